"""Tables inside a page: what their columns tell about single pieces, before the text is read around them."""

from collections import Counter
from collections.abc import Iterator

from levelset.core.addresses import key_of
from levelset.importing.document import Document, Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import read_framework_title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.columns import Listing, find_listing
from levelset.importing.tables.filling import LONGEST_NAME
from levelset.importing.tables.grid import Grid, Row, distinct, grids_of
from levelset.importing.tables.plans import headings_above
from levelset.importing.tables.rungs import read_rung
from levelset.importing.tables.said import SPOKEN, said_in
from levelset.importing.tables.words import Kind, kind_of

LONGEST_TOLD = 5
"""Words of a name in a table of two columns, at most."""

LEAST_COLUMNS = 2
"""Columns of a table of names beside what is said of them."""

ASIDES = {Kind.DEFINITION: Fate.NOTE, Kind.NOTE: Fate.NOTE, Kind.EXAMPLE: Fate.EXAMPLE}
KNOWN = (Kind.PILLAR, Kind.RESPONSIBILITY, Kind.TEXT, *ASIDES)


def hints_of(document: Document, vocabulary: Vocabulary) -> dict[int, Fate]:
    """The fates of pieces by their number, where a table has a column of names beside one of what is said of them.

    Titles, facets and what only looks like a table are left to the reading of the text.
    """
    hints: dict[int, Fate] = {}
    above = headings_above(document)
    lines = _lines_above(document)
    grids = grids_of(document)
    heads = Counter(_head(grid) for grid in grids)
    names = Counter(_names(grid) for grid in grids)
    for grid in grids:
        listing = _listing(grid)
        if listing is None and heads[_head(grid)] > 1:
            listing = _of_two_columns(grid, 0)
        elif listing is None and names[_names(grid)] > 1:
            listing = _of_two_columns(grid, -1)
        if listing is None:
            continue
        told = dict(_rows(grid, listing, vocabulary))
        heading = above.get(grid.table, ())[-1:]
        if told and heading and listing.column(Kind.PILLAR) is None and _may_be_pillar(heading[0], vocabulary):
            told[heading[0].number] = Fate.PILLAR
        if told and grid.table in lines:
            told[lines[grid.table].number] = Fate.STATEMENT
        hints.update(told)
    return hints


def _lines_above(document: Document) -> dict[int, Piece]:
    """By table: the paragraph that stands alone between the title of a page and the table; it sums the page up."""
    found: dict[int, Piece] = {}
    seen: set[int] = set()
    one: Piece | None = None
    two: Piece | None = None
    for piece in (piece for piece in document.pieces if piece.look is not Look.BLANK):
        first = piece.table not in seen
        if piece.table and first and one and two and _sums_up(one, two):
            found[piece.table] = one
        seen.add(piece.table)
        one, two = piece, one
    return found


def _sums_up(line: Piece, above: Piece) -> bool:
    under_title = above.look is Look.HEADING and read_title(shape.name_of(above.text).text) is not None
    return under_title and line.look is Look.PARAGRAPH and not line.table


def _listing(grid: Grid) -> Listing | None:
    """A listing whose head says of every column what it is: names, and what is said of them."""
    listing = find_listing(grid)
    if listing is None or listing.head > 0 or listing.column(Kind.RESPONSIBILITY) is None:
        return None
    heads = [kind_of(cell.text) for cell in grid.rows[0] if cell is not None]
    said = [cell for row in grid.rows[1:] for at in listing.texts() for cell in [row[at]] if cell is not None]
    says = sum(cell.words >= SPOKEN - 1 for cell in said) * 2 >= len(said) > 0
    return listing if says and all(kind in KNOWN for kind in heads) else None


def _head(grid: Grid) -> tuple[str, ...]:
    return tuple(key_of(cell.text) for row in grid.rows[:1] for cell in row if cell is not None)


def _names(grid: Grid) -> tuple[str, ...]:
    """What stands in the first of two columns."""
    return tuple(key_of(row[0].text) if row[0] else "" for row in grid.rows) if grid.width == LEAST_COLUMNS else ()


def _of_two_columns(grid: Grid, head: int) -> Listing | None:
    """A listing of names beside what is said of them, under a head that stands above several tables of a document, or
    without one (-1) where several tables have the same names.
    """
    told = [cell for row in grid.rows for cell in row]
    if grid.width != LEAST_COLUMNS or len(grid.rows) < 2 or any(cell is None for cell in told):
        return None
    below = grid.rows[head + 1 :]
    names = [row[0] for row in below if row[0] is not None]
    says = sum(row[1].words for row in below if row[1] is not None) > sum(name.words for name in names)
    short = all(len(name.pieces) == 1 and name.words <= LONGEST_TOLD for name in names)
    announcing = [*grid.rows[0]] if head == 0 else names
    plain = not any(shape.is_sentence(cell.text) or read_rung(cell.raw) for cell in announcing if cell is not None)
    different = len({key_of(name.text) for name in names}) == len(names)
    fits = short and plain and different and (head == 0 or says)
    return Listing(head, {0: Kind.RESPONSIBILITY, 1: Kind.TEXT}) if fits else None


def _rows(grid: Grid, listing: Listing, vocabulary: Vocabulary) -> Iterator[tuple[int, Fate]]:
    last: dict[int, str] = {}
    told: set[int] = set()
    for cell in distinct(grid.rows[listing.head]) if listing.head >= 0 else ():
        yield from ((piece.number, Fate.SECTION) for piece in cell.pieces)
    for row in grid.rows[listing.head + 1 :]:
        names = [at for at, kind in listing.kinds.items() if kind in (Kind.PILLAR, Kind.RESPONSIBILITY)]
        if not _is_plain(row, names, vocabulary):
            last.clear()
            continue
        for at in names:
            name = row[at]
            if name is None or name.pieces[0].number in told:
                continue  # a merged cell stands in every row that it spans
            told.add(name.pieces[0].number)
            fate = Fate.PILLAR if listing.kinds[at] is Kind.PILLAR else Fate.RESPONSIBILITY
            again = last.get(at) == key_of(name.text)
            yield name.pieces[0].number, Fate.SECTION if again else fate
            if not again:
                last = {held: key for held, key in last.items() if held < at}
            last[at] = key_of(name.text)
        yield from _said(row, listing)


def _is_plain(row: Row, names: list[int], vocabulary: Vocabulary) -> bool:
    """Whether the names of a row are names, each one short line, and none a facet or a level."""
    cells = distinct(row[at] for at in names)
    return bool(cells) and all(
        len(cell.pieces) == 1
        and cell.words <= LONGEST_NAME
        and vocabulary.facet(cell.text) is None
        and read_title(cell.text) is None
        for cell in cells
    )


def _said(row: Row, listing: Listing) -> Iterator[tuple[int, Fate]]:
    for at, kind in listing.kinds.items():
        cell = row[at]
        if cell is None or kind not in (Kind.TEXT, *ASIDES):
            continue
        for said in said_in(cell, fate=ASIDES.get(kind, Fate.BEHAVIOR)):
            yield from ((piece.number, said.fate) for piece in said.block.pieces)


def _may_be_pillar(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Whether the heading right above a table can be the pillar of what is listed."""
    text = shape.name_of(piece.text).text
    return (
        piece.look is Look.HEADING
        and read_title(text) is None
        and read_rung(text) is None
        and not read_framework_title(text)
        and not shape.is_section_word(text)
        and vocabulary.facet(text) is None
    )
