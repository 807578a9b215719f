"""New sentences that stood elsewhere before, in an intro, or that two roles write a little otherwise."""

from dataclasses import replace

import pytest

from levelset.comparing.diff.as_json import diff_to_json
from levelset.comparing.diff.as_text import to_text
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.sentences import summary
from levelset.comparing.diff.standing import content_of, nearly_same
from levelset.core.model import Framework, Group, Page, Section, Statement, Text
from support.harbors import group, harbor, on_pages, page, regrouped

BASE = harbor()
SWIM = "I swim the length of the basin twice before every storm."


def with_care(*texts: tuple[str, str], base: Framework = BASE) -> Framework:
    """The ladder with more statements below Care: pairs of the address of a page and the text."""

    def change(one: Page) -> Page:
        mine = tuple(Statement(text) for address, text in texts if address == one.address)

        def groups_of(_section: Section, groups: tuple[Group, ...]) -> list[Group]:
            return [
                replace(each, statements=(*each.statements, *mine)) if each.key == "care" else each for each in groups
            ]

        return regrouped(one, groups_of)

    return on_pages(base, change)


def on_both(level: str, text: str = SWIM) -> tuple[tuple[str, str], ...]:
    return (f"pilot/{level}", text), (f"crane/{level}", text)


def test_a_sentence_of_another_level_is_told_as_asked_for_here_too() -> None:
    diff = diff_frameworks(with_care(*on_both("h1")), with_care(*on_both("h1"), *on_both("h2")))
    (one,) = [one for one in diff.told if one.link.is_new]
    assert (one.kind, one.pages, one.stood) == ("widened", ("pilot/h2", "crane/h2"), ("pilot/h1", "crane/h1"))
    assert (diff.tally.new, diff.tally.widened) == (0, 1)
    assert f"- now also at H2, before at H1: {SWIM}" in to_text(diff)
    assert "1 stands at more levels or roles than before" in summary(diff)[0]
    (link,) = [link for link in diff_to_json(diff)["links"] if link["kind"] == "widened"]
    assert link["stood"] == ["pilot/h1", "crane/h1"]


def test_a_sentence_of_another_role_is_told_with_that_role() -> None:
    diff = diff_frameworks(with_care(("pilot/h1", SWIM)), with_care(*on_both("h1")))
    assert "now also at H1, before at H1 (Pilot)" in to_text(diff)


def test_a_sentence_that_left_the_other_level_moved_and_is_not_widened() -> None:
    diff = diff_frameworks(with_care(*on_both("h1")), with_care(*on_both("h2")))
    assert diff.tally.widened == 0
    assert diff.moves


def test_a_sentence_that_stands_worded_anew_at_its_old_level_is_found_too() -> None:
    anew = SWIM.replace("twice", "three times")
    diff = diff_frameworks(with_care(*on_both("h1")), with_care(*on_both("h1", anew), *on_both("h2", anew)))
    assert [(one.kind, one.stood) for one in diff.told if one.link.is_new] == [("widened", ("pilot/h1", "crane/h1"))]


def test_a_statement_that_stood_in_an_intro_says_so() -> None:
    def with_intro(one: Page) -> Page:
        intro = (Text(f"We keep the boats afloat. {SWIM} We like it."),)
        return replace(one, sections=(replace(one.sections[0], intro=intro), *one.sections[1:]))

    diff = diff_frameworks(on_pages(BASE, with_intro), with_care(*on_both("h1")))
    (one,) = [one for one in diff.told if one.link.is_new]
    assert (one.kind, one.intro) == ("new", "the intro of Order")
    assert f"- H1, new, from the intro of Order: {SWIM}" in to_text(diff)
    stays = diff_frameworks(on_pages(BASE, with_intro), on_pages(with_care(*on_both("h1")), with_intro))
    assert [one.intro for one in stays.told if one.link.is_new] == [""]


def test_new_sentences_that_differ_by_a_slash_on_two_roles_are_one() -> None:
    one, other = (
        "I create and/or renew the charts of the outer basin.",
        "I create and renew the charts of the outer basin.",
    )
    diff = diff_frameworks(BASE, with_care(("pilot/h1", one), ("crane/h1", other)))
    assert diff.tally.new == 1
    assert f"- H1, new: {one} (at H1 (Crane Driver): “{other}”)" in to_text(diff)
    assert sum(link["kind"] == "new" for link in diff_to_json(diff)["links"]) == 2
    apart = diff_frameworks(BASE, with_care(("pilot/h1", one), ("crane/h2", other)))
    assert apart.tally.new == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("I keep the lamps lit and the ropes dry all night", "I keep the lamps lit, the ropes dry all night.", True),
        ("I keep the old lamps lit and the ropes dry", "I keep the lamps lit and the ropes dry", True),
        ("I keep the lamps lit and the ropes dry", "I keep the lamps lit and the ropes dry tonight", True),
        ("I do not keep the lamps lit and the ropes dry", "I keep the lamps lit and the ropes dry", False),
        ("I keep 3 lamps lit and the ropes dry", "I keep lamps lit and the ropes dry", False),
        ("I keep the lamps lit and the ropes dry", "I keep the lamps lit and the sails dry", False),
        ("I mend old ropes", "I mend ropes", False),
        ("", "", False),
    ],
)
def test_nearly_the_same_is_a_small_word_or_one_word_more(one: str, other: str, same: bool) -> None:
    assert nearly_same(content_of(one), content_of(other)) is same
    assert nearly_same(content_of(other), content_of(one)) is same


def test_a_page_that_only_one_side_has_widens_nothing() -> None:
    less = harbor(pages=(page("pilot", "H1", group("piloting", "Piloting", "I steer.")),))
    assert diff_frameworks(less, BASE).tally.widened == 0
