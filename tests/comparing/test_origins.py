"""Two pages of different editions or companies are told, and two levels of one framework are not."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from comparing.pages import framework, group, page
from levelset.comparing.align import compare_pages
from levelset.comparing.origins import Origin, Sign, names_between, origins_of
from levelset.core.model import Framework, Page

SHARED = (
    "I keep the log of the {name} harbor up to date",
    "I read every drawing of {name} before it is built",
    "I answer for the paint on every rail that I touch",
    "I ask for feedback after every crossing",
    "I speak of {name} as I would of a friend",
    "I write down what a storm taught me",
)


def harbor(level: str, name: str, *more: str) -> Page:
    return page(level, group("Impact", *(text.format(name=name) for text in SHARED), *more))


def found(old: Page, new: Page, *editions: Framework) -> tuple[Origin, ...]:
    both = framework(old, new)
    return origins_of(compare_pages(old, new), (both, old), (both, new), editions)


def test_two_levels_of_one_framework_are_of_one_origin() -> None:
    assert found(harbor("IC1", "Span"), harbor("IC2", "Span", "I lead")) == ()


def test_a_name_in_the_place_of_another_is_told() -> None:
    (origin,) = found(harbor("IC1", "Span"), harbor("IC2", "Quay"))
    assert (origin.sign, origin.old, origin.new) == (Sign.NAMES, ("Span",), ("Quay",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I keep the log of the SEV harbor", "I keep the log of the KTLO harbor"),  # abbreviations are no names
        ("I keep the log of small harbors", "I keep the log of large harbors"),
        ("Rails are painted by me every spring", "Towers are painted by me every spring"),  # opens the sentence
    ],
)
def test_other_words_in_the_place_of_others_are_no_names(one: str, other: str) -> None:
    old, new = page("IC1", group("Impact", one)), page("IC2", group("Impact", other))
    assert names_between(compare_pages(old, new)) == ()


def test_a_name_that_both_pages_know_stands_for_no_other() -> None:
    old = page("IC1", group("Impact", "I keep the log of the Span harbor", "I call Quay when it rains"))
    new = page("IC2", group("Impact", "I keep the log of the Quay harbor", "I call Quay when it rains"))
    assert names_between(compare_pages(old, new)) == ()


def test_a_heading_whose_statements_stand_under_new_ones_is_told() -> None:
    texts = ("I read drawings with apprentices in spring", "I choose who climbs the northern tower with me")
    old = page("IC1", group("Crew", *texts), group("Impact", "I build"))
    new = page("IC2", group("Impact", "I build"), group("Hiring", texts[1]), group("Teaching", texts[0]))
    (origin,) = found(old, new)
    assert (origin.sign, origin.old, set(origin.new)) == (Sign.HEADINGS, ("Crew",), {"Hiring", "Teaching"})


def test_a_heading_with_a_new_name_only_is_not_told() -> None:
    texts = ("I read drawings with apprentices in spring", "I choose who climbs the northern tower with me")
    assert found(page("IC1", group("Crew", *texts)), page("IC2", group("Team", *texts))) == ()


def test_another_edition_at_hand_tells_which_page_is_of_it() -> None:
    old = page("IC1", group("Impact", *(f"I carry stone number {n} to the pier" for n in range(8))))
    new = harbor("IC2", "Quay")
    edition = framework(harbor("IC1", "Span"), harbor("IC2", "Quay"), title="First edition")
    (origin,) = found(old, new, edition)
    assert (origin.sign, origin.is_new, origin.page) == (Sign.EDITION, True, "bridge-engineer/ic2")
    assert origin.new == ("Span & Sons, First edition",)
    assert origin.share[0] == 1.0
    (back,) = found(new, old, edition)
    assert (back.sign, back.is_new) == (Sign.EDITION, False)


def test_an_edition_is_recognized_under_another_name() -> None:
    old = harbor("IC1", "Span", *(f"I carry stone number {n} to the pier" for n in range(6)))
    edition = framework(harbor("IC2", "Span"), title="First edition")
    signs = [origin.sign for origin in found(old, harbor("IC2", "Quay"), edition)]
    assert signs == [Sign.NAMES, Sign.EDITION]


def test_an_edition_that_has_both_pages_or_neither_tells_nothing() -> None:
    old, new = harbor("IC1", "Span"), harbor("IC2", "Span")
    assert found(old, new, framework(old, new)) == ()
    assert found(old, new, framework(page("IC1", group("Impact", "I sing")))) == ()
    short = page("IC1", group("Impact", "I keep the log"))
    assert found(short, new, framework(short)) == ()


def test_two_frameworks_are_told_by_name() -> None:
    old, new = harbor("IC1", "Span"), harbor("IC2", "Span")
    one, other = framework(old, version="2025"), framework(new, version="2026")
    (origin,) = origins_of(compare_pages(old, new), (one, old), (other, new))
    assert (origin.sign, origin.old, origin.new) == (
        Sign.FRAMEWORKS,
        ("Span & Sons, Bridges, 2025",),
        ("Span & Sons, Bridges, 2026",),
    )
    same = replace(one, pages=(old, new))
    assert origins_of(compare_pages(old, new), (one, old), (same, new)) == ()


@pytest.mark.seeds
def test_the_third_seed_is_a_page_of_another_edition_and_the_first_two_are_not(shared: Path) -> None:
    truth = shared / "seeds" / "truth"
    texts = {path.name[:3]: json.loads(path.read_text(encoding="utf-8")) for path in truth.glob("*.json")}
    if not {"000", "001", "002"} <= set(texts):
        pytest.skip("the seeds' truth is laid out otherwise")
    pages = {key: _page(held) for key, held in texts.items()}
    assert found(pages["001"], pages["000"]) == ()
    assert {origin.sign for origin in found(pages["000"], pages["002"])} == {Sign.NAMES, Sign.HEADINGS}


def _page(held: dict[str, object]) -> Page:
    groups = [
        group(one["name"], *one["behaviors"])
        for pillar in held["pillars"]  # type: ignore[attr-defined]
        for one in pillar["responsibilities"]
    ]
    return page(str(held["level"]), *groups)
