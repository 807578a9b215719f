"""The door to levels: whom somebody sees with their level, and what they are to them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cast import Cast, make_person
from levelset.web.people import above
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team
from levelset.web.people.periods import today
from levelset.web.placements import access
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
