"""What rises, the path, and putting a link right, as people do it: with and without scripts, on a phone."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.process.rights import Audience
from support import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COMPARE = "/framework/compare/bridge-engineer/ic1/bridge-engineer/ic2"
NEW, OLD = "I draw for others.", "I may update my PGP in spring."
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


@pytest.fixture
def published(transactional_db: None, cast: Cast) -> dict[str, Any]:
    return world.made_by(cast.editor, Audience.MEMBERS)


@BOTH
def test_an_editor_puts_a_link_right_and_takes_it_back(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open(f"{COMPARE}?view=sides", cookies=cookies_of(cast.editor), javascript=javascript)
    row = page.get_by_role("listitem").filter(has_text=NEW)
    row.get_by_role("link", name="put right").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Put a link right")
    page.get_by_label(OLD).check()
    page.get_by_label("Why").fill("Drawing took its place.")
    page.get_by_role("button", name="Keep this link").click()
    expect(page).to_have_url(re.compile(r"\?view=sides$"))
    changed = page.get_by_role("listitem").filter(has_text=NEW)
    expect(changed).to_contain_text(OLD)
    expect(changed).to_contain_text("link put right by a person")
    changed.get_by_role("link", name="put right").click()
    expect(page.get_by_label(OLD)).to_be_checked()
    expect(page.get_by_role("main")).to_contain_text("Drawing took its place.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("listitem").filter(has_text=NEW)).not_to_contain_text(OLD)


def test_a_phone_shows_what_rises_and_the_path_without_scrolling_sideways(
    visitor: Any, cast: Cast, published: dict[str, Any]
) -> None:
    page = visitor.open(COMPARE, cookies=cookies_of(cast.member), phone=True)
    expect(page.locator(".rises").first).to_be_visible()
    page.get_by_role("link", name="The whole path").click()
    expect(page.get_by_role("main")).to_contain_text("only at IC2")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_no_longer_said_opens(visitor: Any, cast: Cast, published: dict[str, Any]) -> None:
    page = visitor.open(COMPARE, cookies=cookies_of(cast.member), javascript=False)
    gone = page.get_by_text(OLD)
    expect(gone).to_be_hidden()
    page.get_by_text("No longer said at IC2").first.click()
    expect(gone).to_be_visible()
