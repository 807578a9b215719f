"""Tables of AsciiDoc: the cells of a block between two lines of ``|===``, each with its place and what it spans."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

FENCE = re.compile(r"(?P<sign>[|,:!])={3,}\s*$")
CELL = re.compile(
    r"(?<![^\s|!])(?:(?P<times>\d{1,3})\*)?(?:(?P<columns>\d{1,3})?(?:\.(?P<rows>\d{1,3}))?\+)?"
    r"(?:[<^>]|\.[<^>]){0,2}(?P<style>[aehlmsdv])?\|(?<!\\\|)|(?<!\\)\|"
)
COLUMNS = re.compile(r"""cols\s*=\s*(?:"(?P<quoted>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\],]+))""")
WIDEST = 200
"""Columns that a table may have."""


@dataclass
class TableCell:
    """A cell: its lines, the index of the first in the document, its place and its spans."""

    lines: list[str]
    at: int
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass
class Table:
    """The cells of a table in order; ``end`` is the index of the line behind it."""

    cells: list[TableCell] = field(default_factory=list)
    end: int = 0
    header: bool = False


def is_table(line: str) -> bool:
    """Whether a table begins, or ends, on a line."""
    return FENCE.match(line) is not None


def table_of(lines: Sequence[str], at: int, options: str) -> Table:
    """The table that begins on a line. ``options`` is the line of brackets above it."""
    fence = lines[at].strip()
    end = at + 1
    while end < len(lines) and lines[end].strip() != fence:
        end += 1
    inside = range(at + 1, end)
    csv_like = fence[0] in ",:" or "format=csv" in options or "format=dsv" in options
    cells = _separated(lines, inside, ":" if fence[0] == ":" or "dsv" in options else ",") if csv_like else None
    cells = cells if cells is not None else _piped(lines, inside, fence[0])
    first = [cell for cell in cells if cells and cell.at == cells[0].at]
    width = _width(options) or sum(cell.columns for cell in first) or 1
    _placed(cells, min(width, WIDEST))
    implied = len(first) == len([c for c in cells if c.row == 1]) and bool(cells) and _stands_alone(lines, at, cells[0])
    return Table(cells, min(end + 1, len(lines)), bool("header" in options or implied))


def _stands_alone(lines: Sequence[str], at: int, first: TableCell) -> bool:
    """Whether the first row is one line right under the fence, and an empty one follows."""
    return first.at == at + 1 and at + 2 < len(lines) and not lines[at + 2].strip()


def _width(options: str) -> int:
    """The number of columns that the options tell, 0 for none."""
    found = COLUMNS.search(options)
    if not found:
        return 0
    said = found["quoted"] or found["single"] or found["bare"] or ""
    total = 0
    for part in said.split(";" if ";" in said else ","):
        times = re.match(r"\s*(\d{1,3})\*", part)
        total += int(times[1]) if times else 1
    return min(total, WIDEST)


def _piped(lines: Sequence[str], inside: range, sign: str) -> list[TableCell]:
    """The cells of lines in which each begins with a bar; what stands before the first is a cell, too."""
    cells: list[TableCell] = []
    for at in inside:
        line = lines[at].replace("!", "|") if sign == "!" else lines[at]
        begins = list(CELL.finditer(line))
        before = line[: begins[0].start()] if begins else line
        if cells:
            cells[-1].lines.append(before.replace("\\|", "|"))
        elif before.strip():
            cells.append(TableCell([before], at))
        for index, found in enumerate(begins):
            end = begins[index + 1].start() if index + 1 < len(begins) else len(line)
            text = line[found.end() : end].strip().replace("\\|", "|")
            columns = min(int(found["columns"] or 1) or 1, WIDEST)
            rows, head = int(found["rows"] or 1) or 1, found["style"] == "h"
            times = min(int(found["times"] or 1) or 1, WIDEST)
            cells += [TableCell([text], at, columns=columns, rows=rows, head=head) for _ in range(times)]
    return cells


def _separated(lines: Sequence[str], inside: range, sign: str) -> list[TableCell] | None:
    """The cells of lines that commas or colons part; None where they cannot be read so."""
    reader = csv.reader((lines[at] for at in inside), delimiter=sign)
    cells: list[TableCell] = []
    try:
        before = 0
        for row in reader:
            at = min(inside.start + before, inside.stop - 1)
            before = reader.line_num
            cells += [TableCell([text], at) for text in row]
    except csv.Error:
        return None
    return cells


def _placed(cells: Sequence[TableCell], width: int) -> None:
    """Give the cells their rows and columns, in order, around those that span several rows."""
    row, column = 1, 1
    taken: dict[int, int] = {}
    for cell in cells:
        while column > width or taken.get(column, 0) >= row:
            row, column = (row + 1, 1) if column >= width else (row, column + 1)
        cell.row, cell.column = row, column
        for spanned in range(column, column + cell.columns):
            taken[spanned] = row + cell.rows - 1
        column += cell.columns
