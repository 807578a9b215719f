"""The door to levels: whom somebody sees with their level, and what they are to them."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cast import Cast, make_person
from levelset.process.rights import Standing
from levelset.web.people import above
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from levelset.web.placements import access
from levelset.web.placements.models import Placement
from support.doors import opens

pytestmark = pytest.mark.django_db


def test_who_sees_whom_with_their_level_and_who_may_write_it_down(cast: Cast) -> None:
    partner, lead, mate = (make_person(f"{name} X") for name in ("Pa", "Le", "Ta"))
    team = Team.objects.create(name="Piers", path="/1/")
    for person in (cast.member, mate, partner):
        Membership.objects.create(person=person, team=team, begins=today())
    Partnership.objects.create(person=partner, team=team, begins=today())
    ReportingLine.objects.create(person=cast.member, above=cast.editor, begins=today())
    ReportingLine.objects.create(person=cast.editor, above=cast.second, begins=today())
    ReportingLine.objects.create(person=cast.member, above=lead, bond="lead", begins=today())
    above.work_out()
    everybody = [cast.owner, cast.editor, cast.member, cast.second, cast.leaver, partner, lead, mate]
    seen = {
        (viewer, person): opens(access.person_with_level, viewer, person.handle)
        for viewer in (*everybody, AnonymousUser())
        for person in everybody
    }
    others = {
        (cast.editor, cast.member), (cast.second, cast.member), (cast.second, cast.editor),
        (partner, cast.member), (partner, mate),
    }  # fmt: skip
    own = {(person, person) for person in everybody if person != cast.leaver}
    assert {pair for pair, found in seen.items() if found} == others | own
    assert all(found.person == person for (_viewer, person), found in seen.items() if found)
    assert {pair for pair, found in seen.items() if found and found.is_self} == own
    assert {pair for pair, found in seen.items() if found and found.may_place} == {
        (partner, cast.member),
        (partner, mate),
    }
    assert opens(access.person_with_level, cast.member, "no-such-person") is None


def test_roles_are_those_of_today_and_of_those_who_were_asked_for(cast: Cast) -> None:
    day = timedelta(days=1)

    def holds(person: User, role: str, begins: date, ends: date | None = None) -> None:
        words = {"version": 3, "role": role, "level": "IC2", "title": f"IC2 {role}", "reason": "so"}
        Placement.objects.create(person=person, begins=begins, ends=ends, noted_at=timezone.now(), **words)

    holds(cast.member, "diver", today() - 9 * day, today())
    holds(cast.member, "welder", today(), today() + day)
    holds(cast.member, "foreman", today() + day)
    holds(cast.second, "rigger", today() - 9 * day)
    holds(cast.editor, "surveyor", today() + day)
    holds(cast.owner, "lock-keeper", today() - 9 * day)
    holds(cast.leaver, "diver", today() - 9 * day)
    asked = [one.pk for one in (cast.member, cast.second, cast.editor, cast.leaver)]
    assert set(access.roles_today(asked)) == {(cast.member.pk, "welder", 3), (cast.second.pk, "rigger", 3)}
    assert access.roles_today([]) == []


def test_only_the_one_person_of_a_laptop_is_alone_and_writes_their_own_level_down(settings: LazySettings) -> None:
    ada = make_person("Ada", Standing.OWNER)

    def own() -> tuple[bool, bool, bool]:
        seen = access.person_with_level(ada, ada.handle)
        return access.is_alone(ada), seen.may_place, access.may_write_level(ada, ada)

    found = {}
    for settings.SOLO in (True, False):
        found[settings.SOLO] = own()
    assert found == {True: (True, True, True), False: (False, False, False)}
    settings.SOLO = True
    assert not access.is_alone(AnonymousUser())
    second = make_person("Bea")
    assert own() == (False, False, False), "among two nobody is alone, whatever the profile"
    assert not access.may_write_level(ada, second) and not access.may_write_level(second, ada)
    partnership = Partnership.objects.create(person=second, begins=today())
    settings.SOLO = False
    assert access.may_write_level(second, ada) and not access.may_write_level(ada, second)
    partnership.delete()
    assert not access.may_write_level(second, ada)
