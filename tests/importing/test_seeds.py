"""The three documents that the project was asked for, alone and together. Skipped where ../shared is absent."""

import json
from pathlib import Path

import pytest

from levelset.core.model import Framework, InferenceState
from levelset.importing.read import read_files
from levelset.importing.recognise import recognise
from levelset.importing.recognition.nameless import ACCEPT

pytestmark = pytest.mark.seeds


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def together(seeds: list[Path]) -> Framework:
    result = recognise(read_files(seeds).value, title="Engineering Career Framework")
    assert not result.has_errors
    return result.value.framework


def _truth(seed: Path) -> dict:
    return json.loads((seed.parent / "truth" / f"{seed.name[:3]}.json").read_text())


def _places(page) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (section.name, group.name, [statement.text for statement in group.statements])
        for section in page.sections
        for group in section.groups
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_alone_is_read_as_its_truth(seeds: list[Path], number: int) -> None:
    want = _truth(seeds[number])
    [page] = recognise(read_files([seeds[number]]).value).value.framework.pages
    assert (page.title, page.level) == (want["title"], want["level"])
    assert page.statement is not None
    assert page.statement.text == want["statement"]
    assert [[s.text for s in facet.statements] for facet in page.facets] == [f["bullets"] for f in want["facets"]]
    assert _places(page) == [
        (pillar["name"], responsibility["name"], responsibility["behaviors"])
        for pillar in want["pillars"]
        for responsibility in pillar["responsibilities"]
    ]
    assert [note.text for note in page.footnotes] == [note["text"] for note in want["footnotes"]]


def test_together_they_are_one_role_at_three_levels(together: Framework) -> None:
    assert [role.name for role in together.roles] == ["Machine Learning Engineer"]
    assert [level.label for level in together.levels] == ["IC1", "IC2", "IC3"]


def test_together_the_lost_headings_are_named_right_and_accepted_where_sure(
    seeds: list[Path], together: Framework
) -> None:
    [lost] = [
        seed for seed in seeds if any(r["recovered"] for p in _truth(seed)["pillars"] for r in p["responsibilities"])
    ]
    page = together.page("machine-learning-engineer/ic2")
    assert page is not None
    marks = {group.name: group.inferred for section in page.sections for group in section.groups}
    wanted = {r["name"]: r["recovered"] for p in _truth(lost)["pillars"] for r in p["responsibilities"]}
    assert {name: mark is not None for name, mark in marks.items()} == wanted
    states = [mark.state for mark in marks.values() if mark]
    assert states.count(InferenceState.ACCEPTED) >= 5
    assert all(mark.confidence >= ACCEPT for mark in marks.values() if mark and mark.state is InferenceState.ACCEPTED)


def test_words_of_both_organizations_are_kept(together: Framework) -> None:
    terms = " ".join(term.term for term in together.glossary)
    assert "core values" in terms
    assert terms.count("Diversity Commitments") == 2


def test_different_frameworks_are_not_joined_by_accident(seeds: list[Path]) -> None:
    assert "import/different-frameworks" in [finding.code for finding in recognise(read_files(seeds).value).findings]
