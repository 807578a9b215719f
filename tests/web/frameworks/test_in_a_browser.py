"""What only a browser shows: explanations and previews on hover and focus, search while typing, columns that stay."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from web.frameworks.samples import framework

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEVEL = "/framework/software-engineer/ic2"
MEANING = "An incident that customers notice."


@pytest.fixture
def member(transactional_db: None, cast: Cast) -> list[dict[str, Any]]:
    publish(framework(), author=cast.editor, audience=Audience.MEMBERS)
    return cookies_of(cast.member)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
def test_a_word_explains_itself_to_the_mouse_the_keyboard_and_a_press(
    visitor: Any, member: list[dict[str, Any]], javascript: bool
) -> None:
    page = visitor.open(LEVEL, cookies=member, javascript=javascript)
    word, text = page.get_by_role("button", name="SEV"), page.get_by_text(MEANING)
    expect(text).to_be_hidden()
    word.hover()
    expect(text).to_be_visible()
    text.hover()
    expect(text).to_be_visible()
    page.mouse.move(1, 1)
    expect(text).to_be_hidden()
    page.locator("summary").nth(1).focus()
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(text).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(":popover-open")).to_contain_text(MEANING)
    page.keyboard.press("Escape")
    expect(page.locator(":popover-open")).to_have_count(0)


def test_a_finger_opens_the_explanation_on_a_phone(visitor: Any, member: list[dict[str, Any]]) -> None:
    page = visitor.open(LEVEL, cookies=member, phone=True)
    page.get_by_role("button", name="SEV").tap()
    box = page.locator(":popover-open").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_answers_come_while_somebody_types(visitor: Any, member: list[dict[str, Any]]) -> None:
    page = visitor.open("/framework/search", cookies=member)
    expect(page.locator("#answers")).to_contain_text("What are you looking for?")
    page.get_by_label("Words").press_sequentially("promi")
    expect(page.locator("#answers mark").first).to_have_text("promises")
    expect(page).to_have_url(re.compile("q=promi"))
    page.get_by_label("Level").select_option("IC5")
    expect(page.locator("#answers")).to_contain_text("Nothing speaks of")


def test_a_link_to_a_behavior_shows_its_card_on_focus(visitor: Any, member: list[dict[str, Any]]) -> None:
    page = visitor.open("/framework/search?q=promises", cookies=member)
    page.get_by_role("link", name="I keep my promises about dates.").focus()
    expect(page.locator(".preview").first).to_contain_text("Looking after what one has taken on.")
    page.goto("/framework/compare/software-engineer/ic1/software-engineer/ic2?view=sides")
    row = page.locator(".pairs li").filter(has_text="I ask early")
    row.get_by_role("link", name="Read it in its place").focus()
    expect(row.locator(".preview")).to_contain_text("Choosing work that matters")


def test_the_head_and_the_first_column_of_a_matrix_stay_while_it_is_scrolled(
    visitor: Any, member: list[dict[str, Any]]
) -> None:
    page = visitor.open("/framework/software-engineer/matrix", cookies=member)
    page.set_viewport_size({"width": 800, "height": 400})
    region = page.get_by_role("region", name="Software Engineer, level by level")
    region.focus()
    region.evaluate("region => { region.scrollTop = 300; region.scrollLeft = 60; }")
    place = region.bounding_box()
    head = page.get_by_role("columnheader", name="IC1").bounding_box()
    row = page.get_by_role("rowheader", name="Ownership").bounding_box()
    assert place and head and row
    assert abs(head["y"] - place["y"]) < 3
    assert abs(row["x"] - place["x"]) < 3


def test_a_matrix_on_a_phone_is_read_downwards_and_still_a_table(visitor: Any, member: list[dict[str, Any]]) -> None:
    page = visitor.open("/framework/software-engineer/matrix", cookies=member, phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("cell", name="I change course when the facts do.")).to_be_visible()
