"""The design system in a real browser: by keyboard, on a phone, in the dark, without scripts, on paper."""

from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.process.rights import Standing
from levelset.web.people.actions.welcoming import welcome, welcome_first_owner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/styleguide/", "/keys/", "/theme/", "/account/login/", "/account/signup/", "/account/inactive/", "/nowhere/"]
PAGES += ["/account/password/reset/", "/account/password/reset/done/", "/account/password/reset/key/done/"]
PAGES += ["/account/password/reset/key/1-abc/"]


def settled(page: Any) -> None:
    """The page fits its window."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@pytest.mark.parametrize("look", [{}, {"dark": True}, {"phone": True}], ids=["light", "dark", "phone"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_fits_and_pleases_axe(visitor: Any, address: str, look: dict[str, bool]) -> None:
    settled(visitor.open(address, **look))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_about_oneself_please_axe(visitor: Any, cast: Cast, dark: bool) -> None:
    for address in ("/account/", "/account/logout/", "/account/password/change/"):
        settled(visitor.open(address, cookies=cookies_of(cast.member), dark=dark, phone=dark))
    settled(visitor.open("/account/welcome/" + welcome("a@example.org", Standing.MEMBER, author=cast.owner), dark=dark))
    page = visitor.open("/", cookies=cookies_of(cast.editor), dark=dark)
    settled(page)


def test_an_error_beside_its_field_pleases_axe(visitor: Any) -> None:
    page = visitor.open("/account/welcome/" + welcome_first_owner())
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_label("Password")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Password")).to_have_accessible_description(
        "At least 10 characters; not a usual one, not only digits, not close to your name or address. "
        "This password is too short. It must contain at least 10 characters."
    )


def test_keys_search_and_list_themselves(visitor: Any) -> None:
    page = visitor.open("/styleguide/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("a/b?")
    expect(page.get_by_role("searchbox")).to_have_value("a/b?")
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Keys")


def test_the_first_key_skips_to_the_content(visitor: Any) -> None:
    page = visitor.open("/keys/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_chosen_theme_wins_over_the_system(visitor: Any, javascript: bool) -> None:
    page = visitor.open("/theme/", dark=True, javascript=javascript)
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(paper) if javascript else None
    page.get_by_label("Light").check()
    page.get_by_role("button", name="Use this theme").click()
    expect(page.get_by_label("Light")).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    if javascript:
        assert page.evaluate(paper) != dark


def test_on_paper_there_is_only_the_text(visitor: Any) -> None:
    page = visitor.open("/styleguide/", dark=True)
    page.emulate_media(media="print")
    for part in (".bar", ".foot", ".audience", ".primary-action"):
        expect(page.locator(part)).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")


def test_a_page_is_small_and_asks_for_little(visitor: Any) -> None:
    page = visitor.open("/keys/")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert len(loaded) + 1 <= 5, loaded
