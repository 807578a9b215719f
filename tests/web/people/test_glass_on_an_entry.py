"""While a glass is open, the entries that it opens name it to their author; to nobody else, and not too early.

What was read under it stays in the read log until its author was told, however short the log is kept.
"""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.process.rights import Standing
from levelset.web.audit import proof
from levelset.web.audit.models import Reading
from levelset.web.audit.readings import note_reading
from levelset.web.evidence.actions import logging, sharing
from levelset.web.people.access import glass as door
from levelset.web.people.actions import glass as actions
from levelset.web.people.actions import retention, structure
from levelset.web.people.models import Glass, Membership, Partnership, Team, User
from levelset.web.people.periods import today
from levelset.web.people.queries_of_retention import last_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(cast: Cast) -> User:
    """A people partner of everybody, who is no owner."""
    person = make_person("Petra Partner")
    Partnership.objects.create(person=person, begins=today())
    return person


def ask(author: User, person: User, **more: Any) -> Glass:
    return actions.ask(author=author, person=person, **{"reason": "a complaint", "what": "May", "hours": 4, **more})


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    moment = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_asked_from_the_person_or_from_the_reader_the_same_glasses_are_open(cast: Cast, partner: User) -> None:
    """Every asker over everybody, in every state; also rows that no page makes."""
    left = make_person("Otto Owner", Standing.OWNER, active=False)
    team = Team.objects.create(name="Locks", path="/1/")
    beside = make_person("Bea Beside")
    Membership.objects.create(person=cast.second, team=team, begins=today())
    Partnership.objects.create(person=beside, team=team, begins=today())
    now, hour = timezone.now(), timedelta(hours=1)
    states: tuple[dict[str, Any], ...] = (
        {}, {"ends_at": now + hour}, {"granted_at": now, "ends_at": now + hour},
        {"granted_at": now - 3 * hour, "ends_at": now - hour},
        {"granted_at": now, "ends_at": now + hour, "ended_at": now},
    )  # fmt: skip
    people = (cast.member, cast.second, cast.leaver)
    for asker in (cast.owner, cast.editor, partner, beside, left):
        for person in people:
            for state in states:
                Glass.objects.create(person=person, asked_by=asker, reason="a complaint", what="May", hours=9, **state)
    every, found = set(Glass.objects.all()), {person: set(door.open_over(person)) for person in people}
    for person in people:
        assert found[person] == {one for one in every if one.person == person and door.reads_under(one.asked_by, one)}
    assert [len(found[person]) for person in people] == [2, 3, 0]


def test_an_entry_names_who_reads_it_under_glass_to_its_author_and_not_before_the_notice(
    cast: Cast, partner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To nobody else, and for a draft not at all: glass does not open one."""
    shared, draft = (logging.capture(text, author=cast.member)[0] for text in ("Drew the span.", "Not yet."))
    sharing.share(author=cast.member, key=shared.key, people=[cast.second])
    silent = ask(partner, cast.member, hours=72, law="§ 12 of the harbor act", told_from=today() + timedelta(days=2))

    def line(viewer: User, key: uuid.UUID, how: str = "") -> str:
        page = client_of(viewer).get(f"/evidence/{key}{how}").content.decode()
        return page.split('<p class="audience">')[1].split("</p>")[0]

    before = [line(cast.member, shared.key, how) for how in ("", "?read")] + [line(cast.second, shared.key)]
    assert all("Broken glass can open it" in told for told in before[:2]) and "broken glass can open it" in before[2]
    actions.grant(author=cast.owner, key=silent.key)
    after = [line(cast.member, shared.key, how) for how in ("", "?read")] + [line(cast.second, shared.key)]
    assert after == before, "as long as a law forbids it, no word more and none less"
    later(monkeypatch, timedelta(days=2, minutes=1))
    for how in ("", "?read"):
        told = line(cast.member, shared.key, how)
        assert "Petra Partner can read it until" in told and "Broken glass can open it" not in told
    assert line(cast.second, shared.key) == before[2] and line(cast.member, draft.key) == "Only you can see this."
    open_one = ask(cast.owner, cast.member)
    actions.grant(author=partner, key=open_one.key)
    assert "Olga Owner can read it" in line(cast.member, shared.key), "at once, where no law forbids it"
    actions.end(author=cast.owner, key=open_one.key)
    assert "Olga Owner" not in line(cast.member, shared.key)
    Partnership.objects.all().delete()
    assert line(cast.member, shared.key) == before[0], "whoever could not ask any more, reads no more"


def kept(*days: int) -> list[set[str]]:
    """What is left in the read log after retention runs with these days later, one after the other."""
    found = []
    for number in days:
        retention.run(timezone.now() + timedelta(days=number))
        found.append(set(Reading.objects.values_list("record", flat=True)))
    return found


@pytest.fixture
def read_in_silence(cast: Cast, partner: User, settings: Any) -> Glass:
    """Something was read by a glass of which a law forbids to tell for 100 days, and something by anybody before."""
    settings.CONFIGURATION = replace(settings.CONFIGURATION, read_log_days=30)
    note_reading(cast.second, cast.member.key, "evidence/1")
    told_from = today() + timedelta(days=100)
    asked = ask(partner, cast.member, law="§ 12 of the harbor act", told_from=told_from)
    actions.grant(author=cast.owner, key=asked.key)
    note_reading(partner, cast.member.key, "evidence/2")
    return asked


def test_what_was_read_by_glass_is_kept_until_its_author_was_told_and_the_days_after(
    cast: Cast, read_in_silence: Glass, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept(29, 32, 99) == [{"evidence/1", "evidence/2"}, {"evidence/2"}, {"evidence/2"}]
    ran = last_run()
    assert ran is not None and [line.kept for line in ran.lines if line.kept] == [1]
    assert proof.verify().flaws == ()
    later(monkeypatch, timedelta(days=120))  # they were away for some weeks
    assert "Petra Partner" in client_of(cast.member).get("/account/readers").content.decode()
    assert kept(29, 32) == [{"evidence/2"}, set()], "from the day on which they saw it"


def test_who_has_left_is_not_waited_for(cast: Cast, read_in_silence: Glass) -> None:
    structure.leave(cast.member, today(), author=cast.owner)
    assert kept(99, 129, 132) == [{"evidence/2"}, {"evidence/2"}, set()]
