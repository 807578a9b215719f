"""The lexicon of how engineers speak: well formed, and about responsibilities that the other lexicon knows."""

import re
from collections import Counter

import pytest

from levelset.matching.lexicon import lexicon
from levelset.matching.suggesting.concepts import HINT, LONGER, NOTHING, STRONG, concept_of, everyday, spoken
from levelset.matching.suggesting.turns import tokens_of

WORD = re.compile(r"(=?[\w]+\*?|<n>\w*\*?)(\|(=?[\w]+\*?|<n>\w*\*?))*")
CONCEPTS = list(spoken().concepts.values())


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)
def test_an_entry_is_well_formed(concept: object) -> None:
    [one] = [found for found in CONCEPTS if found is concept]
    assert one.about
    assert one.turns
    for turn in one.turns:
        words = turn.text.removeprefix("^").split()
        assert words[0] != ".." and words[-1] != "..", turn.text
        assert all(word == ".." or WORD.fullmatch(word) for word in words), turn.text


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.name)
def test_what_an_entry_means_is_a_responsibility_of_the_shipped_lexicon(concept: object) -> None:
    known = {entry.name for entry in lexicon().responsibilities}
    [one] = [found for found in CONCEPTS if found is concept]
    assert {name for meaning in one.means for name in meaning.names} <= known
    assert all(0 < meaning.weight <= 1 for meaning in one.means)
    assert bool(one.means) == (one.name != NOTHING)


def test_a_turn_stands_once_in_an_entry() -> None:
    for one in CONCEPTS:
        assert [text for text, count in Counter(turn.text for turn in one.turns).items() if count > 1] == []


def test_no_everyday_word_alone_tells_a_concept() -> None:
    hints = {turn.text for one in CONCEPTS for turn in one.turns if not turn.strong}
    assert hints.isdisjoint(everyday())


@pytest.mark.parametrize(
    ("note", "concept"),
    [
        ("Paged at 3 am, rolled the lock gate back to yesterday's build", "incident"),
        ("Wrote the postmortem of the flood alarm", "postmortem"),
        ("The new hire shipped her first ticket on day two", "onboarding"),
        ("Six phone screens for the ferry team this month", "hiring"),
        ("We dropped the night timetable to hit the opening", "scope cut"),
        ("Asked my lead for feedback on how I run the review", "asked feedback"),
        ("Target leakage: the label was known at boarding only", "labels and data"),
        ("Threat model of the ticket gate", "security"),
        ("They said the mole was not ours; I disagreed but committed", "disagreed"),
        ("Set up captions for the colleague who is hard of hearing", "inclusion"),
    ],
)
def test_what_people_say_tells_a_concept(note: str, concept: str) -> None:
    assert concept in spoken().mentions(tokens_of(note))


def test_what_looks_like_a_concept_and_is_none_is_not_told() -> None:
    assert "incident" not in spoken().mentions(tokens_of("a landing page"))
    assert NOTHING not in spoken().mentions(tokens_of("a landing page"))


@pytest.mark.parametrize(
    ("note", "concept"),
    [
        ("The holiday calendar arrived late", "calm"),
        ("Moved the rest of the tables", "calm"),
        ("Fixed the row count of the export", "disagreed"),
        ("Null values in the column", "tone"),
        ("Server side rendering", "prototype"),
        ("The booking system", "learning"),
        ("A button for the control room", "community"),
        ("Paid attention to the small print", "techniques"),
    ],
)
def test_the_name_of_a_thing_does_not_tell_what_people_did(note: str, concept: str) -> None:
    assert concept not in spoken().mentions(tokens_of(note))


@pytest.mark.parametrize(("note", "concept"), [("Photo upload", "community"), ("The gift shop", "community")])
def test_what_names_a_thing_as_often_only_hints(note: str, concept: str) -> None:
    found = spoken().mentions(tokens_of(note))
    assert concept not in found or found[concept].weight == HINT


def test_a_second_turn_counts_less_and_a_hint_least() -> None:
    one = spoken().mentions_in("postmortem")["postmortem"]
    two = spoken().mentions_in("postmortem, root cause")["postmortem"]
    assert one == STRONG
    assert two == pytest.approx(LONGER + STRONG / 2)
    assert spoken().mentions_in("outage")["incident"] > spoken().mentions_in("alarm")["incident"] == HINT


def test_meanings_are_read_with_and_without_a_weight() -> None:
    item = {"concept": "x", "about": "y", "means": ["Hiring / Team Development", "Agility 0.3"], "says": "a; b c"}
    concept = concept_of(item)
    assert [(one.names, one.weight) for one in concept.means] == [
        (("Hiring", "Team Development"), 1.0),
        (("Agility",), 0.3),
    ]
    assert [turn.text for turn in concept.turns] == ["a", "b c"]
