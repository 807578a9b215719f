"""Tables that were pasted cell by cell, each on a line: levels in a row, and as many lines below each name."""

from collections.abc import Sequence
from dataclasses import replace

from levelset.importing.document import Document, Look, Piece
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import read_level, read_role, read_title

LEAST_LEVELS, LEAST_ROWS = 2, 2
"""Levels that follow each other, and rows below them, before lines are cells."""

PLAIN = frozenset({Look.PARAGRAPH, Look.BLANK})
"""All that a document holds of which lines may be cells."""

LONGEST_NAME = 5
"""Words of a name, at most."""

SAYS, SHARE = 3, 0.8
"""Words from which on a cell says something, and the share of cells that do, at least."""


def with_pasted_cells(document: Document) -> Document:
    """The document with a table in place of its lines, where all that follows several levels falls into rows: a name,
    and then something for each of them.
    """
    if any(piece.look not in PLAIN or (piece.table and piece.look is not Look.BLANK) for piece in document.pieces):
        return document
    told = [piece for piece in document.pieces if piece.look is not Look.BLANK]
    pairs = (at for at in range(len(told) - 1) if _may_be_level(told[at]) and _may_be_level(told[at + 1]))
    first = next(pairs, len(told))
    after = next((at for at in range(first, len(told)) if not _may_be_level(told[at])), len(told))
    wide = after - first + 1
    rows = [told[at : at + wide] for at in range(after, len(told), wide)]
    if wide <= LEAST_LEVELS or len(rows) < LEAST_ROWS or not _are_rows(rows, wide):
        return document
    placed = {told[first + at].number: (1, at + 2) for at in range(wide - 1)}
    placed |= {piece.number: (row, at) for row, cells in enumerate(rows, 2) for at, piece in enumerate(cells, 1)}
    if first and len(told[first - 1].text.split()) == 1:
        placed[told[first - 1].number] = (1, 1)  # the corner
    return replace(document, pieces=tuple(_placed(piece, placed.get(piece.number)) for piece in document.pieces))


def _placed(piece: Piece, place: tuple[int, int] | None) -> Piece:
    return replace(piece, look=Look.CELL, table=1, row=place[0], column=place[1], depth=0) if place else piece


def _may_be_level(piece: Piece) -> bool:
    text = shape.name_of(piece.text).text
    return (read_title(text) or read_level(text) or read_role(text)) is not None


def _are_rows(rows: Sequence[Sequence[Piece]], wide: int) -> bool:
    """Whether every row begins with a name of its own, and the rest of it says something."""
    names = [row[0].text for row in rows]
    said = [piece.text for row in rows for piece in row[1:]]
    whole = all(len(row) == wide for row in rows) and len(set(names)) == len(names)
    short = all(len(name.split()) <= LONGEST_NAME and not shape.is_sentence(name) for name in names)
    longer = sum(len(text.split()) >= SAYS for text in said) >= SHARE * len(said)
    return whole and short and longer and sum(map(len, names)) * (wide - 1) < sum(map(len, said))
