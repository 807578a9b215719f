"""What became of every piece of a document, by the labels of its blocks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from levelset.core.model import Source
from levelset.importing.document import Document, Piece
from levelset.importing.draft import Fate, PieceFate, SourceReport
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.reading import Label

_Told = tuple[Label, Piece]


def report_of(
    document: Document,
    labels: Sequence[Label],
    unresolved: Iterable[Block],
    targets: Mapping[int, str],
    lost: Collection[Source],
    *,
    in_tables: bool = False,
) -> SourceReport:
    """The fate of every piece of a document but blank lines, several of one that carried several things.

    ``unresolved`` are blocks without a place, ``lost`` the pieces of pages that were kept out; ``targets`` are the
    addresses of what pieces became, by their number. ``in_tables``: the labels go from page to page, not from piece to
    piece, and a piece that says the role or the level of several pages is told once.
    """
    told = _each_once(labels) if in_tables else ((made, piece) for made in labels for piece in made.block.pieces)
    begins = {block.first.number for block in unresolved}
    return SourceReport(document.file, document.sha256, tuple(_fates(told, begins, targets, lost)))


def _each_once(labels: Iterable[Label]) -> list[_Told]:
    """The pieces of labels in the order of the document, each once with every fate that it has."""
    told: dict[tuple[int, Fate], _Told] = {}
    for made in labels:
        fate = made.fate
        for piece in made.block.pieces:
            told.setdefault((piece.number, fate), (made, piece))
    return [told[key] for key in sorted(told, key=itemgetter(0))]


def _fates(
    told: Iterable[_Told], unresolved: Collection[int], targets: Mapping[int, str], lost: Collection[Source]
) -> Iterator[PieceFate]:
    nowhere = Fate.UNRESOLVED
    for made, piece in told:
        number, line, text, fate = piece.number, piece.source.line, piece.text, made.fate
        if (unresolved and made.block.first.number in unresolved) or (lost and piece.source in lost):
            fate = nowhere
        target = None if fate is nowhere else targets.get(number)
        if made.under and fate is Fate.BEHAVIOR:
            yield PieceFate(number, line, Fate.RESPONSIBILITY, text, target)
        yield PieceFate(number, line, fate, text, target)
        if made.subtitle and fate is Fate.FACET:
            yield PieceFate(number, line, Fate.SUBTITLE, text, target)
