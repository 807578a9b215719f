"""Ids: the same input gives the same, no two statements share one, and they stay with their text."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from levelset.comparing.identity import LENGTH, with_ids
from levelset.core.model import Facet, Framework, Group, Page, Section, Statement
from support.frameworks import frameworks


def framework(*pages: Page) -> Framework:
    return Framework("acme", "Acme", pages=pages)


def page(*texts: str, key: str | None = "impact", name: str | None = "Impact", level: str = "IC1") -> Page:
    return Page(
        "swe",
        level,
        level,
        Statement("I deliver"),
        facets=(Facet("Scope", statements=(Statement("I own tasks"),)),),
        sections=(Section("results", "Results", groups=(Group(key, name, tuple(map(Statement, texts))),)),),
    )


def ids(value: Framework) -> dict[str, str]:
    return {one.text: one.id for one in value.pages[0].statements()}


def all_ids(value: Framework) -> list[str]:
    return [one.id for each in value.pages for one in each.statements()]


def test_the_same_input_gives_the_same_ids() -> None:
    first = with_ids(framework(page("I ship", "I test")))
    assert first == with_ids(framework(page("I ship", "I test")))
    assert all(len(one) == LENGTH for one in all_ids(first))


def test_an_id_depends_on_page_place_and_text_alone() -> None:
    one = ids(with_ids(framework(page("I ship", "I test"))))["I test"]
    assert ids(with_ids(framework(page("I test"))))["I test"] == one
    assert ids(with_ids(framework(page("i test."))))["i test."] == one
    assert ids(with_ids(framework(page("I test", key="quality"))))["I test"] != one
    assert ids(with_ids(framework(page("I test", level="IC2"))))["I test"] != one


def test_a_nameless_group_is_a_place_too() -> None:
    assert all(all_ids(with_ids(framework(page("I test", key=None, name=None)))))


def test_equal_sentences_get_different_ids() -> None:
    made = with_ids(framework(page("I ship", "I ship", "I ship.")))
    assert len(set(all_ids(made))) == 5


def test_an_id_that_is_there_stays() -> None:
    once = with_ids(framework(page("I ship")))
    assert with_ids(once) == once


def test_an_id_that_is_there_twice_stays_once() -> None:
    same = framework(
        replace(page(), statement=Statement("a", "x"), facets=(Facet("Scope", statements=(Statement("b", "x"),)),))
    )
    first, second = all_ids(with_ids(same))
    assert first == "x"
    assert second != "x"


def test_the_id_follows_the_text_wherever_it_moves_on_its_page() -> None:
    before = with_ids(framework(page("I ship", "I test")))
    moved = framework(page("I test.", key="quality"))
    assert ids(with_ids(moved, before))["I test."] == ids(before)["I test"]


def test_exact_text_is_preferred_and_so_is_the_place() -> None:
    before = with_ids(framework(page("I ship", "I ship.")))
    after = with_ids(framework(page("I ship.", "I ship")), before)
    assert ids(after)["I ship."] == ids(before)["I ship."]
    assert ids(after)["I ship"] == ids(before)["I ship"]


def test_a_new_text_gets_a_new_id_even_where_its_first_one_is_taken() -> None:
    own = ids(with_ids(framework(page("I ship"))))["I ship"]
    before = framework(page("Old words"))
    before = replace(before, pages=(replace(before.pages[0], statement=Statement("Old words", own)),))
    after = with_ids(framework(replace(page("I ship"), statement=Statement("Old words"))), before)
    assert ids(after)["Old words"] == own
    assert ids(after)["I ship"] not in ("", own)


def test_an_inherited_statement_has_one_id_on_all_pages() -> None:
    shared = Section(
        "talent", "Talent", groups=(Group("growth", "Growth", (Statement("I read"),), inherited_from="_core/ic/ic1"),)
    )
    one = replace(page("I ship"), sections=(shared,))
    made = with_ids(framework(one, replace(one, role="mle")))
    first, second = ([each.id for each in one.statements()] for one in made.pages)
    assert first[-1] == second[-1]
    assert set(first[:-1]).isdisjoint(second)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(frameworks())
def test_every_statement_of_any_framework_gets_an_id_of_its_own(value: Framework) -> None:
    made = with_ids(value)
    assert all(all_ids(made))
    assert with_ids(made) == made
    own = [
        statement.id
        for each in made.pages
        for part in (
            *each.facets,
            *(group for section in each.sections for group in section.groups if not group.inherited_from),
        )
        for statement in part.statements
    ]
    assert len(set(own)) == len(own)
