"""What rises from one page to another: read from words, told with them, and not told where nobody can be sure."""

from dataclasses import replace

import pytest

from comparing.pages import group, page
from levelset.comparing.align import Comparison, compare_pages
from levelset.comparing.rises.digest import Digest, digests_of, shares_little
from levelset.comparing.rises.dimensions import NO_HELP, Dimension
from levelset.comparing.rises.reading import Basis, Rise
from levelset.core.model import Facet, Statement


def compared(old: tuple[str, ...], new: tuple[str, ...]) -> Comparison:
    return compare_pages(page("IC1", group("Impact", *old)), page("IC2", group("Impact", *new)))


def digest(old: tuple[str, ...] | str, new: tuple[str, ...] | str) -> Digest:
    """One responsibility on two pages."""
    before, after = ((side,) if isinstance(side, str) else side for side in (old, new))
    (found,) = digests_of(compared(before, after))
    return found


def the_rise(old: tuple[str, ...] | str, new: tuple[str, ...] | str) -> Rise:
    (rise,) = digest(old, new).rises
    return rise


@pytest.mark.parametrize(
    ("old", "new", "dimension", "values", "words"),
    [
        (
            "I build the harbor bridge with specific guidance from my lead",
            "I build the harbor bridge with high-level guidance from my lead",
            Dimension.AUTONOMY,
            ("close guidance", "light guidance"),
            ("with specific guidance from my lead", "with high-level guidance from my lead"),
        ),
        (
            "I build the harbor bridge with guidance from my lead",
            "I independently build the harbor bridge",
            Dimension.AUTONOMY,
            ("with guidance", "independently"),
            ("with guidance from my lead", "independently"),
        ),
        (
            "I deliver tasks for the harbor bridge on time",
            "I deliver projects for the harbor bridge on time",
            Dimension.SCOPE,
            ("task", "project"),
            ("deliver tasks", "deliver projects"),
        ),
        (
            "I share what I learn about the harbor bridge with my team",
            "I share what I learn about the harbor bridge across the company",
            Dimension.REACH,
            ("team", "company"),
            ("with my team", "across the company"),
        ),
        (
            "I plan the harbor bridge for the next quarter",
            "I plan the harbor bridge for the next three years",
            Dimension.HORIZON,
            ("quarter", "years"),
            ("next quarter", "three years"),
        ),
        (
            "I bring the harbor bridge through well-defined problems",
            "I bring the harbor bridge through ambiguous problems",
            Dimension.AMBIGUITY,
            ("defined", "open"),
            ("well-defined problems", "ambiguous problems"),
        ),
        (
            "I may inspect the harbor bridge after a storm",
            "I inspect the harbor bridge after a storm",
            Dimension.MODALITY,
            ("may", "does"),
            ("may", "I inspect the harbor"),
        ),
    ],
)
def test_a_rise_is_told_with_the_words_of_both_sides(
    old: str, new: str, dimension: Dimension, values: tuple[str, str], words: tuple[str, str]
) -> None:
    rise = the_rise(old, new)
    assert (rise.dimension, rise.old.value, rise.new.value) == (dimension, *values)
    assert (rise.old.words, rise.new.words) == words
    assert (rise.basis, rise.falls) == (Basis.LINK, False)
    assert (rise.old_text, rise.new_text) == (old, new)


def test_a_fall_is_told_as_one_where_the_sentences_are_alike() -> None:
    rise = the_rise("I inspect the harbor bridge after a storm", "I may inspect the harbor bridge after a storm")
    assert rise.falls
    assert digest("I inspect the harbor bridge", "I may inspect the harbor bridge").lower == (
        the_rise("I inspect the harbor bridge", "I may inspect the harbor bridge"),
    )


def test_a_sentence_that_rises_in_one_way_is_not_said_to_fall_in_another() -> None:
    found = digest(
        "I inspect the harbor bridge together with my team", "I may inspect the harbor bridge across the company"
    )
    assert [rise.dimension for rise in found.rises] == [Dimension.REACH]


