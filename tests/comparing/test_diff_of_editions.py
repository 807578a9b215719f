"""Two public editions and a page of another company: read where they are at hand, never copied."""

from functools import cache
from pathlib import Path

import pytest

from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.model import Diff, Layer
from levelset.comparing.diff.own_words import Own
from levelset.comparing.diff.sentences import summary
from levelset.comparing.identity import identify, with_ids
from levelset.core.model import Framework
from levelset.importing.read import read_files
from levelset.importing.recognise import recognise
from support.edits import written_out

SHARED = Path(__file__).parent.parent.parent.parent / "shared"
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="../shared is not here"),
]


@cache
def edition(year: str) -> Framework:
    """An edition, imported once for all tests."""
    documents = read_files(sorted((SHARED / f"corpus/pages-{year}/html").glob("*.html"))).value
    return recognise(documents).value.framework


@cache
def between_editions() -> Diff:
    return diff_frameworks(edition("2022"), edition("2023"), labels=("2022", "2023"))


def test_two_responsibilities_that_became_one_are_followed() -> None:
    merged = [
        ([one.name for one in change.old], [one.name for one in change.new])
        for change in between_editions().layers
        if change.fate == "merged"
    ]
    assert merged == [(["Hiring", "Talent Development"], ["Team Development"])]


def test_the_summary_names_what_a_reader_of_both_would() -> None:
    told = " ".join(summary(between_editions()))
    for words in (
        "2023 builds on 2022",
        "Data Engineer is a new role with 5 pages (IC1–IC5)",
        "Strategy and Change Management is new (IC5) and takes the place of Strategy there",
        "Culture Leader is new (IC4–IC7)",
        "Business Acumen is a new responsibility",
        "ML Fluency and ML Design stay as they were",
    ):
        assert words in told
    assert between_editions().tally.gone == 0


def test_what_stands_on_the_pages_of_several_roles_is_told_once() -> None:
    diff = between_editions()
    told = [(one.link.from_text, one.link.to_text, one.link.moved) for one in diff.told if one.kind != "kept"]
    assert len(told) < sum(len(page.links) for page in diff.pages if page.old and page.new) / 3
    assert not any(
        "Hiring" in (one.link.from_place.name or "") and one.link.moved for one in diff.told if one.link.from_place
    )


def test_most_ids_outlive_an_edition_and_the_rest_is_asked_or_gone() -> None:
    before = with_ids(edition("2022"))
    found = identify(written_out(edition("2023")), before)
    known = {one.id for page in before.pages for one in page.statements()}
    kept = {one.id for page in found.framework.pages for one in page.statements()} & known
    assert len(kept) / len(known) > 0.92
    assert len(kept) + len(found.questions) + len(found.became) == len(known)
    assert len(found.became) < 0.02 * len(known)


def test_a_page_of_another_company_is_recognized_under_its_other_name() -> None:
    seed = recognise(read_files([next((SHARED / "seeds").glob("002_*.txt"))]).value).value.framework
    diff = diff_frameworks(seed, edition("2022"))
    assert [(one.why, one.new) for one in diff.own_words] == [(Own.ORGANIZATION, "Dropbox")]
    assert (diff.tally.new, diff.tally.gone, diff.tally.reworded) == (0, 0, 0)
    assert diff.tally.kept > 50
    assert not [change for change in diff.layers if change.layer is Layer.PILLAR]
