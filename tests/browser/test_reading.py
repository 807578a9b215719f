"""A member reads the published framework: roles, a level, the matrix, two levels side by side, search, a statement."""

import gzip
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.process.rights import Audience
from support import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KEPT = "I finish the span I began."
OLD = "I ask before I cut a cable."
NEW = "I draw for others."
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture
def published(transactional_db: None, cast: Cast) -> dict[str, Any]:
    return world.made_by(cast.editor, Audience.MEMBERS)


@BOTH
def test_from_the_first_page_to_what_is_new_at_a_level(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/", cookies=cookies_of(cast.member), javascript=javascript)
    expect(page).to_have_url(re.compile(r"/me$"))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Framework").click()
    expect(page).to_have_url(re.compile(r"/framework/$"))
    expect(page.locator(".audience")).to_contain_text("Version 1")
    page.get_by_role("link", name="Bridge Engineer").first.click()
    page.get_by_role("link", name="IC2 Bridge Engineer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IC2 Bridge Engineer")
    for heading in ("Scope", "Results", "Ownership", "Craft", "Review"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.get_by_role("link", name="What is new at IC2").click()
    expect(page).to_have_url(re.compile(r"/framework/compare/bridge-engineer/ic1/bridge-engineer/ic2\b"))
    expect(page.locator(".points").get_by_text(NEW)).to_be_visible()
    page.get_by_role("link", name="Only what changes").click()
    pairs = page.locator(".pairs")
    expect(pairs.get_by_text(NEW)).to_be_visible()
    expect(pairs.locator("ins").first).to_be_visible()
    expect(pairs.get_by_text(KEPT)).to_have_count(0)
    page.get_by_role("link", name="Side by side").click()
    expect(pairs.get_by_text(KEPT).first).to_be_visible()


@BOTH
def test_a_softer_behavior_says_so_and_a_term_explains_itself(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/framework/bridge-engineer/ic1", cookies=cookies_of(cast.member), javascript=javascript)
    soft = page.get_by_role("listitem").filter(has_text="I may update my")
    expect(soft).to_have_class(re.compile("softer"))
    expect(page.get_by_text("nobody is expected to do it")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("The plan that a person makes for their own growth.")


@BOTH
def test_the_matrix_shows_every_level_of_a_role(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/framework/bridge-engineer/matrix", cookies=cookies_of(cast.member), javascript=javascript)
    for level in ("IC1", "IC2"):
        expect(page.get_by_role("columnheader", name=level)).to_be_visible()
    expect(page.get_by_role("rowheader", name="Ownership")).to_be_visible()
    page.get_by_role("checkbox", name="IC1").uncheck()
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("table")).not_to_contain_text(OLD)
    expect(page.get_by_role("table")).to_contain_text(NEW)


@BOTH
def test_searching_finds_a_behavior_and_leads_to_its_place(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/framework/", cookies=cookies_of(cast.member), javascript=javascript)
    field = page.get_by_role("searchbox", name="Search the framework")
    field.fill("cable")
    field.press("Enter")
    answers = page.locator("#answers")
    expect(answers).to_contain_text("cable")
    answers.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"/framework/"))
    expect(page.get_by_role("main")).to_contain_text("cable")


def test_the_slash_key_searches_and_the_question_mark_lists_the_keys(
    visitor: Any, cast: Cast, published: dict[str, Any]
) -> None:
    page = visitor.open("/framework/", cookies=cookies_of(cast.member))
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search the framework")).to_be_focused()
    page.keyboard.type("drawings")
    page.keyboard.press("Enter")
    expect(page.locator("#answers")).to_contain_text("drawings")
    page.goto("/framework/")
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Keys", ignore_case=True)


def test_the_first_tab_skips_to_the_content(visitor: Any, cast: Cast, published: dict[str, Any]) -> None:
    page = visitor.open("/framework/bridge-engineer/ic1", cookies=cookies_of(cast.member))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


@BOTH
def test_a_link_to_a_behavior_marks_it_and_its_card_leads_to_its_place(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/framework/bridge-engineer/ic1", cookies=cookies_of(cast.member), javascript=javascript)
    behavior = page.get_by_role("listitem").filter(has_text=KEPT)
    anchor = behavior.get_attribute("id")
    behavior.hover()
    behavior.get_by_role("link", name="Link to this statement").click()
    expect(page).to_have_url(re.compile(f"#{anchor}$"))
    assert page.locator(":target").get_attribute("id") == anchor
    page.goto(f"/framework/statements/{anchor}")
    expect(page.get_by_role("main")).to_contain_text(KEPT)
    page.get_by_role("link", name="Read it in its place").click()
    expect(page).to_have_url(re.compile(f"/framework/bridge-engineer/ic1#{anchor}$"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/framework/",
        "/framework/bridge-engineer/",
        "/framework/bridge-engineer/ic1",
        "/framework/bridge-engineer/matrix",
        "/framework/compare/bridge-engineer/ic1/bridge-engineer/ic2",
        "/framework/search?q=bridge",
        "/framework/glossary",
        "/framework/pages/what-is-a-span",
        "/framework/versions/",
        "/account/",
    ],
)
def test_nothing_scrolls_sideways_on_a_phone(
    visitor: Any, cast: Cast, published: dict[str, Any], path: str, dark: bool
) -> None:
    page = visitor.open(path, cookies=cookies_of(cast.member), phone=True, dark=dark)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen


def test_a_level_page_asks_little_of_the_network(visitor: Any, cast: Cast, published: dict[str, Any]) -> None:
    page = visitor.open("/keys/", cookies=cookies_of(cast.member))
    asked: set[str] = set()  # the icon of the page before may still be on its way
    page.on("request", lambda request: asked.add(request.url))
    page.goto("/framework/bridge-engineer/ic2", wait_until="networkidle")
    assert len(asked) <= 5, asked
    # Packed, as the server sends it when it is set up; here the static files come as they lie in the packages.
    size = sum(len(gzip.compress(page.request.get(url).body(), 6)) for url in asked)
    assert size <= 60_000


def test_a_page_in_print_leaves_out_what_paper_cannot_do(visitor: Any, cast: Cast, published: dict[str, Any]) -> None:
    page = visitor.open("/framework/bridge-engineer/ic2", cookies=cookies_of(cast.member))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("searchbox", name="Search the framework")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(NEW)).to_be_visible()
    page.emulate_media(media="screen")


def test_on_paper_dots_keep_their_color_and_a_long_row_begins_on_the_page_where_it_stands(
    visitor: Any, cast: Cast, published: dict[str, Any]
) -> None:
    page = visitor.open("/framework/bridge-engineer/path", cookies=cookies_of(cast.member))
    page.emulate_media(media="print")
    dot = page.locator(".strand .dots .stands").first
    assert dot.evaluate("node => getComputedStyle(node).printColorAdjust") == "exact"
    page.goto("/framework/bridge-engineer/matrix")
    row = page.locator(".matrix tbody tr:not(.band)").first
    assert row.evaluate("node => getComputedStyle(node).breakInside") == "auto"
    page.emulate_media(media="screen")


@BOTH
def test_the_theme_that_somebody_chooses_stays(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/theme/", cookies=cookies_of(cast.member), javascript=javascript)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("radio", name="Dark").check()
    page.get_by_role("button", name="Use this theme").click()
    page.goto("/framework/bridge-engineer/ic1")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
