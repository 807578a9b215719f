"""What a document says of itself before it begins: its contents, the names of its tabs; and what was pasted twice.

Lines that follow each other and stand again below, one after the other with something between, are an index of what
is there: no page begins with them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document, Look, Piece
from levelset.importing.recognition.blocks import SITE
from levelset.importing.recognition.titles import read_level, read_title

NUMBERED = re.compile(r"(?:[\s.·…_]{2,}|\s)(?P<page>\d{1,3})$")
"""The page on which a line of contents says that something stands, behind dots or blanks."""

NAMED = frozenset(
    map(key_of, ("contents", "table of contents", "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières",
                 "índice", "contenido", "sumário", "indice", "inhoud", "on this page", "in this document"))
)  # fmt: skip
LONGEST_ENTRY = 90
"""Letters of a line of contents, at most."""

LEAST_ENTRIES, LEAST_PAGES = 3, 2
"""Lines of a table of contents, at least; and how many titles of pages follow each other where nothing announces it."""

BELOW = re.compile(
    r"(?:share (?:this|on)|related (?:posts?|articles?|reading|content)|leave a (?:comment|reply)|recent posts|"
    r"more (?:posts|articles|from)|you (?:may|might) also like|subscribe|sign up|follow us|"
    r"was this (?:page|article))\b",
    re.I,
)
"""How a site begins what stands below a text."""

ENDED = re.compile(r"[.;:!]$")
LONGEST_TAIL, LONGEST_LINK = 40, 12
"""Lines below a text, and words of each, at most."""

MOST_TRIED = 50
"""Lines called like the first that are tried for the beginning of a second paste."""

LEAST_AGAIN, SHARE_AGAIN = 8, 0.4
"""Lines that a second paste has at least, and share of those of the first."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a document: what it says, whole and without the number of a page, that number, and its pieces."""

    text: str
    whole: str
    key: str
    page: int | None
    pieces: tuple[Piece, ...]


def without_contents(document: Document) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its table of contents, and all that was pasted a second time, marked as beside the text."""
    lines = list(_lines(document.pieces))
    again = _second_paste(lines)
    found = {piece.number for line in lines[again:] for piece in line.pieces} if again else set[int]()
    found |= {piece.number for line in (*_contents(lines[:again]), *_tail(lines)) for piece in line.pieces}
    if not found:
        return document, ()
    marked = tuple(
        replace(piece, marks=(*piece.marks, SITE)) if piece.number in found else piece for piece in document.pieces
    )
    return replace(document, pieces=marked), _said(lines, again, document.file) if again else ()


def _said(lines: Sequence[_Line], again: int, file: str) -> tuple[Finding, ...]:
    message = (
        f"From here on the document says again what it said above ({len(lines) - again} lines): it seems to have been "
        "pasted twice. The first time was read; delete the second."
    )
    return (Finding("import/pasted-twice", Severity.WARNING, message, file, lines[again].pieces[0].source.line),)


def _lines(pieces: Sequence[Piece]) -> Iterator[_Line]:
    """The lines outside of tables and of what surrounds a text; cells beside each other are one."""
    held: list[Piece] = []
    for piece in pieces:
        if piece.table or piece.look is Look.BLANK or SITE in piece.marks:
            continue
        if held and not (held[-1].look is piece.look is Look.CELL and held[-1].source.line == piece.source.line):
            yield _line(held)
            held = []
        held.append(piece)
    if held:
        yield _line(held)


def _line(pieces: Sequence[Piece]) -> _Line:
    text = pieces[0].text if len(pieces) == 1 else " ".join(piece.text for piece in pieces)
    found = NUMBERED.search(text) if len(text) <= LONGEST_ENTRY else None
    page = int(found["page"]) if found else None
    whole = key_of(text)
    return _Line(text, whole, key_of(text[: found.start()]) if found else whole, page, tuple(pieces))


def _second_paste(lines: Sequence[_Line]) -> int | None:
    """The index from which on a document says again, line by line, what it began with; None where it does not."""
    keys = [line.whole for line in lines]
    behind = range(LEAST_AGAIN, len(keys) - LEAST_AGAIN + 1)
    again = islice((at for at in behind if keys[at] == keys[0] and len(keys) - at >= SHARE_AGAIN * at), MOST_TRIED)
    return next((at for at in again if keys[at:] == keys[: len(keys) - at]), None)


def _tail(lines: Sequence[_Line]) -> Sequence[_Line]:
    """What a site puts below a text: from the first line that says so on, where nothing is said behind it."""
    begins = len(lines)
    for at in range(len(lines) - 1, max(-1, len(lines) - LONGEST_TAIL), -1):
        line = lines[at]
        says = len(line.text.split()) > LONGEST_LINK or ENDED.search(line.text) or line.pieces[0].look is Look.HEADING
        if says and "©" not in line.text:
            break
        begins = at if BELOW.match(line.text) else begins
    return lines[begins:]


def _contents(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of the first table of contents of a document."""
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        places.setdefault(line.whole, []).append(at)
    at = 0
    while at < len(lines):
        run = _run(lines, places, at)
        if _is_index(lines, at, run):
            return list(lines[at : at + run])
        at += max(1, run)
    return []


def _run(lines: Sequence[_Line], places: Mapping[str, Sequence[int]], start: int) -> int:
    """How many lines from one on stand again further down, in the same order; they end where the first comes again."""
    later, at, first = -1, start, len(lines)
    while at < first and len(lines[at].text) <= LONGEST_ENTRY:
        keys = {lines[at].whole, lines[at].key}
        found = [place for key in keys for place in _next(places.get(key, ()), max(at, later))]
        if not found:
            break
        later = min(found)
        first = min(first, later)
        at += 1
    return at - start


def _next(held: Sequence[int], behind: int) -> Sequence[int]:
    """The first of some places behind another one, or nothing."""
    at = bisect_right(held, behind)
    return held[at : at + 1]


def _is_index(lines: Sequence[_Line], start: int, count: int) -> bool:
    """Whether lines that stand again below are an index: by their numbers, what announces them, or titles in a row."""
    entries = lines[start : start + count]
    if start and lines[start - 1].key in NAMED and count >= LEAST_PAGES:
        return True
    pages = [line.page for line in entries if line.page is not None]
    if count >= LEAST_ENTRIES and len(pages) * 4 >= count * 3 and pages == sorted(pages):
        return True
    titles = [line for line in entries if read_title(line.text) or read_level(line.text)]
    return len(titles) >= LEAST_PAGES
