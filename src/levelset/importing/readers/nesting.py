"""Keys and values → pieces: what the readers of JSON and YAML share.

Every key is a piece (look ``HEADING``, mark ``key``), every value one or several. The mark ``at:…`` says where a piece
stands: a step for each mapping (``m``) or list (``l``) around it with the place in it from 0, so ``at:m2l0m1`` is the
second entry of the first item of the list that the third key of the document holds. A key and its value share a place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers.bullets import without_bullet
from levelset.importing.readers.unreadable import Unreadable
from levelset.text.normal import squeeze

DEEPEST = 64
"""Levels of nesting; a framework has eight."""

MOST_NODES = 200_000
"""Keys and values of a document, aliases followed."""

KEY = "key"
AT = "at:"
SENTENCE = re.compile(r"[^\W\d_a-zß-ÿ].*[.!?]")
"""A line that begins with a capital and ends where a sentence ends."""

MOST_TOLD = 20
"""Repeated keys that are told one by one."""


class Sort(StrEnum):
    """What a value is. All but the containers are kept as the text that stood there."""

    MAP = "map"
    LIST = "list"
    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    NOTHING = "nothing"


@dataclass(slots=True)
class Value:
    """A value with the line it begins on; ``keys`` are those of a mapping, beside its ``children``.

    ``literal``: the lines of its text are lines of the document, the first one being ``line``.
    """

    sort: Sort
    line: int
    text: str = ""
    literal: bool = False
    keys: list["Value"] = field(default_factory=list)
    children: list["Value"] = field(default_factory=list)


class Building:
    """Puts values together while a parser goes through a document; bounds depth and number."""

    def __init__(self) -> None:
        self.roots: list[Value] = []
        self.open: list[Value] = []
        self.key: Value | None = None
        self.nodes = 0

    def begin(self, value: Value) -> None:
        """A container opens."""
        if len(self.open) >= DEEPEST:
            message = f"Line {value.line}: lists within lists, more than {DEEPEST} deep. No framework is; save it anew."
            raise Unreadable("read/too-deep", message)
        self._put(value)
        self.open.append(value)

    def end(self) -> Value:
        """The innermost container closes."""
        self.key = None
        return self.open.pop()

    def scalar(self, value: Value) -> None:
        """A key or a value that is no container."""
        if self.wants_key:
            self._count()
            self.key = value
        else:
            self._put(value)

    @property
    def wants_key(self) -> bool:
        """Whether a key has to come next."""
        return bool(self.open) and self.open[-1].sort is Sort.MAP and self.key is None

    def _put(self, value: Value) -> None:
        self._count()
        if not self.open:
            self.roots.append(value)
            return
        around = self.open[-1]
        if around.sort is Sort.MAP:
            around.keys.append(self.key or Value(Sort.TEXT, value.line))
            self.key = None
        around.children.append(value)

    def _count(self) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = (
                f"The document holds more than {MOST_NODES:,} keys and values; nobody could review it. Split it into "
                "the parts of your framework and leave out the rest."
            )
            raise Unreadable("read/too-large", message)


def pieces_of(name: str, roots: list[Value]) -> Result[tuple[Piece, ...]]:
    """The pieces of a document in reading order, and a warning for every key that stands twice in one mapping."""
    pieces: list[Piece] = []
    findings: list[Finding] = []
    whole = roots[0] if len(roots) == 1 else Value(Sort.LIST, 1, children=roots)
    _add(name, whole, "", pieces, findings)
    if len(findings) > MOST_TOLD:
        rest = len(findings) - MOST_TOLD
        more = Finding("read/repeated-key", Severity.WARNING, f"… and {rest} more keys that stand twice.", name)
        findings = [*findings[:MOST_TOLD], more]
    return Result(tuple(pieces), tuple(findings))


def _add(name: str, value: Value, place: str, pieces: list[Piece], findings: list[Finding]) -> None:
    if value.sort in (Sort.MAP, Sort.LIST):
        seen: set[str] = set()
        step = "m" if value.sort is Sort.MAP else "l"
        for index, child in enumerate(value.children):
            there = f"{place}{step}{index}"
            if value.keys:
                _add_key(name, value.keys[index], there, seen, pieces, findings)
            _add(name, child, there, pieces, findings)
        return
    for line, look, text, raw, marks in _parts(value):
        number = len(pieces) + 1
        item = place.rpartition("l")[2].isdigit() and look is Look.PARAGRAPH
        source = Source(name, line=line, piece=number)
        pieces.append(
            Piece(
                number,
                text,
                Look.ITEM if item else look,
                source,
                raw,
                depth=_depth(place),
                sure=True,
                marks=(AT + place, value.sort.value, *marks),
            )
        )


def _add_key(name: str, key: Value, place: str, seen: set[str], pieces: list[Piece], findings: list[Finding]) -> None:
    text = squeeze(key.text)
    if key.text in seen:
        message = f"“{text[:80]}” stands twice in one place; both were read. Remove one, or give it a name of its own."
        findings.append(Finding("read/repeated-key", Severity.WARNING, message, name, key.line))
    seen.add(key.text)
    number = len(pieces) + 1
    source = Source(name, line=key.line, piece=number)
    pieces.append(
        Piece(number, text, Look.HEADING, source, key.text, _depth(place), sure=True, marks=(AT + place, KEY))
    )


def _depth(place: str) -> int:
    return max(1, len(re.findall("[ml]", place)))


def _parts(value: Value) -> Iterator[tuple[int, Look, str, str, tuple[str, ...]]]:
    """``(line, look, text, raw, marks)`` of each part of a text: bullets, paragraphs, lines that are sentences."""
    lines = value.text.splitlines() or [value.text]
    said = [line.strip() for line in lines if line.strip()]
    bulleted = sum(bool(without_bullet(line).sign) for line in said) > 1
    whole = not bulleted and len(said) > 1 and all(SENTENCE.fullmatch(line) for line in said)
    held: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines):
        bare = line.strip()
        bullet = without_bullet(bare)
        begins = bulleted and bool(bullet.sign)
        if held and (begins or whole or not bare):
            yield _part(held)
            held = []
        if bare:
            at = value.line + (number if value.literal else 0)
            held.append((at, bullet.text, bullet.sign) if begins else (at, bare, ""))
    if held:
        yield _part(held)


def _part(held: list[tuple[int, str, str]]) -> tuple[int, Look, str, str, tuple[str, ...]]:
    line, _, sign = held[0]
    text = squeeze(" ".join(text for _, text, _ in held))
    return line, Look.ITEM if sign else Look.PARAGRAPH, text, f"{sign} {text}".strip(), (sign,) if sign else ()
