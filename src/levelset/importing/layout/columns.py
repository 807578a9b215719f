"""Columns in text of equal letters: what ``pdftotext -layout`` prints, and tables that were drawn with blanks.

A column begins where several lines begin a word behind blanks at the same place and no line has a letter in the gutter
before it. Columns whose left side only names what stands on the right are a table; two columns full of sentences are
set as in a newspaper, and are read one after the other.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

GUTTER = 2
"""Blanks between two columns, at least."""

FEWEST_LINES = 3
"""Lines that stand to the right of a gutter before it counts as one."""

FARTHEST_APART = 3
"""Blank lines within a region of columns, at most."""

LONGEST_REGION = 500
"""Lines that are looked at together: columns that go on are found again, and time stays linear."""

DEEPEST_HANG = 6
"""Blanks by which the lines of an item are indented below their bullet, at most."""

SHARE_OF_LABELS = 0.6
"""In a table of names and what stands under them, at most this share of the lines carries a name."""

LONGEST_LABEL = 5
"""Words of such a name on one line, at most."""

SIGNS_ONLY = re.compile(r"^\s*(?:[^\w\s]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*$")
"""A bullet or a number, behind which blanks are no gutter."""

BULLET = re.compile(r"^\s*(?:[^\w\s(\"'“‘]\s|(?:\d{1,2}|[a-z])[.)]\s)")
BEGINS_LOW = re.compile(r"^\s*[a-zß-öø-ÿ(,;&]")
SEGMENT = re.compile(rf"(?:^|(?<=\s{{{GUTTER}}}))\S(?:\S|\s(?!\s))*")
PAGE_END = re.compile(r"\f|^\s*(?:[-–—|]\s*)?page\s+\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*(?:[-–—|])?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands in one column of one line. ``line`` counts from 1; ``text`` keeps the blanks within its column.

    ``table`` is 0 outside of tables; ``row`` and ``column`` count from 1. In columns of a newspaper ``column`` alone is
    set; in plain text it is 0.
    """

    line: int
    text: str
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass
class _Region:
    """Lines from ``start`` to before ``end`` with columns that begin at ``edges``; the first one begins at 0."""

    start: int
    end: int
    edges: tuple[int, ...]


def strips_of(lines: Sequence[str]) -> list[Strip]:
    """The lines of a text in reading order, those that stand in columns apart. Lines with tabs are left as they are."""
    strips: list[Strip] = []
    tables = 0
    at = 0
    for region in _regions(lines):
        strips.extend(Strip(n + 1, lines[n]) for n in range(at, region.start))
        if _is_newspaper(lines, region):
            strips.extend(_by_column(lines, region))
        else:
            tables += 1
            strips.extend(_by_row(lines, region, tables))
        at = region.end
    strips.extend(Strip(n + 1, lines[n]) for n in range(at, len(lines)))
    return strips


def _segments(line: str) -> list[tuple[int, str]]:
    """``(column, text)`` of what blanks part on a line; a bullet belongs to what it stands before."""
    found = [(match.start(), match[0]) for match in SEGMENT.finditer(line)]
    joined: list[tuple[int, str]] = []
    for start, text in found:
        if joined and SIGNS_ONLY.match(joined[-1][1]):
            before, _ = joined.pop()
            joined.append((before, line[before : start + len(text)]))
        else:
            joined.append((start, text))
    return joined


def _regions(lines: Sequence[str]) -> Iterator[_Region]:
    """The parts of a text that stand in columns, from top to bottom."""
    segments = [_segments(line) if "\t" not in line else [] for line in lines]
    at = 0
    while at < len(lines):
        region = _region_at(lines, segments, at) if len(segments[at]) > 1 else None
        if region is None:
            at += 1
        else:
            yield region
            at = region.end


