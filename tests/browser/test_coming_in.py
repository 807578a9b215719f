"""The first owner comes in by the link of the console; others by a welcome link; everybody out and in again."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import PASSWORD, Cast
from levelset.process.rights import Standing
from levelset.web.people.actions.welcoming import welcome, welcome_first_owner
from levelset.web.people.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


@BOTH
def test_the_first_owner_comes_in_once_and_is_told_how_to_begin(visitor: Any, javascript: bool) -> None:
    link = f"/account/welcome/{welcome_first_owner()}"
    page = visitor.open(link, javascript=javascript)
    page.get_by_label("Name").fill("Olga Owner")
    page.get_by_label("E-mail address").fill("olga@example.org")
    page.get_by_label("Password").fill("short")
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_text("too short").first).to_be_visible()
    assert page.get_by_label("Name").input_value() == "Olga Owner"
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is published yet")
    expect(page.get_by_role("link", name="Import your documents")).to_be_visible()
    assert User.objects.get(email="olga@example.org").standing == Standing.OWNER.value
    again = visitor.open(link, javascript=javascript)
    expect(again.get_by_role("heading", level=1)).to_have_text("This link cannot be used")


@BOTH
def test_a_member_comes_in_goes_out_and_comes_in_again(visitor: Any, cast: Cast, javascript: bool) -> None:
    token = welcome("new@example.org", Standing.MEMBER, author=cast.owner)
    page = visitor.open(f"/account/welcome/{token}", javascript=javascript)
    page.get_by_label("Name").fill("Nia New")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is published yet")
    expect(page.get_by_role("link", name="Import", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Account").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/")
    expect(page).to_have_url(re.compile("/account/login/"))
    page.get_by_label("E-mail").fill("new@example.org")
    page.get_by_label("Password").first.fill("not the password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nia New")


def test_somebody_who_left_does_not_come_in(visitor: Any, cast: Cast) -> None:
    page = visitor.open("/account/login/")
    page.get_by_label("E-mail").fill(cast.leaver.email)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto("/account/")
    expect(page).to_have_url(re.compile("/account/login/"))
