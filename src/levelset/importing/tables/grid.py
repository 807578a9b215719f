"""Pieces of a table → a grid without empty rows and columns, in which a merged cell stands at every place it covers."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from levelset.importing.document import Document, Look, Piece


class Cell:
    """The pieces of one cell, at least one; its ``text`` is all of them on one line, without bullets."""

    __slots__ = ("_words", "pieces", "text")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self.text = pieces[0].text if len(pieces) == 1 else " ".join([piece.text for piece in pieces])
        self._words = -1

    @property
    def raw(self) -> str:
        """The same with bullets and numbers as they stood: "2. Senior"."""
        if len(self.pieces) == 1:
            return self.pieces[0].raw or self.pieces[0].text
        return " ".join(dict.fromkeys([piece.raw or piece.text for piece in self.pieces]))

    @property
    def is_link(self) -> bool:
        """Whether all of it leads elsewhere."""
        return all("link" in piece.marks for piece in self.pieces)

    @property
    def words(self) -> int:
        """How many words it has; counted once, as every shape of a table asks for it."""
        if self._words < 0:
            self._words = len(self.text.split())
        return self._words


LONGEST_DASH = 3
DASH = re.compile(rf"[-–—‒―−]{{1,{LONGEST_DASH}}}")
"""All that stands in a cell that says nothing."""

Row = tuple[Cell | None, ...]
_Cells = dict[int, dict[int, list[Piece]]]
"""By row and column, the pieces of a cell."""

MOST_PLACES = 2_000_000
"""Places of a table, most of which may be empty."""


@dataclass(frozen=True)
class Grid:
    """A table. All rows are equally long, and none of the rows and columns is empty."""

    table: int
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """The number of its columns."""
        return len(self.rows[0]) if self.rows else 0

    def cells(self) -> Iterator[Cell]:
        """Every cell once."""
        yield from distinct(cell for row in self.rows for cell in row)

    def column(self, index: int) -> Row:
        """The cells of one column."""
        return tuple([row[index] for row in self.rows])

    def transposed(self) -> "Grid":
        """The grid with its rows as columns."""
        return Grid(self.table, tuple(zip(*self.rows, strict=True)))

    def below(self, index: int) -> "Grid":
        """The rows from an index on."""
        return Grid(self.table, self.rows[index:])


def alone(row: Row) -> Cell | None:
    """The cell of a row that nothing else stands beside; None where several say something, or none does."""
    found: Cell | None = None
    for cell in row:
        if cell is not None and cell is not found:
            if found is not None:
                return None
            found = cell
    return found


def first_of_several(grid: Grid) -> int | None:
    """The index of the first row in which several cells say something, or None."""
    return next((at for at, row in enumerate(grid.rows) if any(row) and alone(row) is None), None)


def distinct(cells: Iterable[Cell | None]) -> list[Cell]:
    """The cells that say something, each once, in their order; a merged one stands at several places."""
    return list(dict.fromkeys([cell for cell in cells if cell is not None]))


def grids_of(document: Document) -> tuple[Grid, ...]:
    """The tables of a document in reading order; one that is nearly empty and enormous is none."""
    tables: dict[int, _Cells] = {}
    short: list[Piece] = []
    blank = Look.BLANK
    table = number = 0
    row: dict[int, list[Piece]] = {}
    for piece in document.pieces:
        column = piece.column
        if not (column and piece.row and piece.table) or piece.look is blank:
            continue
        if piece.row != number or piece.table != table:  # most stand in the row of the one before
            table, number = piece.table, piece.row
            row = tables.setdefault(table, {}).setdefault(number, {})
        if column in row:
            row[column].append(piece)
        else:
            row[column] = [piece]
            if len(piece.text) <= LONGEST_DASH and not piece.text.isalnum():
                short.append(piece)
    for piece in short:
        _drop_dash(piece, tables[piece.table])
    grids = (_grid(table, cells) for table, cells in tables.items())
    return tuple(grid for grid in grids if grid is not None)


def is_dash(piece: Piece) -> bool:
    """Whether a piece is a mere dash, which tells that a cell is empty on purpose."""
    return len(piece.text) <= LONGEST_DASH and DASH.fullmatch(piece.text) is not None


def _drop_dash(piece: Piece, cells: _Cells) -> None:
    """Drop the cell that begins with a piece, and its row with it where nothing else stands there, if it is a dash."""
    row = cells[piece.row]
    if all(map(is_dash, row[piece.column])):
        del row[piece.column]
        if not row:
            del cells[piece.row]


def _grid(table: int, cells: _Cells) -> Grid | None:
    rows, columns = sorted(cells), sorted(set().union(*cells.values()))
    if len(rows) * len(columns) > MOST_PLACES:
        return None
    made: list[list[Cell | None]] = []
    column_at = {column: at for at, column in enumerate(columns)}
    merged: list[Piece] = []
    for row in rows:
        line: list[Cell | None] = [None] * len(columns)
        for column, pieces in cells[row].items():
            line[column_at[column]] = Cell(tuple(pieces))
            first = pieces[0]
            if first.rows > 1 or first.columns > 1:
                merged.append(first)
        made.append(line)
    room = MOST_PLACES
    for piece in merged:
        if room > 0:
            top, below = bisect_left(rows, piece.row), bisect_left(rows, piece.row + piece.rows)
            behind = bisect_left(columns, piece.column + piece.columns)
            room -= _spread(made, (top, below), (column_at[piece.column], behind))
    return Grid(table, tuple(map(tuple, made)))


def _spread(made: list[list[Cell | None]], rows: tuple[int, int], columns: tuple[int, int]) -> int:
    """Put a merged cell at every place it covers where nothing else stands; how many places it covers."""
    cell = made[rows[0]][columns[0]]
    for row in range(*rows):
        for column in range(*columns):
            if made[row][column] is None:
                made[row][column] = cell
    return (rows[1] - rows[0]) * (columns[1] - columns[0])