def _region_at(lines: Sequence[str], segments: Sequence[list[tuple[int, str]]], first: int) -> _Region | None:
    """The region that begins at a line with several segments, or None where they are no columns."""
    best: tuple[int, _Region] | None = None
    starts = {start for start, _ in segments[first][1:]}
    starts |= {start for near in segments[first + 1 : first + 1 + FARTHEST_APART] for start, _ in near[1:]}
    for edge in sorted(starts):
        end = _reach(lines, first, edge)
        within = range(first, end)
        begins = Counter(start for n in within for start, _ in segments[n])
        anchors = sum(any(start == edge for start, _ in segments[n][1:]) for n in within)
        right = sum(count for start, count in begins.items() if edge <= start <= edge + DEEPEST_HANG)
        if anchors and right >= FEWEST_LINES and begins[edge] >= 2 and (best is None or right > best[0]):
            best = (right, _Region(first, end, (edge,)))
    if best is None:
        return None
    region = best[1]
    region.end = _trimmed(lines, region)
    right_lines = [n for n in range(region.start, region.end) if lines[n][region.edges[0] :].strip()]
    if len(right_lines) < FEWEST_LINES:
        return None
    region.edges = _all_edges(lines, segments, region)
    return region


def _is_open(line: str, edge: int) -> bool:
    """Whether a line leaves the gutter before a column free."""
    return not line[max(0, edge - GUTTER) : edge].strip()


def _reach(lines: Sequence[str], first: int, edge: int) -> int:
    """The line before which the columns end: one that runs through the gutter, the end of a page, or a heading."""
    blanks = 0
    end = first
    for at in range(first, min(len(lines), first + LONGEST_REGION)):
        line = lines[at]
        if not line.strip():
            blanks += 1
            if blanks > FARTHEST_APART:
                break
            continue
        if "\t" in line or not _is_open(line, edge) or (PAGE_END.search(line) and at > first):
            break
        if _stands_alone(lines, at, edge):
            break
        blanks = 0
        end = at + 1
    return end


def _stands_alone(lines: Sequence[str], at: int, edge: int) -> bool:
    """Whether a line has text on the left only, and belongs neither to the name above nor to what stands below."""
    if lines[at][edge:].strip():
        return False
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if below.strip() and not below[:edge].strip():
        return False
    above = lines[at - 1] if at else ""
    return not (above[:edge].strip() and above[edge:].strip() and _wraps(above[:edge], lines[at][:edge], edge))


def _wraps(above: str, below: str, edge: int) -> bool:
    """Whether the first word below had no room behind the text above, in a column that ends before ``edge``."""
    word = below.split()[0] if below.split() else ""
    return len(above.rstrip()) + 1 + len(word) > edge - GUTTER or bool(BEGINS_LOW.match(below))


def _trimmed(lines: Sequence[str], region: _Region) -> int:
    """The end of a region without what stands below its last line on the right, but for the rest of a name."""
    edge = region.edges[0]
    last = max((n for n in range(region.start, region.end) if lines[n][edge:].strip()), default=region.start)
    end = last + 1
    while end < region.end and lines[end].strip() and _wraps(lines[end - 1][:edge], lines[end][:edge], edge):
        end += 1
    return end


def _all_edges(lines: Sequence[str], segments: Sequence[list[tuple[int, str]]], region: _Region) -> tuple[int, ...]:
    """Where all columns of a region begin, the first one apart."""
    within = [n for n in range(region.start, region.end) if lines[n].strip()]
    begins = Counter(start for n in within for start, _ in segments[n][1:])
    edges = [region.edges[0]]
    for start, count in sorted(begins.items()):
        apart = all(abs(start - edge) > GUTTER for edge in edges)
        if count >= 2 and apart and all(_is_open(lines[n], start) for n in within):
            edges.append(start)
    return tuple(sorted(edges))


def _cells(line: str, edges: Sequence[int]) -> list[str]:
    """The text of a line in each column, from the first."""
    borders = [0, *edges, max(len(line), edges[-1])]
    return [line[a:b].rstrip() for a, b in pairwise(borders)]


def _words(text: str) -> int:
    return len(text.split())


