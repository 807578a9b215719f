"""Bytes of any kind: text comes out, or a sentence that says why none does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.importing.decoding import decode
from levelset.importing.kinds import Kind, is_sheet, kind_of_text
from levelset.importing.read import LARGEST_FILE, read_bytes, read_files

TEXT = "Größe — “quoted”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    long = (TEXT + " and more of the same, in plain letters. ") * 3
    assert decode("a.txt", long.encode(encoding)).value == long


def test_what_is_not_utf8_is_read_as_windows_1252_and_said_with_its_line() -> None:
    result = decode("a.txt", b"first\nna\xefve")
    assert result.value == "first\nnaïve"
    [finding] = result.findings
    assert (finding.code, finding.severity, finding.line) == ("read/encoding", Severity.WARNING, 2)


def test_garbled_letters_are_put_right_and_said_with_their_line() -> None:
    result = decode("a.txt", "plain\nI donâ€™t rush ðŸ�†".replace("�", "\u008f").encode())
    assert result.value == "plain\nI don’t rush 🏆"
    [finding] = result.findings
    assert (finding.code, finding.line) == ("read/mojibake", 2)


def test_a_false_byte_order_mark_is_an_error() -> None:
    result = decode("a.txt", b"\xef\xbb\xbfok \xff\xfe")
    assert result.value is None
    assert result.findings[0].code == "read/encoding"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read/empty"),
        (b" \n\t", "read/empty"),
        (b"%PDF-1.7 ...", "read/not-text"),
        (b"PK\x03\x04rest", "read/not-text"),
        (b"\x89PNG\r\n", "read/not-text"),
        (bytes(range(1, 32)) * 20, "read/not-text"),
    ],
)
def test_what_is_no_text_says_so_and_what_to_do(data: bytes, code: str) -> None:
    result = decode("a.bin", data)
    assert result.value is None
    assert result.findings[0].code == code
    assert result.findings[0].file == "a.bin"


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.md", "a"]))
def test_no_bytes_raise(data: bytes, name: str) -> None:
    result = read_bytes(name, data)
    assert result.value is not None or result.has_errors


@given(st.text(alphabet=st.sampled_from("aB1 \t\n\r-•*#|é🏆<"), max_size=300))
def test_every_line_that_says_something_is_in_a_piece(text: str) -> None:
    result = read_bytes("a.txt", text.encode())
    pieces = result.value.pieces if result.value else ()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line.strip():
            here = {piece.raw for piece in pieces if piece.source.line == number}
            said = {" ".join(cell.split()) for cell in line.split("\t") if cell.strip()}
            assert line in here or (is_sheet(text) and said <= here)


def test_cells_pasted_from_a_sheet_are_parted_by_tabs_whatever_they_hold() -> None:
    result = read_bytes("a.txt", b"Area\tIC1|IC2|IC3\nOil\tI oil|hinge|bolt\nPaint\tI paint|rail|gate")
    assert result.value is not None
    assert [piece.text for piece in result.value.pieces][-2:] == ["Paint", "I paint|rail|gate"]


def test_a_text_with_the_line_ends_of_an_old_mac_is_no_table_because_of_one_tab() -> None:
    result = read_bytes("a.txt", b"1 \r1\r\t\r1")
    assert result.value is not None
    assert [piece.row for piece in result.value.pieces] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("page.html", "anything", True),
        ("page.txt", "<p>I like <b>markup</b></p>", False),
        ("page.txt", "<!doctype html><p>a saved page</p>", True),
        ("clipboard", "<meta charset=utf-8><h1>IC1</h1>", True),
        ("clipboard", "a < b and b > c", False),
    ],
)
def test_html_is_told_by_its_name_or_its_beginning(name: str, text: str, expected: bool) -> None:
    assert (kind_of_text(name, text) is Kind.HTML) is expected


def test_a_file_that_is_too_large_is_not_read() -> None:
    result = read_bytes("a.txt", b"x" * (LARGEST_FILE + 1))
    assert result.findings[0].code == "read/too-large"


def test_a_document_without_any_text_says_so() -> None:
    assert read_bytes("a.html", b"<html><script>let x = 1</script></html>").findings[-1].code == "read/empty"


def test_a_line_without_end_is_kept_with_a_warning() -> None:
    result = read_bytes("a.txt", b"I go on " * 5000)
    assert result.value is not None
    assert [finding.code for finding in result.findings] == ["read/long-line"]


def test_one_bad_file_does_not_lose_the_others(tmp_path) -> None:
    good, bad, missing = tmp_path / "good.txt", tmp_path / "bad.txt", tmp_path / "missing.txt"
    good.write_text("IC1 Engineer")
    bad.write_bytes(b"")
    result = read_files([missing, bad, good])
    assert [document.file for document in result.value] == ["good.txt"]
    assert [finding.code for finding in result.findings] == ["read/unreadable", "read/empty"]
