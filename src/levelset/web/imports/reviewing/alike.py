"""Equal cases: headings with the same guess, lines with the same text. What is said of one can be said of all."""

from collections.abc import Iterable, Mapping

from levelset.importing.document import Document, Look
from levelset.text.normal import normalised
from levelset.web.imports.reviewing.pages import Heading
from levelset.web.imports.reviewing.places import Place


def headings_like(headings: Iterable[Heading], place: Place, *, is_pillar: bool) -> tuple[Heading, ...]:
    """The unconfirmed headings with the same guess as the one at this place, which is among them; empty where none is.

    A heading that nobody has a guess for is like no other.
    """
    marked = [heading for heading in headings if heading.is_marked and heading.place is not None]
    one = next((found for found in marked if found.place == place and found.is_pillar == is_pillar), None)
    if one is None:
        return ()
    if one.name is None:
        return (one,)
    return tuple(found for found in marked if (found.kind, found.name) == (one.kind, one.name))


def pieces_like(documents: Mapping[int, Document], place: Place) -> tuple[Place, ...]:
    """The places of all pieces with the same text as the one at this place, in all documents; else none."""
    document = documents.get(place.document)
    pieces = document.pieces if document else ()
    one = next((normalised(piece.text) for piece in pieces if piece.number == place.piece), None)
    if one is None:
        return ()
    return tuple(
        Place(number, piece.number)
        for number, document in documents.items()
        for piece in document.pieces
        if piece.look is not Look.BLANK and normalised(piece.text) == one
    )
