"""Documents that a stranger might bring, each in a shape of its own: what a person would make of them, exactly."""

import json
from pathlib import Path

import pytest

from levelset.core.findings import Severity
from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import organization_beside

FOLDER = Path(__file__).parent / "strangers"
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8"))
FILES = sorted(path.name for path in FOLDER.iterdir() if path.name != "expected.json")


def _made(framework: Framework) -> dict[str, object]:
    pages = {
        page.address: {
            "designation": page.designation,
            "statement": page.statement.text if page.statement else None,
            "groups": [
                [section.name, group.name, [said.text for said in group.statements], [n.text for n in group.notes]]
                for section in page.sections
                for group in section.groups
            ],
        }
        for page in framework.pages
    }
    return {"title": framework.title, "organization": framework.organization, "pages": pages}


@pytest.mark.parametrize("name", FILES)
def test_a_document_is_read_as_a_person_would_read_it_and_nothing_is_asked(name: str) -> None:
    read = read_bytes(name, (FOLDER / name).read_bytes())
    assert read.value is not None, read.findings

    result = recognise([read.value])

    framework = result.value.framework
    assert _made(framework) == EXPECTED[name]
    assert all(group.inferred is None for page in framework.pages for s in page.sections for group in s.groups)
    assert not [finding for finding in result.findings if finding.severity is Severity.ERROR]


def test_every_document_has_its_expectation() -> None:
    assert sorted(EXPECTED) == FILES


@pytest.mark.parametrize(
    ("heading", "name"),
    [("1.2 Communication", "Communication"), ("3. Delivery", "Delivery"), ("5 Whys", "5 Whys"), ("1 on 1s", "1 on 1s")],
)
def test_a_heading_loses_the_number_that_it_has_in_its_document_alone(heading: str, name: str) -> None:
    assert shape.unnumbered(heading) == name


@pytest.mark.parametrize(
    ("line", "organization"),
    [
        ("Career Paths | Ostrel", "Ostrel"),
        ("Ostrel Wiki – Engineering Ladder", "Ostrel"),
        ("Stufen – Ostrel GmbH", "Ostrel GmbH"),
        ("Engineering Ladder | Home", ""),
        ("Engineering Ladder", ""),
    ],
)
def test_the_company_beside_a_title_is_told_from_the_name_of_a_site(line: str, organization: str) -> None:
    assert organization_beside(line) == organization


def test_documents_whose_headlines_differ_name_no_framework_and_are_no_conflict() -> None:
    pages = "## {role} I\n\n### Care\n\n- Looks twice.\n\n## {role} II\n\n### Care\n\n- Looks once.\n"
    texts = {"a.md": "# Growth in the north\n\n", "b.md": "# Growth in the south\n\n"}
    roles = {"a.md": "Test Engineer", "b.md": "Data Engineer"}
    read = [read_bytes(name, (text + pages.format(role=roles[name])).encode()).value for name, text in texts.items()]

    result = recognise([document for document in read if document is not None])

    assert result.value.framework.title == ""
    assert [prose.title for prose in result.value.framework.prose] == ["Growth in the north", "Growth in the south"]
    assert not [finding for finding in result.findings if finding.severity is Severity.ERROR]
