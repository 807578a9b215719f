"""JSON: every key and every value is a piece with its line.

The standard library's parser tells no lines and follows nesting until the stack ends, so this one is our own: one pass,
no recursion. Comments, commas too many, ``NaN`` and several values one after the other (JSON lines) are let through, as
people write them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from levelset.core.findings import Result
from levelset.importing.document import Piece
from levelset.importing.readers.nesting import Building, Sort, Value, pieces_of
from levelset.importing.readers.unreadable import Unreadable

TOKEN = re.compile(
    r"""(?P<skip>\s+|//[^\n]*|/\*.*?\*/)|(?P<sign>[{}\[\]:,])|(?P<text>"[^"\\]*(?:\\.[^"\\]*)*")"""
    r"""|(?P<word>[^\s{}\[\]:,"/][^\s{}\[\]:,"]*)""",
    re.S,
)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|Infinity)|NaN")
ESCAPED = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})")
WORDS = {"true": Sort.FLAG, "false": Sort.FLAG, "null": Sort.NOTHING}


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def read_json(name: str, text: str) -> Result[tuple[Piece, ...]]:
    """The pieces of a JSON document, with a warning for every key that stands twice.

    Raises:
        Unreadable: it is broken (the message names the line), or nested too deeply, or too large.
    """
    building = Building()
    comma = True  # a value may come only at the beginning, behind a comma, or as a document of its own
    last: _Token | None = None
    for token in _tokens(text):
        before, last = last, token
        if token.kind != "sign":
            _scalar(building, token, comma=comma)
            comma = False
        elif token.text in "{[":
            _open(building, token, comma=comma)
            comma = True
        elif token.text in "}]":
            _close(building, token)
            comma = False
        elif token.text == ":":
            comma = _colon(building, token, before)
        else:
            comma = _comma(building, token)
    if building.open:
        at = building.open[-1].line
        line = last.line if last else 1
        raise _broken(line, f"the document ends inside what begins on line {at}; a part of it seems to be missing")
    return pieces_of(name, building.roots)


def _tokens(text: str) -> Iterator[_Token]:
    line, at = 1, 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if found is None:
            what = "a text without its closing quote" if text[at] == '"' else f"“{text[at]}” is out of place"
            raise _broken(line, what)
        if found.lastgroup != "skip":
            yield _Token(str(found.lastgroup), found[0], line)
        line += found[0].count("\n")
        at = found.end()


def _broken(line: int, what: str) -> Unreadable:
    return Unreadable("read/broken", f"This is not valid JSON: line {line}: {what}. Mend it, or save it anew.")


def _scalar(building: Building, token: _Token, *, comma: bool) -> None:
    if not comma and building.open:
        raise _broken(token.line, f"a comma is missing before “{token.text[:40]}”")
    if token.kind == "text":
        building.scalar(Value(Sort.TEXT, token.line, _unescaped(token)))
        return
    sort = WORDS.get(token.text) or (Sort.NUMBER if NUMBER.fullmatch(token.text) else None)
    if sort is None or building.wants_key:
        raise _broken(token.line, f"“{token.text[:40]}” should stand in double quotes")
    building.scalar(Value(sort, token.line, "" if sort is Sort.NOTHING else token.text))


def _unescaped(token: _Token) -> str:
    """The text in quotes; half a character (a lone surrogate), which no file can hold, becomes a mark."""
    try:
        text: str = json.loads(token.text, strict=False)
    except ValueError:
        raise _broken(token.line, "an escape that JSON does not have (a single “\\”)") from None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if ESCAPED.search(token.text) else text


def _open(building: Building, token: _Token, *, comma: bool) -> None:
    if building.wants_key or (not comma and building.open):
        raise _broken(token.line, f"“{token.text}” is out of place")
    building.begin(Value(Sort.MAP if token.text == "{" else Sort.LIST, token.line))


def _close(building: Building, token: _Token) -> None:
    wanted = Sort.MAP if token.text == "}" else Sort.LIST
    if not building.open or building.open[-1].sort is not wanted or building.key is not None:
        raise _broken(token.line, f"“{token.text}” closes nothing")
    building.end()


def _colon(building: Building, token: _Token, before: _Token | None) -> bool:
    if building.key is None or (before is not None and before.text == ":"):
        raise _broken(token.line, "“:” is out of place")
    return True


def _comma(building: Building, token: _Token) -> bool:
    if not building.open or building.key is not None:
        raise _broken(token.line, "“,” is out of place")
    return True
