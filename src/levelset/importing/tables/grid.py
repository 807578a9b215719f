"""Pieces of a table → a grid without empty rows and columns, in which a merged cell stands at every place it covers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from levelset.importing.document import Document, Look, Piece


@dataclass(frozen=True)
class Cell:
    """The pieces of one cell, at least one."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """All of its text on one line, without bullets."""
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def raw(self) -> str:
        """The same with bullets and numbers as they stood: "2. Senior"."""
        return " ".join(dict.fromkeys(piece.raw or piece.text for piece in self.pieces))

    @property
    def is_link(self) -> bool:
        """Whether all of it leads elsewhere."""
        return all("link" in piece.marks for piece in self.pieces)

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


Row = tuple[Cell | None, ...]


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
        return tuple(row[index] for row in self.rows)

    def transposed(self) -> "Grid":
        """The grid with its rows as columns."""
        return Grid(self.table, tuple(zip(*self.rows, strict=True)))

    def below(self, index: int) -> "Grid":
        """The rows from an index on."""
        return Grid(self.table, self.rows[index:])


@dataclass
class _Open:
    cells: dict[tuple[int, int], list[Piece]] = field(default_factory=dict)


def distinct(cells: Iterable[Cell | None]) -> list[Cell]:
    """The cells that say something, each once, in their order; a merged one stands at several places."""
    return list({id(cell): cell for cell in cells if cell is not None}.values())


def grids_of(document: Document) -> tuple[Grid, ...]:
    """The tables of a document in reading order."""
    tables: dict[int, _Open] = {}
    for piece in document.pieces:
        if piece.table and piece.row and piece.column and piece.look is not Look.BLANK:
            tables.setdefault(piece.table, _Open()).cells.setdefault((piece.row, piece.column), []).append(piece)
    return tuple(_grid(table, held.cells) for table, held in tables.items())


def _grid(table: int, cells: dict[tuple[int, int], list[Piece]]) -> Grid:
    rows = {row: index for index, row in enumerate(sorted({row for row, _ in cells}))}
    columns = {column: index for index, column in enumerate(sorted({column for _, column in cells}))}
    made: list[list[Cell | None]] = [[None] * len(columns) for _ in rows]
    for (row, column), pieces in cells.items():
        made[rows[row]][columns[column]] = Cell(tuple(pieces))
    for (row, column), pieces in cells.items():
        first = pieces[0]
        if first.rows > 1 or first.columns > 1:
            _spread(made, rows, columns, (row, column), first)
    return Grid(table, tuple(map(tuple, made)))


def _spread(
    made: list[list[Cell | None]], rows: dict[int, int], columns: dict[int, int], at: tuple[int, int], first: Piece
) -> None:
    """Put a merged cell at every place it covers where nothing else stands."""
    cell = made[rows[at[0]]][columns[at[1]]]
    covered_rows = [index for row, index in rows.items() if at[0] <= row < at[0] + first.rows]
    covered_columns = [index for column, index in columns.items() if at[1] <= column < at[1] + first.columns]
    for row in covered_rows:
        for column in covered_columns:
            if made[row][column] is None:
                made[row][column] = cell


def runs(cells: Sequence[Cell | None]) -> list[Cell | None]:
    """The cells with each merged one once."""
    return [cell for _, (cell, *_) in groupby(cells, key=id)]
