"""Passkeys in a real browser, with an authenticator that Chromium plays; and what is said where scripts are off."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from cast import PASSWORD, Cast, cookies_of
from levelset.web.audit.models import Event

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def at_a_name(visitor: Any) -> Any:
    """Browsers keep passkeys for names, not for 127.0.0.1; the server of the tests answers to both."""
    visitor.base = visitor.base.replace("127.0.0.1", "localhost")
    return visitor


def with_device(page: Page) -> Any:
    """Give the page's browser an authenticator."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session


def confirm(page: Page) -> None:
    """Say once more who one is."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def add(page: Page, name: str) -> None:
    """Add a passkey on the page of second factors."""
    page.get_by_role("link", name="Add a passkey").click()
    if "confirm" in page.url:
        confirm(page)
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Make the passkey").click()


def test_a_passkey_is_made_signs_in_alone_is_renamed_and_removed(at_a_name: Any, cast: Cast) -> None:
    page = at_a_name.open("/account/", cookies=cookies_of(cast.member))
    with_device(page)
    page.get_by_role("link", name="Second factor and passkeys").click()
    add(page, "Laptop")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("row", name=re.compile("Laptop"))).to_be_visible()

    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/?next=/account/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(re.compile("/account/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Mika Member")
    assert Event.objects.filter(event="person.used_factor", actor=str(cast.member.key)).exists()

    page.goto("/account/2fa/")
    page.get_by_role("link", name="Rename Laptop").click()
    page.get_by_role("link", name="With a passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_label("Name").fill("Old <b>laptop</b>")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_role("row", name="Old <b>laptop</b>")).to_be_visible()
    page.get_by_role("link", name="Remove Old").click()
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("You have none yet.")).to_be_visible()
    assert not Authenticator.objects.filter(user=cast.member).exists()


def test_a_passkey_is_the_second_step_after_a_password(at_a_name: Any, cast: Cast) -> None:
    page = at_a_name.open("/account/2fa/", cookies=cookies_of(cast.member))
    with_device(page)
    add(page, "Blue key")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/?next=/account/")
    page.get_by_label("E-mail").fill(cast.member.email)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.goto("/account/")  # that leads back to the step that is missing
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mika Member")


def test_the_passkey_of_somebody_who_left_lets_nobody_in(at_a_name: Any, cast: Cast) -> None:
    page = at_a_name.open("/account/2fa/", cookies=cookies_of(cast.second))
    with_device(page)
    add(page, "Phone")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    cast.second.is_active = False
    cast.second.save()
    page.context.clear_cookies()
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This account is closed")
    page.goto("/account/")
    expect(page).to_have_url(re.compile("/account/login/"))


def test_a_device_that_gives_nothing_is_told_and_the_password_still_works(at_a_name: Any, cast: Cast) -> None:
    page = at_a_name.open("/account/login/")
    with_device(page)  # it holds no passkey for us
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The device gave no passkey")
    page.get_by_label("E-mail").fill(cast.member.email)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("link", name="Account")).to_be_visible()


def test_without_scripts_the_pages_say_that_passkeys_need_them(at_a_name: Any, cast: Cast) -> None:
    page = at_a_name.open("/account/login/", javascript=False)
    expect(page.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    page = at_a_name.open("/account/2fa/", javascript=False, cookies=cookies_of(cast.member))
    page.get_by_role("link", name="Add a passkey").click()
    confirm(page)
    expect(page.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Make the passkey")).to_have_count(0)


def test_at_a_number_the_page_says_where_passkeys_are_to_be_had(visitor: Any, cast: Cast) -> None:
    visitor.base = visitor.base.replace("localhost", "127.0.0.1")
    page = visitor.open("/account/2fa/", cookies=cookies_of(cast.member))
    expect(page.get_by_text("only where the address is a name")).to_be_visible()
    expect(page.get_by_role("link", name="Add a passkey")).to_have_count(0)
