"""What pages of a framework have under a pillar: which headings, and in which order.

Where a page lacks a heading that its neighbors all have, the heading may be lost; where they have it between two
others, it was lost there.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

OTHER_ROLE = 0.2
"""What a page of another role counts beside one of the same role: roles differ in Craft."""

USUALLY = 0.5
"""What is added to every count, so that nothing is certain after a few pages."""


SPREAD = 0.16
"""The variance of the logarithm of how long groups of one name are, before any page is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """The headings of one page under one pillar, in their order, by their keys, with how many statements each has.

    ``origin`` tells pages apart.
    """

    origin: int | None
    role: str
    keys: tuple[frozenset[str], ...]
    lengths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Customs:
    """The pages that something is learned from, each with what it counts."""

    rows: tuple[tuple[float, Row], ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Row], role: str) -> "Customs":
        """The customs of pages as they matter to a page of this role."""
        return cls(tuple((1.0 if row.role == role else OTHER_ROLE, row) for row in rows))

    def share(self, keys: Collection[str]) -> float:
        """The share of pages that have a heading of these keys."""
        have = sum(weight for weight, row in self.rows if _place(row.keys, keys) is not None)
        return (have + USUALLY) / (sum(weight for weight, _ in self.rows) + 2 * USUALLY)

    def after(self, one: Collection[str], other: Collection[str]) -> float:
        """How surely the other heading stands below the one, where both are on a page; 0.5 where no page has both."""
        below = above = USUALLY
        for weight, row in self.rows:
            first, second = _place(row.keys, one), _place(row.keys, other)
            if first is not None and second is not None and first != second:
                below, above = (below + weight, above) if first < second else (below, above + weight)
        return below / (below + above)

    def are_rivals(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether pages have the one heading or the other, and none has both: each stands in the other's place."""
        both = [(_place(row.keys, one) is not None, _place(row.keys, other) is not None) for _, row in self.rows]
        return (True, False) in both and (False, True) in both and (True, True) not in both

    def is_long(self, keys: Collection[str], count: int) -> bool:
        """Whether a group of these keys is longer than on most other pages; True where none has it."""
        places = ((row, _place(row.keys, keys)) for _, row in self.rows)
        seen = sorted(row.lengths[place] for row, place in places if place is not None)
        return not seen or count > seen[len(seen) // 2]

    def are_neighbors(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether the other heading stands right below the one on most pages that have both."""
        places = [(_place(row.keys, one), _place(row.keys, other)) for _, row in self.rows]
        both = [second - first for first, second in places if first is not None and second is not None]
        return 2 * both.count(1) > len(both)

    def least(self, keys: Collection[str]) -> int:
        """The fewest statements that a page has under a heading of these keys; 0 where none has it."""
        places = ((row, _place(row.keys, keys)) for _, row in self.rows)
        return min((row.lengths[place] for row, place in places if place is not None), default=0)

    def lengths(self, keys: Collection[str], most: int) -> list[float]:
        """How unlikely it is that a group of these keys has 0, 1, 2, … statements, up to so many."""
        seen = [
            (weight, math.log(row.lengths[place] + 0.5))
            for weight, row in self.rows
            if (place := _place(row.keys, keys)) is not None
        ]
        if not seen:
            return [0.0] * (most + 1)
        total = sum(weight for weight, _ in seen)
        mean = sum(weight * length for weight, length in seen) / total
        apart = sum(weight * (length - mean) ** 2 for weight, length in seen)
        variance = (SPREAD * 2 + apart) / (2 + total)
        return [(math.log(count + 0.5) - mean) ** 2 / (2 * variance) for count in range(most + 1)]


def _place(row: Sequence[frozenset[str]], keys: Collection[str]) -> int | None:
    return next((at for at, one in enumerate(row) if not one.isdisjoint(keys)), None)


def odds(share: float) -> float:
    """The logarithm of how much likelier something is than not."""
    return math.log(share / (1 - share))
