"""Cells of sheets → pieces: a cell of several lines or bullets is several pieces at one place."""

import re
from collections.abc import Sequence
from functools import lru_cache

from levelset.core.model import Source
from levelset.core.values import value
from levelset.importing.document import Look, Piece
from levelset.importing.readers.bullets import BULLET, apart, without_bullet
from levelset.importing.readers.unreadable import Unreadable
from levelset.text.normal import squeeze

MOST_ROWS = 20_000
"""Rows that hold something, in all sheets of a file together."""

MOST_COLUMNS = 1_000
"""Columns up to which anything stands: a level for each role of a large company is a tenth of it."""

MOST_PIECES = 200_000
"""Pieces of one file: ten thousand behaviors in a sheet that says role, level, pillar and more of each."""

BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]|_x000[dD]_\n?")
"""What parts the lines of a cell where a program wrote the mark of a line's end out in letters."""

WRITTEN_OUT = "_x000"
"""How such a mark begins."""

LONGEST_NAME = 64
"""Characters of a cell that may be a name, which stands in many rows and is read once."""

_Line = tuple[Look, int, str, str, str]
"""Look, depth, text, raw text and bullet."""

INDENT = 2
"""Blanks before a bullet for each step that it stands further in."""


@value(frozen=True, slots=True)
class Place:
    """Where a cell stands: in which table, and how far it spans; ``line`` and ``sheet`` as the format has them."""

    file: str
    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    line: int | None = None
    sheet: str | None = None


@lru_cache(maxsize=MOST_COLUMNS)
def column_name(column: int) -> str:
    """The letters of a column that counts from 1: A, B … Z, AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def pieces_of_cell(text: str, place: Place, number: int, marks: tuple[str, ...] = ()) -> list[Piece]:
    """The pieces of one cell; ``number`` is that of the first. A line with a bullet or a number is an item.

    Raises ``Unreadable`` for a cell further to the right than anybody could review.
    """
    if place.column > MOST_COLUMNS and text.strip():
        raise too_many("columns", MOST_COLUMNS)
    file, line, sheet, table = place.file, place.line, place.sheet, place.table
    row, column, rows, columns = place.row, place.column, place.rows, place.columns
    cell = f"{column_name(column)}{row}"
    pieces: list[Piece] = []
    for look, depth, content, raw, sign in _lines_of_name(text) if len(text) <= LONGEST_NAME else _lines(text):
        source = Source(file, line, number, None, sheet, cell)
        told = (*marks, sign) if sign else marks
        # As they stand in the class, table as container: naming them makes every cell a fifth dearer.
        piece = Piece(number, content, look, source, raw, depth, False, table, table, row, column, rows, columns, told)
        pieces.append(piece)
        number += 1
    return pieces


def pieces_of_row(cells: Sequence[str], file: str, row: int, line: int, number: int) -> list[Piece]:
    """The same of all cells of a row of the only table of a file, none of them wider than a column."""
    pieces: list[Piece] = []
    for column, text in enumerate(cells, 1):
        if not text:
            continue
        if column > MOST_COLUMNS and text.strip():
            raise too_many("columns", MOST_COLUMNS)
        cell = f"{column_name(column)}{row}"
        for look, depth, content, raw, sign in _lines_of_name(text) if len(text) <= LONGEST_NAME else _lines(text):
            source = Source(file, line, number, None, None, cell)
            told = (sign,) if sign else ()
            pieces.append(Piece(number, content, look, source, raw, depth, False, 1, 1, row, column, 1, 1, told))
            number += 1
    return pieces


def _lines(text: str) -> list[_Line]:
    """Each line that says something."""
    one = text.isprintable()  # as most cells: what breaks a line cannot be printed
    cell, item = Look.CELL, Look.ITEM
    told: list[_Line] = []
    for line in BREAK.split(text) if WRITTEN_OUT in text else (text,) if one else text.splitlines():
        bare = squeeze(line)
        if not bare:
            continue
        sign, rest = "", ""
        if BULLET.match(bare):
            bullet = without_bullet(bare)
            sign, rest = bullet.sign, bullet.text
        if not sign:
            told.append((cell, 0, bare, bare, ""))
            continue
        depth = 1 + (len(line) - len(line.lstrip())) // INDENT
        told.extend([(item, depth, part, bare, sign) for part in apart(rest)])
    return told


_lines_of_name = lru_cache(maxsize=2_000)(_lines)


def too_many(what: str, most: int) -> Unreadable:
    """What to say of a sheet that no framework fills."""
    return Unreadable(
        "read/too-large",
        f"The file has more than {most:,} {what}, which is as many as are read: nobody could review them. Keep the "
        "part that holds your framework and leave out the rest.",
    )