def test_sentences_that_share_little_tell_nothing_of_modality() -> None:
    old, new = "I may paint rails near water", "I count rails and water meters for billing before every winter starts"
    assert Dimension.MODALITY not in {rise.dimension for rise in digest(old, new).rises}


def test_the_same_lever_is_compared_whatever_follows() -> None:
    old = Facet("Levers", statements=(Statement("Mentorship – I may sit with apprentices", "a", "Mentorship"),))
    new = Facet("Levers", statements=(Statement("Mentorship – I grow whole crews", "b", "Mentorship"),))
    found = digests_of(compare_pages(page("IC1", facets=(old,)), page("IC2", facets=(new,))))
    (rise,) = found[0].rises
    assert (rise.dimension, rise.old.words, rise.new.words) == (Dimension.MODALITY, "may", "I grow whole crews")


def test_a_responsibility_rises_as_a_whole() -> None:
    rise = the_rise(
        ("I paint what my team builds", "I keep the log"), ("I keep the log", "Partners across the company rely on me")
    )
    assert (rise.basis, rise.dimension, rise.new.value) == (Basis.WHOLE, Dimension.REACH, "company")


def test_nobody_says_that_something_comes_in_which_was_mentioned_before() -> None:
    found = digest(
        ("I show the company what my team builds", "I keep the log"),
        ("I keep the log", "Partners across the company rely on me"),
    )
    assert found.rises == ()
    assert digest("I tell my team what the company needs", "I tell all across the company what it needs").rises == ()


def test_help_that_is_not_mentioned_any_more_is_told_as_a_silence() -> None:
    rise = the_rise("I work with my manager to choose a crossing", "I choose where a crossing is worth its stones")
    assert (rise.basis, rise.new.value, rise.new.words) == (Basis.SILENCE, NO_HELP, "")
    assert rise.old.words == "I work with my manager to"


@pytest.mark.parametrize(
    "new",
    [
        "I choose a crossing and let my manager know",
        "I independently choose a crossing",
    ],
)
def test_it_is_no_silence_where_help_or_its_end_is_spoken_of(new: str) -> None:
    found = digest("I work with my manager to choose a crossing", new)
    assert all(rise.basis is not Basis.SILENCE for rise in found.rises)


def test_a_possibility_to_lead_is_no_leading() -> None:
    found = digest("I finish the crossing on my own", "I finish the crossing and may be a technical lead for it")
    assert Dimension.AUTONOMY not in {rise.dimension for rise in found.rises}


def test_increasingly_is_neither_a_rise_nor_a_fall() -> None:
    assert digest("I increasingly shape the harbor bridge", "I shape the harbor bridge").rises == ()


def test_what_two_statements_tell_alike_is_told_once() -> None:
    found = digest(
        ("I may inspect the harbor bridge", "I may repaint the northern tower"),
        ("I inspect the harbor bridge", "I repaint the northern tower"),
    )
    assert len(found.rises) == 1


def test_a_digest_says_what_is_new_changed_kept_and_gone() -> None:
    found = digest(
        ("I keep the log", "I paint small rails", "Storms frighten nobody here"),
        ("I keep the log", "I paint large rails", "Budgets are mine to defend"),
    )
    assert [link.to_text for link in found.new] == [("Budgets are mine to defend",)]
    assert [link.to_text for link in found.changed] == [("I paint large rails",)]
    assert [link.to_text for link in found.kept] == [("I keep the log",)]
    assert [link.from_text for link in found.gone] == [("Storms frighten nobody here",)]
    assert found.changes
    assert not (found.is_new or found.is_gone)
    assert not digest("I keep the log", "I keep the log").changes


def test_pages_that_share_little_are_known() -> None:
    assert shares_little(compared(("I keep the log of the harbor",), ("Budgets for towers are mine to defend",)))
    assert not shares_little(compared(("I keep the log of the harbor",), ("I keep the log of the harbor daily",)))
    empty = page("IC1")
    assert not shares_little(compare_pages(empty, replace(empty, level="IC2")))
    alone = (page("IC1", summary="I learn"), page("IC2", summary="Whole rivers are mine"))
    assert not shares_little(compare_pages(*alone))
