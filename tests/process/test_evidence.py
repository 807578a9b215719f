"""What an entry can say, what of it can be kept, when it goes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.process import evidence
from levelset.process.evidence import Stage, cleaned, headline, problem_of_link, silent_stages, span

DAY = date(2026, 3, 9)


def test_a_headline_is_the_first_line_with_words_and_ends_with_a_word() -> None:
    assert headline("\n  \n  Tightened the bolts.\nAll of them.") == "Tightened the bolts."
    long = headline("word " * 100)
    assert long.endswith("word…") and len(long) <= evidence.HEADLINE
    assert headline("x" * 500) == "x" * (evidence.HEADLINE - 1) + "…"
    assert headline(" \n ") == ""


@given(st.text())
def test_a_headline_fits_a_line_and_what_is_cleaned_stays_so(text: str) -> None:
    assert len(headline(text)) <= evidence.HEADLINE
    assert cleaned(cleaned(text)) == cleaned(text)
    assert not any(ord(char) < 32 and char not in "\n\t" for char in cleaned(text))


def test_a_text_of_which_nothing_is_seen_is_empty() -> None:
    for unseen in ("\u200b", " \u200b\u2060\n\u202e ", "\u00ad", "\u00a0\u3000"):
        assert cleaned(unseen) == ""
    for seen in ("\u200bbolts\u200b", "👩\u200d🔬", "\u202eabc", ".", "桥"):
        assert cleaned(seen) == seen


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("https://code.larkmoor.example/changes/4?a=b#c", ""),
        ("http://wiki.larkmoor.example", ""),
        ("HTTPS://wiki.larkmoor.example", ""),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,<p>", "host"),
        ("data:text/html,p", "scheme"),
        ("file:///etc/hosts", "scheme"),
        ("//wiki.larkmoor.example", "scheme"),
        ("https://", "host"),
        ("https:///path", "host"),
        ("https://[half", "host"),
        ("https://a b.example", "host"),
        ('https://a.example/"onclick', "host"),
        ("https://a.example/" + "x" * evidence.LONGEST_LINK, "long"),
    ],
)
def test_only_links_that_lead_to_a_page_are_kept(link: str, problem: str) -> None:
    assert problem_of_link(link) == problem


def test_a_period_does_not_end_before_it_begins() -> None:
    assert span(DAY, None) == (DAY, DAY)
    assert span(DAY, DAY + timedelta(days=2)) == (DAY, DAY + timedelta(days=2))
    with pytest.raises(ValueError, match="before it begins"):
        span(DAY, DAY - timedelta(days=1))


def test_what_is_deleted_is_gone_on_the_day_on_which_its_time_is_over() -> None:
    last = DAY + evidence.UNDO_FOR
    assert not evidence.is_gone_for_good(DAY, last - timedelta(days=1))
    assert evidence.is_gone_for_good(DAY, last)


def test_only_a_lens_that_is_used_is_asked_about() -> None:
    data, release = Stage("ml", "Lifecycle", "data", "Data"), Stage("ml", "Lifecycle", "release", "Release")
    lever = Stage("levers", "Levers", "craft", "Craft")
    stages = (data, release, lever)
    assert silent_stages(stages, []) == {}
    assert silent_stages(stages, [("ml", "data")]) == {"ml": (release,)}
    assert silent_stages(stages, [("ml", "data"), ("ml", "release"), ("ml", "gone")]) == {}
