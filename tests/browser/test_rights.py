"""Rights of the person in a real browser: who read mine, a copy of all, glass broken by two people, an erasure."""

import zipfile
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cast import Cast, cookies_of, make_person
from levelset.process.visibility import Group
from levelset.web.audit.readings import note_reading
from levelset.web.evidence.actions.logging import capture
from levelset.web.evidence.actions.sharing import share
from levelset.web.people.models import Membership, Partnership, Team, User
from levelset.web.people.periods import today

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no-scripts"])


@BOTH
def test_a_member_sees_who_read_and_takes_a_copy_of_all(visitor: Any, cast: Cast, javascript: bool) -> None:
    note_reading(cast.second, cast.member.key, "evidence/1")
    page = visitor.open("/account/", cookies=cookies_of(cast.member), javascript=javascript, phone=True, dark=True)
    expect(page.get_by_role("link", name="Breaking glass")).to_have_count(0)
    page.get_by_role("link", name="Who read my records").click()
    expect(page.get_by_role("rowheader", name="Sana Second")).to_be_visible()
    expect(page.get_by_text("Only you can see this.")).to_be_visible()
    automated = visitor.open("/account/automated", cookies=cookies_of(cast.member), javascript=javascript, phone=True)
    expect(automated.get_by_text("No program decides anything about anybody")).to_be_visible()
    mine = visitor.open("/account/mine", cookies=cookies_of(cast.member), javascript=javascript)
    with mine.expect_download() as coming:
        mine.get_by_role("button", name="Export everything held about me").click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "mika@example.org" in text and "sana@example.org" not in text


@BOTH
def test_glass_is_broken_by_two_and_the_person_is_told(visitor: Any, cast: Cast, javascript: bool) -> None:
    partner = _partner_of(cast.member)
    entry, _new = capture("Wrote down why the lock gate stuck.", author=cast.member)
    capture("A draft about the other gate.", author=cast.member)
    share(author=cast.member, key=entry.key, groups=[Group.MANAGER])

    def opened(person: User, path: str, **how: Any) -> Page:
        found: Page = visitor.open(path, cookies=cookies_of(person), javascript=javascript, **how)
        return found

    asking = opened(partner, "/account/")
    asking.get_by_role("link", name="Breaking glass").click()
    asking.get_by_label("Person", exact=True).fill("Sana Second")
    asking.get_by_label("What is to be read").fill("what was shared about the gate")
    asking.get_by_label("Reason").fill("an accident at the lock")
    asking.get_by_role("button", name="Ask for it").click()
    expect(asking.get_by_text("nobody of this name or handle for whom you can ask")).to_be_visible()
    expect(asking.get_by_label("Reason")).to_have_value("an accident at the lock")
    asking.goto("/people/sana-second")
    expect(asking.get_by_role("link", name="Break glass")).to_have_count(0)
    asking.goto("/people/mika-member")
    asking.get_by_role("link", name="Break glass over their records").click()
    expect(asking.get_by_label("Person", exact=True)).to_have_value("mika-member")
    asking.get_by_label("What is to be read").fill("what was shared about the gate")
    asking.get_by_label("Reason").fill("an accident at the lock")
    asking.get_by_role("button", name="Ask for it").click()
    expect(asking.get_by_text("waits for an answer")).to_be_visible()
    expect(asking.get_by_role("button", name="Grant")).to_have_count(0)
    expect(asking.get_by_role("link", name="Read what it opens")).to_have_count(0)

    granting = opened(cast.owner, "/people/breaking-glass/", phone=True)
    granting.get_by_role("link", name="Mika Member").click()
    granting.get_by_role("button", name="Grant").click()
    expect(granting.get_by_text("Granted. It ends by itself.")).to_be_visible()
    told = opened(cast.member, "/account/", phone=True, dark=True)
    expect(told.get_by_text("Petra Partner may read your records")).to_be_visible()

    asking.reload()
    asking.get_by_role("link", name="Read what it opens").click()
    expect(asking.get_by_text("the other gate")).to_have_count(0)
    asking.get_by_role("link", name="Wrote down why the lock gate stuck.").click()
    expect(asking.get_by_text("opened to you by breaking glass")).to_be_visible()
    told.goto("/account/readers")
    for record in ("a list of what I shared", "an entry of my log"):
        expect(told.get_by_role("row", name="Petra Partner broken glass").filter(has_text=record)).to_be_visible()

    ending = opened(partner, "/people/breaking-glass/")
    ending.get_by_role("link", name="Mika Member").click()
    ending.get_by_role("button", name="End it now").click()
    expect(ending.get_by_text("Ended.", exact=True)).to_be_visible()
    again = asking.reload()
    assert again is not None and again.status == 404


@BOTH
def test_an_owner_erases_somebody_and_takes_the_pack(visitor: Any, cast: Cast, javascript: bool) -> None:
    page = visitor.open("/people/mika-member", cookies=cookies_of(cast.owner), javascript=javascript)
    page.get_by_role("link", name="Erase this person").click()
    page.get_by_label("Type the handle of this person").fill("mika")
    page.get_by_role("button", name="Erase for ever").click()
    expect(page.get_by_text("This is not their handle.")).to_be_visible()
    assert User.objects.filter(email="mika@example.org").exists()
    _hold_and_lift(page)
    page.get_by_label("Type the handle of this person").fill("mika-member")
    page.get_by_role("button", name="Erase for ever").click()
    expect(page.get_by_text("Erased:")).to_be_visible()
    expect(page.get_by_role("link", name="Mika Member")).to_have_count(0)
    assert not User.objects.filter(email="mika@example.org").exists()
    pack = visitor.open("/account/data-protection", cookies=cookies_of(cast.owner), javascript=javascript, dark=True)
    with pack.expect_download() as coming:
        pack.get_by_role("button", name="Download the pack").click()
    with zipfile.ZipFile(coming.value.path()) as archive:
        assert "who-may-see-what.md" in archive.namelist()
    member = visitor.open("/people/sana-second", cookies=cookies_of(cast.second), javascript=javascript)
    expect(member.get_by_role("link", name="Erase this person")).to_have_count(0)


def _hold_and_lift(page: Page) -> None:
    """On the page of erasure: what was typed stays, and nobody is erased as long as a hold stands."""
    page.get_by_label("Reason").fill("case 12 of the court")
    page.get_by_role("button", name="Place a legal hold").click()
    expect(page.get_by_label("Reason")).to_have_value("case 12 of the court")
    page.get_by_label("Last day of the hold").fill("2099-12-31")
    page.get_by_role("button", name="Place a legal hold").click()
    expect(page.get_by_text("placed by Olga Owner")).to_be_visible()
    page.get_by_label("Type the handle of this person").fill("mika-member")
    page.get_by_role("button", name="Erase for ever").click()
    expect(page.get_by_text("The reason: case 12 of the court")).to_be_visible()
    page.get_by_role("button", name="Lift it").click()
    expect(page.get_by_text("No legal hold stands any more.")).to_be_visible()


def _partner_of(person: User) -> User:
    partner = make_person("Petra Partner")
    team = Team.objects.create(name="Locks", path="/1/")
    Membership.objects.create(person=person, team=team, begins=today())
    Partnership.objects.create(person=partner, team=team, begins=today())
    return partner
