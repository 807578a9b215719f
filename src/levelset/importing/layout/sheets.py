"""A printed page → its lines in reading order: ruled tables cell by cell, tables of blanks, columns, plain text."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from levelset.importing.layout.columns import placed
from levelset.importing.layout.printed import Rule, Run, joined, lines_of, said
from levelset.importing.layout.rows import Place, Row, Scale, Seen, Segment
from levelset.importing.layout.ruled import Cell, RuledTable

UNIT = 0.25
"""What columns are counted in, in font sizes."""

SNAP = 0.4
"""Places closer than this, in font sizes, are one: text is never set to the point."""

PRINTED = Scale(gutter=3, hang=10, letter=2)
"""Widths on a page, in units."""

NARROWEST = 3
"""Points of the narrowest gutter of a page that is set in columns."""

SHARE_OF_CROSSING = 0.2
"""Share of the lines of a page that may run through a gutter."""

FEWEST_PAIRS = 4
"""Lines that have text on both sides of a narrow gutter, at least."""

LARGER = 1.15
"""A line is a heading where its letters are larger than most by this much."""

LARGE_GAP = 1.35
"""A gap between two lines that counts as a blank line, in usual distances of lines."""

MIDDLE = 0.3
"""How far the middle of a letter is above its baseline, in font sizes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page where it is read. ``column`` without ``table`` is that of a page set like a newspaper.

    ``region`` tells parts of a page apart that were set on their own.
    """

    runs: tuple[Run, ...]
    page: int
    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    region: int = 0

    @property
    def text(self) -> str:
        """The words of the line, without its bullet."""
        return " ".join(run.text for run in self.runs)

    @property
    def largest(self) -> Run:
        """The run that sets the size of the line."""
        return max(self.runs, key=lambda run: len(run.text))


class _Cut(NamedTuple):
    """A part of a page from top to bottom: a ruled table, or the runs between two of them."""

    top: float
    table: RuledTable | None
    runs: list[Run]


def lines_in_order(
    number: int, runs: Sequence[Run], rules: Sequence[Rule], tables: Sequence[RuledTable], first_table: int
) -> list[Line]:
    """The lines of a page. ``first_table`` is the number of the first table on it."""
    cuts = _cuts(runs, tables)
    lines: list[Line] = []
    count = first_table
    for region, cut in enumerate(cuts, 1):
        if cut.table is not None:
            lines.extend(_ruled(number, cut.table, cut.runs, count))
            count += 1
        else:
            made = list(_free(number, cut.runs, rules, count, region))
            count = max([count, *(line.table + 1 for line in made)])
            lines.extend(made)
    return lines


def _middle(run: Run) -> tuple[float, float]:
    return (run.inner + run.x1) / 2, run.base - MIDDLE * run.size


def _cuts(runs: Sequence[Run], tables: Sequence[RuledTable]) -> list[_Cut]:
    """The page from top to bottom: what stands above, in and below each ruled table."""
    inside: list[list[Run]] = [[] for _ in tables]
    outside: list[list[Run]] = [[] for _ in range(len(tables) + 1)]
    for run in runs:
        x, y = _middle(run)
        at = next((n for n, table in enumerate(tables) if table.cell_at(x, y)), None)
        if at is not None:
            inside[at].append(run)
        else:
            outside[sum(table.ys[0] < y for table in tables)].append(run)
    cuts: list[_Cut] = []
    for at, free in enumerate(outside):
        if free:
            cuts.append(_Cut(min(run.base for run in free), None, free))
        if at < len(tables) and inside[at]:
            cuts.append(_Cut(tables[at].ys[0], tables[at], inside[at]))
    return cuts


def _ruled(number: int, table: RuledTable, runs: Iterable[Run], count: int) -> Iterator[Line]:
    """The lines of a ruled table, cell by cell."""
    cells: dict[Cell, list[Run]] = {}
    for run in runs:
        cell = table.cell_at(*_middle(run))
        if cell is not None:
            cells.setdefault(cell, []).append(run)
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        for line in lines_of(cells[cell]):
            place = (cell.row, cell.column, cell.rows, cell.columns)
            yield Line(tuple(joined(line)), number, count, *place)


def _free(number: int, runs: Sequence[Run], rules: Sequence[Rule], count: int, region: int) -> Iterator[Line]:
    """The lines of what no rules enclose."""
    drawn = lines_of(runs)
    parted = [*(rule.x0 for rule in rules if not rule.is_level), *_narrow_gutters(drawn)]
    lines = [joined(line, parted) for line in drawn]
    levels = [rule for rule in rules if rule.is_level]
    spread, ruled = _with_gaps(lines, levels)
    rows, starts = _rows(spread)
    for place in placed(rows, PRINTED, Seen(ruled=ruled, heads=_heads(spread))):
        line = spread[place.at]
        if line:
            told = _within(line, starts, place)
            table = count + place.table - 1 if place.table else 0
            yield Line(tuple(told), number, table, place.row, place.column, region=region)


def _heads(lines: Sequence[Sequence[Run]]) -> frozenset[int]:
    """The lines that are larger than most."""
    sizes = [run.size for line in lines for run in line for _ in range(len(run.text))]
    usual = median(sizes) if sizes else 0.0
    return frozenset(at for at, line in enumerate(lines) if line and all(run.size > LARGER * usual for run in line))


def _narrow_gutters(lines: Sequence[Sequence[Run]]) -> list[float]:
    """The middles of gutters, however narrow: few lines have letters there, and many have on both sides."""
    covered: Counter[int] = Counter()
    for line in lines:
        covered.update({x for run in line for x in range(math.floor(run.x0), math.ceil(run.x1))})
    if not covered:
        return []
    most = SHARE_OF_CROSSING * len(lines)
    found: list[float] = []
    start: int | None = None
    for x in range(min(covered), max(covered) + 2):
        if covered[x] <= most:
            start = x if start is None else start
        elif start is not None:
            least = min(covered[at] for at in range(start, x))
            open_at = [at for at in range(start, x) if covered[at] == least]
            both = _stand_on_both_sides(lines, open_at[0], open_at[-1] + 1)
            if len(open_at) >= NARROWEST and both >= max(FEWEST_PAIRS, least):
                found.append((open_at[0] + open_at[-1] + 1) / 2)
            start = None
    return found


def _stand_on_both_sides(lines: Sequence[Sequence[Run]], start: int, end: int) -> int:
    """How many lines have runs on both sides of a gutter."""
    return sum(any(run.x1 <= start + 1 for run in line) and any(run.x0 >= end - 1 for run in line) for line in lines)


def _within(line: Sequence[Run], starts: dict[float, int], place: Place) -> list[Run]:
    """The runs of a line that belong to a column."""
    if not place.column:
        return list(line)
    return [run for run in line if place.start <= starts[run.x0] and (place.end is None or starts[run.x0] < place.end)]


def _with_gaps(lines: Sequence[list[Run]], levels: Sequence[Rule]) -> tuple[list[list[Run]], frozenset[int]]:
    """The lines with an empty one where the page has a gap or a rule; and which of these are rules."""
    steps = sorted(b[0].base - a[0].base for a, b in pairwise(lines) if b[0].base - a[0].base < 2.2 * b[0].size)
    usual = steps[len(steps) // 5] if steps else 0.0
    spread: list[list[Run]] = []
    ruled: set[int] = set()
    for line in lines:
        if spread:
            above, below = spread[-1][0].base, line[0].base
            if any(above < rule.y0 < below for rule in levels):
                ruled.add(len(spread))
                spread.append([])
            elif below - above > LARGE_GAP * max(usual, line[0].size):
                spread.append([])
        spread.append(line)
    return spread, frozenset(ruled)


def _rows(lines: Sequence[Sequence[Run]]) -> tuple[list[Row], dict[float, int]]:
    """The lines in units, and the unit at which each run begins; places that are as good as one are one."""
    runs = [run for line in lines for run in line]
    sizes = sorted(run.size for run in runs for _ in range(len(run.text)))
    size = sizes[len(sizes) // 2] if sizes else 10.0
    starts: dict[float, int] = {}
    snapped: float | None = None
    for x in sorted({run.x0 for run in runs}):
        if snapped is None or x - snapped > SNAP * size:
            snapped = x
        starts[x] = round(snapped / (UNIT * size))
    rows: list[Row] = []
    for line in lines:
        begun = [(starts[run.x0], run) for run in line]
        rows.append([Segment(at, max(at + 1, round(run.x1 / (UNIT * size))), said(run)) for at, run in begun])
    return rows, starts
