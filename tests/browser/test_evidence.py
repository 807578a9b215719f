"""Author, reader and stranger: a line is logged, told, shared by name, read, taken back. With scripts and without."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cast import Cast, cookies_of
from levelset.process.rights import Audience
from levelset.process.visibility import Group
from levelset.web.evidence.actions import logging, sharing
from levelset.web.evidence.models import Entry, SpeaksTo
from levelset.web.people import above
from levelset.web.people.models import ReportingLine
from levelset.web.people.periods import today
from support import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
LINE = "Asked before I cut the cable of span two; it was the wrong one."


@pytest.fixture
def published(transactional_db: None, cast: Cast) -> dict[str, Any]:
    """The world of the tests; the second is the member's manager."""
    ReportingLine.objects.create(person=cast.member, above=cast.second, begins=today())
    above.work_out()
    return world.made_by(cast.editor, Audience.MEMBERS)


def log(page: Page, text: str) -> None:
    """Type one line where the focus is, and press Enter."""
    expect(page.get_by_label("What did you do?")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Enter")


@BOTH
def test_a_line_is_logged_told_shared_read_and_taken_back(
    visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool
) -> None:
    page = visitor.open("/framework/", cookies=cookies_of(cast.member), javascript=javascript)
    page.get_by_role("link", name="Evidence", exact=True).click()
    log(page, LINE)
    expect(page.get_by_text("Kept, for you alone.")).to_be_visible()
    page.get_by_role("link", name=LINE).click()
    expect(page.locator(".audience")).to_have_text("Only you can see this.")
    page.get_by_label("Outcome").fill("Nobody fell.")
    page.get_by_label("Kind").select_option("decision")
    page.get_by_label("Links").fill("javascript:alert(1)")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#details .errorlist").get_by_text("Only such links are kept")).to_be_visible()
    assert page.get_by_label("Outcome").input_value() == "Nobody fell."
    page.get_by_label("Links").fill("https://wiki.example/span-two")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    page.get_by_label("Role and level").select_option("bridge-engineer/ic1")
    page.get_by_role("button", name="Use this page").click()
    perhaps = page.locator(".suggestions > li").first
    expect(perhaps.locator("mark").first).to_be_visible()
    perhaps.get_by_role("button", name="Yes").click()
    expect(page.locator("#behaviors .entry-behaviors > li")).to_have_count(1)
    entry = Entry.objects.get(text=LINE)
    assert SpeaksTo.objects.filter(of=entry).count() == 1

    reader = visitor.open(f"/evidence/{entry.key}", cookies=cookies_of(cast.second), javascript=javascript)
    expect(reader.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    page.get_by_role("link", name="Share it").click()
    expect(page.get_by_text("Sana Second")).to_be_visible()
    page.get_by_label("My manager").check()
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.locator(".audience")).to_contain_text("Sana Second")
    reader.goto("/evidence/shared")
    reader.get_by_role("link", name=LINE).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(LINE)
    expect(reader.get_by_text("Nobody fell.")).to_be_visible()
    expect(reader.get_by_role("button")).to_have_count(0)
    stranger = visitor.open(f"/evidence/{entry.key}", cookies=cookies_of(cast.editor), javascript=javascript)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    expect(stranger.locator("body")).not_to_contain_text("cable")

    page.get_by_role("button", name="Stop: My manager").click()
    expect(page.get_by_text("Whoever read it before has read it.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("There is nothing here")
    page.get_by_role("button", name="Delete this entry").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LINE)


def test_e_opens_the_field_over_any_page_and_keeps_what_goes_wrong(
    visitor: Any, cast: Cast, published: dict[str, Any]
) -> None:
    page = visitor.open("/framework/bridge-engineer/ic1", cookies=cookies_of(cast.member))
    page.keyboard.press("e")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    log(page, LINE)
    expect(dialog.get_by_text("Kept, for you alone:")).to_be_visible()
    expect(page).to_have_url(re.compile("/framework/bridge-engineer/ic1$"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert Entry.objects.filter(author=cast.member, text=LINE).count() == 1
    page.keyboard.press("e")
    page.get_by_label("What did you do?").fill("x" * 20_001)
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("more than 20000 characters")).to_be_visible()
    assert len(page.get_by_label("What did you do?").input_value()) == 20_001
    page.get_by_label("What did you do?").fill("A line that waits.")
    page.context.clear_cookies(name="levelset_session")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/account/login/"))
    page.context.add_cookies([{**cookie, "url": visitor.base} for cookie in cookies_of(cast.member)])
    page.goto("/evidence/")
    expect(page.get_by_label("What did you do?")).to_be_focused()


def test_an_entry_saves_as_one_goes(visitor: Any, cast: Cast, published: dict[str, Any]) -> None:
    entry, _new = logging.capture(LINE, author=cast.member)
    page = visitor.open(f"/evidence/{entry.key}", cookies=cookies_of(cast.member))
    page.get_by_label("Outcome").press_sequentially("Nobody fell.")
    expect(page.locator("#kept")).to_have_text("Saved")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("Outcome").fill("Nobody fell. Nobody at all.")
    page.reload()
    page.get_by_label("Project").fill("Span two")
    expect(page.locator("#kept")).to_have_text("Saved")
    entry.refresh_from_db()
    assert entry.outcome == "Nobody fell. Nobody at all." and str(entry.project) == "Span two"
    page.get_by_label("Links").fill("ftp://somewhere")
    expect(page.locator("#kept")).to_contain_text("Not saved yet")


@BOTH
def test_on_a_phone_in_the_dark(visitor: Any, cast: Cast, published: dict[str, Any], javascript: bool) -> None:
    entry, _new = logging.capture(LINE, author=cast.member)
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS], people=[cast.owner])
    for path in ("/evidence/", f"/evidence/{entry.key}", f"/evidence/{entry.key}/share", "/evidence/deleted"):
        page = visitor.open(path, cookies=cookies_of(cast.member), javascript=javascript, phone=True, dark=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if javascript else True, path
    empty = visitor.open("/evidence/", cookies=cookies_of(cast.owner), javascript=javascript, phone=True)
    expect(empty.get_by_role("heading", name="Your first entry")).to_be_visible()
