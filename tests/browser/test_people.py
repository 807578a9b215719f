"""People in a real browser: an owner brings a list and takes it back, appoints a manager; a member looks."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.web.people.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
LIST = (
    "name;e-mail;team;manager\nAda Amara;ada@example.net;Works;\nBo Berg;bo@example.net;Works / Bridges;ada@example.net"
)


@BOTH
def test_an_owner_brings_a_list_and_takes_it_back(visitor: Any, cast: Cast, tmp_path: Path, javascript: bool) -> None:
    file = tmp_path / "people.csv"
    file.write_text(LIST + "\nCy;no address;;\n", encoding="utf-8")
    page = visitor.open("/people/", cookies=cookies_of(cast.owner), javascript=javascript)
    page.get_by_role("link", name="Import people").first.click()
    page.get_by_label("The list, as CSV").set_input_files(file)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_role("heading", name="New (2)")).to_be_visible()
    expect(page.get_by_text("Line 4:")).to_be_visible()
    assert not User.objects.filter(email="ada@example.net").exists()
    page.get_by_role("button", name="Yes, write this").click()
    expect(page.get_by_text("The list was carried out.")).to_be_visible()
    page.goto("/people/bo-berg")
    expect(page.get_by_role("link", name="Ada Amara").first).to_be_visible()
    page.goto("/people/import/")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("It is as it was before.")).to_be_visible()
    assert not User.objects.filter(email="ada@example.net").exists()


@BOTH
def test_an_owner_appoints_a_manager_and_a_member_sees_it(visitor: Any, cast: Cast, javascript: bool) -> None:
    page = visitor.open("/people/mika-member", cookies=cookies_of(cast.owner), javascript=javascript)
    page.get_by_role("link", name="Change where they belong").click()
    manager = page.get_by_role("region", name="A manager")
    manager.get_by_label("Who").fill("Mika Member")
    manager.get_by_role("button", name="Appoint manager").click()
    expect(page.get_by_text("Nobody can stand above themselves").first).to_be_visible()
    manager.get_by_label("Who").fill("sana@example.org")
    manager.get_by_role("button", name="Appoint manager").click()
    expect(page.get_by_text("Mika Member reports to Sana Second.")).to_be_visible()
    member = visitor.open("/people/", cookies=cookies_of(cast.member), javascript=javascript, phone=True)
    member.get_by_label("Name or e-mail address").fill("mika")
    member.get_by_role("button", name="Look").click()
    member.get_by_role("link", name="Mika Member").click()
    expect(member.get_by_text("Reported to Sana Second")).to_be_visible()
    expect(member.get_by_role("link", name="Change where they belong")).to_have_count(0)


def test_an_owner_invites_somebody(visitor: Any, cast: Cast) -> None:
    page = visitor.open("/people/invitations/", cookies=cookies_of(cast.owner), dark=True)
    page.get_by_label("E-mail address").fill("new@example.net")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("/account/welcome/")).to_be_visible()
    expect(page.get_by_role("rowheader", name="new@example.net")).to_be_visible()
