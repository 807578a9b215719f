"""XLSX: what each cell shows, what is left out and said so, and files that are none."""

import datetime
import io
import random
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from levelset.core.findings import Finding
from levelset.importing.document import Document, Look
from levelset.importing.read import read_bytes
from levelset.importing.readers import xlsx, xlsx_sheet


def bytes_of(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book_of(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    return bytes_of(book)


def read(data: bytes, name: str = "book.xlsx") -> tuple[Document, tuple[Finding, ...]]:
    made = read_bytes(name, data)
    assert made.value is not None, made.findings
    return made.value, made.findings


def refused(data: bytes, name: str = "book.xlsx") -> tuple[str, str]:
    made = read_bytes(name, data)
    assert made.value is None
    (finding,) = made.findings
    return finding.code, finding.message


def seen(document: Document) -> dict[str | None, str]:
    return {piece.source.cell: piece.text for piece in document.pieces if piece.look is not Look.BLANK}


def changed(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The workbook with some of its parts changed; a part that is not there is added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in (*old.namelist(), *(name for name in changes if name not in old.namelist())):
            before = old.read(name) if name in old.namelist() else b""
            new.writestr(name, changes[name](before) if name in changes else before)
    return out.getvalue()


def simple() -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.title = "Sheet1"
        sheet.append(["Skill", "Junior", "Senior"])
        sheet.append(["Coding", "• Writes\n• Asks", "Reviews"])

    return book_of(fill)


SHEET = "xl/worksheets/sheet1.xml"


def test_cells_are_pieces_with_their_place() -> None:
    document, findings = read(simple())
    assert document.format == "xlsx" and not findings
    assert [(p.text, p.look, p.source.sheet, p.source.cell, p.row, p.column) for p in document.pieces] == [
        ("Skill", Look.CELL, "Sheet1", "A1", 1, 1),
        ("Junior", Look.CELL, "Sheet1", "B1", 1, 2),
        ("Senior", Look.CELL, "Sheet1", "C1", 1, 3),
        ("Coding", Look.CELL, "Sheet1", "A2", 2, 1),
        ("Writes", Look.ITEM, "Sheet1", "B2", 2, 2),
        ("Asks", Look.ITEM, "Sheet1", "B2", 2, 2),
        ("Reviews", Look.CELL, "Sheet1", "C2", 2, 3),
    ]


def test_a_sheet_that_somebody_named_begins_with_its_name() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0].title = "Data Engineer"
        book.worksheets[0]["B2"] = "IC1"
        book.create_sheet("Sheet2")["A1"] = "more"
        book.create_sheet("Empty")

    document, _ = read(book_of(fill))
    first, second, third = document.pieces
    assert (first.text, first.look, first.depth, first.source.sheet, first.source.cell) == (
        "Data Engineer", Look.HEADING, 1, "Data Engineer", None,
    )  # fmt: skip
    assert (second.text, second.table, third.text, third.table) == ("IC1", 1, "more", 2)


def test_merged_cells_tell_how_far_they_span() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["C3"] = "wide", "tall"
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C3:C9")

    document, _ = read(book_of(fill))
    spans = {piece.text: (piece.rows, piece.columns) for piece in document.pieces if piece.row}
    assert spans == {"wide": (1, 2), "tall": (7, 1)}


def test_numbers_dates_shares_and_truths_are_shown_as_a_sheet_shows_them() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        shown = [
            (3, "General"), (0.5, "0%"), (0.125, "0.0%"), (1234.5, "#,##0.00"), (7, '"L"0'), (7, "\\L00"), (2.0, "0.0"),
            (datetime.date(2026, 11, 21), "yyyy-mm-dd"), (datetime.datetime(2026, 11, 21, 8, 30), "d.m.yy h:mm"),
            (datetime.time(8, 30), "h:mm"), (True, "General"), (-1, "dd.mm.yyyy"), (5, '0" years"'), (1e300, "General"),
        ]  # fmt: skip
        for row, (value, code) in enumerate(shown, 1):
            sheet.cell(row, 1, value).number_format = code

    document, _ = read(book_of(fill))
    assert [piece.raw for piece in document.pieces if piece.row] == [
        "3", "50%", "12.5%", "1234.5", "L7", "L07", "2", "2026-11-21", "2026-11-21 08:30", "08:30", "TRUE", "-1",
        "5 years", "1e+300",
    ]  # fmt: skip


def test_a_workbook_of_1904_counts_days_from_then() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
        book.worksheets[0]["A1"] = datetime.date(2026, 11, 21)

    document, _ = read(book_of(fill))
    assert document.pieces[-1].text == "2026-11-21"


def test_formulas_show_what_they_showed_last_and_are_never_worked_out() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["A2"] = "=1+1", '=HYPERLINK("http://example.com","IC2")'

    def keep(xml: bytes) -> bytes:
        return xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v/>", b"<f>1+1</f><v>2</v>"
        )

    document, findings = read(changed(book_of(fill), {SHEET: keep}))
    assert seen(document)["A1"] == "2"
    assert seen(document)["A2"] == '=HYPERLINK("http://example.com","IC2")'
    assert [(f.code, f.severity.value) for f in findings] == [("xlsx/formula", "warning"), ("xlsx/formula", "info")]
    assert "A2" in findings[0].message and "A1" in findings[1].message


def test_hidden_sheets_are_left_out_by_name_and_hidden_rows_and_columns_are_read() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"], sheet["B1"], sheet["A2"] = "shown", "in a hidden column", "in a hidden row"
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[2].hidden = True
        for name, state in (("Draft", "hidden"), ("Lists", "veryHidden")):
            hidden = book.create_sheet(name)
            hidden["A1"] = "unseen"
            hidden.sheet_state = state

    document, findings = read(book_of(fill))
    assert set(seen(document).values()) >= {"shown", "in a hidden column", "in a hidden row"}
    assert "unseen" not in seen(document).values()
    by_code = {finding.code: finding.message for finding in findings}
    assert "column B, row 2" in by_code["xlsx/hidden-cells"]
    assert "“Draft”, “Lists”" in by_code["xlsx/hidden-sheet"]


def test_comments_are_left_out_and_named() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.worksheets[0]["C4"] = "text"
        book.worksheets[0]["C4"].comment = Comment("secret", "somebody")

    document, findings = read(book_of(fill))
    assert list(seen(document).values())[-1] == "text"
    assert [f.code for f in findings] == ["xlsx/comments"] and "C4" in findings[0].message


def test_rich_text_is_one_text_and_bold_cells_are_marked() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet["A1"] = CellRichText("I ", TextBlock(InlineFont(b=True), "mentor"), " others")
        sheet["A2"] = "bold"
        sheet["A2"].font = Font(bold=True)
        sheet["A3"] = CellRichText(TextBlock(InlineFont(b=True), "all "), TextBlock(InlineFont(b=True), "of it"))

    document, _ = read(book_of(fill))
    assert [(p.text, "bold" in p.marks) for p in document.pieces if p.row] == [
        ("I mentor others", False), ("bold", True), ("all of it", True),
    ]  # fmt: skip


def test_text_boxes_are_named() -> None:
    drawing = (
        b'<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>Read this</a:t></a:r></a:p>'
        b"</xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    relations = (
        b'<Relationships xmlns="urn:r"><Relationship Id="rId1" Type="http://x/relationships/drawing" '
        b'Target="../drawings/drawing1.xml"/></Relationships>'
    )
    data = changed(
        simple(),
        {"xl/drawings/drawing1.xml": lambda _: drawing, "xl/worksheets/_rels/sheet1.xml.rels": lambda _: relations},
    )
    _, findings = read(data)
    assert [f.code for f in findings] == ["xlsx/text-box"] and "Read this" in findings[0].message


RELATIONS = b"""<Relationships xmlns="urn:r">
<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://x/hyperlink" Target="http://example.com" TargetMode="External"/></Relationships>"""


def with_shared(*items: str) -> bytes:
    """A workbook whose first column is made of shared texts."""
    cells = "".join(f'<row><c t="s"><v>{index}</v></c></row>' for index in range(len(items)))
    sheet = f'<worksheet xmlns="urn:s"><sheetData>{cells}</sheetData></worksheet>'.encode()
    shared = f'<sst xmlns="urn:s">{"".join(f"<si>{item}</si>" for item in items)}</sst>'.encode()
    return changed(
        simple(),
        {
            SHEET: lambda _: sheet,
            "xl/sharedStrings.xml": lambda _: shared,
            "xl/_rels/workbook.xml.rels": lambda _: RELATIONS,
        },
    )


def test_shared_texts_are_put_together_from_their_runs_without_reading_aids() -> None:
    data = with_shared(
        '<t xml:space="preserve"> plain </t>',
        "<r><rPr><b/></rPr><t>all </t></r><r><rPr><b val='1'/></rPr><t>bold</t></r><rPh><t>aid</t></rPh>",
        "<r><t>half </t></r><r><rPr><b/></rPr><t>bold</t></r><r><rPr><b val='0'/></rPr><t> not</t></r>",
        "",
    )
    document, findings = read(data)
    told = [(p.text, "bold" in p.marks) for p in document.pieces if p.row]
    assert told == [("plain", False), ("all bold", True), ("half bold not", False)]
    assert not findings


def test_escaped_garbled_and_joined_letters_are_mended() -> None:
    garbled = "I don’t".encode().decode("cp1252")
    document, findings = read(with_shared(f"<t>{garbled}</t>", "<t>ﬁrst_x000D_\n_x0041__xD800_b_x0007_c</t>"))
    assert [p.text for p in document.pieces if p.row] == ["I don’t", "first", "Ab c"]
    assert [f.code for f in findings] == ["read/mojibake"] and "Sheet1!A1" in findings[0].message


def test_cells_and_rows_without_addresses_follow_each_other() -> None:
    xml = (
        b'<worksheet xmlns="urn:s"><sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="str"><v>b</v></c></row>'
        b'<row r="0"><c r="ZZZZ9"><v>1</v></c></row><row/><row><c t="e"><v>#REF!</v></c><c t="d"><v>2026-01-01</v></c>'
        b"<c><v>nan</v></c><c><v>x</v></c></row></sheetData></worksheet>"
    )
    document, _ = read(changed(simple(), {SHEET: lambda _: xml}))
    cells = {cell: text for cell, text in seen(document).items() if cell}
    assert cells == {"A1": "a", "B1": "b", "A2": "1", "A4": "#REF!", "B4": "2026-01-01", "C4": "nan", "D4": "x"}


def test_workbooks_of_other_formats_are_told_in_words() -> None:
    code, message = refused(changed(simple(), {"xl/workbook.bin": lambda _: b"binary"}), "book.xlsb")
    assert code == "read/not-text" and "binary Excel" in message and ".xlsx" in message


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/workbook.xml", b"<workbook"),
        ("xl/workbook.xml", b"<workbook/>"),
        (SHEET, b"<worksheet><sheetData><row>"),
        (SHEET, b'<worksheet><sheetData><row><c t="s"><v>99</v></c></row></sheetData></worksheet>'),
        ("xl/styles.xml", b""),
        ("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>'),
        (SHEET, '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16")),
    ],
)
def test_parts_that_make_no_sense_are_damage_and_nothing_else(part: str, content: bytes) -> None:
    code, _ = refused(changed(simple(), {part: lambda _: content}))
    assert code == "read/damaged"


def test_truncated_and_protected_workbooks_say_so() -> None:
    assert refused(simple()[:-100])[0] == "read/damaged"
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    code, message = refused(protected)
    assert code == "read/protected" and "password" in message
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)
    code, message = refused(old, "book.xls")
    assert code == "read/not-text" and ".xlsx" in message


