"""One text in two files is read once."""

from pathlib import Path

from levelset.core.findings import Severity
from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.twins import without_twins

TEXT = (
    "# IC2 Canal Engineer\n\n## Ownership\n\n- I keep the towpath free of weeds\n- I mend what the boats have broken\n"
)


def _document(name: str, text: str) -> Document:
    read = read_bytes(name, text.encode())
    assert read.value is not None
    return read.value


def _html(text: str) -> str:
    lines = [line.lstrip("#- ") for line in text.splitlines() if line]
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"


def test_the_same_bytes_twice_are_read_once() -> None:
    one, two = _document("a/ic2.md", TEXT), _document("copy of ic2.txt", TEXT)
    told = without_twins([one, two])
    assert told.value == (one,)
    [finding] = told.findings
    assert (finding.code, finding.severity, finding.file) == ("import/same-document", Severity.INFO, two.file)
    assert one.file in finding.message


def test_of_a_page_in_two_formats_the_richer_one_is_read() -> None:
    page, source = _document("ic2.html", _html(TEXT)), _document("IC2.md", TEXT)
    told = without_twins([page, source])
    assert told.value == (source,)
    assert [(one.file, one.severity) for one in told.findings] == [("ic2.html", Severity.INFO)]


def test_nearly_the_same_text_is_a_warning() -> None:
    long = TEXT + "".join(f"- I look after lock number {n} on the upper canal every day\n" for n in range(30))
    page, source = _document("ic2.html", _html(long.replace("number 7", "number seven"))), _document("ic2.md", long)
    told = without_twins([page, source])
    assert told.value == (source,)
    assert told.findings[0].severity is Severity.WARNING


def test_documents_of_one_name_that_say_other_things_are_both_read() -> None:
    page = _document(
        "ic2.html", _html(TEXT.replace("towpath", "bank").replace("boats", "storms").replace("IC2", "IC3"))
    )
    source = _document("ic2.md", TEXT)
    assert without_twins([page, source]).value == (page, source)
    elsewhere = _document("other/ic2.html", _html(TEXT))
    assert without_twins([source, elsewhere]).value == (source, elsewhere)
    same_format = _document("ic2.markdown", TEXT + "\n")
    assert without_twins([source, same_format]).value == (source, same_format)


def test_formats_that_nobody_ordered_come_last(tmp_path: Path) -> None:
    del tmp_path
    source = _document("ic2.md", TEXT)
    odd = Document("ic2.odd", "odd", "0", source.pieces)
    assert without_twins([odd, source]).value == (source,)
