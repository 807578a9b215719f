"""What a person reads as the same compares as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.normal import letters, normalised, plain, squeeze, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I don’t wait.", "I don't wait"),
        ("I  own\u00a0it", "I own it"),
        ("clear – and short", "Clear - and short;"),
        ("on\u00adcall\u200b duty", "oncall duty"),
        ("“done”", '"done"'),
    ],
)
def test_spellings_of_one_sentence_are_equal_when_normalised(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


def test_different_words_stay_different() -> None:
    assert normalised("I own it") != normalised("I own them")


def test_squeezing_changes_no_letter() -> None:
    assert squeeze(" I\t own\n“it” ") == "I own “it”"


def test_plain_keeps_case_and_punctuation() -> None:
    assert plain("“I” …") == '"I" ...'


def test_letters_ignore_punctuation_and_blanks() -> None:
    assert letters("On-call, (again)!") == letters("oncall again")


def test_words_keep_what_stands_inside_them() -> None:
    assert words("I don’t do on-call, yet") == ["i", "don't", "do", "on-call", "yet"]


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)
    assert plain(plain(text)) == plain(text)
