"""Differences by words read well and lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.normal import squeeze
from levelset.text.words_diff import TOO_LONG, Piece, words_diff


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("I own it", "I own it", [("=", "I own it")]),
        ("I own small work", "I own large work", [("=", "I own"), ("-", "small"), ("+", "large"), ("=", "work")]),
        ("I ship on time.", "I ship on time and on budget.", [("=", "I ship on time"), ("+", "and on budget.")]),
        ("Don’t wait – ask", "don't wait - ask!", [("=", "don't wait - ask!")]),
        ("", "new", [("+", "new")]),
        ("old", "", [("-", "old")]),
        ("", "", []),
        (
            "I plan my week and my tests with care",
            "I shape the quarter and the budget with care",
            [("-", "I plan my week and my tests"), ("+", "I shape the quarter and the budget"), ("=", "with care")],
        ),
        (
            "alpha beta gamma delta epsilon zeta",
            "one two three four five alpha six",
            [("-", "alpha beta gamma delta epsilon zeta"), ("+", "one two three four five alpha six")],
        ),
    ],
)  # fmt: skip
def test_differences_read_well(old: str, new: str, pieces: list[Piece]) -> None:
    assert words_diff(old, new) == pieces


@given(st.text(alphabet="ab, .AB and", max_size=60), st.text(alphabet="ab, .AB and", max_size=60))
def test_both_texts_can_be_told_from_the_pieces(old: str, new: str) -> None:
    pieces = words_diff(old, new)
    assert " ".join(text for sign, text in pieces if sign != "-") == squeeze(new)
    kept = " ".join(text for sign, text in pieces if sign != "+")
    assert len(kept.split()) == len(old.split())
    assert all(one[0] != other[0] for one, other in pairwise(pieces))


def test_what_is_no_sentence_is_not_compared_word_by_word() -> None:
    old, new = "a " * TOO_LONG, "b " * 2
    assert words_diff(old, new) == [("-", squeeze(old)), ("+", squeeze(new))]
