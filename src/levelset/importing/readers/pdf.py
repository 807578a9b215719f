"""PDF with a text layer: what pages show as headings, lists, tables and paragraphs, in the order a person reads them.

Only letters and lines are looked at: no script runs, no form is filled in, nothing is fetched.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.layout.paragraphs import Paragraph, merged_tables, paragraphs_of, widest_size
from levelset.importing.layout.printed import runs_of, said, with_bullets
from levelset.importing.layout.repeating import Sheet, repeated_runs
from levelset.importing.layout.ruled import ruled_tables
from levelset.importing.layout.sheets import Line, lines_in_order
from levelset.importing.readers.pdf_pages import PrintedPage, page_of
from levelset.importing.readers.unreadable import Unreadable
from levelset.text.normal import squeeze
from levelset.text.repair import unligature

MOST_PAGES = 1_000
"""Pages that are read; a framework of thirty roles has half as many."""

FEWEST_LETTERS = 5
"""A page with fewer letters has no text."""

SHARE_OF_UNKNOWN = 0.2
"""Share of letters without a meaning from which the text is not worth reading."""

LARGER = 1.1
"""A paragraph is a heading where its letters are larger than usual by this much."""

LONGEST_HEADING = 14
"""Words of a heading, at most."""

MOST_LINES = 2
"""Lines of a heading that is bold and no larger than the text, at most."""

SHARE_OF_BOLD = 0.3
"""Share of the letters of a document from which bold text is nothing special."""

ENDINGS = (".", ";", ",", "!", "?")
"""What a sentence ends in, and a heading does not."""

SITE = "nav"
"""The mark of what pages repeat."""


def read_pdf(name: str, data: bytes) -> Result[tuple[Piece, ...]]:
    """The pieces of a PDF in reading order, with page and running line. Raises ``Unreadable`` where it has no text."""
    pages, findings = _pages(name, data)
    sheets = [_sheet(page) for page in pages]
    repeated = repeated_runs(sheets)
    told: list[list[Line]] = []
    heads: list[Line] = []
    table = 1
    for page, sheet, heading in zip(pages, sheets, repeated, strict=True):
        runs = [run for run in sheet.runs if run not in heading]
        lines = lines_in_order(page.number, runs, page.rules, ruled_tables(page.rules), table)
        table = max([table, *(line.table + 1 for line in lines)])
        told.append(lines)
        heads.extend(Line((run,), page.number) for run in sheet.runs if run in heading)
    lines, again = merged_tables(told)
    paragraphs = paragraphs_of(lines)
    pieces = list(_pieces(name, paragraphs, [*heads, *again]))
    return Result(tuple(pieces), tuple(findings))


def _sheet(page: PrintedPage) -> Sheet:
    upright = [rule for rule in page.rules if not rule.is_level]
    runs = [*with_bullets(runs_of(page.glyphs, upright), page.dots), *page.turned]
    return Sheet(page.number, page.height, tuple(runs))


def _pages(name: str, data: bytes) -> tuple[list[PrintedPage], list[Finding]]:
    """The pages of a file, and what to say of those that hold no text."""
    pdf = _opened(data)
    try:
        count = len(pdf)
        if count > MOST_PAGES:
            raise Unreadable(
                "read/too-large",
                f"The PDF has {count:,} pages, and {MOST_PAGES:,} are read at most. Print the pages of your framework "
                "into a PDF of their own.",
            )
        pages: list[PrintedPage] = []
        broken: list[int] = []
        for index in range(count):
            try:
                pages.append(page_of(pdf, index))
            except pypdfium2.PdfiumError:
                broken.append(index + 1)
    finally:
        pdf.close()
    _must_have_text(pages, broken)
    return pages, list(_missing(name, pages, broken))


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(
                "read/protected", "The PDF is protected by a password. Save a copy without one, and import that."
            ) from error
        raise Unreadable(
            "read/damaged", "The PDF is damaged or cut off. Download it again, or print it into a new PDF."
        ) from error


def _must_have_text(pages: Sequence[PrintedPage], broken: Sequence[int]) -> None:
    letters = sum(len(page.glyphs) + len(page.turned) for page in pages)
    if broken and not letters:
        raise Unreadable(
            "read/damaged", "No page of the PDF can be read. Download it again, or print it into a new PDF."
        )
    if letters < FEWEST_LETTERS:
        raise Unreadable(
            "read/no-text-layer",
            "The PDF has no text layer: its pages are pictures, as a scanner makes them. Run text recognition (OCR) on "
            "it, or copy the text from where it was written.",
        )
    if sum(page.unknown for page in pages) > SHARE_OF_UNKNOWN * letters:
        raise Unreadable(
            "read/no-text-layer",
            "The PDF does not say which letters its signs stand for, so its text cannot be read. Export it again from "
            "the program that it was written in, or run text recognition (OCR) on it.",
        )


def _missing(name: str, pages: Sequence[PrintedPage], broken: Sequence[int]) -> Iterator[Finding]:
    empty = [page.number for page in pages if page.pictures and len(page.glyphs) < FEWEST_LETTERS]
    for numbers, why in ((empty, "hold pictures and no text"), (broken, "cannot be read")):
        if numbers:
            listed = ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")
            message = f"These pages {why}: {listed}. The others were read. Type out what they say, if it matters."
            yield Finding("read/page-without-text", Severity.WARNING, message, name)


def _pieces(name: str, paragraphs: Sequence[Paragraph], heads: Sequence[Line]) -> Iterator[Piece]:
    """The pieces of all pages; what a page repeats stands before what it holds."""
    looks = _Looks(paragraphs)
    waiting = sorted(heads, key=lambda line: (line.page, line.runs[0].base, line.runs[0].x0), reverse=True)
    number, line = 0, 1
    for paragraph in paragraphs:
        while waiting and waiting[-1].page <= paragraph.first.page:
            number, line = number + 1, line + 1
            yield _head(name, number, line - 1, waiting.pop())
        number += 1
        yield looks.piece(name, number, line, paragraph)
        line += len(paragraph.lines)
    for count, head in enumerate(reversed(waiting)):
        yield _head(name, number + 1 + count, line + count, head)


def _head(name: str, number: int, line: int, head: Line) -> Piece:
    """A piece of what pages repeat."""
    source = Source(name, line=line, piece=number, page=head.page)
    raw = " ".join(map(said, head.runs))
    return Piece(number, unligature(squeeze(head.text)), Look.PARAGRAPH, source, raw, marks=(SITE,))


class _Looks:
    """How the paragraphs of a document look beside each other: which are headings, how deep items are."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        usual = widest_size(paragraphs)
        large = {_size(paragraph) for paragraph in paragraphs if paragraph.size >= LARGER * usual}
        self.sizes = sorted((size for size in large if size >= LARGER * usual), reverse=True)
        self.headers = _header_cells(paragraphs)
        letters = sum(len(paragraph.text) for paragraph in paragraphs)
        bold = sum(len(paragraph.text) for paragraph in paragraphs if paragraph.bold)
        self.bold_tells = bold < SHARE_OF_BOLD * letters
        self.indents: dict[tuple[int, int], list[float]] = defaultdict(list)
        for paragraph in paragraphs:
            left, places = _left(paragraph), self.indents[_column(paragraph)]
            if paragraph.sign and all(abs(left - place) > paragraph.size / 2 for place in places):
                places.append(left)

    def piece(self, name: str, number: int, line: int, paragraph: Paragraph) -> Piece:
        """The piece of a paragraph."""
        first = paragraph.first
        text = unligature(squeeze(paragraph.text))
        look, depth = self._look(paragraph, text)
        marks = [
            *(["bold"] if paragraph.bold else []),
            *(["italic"] if paragraph.italic else []),
            *(["th"] if id(paragraph) in self.headers else []),
            *([paragraph.sign] if paragraph.sign else []),
        ]
        return Piece(
            number=number,
            text=text,
            look=look,
            source=Source(name, line=line, piece=number, page=first.page),
            raw=f"{paragraph.sign} {text}" if paragraph.sign else text,
            depth=depth,
            table=first.table,
            row=first.row,
            column=first.column if first.table else 0,
            rows=first.rows,
            columns=first.columns,
            marks=tuple(marks),
        )

    def _look(self, paragraph: Paragraph, text: str) -> tuple[Look, int]:
        if paragraph.sign:
            left = _left(paragraph)
            deeper = sum(place < left - paragraph.size / 2 for place in self.indents[_column(paragraph)])
            return Look.ITEM, 1 + deeper
        if paragraph.first.table:
            return Look.CELL, 0
        size = _size(paragraph)
        if len(text.split()) > LONGEST_HEADING or (text.endswith(ENDINGS) and " " in text):
            return Look.PARAGRAPH, 0
        if size in self.sizes:
            return Look.HEADING, 1 + self.sizes.index(size)
        if self.bold_tells and paragraph.bold and len(paragraph.lines) <= MOST_LINES:
            return Look.HEADING, 1 + len(self.sizes)
        return Look.PARAGRAPH, 0


def _size(paragraph: Paragraph) -> float:
    return round(paragraph.size * 2) / 2


def _left(paragraph: Paragraph) -> float:
    return paragraph.first.runs[0].x0


def _column(paragraph: Paragraph) -> tuple[int, int]:
    return paragraph.first.table, paragraph.first.column


def _header_cells(paragraphs: Iterable[Paragraph]) -> frozenset[int]:
    """The identities of the cells in a first row of a table that is set in bold, and is alone in that."""
    tables: dict[int, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        if paragraph.first.table:
            tables[paragraph.first.table].append(paragraph)
    found: set[int] = set()
    for cells in tables.values():
        top = min(cell.first.row for cell in cells)
        head = [cell for cell in cells if cell.first.row == top]
        below = [cell for cell in cells if cell.first.row != top]
        if below and all(cell.bold for cell in head) and not all(cell.bold for cell in below):
            found.update(map(id, head))
    return frozenset(found)
