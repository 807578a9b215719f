"""Text of equal letters: what ``pdftotext -layout`` prints, and tables that were drawn with blanks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from levelset.importing.layout.columns import SIGNS_ONLY, placed
from levelset.importing.layout.furniture import SAYS_PAGE
from levelset.importing.layout.rows import Scale, Seen, Segment

SEGMENT = re.compile(r"(?:^|(?<=\s{2}))\S(?:\S|\s(?!\s))*")
PAGE_END = re.compile(r"\f|^\s*(?:[-–—|]\s*)?page\s+\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*(?:[-–—|])?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands in one column of one line. ``line`` counts from 1; ``text`` keeps the blanks within its column.

    ``table``, ``row`` and ``column`` are those of ``columns.Place``.
    """

    line: int
    text: str
    table: int = 0
    row: int = 0
    column: int = 0


def strips_of(lines: Sequence[str]) -> list[Strip]:
    """The lines of a text in reading order, those that stand in columns apart. Lines with tabs are left as they are."""
    rows = [_segments(line) for line in lines]
    breaks = frozenset(at for at, line in enumerate(lines) if PAGE_END.search(line))
    strips: list[Strip] = []
    for place in placed(rows, Scale(), Seen(breaks)):
        whole = not place.column
        text = lines[place.at] if whole else lines[place.at][place.start : place.end].rstrip()
        strips.append(Strip(place.at + 1, text, place.table, place.row, place.column))
    return strips


def _segments(line: str) -> list[Segment]:
    """What blanks part on a line; a bullet belongs to what it stands before, and the foot of a page is one."""
    if "\t" in line or SAYS_PAGE.search(line):
        return [Segment(0, len(line), line.strip())] if line.strip() else []
    joined: list[Segment] = []
    for match in SEGMENT.finditer(line):
        start = match.start()
        if joined and SIGNS_ONLY.match(joined[-1].text):
            start = joined.pop().start
        joined.append(Segment(start, match.end(), line[start : match.end()]))
    return joined
