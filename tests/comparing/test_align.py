"""Two pages side by side: every statement stands in one link, and the link says what happened."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.comparing.align import Change, Comparison, Link, change_of, compare_pages
from levelset.comparing.places import PlaceKind, merged_order
from levelset.core.model import Facet, Group, Page, Section, Statement


def says(*texts: str) -> tuple[Statement, ...]:
    return tuple(Statement(text, id=f"id of {text}") for text in texts)


def page(level: str, **groups: tuple[str, ...]) -> Page:
    """A page with these responsibilities, all under one pillar."""
    return Page(
        "swe",
        level,
        f"{level} Software Engineer",
        sections=(
            Section("results", "Results", "🏆", groups=tuple(group(key, *texts) for key, texts in groups.items())),
        ),
    )


def group(key: str, *texts: str) -> Group:
    return Group(key, key.capitalize(), says(*texts))


def link_to(comparison: Comparison, text: str) -> Link:
    return next(link for link in comparison.links if text in link.to_text)


def link_from(comparison: Comparison, text: str) -> Link:
    return next(link for link in comparison.links if text in link.from_text)


def test_the_same_words_are_kept_whatever_the_typography() -> None:
    found = compare_pages(page("IC1", impact=("I don’t guess.",)), page("IC2", impact=("I don't guess",)))
    (link,) = found.links
    assert link.change is Change.KEPT
    assert link.from_ids == ("id of I don’t guess.",)
    assert link.to_ids == ("id of I don't guess",)
    assert link.words == (("=", "I don't guess"),)
    assert not link.moved


def test_similar_words_are_a_rewording_and_more_words_a_growth() -> None:
    old = page("IC1", impact=("I ship small features with help", "I write tests for my changes"))
    new = page(
        "IC2",
        impact=(
            "I ship large features alone",
            "I write tests for my changes and teach new colleagues how to write theirs",
        ),
    )
    found = compare_pages(old, new)
    assert link_to(found, new.sections[0].groups[0].statements[0].text).change is Change.REWORDED
    assert link_to(found, new.sections[0].groups[0].statements[1].text).change is Change.GROWN


def test_what_has_nothing_in_common_is_new_and_gone() -> None:
    found = compare_pages(
        page("IC1", impact=("Guidance arrives weekly",)), page("IC2", impact=("Quarterly budgets belong to me",))
    )
    new, gone = (
        link_to(found, "Quarterly budgets belong to me"),
        link_from(found, "Guidance arrives weekly"),
    )
    assert new.is_new
    assert not new.is_gone
    assert gone.is_gone
    assert new.change is gone.change is None
    assert gone.words == (("-", "Guidance arrives weekly"),)


def test_a_statement_that_moved_is_found_under_its_new_heading() -> None:
    old = page("IC1", impact=("I answer pages at night", "I ship"), ownership=("I follow through",))
    new = page("IC2", impact=("I ship",), ownership=("I follow through", "I answer pages at night"))
    link = link_to(compare_pages(old, new), "I answer pages at night")
    assert link.change is Change.KEPT
    assert link.moved
    assert link.from_place is not None
    assert link.to_place is not None
    assert (link.from_place.key, link.to_place.key) == ("impact", "ownership")


def test_of_two_equal_sentences_each_finds_the_one_at_home() -> None:
    old = page("IC1", impact=("I ask early",), ownership=("I ask early",))
    new = page("IC2", ownership=("I ask early",), impact=("I ask early",))
    assert not any(link.moved for link in compare_pages(old, new).links)


def test_a_sentence_cut_in_two_stands_in_one_link() -> None:
    whole = "I gather feedback from every partner team and turn weak spots into a learning plan"
    first, second = "I gather feedback from every partner team", "I turn weak spots into a learning plan"
    (link,) = compare_pages(page("IC1", growth=(whole,)), page("IC2", growth=(first, second))).links
    assert link.from_text == (whole,)
    assert link.to_text == (first, second)
    (link,) = compare_pages(page("IC1", growth=(first, second)), page("IC2", growth=(whole,))).links
    assert link.from_text == (first, second)
    assert link.to_text == (whole,)


def test_a_second_part_elsewhere_is_no_part() -> None:
    whole = "I gather feedback from every partner team and turn weak spots into a learning plan"
    first, second = "I gather feedback from every partner team", "I turn weak spots into a learning plan"
    found = compare_pages(page("IC1", growth=(whole,)), page("IC2", growth=(first,), impact=(second,)))
    assert link_to(found, second).is_new


def test_facets_and_behaviors_meet_only_word_for_word() -> None:
    sentence, near = "I own whole services and their budgets", "I own whole services and the budgets"
    old = replace(page("IC1", impact=("I ship",)), facets=(Facet("Scope", statements=says(sentence)),))
    assert compare_pages(old, page("IC2", impact=("I ship", near))).links[0].is_gone
    moved = link_to(compare_pages(old, page("IC2", impact=("I ship", sentence))), sentence)
    assert moved.change is Change.KEPT
    assert moved.moved


def test_the_line_that_sums_up_a_page_meets_the_other_whatever_it_says() -> None:
    old = replace(page("IC1"), statement=Statement("Learns the craft"))
    new = replace(page("IC2"), statement=Statement("Owns a product"))
    (link,) = compare_pages(old, new).links
    assert link.change is Change.REWORDED
    assert link.to_place is not None
    assert link.to_place.kind is PlaceKind.STATEMENT
    assert compare_pages(old, page("IC2")).links[0].is_gone


def test_a_merged_heading_is_the_place_of_both() -> None:
    merged = Group(
        "agility-innovation", "Agility / Innovation", says("I adapt", "I try ideas"), covers=("agility", "innovation")
    )
    old = replace(page("IC1"), sections=(Section("direction", "Direction", groups=(merged,)),))
    new = replace(
        page("IC2"),
        sections=(
            Section("direction", "Direction", groups=(group("agility", "I adapt"), group("innovation", "I try ideas"))),
        ),
    )
    found = compare_pages(old, new)
    assert [link.moved for link in found.links] == [False, False]
    assert [block.place.key for block in found.blocks] == ["agility", "innovation"]


def test_groups_without_a_name_are_the_same_within_a_section() -> None:
    nameless = Section(None, None, groups=(Group(None, None, says("I adapt")),))
    old, new = replace(page("IC1"), sections=(nameless,)), replace(page("IC2"), sections=(nameless,))
    assert [link.moved for link in compare_pages(old, new).links] == [False]


def test_blocks_follow_the_newer_page_and_keep_what_is_gone_in_place() -> None:
    old = Page(
        "swe",
        "IC1",
        "IC1",
        facets=(Facet("Scope", statements=says("One task")), Facet("Reach", statements=says("My desk"))),
        sections=(
            Section("results", "Results", groups=(group("impact", "I ship"), group("quality", "I test"))),
            Section("talent", "Talent", groups=(group("hiring", "I refer"), group("growth", "I read"))),
        ),
    )
    new = Page(
        "swe",
        "IC2",
        "IC2",
        facets=(Facet("Scope", statements=says("One task")),),
        sections=(
            Section("talent", "Talent", groups=(group("growth", "I read"),)),
            Section("results", "Results", groups=(group("ownership", "I keep"), group("impact", "I ship"))),
        ),
    )
    found = compare_pages(old, new)
    assert [block.place.key for block in found.blocks] == [
        "scope",
        "reach",
        "hiring",
        "growth",
        "ownership",
        "impact",
        "quality",
    ]
    assert found.old == "swe/ic1"
    assert found.new == "swe/ic2"


def test_what_is_gone_stands_after_its_old_neighbor() -> None:
    old = page("IC1", impact=("First thing", "Bananas", "Second thing"))
    new = page("IC2", impact=("First thing", "Second thing"))
    assert [link.from_text[0] for link in compare_pages(old, new).links] == ["First thing", "Bananas", "Second thing"]


def test_an_empty_page_compares() -> None:
    assert compare_pages(page("IC1"), page("IC2")).links == ()


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("I plan.", "I plan", Change.KEPT),
        ("I plan weekly work", "I plan monthly work", Change.REWORDED),
        ("I plan weekly work", "I plan weekly work, write reports and coach colleagues", Change.GROWN),
        ("I plan weekly work", "I coach colleagues, write reports and draw maps", Change.REWORDED),
    ],
)
def test_changes(old: str, new: str, change: Change) -> None:
    assert change_of(old, new) is change


def test_orders_merge_around_what_both_have() -> None:
    assert merged_order(["b", "a"], ["x", "a", "y", "b", "z"]) == ["x", "b", "z", "a", "y"]


WORDS = st.lists(st.sampled_from(["plan", "ship", "team", "tests", "budget", "with", "I"]), min_size=1, max_size=6)
GROUPS = st.dictionaries(
    st.sampled_from(["impact", "ownership", "growth"]), st.lists(WORDS.map(" ".join), max_size=4).map(tuple)
)


@given(GROUPS, GROUPS)
def test_every_statement_stands_in_exactly_one_link(
    mine: dict[str, tuple[str, ...]], theirs: dict[str, tuple[str, ...]]
) -> None:
    old, new = page("IC1", **mine), page("IC2", **theirs)
    links = compare_pages(old, new).links
    assert sorted(text for link in links for text in link.from_text) == sorted(one.text for one in old.statements())
    assert sorted(text for link in links for text in link.to_text) == sorted(one.text for one in new.statements())
    assert all((link.change is None) == (link.is_new or link.is_gone) for link in links)


def test_a_lever_is_followed_by_its_label_marked_or_not() -> None:
    for label in ("Mentorship", None):
        old = Facet("Levers", statements=(Statement("Mentorship – I may sit with apprentices", "a", label),))
        new = Facet("Levers", statements=(Statement("Mentorship – whole crews grow", "b", label),))
        found = compare_pages(replace(page("IC1"), facets=(old,)), replace(page("IC2"), facets=(new,)))
        assert [link.from_ids for link in found.links] == [("a",)]


def test_the_same_opening_and_words_of_one_family_hold_sentences_together() -> None:
    first, second = "I take care of the harbor log", "I navigate ambiguous waters near Quay"
    old = page("IC1", impact=(first, second))
    new = page("IC2", impact=("I take care of everything that floats", "I navigate ambiguity alone"))
    links = compare_pages(old, new).links
    assert [link.from_text for link in links] == [(first,), (second,)]


def test_sentences_that_share_little_are_shown_whole() -> None:
    old = page("IC1", impact=("I choose with my manager which bridge to paint in spring",))
    new = page("IC2", impact=("I choose the rivers where bridges are worth their stones and rails",))
    (link,) = compare_pages(old, new).links
    assert link.is_rewritten
    assert link.change is Change.REWORDED
    assert [sign for sign, _ in link.words] == ["-", "+"]


def test_a_comma_more_is_no_change() -> None:
    (link,) = compare_pages(page("IC1", impact=("I ask and learn",)), page("IC2", impact=("I ask, and learn",))).links
    assert link.change is Change.KEPT
