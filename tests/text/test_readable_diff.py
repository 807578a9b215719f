"""Marks between two sentences where they read well, and both sentences whole where they would not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.normal import squeeze
from levelset.text.readable_diff import readable_diff

sentences = st.lists(
    st.sampled_from(["I", "own", "the", "small", "large", "bridge", "and", "river", "with", "my", "team", "today"]),
    max_size=12,
)


def test_a_few_words_that_differ_are_marked() -> None:
    assert readable_diff("I own small bridges", "I own large bridges") == [
        ("=", "I own"),
        ("-", "small"),
        ("+", "large"),
        ("=", "bridges"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("I ask my manager which bridge to paint", "I choose with my partners which rivers deserve a crossing"),
        ("I paint rails and count bolts and sweep floors", "I design rails or hire painters and lead crews"),
    ],
)
def test_two_sentences_that_share_little_stand_whole(old: str, new: str) -> None:
    assert readable_diff(old, new) == [("-", old), ("+", new)]


def test_many_short_runs_are_no_marks() -> None:
    old = "red one blue two green three black four white five"
    new = "red six blue seven green eight black nine white ten"
    assert readable_diff(old, new) == [("-", old), ("+", new)]


def test_equal_texts_have_no_mark_and_an_empty_side_stands_alone() -> None:
    assert readable_diff("I own it", "I own it") == [("=", "I own it")]
    assert readable_diff("", "I own it") == [("+", "I own it")]


@given(sentences, sentences)
def test_the_pieces_give_both_texts_again(old: list[str], new: list[str]) -> None:
    pieces = readable_diff(" ".join(old), " ".join(new))
    for signs, text in (("=-", old), ("=+", new)):
        assert squeeze(" ".join(words for sign, words in pieces if sign in signs)) == " ".join(text)
