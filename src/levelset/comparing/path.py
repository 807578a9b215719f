"""The path of a role: each responsibility from level to level, and each strand, a chain of linked statements."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from levelset.comparing.align import Change, Comparison, Link, compare_pages
from levelset.comparing.places import Place, Unit, merged_order, places_of, same_place, units_of
from levelset.comparing.rises.reading import Rise, rises_of
from levelset.core.model import Page, Statement
from levelset.interchange.links_yaml import KeptLink


@dataclass(frozen=True, slots=True)
class Stop:
    """What a strand says at one level, and what came with the step up to it.

    ``level`` counts the pages of the path from 0. ``statements`` are several where a sentence was cut in two.
    ``change`` is None at the first stop; ``place`` is where the first statement stands on that page.
    """

    level: int
    place: Place
    statements: tuple[Statement, ...]
    change: Change | None = None
    rises: tuple[Rise, ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """A statement through the levels: one stop for each level at which it stands, without a gap."""

    stops: tuple[Stop, ...]

    @property
    def first(self) -> int:
        """The level at which it starts."""
        return self.stops[0].level

    @property
    def last(self) -> int:
        """The level at which it stands for the last time."""
        return self.stops[-1].level


@dataclass(frozen=True, slots=True)
class Stretch:
    """A responsibility or facet through the levels: where it stands, and its strands, those that start first first.

    ``place`` is that of the highest level that has it. A strand that moves from heading to heading stands under the
    last one.
    """

    place: Place
    levels: tuple[int, ...]
    strands: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class RolePath:
    """The pages of a role from the first level to the last, what lies between each two, and the stretches."""

    pages: tuple[Page, ...]
    steps: tuple[Comparison, ...]
    stretches: tuple[Stretch, ...]


Node = tuple[int, int]
"""A level, and the position of a statement on its page."""


def path_of(pages: Sequence[Page], kept: Iterable[KeptLink] = ()) -> RolePath:
    """The path through these pages, from the lowest level to the highest; ``kept`` are links that people put right.

    Every statement of every page stands in exactly one strand.
    """
    said = tuple(kept)
    steps = tuple(compare_pages(one, other, said) for one, other in pairwise(pages))
    units, into = [units_of(page) for page in pages], _into(steps)
    strands = [_strand(nodes, units, into) for nodes in _chains(pages, steps)]
    return RolePath(tuple(pages), steps, tuple(_stretches(pages, strands)))


def _chains(pages: Sequence[Page], steps: Sequence[Comparison]) -> list[list[Node]]:
    """The statements that hang together through links, each chain in the order of levels and positions."""
    parent: dict[Node, Node] = {
        (level, at): (level, at) for level, page in enumerate(pages) for at, _ in enumerate(page.statements())
    }

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for level, step in enumerate(steps):
        for link in step.links:
            joined = [*((level, at) for at in link.from_at), *((level + 1, at) for at in link.to_at)]
            for node in joined[1:]:
                parent[root(node)] = root(joined[0])
    chains: dict[Node, list[Node]] = defaultdict(list)
    for node in parent:
        chains[root(node)].append(node)
    return [sorted(nodes) for nodes in chains.values()]


def _strand(nodes: Sequence[Node], units: Sequence[Sequence[Unit]], into: Mapping[Node, Link]) -> Strand:
    by_level: dict[int, list[int]] = defaultdict(list)
    for level, at in nodes:
        by_level[level].append(at)
    stops = []
    for level, positions in by_level.items():
        links = list({id(link): link for at in positions if (link := into.get((level, at)))}.values())
        stops.append(
            Stop(
                level,
                units[level][positions[0]].place,
                tuple(units[level][at].statement for at in positions),
                _change(links),
                tuple(rise for link in links for rise in rises_of(link)),
            )
        )
    return Strand(tuple(stops))


def _into(steps: Sequence[Comparison]) -> dict[Node, Link]:
    """The link that leads to each statement from the level below it."""
    return {
        (level, at): link
        for level, step in enumerate(steps, 1)
        for link in step.links
        if link.from_at
        for at in link.to_at
    }


def _change(links: Sequence[Link]) -> Change | None:
    """What happened on the way up: the greatest of what happened to the statements."""
    order = (Change.GROWN, Change.REWORDED, Change.KEPT)
    return next((change for change in order if any(link.change is change for link in links)), None)


def _stretches(pages: Sequence[Page], strands: Sequence[Strand]) -> Iterator[Stretch]:
    order: list[Place] = []
    for page in pages:
        newer = [place for place, _ in places_of(page)]
        older = [next((one for one in newer if same_place(one, place)), place) for place in order]
        order = merged_order(newer, older)
    for place in order:
        mine = [strand for strand in strands if _home(strand, order) == place]
        levels = tuple(
            number
            for number, page in enumerate(pages)
            if any(same_place(place, other) and held for other, held in places_of(page))
        )
        if mine:
            ordered = sorted(mine, key=lambda strand: (strand.first, -strand.last))
            yield Stretch(place, levels, tuple(ordered))


def _home(strand: Strand, order: Sequence[Place]) -> Place:
    """The heading that a strand stands under: that of its last stop."""
    last = strand.stops[-1].place
    return next((place for place in order if place == last), None) or next(
        place for place in order if same_place(place, last)
    )
