"""Tables of fictional companies in several formats, and what is read from them in a form that is easy to compare."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

import openpyxl

from levelset.core.model import Framework, Group, NoteKind, Page
from levelset.importing.draft import Fate, SourceReport
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

Rows = Sequence[Sequence[str | int | None]]


def as_csv(rows: Rows) -> bytes:
    """The rows as a CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """Sheets of rows as an XLSX, with some ranges merged."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(rows: Rows, before: str = "") -> str:
    """The rows as a table of a web page; the lines of a cell are those of a list."""
    lines = ["<tr>" + "".join(f"<td>{_cell(str(cell or ''))}</td>" for cell in row) + "</tr>" for row in rows]
    return f"{before}<table>{''.join(lines)}</table>"


def _cell(text: str) -> str:
    lines = text.split("\n")
    if len(lines) == 1:
        return escape(text)
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


@dataclass
class Told:
    """What was made of a document: its pages by title, the codes of the findings, and the framework itself."""

    framework: Framework
    report: SourceReport
    codes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def pages(self) -> dict[str, Any]:
        """Pages by title: what they say in facets, and under pillars and responsibilities."""
        return {page.title: _page(page) for page in self.framework.pages}

    @property
    def levels(self) -> list[tuple[str, int]]:
        """Labels and ranks."""
        return [(level.label, level.rank) for level in self.framework.levels]

    @property
    def roles(self) -> list[str]:
        """Names of the roles."""
        return [role.name for role in self.framework.roles]

    @property
    def definitions(self) -> dict[str, str]:
        """Definitions by the name of their responsibility."""
        return {r.name: r.definition for r in self.framework.responsibilities if r.definition}

    def fates(self, text: str) -> set[Fate]:
        """What became of the pieces of a text."""
        return {fate.fate for fate in self.report.fates if fate.text == text}


def _page(page: Page) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if page.statement is not None:
        told["="] = page.statement.text
    for facet in page.facets:
        told[f"@{facet.name}"] = [statement.text for statement in facet.statements]
    for section in page.sections:
        groups = told.setdefault(section.name or "", {})
        if section.intro:
            groups["_"] = [text.text for text in section.intro]
        groups.update((group.name, _group(group)) for group in section.groups)
    if page.footnotes:
        told["*"] = [note.text for note in page.footnotes]
    return told


def _group(group: Group) -> list[str]:
    """Behaviors as they stand; ``~`` before a note, ``!`` before an example."""
    signs = {NoteKind.NOTE: "~", NoteKind.EXAMPLE: "!"}
    return [s.text for s in group.statements] + [f"{signs[note.kind]}{note.text}" for note in group.notes]


def told(name: str, data: bytes | str) -> Told:
    """Read a document and recognize it; every piece of it has to have a fate."""
    document = read_bytes(name, data.encode() if isinstance(data, str) else data)
    assert document.value is not None, document.findings
    made = recognise([document.value])
    (report,) = made.value.sources
    accounted = {fate.number for fate in report.fates}
    missing = [piece.text for piece in document.value.pieces if piece.text and piece.number not in accounted]
    assert not missing
    codes = sorted({finding.code for finding in (*document.findings, *made.findings)})
    return Told(made.value.framework, report, codes)
