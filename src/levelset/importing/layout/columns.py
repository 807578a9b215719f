"""Columns beside each other: tables that nothing but blanks draw, and pages that are set as newspapers are.

A column begins where several lines begin a word behind blanks at the same place and no line has a letter in the gutter
before it. Columns whose left side only names what stands on the right are a table; columns full of sentences are read
one after the other. Lines are rows of segments, in letters of a pasted text or in units of a printed page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from levelset.importing.layout.newspapers import newspapers_of
from levelset.importing.layout.rows import BEGINS_LOW, Lines, Place, Region, Row, Scale, Seen, Segment, left_of

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

SIGNS_ONLY = re.compile(r"^\s*(?:[^\w\s]|o|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*$")
"""A bullet or a number, behind which blanks are no gutter."""

BULLET = re.compile(r"^\s*(?:[^\w\s(\"'“‘]\s|(?:\d{1,2}|[a-z])[.)]\s)")


def placed(rows: Sequence[Row], scale: Scale, seen: Seen | None = None) -> list[Place]:
    """The parts of all lines in reading order. No columns go over the end of a page."""
    return _Reader(rows, scale, seen or Seen()).read()


@dataclass(frozen=True, slots=True)
class _Reader(Lines):
    """What finds the columns of a text, and the place of every part of it."""

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

    def _regions(self) -> Iterator[Region]:
        """The parts that stand in columns, from top to bottom."""
        at = 0
        last: Region | None = None
        set_in_columns = iter([*newspapers_of(self), None])
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

    def _head_of(self, region: Region, last: Region | None) -> int:
        """The line at which a region begins: that of its page where all above it stands right of its first gutter."""
        edge = region.edges[0]
        top = max([0, last.end if last else 0, *(n + 1 for n in self.seen.breaks if n < region.start)])
        above = [n for n in range(top, region.start) if self.rows[n]]
        if above and all(edge <= segment.start <= edge + self.scale.hang for n in above for segment in self.rows[n]):
            return above[0]
        return region.start

    def _rest_at(self, first: int, last: Region | None) -> Region | None:
        """What stands at the head of a page right of the columns before it: the rest of the last row there."""
        if (
            last is None
            or first - last.end > LARGEST_BREAK
            or not any(n in self.seen.breaks for n in range(last.end, first))
        ):
            return None
        edge = last.edges[0]
        if not edge <= self.rows[first][0].start <= edge + self.scale.hang:
            return None
        end = self._trimmed(first, self._reach(first, edge), edge)
        return Region(first, end, last.edges, goes_on=True)

    def _region_at(self, first: int) -> Region | None:
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
        filled = sum(self.has_right(row, edge) for row in self.rows[first:end])
        return Region(first, end, self.all_edges(first, end, edge)) if filled >= FEWEST_LINES else None

    def _reach(self, first: int, edge: int) -> int:
        """The line before which columns end: one that runs through the gutter, the end of a page, or a heading."""
        blanks = 0
        end = first
        for at in range(first, min(len(self.rows), first + LONGEST_REGION)):
            row = self.rows[at]
            if at in self.seen.breaks and at > first:
                break
            if not row:
                blanks += 1
                if blanks > FARTHEST_APART:
                    break
                continue
            if not self.is_open(row, edge) or self._stands_alone(at, edge):
                break
            blanks = 0
            end = at + 1
        return end

    def _stands_alone(self, at: int, edge: int) -> bool:
        """Whether a line has text on the left only, and belongs neither to the name above nor to what stands below."""
        if self.has_right(self.rows[at], edge):
            return False
        if at in self.seen.heads:
            return True
        if self._is_fenced(at, edge):
            return False
        below = self.rows[at + 1] if at + 1 < len(self.rows) else ()
        if below and not left_of(below, edge):
            return False
        above = self.rows[at - 1] if at else ()
        names = bool(left_of(above, edge)) and self.has_right(above, edge)
        return not (names and self.wraps(above, self.rows[at], edge))

    def _is_fenced(self, at: int, edge: int) -> bool:
        """Whether rules above and below keep a line together with something on the right."""
        if not self.seen.ruled:
            return False
        above = next((n for n in range(at, max(-1, at - FARTHEST_RULE), -1) if n in self.seen.ruled), None)
        below = next((n for n in range(at, min(len(self.rows), at + FARTHEST_RULE)) if n in self.seen.ruled), None)
        if above is None or below is None:
            return False
        return any(self.has_right(row, edge) for row in self.rows[above:below])

    def _trimmed(self, start: int, end: int, edge: int) -> int:
        """The end without what stands below the last line on the right, but for the rest of a name."""
        last = max((n for n in range(start, end) if self.has_right(self.rows[n], edge)), default=start)
        stop = last + 1
        while stop < end and self.wraps(self.rows[stop - 1], self.rows[stop], edge):
            stop += 1
        return stop

    def _by_column(self, region: Region) -> Iterator[Place]:
        """Columns of a newspaper: all of the first, then all of the next, a gap between them."""
        borders = [0, *region.edges, None]
        for column, (start, end) in enumerate(pairwise(borders), 1):
            for at in range(region.start, region.end):
                row = self.rows[at]
                if not row or self.cells(row, region.edges)[column - 1]:
                    yield Place(at, start or 0, end, column=column)

    def _by_row(self, region: Region, table: int, rows: int) -> Iterator[Place]:
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
                    if self.cells(row, region.edges)[column - 1] if row else end is None:
                        yield Place(n, start or 0, end, table, number, column)
            at = last

    def _rows(self, region: Region) -> list[tuple[int, int]]:
        """``(start, end)`` of the rows of a table."""
        ruled = sorted(n for n in self.seen.ruled if region.start < n < region.end)
        if len(ruled) >= FEWEST_RULES:
            cuts = pairwise([region.start, *ruled, region.end])
            return [self._filled(a, b) for a, b in cuts if any(self.rows[a:b])]
        bands = self.bands(region)
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

    def _begins_row(self, at: int, region: Region, widest: int) -> bool:
        """Whether a row begins at a line: there is text on the left which is not the rest of the name above.

        ``widest`` is where the widest name ends.
        """
        edge = region.edges[0]
        if not left_of(self.rows[at], edge):
            return False
        above = self.rows[at - 1] if at > region.start else ()
        if not left_of(above, edge):
            return True
        left_goes_on = self.wraps(above, self.rows[at], widest + self.scale.gutter)
        rights = self.cells(self.rows[at], region.edges)[1:]
        begun = [(cell[0], e) for cell, e in zip(rights, region.edges, strict=True) if cell]
        return not (left_goes_on and all(self._goes_on(segment, edge) for segment, edge in begun))

    def _goes_on(self, segment: Segment, edge: int) -> bool:
        """Whether a line in a column goes on with what stands above it, rather than to begin."""
        indented = segment.start > edge and not BULLET.match(segment.text)
        return bool(BEGINS_LOW.match(segment.text)) or indented
