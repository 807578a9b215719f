"""Documents that a stranger might bring, each in a shape of its own: what a person would make of them, exactly."""

import json
from pathlib import Path

import pytest

from levelset.core.findings import Severity
from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

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
