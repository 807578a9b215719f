"""A table that is one page: its title, its one line and its facets above, the responsibilities below."""

from collections.abc import Sequence

from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import read_framework_title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.book import Book, Leaf, Part
from levelset.importing.tables.columns import Listing, find_listing, plain_listing
from levelset.importing.tables.filling import Context
from levelset.importing.tables.grid import Cell, Grid, Row, distinct
from levelset.importing.tables.listing import read_listing
from levelset.importing.tables.said import as_one, said_in
from levelset.importing.tables.words import is_summary


def find_page(grid: Grid) -> Listing | None:
    """The listing of a table that is one page, with or without a head; None where it holds no listing."""
    return find_listing(grid) or plain_listing(grid)


def read_page(grid: Grid, listing: Listing, context: Context, vocabulary: Vocabulary, book: Book, leaf: Leaf) -> None:
    """Unfold a table that is one page into its leaf."""
    first = max(listing.head, listing.first)
    _read_top(grid.rows[:first], vocabulary, book, leaf)
    read_listing(grid, listing, context, vocabulary, book, leaf)


def _read_top(rows: Sequence[Row], vocabulary: Vocabulary, book: Book, leaf: Leaf) -> None:
    """The rows above the listing: lines that stand alone, and facets."""
    facet: Part | None = None
    for row in rows:
        told = distinct(row)
        head = row[0]
        found = vocabulary.facet(shape.name_of(head.text).text) if head is not None and len(told) > 1 else None
        if found is not None and head is not None:
            facet = leaf.facet(found[0], found[1], head.pieces)
            _subtitle(facet, told[1:-1])
            facet.said.extend(said_in(told[-1]))
        elif head is None and facet is not None:
            for cell in told:
                facet.said.extend(said_in(cell))
        elif head is not None and len(told) == 2 and is_summary(head.text):
            book.note(Fate.SECTION, head.pieces)
            leaf.state(told[1].pieces)
        elif len(told) == 1:
            facet = None
            _line(told[0], book, leaf)
        else:
            facet = None


def _subtitle(facet: Part, cells: Sequence[Cell]) -> None:
    pieces = [piece for cell in cells for piece in cell.pieces]
    if pieces and not facet.subtitle:
        facet.subtitle = as_one(pieces).text
        facet.subtitles.update((piece.number, piece) for piece in pieces)


def _line(cell: Cell, book: Book, leaf: Leaf) -> None:
    """A line that stands alone above the listing: the title, the framework's name, or the one line about the level."""
    text = shape.name_of(cell.text).text
    if read_title(text) is not None or any(piece in leaf.pieces for piece in cell.pieces):
        leaf.take(cell.pieces)
    elif read_framework_title(text) and not shape.is_sentence(text):
        book.note(Fate.FRAMEWORK, cell.pieces, read_framework_title(text) or text)
    elif not leaf.statement and not shape.is_heading(as_one(cell.pieces)):
        leaf.state(cell.pieces)
