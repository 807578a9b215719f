"""XLSX: sheets of cells. What a cell shows is text; formulas are never worked out, nothing is executed or fetched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers.cells import MOST_PIECES, MOST_ROWS, Place, column_name, pieces_of_cell, too_many
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.xlsx_book import SheetEntry, open_book
from levelset.importing.readers.xlsx_sheet import CellRead, SheetRead, read_sheet
from levelset.text.repair import unligature, unmojibake

BINARY = b"xl/workbook.bin"
"""What a workbook holds in Excel's binary format, which is another one (.xlsb)."""

SHOWN = 8
"""Places that a finding lists, at most."""


@dataclass
class _Told:
    """What has to be said about a file."""

    name: str
    findings: list[Finding] = field(default_factory=list)
    mended: str = ""

    def say(self, code: str, severity: Severity, message: str) -> None:
        self.findings.append(Finding(code, severity, message, self.name))


def read_xlsx(name: str, data: bytes) -> Result[tuple[Piece, ...]]:
    """The pieces of all visible sheets, each behind a heading of its name; ``sheet`` and ``cell`` tell where.

    Hidden sheets are left out and named: lists for menus and drafts stand there. Hidden rows and columns are read and
    named: a filter hides them unnoticed. Raises ``Unreadable`` for files that are damaged, protected, of another
    format, or larger than anybody could review.
    """
    if BINARY in data:
        raise Unreadable("read/not-text", "This is a binary Excel workbook (.xlsb). Open it and save it as .xlsx.")
    book = open_book(data)
    told = _Told(name)
    pieces: list[Piece] = []
    rows = 0
    hidden = [entry.name for entry in book.sheets if entry.hidden]
    for table, entry in enumerate((entry for entry in book.sheets if not entry.hidden), 1):
        read = read_sheet(book, entry, MOST_ROWS - rows)
        rows += read.rows
        pieces.extend(_sheet(entry, read, table, len(pieces), told))
        if len(pieces) > MOST_PIECES:
            raise too_many("cells", MOST_PIECES)
        _tell(entry, read, told)
    if hidden:
        listed = ", ".join(f"“{sheet}”" for sheet in hidden)
        message = (
            f"Hidden sheets were left out: {listed}. If they belong to the framework, unhide them and import again."
        )
        told.say("xlsx/hidden-sheet", Severity.WARNING, message)
    if told.mended:
        message = (
            f"Some letters were garbled (UTF-8 read as Windows-1252); they were put right, first in {told.mended}. "
            "Compare with the original."
        )
        told.say("read/mojibake", Severity.WARNING, message)
    return Result(tuple(pieces), tuple(told.findings))


def _sheet(entry: SheetEntry, read: SheetRead, table: int, before: int, told: _Told) -> Iterator[Piece]:
    """The name of a sheet as a heading, and its cells in reading order; an empty row is a blank piece."""
    number = before + 1
    if not read.cells:
        return
    if not entry.is_default:
        source = Source(told.name, piece=number, sheet=entry.name)
        yield Piece(number, entry.name, Look.HEADING, source, entry.name, 1, sure=True, marks=("sheet",))
        number += 1
    last = 0
    for cell in sorted(read.cells, key=lambda cell: (cell.row, cell.column)):
        if last and cell.row > last + 1:
            yield Piece(number, "", Look.BLANK, Source(told.name, piece=number, sheet=entry.name))
            number += 1
        last = cell.row
        rows, columns = read.spans.get((cell.row, cell.column), (1, 1))
        place = Place(told.name, table, cell.row, cell.column, rows, columns, sheet=entry.name)
        for piece in pieces_of_cell(_mended(cell, entry, told), place, number, ("bold",) if cell.bold else ()):
            yield piece
            number += 1


def _mended(cell: CellRead, entry: SheetEntry, told: _Told) -> str:
    text = unligature(cell.text)
    mended = unmojibake(text)
    if mended != text and not told.mended:
        told.mended = f"{entry.name}!{_at(cell.row, cell.column)}"
    return mended


def _tell(entry: SheetEntry, read: SheetRead, told: _Told) -> None:
    """Say what of a sheet was not read as it stands."""
    where = f"“{entry.name}”"
    if read.unsaved:
        message = (
            f"Formulas on {where} have no stored value, so they stand here as text: {_listed(read.unsaved)}. Open the "
            "file in a spreadsheet program and save it, or replace them with what they show."
        )
        told.say("xlsx/formula", Severity.WARNING, message)
    if read.formulas:
        message = f"Formulas on {where} are not worked out; what they showed last was read: {_listed(read.formulas)}."
        told.say("xlsx/formula", Severity.INFO, message)
    if read.hidden:
        message = (
            f"Hidden rows or columns of {where} were read like all others: {', '.join(read.hidden[:SHOWN])}. Delete "
            "them if they are no part of the framework."
        )
        told.say("xlsx/hidden-cells", Severity.WARNING, message)
    if read.comments:
        message = f"Comments on {where} are left out: {_listed(read.comments)}."
        told.say("xlsx/comments", Severity.INFO, message)
    for text in read.boxes[:SHOWN]:
        message = (
            f"A text box on {where} is left out: “{text[:80]}”. Copy it into a cell if it belongs to the framework."
        )
        told.say("xlsx/text-box", Severity.WARNING, message)


def _at(row: int, column: int) -> str:
    return f"{column_name(column)}{row}"


def _listed(places: Sequence[tuple[int, int]]) -> str:
    shown = ", ".join(_at(row, column) for row, column in places[:SHOWN])
    return shown if len(places) <= SHOWN else f"{shown} and {len(places) - SHOWN:,} more"
