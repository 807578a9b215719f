"""Corners of workbooks: parts that other programs write, and places that make no sense."""

import io
import zipfile

import pytest

from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.xlsx_book import SheetEntry
from levelset.importing.readers.zip_guard import open_zip, read_member

WORKBOOK = b"""<workbook xmlns="urn:s" xmlns:r="urn:r"><sheets><sheet name="Sheet1" r:id="rId1"/>
<sheet name="Chart" r:id="rId9"/></sheets></workbook>"""
RELATIONS = b"""<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>"""
PARTS = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": RELATIONS}


def book(sheet: str, **others: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**PARTS, "xl/worksheets/sheet1.xml": sheet.encode(), **others}.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(data: bytes) -> tuple[Document, dict[str, str]]:
    made = read_bytes("a.xlsx", data)
    assert made.value is not None, made.findings
    return made.value, {finding.code: finding.message for finding in made.findings}


def test_parts_and_places_that_make_no_sense_are_passed_over() -> None:
    sheet = """<worksheet xmlns="urn:s"><cols><col min="1" max="2" hidden="0"/></cols><sheetData>
    <row r="1"><extLst/><c r="A1" t="inlineStr"><extLst/><is><t>kept</t></is></c><c r="B1"><f t="shared" si="0"/></c>
    <c r="C1"><extLst/></c><c r="D1" t="s"><v/></c></row></sheetData>
    <mergeCells><mergeCell ref="B2:A1"/><mergeCell ref="A1"/><mergeCell ref="A1:XFE1"/></mergeCells></worksheet>"""
    document, findings = read(book(sheet))
    assert [(piece.text, piece.rows, piece.columns) for piece in document.pieces] == [("kept", 1, 1)]
    assert not findings


def test_comments_of_newer_programs_are_named_too() -> None:
    relations = (
        b'<Relationships><Relationship Id="rId1" Type="x/threadedComment" Target="../tc/t1.xml"/></Relationships>'
    )
    _, findings = read(
        book(
            '<worksheet><sheetData><row><c t="str"><v>kept</v></c></row></sheetData></worksheet>',
            **{
                "xl/worksheets/_rels/sheet1.xml.rels": relations,
                "xl/tc/t1.xml": b'<T><threadedComment ref="B2"/><threadedComment ref="?"/></T>',
            },
        )
    )
    assert "B2" in findings["xlsx/comments"]


def test_a_workbook_that_is_not_where_its_archive_says_is_damage() -> None:
    made = read_bytes(
        "a.xlsx",
        book("<worksheet/>", **{"_rels/.rels": b'<R><R Id="a" Type="x/officeDocument" Target="xl/other.xml"/></R>'}),
    )
    assert made.value is None and made.findings[0].code == "read/damaged"


def test_a_cut_workbook_whose_cells_are_empty_says_that_there_is_nothing() -> None:
    made = read_bytes("a.xlsx", book("<worksheet><sheetData/></worksheet>"))
    assert made.value is None and made.findings[0].code == "read/empty"


def test_a_member_that_never_ends_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = open_zip(book("<worksheet/>"))
    info = archive.getinfo("xl/workbook.xml")
    monkeypatch.setattr(zipfile.ZipExtFile, "_update_crc", lambda *_: None)
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda *_: b"x" * 10_000)
    assert info.file_size < 10_000
    with pytest.raises(Unreadable, match="damaged"):
        read_member(archive, "xl/workbook.xml")


def test_names_of_sheets_that_nobody_gave() -> None:
    assert all(SheetEntry(name, "").is_default for name in ("Sheet1", "Tabelle 2", "工作表1"))
    assert not any(SheetEntry(name, "").is_default for name in ("L3", "Data", "Sheet of all"))