def _is_newspaper(lines: Sequence[str], region: _Region) -> bool:
    """Whether every column holds sentences of its own that go on from line to line."""
    rows = [_cells(line, region.edges) for line in lines[region.start : region.end] if line.strip()]
    columns = list(zip(*rows, strict=True))
    for column in columns:
        filled = [text for text in column if text.strip()]
        low = sum(bool(BEGINS_LOW.match(text)) for text in filled)
        if len(filled) < SHARE_OF_LABELS * len(rows) or low < max(1, len(filled) // 10):
            return False
        if sum(map(_words, filled)) / max(1, len(filled)) <= LONGEST_LABEL / 2:
            return False
    return not _is_banded(lines, region)


def _is_banded(lines: Sequence[str], region: _Region) -> bool:
    """Whether blank lines part rows in which several columns begin anew at the same line."""
    bands = _bands(lines, region.start, region.end)
    if len(bands) < 2:
        return False
    for start, _ in bands:
        cells = [text for text in _cells(lines[start], region.edges) if text.strip()]
        if len(cells) < 2 or any(BEGINS_LOW.match(text) for text in cells):
            return False
    return True


def _bands(lines: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    """``(start, end)`` of the runs of lines that blank lines part."""
    bands: list[tuple[int, int]] = []
    for at in range(start, end):
        if not lines[at].strip():
            continue
        if bands and bands[-1][1] == at:
            bands[-1] = (bands[-1][0], at + 1)
        else:
            bands.append((at, at + 1))
    return bands


def _by_column(lines: Sequence[str], region: _Region) -> Iterator[Strip]:
    """Columns of a newspaper: all of the first, then all of the next."""
    for index in range(len(region.edges) + 1):
        for at in range(region.start, region.end):
            text = _cells(lines[at], region.edges)[index] if lines[at].strip() else ""
            if text.strip() or not lines[at].strip():
                yield Strip(at + 1, text, column=index + 1)
        yield Strip(region.end, "", column=index + 1)


def _by_row(lines: Sequence[str], region: _Region, table: int) -> Iterator[Strip]:
    """The cells of a table, row by row; within a row a cell is read to its end before the next."""
    at = region.start
    for number, (start, end) in enumerate(_rows(lines, region), 1):
        yield from (Strip(n + 1, "") for n in range(at, start))
        for index in range(len(region.edges) + 1):
            is_last = index == len(region.edges)
            for n in range(start, end):
                text = _cells(lines[n], region.edges)[index] if lines[n].strip() else ""
                if text.strip() or (is_last and not lines[n].strip()):
                    yield Strip(n + 1, text, table, number, index + 1)
        at = end


def _rows(lines: Sequence[str], region: _Region) -> list[tuple[int, int]]:
    """``(start, end)`` of the rows of a table."""
    bands = _bands(lines, region.start, region.end)
    edge = region.edges[0]
    if len(bands) > 1 and all(_runs_on_left(lines, band, edge) == 1 for band in bands):
        return bands
    starts = [n for n in range(region.start, region.end) if _begins_row(lines, n, region)]
    if not starts or starts[0] != region.start:
        starts.insert(0, region.start)
    ends = [*starts[1:], region.end]
    return [(a, _last_text(lines, a, b)) for a, b in zip(starts, ends, strict=True)]


def _last_text(lines: Sequence[str], start: int, end: int) -> int:
    """The end of a row without the blank lines behind it."""
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _runs_on_left(lines: Sequence[str], band: tuple[int, int], edge: int) -> int:
    """How many runs of lines with text on the left a band has."""
    filled = [bool(lines[n][:edge].strip()) for n in range(*band)]
    return sum(now and not before for before, now in zip([False, *filled], filled, strict=False))


def _begins_row(lines: Sequence[str], at: int, region: _Region) -> bool:
    """Whether a row begins at a line: there is text on the left which is not the rest of the name above."""
    edge = region.edges[0]
    if not lines[at][:edge].strip():
        return False
    above = lines[at - 1] if at > region.start else ""
    if not above[:edge].strip():
        return True
    left_goes_on = _wraps(above[:edge], lines[at][:edge], _width_of_left(lines, region) + GUTTER)
    rights = _cells(lines[at], region.edges)[1:]
    begins = [text for text in rights if text.strip()]
    if not begins:
        return not left_goes_on
    return not (left_goes_on and all(_goes_on(text) for text in begins))


def _goes_on(text: str) -> bool:
    """Whether a line in a column goes on with what stands above it, rather than to begin."""
    return bool(BEGINS_LOW.match(text)) or (text.startswith(" ") and not BULLET.match(text))


def _width_of_left(lines: Sequence[str], region: _Region) -> int:
    return max(len(lines[n][: region.edges[0]].rstrip()) for n in range(region.start, region.end))
