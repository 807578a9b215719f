"""Texts are cut where a sentence ends, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.normal import squeeze
from levelset.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I plan. I ship!", ["I plan.", "I ship!"]),
        ("I use (e.g. a debugger. Or two.) tools. Good.", ["I use (e.g. a debugger. Or two.) tools.", "Good."]),
        ("I take approx. ten; then rest", ["I take approx. ten;", "then rest"]),
        ("I read logs, i.e. traces, first", ["I read logs, i.e. traces, first"]),
        ("Reviews, plans, etc. are mine", ["Reviews, plans, etc. are mine"]),
        ("Reviews, plans, etc. They are mine", ["Reviews, plans, etc.", "They are mine"]),
        ("I plan; others ship", ["I plan;", "others ship"]),
        ("I run version 1.2 here", ["I run version 1.2 here"]),
        ('I say “done.” Then I go', ["I say “done.”", "Then I go"]),
        (") I close what was not open. Fine", [") I close what was not open.", "Fine"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_people_end_them(text: str, found: list[str]) -> None:
    assert sentences(text) == found


@given(st.text(alphabet="ab .!?;()eg", max_size=40))
def test_nothing_is_lost(text: str) -> None:
    assert " ".join(sentences(text)) == squeeze(text)
