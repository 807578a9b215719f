"""What rises from one page to another, responsibility by responsibility: the default reading of a comparison."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from levelset.comparing.align import Block, Change, Comparison, Link
from levelset.comparing.places import Place, PlaceKind
from levelset.comparing.rises.dimensions import Dimension
from levelset.comparing.rises.reading import Rise, rises_as_a_whole, rises_of
from levelset.matching.index import STOP_WORDS
from levelset.text.normal import words


@dataclass(frozen=True)
class Digest:
    """One responsibility or facet: what rises, what is new, what says something else, what is no longer said.

    ``rises`` were read from linked statements, or from all statements together.
    """

    place: Place
    links: tuple[Link, ...]
    rises: tuple[Rise, ...]

    @property
    def higher(self) -> tuple[Rise, ...]:
        """What reads higher on the newer page."""
        return tuple(rise for rise in self.rises if not rise.falls)

    @property
    def lower(self) -> tuple[Rise, ...]:
        """What reads lower there."""
        return tuple(rise for rise in self.rises if rise.falls)

    @cached_property
    def new(self) -> tuple[Link, ...]:
        """Statements that nothing on the older page leads to."""
        return tuple(link for link in self.links if link.is_new)

    @cached_property
    def changed(self) -> tuple[Link, ...]:
        """Statements that say something else than the one they come from."""
        return tuple(link for link in self.links if link.change in (Change.REWORDED, Change.GROWN))

    @cached_property
    def kept(self) -> tuple[Link, ...]:
        """Statements in the same words."""
        return tuple(link for link in self.links if link.change is Change.KEPT)

    @cached_property
    def gone(self) -> tuple[Link, ...]:
        """Statements that the newer page does not continue."""
        return tuple(link for link in self.links if link.is_gone)

    @property
    def is_new(self) -> bool:
        """Whether the older page has nothing like this responsibility at all."""
        return len(self.new) == len(self.links)

    @property
    def is_gone(self) -> bool:
        """Whether the newer page has nothing like it."""
        return len(self.gone) == len(self.links)

    @property
    def changes(self) -> bool:
        """Whether the newer page says anything else here."""
        return len(self.kept) < len(self.links)


def digests_of(comparison: Comparison) -> tuple[Digest, ...]:
    """What rises in each block of a comparison, in the order of its blocks."""
    return tuple(_digest(block) for block in comparison.blocks)


def _digest(block: Block) -> Digest:
    told = [rise for link in block.links for rise in rises_of(link)]
    return Digest(block.place, block.links, _once((*told, *rises_as_a_whole(block, told))))


def _once(rises: Iterable[Rise]) -> tuple[Rise, ...]:
    """Each step of each dimension once, the dimensions in their order, falls last."""
    found: dict[tuple[str, str, str], Rise] = {}
    for rise in rises:
        found.setdefault((rise.dimension, rise.old.value, rise.new.value), rise)
    order = list(Dimension)
    return tuple(sorted(found.values(), key=lambda rise: (rise.falls, order.index(rise.dimension))))


FEW = 0.4
"""Share of the telling words of the newer page that stand in statements which stay or are marked word by word; below
it, a reader is better served by what rises than by marks."""


def shares_little(comparison: Comparison) -> bool:
    """Whether most of the newer page is said anew: then side by side shows two texts, and what rises tells more."""
    shared = total = 0
    for link in comparison.links:
        if link.is_gone or (link.to_place and link.to_place.kind is PlaceKind.STATEMENT):
            continue
        total += sum(_telling(text) for text in link.to_text)
        shared += sum(_telling(text) for sign, text in link.words if sign == "=")
    return total > 0 and shared < FEW * total


def _telling(text: str) -> int:
    return sum(word not in STOP_WORDS for word in words(text))
