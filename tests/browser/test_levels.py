"""A people partner writes a level down; the person chooses an aim. With scripts and without, also on a dark phone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of, make_person
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from levelset.web.people.models import Partnership
from levelset.web.people.periods import today
from support import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("javascript", "phone", "dark"), [(True, True, True), (False, False, False)], ids=["scripts", "no-scripts"]
)
def test_from_a_level_to_an_aim(
    visitor: Any, transactional_db: None, cast: Cast, javascript: bool, phone: bool, dark: bool
) -> None:
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    partner = make_person("Paula Partner")
    Partnership.objects.create(person=partner, begins=today() - timedelta(days=9))
    how = {"javascript": javascript, "phone": phone, "dark": dark}
    page = visitor.open(f"/people/{cast.member.handle}/level", cookies=cookies_of(partner), **how)
    expect(page.get_by_role("main")).to_contain_text("No level is written down yet")
    page.get_by_label("Page").select_option(label="IC1 Bridge Engineer")
    page.get_by_label("Why").fill("Hired for the long span")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("main")).to_contain_text("holds IC1 Bridge Engineer")
    page.get_by_label("Page").select_option(label="IC1 Bridge Engineer")
    page.get_by_label("Why").fill("Once more")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_label("Why")).to_have_value("Once more")
    mine = visitor.open("/me/aim", cookies=cookies_of(cast.member), **how)
    expect(mine.get_by_label("Page")).to_have_value(f"{world.ROLE}/ic2")
    mine.get_by_role("button", name="This is my aim").click()
    expect(mine.get_by_role("main")).to_contain_text("Your aim is IC2 Bridge Engineer")
    expect(mine.get_by_role("main")).to_contain_text("Only you can see this")
    mine.get_by_role("link", name="What rises on the way").click()
    expect(mine).to_have_url(re.compile("/framework/compare/"))
    stranger = visitor.open(f"/people/{cast.member.handle}/level", cookies=cookies_of(cast.second), **how)
    expect(stranger.get_by_role("heading", level=1)).to_contain_text("There is nothing here")
    expect(stranger.get_by_role("main")).not_to_contain_text("IC1")


@pytest.mark.parametrize(
    ("javascript", "phone", "dark"), [(True, True, True), (False, False, False)], ids=["scripts", "no-scripts"]
)
def test_my_page_and_my_way(
    visitor: Any, transactional_db: None, cast: Cast, javascript: bool, phone: bool, dark: bool
) -> None:
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    how = {"javascript": javascript, "phone": phone, "dark": dark}
    page = visitor.open("/", cookies=cookies_of(cast.member), **how)
    expect(page).to_have_url(re.compile("/me$"))
    page.get_by_label("What did you do?").fill("Drew the lock gate for the team at the weir")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_role("main")).to_contain_text("lock gate")
    page.goto("/me")
    expect(page.get_by_role("main")).to_contain_text("Drew the lock gate")
    page.get_by_role("link", name="Choose an aim").click()
    page.get_by_label("Page").select_option(label="IC2 Bridge Engineer")
    page.get_by_role("button", name="This is my aim").click()
    page.get_by_role("link", name="My evidence and next steps").click()
    page.get_by_role("link", name="I draw for others.").click()
    suggested = page.locator("#perhaps li").filter(has_text="Drew the lock gate")
    suggested.get_by_role("button", name="It speaks to this").click()
    expect(page.locator("#entries")).to_contain_text("Drew the lock gate")
    page.get_by_label("What I will do").fill("Draw the weir with Sana")
    page.get_by_role("button", name="Keep").click()
    step = page.locator(".way-step").filter(has_text="I draw for others.")
    expect(step.locator(".way-next")).to_contain_text("Draw the weir with Sana")
    expect(step.locator(".way-evidence")).to_contain_text("Drew the lock gate")
    page.get_by_role("link", name="With evidence").click()
    expect(page.locator(".way-step")).to_have_count(1)
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]") if javascript else (0, 0)
    assert wide <= seen
    manager = visitor.open("/team", cookies=cookies_of(cast.second), **how)
    expect(manager.get_by_role("main")).to_contain_text("Nobody reports to you")
