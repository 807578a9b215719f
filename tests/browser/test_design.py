"""The design system in a real browser: light, dark, on a phone, with and without scripts; axe looks at each."""

from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_every_component_pleases_axe(visitor: Any, dark: bool, phone: bool) -> None:
    page = visitor.open("/styleguide/", dark=dark, phone=phone)
    assert page.locator("h1").count() == 1
    width = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width[0] <= width[1], "the page scrolls sideways"
