"""How close the help is that somebody gets."""

import pytest

from levelset.text.degree import Degree, degree_of_help, mentions_help


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("with specific guidance from my manager", Degree.CLOSE),
        ("under close supervision", Degree.CLOSE),
        ("with guidance from my lead", Degree.PLAIN),
        ("with high-level direction from my manager", Degree.LIGHT),
        ("with little guidance", Degree.LIGHT),
        ("with high‑level guidance", Degree.LIGHT),
    ],
)
def test_the_degree_is_read_from_the_words(words: str, degree: Degree) -> None:
    assert degree_of_help(words) is degree


def test_help_is_mentioned_whoever_gets_it() -> None:
    assert mentions_help("I mentor new colleagues")
    assert mentions_help("My manager knows")
    assert not mentions_help("I build bridges")
