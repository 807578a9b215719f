"""Lines as rows of segments, in letters of a pasted text or in units of a printed page, and what a gutter between
columns is."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

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
class Seen:
    """What else is seen of some lines: where a page ends (``breaks``), empty ones with a rule, and headings."""

    breaks: AbstractSet[int] = frozenset()
    ruled: AbstractSet[int] = frozenset()
    heads: AbstractSet[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Region:
    """Rows from ``start`` to before ``end`` with columns that begin at ``edges``; the first one begins at 0.

    ``goes_on``: it is the rest of a row that the end of a page cut in two.
    """

    start: int
    end: int
    edges: tuple[int, ...]
    goes_on: bool = False
    is_newspaper: bool = False


def left_of(row: Row, edge: int) -> list[Segment]:
    """The segments that begin before an edge."""
    return [segment for segment in row if segment.start < edge]


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a text with what else is seen of them, and questions that all who look for columns ask."""

    rows: Sequence[Row]
    scale: Scale
    seen: Seen

    @staticmethod
    def has_right(row: Row, edge: int) -> bool:
        return any(segment.start >= edge for segment in row)

    def is_open(self, row: Row, edge: int) -> bool:
        """Whether a line leaves the gutter before a column free."""
        return not any(segment.start < edge and segment.end > edge - self.scale.gutter for segment in row)

    def wraps(self, above: Row, below: Row, edge: int) -> bool:
        """Whether the first word below had no room behind the text above, in a column that ends before ``edge``."""
        over, under = left_of(above, edge), left_of(below, edge)
        if not over or not under:
            return False
        segment = under[0]
        word = segment.text.split()[0]
        width = len(word) * (segment.end - segment.start) / max(1, len(segment.text))
        no_room = over[-1].end + self.scale.letter + width > edge - self.scale.gutter
        return no_room or bool(BEGINS_LOW.match(segment.text))

    def all_edges(self, start: int, end: int, edge: int) -> tuple[int, ...]:
        """Where all columns begin, the first one apart."""
        rows = [row for row in self.rows[start:end] if row]
        begins = Counter(segment.start for row in rows for segment in row[1:])
        edges = [edge]
        for place in sorted(begins):
            count = sum(begins[near] for near in range(place, place + self.scale.hang + 1))
            apart = all(abs(place - other) > self.scale.hang for other in edges)
            if count > 1 and apart and all(self.is_open(row, place) for row in rows):
                edges.append(place)
        return tuple(sorted(edges))

    @staticmethod
    def cells(row: Row, edges: Sequence[int]) -> list[list[Segment]]:
        """The segments of a line in each column, from the first."""
        borders = [-1, *edges, max([edges[-1], *(segment.end for segment in row)]) + 1]
        return [[segment for segment in row if a <= segment.start < b] for a, b in pairwise(borders)]

    def bands(self, region: Region) -> list[tuple[int, int]]:
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
