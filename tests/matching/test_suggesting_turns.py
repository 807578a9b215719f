"""Turns of speech: how they are written as data, and found in a note."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.matching.suggesting.turns import GAP, Phrasebook, Turn, tokens_of


def found(turn: str, note: str) -> list[str]:
    """The words of the note by which a turn is found."""
    tokens = tokens_of(note)
    return [" ".join(tokens[at].shown for at in one.places) for one in Phrasebook([Turn("x", turn)]).find(tokens)]


@pytest.mark.parametrize(
    ("turn", "note", "words"),
    [
        ("plan", "We planned it", "planned"),
        ("=paged", "Paged at night", "Paged"),
        ("interview*", "Two interviewers came", "interviewers"),
        ("roll|rolled back", "I rolled back the release", "rolled back"),
        ("on call", "My on-call week", "on call"),
        ("dont know", "We don’t know", "don't know"),
        ("<n> percent", "errors fell by 40%", "40 %"),
        ("<n>ms", "p99 is 120ms", "120ms"),
        ("ms to", "840 ms -> 120", "ms ->"),
        ("=sev|=sev2", "SEV2 in the harbor", "SEV2"),
        ("^fix", "fix: the crane stops", "fix"),
    ],
)
def test_a_turn_is_found(turn: str, note: str, words: str) -> None:
    assert words in found(turn, note)


@pytest.mark.parametrize(
    ("turn", "note"),
    [
        ("=page", "I was paged"),
        ("=sev", "several"),
        ("interview*", "The view from inside"),
        ("rolled back", "The back rolled"),
        ("^fix", "There is no fix"),
        ("<n> percent", "some percent"),
        ("<n>ms", "5s"),
    ],
)
def test_a_turn_is_not_found_where_it_is_not(turn: str, note: str) -> None:
    assert found(turn, note) == []


def test_a_gap_stands_for_a_few_words_that_are_not_told() -> None:
    assert found("dropped .. to hit", "dropped the old pier to hit the date") == ["dropped to hit"]
    assert found("dropped .. to hit", "dropped " + "the " * (GAP + 1) + "to hit it") == []


def test_a_gap_may_be_empty() -> None:
    assert found("gave .. feedback", "gave feedback") == ["gave feedback"]


def test_the_longest_turn_wins_whoever_owns_it() -> None:
    book = Phrasebook([Turn("hiring", "interview*"), Turn("customers", "user interview*")])
    owners = [one.turn.owner for one in book.find(tokens_of("five user interviews, then one interview"))]
    assert owners == ["customers", "hiring"]


def test_the_same_words_are_told_once_for_each_owner() -> None:
    book = Phrasebook([Turn("a", "pair* with"), Turn("a", "paired with"), Turn("b", "paired with")])
    assert sorted(one.turn.owner for one in book.find(tokens_of("paired with Ann"))) == ["a", "b"]


@given(st.text(max_size=300))
def test_any_note_is_read(note: str) -> None:
    book = Phrasebook([Turn("a", "<n> .. <n>"), Turn("a", "a* .. b*"), Turn("b", "=x|y")])
    tokens = tokens_of(note)
    assert all(at < len(tokens) for one in book.find(tokens) for at in one.places)
