"""Bringing in what one did elsewhere, as people do it: paste, look, pick; with scripts and without."""

from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.web.evidence.models import Entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


@BOTH
def test_a_git_log_is_pasted_looked_at_and_picked_from(
    visitor: Any, transactional_db: None, cast: Cast, javascript: bool
) -> None:
    page = visitor.open("/evidence/", cookies=cookies_of(cast.member), javascript=javascript)
    page.get_by_role("link", name="Bring in what you did elsewhere").click()
    page.get_by_role("link", name="A git log").click()
    expect(page.locator(".command")).to_contain_text("git log --author=mika@example.org")
    page.get_by_label("Paste what the command prints").fill("nothing that is a log")
    page.get_by_role("button", name="Show what is found").click()
    expect(page.get_by_text("There is no commit of yours in this log.")).to_be_visible()
    assert page.get_by_label("Paste what the command prints").input_value() == "nothing that is a log"
    lines = [f"{n:040x}\tMika\tmika@example.org\t2026-03-0{n}\tTightened span {n} <b>" for n in (1, 2, 3)]
    page.get_by_label("Paste what the command prints").fill("\n".join(lines))
    page.get_by_role("button", name="Show what is found").click()
    assert not Entry.objects.exists()
    page.get_by_label("Tightened span 2 <b>").check()
    page.get_by_role("button", name="Bring in what is ticked").click()
    expect(page.get_by_text("1 entry is in your log now, as a draft that only you can read.")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    expect(page.get_by_text("in your log already")).to_be_visible()
    page.get_by_role("link", name="Tick all on this page").click()
    page.get_by_role("button", name="Bring in what is ticked").click()
    expect(page.get_by_role("button", name="Bring in what is ticked")).to_be_disabled()
    assert Entry.objects.filter(author=cast.member, provenance="imported").count() == 3
    page.get_by_role("button", name="Put the list away").click()
    expect(page.get_by_text("The list was put away.")).to_be_visible()


@BOTH
def test_on_a_phone_in_the_dark(visitor: Any, transactional_db: None, cast: Cast, javascript: bool) -> None:
    for path in ("", "git", "brag", "calendar", "levelset", "github", "gitlab"):
        where = f"/evidence/from/{path}"
        page = visitor.open(where, cookies=cookies_of(cast.member), javascript=javascript, phone=True, dark=True)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") if javascript else True, path
