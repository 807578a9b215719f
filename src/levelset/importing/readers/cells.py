"""Cells of sheets → pieces: a cell of several lines or bullets is several pieces at one place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from levelset.core.model import Source
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
"""What parts the lines of a cell; some programs write the mark of a line's end out in letters."""

WRITTEN_OUT = "_x000"
"""How such a mark begins."""

INDENT = 2
"""Blanks before a bullet for each step that it stands further in."""


@dataclass(slots=True)  # not frozen: there is one for each cell, and the guard would be a tenth of reading it
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
    cell = f"{column_name(place.column)}{place.row}"
    return [
        Piece(
            at,
            content,
            look,
            Source(place.file, place.line, at, None, place.sheet, cell),
            raw,
            depth,
            container=place.table,
            table=place.table,
            row=place.row,
            column=place.column,
            rows=place.rows,
            columns=place.columns,
            marks=(*marks, sign) if sign else marks,
        )
        for at, (look, depth, content, raw, sign) in enumerate(_lines(text), number)
    ]


def _lines(text: str) -> Iterator[tuple[Look, int, str, str, str]]:
    """``(look, depth, text, raw, sign)`` of each line that says something."""
    one = text.isprintable() and WRITTEN_OUT not in text  # most cells; what breaks a line cannot be printed
    for line in (text,) if one else BREAK.split(text):
        bare = squeeze(line)
        if not bare:
            continue
        if not BULLET.match(bare) or not (bullet := without_bullet(bare)).sign:
            yield Look.CELL, 0, bare, bare, ""
            continue
        indent = len(line) - len(line.lstrip())
        for part in apart(bullet.text):
            yield Look.ITEM, 1 + indent // INDENT, part, bare, bullet.sign


def too_many(what: str, most: int) -> Unreadable:
    """What to say of a sheet that no framework fills."""
    return Unreadable(
        "read/too-large",
        f"The file has more than {most:,} {what}, which is as many as are read: nobody could review them. Keep the "
        "part that holds your framework and leave out the rest.",
    )
