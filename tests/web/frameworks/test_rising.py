"""What rises, as a page: responsibility by responsibility, with the words, and everything that the two pages say."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cast import Cast, client_of
from comparing.pages import framework as bridges
from comparing.pages import group, page
from levelset.comparing.origins import Sign
from levelset.comparing.rises.dimensions import GUIDED, LADDERS, NO_HELP, UNGUIDED, Dimension
from levelset.core.model import Page
from levelset.text.ladders import rungs
from levelset.text.modality import Modality
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.compare_words import DIMENSIONS, RISES, VALUES
from levelset.web.frameworks.reading.comparison import Kind
from levelset.web.frameworks.reading.rising import RisingPart, RisingView, rising_of
from levelset.web.frameworks.templatetags.frameworks import point_item
from web.frameworks.reading import main, opened, text_of
from web.frameworks.samples import framework, page_ic1, page_ic2

OLD = page(
    "IC1",
    group("Impact", "I keep the log with guidance from my lead", "I paint small rails", "Storms frighten nobody here"),
    group("Rest", "I sleep well"),
)
NEW = page(
    "IC2",
    group("Impact", "I keep the log independently", "I paint large rails", "Budgets are mine to defend"),
    group("Rest", "I sleep well"),
)
COMPARE = "/framework/compare/bridge-engineer/ic1/bridge-engineer/ic2"


def rising(old: Page = OLD, new: Page = NEW) -> RisingView:
    book = Book(bridges(old, new))
    return rising_of(book, Addresses("/framework/", book.shelf), old, new)


def part(view: RisingView, name: str = "Impact") -> RisingPart:
    return next(part for band in view.bands for part in band.parts if part.name == name)


def test_a_rise_stands_in_words_with_what_it_was_read_from() -> None:
    (rise,) = part(rising()).rises
    assert (rise.dimension, rise.old, rise.new) == ("Autonomy", "with guidance", "independently")
    assert [(quote.label, quote.words) for quote in rise.quotes] == [
        ("IC1", "with guidance from my lead"),
        ("IC2", "independently"),
    ]


def test_new_statements_come_first_then_those_that_say_something_else_and_gone_ones_apart() -> None:
    found = part(rising())
    assert [point.kind for point in found.points] == [Kind.NEW, Kind.REWORDED, Kind.REWORDED]
    assert "<del>small</del> <ins>large</ins>" in found.points[2].text
    assert [point.text for point in found.gone] == ["Storms frighten nobody here"]
    assert rising().unchanged == "Rest"


def test_a_sentence_in_the_place_of_another_stands_above_it() -> None:
    view = rising(
        page("IC1", group("Impact", "I choose with my manager which bridge to paint in spring")),
        page("IC2", group("Impact", "I choose the rivers where bridges are worth their stones and rails")),
    )
    (point,) = part(view).points
    assert point.kind is Kind.REWRITTEN
    assert "manager" in point.old


def test_every_statement_of_the_newer_page_that_is_not_kept_is_on_the_page() -> None:
    old, new = page_ic1(), page_ic2()
    book = Book(framework(old, new))
    view = rising_of(book, Addresses("/framework/", book.shelf), old, new)
    shown = " ".join(point.href for band in view.bands for part in band.parts for point in part.points)
    kept = {text for digest in view.compared.told.digests for link in digest.kept for text in link.to_text}
    for statement in new.statements():
        assert statement.text in kept or f"#{statement.id}" in shown, statement.text


def test_every_value_has_words() -> None:
    ladder = {(dimension, rung) for dimension, name in LADDERS.items() for rung in rungs(name)}
    autonomy = {(Dimension.AUTONOMY, value) for value in (*(name for name, _ in GUIDED.values()), *UNGUIDED, NO_HELP)}
    assert set(VALUES) == ladder | autonomy | {(Dimension.MODALITY, one.value) for one in Modality}
    assert set(DIMENSIONS) == set(RISES) == set(Dimension)


def test_what_rises_is_the_default_reading_and_the_others_are_a_link_away(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish(bridges(OLD, NEW))
    member = client_of(cast.member)
    default = opened(member, COMPARE)
    assert text_of(main(default)).count("Autonomy with guidance →to independently") == 1
    assert [link.text_content() for link in default.xpath('//ul[@class="tabs"]//a[@aria-current]')] == ["What rises"]
    for asked, name in (("?view=sides", "Side by side"), ("?only=changes", "Only what changes")):
        root = opened(member, COMPARE + asked)
        assert [link.text_content() for link in root.xpath('//ul[@class="tabs"]//a[@aria-current]')] == [name]
        assert root.find_class("pairs")


def test_pages_that_say_the_same_say_so(publish: Callable[..., Any], cast: Cast) -> None:
    same = page("IC2", *OLD.sections[0].groups)
    publish(bridges(OLD, same))
    text = text_of(main(opened(client_of(cast.member), COMPARE)))
    assert "Both pages say the same." in text
    assert "Nothing rises" in text


def test_pages_of_two_companies_are_warned_of_on_top(publish: Callable[..., Any], cast: Cast) -> None:
    old = page("IC1", group("Impact", "I keep the log of the Span harbor"))
    new = page("IC2", group("Impact", "I keep the log of the Quay harbor"))
    publish(bridges(old, new))
    member = client_of(cast.member)
    for address in (COMPARE, f"{COMPARE}?view=sides", "/framework/bridge-engineer/path"):
        warning = opened(member, address).find_class("warning")
        assert "IC2 says “Quay” where IC1 says “Span”." in text_of(warning[0]), address


@pytest.mark.parametrize(
    ("origin_sign", "words"),
    [
        (Sign.FRAMEWORKS, "IC1 is of One, IC2 is of Other."),
        (Sign.HEADINGS, "What IC1 has under One stands under Other at IC2."),
        (Sign.EDITION, "IC2 is, nearly word for word, the page swe/ic2 of Other; IC1 is not."),
    ],
)
def test_every_sign_of_another_origin_has_its_sentence(origin_sign: Sign, words: str) -> None:
    from levelset.comparing.origins import Origin
    from levelset.web.frameworks.reading.compare_words import warning_of

    assert warning_of(Origin(origin_sign, ("One",), ("Other",), "swe/ic2"), "IC1", "IC2") == words
    back = Origin(Sign.EDITION, ("One",), ("Other",), "swe/ic1", is_new=False)
    assert warning_of(back, "IC1", "IC2") == "IC1 is, nearly word for word, the page swe/ic1 of Other; IC2 is not."


def test_the_path_shows_each_statement_from_where_it_starts(publish: Callable[..., Any], cast: Cast) -> None:
    publish(bridges(OLD, NEW))
    root = opened(client_of(cast.member), "/framework/bridge-engineer/path")
    strands = [text_of(strand) for strand in root.find_class("strand")]
    assert any(strand.startswith("only at IC1") and "Storms" in strand for strand in strands)
    assert any(strand.startswith("at every level") and "as before" in strand for strand in strands)
    shown = " ".join(strands)
    for one in (*OLD.statements(), *NEW.statements()):
        words = one.text.split()
        assert words[-1] in shown, one.text


def test_the_path_of_a_role_without_statements_says_what_will_stand_here(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish(bridges(page("IC1")))
    assert "No statements yet" in text_of(main(opened(client_of(cast.member), "/framework/bridge-engineer/path")))


def test_two_roles_differ_and_nothing_rises_or_is_said_no_longer(publish: Callable[..., Any], cast: Cast) -> None:
    publish(framework())
    member = client_of(cast.member)
    roles = opened(member, "/framework/compare/software-engineer/ic2/machine-learning-engineer/ic2")
    assert [link.text_content() for link in roles.xpath('//ul[@class="tabs"]//a[@aria-current]')] == ["What differs"]
    assert "No longer said" not in text_of(main(roles))
    levels = opened(member, "/framework/compare/software-engineer/ic1/software-engineer/ic2")
    assert "What IC2 expects and IC1 does not" in text_of(main(levels))


def test_everything_that_stays_is_named() -> None:
    groups = [
        group(name, f"I look after the {name}") for name in ("Piers", "Rails", "Ropes", "Lamps", "Gates", "Locks")
    ]
    view = rising(page("IC1", *groups), page("IC2", *groups, group("Impact", "I decide which bridge is next")))
    assert view.unchanged == "Piers, Rails, Ropes, Lamps, Gates and Locks"


def test_what_was_taken_over_says_from_which_page_here_as_well() -> None:
    impact = NEW.sections[0].groups[0]
    taken = tuple(replace(one, inherited_from=f"{NEW.role}/ic1") for one in impact.statements)
    section = replace(NEW.sections[0], groups=(replace(impact, statements=taken), *NEW.sections[0].groups[1:]))
    points = part(rising(new=replace(NEW, sections=(section,)))).points
    assert {point.origin for point in points} == {"IC1"}
    assert all('mark-inherited"' in point_item(point, "IC1") for point in points)
    assert {point.origin for point in part(rising()).points} == {""}
