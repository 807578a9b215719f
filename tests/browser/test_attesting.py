"""A colleague attests, and a program is let in: with scripts and without, on a phone, in the dark."""

from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.process.attesting import digest
from levelset.process.visibility import Group
from levelset.web.api.actions import PREFIX, make_token
from levelset.web.evidence.actions import logging, sharing
from levelset.web.evidence.models import Attestation, wording_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])
TEXT = "Asked before I cut the cable of span two; it was the wrong one."
SENTENCE = "I held the other end."


@BOTH
def test_a_colleague_is_asked_and_attests_and_readers_see_who(
    visitor: Any, transactional_db: None, cast: Cast, javascript: bool
) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    page = visitor.open(f"/evidence/{entry.key}", cookies=cookies_of(cast.member), javascript=javascript)
    page.get_by_role("link", name="Ask a colleague").click()
    page.get_by_label("Colleague").fill("Nobody Here")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_text("Nobody else here is called")).to_be_visible()
    page.get_by_label("Colleague").fill("Sana Second")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", name="This person will be asked")).to_be_visible()
    page.get_by_role("button", name="Yes, ask them").click()
    expect(page.get_by_text("Sana Second is asked.")).to_be_visible()

    colleague = visitor.open("/evidence/", cookies=cookies_of(cast.second), javascript=javascript)
    colleague.get_by_role("link", name="Asked of me").click()
    colleague.get_by_role("link", name=TEXT).click()
    expect(colleague.locator(".audience")).to_contain_text("Any other answer is seen by Mika Member alone")
    colleague.get_by_role("button", name="Answer").click()
    expect(colleague.locator(".errorlist").first).to_be_visible()
    colleague.get_by_label("Yes, I attest it").check()
    colleague.get_by_label("A sentence").fill(SENTENCE)
    colleague.get_by_role("button", name="Answer").click()
    expect(colleague.get_by_role("heading", name="Your answer")).to_be_visible()
    expect(colleague.get_by_role("button", name="Answer")).to_have_count(0)

    reader = visitor.open(f"/evidence/{entry.key}", cookies=cookies_of(cast.editor), javascript=javascript)
    expect(reader.get_by_text("Attested by Sana Second")).to_be_visible()
    expect(reader.get_by_text(SENTENCE)).to_be_visible()
    stranger = visitor.open(
        f"/evidence/attesting/{Attestation.objects.get().key}", cookies=cookies_of(cast.editor), javascript=javascript
    )
    expect(stranger.get_by_role("heading", level=1)).to_have_text("There is nothing here")


@BOTH
def test_a_token_is_made_shown_once_and_revoked(
    visitor: Any, transactional_db: None, cast: Cast, javascript: bool
) -> None:
    page = visitor.open("/account/", cookies=cookies_of(cast.member), javascript=javascript)
    page.get_by_role("link", name="Personal tokens").click()
    page.get_by_label("Name").fill("laptop")
    page.get_by_label("What it may do").select_option("write")
    page.get_by_role("button", name="Make a token").click()
    expect(page.locator("code")).to_contain_text(PREFIX)
    page.goto("/account/tokens")
    expect(page.locator("code")).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text="laptop")).to_contain_text("read and write")
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("lets nobody in any more")).to_be_visible()


@BOTH
def test_on_a_phone_in_the_dark(visitor: Any, transactional_db: None, cast: Cast, javascript: bool) -> None:
    entry, _new = logging.capture(TEXT, author=cast.member)
    told = logging.Details(TEXT, entry.begins, outcome="Nobody fell.", links=["https://wiki.example/span-two"])
    entry = logging.describe(told, author=cast.member, key=entry.key)
    make_token("a laptop with a name as long as it may be, and not longer", days=30, may_write=True, author=cast.member)
    asked = Attestation.objects.create(of=entry, colleague=cast.member, **_wording(entry))
    for path in (
        f"/evidence/{entry.key}",
        f"/evidence/{entry.key}/ask",
        "/evidence/attesting",
        f"/evidence/attesting/{asked.key}",
        "/account/tokens",
    ):
        page = visitor.open(path, cookies=cookies_of(cast.member), javascript=javascript, phone=True, dark=True)
        assert not javascript or page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def _wording(entry: Any) -> dict[str, Any]:
    return {"wording": wording_of(entry), "digest": digest(wording_of(entry))}
