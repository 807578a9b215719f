"""Documents of companies that do not exist, in shapes that nobody fitted: their exact structure is told here."""

from collections.abc import Mapping

import pytest

from levelset.core.findings import Finding
from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from support.companies import BARE, EXPECTED, GERMAN, MANY_FILES, Structure


def _imported(files: Mapping[str, str]) -> tuple[Framework, tuple[Finding, ...]]:
    documents = [read_bytes(name, text.encode()).value for name, text in files.items()]
    result = recognise([document for document in documents if document is not None])
    return result.value.framework, result.findings


def _structure(framework: Framework) -> Structure:
    return {
        page.address: {
            section.name: {group.name: [statement.text for statement in group.statements] for group in section.groups}
            for section in page.sections
        }
        for page in framework.pages
    }


@pytest.mark.parametrize("shape", EXPECTED)
def test_a_document_of_another_shape_has_exactly_its_structure(shape: str) -> None:
    files, expected = EXPECTED[shape]

    framework, _ = _imported(files)

    assert _structure(framework) == expected


def test_what_sums_a_level_up_and_what_it_usually_takes_are_no_behaviors() -> None:
    framework, _ = _imported({"ferry.md": BARE})

    first, second = framework.pages
    assert first.statement is None
    assert second.statement is not None
    assert second.statement.text == "The second summer is about other people."
    assert [note.text for page in framework.pages for s in page.sections for g in s.groups for note in g.notes] == [
        "Usually one summer on the river.",
        "Usually two summers on the river.",
    ]


def test_groups_that_never_had_a_heading_are_not_asked_about() -> None:
    framework, _ = _imported({"ferry.md": BARE})

    assert [g.inferred for page in framework.pages for s in page.sections for g in s.groups] == [None, None]


def test_a_line_that_takes_over_another_level_names_both() -> None:
    framework, findings = _imported(MANY_FILES)

    [finding] = [finding for finding in findings if finding.code == "import/inherits"]
    assert "Engineer II builds on Engineer" in finding.message
    assert finding.file == "levels/engineer_ii.md"
    page = framework.page("engineer/ii")
    assert page is not None
    assert page.statement is not None
    assert page.statement.text == "Same as Engineer, but also…"


def test_a_level_that_is_called_like_its_role_comes_before_the_second() -> None:
    framework, _ = _imported(MANY_FILES)

    assert [(level.label, level.rank) for level in framework.levels] == [("Engineer", 1), ("II", 2)]


def test_prose_beside_the_pages_stays_prose() -> None:
    framework, _ = _imported(MANY_FILES)

    assert [prose.title for prose in framework.prose] == ["Read me"]


def test_another_language_is_kept_and_said() -> None:
    framework, findings = _imported({"werft.md": GERMAN})

    assert framework.language == "de"
    assert [finding.message[:36] for finding in findings if finding.code == "import/language"] == [
        "This seems to be written in German. "
    ]


@pytest.mark.parametrize("shape", EXPECTED)
def test_every_piece_of_every_shape_has_a_fate(shape: str) -> None:
    files, _ = EXPECTED[shape]
    documents = [read_bytes(name, text.encode()).value for name, text in files.items()]
    read = [document for document in documents if document is not None]

    draft = recognise(read).value

    for document, source in zip(read, draft.sources, strict=True):
        told = {fate.number for fate in source.fates}
        assert {piece.number for piece in document.pieces if piece.text} <= told
    assert recognise(read).value == draft
