"""CSV and TSV: tables as text, whatever parts their cells. Every cell that says something is a piece or several."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Source
from levelset.core.values import value
from levelset.importing.document import Look, Piece
from levelset.importing.kinds import is_sheet
from levelset.importing.readers.cells import MOST_PIECES, MOST_ROWS, pieces_of_row, too_many

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",;\t|"
"""What may part cells, most usual first."""

SAMPLE = 200
"""Records that are looked at to tell what parts the cells."""

DECLARED = re.compile(r"\s*\"?sep=(?P<delimiter>.)\"?[ \t]*(?:\r\n|\r|\n)", re.I)
"""The first line by which a spreadsheet is told what parts the cells; it is none of them."""


@value(frozen=True, slots=True)
class _Record:
    line: int
    cells: list[str]


def read_csv(name: str, text: str) -> Result[tuple[Piece, ...]]:
    """The pieces of a table. ``line`` is that on which the record begins, ``cell`` its place in a spreadsheet ("C4").

    A quotation mark that is never closed is a finding, and from there on marks are read as letters. Raises
    ``Unreadable`` for more rows or cells than anybody could review.
    """
    records, findings = _table(name, text)
    pieces: list[Piece] = []
    rows = 0
    for row, record in enumerate(records, 1):
        before = len(pieces)
        pieces += pieces_of_row(record.cells, name, row, record.line, before + 1)
        rows += len(pieces) > before
        if len(pieces) == before:
            number = len(pieces) + 1
            pieces.append(Piece(number, "", Look.BLANK, Source(name, line=record.line, piece=number)))
        if rows > MOST_ROWS:
            raise too_many("rows", MOST_ROWS)
        if len(pieces) > MOST_PIECES:
            raise too_many("cells", MOST_PIECES)
    while pieces and pieces[-1].look is Look.BLANK:
        pieces.pop()
    return Result(tuple(pieces), findings)


def rows_of(name: str, text: str) -> Result[tuple[tuple[int, list[str]], ...]]:
    """The rows of a table that is no framework, as they stand: the line on which each begins, and its cells."""
    records, findings = _table(name, text)
    return Result(tuple((record.line, record.cells) for record in records), findings)


def _table(name: str, text: str) -> tuple[list[_Record], tuple[Finding, ...]]:
    """Every record of a table, whatever parts its cells."""
    declared = DECLARED.match(text)
    body = text[declared.end() :] if declared else text
    first = 2 if declared else 1
    delimiter = declared["delimiter"] if declared else _told_by_name(name, body)
    if delimiter is not None:
        return _records(name, body, delimiter, first, list(_parse(body, delimiter, first)))
    return _records(name, body, *_parted(body, first))


def _records(
    name: str, text: str, delimiter: str, first: int, records: list[_Record]
) -> tuple[list[_Record], tuple[Finding, ...]]:
    """Every record with the line on which it begins; what follows an open quotation mark is read again without it."""
    if text.count('"') % 2 == 0 or not records or not any("\n" in cell or "\r" in cell for cell in records[-1].cells):
        return records, ()
    line = records[-1].line
    rest = "".join(islice(io.StringIO(text, newline=""), line - first, None))
    message = (
        "A quotation mark is opened here and never closed, so from here on marks were read as letters and every line "
        "as a row of its own. Close it, or export the table again."
    )
    again = list(_parse(rest, delimiter, line, quotes=False))
    return records[:-1] + again, (Finding("csv/open-quote", Severity.WARNING, message, name, line),)


def _parse(text: str, delimiter: str, first: int, *, quotes: bool = True) -> Iterator[_Record]:
    """The records of a text whose first line has the number ``first``."""
    reader = _reader(text, delimiter, quotes=quotes)
    line = first
    for cells in reader:
        yield _Record(line, cells)
        line = first + reader.line_num


def _reader(text: str, delimiter: str, *, quotes: bool = True) -> "Reader":
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        skipinitialspace=delimiter != "\t",
        quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE,
    )


def _told_by_name(name: str, text: str) -> str | None:
    """What parts the cells of a file that is called so, or of what was copied out of a sheet; None for all others."""
    if name.lower().endswith((".tsv", ".tab")) and "\t" in text:
        return "\t"
    if not name.lower().endswith(".csv") and is_sheet(text):  # what its cells hold may part as many again
        return "\t"
    return None


def _parted(text: str, first: int) -> tuple[str, int, list[_Record]]:
    """What parts the cells, which is what gives the most records of one and the same width; the number of the first
    line, and the records.
    """
    best, parting = (-1.0, 0), ""
    records: Iterable[_Record] = ()
    for delimiter in [delimiter for delimiter in DELIMITERS if delimiter in text] or DELIMITERS[:1]:
        if best[0] == 1 and _width(text, delimiter) <= best[1]:
            continue  # it would have to give wider records, every one of them
        parsed = _parse(text, delimiter, first)
        sample = list(islice(parsed, SAMPLE))
        found = _evenness([record.cells for record in sample])
        if found > best:
            best, parting, records = found, delimiter, chain(sample, parsed)
    return parting, first, list(records)


def _width(text: str, delimiter: str) -> int:
    """How many cells the first record has that says something."""
    return next((len(cells) for cells in _reader(text, delimiter) if any(map(str.strip, cells))), 0)


def _evenness(records: Iterable[Sequence[str]]) -> tuple[float, int]:
    """Share of the records that are as wide as most of those with several cells, and how wide these are."""
    widths = [len(cells) for cells in records if any(map(str.strip, cells))]
    several = Counter(width for width in widths if width > 1)
    if not several:
        return 0.0, 0
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return count / len(widths), width
