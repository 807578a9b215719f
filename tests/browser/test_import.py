"""An editor brings documents, answers what is asked, publishes; a member reads and compares the result.

All of it once with scripts and once without: the pages are the same, only the ways are shorter.
"""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from cast import Cast, cookies_of
from levelset.process.rights import Audience
from support import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "examples"


def read_documents(page: Page, *, text: str = "", files: list[Path] | None = None, title: str = "") -> None:
    """Bring documents on the import page and wait for their review."""
    page.goto("/import/")
    if text:
        page.get_by_label("Or paste a document").fill(text)
    if files:
        page.get_by_label("Choose files").set_input_files(files)
    if title:
        page.get_by_text("Name the framework (optional)").click()
        page.get_by_label("Title of the framework").fill(title)
    page.get_by_role("button", name="Read the documents").click()
    expect(page).to_have_url(re.compile(r"/import/\d+/review"), timeout=60_000)
    page.wait_for_load_state()


def open_questions(page: Page) -> int:
    """How many things the review says are to be decided."""
    said = page.locator("#questions .panel-title").inner_text()
    found = re.match(r"(\d+) thing", said)
    return int(found.group(1)) if found else 0


def follow(page: Page, link: Locator) -> None:
    """Click a link, and wait until the page that it leads to is whole: what is counted then does not grow."""
    address = link.get_attribute("href") or ""
    link.click()
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    page.wait_for_load_state()


def answer_everything(page: Page) -> None:
    """Accept what is sure and every best guess; type a name where there is no guess."""
    sure = page.get_by_role("button", name="Accept all that are sure")
    if sure.count():
        sure.click()
        expect(sure).to_have_count(0)
    left = open_questions(page)
    while left:
        follow(page, page.locator("#questions .question-list a").first)
        accept = page.locator("[data-accept]")
        if accept.count():
            accept.first.click()
        else:
            page.get_by_label("Type it", exact=True).first.fill("Stewardship")
            page.get_by_role("button", name="Use this name").first.click()
        expect(page.locator("#questions .panel-title")).not_to_have_text(re.compile(rf"^{left} thing"))
        assert open_questions(page) < left
        left = open_questions(page)


def publish(page: Page, audience: str = "Everyone in the organization") -> None:
    """From the review to the published version."""
    follow(page, page.get_by_role("link", name="Go on to publish"))
    page.get_by_role("radio", name=re.compile(audience)).check()
    page.get_by_label("Note for the list of versions").fill("Written by a test")
    left_open = page.get_by_role("checkbox", name=re.compile("still marked as inferred"))
    if left_open.count():
        left_open.check()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page).to_have_url(re.compile(r"/framework/"))


@BOTH
def test_from_a_messy_document_to_what_is_new(visitor: Any, cast: Cast, javascript: bool) -> None:
    world.made_by(cast.editor, Audience.MEMBERS)
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=javascript)
    read_documents(page, text=world.MESSY)
    source = page.locator("#source")
    for line in ("I decide which bridge not to build.", "I teach others to read drawings."):
        expect(source).to_contain_text(line)
        expect(page.locator("#framework")).to_contain_text(line)
    expect(page.get_by_text("A heading was lost here").first).to_be_visible()
    answer_everything(page)
    publish(page)
    expect(page.get_by_role("main")).to_contain_text("Published as version 2")
    reader = visitor.open("/framework/bridge-engineer/ic3", cookies=cookies_of(cast.member), javascript=javascript)
    expect(reader.get_by_role("heading", level=1)).to_contain_text("IC3 Bridge Engineer")
    expect(reader.get_by_role("heading", name="Ownership")).to_be_visible()
    reader.get_by_role("link", name="What is new at IC3").click()
    expect(reader.get_by_role("main").get_by_text("I decide which bridge not to build.").first).to_be_visible()


@BOTH
def test_a_heading_is_renamed_refused_and_taken_back(visitor: Any, cast: Cast, javascript: bool) -> None:
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=javascript)
    read_documents(page, text=world.MESSY)
    assert open_questions(page) > 0
    page.locator("#questions .question-list a").first.click()
    marked = page.locator("#framework .question").first
    if not marked.get_by_label(re.compile("[Tt]ype it")).is_visible():
        marked.get_by_text("Another name").click()
    marked.get_by_label(re.compile("[Tt]ype it")).fill("Care for bridges")
    marked.get_by_role("button", name="Use this name").click()
    expect(page.locator("#framework")).to_contain_text("Care for bridges")
    page.goto("/import/")
    page.get_by_role("region", name="In progress").get_by_role("link").first.click()
    expect(page.locator("#framework")).to_contain_text("Care for bridges")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#framework")).not_to_contain_text("Care for bridges")
    refuse = page.get_by_role("button", name=re.compile("No heading here")).first
    refuse.click()
    expect(page.get_by_role("button", name="Undo").first).to_be_visible()


