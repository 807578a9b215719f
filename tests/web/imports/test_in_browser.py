"""The review under the fingers: keys, focus, and only what changed being replaced."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from web.imports import documents
from web.imports.support import address, brought, siblings

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_questions_are_answered_by_keys_alone(visitor: Any, cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    page = visitor.open(address(found, "review"), cookies=cookies_of(cast.editor))
    page.evaluate("window.stillHere = true")
    expect(page.locator("#questions")).to_contain_text("2 things to decide")
    page.keyboard.press("j")
    expect(page.locator("[data-question]:focus")).to_have_count(1)
    page.keyboard.press("a")
    expect(page.locator("#said")).to_contain_text("The heading is")
    expect(page.locator("#questions")).to_contain_text("1 thing to decide")
    expect(page.locator("#framework :focus")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#questions")).to_contain_text("Everything is settled")
    assert page.evaluate("window.stillHere"), "the page was never loaded anew"


def test_typing_in_a_field_is_no_key_and_survives_an_answer_elsewhere(visitor: Any, cast: Cast) -> None:
    found = brought(
        cast.editor, documents.IC1, documents.IC2.replace("🌈 Culture\n\nCommunication\n", "🌈 Culture\n\n")
    )
    page = visitor.open(f"{address(found, 'review')}?document=2", cookies=cookies_of(cast.editor))
    results, culture = page.locator(".draft-section").nth(0), page.locator(".draft-section").nth(1)
    culture.get_by_text("Another name").first.click()
    field = culture.get_by_label("Or type it").first
    field.type("ja, a name")
    expect(field).to_have_value("ja, a name")
    results.get_by_role("button", name="Accept “").first.click()
    expect(page.locator("#said")).to_contain_text("The heading is")
    expect(field).to_have_value("ja, a name")


def test_a_line_and_its_sentence_lead_to_each_other(visitor: Any, cast: Cast) -> None:
    found = siblings(cast.editor)
    page = visitor.open(f"{address(found, 'review')}?document=1", cookies=cookies_of(cast.editor))
    row = page.locator("#source .row").filter(has_text="I thank the people")
    row.get_by_role("link", name="I thank the people").click()
    target = page.locator("#framework li:target")
    expect(target).to_contain_text("I thank the people")
    expect(target).to_be_in_viewport()
    target.get_by_role("link").click()
    expect(page.locator("#source .row:target")).to_contain_text("I thank the people")


def test_undo_brings_the_question_back_without_loading_the_page(visitor: Any, cast: Cast) -> None:
    found = siblings(cast.editor)
    page = visitor.open(f"{address(found, 'review')}?document=2", cookies=cookies_of(cast.editor))
    page.evaluate("window.stillHere = true")
    page.get_by_role("button", name="Accept all that are sure").click()
    expect(page.locator("#questions")).to_contain_text("Everything is settled")
    page.locator("#framework").get_by_role("button", name="Undo").first.click()
    expect(page.locator("#questions")).to_contain_text("2 lost headings were filled in")
    assert page.evaluate("window.stillHere")
    page.reload()
    expect(page.locator("#questions")).to_contain_text("2 lost headings were filled in")


def test_the_focus_stays_where_the_answer_was_given(visitor: Any, cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    page = visitor.open(address(found, "review"), cookies=cookies_of(cast.editor))
    page.get_by_role("button", name="No heading here").first.click()
    expect(page.locator("#said")).to_contain_text("joined the group above")
    expect(page.locator("#source .row:focus")).to_contain_text("No heading here.")
    page.locator("#source a.fate").nth(3).click()
    expect(page.locator(".row-form select")).to_be_focused()
    page.get_by_role("link", name="Cancel").click()
    expect(page.locator("#source a.fate").nth(3)).to_be_focused()


def test_hostile_documents_run_nothing(visitor: Any, cast: Cast) -> None:
    found = brought(cast.editor, documents.HOSTILE, title="<img src=x onerror=alert(1)>")
    page = visitor.open(address(found, "review"), cookies=cookies_of(cast.editor), phone=True)
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(address(found, "publish"))
    page.goto(address(found, "review"))
    assert alerts == []
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen, "a line of ten thousand characters stays within the page"


def test_a_folder_brings_its_documents_and_says_what_it_leaves_out(visitor: Any, cast: Cast, tmp_path: Path) -> None:
    folder = tmp_path / "framework"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "ic1.txt").write_text(documents.IC1, encoding="utf-8")
    (folder / "ic2.txt").write_text(documents.IC2, encoding="utf-8")
    (folder / "logo.png").write_bytes(b"no picture")
    page = visitor.open("/import/", cookies=cookies_of(cast.editor))
    page.get_by_label("Or a whole folder").set_input_files(folder)
    expect(page.locator("[data-left-out]")).to_contain_text("framework/logo.png")
    expect(page.locator("[data-chosen]")).to_contain_text("framework/data/ic1.txt")
    page.get_by_role("button", name="Read the documents").click()
    expect(page.locator("#documents")).to_contain_text("framework/data/ic1.txt")
    expect(page.locator("#documents")).to_contain_text("framework/ic2.txt")
