"""What became of every piece of a document, by the labels of its blocks."""

from collections.abc import Collection, Mapping, Sequence

from levelset.core.model import Source
from levelset.importing.draft import Fate, PieceFate
from levelset.importing.recognition.reading import Label


def fates_of(
    labels: Sequence[Label], unresolved: Collection[int], targets: Mapping[Source, str], lost: Collection[Source]
) -> tuple[PieceFate, ...]:
    """The fate of every piece, several of one that carried several things.

    ``unresolved`` are the numbers of the pieces with which blocks without a place begin, ``lost`` the pieces of pages
    that were kept out; ``targets`` are the addresses of what pieces became.
    """
    fates: list[PieceFate] = []
    for made in labels:
        kept = made.block.first.number not in unresolved
        for piece in made.block.pieces:
            number, source, text = piece.number, piece.source, piece.text
            fate = made.fate if kept and not (lost and source in lost) else Fate.UNRESOLVED
            target = None if fate is Fate.UNRESOLVED else targets.get(source)
            if fate is Fate.BEHAVIOR and made.under:
                fates.append(PieceFate(number, source.line, Fate.RESPONSIBILITY, text, target))
            fates.append(PieceFate(number, source.line, fate, text, target))
            if fate is Fate.FACET and made.subtitle:
                fates.append(PieceFate(number, source.line, Fate.SUBTITLE, text, target))
    return tuple(fates)
