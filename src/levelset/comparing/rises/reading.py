"""Rises and falls of one responsibility: from a statement to what it became, and of the responsibility as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelset.comparing.align import Block, Change, Link
from levelset.comparing.rises.dimensions import NO_HELP, STEP, UNAIDED, Dimension, Reading, mentions, readings_of
from levelset.text.degree import mentions_help
from levelset.text.labels import label_of
from levelset.text.normal import letters


class Basis(StrEnum):
    """What a rise was read from: one statement and what it became, all that the responsibility says, or a silence.

    A silence: the older page names help in this responsibility, and the newer one does not mention any.
    """

    LINK = "link"
    WHOLE = "whole"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Rise:
    """One dimension that rises, or falls: the reading on either side, with the words and the whole statements."""

    dimension: Dimension
    old: Reading
    new: Reading
    old_text: str
    new_text: str
    basis: Basis

    @property
    def falls(self) -> bool:
        """Whether the newer page reads lower here."""
        return self.new.height < self.old.height


LIKELY = 0.2
"""The least likeness of a pair whose modality is compared: between strangers "may" and "does" say nothing."""

SURELY = 0.45
"""The least likeness of a pair for which a fall is told: one that shares less is most often another thought."""


def rises_of(link: Link) -> tuple[Rise, ...]:
    """What rises or falls between the two sides of a link; nothing where a side is empty or the words are kept."""
    if link.change is None or link.change is Change.KEPT:
        return ()
    found = []
    for dimension in Dimension:
        old, new = _highest(link.from_text, dimension), _highest(link.to_text, dimension)
        if old is None or new is None or abs(new[0].height - old[0].height) < STEP:
            continue
        if dimension is Dimension.MODALITY and link.score < LIKELY and not _same_label(old[1], new[1]):
            continue
        if not _mentioned(link.from_text, dimension, new[0]):
            found.append(Rise(dimension, old[0], new[0], old[1], new[1], Basis.LINK))
    rises = tuple(rise for rise in found if not rise.falls)
    # A sentence that says more in one way and less in another is most often a new thought, not a step down.
    return rises or tuple(found if link.score >= SURELY else ())


def rises_as_a_whole(block: Block, told: Iterable[Rise]) -> tuple[Rise, ...]:
    """What the responsibility as a whole says more of than before, where no single link told it.

    The highest reading of each side is compared. Modality is of single statements, and a fall as a whole is most often
    only a sentence that is silent, so neither is told here.
    """
    done = {rise.dimension for rise in told}
    found = [] if Dimension.AUTONOMY in done else list(_silence(block))
    done |= {rise.dimension for rise in found}
    for dimension in Dimension:
        if dimension in done or dimension is Dimension.MODALITY:
            continue
        before = _texts(block.links, "from_text")
        old, new = _highest(before, dimension), _highest(_texts(block.links, "to_text"), dimension)
        if old is None or new is None or new[0].height - old[0].height < STEP:
            continue
        if not _mentioned(before, dimension, new[0]):
            found.append(Rise(dimension, old[0], new[0], old[1], new[1], Basis.WHOLE))
    return tuple(found)


def _same_label(one: str, other: str) -> bool:
    """Whether two texts begin with the same label: "Mentorship – …"."""
    mine, theirs = label_of(one), label_of(other)
    return mine is not None and theirs is not None and letters(mine) == letters(theirs)


def _silence(block: Block) -> Iterator[Rise]:
    """Help that is named on the older page, where the newer one speaks of the same things and mentions none."""
    before, after = _texts(block.links, "from_text"), _texts(block.links, "to_text")
    old = _highest(before, Dimension.AUTONOMY)
    if old is None or old[0].height >= UNAIDED or not after or any(mentions_help(text) for text in after):
        return
    if _highest(after, Dimension.AUTONOMY) is None:
        nothing = Reading(Dimension.AUTONOMY, NO_HELP, UNAIDED, "")
        yield Rise(Dimension.AUTONOMY, old[0], nothing, old[1], "", Basis.SILENCE)


def _mentioned(texts: Iterable[str], dimension: Dimension, reading: Reading) -> bool:
    """Whether the older side mentions, in any way, as much as the newer one claims."""
    return any(mentions(text, dimension) >= reading.height for text in texts)


def _texts(links: Sequence[Link], side: str) -> list[str]:
    return [text for link in links for text in getattr(link, side)]


def _highest(texts: Iterable[str], dimension: Dimension) -> tuple[Reading, str] | None:
    """The highest reading among some texts, the first of equals, with the text it stands in."""
    readings = ((reading, text) for text in texts for reading in _on(text, dimension))
    return max(readings, key=lambda one: one[0].height, default=None)


def _on(text: str, dimension: Dimension) -> Iterator[Reading]:
    reading = readings_of(text).get(dimension)
    if reading is not None:
        yield reading
