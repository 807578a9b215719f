"""Columns beside each other: tables that nothing but blanks draw, and pages that are set as newspapers are.

A column begins where several lines begin a word behind blanks at the same place and no line has a letter in the gutter
before it. Columns whose left side only names what stands on the right are a table; columns full of sentences are read
one after the other. Lines are rows of segments, in letters of a pasted text or in units of a printed page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

FEWEST_LINES = 3
"""Lines that stand to the right of a gutter before it counts as one."""

FARTHEST_APART = 3
"""Blank lines within a region of columns, at most."""

LARGEST_BREAK = 9
"""Lines between two pages, blank or not, at most."""

FEWEST_RULES = 2
"""Rules between the rows of a table, at least, before nothing else is asked where its rows are."""

FARTHEST_RULE = 60
"""Lines of a row between two rules, at most."""

LONGEST_REGION = 500
"""Lines that are looked at together: columns that go on are found again, and time stays linear."""

SHARE_OF_COLUMN = 0.25
"""At least this share of the lines has text in two columns of a newspaper; the lines of two may stand apart."""

FEWEST_SENTENCES = 5
"""Lines of two columns of a newspaper, at least; the last one may end early."""

MOST_GUTTERS = 60
"""Places at which a column may begin that are tried on a page."""

LONGEST_LABEL = 5
"""Words on a line of a column that only names what stands beside it, at most."""

SIGNS_ONLY = re.compile(r"^\s*(?:[^\w\s]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*$")
"""A bullet or a number, behind which blanks are no gutter."""

BULLET = re.compile(r"^\s*(?:[^\w\s(\"'“‘]\s|(?:\d{1,2}|[a-z])[.)]\s)")
BEGINS_LOW = re.compile(r"^\s*[a-zß-öø-ÿ(,;&]")


@dataclass(frozen=True, slots=True)
class Segment:
    """What stands on a line between two gutters, from ``start`` to before ``end``."""

    start: int
    end: int
    text: str


Row = Sequence[Segment]
"""The segments of a line, from left to right; none: an empty line."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How wide things are: the narrowest ``gutter``, the deepest indentation below a bullet, a ``letter``."""

    gutter: int = 2
    hang: int = 6
    letter: float = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where one part of a line belongs: the line ``at``, between ``start`` and ``end`` (None: its end).

    ``table`` is 0 outside of tables; ``row`` and ``column`` count from 1. In columns of a newspaper ``column`` alone is
    set; elsewhere it is 0.
    """

    at: int
    start: int = 0
    end: int | None = None
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows from ``start`` to before ``end`` with columns that begin at ``edges``; the first one begins at 0.

    ``goes_on``: it is the rest of a row that the end of a page cut in two.
    """

    start: int
    end: int
    edges: tuple[int, ...]
    goes_on: bool = False
    is_newspaper: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What else is seen of some lines: where a page ends (``breaks``), empty ones with a rule, and headings."""

    breaks: AbstractSet[int] = frozenset()
    ruled: AbstractSet[int] = frozenset()
    heads: AbstractSet[int] = frozenset()


def placed(rows: Sequence[Row], scale: Scale, seen: Seen = Seen()) -> list[Place]:
    """The parts of all lines in reading order. No columns go over the end of a page."""
    return _Reader(rows, scale, seen.breaks, seen.ruled, seen.heads).read()


def left_of(row: Row, edge: int) -> list[Segment]:
    """The segments that begin before an edge."""
    return [segment for segment in row if segment.start < edge]


@dataclass(frozen=True, slots=True)
class _Reader:
    rows: Sequence[Row]
    scale: Scale
    breaks: AbstractSet[int]
    ruled: AbstractSet[int]
    heads: AbstractSet[int]

    def read(self) -> list[Place]:
        places: list[Place] = []
        tables = rows = 0
        at = 0
        for region in self._regions():
            places.extend(Place(n) for n in range(at, region.start))
            if region.is_newspaper:
                places.extend(self._by_column(region))
            else:
                tables, rows = (tables, rows - 1) if region.goes_on and tables else (tables + 1, 0)
                told = list(self._by_row(region, tables, rows))
                rows = told[-1].row
                places.extend(told)
            at = region.end
        places.extend(Place(n) for n in range(at, len(self.rows)))
        return places

    def _regions(self) -> Iterator[_Region]:
        """The parts that stand in columns, from top to bottom."""
        at = 0
        last: _Region | None = None
        set_in_columns = iter([*self._newspapers(), None])
        news = next(set_in_columns)
        while at < len(self.rows):
            if news is not None and at >= news.start:
                yield news
                at, news = news.end, next(set_in_columns)
                continue
            row = self.rows[at]
            region = self._region_at(at) if len(row) > 1 else self._rest_at(at, last) if row else None
            if region is None:
                at += 1
                continue
            if news is not None and region.end > news.start:
                region = replace(region, end=news.start)
            yield region if region.goes_on else replace(region, start=self._head_of(region, last))
            at = region.end
            last = region

    def _head_of(self, region: _Region, last: _Region | None) -> int:
        """The line at which a region begins: that of its page where all above it stands right of its first gutter."""
        edge = region.edges[0]
        top = max([0, last.end if last else 0, *(n + 1 for n in self.breaks if n < region.start)])
        above = [n for n in range(top, region.start) if self.rows[n]]
        if above and all(edge <= segment.start <= edge + self.scale.hang for n in above for segment in self.rows[n]):
            return above[0]
        return region.start

    def _newspapers(self) -> list[_Region]:
        """The parts that are set in columns of sentences, each page on its own."""
        borders = [0, *sorted(n for n in self.breaks if n), len(self.rows)]
        found = (self._newspaper(start, end) for start, end in pairwise(borders))
        return [region for region in found if region is not None]

    def _newspaper(self, start: int, end: int) -> _Region | None:
        """The rows of a page between which a gutter stays open, where every column beside it holds sentences."""
        if sum(len(row) > 1 for row in self.rows[start:end]) < FEWEST_LINES:
            return None
        begins = Counter(segment.start for row in self.rows[start:end] for segment in row)
        runs = {
            (first, last, edge)
            for edge, _ in begins.most_common(MOST_GUTTERS)
            for first, last in self._open_runs(start, end, edge)
        }
        for first, last, edge in sorted(runs, key=lambda run: (run[0] - run[1], run)):
            region = _Region(first, last, self._all_edges(first, last, edge), is_newspaper=True)
            if last - first >= FEWEST_SENTENCES and self._is_newspaper(region):
                return region
        return None

    def _open_runs(self, start: int, end: int, edge: int) -> list[tuple[int, int]]:
        """The longest runs of rows that leave a gutter open, with text on both of its sides."""
        runs: list[tuple[int, int]] = []
        first: int | None = None
        for at in range(start, end + 1):
            is_open = at < end and self._is_open(self.rows[at], edge)
            if is_open and first is None and self.rows[at]:
                first = at
            elif not is_open and first is not None:
                runs.append((first, at))
                first = None
        both = [(a, b) for a, b in runs if any(self._has_right(self.rows[n], edge) for n in range(a, b))]
        return sorted(both, key=lambda run: run[0] - run[1])[:2]

    def _rest_at(self, first: int, last: _Region | None) -> _Region | None:
        """What stands at the head of a page right of the columns before it: the rest of the last row there."""
        if (
            last is None
            or first - last.end > LARGEST_BREAK
            or not any(n in self.breaks for n in range(last.end, first))
        ):
            return None
        edge = last.edges[0]
        if not edge <= self.rows[first][0].start <= edge + self.scale.hang:
            return None
        end = self._trimmed(first, self._reach(first, edge), edge)
        return _Region(first, end, last.edges, goes_on=True)

    def _region_at(self, first: int) -> _Region | None:
        """The region that begins at a line with several segments, or None where they are no columns."""
        best: tuple[int, int, int] | None = None
        near = self.rows[first : first + 1 + FARTHEST_APART]
        for edge in sorted({segment.start for row in near for segment in row[1:]}):
            end = self._reach(first, edge)
            begins = Counter(segment.start for row in self.rows[first:end] for segment in row)
            anchors = sum(any(segment.start == edge for segment in row[1:]) for row in self.rows[first:end])
            right = sum(count for start, count in begins.items() if edge <= start <= edge + self.scale.hang)
            often = any(begins[start] > 1 for start in range(edge, edge + self.scale.hang + 1))
            if anchors and right >= FEWEST_LINES and often and (best is None or right > best[0]):
                best = (right, edge, end)
        if best is None:
            return None
        _, edge, end = best
        end = self._trimmed(first, end, edge)
        filled = sum(self._has_right(row, edge) for row in self.rows[first:end])
        return _Region(first, end, self._all_edges(first, end, edge)) if filled >= FEWEST_LINES else None

    @staticmethod
    def _has_right(row: Row, edge: int) -> bool:
        return any(segment.start >= edge for segment in row)

    def _is_open(self, row: Row, edge: int) -> bool:
        """Whether a line leaves the gutter before a column free."""
        return not any(segment.start < edge and segment.end > edge - self.scale.gutter for segment in row)

    def _reach(self, first: int, edge: int) -> int:
        """The line before which columns end: one that runs through the gutter, the end of a page, or a heading."""
        blanks = 0
        end = first
        for at in range(first, min(len(self.rows), first + LONGEST_REGION)):
            row = self.rows[at]
            if at in self.breaks and at > first:
                break
            if not row:
                blanks += 1
                if blanks > FARTHEST_APART:
                    break
                continue
            if not self._is_open(row, edge) or self._stands_alone(at, edge):
                break
            blanks = 0
            end = at + 1
        return end

    def _stands_alone(self, at: int, edge: int) -> bool:
        """Whether a line has text on the left only, and belongs neither to the name above nor to what stands below."""
        if self._has_right(self.rows[at], edge):
            return False
        if at in self.heads:
            return True
        if self._is_fenced(at, edge):
            return False
        below = self.rows[at + 1] if at + 1 < len(self.rows) else ()
        if below and not left_of(below, edge):
            return False
        above = self.rows[at - 1] if at else ()
        names = bool(left_of(above, edge)) and self._has_right(above, edge)
        return not (names and self._wraps(above, self.rows[at], edge))

    def _is_fenced(self, at: int, edge: int) -> bool:
        """Whether rules above and below keep a line together with something on the right."""
        if not self.ruled:
            return False
        above = next((n for n in range(at, max(-1, at - FARTHEST_RULE), -1) if n in self.ruled), None)
        below = next((n for n in range(at, min(len(self.rows), at + FARTHEST_RULE)) if n in self.ruled), None)
        if above is None or below is None:
            return False
        return any(self._has_right(row, edge) for row in self.rows[above:below])

    def _wraps(self, above: Row, below: Row, edge: int) -> bool:
        """Whether the first word below had no room behind the text above, in a column that ends before ``edge``."""
        over, under = left_of(above, edge), left_of(below, edge)
        if not over or not under:
            return False
        segment = under[0]
        word = segment.text.split()[0]
        width = len(word) * (segment.end - segment.start) / max(1, len(segment.text))
        no_room = over[-1].end + self.scale.letter + width > edge - self.scale.gutter
        return no_room or bool(BEGINS_LOW.match(segment.text))

    def _trimmed(self, start: int, end: int, edge: int) -> int:
        """The end without what stands below the last line on the right, but for the rest of a name."""
        last = max((n for n in range(start, end) if self._has_right(self.rows[n], edge)), default=start)
        stop = last + 1
        while stop < end and self._wraps(self.rows[stop - 1], self.rows[stop], edge):
            stop += 1
        return stop

    def _all_edges(self, start: int, end: int, edge: int) -> tuple[int, ...]:
        """Where all columns begin, the first one apart."""
        rows = [row for row in self.rows[start:end] if row]
        begins = Counter(segment.start for row in rows for segment in row[1:])
        edges = [edge]
        for place in sorted(begins):
            count = sum(begins[near] for near in range(place, place + self.scale.hang + 1))
            apart = all(abs(place - other) > self.scale.hang for other in edges)
            if count > 1 and apart and all(self._is_open(row, place) for row in rows):
                edges.append(place)
        return tuple(sorted(edges))

    @staticmethod
    def _cells(row: Row, edges: Sequence[int]) -> list[list[Segment]]:
        """The segments of a line in each column, from the first."""
        borders = [-1, *edges, max([edges[-1], *(segment.end for segment in row)]) + 1]
        return [[segment for segment in row if a <= segment.start < b] for a, b in pairwise(borders)]

    def _is_newspaper(self, region: _Region) -> bool:
        """Whether every column holds sentences of its own that go on from line to line."""
        rows = [self._cells(row, region.edges) for row in self.rows[region.start : region.end] if row]
        full = 0
        for column in zip(*rows, strict=True):
            filled = [" ".join(segment.text for segment in cell) for cell in column if cell]
            if sum(len(text.split()) for text in filled) <= len(filled) * LONGEST_LABEL / 2:
                return False
            low = sum(bool(BEGINS_LOW.match(text)) for text in filled)
            long = len(filled) >= max(FEWEST_SENTENCES, SHARE_OF_COLUMN * len(rows))
            full += long and low >= len(filled) / 10
        return full > 1 and not self._is_banded(region)

    def _is_banded(self, region: _Region) -> bool:
        """Whether blank lines part rows in which several columns begin anew at the same line."""
        bands = self._bands(region)
        if len(bands) < 2:
            return False
        for start, _ in bands:
            cells = [cell for cell in self._cells(self.rows[start], region.edges) if cell]
            if len(cells) < 2 or any(BEGINS_LOW.match(cell[0].text) for cell in cells):
                return False
        return True

    def _bands(self, region: _Region) -> list[tuple[int, int]]:
        """``(start, end)`` of the runs of lines that blank lines part."""
        bands: list[tuple[int, int]] = []
        for at in range(region.start, region.end):
            if not self.rows[at]:
                continue
            if bands and bands[-1][1] == at:
                bands[-1] = (bands[-1][0], at + 1)
            else:
                bands.append((at, at + 1))
        return bands

    def _by_column(self, region: _Region) -> Iterator[Place]:
        """Columns of a newspaper: all of the first, then all of the next, a gap between them."""
        borders = [0, *region.edges, None]
        for column, (start, end) in enumerate(pairwise(borders), 1):
            for at in range(region.start, region.end):
                row = self.rows[at]
                if not row or self._cells(row, region.edges)[column - 1]:
                    yield Place(at, start or 0, end, column=column)

    def _by_row(self, region: _Region, table: int, rows: int) -> Iterator[Place]:
        """The cells of a table, row by row; within a row a cell is read to its end before the next.

        ``rows`` are those of the table that were read before.
        """
        borders = [0, *region.edges, None]
        at = region.start
        for number, (first, last) in enumerate(self._rows(region), rows + 1):
            yield from (Place(n) for n in range(at, first))
            for column, (start, end) in enumerate(pairwise(borders), 1):
                for n in range(first, last):
                    row = self.rows[n]
                    if self._cells(row, region.edges)[column - 1] if row else end is None:
                        yield Place(n, start or 0, end, table, number, column)
            at = last

    def _rows(self, region: _Region) -> list[tuple[int, int]]:
        """``(start, end)`` of the rows of a table."""
        ruled = sorted(n for n in self.ruled if region.start < n < region.end)
        if len(ruled) >= FEWEST_RULES:
            cuts = pairwise([region.start, *ruled, region.end])
            return [self._filled(a, b) for a, b in cuts if any(self.rows[a:b])]
        bands = self._bands(region)
        edge = region.edges[0]
        if len(bands) > 1 and all(self._runs_on_left(band, edge) == 1 for band in bands):
            return bands
        widest = max((s.end for row in self.rows[region.start : region.end] for s in left_of(row, edge)), default=0)
        starts = [n for n in range(region.start, region.end) if self._begins_row(n, region, widest)]
        if not starts or starts[0] != region.start:
            starts.insert(0, region.start)
        return [(a, self._last_text(a, b)) for a, b in pairwise([*starts, region.end])]

    def _filled(self, start: int, end: int) -> tuple[int, int]:
        """Lines without the blank ones at both ends."""
        while not self.rows[start]:
            start += 1
        return start, self._last_text(start, end)

    def _last_text(self, start: int, end: int) -> int:
        """The end of a row without the blank lines behind it."""
        while end > start + 1 and not self.rows[end - 1]:
            end -= 1
        return end

    def _runs_on_left(self, band: tuple[int, int], edge: int) -> int:
        """How many runs of lines with text on the left a band has."""
        filled = [False, *(bool(left_of(self.rows[n], edge)) for n in range(*band))]
        return sum(now and not before for before, now in pairwise(filled))

    def _begins_row(self, at: int, region: _Region, widest: int) -> bool:
        """Whether a row begins at a line: there is text on the left which is not the rest of the name above.

        ``widest`` is where the widest name ends.
        """
        edge = region.edges[0]
        if not left_of(self.rows[at], edge):
            return False
        above = self.rows[at - 1] if at > region.start else ()
        if not left_of(above, edge):
            return True
        left_goes_on = self._wraps(above, self.rows[at], widest + self.scale.gutter)
        rights = self._cells(self.rows[at], region.edges)[1:]
        begun = [(cell[0], e) for cell, e in zip(rights, region.edges, strict=True) if cell]
        return not (left_goes_on and all(self._goes_on(segment, edge) for segment, edge in begun))

    def _goes_on(self, segment: Segment, edge: int) -> bool:
        """Whether a line in a column goes on with what stands above it, rather than to begin."""
        indented = segment.start > edge and not BULLET.match(segment.text)
        return bool(BEGINS_LOW.match(segment.text)) or indented
