"""One person on a laptop, from an empty folder to a log that is taken along. With scripts and without."""

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from playwright.sync_api import expect

from browser.test_import import publish, read_documents
from levelset.web.people.actions.solo import make_the_one
from levelset.web.people.models import User
from support import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
LINE = "Taught the new crew to read drawings before they cut."
LADDER = world.DOCUMENT + world.DOCUMENT.replace("IC3", "IC4").replace("I teach others to", "I have others teach to")


@pytest.fixture
def ada(transactional_db: None, settings: LazySettings) -> User:
    """The one person of a folder that was started with ``serve --solo``; nothing else is in it."""
    settings.SOLO = True
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, profile="solo", bound_to="127.0.0.1:8000")
    return make_the_one("Ada", "ada@example.org")


@BOTH
def test_from_an_empty_folder_to_a_log_that_is_taken_along(visitor: Any, ada: User, javascript: bool) -> None:
    page = visitor.open("/", javascript=javascript)
    expect(page.get_by_role("main")).to_contain_text("Import")
    read_documents(page, text=LADDER, title="Bridges of my own")
    publish(page)

    page.goto("/me")
    expect(page.locator(".audience")).to_have_text("Only you can see this.")
    page.get_by_label("What did you do?").fill(LINE)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept, for you alone").first).to_be_visible()

    page.goto("/me")
    page.get_by_role("link", name="Write down your level").click()
    page.get_by_label("Page").select_option(label="IC3 Bridge Engineer")
    page.get_by_label("Why").fill("Came at this level")
    page.get_by_role("button", name="Write it down").click()
    expect(page.get_by_role("main")).to_contain_text("You hold IC3 Bridge Engineer")

    page.goto("/me/aim")
    expect(page.get_by_label("Page")).to_have_value("bridge-engineer/ic4")
    page.get_by_role("button", name="This is my aim").click()
    expect(page.get_by_role("main")).to_contain_text("Your aim is IC4 Bridge Engineer")
    page.goto("/me/way")
    expect(page.get_by_role("heading", level=1)).to_contain_text("IC4 Bridge Engineer")
    expect(page.get_by_role("main")).to_contain_text("I have others teach to read drawings.")

    page.goto("/evidence/")
    with page.expect_download() as begun:
        page.get_by_role("link", name="As JSON").click()
    log = json.loads(Path(begun.value.path()).read_text(encoding="utf-8"))
    assert log["person"] == "Ada" and [one["text"] for one in log["entries"]] == [LINE]
    page.goto("/account/mine")
    with page.expect_download() as all_of_it:
        page.get_by_role("button", name="Export everything held about me").click()
    assert re.fullmatch(r"levelset-ada-.*\.zip", all_of_it.value.suggested_filename)
