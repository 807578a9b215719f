"""Search finds what speaks of some words, best first, in the places that somebody asks for."""

from collections.abc import Callable
from typing import Any

import pytest

from cast import Cast, client_of
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.searching import Answers, Finder, Scope, finder_of
from web.frameworks.reading import main, opened, text_of
from web.frameworks.samples import framework

BOOK = Book(framework())


def find(words: str, **scope: str) -> Answers:
    return finder_of(BOOK).search(words, Scope(**scope), Addresses("/framework/", BOOK.shelf))


@pytest.mark.parametrize(
    ("words", "kind", "href"),
    [
        ("promises about dates", "behavior", "/framework/software-engineer/ic1#a-i-keep-my-promises-about-dates"),
        ("IC2 Software Engineer", "level", "/framework/software-engineer/ic2"),
        ("innovation", "responsibility", "/framework/glossary"),
        ("incident", "word", "/framework/glossary"),
        ("fixer", "word", "/framework/glossary"),
        ("read one level then the next", "prose", "/framework/pages/how-to-read"),
        ("one service", "expectation", "/framework/software-engineer/ic2#b-i-work-on-problems-of-one-service"),
        ("question to running code", "summary", "/framework/software-engineer/ic2#b-summary"),
        ("accountability", "responsibility", "/framework/glossary"),
    ],
)
def test_everything_that_people_read_is_found(words: str, kind: str, href: str) -> None:
    best = find(words).shown[0]
    assert (best.kind, best.href) == (kind, href)


def test_words_that_matched_are_marked_in_text_and_place() -> None:
    (best, *_others) = find("promise").shown
    assert "<mark>promises</mark>" in best.html
    ownership = next(answer for answer in find("ownership").shown if answer.kind == "behavior")
    assert "<mark>Ownership</mark>" in ownership.place


def test_the_same_sentence_at_several_levels_is_one_answer_that_names_them() -> None:
    answers = [answer for answer in find("promises").shown if answer.kind == "behavior"]
    assert len(answers) == 1
    assert [step.title for step in answers[0].also] == ["IC2 Software Engineer"]


@pytest.mark.parametrize(
    ("scope", "kept", "lost"),
    [
        ({"role": "machine-learning-engineer"}, "machine-learning-engineer", "software-engineer"),
        ({"level": "IC1"}, "/ic1", "/ic2"),
        ({"role": "software-engineer", "level": "IC2"}, "software-engineer/ic2", "machine"),
    ],
)
def test_a_scope_leaves_out_the_rest(scope: dict[str, str], kept: str, lost: str) -> None:
    hrefs = [answer.href for answer in find("I work on deliver measure", **scope).shown]
    assert hrefs
    assert all(kept in href and lost not in href for href in hrefs)


def test_a_pillar_leaves_out_the_others() -> None:
    answers = find("I", pillar="craft").shown
    assert answers
    assert {answer.pillar for answer in answers} == {"craft"}
    assert find("I", pillar="nonsense").total == 0


def test_the_index_is_made_once_for_a_framework() -> None:
    assert finder_of(BOOK) is finder_of(BOOK)
    assert len(Finder(BOOK).entries) == len(finder_of(BOOK).entries)


@pytest.fixture
def member(publish: Callable[..., Any], cast: Cast) -> Any:
    publish()
    return client_of(cast.member)


def test_an_empty_search_teaches_with_examples_that_work(member: Any) -> None:
    page = opened(member, "/framework/search")
    assert "What are you looking for?" in text_of(main(page))
    example = page.xpath('//main//a[contains(@href, "search?q=")]/@href')[0]
    assert "places, best first" in text_of(opened(member, example))


def test_a_search_without_an_answer_says_what_to_try(member: Any) -> None:
    words = text_of(main(opened(member, "/framework/search?q=zzzzqqqq&level=IC1")))
    assert "Nothing speaks of “zzzzqqqq”" in words
    assert "Search all roles, levels and pillars" in words


def test_htmx_gets_the_answers_alone(member: Any) -> None:
    answer = member.get("/framework/search?q=promises", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in answer
    assert "<mark>promises</mark>" in answer
    assert "HX-Request" in member.get("/framework/search?q=promises")["Vary"]


def test_the_form_keeps_what_was_asked(member: Any) -> None:
    page = opened(member, "/framework/search?q=promises&role=software-engineer&level=IC2&pillar=results")
    assert page.get_element_by_id("q").get("value") == "promises"
    assert [option.text for option in page.xpath("//main//option[@selected]")] == [
        "Software Engineer",
        "IC2",
        "Results",
    ]


def test_an_older_version_searches_itself(publish: Callable[..., Any], member: Any) -> None:
    from web.frameworks.samples import page_ml

    publish(framework(page_ml()))
    assert "promises" in text_of(main(opened(member, "/framework/versions/1/search?q=promises")))
    assert "Nothing speaks of" in text_of(main(opened(member, "/framework/search?q=dates")))
