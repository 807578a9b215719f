"""CSV and TSV: what stands in which cell, whatever parts them."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from levelset.importing.document import Document, Look
from levelset.importing.read import read_bytes
from levelset.importing.readers import cells
from levelset.importing.readers import csv as reader
from levelset.text.normal import squeeze


def read(text: str | bytes, name: str = "matrix.csv") -> Document:
    made = read_bytes(name, text if isinstance(text, bytes) else text.encode())
    assert made.value is not None, made.findings
    return made.value


def seen(document: Document) -> list[tuple[str | None, str]]:
    return [(piece.source.cell, piece.text) for piece in document.pieces if piece.look is not Look.BLANK]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_told_from_the_text(delimiter: str) -> None:
    rows = [
        ["Skill", "Junior", "Senior"],
        ["Coding", "Writes, mostly", "Reviews; teaches"],
        ["Testing", "Learns", "Leads"],
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    document = read(out.getvalue())
    assert document.format == "csv"
    assert seen(document) == [
        (f"{'ABC'[column]}{row}", text) for row, cells_ in enumerate(rows, 1) for column, text in enumerate(cells_)
    ]


def test_tabs_come_first_where_the_name_says_so() -> None:
    assert seen(read("Skill, or area\tJunior, really\n", "matrix.tsv")) == [
        ("A1", "Skill, or area"),
        ("B1", "Junior, really"),
    ]


def test_a_declared_delimiter_is_believed_and_is_no_cell() -> None:
    document = read("sep=;\r\nSkill;Junior, Senior\r\n")
    assert seen(document) == [("A1", "Skill"), ("B1", "Junior, Senior")]
    assert document.pieces[0].source.line == 2


def test_lines_and_bullets_of_a_cell_are_pieces_at_one_place() -> None:
    document = read('Coding,"Basics:\n• Reads code\n  - Asks why\r\n2. Tests • Ships"\nNext,row\n')
    assert [(p.look, p.depth, p.text, p.raw, p.column) for p in document.pieces[1:6]] == [
        (Look.CELL, 0, "Basics:", "Basics:", 2),
        (Look.ITEM, 1, "Reads code", "• Reads code", 2),
        (Look.ITEM, 2, "Asks why", "- Asks why", 2),
        (Look.ITEM, 1, "Tests", "2. Tests • Ships", 2),
        (Look.ITEM, 1, "Ships", "2. Tests • Ships", 2),
    ]
    assert [p.source.line for p in document.pieces] == [1, 1, 1, 1, 1, 1, 5, 5]
    assert [p.source.cell for p in document.pieces][-2:] == ["A2", "B2"]


def test_blank_records_are_blank_pieces_and_count_as_rows() -> None:
    document = read("A,B\n\n,,\nC,D\n\n\n")
    assert [piece.look for piece in document.pieces] == [Look.CELL] * 2 + [Look.BLANK] * 2 + [Look.CELL] * 2
    assert seen(document)[-1] == ("B4", "D")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_spreadsheets_are_read(coding: str) -> None:
    assert seen(read("Fähigkeit;Junior\nCode;Schöpft\n".encode(coding)))[-1] == ("B2", "Schöpft")


def test_a_quotation_mark_that_is_never_closed_is_said_and_nothing_is_swallowed() -> None:
    made = read_bytes("a.csv", b'Skill,Junior\nCoding,"Reads\nTesting,Learns\nDesign,Asks\n')
    assert made.value is not None
    assert [(f.code, f.line) for f in made.findings] == [("csv/open-quote", 2)]
    assert seen(made.value)[2:] == [
        ("A2", "Coding"), ("B2", '"Reads'), ("A3", "Testing"), ("B3", "Learns"), ("A4", "Design"), ("B4", "Asks"),
    ]  # fmt: skip


def test_an_inch_sign_inside_a_cell_is_a_letter() -> None:
    made = read_bytes("a.csv", b'Skill,Junior\nScreens,Has a 24" screen\n')
    assert made.value is not None and not made.findings
    assert seen(made.value)[-1] == ("B2", 'Has a 24" screen')


def test_ragged_rows_keep_what_they_hold() -> None:
    assert seen(read("Title\nA,B,C\nD\nE,F,G,H\n"))[-1] == ("D4", "H")


def test_formulas_are_text() -> None:
    wicked = '=HYPERLINK("http://example.com","x")'
    out = io.StringIO()
    csv.writer(out).writerows([["A", wicked], ["B", "@SUM(1+1)*cmd|' /C calc'!A0"]])
    assert [text for _, text in seen(read(out.getvalue()))] == ["A", wicked, "B", "@SUM(1+1)*cmd|' /C calc'!A0"]


@pytest.mark.parametrize(("limit", "words"), [("MOST_ROWS", "5 rows"), ("MOST_PIECES", "5 cells")])
def test_more_than_anybody_could_review_is_refused_in_words(
    limit: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, limit, 5)
    made = read_bytes("a.csv", b"a,b\n" * 10)
    assert made.value is None
    assert made.findings[0].code == "read/too-large" and words in made.findings[0].message


def test_a_hundred_thousand_rows_are_refused() -> None:
    made = read_bytes("a.csv", b"Impact,I do\n" * 100_000)
    assert made.value is None and made.findings[0].code == "read/too-large"
    assert f"{cells.MOST_ROWS:,} rows" in made.findings[0].message


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [cells.column_name(n) for n in (1, 26, 27, 52, 702, 703)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters='•→"\u2028\u2029'), max_size=30)


@given(st.lists(st.lists(CELL, min_size=2, max_size=5), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_a_spreadsheet_writes_with_its_delimiter_declared_comes_back(
    rows: list[list[str]], delimiter: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    told = reader.read_csv("a.csv", f"sep={delimiter}\n" + out.getvalue()).value
    raw = [(p.row, p.column, p.raw) for p in told if p.look is not Look.BLANK]
    wanted = [(r, c, squeeze(cell)) for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1) if squeeze(cell)]
    assert raw == wanted


@given(st.binary(max_size=400))
@example(b'"')
@example(b'sep=\n"')
@example(b'a,"b\r')
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    read_bytes("a.csv", data)


@given(st.text(st.sampled_from('a,;"\n\r\t| •-='), max_size=60))
def test_no_text_is_swallowed(text: str) -> None:
    pieces = reader.read_csv("a.csv", text).value
    assert "".join(p.text for p in pieces).count("a") == reader.DECLARED.sub("", text, count=1).count("a")


def test_more_columns_than_anybody_could_review_are_refused_but_empty_ones_are_not() -> None:
    made = read_bytes("a.csv", b"a," * 16_000 + b"a\n")
    assert made.value is None and made.findings[0].code == "read/too-large"
    assert f"{cells.MOST_COLUMNS:,} columns" in made.findings[0].message
    assert read_bytes("a.csv", b"Impact,I do" + b"," * 16_000 + b"\n").value is not None
