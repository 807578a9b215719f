"""The last run of retention is kept, and shown to owners: what went, what stayed, when the next one is due."""

import html
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from cast import Cast, client_of
from levelset.web.audit.models import Event
from levelset.web.commands import rounds
from levelset.web.evidence.models import Entry
from levelset.web.people import protection
from levelset.web.people.actions import holding, retention
from levelset.web.people.holdings import holdings
from levelset.web.people.queries_of_retention import EVENT, EVERY, last_run
from levelset.web.ui.dates import moment_text

pytestmark = pytest.mark.django_db


def page_of(person: object) -> str:
    """The page of data protection as somebody reads it."""
    return html.unescape(client_of(person).get("/account/data-protection").content.decode())  # type: ignore[arg-type]


def printed() -> str:
    return next(str(file.content) for file in protection.pack() if file.path == "retention.md")


def test_before_the_first_run_page_and_pack_say_how_it_runs(cast: Cast) -> None:
    page = page_of(cast.owner)
    assert last_run() is None and "It never ran yet." in page
    for text in (page, printed()):
        assert "levelset manage retention" in text and "levelset serve" in text
        assert all(str(one.name) in text for one in holdings() if one.retain)


def test_the_last_run_is_shown_with_what_went_and_what_a_hold_kept(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    at = timezone.now() - timedelta(days=30)
    for person, number in ((cast.member, 3), (cast.second, 2)):
        for _each in range(number):
            Entry.objects.create(author=person, text="Sealed the lock gate.", begins=at.date(), deleted_at=at)
    holding.place(cast.member, author=cast.owner, reason="case 12", until=timezone.localdate())
    call_command("retention")
    evidence = next(str(one.name) for one in holdings() if one.key == "evidence.log")
    assert f"2, 3 over their time and kept: {evidence}" in capsys.readouterr().out
    ran, page = last_run(), page_of(cast.owner)
    assert ran is not None and not ran.missed and not ran.failed
    assert f'<th scope="row">{evidence}</th><td>2</td><td>3</td>' in page
    assert moment_text(ran.at) in page and moment_text(ran.at + EVERY) in page
    assert f"| {evidence} | 2 | 3 | no |" in printed()
    assert all("stands under a legal hold" in text for text in (page, printed()))
    told = Event.objects.get(event=EVENT)
    assert told.actor == "system" and str(cast.member.key) not in str(told.data), "counts, and nobody by name"


def test_each_run_takes_the_place_of_the_one_before(cast: Cast) -> None:
    Entry.objects.create(
        author=cast.member, text="A slip.", begins=timezone.localdate(), deleted_at=timezone.now() - timedelta(days=30)
    )
    gone = [retention.run()["evidence.log"], retention.run()["evidence.log"]]
    ran = last_run()
    assert gone == [1, 0] and ran is not None and not any(line.removed for line in ran.lines)


def test_a_run_that_did_not_come_is_told(cast: Cast) -> None:
    retention.run()
    now = timezone.now()
    late = [getattr(last_run(now + EVERY + timedelta(minutes=minutes)), "missed", None) for minutes in (30, 90)]
    assert late == [False, True]
    old = Event.objects.get(event=EVENT)
    Event.objects.bulk_create([Event(event=EVENT, actor="system", at=now - timedelta(days=3), data=old.data)])
    assert "did not come" in page_of(cast.owner)
    retention.run()
    assert "did not come" not in page_of(cast.owner)
    assert EVERY.total_seconds() == rounds.EVERY_DAY, "the worker runs it as often as the page says"


def test_what_goes_wrong_with_one_kind_is_told_and_keeps_no_other_from_its_turn(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    Entry.objects.create(
        author=cast.member, text="A slip.", begins=timezone.localdate(), deleted_at=timezone.now() - timedelta(days=30)
    )

    def fails(_now: object) -> int:
        raise OSError("disk")

    broken = next(one for one in holdings() if one.key == "people.changes")
    monkeypatch.setitem(broken.__dict__, "retain", fails)
    with pytest.raises(OSError, match="disk"):
        retention.run()
    ran = last_run()
    assert not Entry.objects.exists() and ran is not None and ran.failed
    assert [str(line.name) for line in ran.lines if line.failed] == [str(broken.name)]
    assert "went wrong" in page_of(cast.owner) and f"| {broken.name} | – | – | yes |" in printed()


def test_a_holding_that_lets_go_says_what_is_over() -> None:
    assert all((one.retain is None) == (one.over is None) for one in holdings())
