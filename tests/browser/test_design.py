"""The design system in a real browser: light, dark, on a phone, with and without scripts; axe looks at each."""

from typing import Any

import pytest

from support import browser as browsers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_every_component_pleases_axe(visitor: Any, dark: bool, phone: bool) -> None:
    page = visitor.open("/styleguide/", dark=dark, phone=phone)
    assert page.locator("h1").count() == 1
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], "the page scrolls sideways"


def test_the_audit_finds_what_is_wrong(visitor: Any) -> None:
    page = visitor.open("/keys/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in found for found in browsers.violations(page))
    page.reload()


@pytest.mark.parametrize("path", ["/keys/", "/theme/", "/account/login/"])
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_small_pages_please_axe_and_say_what_they_are_for(visitor: Any, path: str, javascript: bool) -> None:
    page = visitor.open(path, javascript=javascript, phone=True)
    assert page.locator("h1").inner_text()
    assert page.locator(".purpose").inner_text()
