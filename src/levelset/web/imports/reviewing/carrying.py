"""Which line of a document is which line of its earlier state, so that what was decided about it still holds."""

from collections import defaultdict
from collections.abc import Mapping

from levelset.importing.document import Document, Look, Piece
from levelset.text.normal import normalised


def same_pieces(earlier: Document, later: Document) -> Mapping[int, int]:
    """From the number of a piece of the earlier document to that of the same one in the later.

    The same is: the same text after a line with the same text, and as often in both. A line that was changed, or whose
    neighbor above is another one now, is left out: what it is has to be looked at again.
    """
    before, after = _by_context(earlier), _by_context(later)
    return {
        old: new
        for context, numbers in before.items()
        if len(numbers) == len(after.get(context, ()))
        for old, new in zip(numbers, after[context], strict=True)
    }


def is_same_page(earlier: Document, later: Document) -> bool:
    """Whether what was said about the whole of the earlier document holds for the later one.

    It does where it begins alike, as a title stands at the beginning, and where half of the lines or more are the same.
    """
    same = same_pieces(earlier, later)
    told = [piece.number for piece in earlier.pieces if piece.look is not Look.BLANK]
    return bool(told) and told[0] in same and 2 * len(same) >= len(told)


def _by_context(document: Document) -> Mapping[tuple[str, str], list[int]]:
    """The numbers of the pieces by their text and that of the piece above."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    above = ""
    for piece in document.pieces:
        if piece.look is not Look.BLANK:
            text = _text(piece)
            found[above, text].append(piece.number)
            above = text
    return found


def _text(piece: Piece) -> str:
    return normalised(piece.text)
