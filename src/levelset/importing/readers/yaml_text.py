"""YAML: every key and every value is a piece with its line.

Read from the parser's events, never constructed: no tag makes an object, no nesting exhausts the stack, and what
aliases multiply is counted while it grows.
"""

import re
from collections.abc import Iterator

import yaml

from levelset.core.findings import Result
from levelset.importing.document import Piece
from levelset.importing.readers.nesting import Building, Sort, Value, pieces_of
from levelset.importing.readers.unreadable import Unreadable

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser of libyaml where PyYAML was built with it: the same events, ten times as fast."""

NUMBER = re.compile(r"[-+]?(?:\d[\d_]*\.?\d*(?:[eE][-+]?\d+)?|0x[0-9a-fA-F]+|\.inf)|\.nan", re.I)
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
FLAGS = frozenset({"true", "false", "True", "False", "TRUE", "FALSE"})
MERGE = "<<"


def read_yaml(name: str, text: str) -> Result[tuple[Piece, ...]]:
    """The pieces of a YAML text (of all its documents), with a warning for every key that stands twice.

    Raises:
        Unreadable: it is broken (the message names the line), or nested too deeply, or too large.
    """
    following = _Following()
    try:
        for event in yaml.parse(text, Loader=LOADER):
            following.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise Unreadable("read/broken", _said(error.problem or error.context or "", line)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Unreadable("read/broken", _said("a character that YAML does not allow", line)) from None
    roots = following.building.roots
    for root in roots:
        _merge(root)
    return pieces_of(name, roots)


def _line(event: yaml.Event) -> int:
    """The line that an event begins on, from 1."""
    return event.start_mark.line + 1 if event.start_mark else 1


def _said(problem: str, line: int) -> str:
    if "\\t" in problem or "tab character" in problem:
        problem = "a tab stands where YAML wants blanks"
    if "undefined alias" in problem:
        problem = "an alias (*name) of something that is not there"
    return f"This is not valid YAML: line {line}: {problem}. Mend it, or save it anew."


class _Following:
    """Goes along with the parser's events; what has an anchor is kept, to be put in again where its alias stands."""

    def __init__(self) -> None:
        self.building = Building()
        self.anchored: dict[str, Value] = {}
        self.names: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        """One event more."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.CollectionStartEvent():
                self._begin(event)
            case yaml.CollectionEndEvent():
                value = self.building.end()
                anchor = self.names.pop()
                if anchor:
                    self.anchored[anchor] = value
            case yaml.AliasEvent():
                self._alias(event)
            case _:
                pass

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        literal = event.style == "|"
        line = _line(event) + (1 if event.style in ("|", ">") else 0)
        value = Value(_sort(event), line, event.value, literal)
        if value.sort is Sort.NOTHING:
            value.text = ""
        if event.anchor:
            self.anchored[event.anchor] = value
        self.building.scalar(value)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        line = _line(event)
        if self.building.wants_key:
            raise Unreadable("read/broken", _said("a list or a mapping stands where a key should", line))
        self.building.begin(Value(Sort.MAP if isinstance(event, yaml.MappingStartEvent) else Sort.LIST, line))
        self.names.append(event.anchor)

    def _alias(self, event: yaml.AliasEvent) -> None:
        line = _line(event)
        value = self.anchored.get(event.anchor or "")
        if value is None:
            within = event.anchor in self.names
            what = "an alias of what it stands in itself" if within else f"nothing has the name *{event.anchor}"
            raise Unreadable("read/broken", _said(what, line))
        for op, copied in _again(value):
            if op == "end":
                self.building.end()
            elif op == "begin":
                self.building.begin(copied)
            else:
                self.building.scalar(copied)


def _again(value: Value) -> Iterator[tuple[str, Value]]:
    """What building a value anew takes; its depth is bounded, its size by whom it is told."""
    if value.sort not in (Sort.MAP, Sort.LIST):
        yield "scalar", value
        return
    yield "begin", Value(value.sort, value.line)
    for index, child in enumerate(value.children):
        if value.keys:
            yield "scalar", value.keys[index]
        yield from _again(child)
    yield "end", value


def _sort(event: yaml.ScalarEvent) -> Sort:
    if event.style is not None and event.style != "":
        return Sort.TEXT
    if event.value in NOTHING:
        return Sort.NOTHING
    if event.value in FLAGS:
        return Sort.FLAG
    return Sort.NUMBER if NUMBER.fullmatch(event.value) else Sort.TEXT


def _merge(value: Value) -> None:
    """Put what ``<<`` names into the mapping itself; a key that stands there comes before it."""
    for child in value.children:
        _merge(child)
    if not any(key.text == MERGE for key in value.keys):
        return
    own = {key.text for key in value.keys}
    keys: list[Value] = []
    children: list[Value] = []
    for key, child in zip(value.keys, value.children, strict=True):
        sources = child.children if child.sort is Sort.LIST else [child]
        if key.text != MERGE or not all(source.sort is Sort.MAP for source in sources):
            keys.append(key)
            children.append(child)
            continue
        for source in sources:
            for name, held in zip(source.keys, source.children, strict=True):
                if name.text not in own:
                    own.add(name.text)
                    keys.append(name)
                    children.append(held)
    value.keys, value.children = keys, children
