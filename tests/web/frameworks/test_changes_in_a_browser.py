"""The page of what changed in a real browser: on a desk, on a phone, in the dark; axe is content."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from web.frameworks.samples import framework

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def member(transactional_db: None, cast: Cast) -> list[dict[str, Any]]:
    old = framework()
    publish(old, author=cast.editor, audience=Audience.MEMBERS)
    page = old.pages[0]
    section = page.sections[0]
    group = section.groups[0]
    longer = tuple(replace(one, text=f"{one.text.rstrip('.')}, whenever it matters.") for one in group.statements)
    changed = replace(section, groups=(replace(group, statements=longer), *section.groups[1:]))
    new = replace(old, pages=(replace(page, sections=(changed, *page.sections[1:])), *old.pages[2:]))
    publish(new, author=cast.editor, audience=Audience.MEMBERS)
    return cookies_of(cast.member)


@pytest.mark.parametrize("how", [{}, {"phone": True}, {"dark": True}, {"javascript": False}], ids=str)
def test_what_changed_is_read_everywhere(visitor: Any, member: list[dict[str, Any]], how: dict[str, Any]) -> None:
    page = visitor.open("/framework/versions/", cookies=member, **how)
    page.get_by_role("link", name="What changed since version 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed from version 1 to version 2")
    expect(page.locator("ins").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_any_two_versions_are_chosen_without_a_script(visitor: Any, member: list[dict[str, Any]]) -> None:
    page = visitor.open("/framework/versions/", cookies=member, javascript=False)
    page.get_by_label("The older one").select_option("2")
    page.get_by_label("The newer one").select_option("1")
    page.get_by_role("button", name="What changed?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed from version 2 to version 1")
