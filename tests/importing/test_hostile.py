"""What strangers may send: a clear finding or the text that is there, in bounded time and memory, and nothing is run.

Each goes the whole way: the confined child, then recognition within bounds.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from fuzz.seeds import seeds
from levelset.importing.bounded import Effort, recognise_bounded
from levelset.importing.gathering import gathered
from levelset.importing.kinds import Kind
from levelset.importing.read import READERS
from levelset.importing.sandbox import Limits, read_each, read_in_child
from support.printing_pdf import drawn
from support.word_files import p, word_file

CUTS = 20
REFUSED = {"read/empty", "read/damaged", "read/broken", "read/encoding"}
"""What is said of a file of which only the beginning is there."""

PAGE = b"# IC2 Bridge Engineer\n\n## Results\n\n### Impact\n\n- I oil every hinge\n"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "hahahahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
)


def _sheet(rows: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(rows):
        sheet.append([f"Impact {number}", "I grease the hinges", "x"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf(pages: int) -> bytes:
    """A PDF with a script that runs on opening and an embedded program."""
    text = b"BT /F1 12 Tf 72 700 Td (IC2 Bridge Engineer) Tj 0 -20 Td (I oil every hinge) Tj ET"
    kids = " ".join(f"{number} 0 R" for number in range(4, pages + 4))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        b"/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)>>]>>>>>>",
        f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents {pages + 4} 0 R>>"
    objects += [page.encode()] * pages
    objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(text), text))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return bytes(out + head + table + tail)


CASES: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "locked.docx": (lambda: LOCKED, "read/protected"),
    "locked.xlsx": (lambda: LOCKED, "read/protected"),
    "cut.docx": (lambda: word_file(p("x" * 5_000))[:400], "read/damaged"),
    "cut.xlsx": (lambda: _sheet(3)[:-400], "read/damaged"),
    "cut.pdf": (lambda: drawn((72, 700, "IC2 Bridge Engineer"))[:300], "read/damaged"),
    "script.pdf": (lambda: _pdf(1), None),
    "long.pdf": (lambda: _pdf(10_000), "read/too-large"),
    "rows.csv": (lambda: b"Area,IC1\n" + b"Impact,I oil\n" * 100_000, "read/too-large"),
    "lists.html": (lambda: b"<ul><li>" * 1_000_000, "read/too-deep"),
    "boxes.html": (lambda: b"<div>" * 1_000_000, "read/too-deep"),
    "tables.html": (lambda: b"<table><tr><td>" * 100_000, "read/too-deep"),
    "lists.json": (lambda: b"[" * 1_000_000, "read/too-deep"),
    "lists.yaml": (lambda: b"- " * 1_000_000, "read/too-deep"),
    "flow.yaml": (lambda: b"[" * 1_000_000, "read/too-deep"),
    "lists.md": (lambda: "".join("  " * depth + "- x\n" for depth in range(3_000)).encode(), "read/too-large"),
    "quotes.md": (lambda: b">" * 1_000_000, "read/empty"),
    "stars.md": (lambda: b"*a_ " * 50_000, None),
    "links.md": (lambda: b"[a](b" * 50_000, None),
    "tags.html": (lambda: b"<b " * 500_000, "read/empty"),
    "comments.html": (lambda: b"<!--" * 500_000, "read/empty"),
    "laughs.html": (lambda: f"{ENTITIES}<h1>IC2 Bridge Engineer</h1><p>&secret;&c;</p>".encode(), None),
    "laughs.xhtml": (lambda: f'<?xml version="1.0"?>{ENTITIES}<html><body>&secret;&c;</body></html>'.encode(), None),
    "blank.txt": (lambda: b" " * 3_000_000, "read/empty"),
    "same.txt": (lambda: b"Same as IC1, and also:\n" * 4_000, None),
    "nul.txt": (lambda: b"\0" * 100_000, "read/not-text"),
}


def _read(place: Path, name: str, data: bytes) -> tuple[list[str], str]:
    """The codes of all findings, and the text of what was read."""
    file = place / name
    file.write_bytes(data)
    read = read_in_child([(name, file)], Limits(cpu_seconds=20, wall_seconds=60))
    drafted = recognise_bounded(read.value, effort=Effort(seconds=20)) if read.value else None
    told = [*read.findings, *(drafted.findings if drafted else ())]
    assert drafted is None or drafted.value is not None, told
    assert read.value or any(finding.severity == "error" for finding in read.findings)
    assert all("Traceback" not in finding.message and finding.message for finding in told)
    return [finding.code for finding in told], "\n".join(piece.text for one in read.value for piece in one.pieces)


@pytest.mark.ends_within(120)
@pytest.mark.parametrize("name", CASES)
def test_what_is_hostile_is_refused_in_words_or_read_as_text(tmp_path: Path, name: str) -> None:
    make, code = CASES[name]
    codes, text = _read(tmp_path, name, make())
    assert code is None or code in codes
    assert "root:" not in text
    assert text.count("ha") < 10


@pytest.mark.ends_within(60)
@pytest.mark.parametrize("kind", READERS)
def test_what_is_cut_off_anywhere_is_said_to_be_or_read_as_far_as_it_goes(tmp_path: Path, kind: Kind) -> None:
    ending = {Kind.TEXT: "txt", Kind.MARKDOWN: "md", Kind.FRONT_MATTER: "md", Kind.ASCIIDOC: "adoc"}.get(
        kind, kind.value
    )
    files = []
    for number, data in enumerate(seeds()[kind.value]):
        for part in range(CUTS):
            files.append((f"{number}-{part}.{ending}", tmp_path / f"{number}-{part}.{ending}"))
            files[-1][1].write_bytes(data[: len(data) * part // CUTS])
    told = list(read_each(files, Limits(branch=True)))
    assert len(told) == len(files) >= CUTS
    for _, read in told:
        if read.value is None:
            assert {finding.code for finding in read.findings} <= REFUSED
            assert all(len(finding.message) > 20 and "Traceback" not in finding.message for finding in read.findings)
        else:
            assert recognise_bounded([read.value]).value is not None


@pytest.mark.nightly
@pytest.mark.ends_within(300)
def test_a_sheet_of_a_hundred_thousand_rows_is_refused(tmp_path: Path) -> None:
    assert _read(tmp_path, "rows.xlsx", _sheet(100_000))[0] == ["read/too-large"]


@pytest.mark.ends_within(60)
def test_a_file_of_500_megabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "vast.pdf"
    with file.open("wb") as out:
        out.truncate(500 * 2**20)
    assert [finding.code for finding in read_in_child([("vast.pdf", file)]).findings] == ["import/too-large"]


@pytest.mark.ends_within(60)
def test_archives_in_archives_and_names_that_lead_out_stay_where_they_are(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("ic3.md", PAGE.replace(b"IC2", b"IC3"))
    outer = tmp_path / "in" / "all.zip"
    outer.parent.mkdir()
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("../../../ic2.md", PAGE)
        archive.writestr("C:\\windows\\ic4.md", PAGE.replace(b"IC2", b"IC4"))
        archive.writestr("/etc/ic5.md", PAGE.replace(b"IC2", b"IC5"))
        archive.writestr("inner.zip", inner.getvalue())
    with gathered([outer]) as found:
        assert [one.name for one in found.documents] == ["ic2.md", "etc/ic5.md", "windows/ic4.md"]
        assert all(".." not in one.path.parts for one in found.documents)
        assert [finding.code for finding in found.findings] == ["import/left-out"]
        documents = read_in_child([(one.name, one.path) for one in found.documents]).value
    assert len(documents) == 3
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["all.zip"]
