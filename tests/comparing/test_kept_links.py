"""Links that people put right hold against what would be worked out, and say nothing once their statements are gone."""

from comparing.pages import group, page, says
from levelset.comparing.align import Comparison, Link, compare_pages
from levelset.interchange.links_yaml import KeptLink

LOG, STORM, RAIL, BUDGET = (
    "I keep the log of the harbor",
    "Storms frighten nobody here",
    "I keep the log of the harbor and of the river",
    "Budgets are mine to defend",
)
OLD, NEW = page("IC1", group("Impact", LOG, STORM)), page("IC2", group("Impact", RAIL, BUDGET))


def kept(old: tuple[str, ...], new: tuple[str, ...], by: str = "Ada", *, back: bool = False) -> KeptLink:
    sides = [tuple((one.id, one.text) for one in says(*texts)) for texts in (old, new)]
    if back:
        return KeptLink(NEW.address, OLD.address, sides[1], sides[0], by)
    return KeptLink(OLD.address, NEW.address, *sides, by)


def compared(*links: KeptLink) -> Comparison:
    return compare_pages(OLD, NEW, links)


def link_to(comparison: Comparison, text: str) -> Link:
    return next(link for link in comparison.links if text in link.to_text)


def test_without_a_word_of_people_links_are_worked_out() -> None:
    assert link_to(compared(), RAIL).from_text == (LOG,)
    assert all(link.kept_by is None for link in compared().links)


def test_what_a_person_put_together_stays_together_and_says_so() -> None:
    found = compared(kept((STORM,), (RAIL,)))
    assert link_to(found, RAIL).from_text == (STORM,)
    assert link_to(found, RAIL).kept_by == "Ada"
    assert [link.from_text for link in found.links if link.is_gone] == [(LOG,)]


def test_it_holds_whichever_way_round_the_pages_are_read() -> None:
    assert link_to(compared(kept((STORM,), (RAIL,), back=True)), RAIL).from_text == (STORM,)


def test_a_person_can_say_that_a_statement_is_new_or_gone() -> None:
    found = compared(kept((), (RAIL,)))
    assert link_to(found, RAIL).is_new
    assert link_to(found, RAIL).kept_by == "Ada"
    (gone,) = (link for link in compared(kept((LOG,), ())).links if link.from_text == (LOG,))
    assert gone.is_gone
    assert gone.kept_by == "Ada"


def test_several_statements_of_a_side_are_a_split_or_a_merge() -> None:
    found = compared(kept((LOG, STORM), (BUDGET,)))
    assert link_to(found, BUDGET).from_text == (LOG, STORM)
    found = compared(kept((LOG,), (RAIL, BUDGET)))
    assert link_to(found, BUDGET).to_text == (RAIL, BUDGET)


def test_the_later_word_about_a_statement_counts() -> None:
    found = compared(kept((STORM,), (RAIL,), "Ada"), kept((STORM,), (BUDGET,), "Grace"))
    assert link_to(found, BUDGET).kept_by == "Grace"
    assert link_to(found, RAIL).from_text == (LOG,)


def test_a_statement_is_found_by_its_text_where_its_id_is_another() -> None:
    link = KeptLink(OLD.address, NEW.address, (("other", f"{STORM}."),), (("", RAIL),), "")
    assert link_to(compared(link), RAIL).from_text == (STORM,)
    assert link_to(compared(link), RAIL).kept_by == ""


def test_a_link_of_other_pages_or_of_statements_that_are_gone_says_nothing() -> None:
    away = KeptLink("x/ic1", "x/ic2", (("a", STORM),), (("b", RAIL),))
    stale = KeptLink(OLD.address, NEW.address, (("a", "I sang"),), (("b", RAIL),))
    assert compared(away, stale) == compared()
