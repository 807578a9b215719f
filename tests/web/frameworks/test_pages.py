"""What stands on the pages that people read, and that every link of theirs leads somewhere."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cast import Cast, client_of
from levelset.core.model import Framework, InferenceState, Inferred, Level, Page, Prose, Role, Statement, Term
from levelset.process.rights import Audience
from web.frameworks.reading import crawl, main, opened, text_of, words_of
from web.frameworks.samples import framework, group, page_ic1, page_ic2, page_ml, said, section

LEVEL = "/framework/software-engineer/ic2"


@pytest.fixture
def member(publish: Callable[..., Any], cast: Cast) -> Any:
    publish(note="The first one.")
    return client_of(cast.member)


def test_the_overview_links_every_role_and_level(member: Any) -> None:
    page = opened(member, "/framework/")
    table = page.find(".//table")
    rows = [[text_of(cell) for cell in row] for row in table.iter("tr")]
    assert rows == [
        ["Role", "IC1", "IC2", "IC5", "All levels"],
        ["Software Engineer SWE", "IC1", "IC2", "·", "Matrix: Software Engineer"],
        ["Machine Learning Engineer MLE", "·", "IC2", "IC5 Staff", "Matrix: Machine Learning Engineer"],
    ]
    said_here = text_of(main(page))
    for words in ("Individual contributor", "Version 1", "How to read this", "Glossary", "The first one."):
        assert words in said_here


def test_a_role_shows_its_levels_in_brief(member: Any) -> None:
    words = text_of(main(opened(member, "/framework/software-engineer/")))
    assert "I finish small, clear tasks with somebody beside me." in words
    assert "Craft · Mentorship" in words
    assert "I work on problems of one service." in words
    assert "What is new at IC2, compared with IC1" in words


def test_a_level_shows_everything_that_its_page_has(member: Any) -> None:
    page = opened(member, LEVEL)
    words = text_of(main(page))
    for statement in page_ic2().statements():
        assert page.get_element_by_id(statement.id) is not None
    assert "Choosing work that matters and seeing it through." in words
    assert text_of(next(page.iter("summary"))) == "what it means: Impact"
    assert "Note (nobody is held to this) Nobody is expected to lead a project here." in words
    assert "Example (nobody is held to this) A new report page." in words
    assert words.count("heading recovered on import") == 1
    assert [text_of(lever) for lever in page.find_class("lever")] == ["Craft", "Mentorship"]
    assert [text_of(note) for note in page.get_element_by_id("footnotes").iter("li")] == [
        "* The life of a feature: idea, draft, review, release, removal. ↩",
        "2 Read by people, that is. ↩",
    ]


def test_footnotes_lead_there_and_back(member: Any) -> None:
    page = opened(member, LEVEL)
    there = page.xpath('//a[@role="doc-noteref"]')
    back = page.xpath('//a[@role="doc-backlink"]')
    assert [link.get("href") for link in there] == ["#fn-1", "#fn-2"]
    assert [link.get("href") for link in back] == [f"#{link.get('id')}" for link in there]
    assert all(page.get_element_by_id(link.get("href")[1:]) is not None for link in there)


def test_may_and_learning_to_are_marked_in_words_and_explained(member: Any) -> None:
    page = opened(member, LEVEL)
    (softer,) = page.xpath('//li[contains(@class, "softer")]')
    assert text_of(softer) == "Mentorship – I may look after an intern. may#"
    assert "nobody is expected to do it" in text_of(main(page))
    beginner = opened(member, "/framework/software-engineer/ic1")
    assert "I am learning to read code that others wrote. learning to" in text_of(main(beginner))


def test_a_word_of_the_organization_is_explained_by_a_button(member: Any) -> None:
    page = opened(member, LEVEL)
    (button,) = page.xpath("//button[@popovertarget]")
    tip = page.get_element_by_id(button.get("popovertarget"))
    assert (button.text, button.get("aria-describedby")) == ("SEV", tip.get("id"))
    assert text_of(tip) == "SEV An incident that customers notice."


def test_the_primary_action_leads_to_what_is_new(member: Any) -> None:
    page = opened(member, LEVEL)
    (primary,) = page.xpath('//a[contains(@class, "primary")]')
    assert text_of(primary) == "What is new at IC2"
    assert primary.get("href") == "/framework/compare/software-engineer/ic1/software-engineer/ic2"
    lowest = opened(member, "/framework/software-engineer/ic1")
    assert text_of(lowest.xpath('//a[contains(@class, "primary")]')[0]) == "What is new at IC2"


def test_every_statement_has_an_anchor_and_a_link_to_itself(member: Any) -> None:
    page = opened(member, LEVEL)
    links = [link.get("href") for link in page.find_class("anchor")]
    assert links == [f"#{statement.id}" for statement in page_ic2().statements()]


def test_ids_on_a_page_are_different(member: Any) -> None:
    for path in (
        LEVEL,
        "/framework/software-engineer/matrix",
        "/framework/compare/software-engineer/ic1/software-engineer/ic2",
    ):
        ids = opened(member, path).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_a_statement_alone_says_where_it_stands_and_what_a_preview_shows(member: Any) -> None:
    statement = page_ic2().sections[0].groups[1].statements[0]
    page = opened(member, f"/framework/statements/{statement.id}")
    meta = {one.get("property"): one.get("content") for one in page.iter("meta") if one.get("property")}
    assert meta["og:title"] == "Ownership · IC2 Software Engineer"
    assert meta["og:description"] == statement.text
    assert f"{LEVEL}#{statement.id}" in [link.get("href") for link in page.iter("a")]
    card = member.get(f"/framework/statements/{statement.id}", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in card
    assert "Looking after what one has taken on." in card


def test_a_statement_that_several_roles_inherit_names_them_all(publish: Callable[..., Any], cast: Cast) -> None:
    shared = replace(
        group("Impact", "I deliver."), inherited_from="_core/ic/ic2", statements=said("I deliver.", prefix="core")
    )
    one, two = (replace(page, sections=(section("results", shared),)) for page in (page_ic2(), page_ml("IC2")))
    publish(framework(one, two))
    page = opened(client_of(cast.member), f"/framework/statements/{shared.statements[0].id}")
    assert "The same sentence also stands at IC2 Machine Learning Engineer" in words_of(main(page))


def test_the_glossary_explains_terms_responsibilities_and_lenses(member: Any) -> None:
    words = words_of(main(opened(member, "/framework/glossary")))
    for text in ("SEV An incident", "KTLO Not explained yet.", "Looking after what one", "Fixer Goes where it burns."):
        assert text in words


def test_prose_is_a_page_of_its_own(member: Any) -> None:
    page = opened(member, "/framework/pages/how-to-read")
    assert "Read one level, then the next." in text_of(main(page))


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("software-engineer/IC2", "software-engineer/ic2"),
        ("software-engineer/ic2/", "software-engineer/ic2"),
        ("Software-Engineer/ic2", "software-engineer/ic2"),
        ("SWE/", "software-engineer/"),
        ("software-engineer", "software-engineer/"),
        ("software-engineer/matrix/", "software-engineer/matrix"),
        ("SWE/matrix?level=ic1", "software-engineer/matrix?level=ic1"),
        ("glossary/", "glossary"),
        ("search/?q=a%20b", "search?q=a%20b"),
        ("pages/How-To-Read", "pages/how-to-read"),
        ("compare", "compare/"),
        ("versions", "versions/"),
        ("versions/1", "versions/1/"),
        ("versions/1/swe/IC1", "versions/1/software-engineer/ic1"),
        ("compare/swe/IC1/swe/ic2/", "compare/software-engineer/ic1/software-engineer/ic2"),
    ],
)
def test_an_address_that_is_almost_right_leads_to_the_right_one(member: Any, typed: str, right: str) -> None:
    response = member.get(f"/framework/{typed}", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == f"/framework/{right}"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("sofware-engineer/", "Software Engineer"),
        ("software-engineer/ic9", "IC1 Software Engineer"),
        ("pages/nothing", "How to read this"),
        ("statements/nothing", None),
        ("compare/software-engineer/ic1/nobody/ic1", "Software Engineer"),
    ],
)
def test_what_is_not_there_says_so_and_offers_the_nearest(member: Any, path: str, near: str | None) -> None:
    words = text_of(main(opened(member, f"/framework/{path}", 404)))
    assert "Not in this framework" in words
    assert near is None or near in words


def test_every_link_of_every_page_leads_to_a_page(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    publish(framework(page_ic1(), page_ic2()))
    pages = crawl("/framework/", cast.editor)
    assert {"/framework/versions/1/", "/framework/glossary", "/framework/compare/", LEVEL} <= set(pages)
    for address, page in pages.items():
        assert len(page.xpath("//h1")) == 1, address
        for blank in ("purpose", "audience"):
            assert text_of(page.find_class(blank)[0]) or blank == "purpose", (address, blank)
        for link in page.xpath('//main//a[starts-with(@href, "#")]/@href'):
            assert page.xpath("//*[@id=$wanted]", wanted=link[1:]), (address, link)


def test_the_chooser_leads_to_the_comparison_and_says_what_is_missing(member: Any) -> None:
    swe = "software-engineer"
    chosen = member.get("/framework/compare/", {"old": f"{swe}/ic1", "new": f"{swe}/ic2"})
    assert chosen["Location"] == f"/framework/compare/{swe}/ic1/{swe}/ic2"
    same = text_of(opened(member, f"/framework/compare/?old={swe}/ic1&new={swe}/ic1"))
    assert "This is the same page twice." in same
    half = opened(member, f"/framework/compare/?old={swe}/ic1")
    assert "Choose a page." in text_of(half)
    assert half.xpath("//select[@name='old']/optgroup/option[@selected]")[0].text == "IC1 Software Engineer"
    assert "no such page" in text_of(opened(member, "/framework/compare/?old=a/b&new="))


def sound(*pages: Page) -> Framework:
    """A framework with these pages and nothing that it could do without."""
    levels = tuple(Level("ic", page.level, rank) for rank, page in enumerate(pages, 1))
    return Framework("bare", "Bare", levels=levels, roles=(Role("gardener", "Gardener"),), pages=pages)


BARE = Page(
    "gardener",
    "L1",
    "Gardener",
    sections=(replace(section("results", group("Impact", "I plant.")), pillar=None, name=None, symbol=""),),
)


@pytest.mark.parametrize(
    "shape",
    [
        sound(BARE),
        sound(Page("gardener", "L1", "Gardener")),
        sound(Page("gardener", "L1", "Gardener", Statement("I garden.", id="g"))),
        sound(BARE, replace(BARE, level="L2", title="Gardener 2")),
        replace(
            framework(replace(page_ic1(), facets=())), pillars=(), responsibilities=(), glossary=(), prose=(), lenses=()
        ),
        framework(replace(page_ic2(), sections=())),
        framework(
            replace(
                page_ic2(),
                sections=(
                    section(
                        "results",
                        replace(
                            group("Impact", "Whose?"), key=None, name=None, inferred=Inferred(InferenceState.ASK, 0.3)
                        ),
                    ),
                ),
            )
        ),
    ],
    ids=["no-pillars", "empty-page", "only-summary", "two-bare", "no-words", "no-sections", "no-heading"],
)
def test_every_page_of_every_shape_of_framework_renders(
    publish: Callable[..., Any], cast: Cast, shape: Framework
) -> None:
    publish(shape, audience=Audience.ANYONE)
    pages = crawl("/framework/", None)
    role = shape.pages[0].role
    for path in (
        f"{role}/",
        f"{role}/{shape.pages[0].level.lower()}",
        f"{role}/matrix",
        "glossary",
        "search?q=plant",
        "compare/",
    ):
        assert f"/framework/{path}" in pages or opened(client_of(None), f"/framework/{path}") is not None


def test_a_framework_in_another_language_says_so(publish: Callable[..., Any], cast: Cast) -> None:
    publish(replace(framework(), language="de", prose=(Prose("a", "A", "Hallo"),), glossary=(Term("SEV", "Vorfall"),)))
    page = opened(client_of(cast.member), LEVEL)
    assert page.get("lang") == "en"
    assert page.find(".//article").get("lang") == "de"


def test_a_statement_that_was_taken_over_says_from_which_level(publish: Callable[..., Any], cast: Cast) -> None:
    ic2, origins = page_ic2(), iter(["software-engineer/ic1", "machine-learning-engineer/ic2", "software-engineer/ic9"])
    taken = tuple(
        replace(one, inherited_from=next(origins, None)) for one in ic2.sections[0].groups[0].statements
    ) + tuple(Statement(f"I fold <b>{at}</b> sails.", f"x{at}", inherited_from=next(origins, None)) for at in "abc")
    groups = (replace(ic2.sections[0].groups[0], statements=taken), *ic2.sections[0].groups[1:])
    page = replace(ic2, sections=(replace(ic2.sections[0], groups=groups), *ic2.sections[1:]))
    publish(framework(page_ic1(), page, page_ml("IC2")))
    marks = [text_of(one) for one in opened(client_of(cast.member), LEVEL).find_class("mark-inherited")]
    assert marks == ["from IC1", "from IC2 Machine Learning Engineer", "from software-engineer/ic9"]
