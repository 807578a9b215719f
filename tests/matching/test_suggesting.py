"""Suggestions for a note: what is named first, the nearest statement, the words, and names of any company."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparing.pages import framework, group, page
from levelset.core.model import Framework, Group, Responsibility
from levelset.matching.suggesting.engine import LEAST, MOST, Suggester
from levelset.matching.suggesting.targets import targets_of

OWN = group(
    "Ownership",
    "I answer for the crane that I run and mend it when it fails at night",
    "I keep what I promised to the harbor master",
)
TALK = group("Communication", "I tell the crews what is late before they ask")
GROWTH = group("Team Development", "I help newcomers to find their way on the quay")
HARBOR = framework(page("IC2", OWN, TALK, GROWTH))


def suggester(held: Framework = HARBOR, address: str = "bridge-engineer/ic2") -> Suggester:
    found = held.page(address)
    assert found
    return Suggester(targets_of(held, found))


def first(note: str, *groups: Group) -> str:
    held = framework(page("IC2", *groups)) if groups else HARBOR
    return suggester(held).suggest(note)[0].target.name


def test_the_responsibility_comes_with_its_nearest_statement_and_the_words() -> None:
    [best, *_] = suggester().suggest("Got paged at 2 am, the crane had stopped; rolled back the controller")
    assert best.target.name == "Ownership"
    assert best.target.pillar == "Results"
    assert best.statement.text.startswith("I answer for the crane")
    assert {"paged at 2 am", "rolled back"} <= set(best.words)


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("“Her status notes are so clear that I never ask.”", "Communication"),
        ("Paired with Tove in her first weeks until she moored alone", "Team Development"),
        ("My mistake, I had promised it for Friday", "Ownership"),
    ],
)
def test_what_engineers_mean_is_understood_without_a_word_in_common(note: str, name: str) -> None:
    assert first(note) == name


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("Accountability", "rolled back and wrote the postmortem"),
        ("Operational Excellence", "fewer pages on call, wrote runbooks"),
        ("Mentorship", "coached two interns"),
        ("Talent Development", "coached two interns"),
        ("Adaptability", "the reorg moved me; I replanned within a day"),
        ("Adaptability & Change", "the reorg moved me; I replanned within a day"),
    ],
)
def test_other_companies_names_are_known(name: str, note: str) -> None:
    groups = (group(name, "Text that is of no help"), group("Communication", "Words"), group("Craft Skills", "Planks"))
    assert first(note, *groups) == name


def test_a_name_that_nobody_knows_is_understood_by_what_it_says() -> None:
    odd = group("Lighthouse", "I mentor interns and apprentices", "I onboard new hires")
    assert first("Coached our summer intern every week", odd, group("Compass", "I write a roadmap")) == "Lighthouse"


def test_other_names_and_definitions_of_the_framework_count() -> None:
    odd = (group("Compass", "Text that is of no help"), group("Keel", "Nor is this"))
    held = replace(
        framework(page("IC2", *odd)),
        responsibilities=(
            Responsibility("keel", "Keel", None, None, ("Ownership",)),
            Responsibility("compass", "Compass"),
        ),
    )
    assert suggester(held).suggest("rolled back and wrote the postmortem")[0].target.name == "Keel"


def test_the_narrower_name_is_meant_before_the_wider_one() -> None:
    both = (group("Team Development", "Text"), group("Hiring", "Text"))
    assert first("Six phone screens and a debrief", *both) == "Hiring"
    assert first("Six phone screens and a debrief", both[0], group("Impact", "Text")) == "Team Development"


def test_what_other_levels_say_helps_but_is_not_suggested() -> None:
    low = group("Keel", "I tar the planks")
    high = group("Keel", "I caulk the seams with oakum")
    held = framework(page("IC2", low, group("Mast", "I climb")), page("IC3", high))
    [best, *_] = suggester(held).suggest("Caulked every seam, oakum everywhere")
    assert (best.target.name, best.statement.text) == ("Keel", "I tar the planks")


def test_a_merged_heading_is_one_suggestion_under_its_own_name() -> None:
    merged = replace(group("Agility / Innovation", "I try things"), covers=("agility", "innovation"))
    assert first("hack week prototype", merged, group("Communication", "Words")) == "Agility / Innovation"


def test_three_to_five_best_first() -> None:
    groups = [
        group(name, f"I do {name.lower()} things")
        for name in ["Ownership", "Communication", "Impact", "Agility", "Hiring"]
    ]
    held = framework(page("IC2", *groups, group("Innovation", "I try things"), group("Strategy", "I plan things")))
    found = suggester(held).suggest(
        "Paged, told all teams early, replanned, prototype by the roadmap, phone screens, launched"
    )
    assert len(found) == MOST
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score < 1 and one.words for one in found)
    assert len(suggester(held).suggest("I planned it")) >= LEAST


def test_a_note_that_has_nothing_in_common_gets_nothing() -> None:
    assert suggester().suggest("") == []
    assert suggester().suggest("42 ?? ☂") == []


def test_a_responsibility_without_statements_is_not_suggested() -> None:
    held = framework(page("IC2", group("Ownership"), TALK))
    assert {one.target.name for one in suggester(held).suggest("paged, rolled back")} <= {"Communication"}


def test_the_words_are_as_they_were_written_and_each_once() -> None:
    [best, *_] = suggester().suggest("POSTMORTEM, postmortem; Rolled Back")
    assert best.words == ("POSTMORTEM", "Rolled Back")


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_note_is_answered_and_the_same_each_time(note: str) -> None:
    found = suggester().suggest(note)
    assert found == suggester().suggest(note)
    assert len(found) <= MOST


def test_a_very_long_note_is_answered() -> None:
    assert suggester().suggest("rolled back the crane " * 100_000)[0].target.name == "Ownership"


def test_the_engine_imports_neither_numpy_nor_torch_nor_pydantic() -> None:
    heavy = "('numpy', 'torch', 'pydantic', 'django')"
    code = f"import sys, levelset.cli.suggest; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
