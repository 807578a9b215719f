"""Cells of sheets → pieces: a cell of several lines or bullets is several pieces at one place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers.bullets import apart, without_bullet
from levelset.importing.readers.unreadable import Unreadable
from levelset.text.normal import squeeze

MOST_ROWS = 20_000
"""Rows that hold something, in all sheets of a file together."""

MOST_COLUMNS = 1_000
"""Columns up to which anything stands: a level for each role of a large company is a tenth of it."""

MOST_PIECES = 200_000
"""Pieces of one file: ten thousand behaviors in a sheet that says role, level, pillar and more of each."""

BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]|_x000[dD]_\n?")
"""What parts the lines of a cell; some programs write the mark of a line's end out in letters."""

INDENT = 2
"""Blanks before a bullet for each step that it stands further in."""


@dataclass(frozen=True, slots=True)
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


def column_name(column: int) -> str:
    """The letters of a column that counts from 1: A, B … Z, AA."""
    name = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def pieces_of_cell(text: str, place: Place, number: int, marks: tuple[str, ...] = ()) -> Iterator[Piece]:
    """The pieces of one cell; ``number`` is that of the first. A line with a bullet or a number is an item.

    Raises ``Unreadable`` for a cell further to the right than anybody could review.
    """
    if place.column > MOST_COLUMNS and text.strip():
        raise too_many("columns", MOST_COLUMNS)
    cell = f"{column_name(place.column)}{place.row}"
    for look, depth, content, raw, sign in _lines(text):
        yield Piece(
            number=number,
            text=content,
            look=look,
            source=Source(place.file, line=place.line, piece=number, sheet=place.sheet, cell=cell),
            raw=raw,
            depth=depth,
            container=place.table,
            table=place.table,
            row=place.row,
            column=place.column,
            rows=place.rows,
            columns=place.columns,
            marks=(*marks, sign) if sign else marks,
        )
        number += 1


def _lines(text: str) -> Iterator[tuple[Look, int, str, str, str]]:
    """``(look, depth, text, raw, sign)`` of each line that says something."""
    for line in BREAK.split(text):
        bare = squeeze(line)
        if not bare:
            continue
        bullet = without_bullet(bare)
        indent = len(line) - len(line.lstrip())
        if not bullet.sign:
            yield Look.CELL, 0, bare, bare, ""
            continue
        for part in apart(bullet.text):
            yield Look.ITEM, 1 + indent // INDENT, part, bare, bullet.sign


def too_many(what: str, most: int) -> Unreadable:
    """What to say of a sheet that no framework fills."""
    return Unreadable(
        "read/too-large",
        f"The file has more than {most:,} {what}, which is as many as are read: nobody could review them. Keep the "
        "part that holds your framework and leave out the rest.",
    )
