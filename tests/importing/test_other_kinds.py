"""Documents that are no framework: nothing is made of them, and a plain sentence says what was looked for."""

from pathlib import Path

import pytest

from levelset.core.findings import Severity
from levelset.importing.draft import Decisions, PageName
from levelset.importing.read import read_files
from levelset.importing.recognise import recognise

OTHERS = sorted((Path(__file__).parent / "others").iterdir())


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_what_is_no_framework_is_refused_in_a_sentence(path: Path) -> None:
    read = read_files([path])
    assert len(read.value) == 1, read.findings
    result = recognise(read.value)
    assert result.value.framework.pages == ()
    [finding] = [one for one in result.findings if one.severity is Severity.ERROR]
    assert finding.code == "import/no-framework"
    assert "ooked for" in finding.message
    numbers = {piece.number for piece in read.value[0].pieces if piece.text}
    assert {fate.number for fate in result.value.sources[0].fates} == numbers, "every piece has a fate all the same"


def test_a_set_of_many_kinds_is_tried() -> None:
    assert len(OTHERS) > 15


def test_a_framework_may_speak_of_benefits_and_of_applying_something(tmp_path: Path) -> None:
    page = tmp_path / "ic2.md"
    page.write_text(
        "# IC2 Bridge Engineer\n\n## Benefits\n\n- I apply by hand what 3 crews agreed on before 2 o'clock\n"
    )
    assert len(recognise(read_files([page]).value).value.framework.pages) == 1


def test_a_person_who_says_that_it_is_a_page_is_believed() -> None:
    path = next(path for path in OTHERS if path.name == "cv.txt")
    read = read_files([path])
    decided = Decisions(pages={path.name: PageName("Software Engineer", "Senior")})
    assert len(recognise(read.value, decisions=decided).value.framework.pages) == 1


def test_beside_a_framework_it_is_left_out_with_a_word(tmp_path: Path) -> None:
    page = tmp_path / "ic2.txt"
    page.write_text("IC2 Bridge Engineer\n\nOwnership\n\n- I keep the bearings greased\n- I report cracks\n")
    others = [path for path in OTHERS if path.name in ("cv.txt", "logging.json")]
    result = recognise(read_files([page, *others]).value)
    assert [one.title for one in result.value.framework.pages] == ["IC2 Bridge Engineer"]
    told = [(one.code, one.severity, one.file) for one in result.findings]
    assert told == [("import/not-a-framework", Severity.INFO, path.name) for path in others]