def test_the_keyboard_answers_and_takes_back_through_all_documents(visitor: Any, cast: Cast, tmp_path: Path) -> None:
    files = [tmp_path / "ic3.txt", tmp_path / "ic4.txt"]
    files[0].write_text(world.MESSY)
    files[1].write_text(world.MESSY.replace("IC3", "IC4"))
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=True)
    read_documents(page, files=files)
    questions, asked = page.locator("#questions .panel-title"), open_questions(page)
    assert asked > 1, "each document asks"
    page.keyboard.press("j")
    expect(page.locator("#framework [data-question]").first).to_be_focused()
    page.keyboard.press("a")
    expect(questions).not_to_have_text(re.compile(rf"^{asked} thing"))
    expect(page.locator("#framework .draft-heading:focus")).to_have_count(1)
    page.keyboard.press("u")
    expect(questions).to_have_text(re.compile(rf"^{asked} thing"))
    for _ in range(page.locator("#framework [data-question]").count() + 1):
        page.keyboard.press("j")
    expect(page).to_have_url(re.compile(r"document=2"))
    expect(page.locator("#framework [data-question]").first).to_be_focused()
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile(r"document=1"))


@BOTH
def test_a_line_gets_another_fate(visitor: Any, cast: Cast, javascript: bool) -> None:
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=javascript)
    read_documents(page, text=world.DOCUMENT)
    row = page.locator("#source .row").filter(has_text="I decide which bridge not to build.")
    row.get_by_role("link", name=re.compile("change")).click()
    row = page.locator("#source .row").filter(has_text="I decide which bridge not to build.")
    row.get_by_label("What is this line?").select_option("note")
    row.get_by_role("button", name="Keep").click()
    row = page.locator("#source .row").filter(has_text="I decide which bridge not to build.")
    expect(row.get_by_role("button", name="Undo")).to_be_visible()
    expect(row).to_contain_text("note", ignore_case=True)


def test_headings_and_lists_of_a_paste_survive(visitor: Any, cast: Cast) -> None:
    page = visitor.open("/import/", cookies=cookies_of(cast.editor))
    field = page.get_by_label("Or paste a document")
    field.click()
    html = "<h1>IC3 Bridge Engineer</h1><h2>Results</h2><h3>Ownership</h3><ul><li>I finish what I began.</li></ul>"
    page.evaluate(
        """([html, text]) => {
            const field = document.activeElement;
            const data = new DataTransfer();
            data.setData("text/html", html);
            data.setData("text/plain", text);
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
            field.setRangeText(text, 0, field.value.length, "end");
            field.dispatchEvent(new InputEvent("input", {inputType: "insertFromPaste", bubbles: true}));
        }""",
        [html, "IC3 Bridge Engineer\nResults\nOwnership\nI finish what I began."],
    )
    expect(page.get_by_text("Headings and lists kept.")).to_be_visible()
    page.get_by_role("button", name="Read the documents").click()
    expect(page).to_have_url(re.compile(r"/import/\d+/review"), timeout=60_000)
    expect(page.locator("#framework")).to_contain_text("Ownership")
    assert open_questions(page) == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_review_on_a_phone_and_in_the_dark(visitor: Any, cast: Cast, dark: bool) -> None:
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), phone=True, dark=dark)
    read_documents(page, text=world.MESSY)
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen


@BOTH
def test_nothing_that_was_brought_is_lost_where_nothing_can_be_read(
    visitor: Any, cast: Cast, javascript: bool, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.txt"
    picture.write_bytes(bytes(range(256)) * 64)
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=javascript)
    page.get_by_role("button", name="Read the documents").click()
    expect(page.get_by_text("Choose at least one file, or paste a document below.").first).to_be_visible()
    page.get_by_label("Choose files").set_input_files([picture])
    page.get_by_role("button", name="Read the documents").click()
    expect(page.get_by_role("main")).to_contain_text("picture.txt", timeout=60_000)
    expect(page).not_to_have_url(re.compile("/review"))


@BOTH
def test_the_examples_become_a_framework(visitor: Any, cast: Cast, javascript: bool) -> None:
    """What the README promises for them: the first success of a newcomer."""
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=javascript)
    files = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})
    read_documents(page, files=files, title="Wrenfield Engineering Career Framework")
    answer_everything(page)
    publish(page)
    expect(page.get_by_role("main")).to_contain_text("Published as version 1")
    page.get_by_role("link", name="Data Engineer").first.click()
    page.get_by_role("link", name=re.compile("What is new at IC3")).first.click()
    expect(page.get_by_role("main").locator("ins").first).to_be_visible()


@pytest.mark.seeds
@BOTH
def test_the_seeds_become_a_framework(visitor: Any, cast: Cast, shared: Path, javascript: bool) -> None:
    page = visitor.open("/import/", cookies=cookies_of(cast.editor), javascript=javascript)
    read_documents(page, files=sorted((shared / "seeds").glob("*.txt")), title="Seeds")
    answer_everything(page)
    publish(page, audience="Anyone who can reach")
    reader = visitor.open("/framework/", javascript=javascript)
    expect(reader.get_by_role("link", name="Machine Learning Engineer").first).to_be_visible()
    reader.get_by_role("link", name="Matrix").first.click()
    expect(reader.get_by_role("columnheader").nth(2)).to_be_visible()
