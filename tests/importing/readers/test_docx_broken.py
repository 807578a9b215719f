"""Word files that are damaged, hostile or merely odd never raise."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.importing.document import Look
from levelset.importing.readers.docx import read_docx
from support.word_files import cell, codes, p, pieces, read, saved, seen, word_file


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def test_the_strict_form_of_the_standard_is_read_as_well() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(p("text")))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, strict)
    assert seen(out.getvalue()) == [("paragraph", "text")]


@pytest.mark.parametrize(
    "document",
    [
        b"no XML",
        b"<a/>",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-16"),
        b"<a>" * 5_000,
        b"",
    ],
)
def test_a_main_part_that_is_none_is_a_finding(document: bytes) -> None:
    data = rezipped(word_file(p("x")), lambda name, old: document if name == "word/document.xml" else old)
    assert read(data).value is None
    assert codes(data) == ["read/damaged"]


def test_a_missing_main_part_and_missing_relations_are_said_and_survived() -> None:
    gone = rezipped(word_file(p("x")), lambda name, old: None if name == "word/document.xml" else old)
    with pytest.raises(Exception, match="text is missing"):
        read_docx("page.docx", gone)
    bare = rezipped(word_file(p("x")), lambda name, old: None if name.endswith(".rels") else old)
    assert seen(bare) == [("paragraph", "x")]
    dangling = rezipped(
        word_file(p("x"), {"styles": "", "header": p("y")}),
        lambda name, old: None if name in ("word/styles.xml", "word/header.xml") else old,
    )
    assert seen(dangling) == [("paragraph", "x")]


def test_a_cut_file_is_a_finding_and_so_is_one_that_swells() -> None:
    data = word_file(p("text " * 500))
    assert codes(data[: len(data) // 2]) == ["read/damaged"]
    assert codes(word_file(p("x" * 3_000_000))) == ["read/too-large"]


def test_deep_tables_do_not_exhaust_the_stack() -> None:
    inner = p("deep")
    for _ in range(2_000):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert codes(word_file(inner)) == ["read/damaged"]


def test_numbers_that_are_none_are_taken_as_their_default() -> None:
    odd = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:rPr><w:sz w:val="big"/>'
        "</w:rPr><w:t>one</w:t></w:r></w:p><w:tbl><w:tr>"
        + cell(p("two"), '<w:gridSpan w:val="-4"/>')
        + "</w:tr></w:tbl>"
    )
    found = pieces(word_file(odd))
    assert [(one.look, one.depth, one.columns) for one in found] == [(Look.ITEM, 1, 1), (Look.CELL, 0, 1)]


def _sample() -> bytes:
    word = docx.Document()
    word.add_heading("Baker", 1)
    word.add_paragraph("I knead dough", style="List Bullet")
    table = word.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Bread"
    assert table._tbl.find(qn("w:tr")) is not None
    return saved(word)


SAMPLE = _sample()
with zipfile.ZipFile(io.BytesIO(SAMPLE)) as _archive:
    SAMPLE_XML = _archive.read("word/document.xml")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8))
def test_changed_bytes_never_raise(at: int, put: bytes) -> None:
    result = read(SAMPLE[:at] + put + SAMPLE[at + len(put) :])
    assert result.value is not None or any(finding.code.startswith("read/") for finding in result.findings)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(SAMPLE_XML) - 1), st.integers(0, 200), st.sampled_from([b"", b"<w:p>", b"<w:tbl/>", b"9", b"-"])
)
def test_changed_xml_never_raises(at: int, length: int, put: bytes) -> None:
    xml = SAMPLE_XML[:at] + put + SAMPLE_XML[at + length :]
    result = read(rezipped(SAMPLE, lambda name, old: xml if name == "word/document.xml" else old))
    assert result.value is not None or any(finding.code.startswith("read/") for finding in result.findings)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["I knead", "Bread", "x\ty", "- one", "  ", "[1]"]), max_size=12), st.booleans())
def test_every_word_of_a_body_stands_in_some_piece(texts: list[str], in_table: bool) -> None:
    word = docx.Document()
    place = word.add_table(1, 1).cell(0, 0) if in_table else word
    for text in texts:
        place.add_paragraph(text)
    result = read(saved(word))
    got = "".join("".join((one.raw or one.text).split()) for one in (result.value.pieces if result.value else ()))
    assert got == "".join("".join(text.split()) for text in texts)