def test_a_sheet_of_very_many_rows_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b"".join(b'<row r="%d"><c t="str"><v>a</v></c></row>' % row for row in range(1, 25_001))
    xml = b'<worksheet xmlns="urn:s"><sheetData>' + rows + b"</sheetData></worksheet>"
    data = changed(simple(), {SHEET: lambda _: xml})
    code, message = refused(data)
    assert code == "read/too-large" and "20,000 rows" in message
    monkeypatch.setattr(xlsx, "MOST_PIECES", 5)
    assert refused(simple())[0] == "read/too-large"
    monkeypatch.setattr(xlsx_sheet, "MOST_CELLS", 5)
    assert "cells" in refused(simple())[1]


def test_many_empty_colored_cells_are_read_over() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        color = PatternFill("solid", fgColor="FFEE00")
        for row in range(1, 401):
            for column in range(1, 51):
                sheet.cell(row, column).fill = color
        sheet["B2"] = "only this"

    document, _ = read(book_of(fill))
    assert [piece.text for piece in document.pieces if piece.row] == ["only this"]


def test_a_bomb_is_not_opened() -> None:
    data = changed(simple(), {SHEET: lambda _: b"<worksheet>" + b" " * 2**24})
    assert refused(data)[0] == "read/too-large"


def test_styles_that_point_nowhere_do_no_harm() -> None:
    def point(xml: bytes) -> bytes:
        return xml.replace(b'<c r="A1"', b'<c s="999" r="A1"')

    assert seen(read(changed(simple(), {SHEET: point}))[0])["A1"] == "Skill"
    document, _ = read(
        changed(simple(), {"xl/styles.xml": lambda _: b'<s><cellXfs><xf numFmtId="a" fontId="9"/></cellXfs></s>'})
    )
    assert seen(document)["A1"] == "Skill"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
