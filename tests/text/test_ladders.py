"""Ladders read how much a sentence carries, how far it reaches and looks, and how open its problems are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.ladders import SAYS_NOTHING, LadderName, mentioned_height, read_ladder, rungs

SCOPE, REACH, HORIZON, AMBIGUITY = LadderName.SCOPE, LadderName.REACH, LadderName.HORIZON, LadderName.AMBIGUITY


@pytest.mark.parametrize(
    ("name", "text", "rung", "words"),
    [
        (SCOPE, "I complete small tasks that were cut for me", "task", "complete small tasks"),
        (SCOPE, "I own and deliver projects in service of the harbor", "project", "own and deliver projects"),
        (SCOPE, "I set my team’s yearly goals", "team", "set my team’s yearly goals"),
        (SCOPE, "I lead several large cross-team projects", "several", "lead several large cross-team projects"),
        (SCOPE, "I shape the organization's strategy", "organization", "shape the organization's strategy"),
        (SCOPE, "I drive company-wide initiatives", "company", "drive company-wide initiatives"),
        (REACH, "I work with my team", "team", "with my team"),
        (REACH, "My work is felt beyond my team", "teams", "beyond my team"),
        (REACH, "I help my team and cross-functional partners", "teams", "cross-functional"),
        (
            REACH,
            "I am heard across the engineering organization",
            "organization",
            "across the engineering organization",
        ),
        (REACH, "I speak across the company", "company", "across the company"),
        (REACH, "I am known throughout the industry", "industry", "throughout the industry"),
        (HORIZON, "I keep day-to-day work moving", "now", "day-to-day"),
        (HORIZON, "I plan the next quarter", "quarter", "next quarter"),
        (HORIZON, "I weigh the short- and long-term", "long", "short- and long-term"),
        (HORIZON, "I think three years ahead", "years", "three years"),
        (AMBIGUITY, "I finish well-defined tasks", "defined", "well-defined tasks"),
        (AMBIGUITY, "I take on ambiguous, open-ended problems", "open", "ambiguous, open-ended problems"),
    ],
)
def test_a_rung_is_read_with_its_words(name: LadderName, text: str, rung: str, words: str) -> None:
    reading = read_ladder(name, text)
    assert (reading.rung, reading.words) == (rung, words)
    assert rungs(name)[reading.height] == rung


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (SCOPE, "I write updates on tasks and projects"),
        (SCOPE, "I help the project manager"),
        (SCOPE, "I do not own projects"),
        (SCOPE, "I set up meetings about tasks"),
        (REACH, "I am not expected to work beyond my team"),
        (REACH, "I know my team's goals"),
        (REACH, "I follow open source software"),
        (HORIZON, "I have two years of experience"),
        (HORIZON, "I learned much over the years"),
        (AMBIGUITY, "I ask when a word is unclear to me"),
    ],
)
def test_what_says_nothing_is_not_read(name: LadderName, text: str) -> None:
    assert read_ladder(name, text) == SAYS_NOTHING


def test_not_only_adds_to_what_is_said() -> None:
    assert read_ladder(REACH, "I work not only with my team but across teams").rung == "teams"


def test_what_somebody_carries_is_what_is_named_first() -> None:
    assert read_ladder(SCOPE, "I own tasks, and now and then I lead projects").rung == "task"


def test_a_text_mentions_more_than_it_reaches() -> None:
    text = "I present to the company what my team made"
    assert read_ladder(REACH, text).rung == "team"
    assert mentioned_height(REACH, text) == rungs(REACH).index("company")
    assert mentioned_height(REACH, "I build bridges") == -1


@given(st.sampled_from(LadderName), st.text(max_size=200))
def test_any_text_is_read_and_the_words_stand_in_it(name: LadderName, text: str) -> None:
    reading = read_ladder(name, text)
    assert reading.words in text
    assert (reading.rung is None) == (reading.height == -1)