@example(0, 1)
@example(7341248, 3)
def test_no_flipped_byte_makes_the_reader_raise(seed: int, flips: int) -> None:
    data = bytearray(simple())
    dice = random.Random(seed)
    for _ in range(flips):
        data[dice.randrange(len(data))] = dice.randrange(256)
    read_bytes("a.xlsx", bytes(data))


XML = st.text(st.sampled_from('<>/="rctvsf1 A0'), max_size=80)


@settings(max_examples=100, deadline=None)
@given(
    XML,
    st.sampled_from([SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]),
)
def test_no_content_of_a_part_makes_the_reader_raise(inside: str, part: str) -> None:
    def spoil(before: bytes) -> bytes:
        at = before.rfind(b"</")
        return before[:at] + inside.encode() + before[at:]

    read_bytes("a.xlsx", changed(simple(), {part: spoil}))


VALUES = st.one_of(st.none(), st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_openpyxl_reads_is_read(rows: list[list[str | None]]) -> None:
    from levelset.text.normal import squeeze
    from levelset.text.repair import unligature, unmojibake

    book = openpyxl.Workbook()
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            cell = book.worksheets[0].cell(row, column)
            cell.value, cell.data_type = value, "s" if value is not None else "n"
    data = bytes_of(book)
    made = read_bytes("a.xlsx", data)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    wanted = {
        cell.coordinate: squeeze(unmojibake(unligature(str(cell.value))))
        for line in sheet.iter_rows() for cell in line if cell.value is not None
    }  # fmt: skip
    told = {p.source.cell: p.raw for p in made.value.pieces if p.row} if made.value else {}
    assert told == {cell: text for cell, text in wanted.items() if text}
