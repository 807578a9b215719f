"""What a reader is to somebody: asked of the database, and of the same organization as plain values."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from unittest import mock

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import Cast, make_person
from levelset.process.structure import Bond, Line, Period, managers_above
from levelset.process.visibility import NOBODY, Relation
from levelset.web.people import above
from levelset.web.people.access import relations, subjects
from levelset.web.people.access.counterparts import counterparts
from levelset.web.people.access.relations import Reader, near, partnerships
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import in_force, today

pytestmark = pytest.mark.django_db
DAYS = st.integers(-3, 3)


def day(offset: int) -> date:
    """A day near today."""
    return today() + timedelta(days=offset)


def test_everything_that_one_can_be_to_somebody(cast: Cast) -> None:
    boss, manager, person, lead, partner = (make_person(f"{name} X") for name in ("Bo", "Ma", "Pe", "Le", "Pa"))
    team = Team.objects.create(name="Piers")
    team.path = f"/{team.pk}/"
    team.save()
    inside = Team.objects.create(name="Cables", parent=team)
    inside.path = f"{team.path}{inside.pk}/"
    inside.save()
    ReportingLine.objects.create(person=person, above=manager, begins=day(-9))
    ReportingLine.objects.create(person=manager, above=boss, begins=day(-9))
    ReportingLine.objects.create(person=person, above=lead, bond=Bond.LEAD.value, begins=day(-9))
    Partnership.objects.create(person=partner, team=team, begins=day(-9))
    for who in (person, lead):
        Membership.objects.create(person=who, team=inside, begins=day(-9))
    above.work_out()
    member = {Relation.MEMBER}
    assert relations(person, person) == {Relation.SELF} | member
    assert relations(manager, person) == {Relation.MANAGER} | member
    assert relations(boss, person) == {Relation.ABOVE} | member
    assert relations(lead, person) == {Relation.LEAD, Relation.TEAMMATE} | member
    assert relations(partner, person) == {Relation.PARTNER} | member
    assert relations(cast.owner, person) == member
    assert relations(person, manager) == member
    assert relations(partner, manager) == member
    assert relations(cast.leaver, person) == NOBODY
    assert relations(AnonymousUser(), person) == NOBODY


def test_what_is_over_and_what_is_still_to_come_make_nobody_anything(cast: Cast) -> None:
    """Two organizations of the same people: one that holds today, one that ended today or begins tomorrow."""
    manager, lead, partner, mate, boss = (make_person(f"{name} X") for name in ("Ma", "Le", "Pa", "Ta", "Bo"))
    team, other, closed = (Team.objects.create(name=name) for name in ("Piers", "Cables", "Weirs"))
    for number, one in enumerate((team, other, closed)):
        Team.objects.filter(pk=one.pk).update(path=f"/{number}/")
    spans = {cast.member: [{"begins": day(0)}], cast.second: [{"begins": day(-9), "ends": day(0)}, {"begins": day(1)}]}
    for person, ours in ((cast.member, team), (cast.second, other)):
        for span in spans[person]:
            ReportingLine.objects.create(person=person, above=manager, **span)
            ReportingLine.objects.create(person=person, above=lead, bond=Bond.LEAD.value, **span)
            Partnership.objects.create(person=partner, team=ours, **span)
            Membership.objects.create(person=person, team=ours, **span)
        Membership.objects.create(person=mate, team=ours, begins=day(0))
    for person in (boss, partner):
        Partnership.objects.create(person=person, team=closed, begins=day(0))
    Membership.objects.create(person=lead, team=closed, begins=day(0))
    Membership.objects.create(person=cast.second, team=team, begins=day(-9), ends=day(0))
    Membership.objects.create(person=cast.editor, team=other, begins=day(0))
    ReportingLine.objects.create(person=manager, above=boss, begins=day(-9))
    above.work_out()
    held = {
        (manager, cast.member): Relation.MANAGER,
        (boss, cast.member): Relation.ABOVE,
        (boss, manager): Relation.MANAGER,
        (lead, cast.member): Relation.LEAD,
        (partner, cast.member): Relation.PARTNER,
        (partner, mate): Relation.PARTNER,
        (partner, lead): Relation.PARTNER,
        (boss, lead): Relation.PARTNER,
        (mate, cast.member): Relation.TEAMMATE,
        (cast.member, mate): Relation.TEAMMATE,
        (mate, cast.editor): Relation.TEAMMATE,
        (cast.editor, mate): Relation.TEAMMATE,
    }
    everybody = [manager, lead, partner, mate, boss, cast.member, cast.second, cast.editor, cast.owner]
    reached = {(who, relation): set(subjects(who, relation)) for who in everybody for relation in Relation}
    beside = {(who, relation): set(counterparts(relation, who)) for who in everybody for relation in Relation}
    for who, relation in product(everybody, (Relation.MANAGER, Relation.ABOVE, Relation.LEAD, Relation.TEAMMATE)):
        keys = {row["person"] for row in near(Reader.of(who), relation)}
        assert keys == {person.pk for person in reached[who, relation]}, (who, relation)
    for relation in (Relation.SELF, Relation.PARTNER, Relation.MEMBER):
        with pytest.raises(ValueError, match="no short list"):
            near(Reader.of(manager), relation)
    scopes = {who: {one.team for one in partnerships(Reader.of(who))} for who in everybody}
    assert {who: teams for who, teams in scopes.items() if teams} == {partner: {team, closed}, boss: {closed}}
    for reader, person in product(everybody, everybody):
        own = {Relation.SELF} if reader == person else set()
        wanted = {Relation.MEMBER} | own | ({held[reader, person]} if (reader, person) in held else set())
        assert relations(reader, person) == wanted, (reader, person)
        assert {relation for relation in Relation if person in reached[reader, relation]} == wanted
        assert {relation for relation in Relation if reader in beside[person, relation]} == wanted


def test_what_holds_on_another_day_is_asked_of_that_day(cast: Cast) -> None:
    spans = [(day(-9), None), (day(-9), day(-2)), (day(-2), day(0)), (day(1), None)]
    rows = [Partnership.objects.create(person=cast.member, begins=begins, ends=ends) for begins, ends in spans]

    def held(*asked: date) -> list[int]:
        return [rows.index(row) for row in Partnership.objects.filter(in_force(*asked)).order_by("pk")]

    assert [held(day(number)) for number in (-10, -9, -2, -1, 1)] == [[], [0, 1], [0, 2], [0, 2], [0, 3]]
    assert held() == held(day(0)) == [0]


def test_on_a_new_day_whoever_asks_first_is_told_what_holds_now(cast: Cast) -> None:
    """Lines that begin on some day count on it without anybody doing anything, whichever way one asks."""
    managers = [make_person(f"M{number} X") for number in range(3)]
    for number, manager in enumerate(managers):
        ReportingLine.objects.create(
            person=cast.member, above=manager, begins=day(number + 1), ends=day(number + 2) if number < 2 else None
        )
    above.work_out()
    asked: list[Callable[[User], bool]] = [
        lambda manager: manager in counterparts(Relation.MANAGER, cast.member),
        lambda manager: cast.member in subjects(manager, Relation.MANAGER),
        lambda manager: Relation.MANAGER in relations(manager, cast.member),
    ]
    days = [day(number + 1) for number in range(3)]
    for on, manager, ask in zip(days, managers, asked, strict=True):
        assert not ask(manager)
        with mock.patch("django.utils.timezone.localdate", return_value=on):
            assert ask(manager)
        above.forget()


class TestOnRandomOrganizations(TestCase):
    """Lines of any kind, also in circles, past and still to come."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=12)
    @given(
        st.lists(
            st.tuples(
                st.integers(0, 5), st.integers(0, 5), DAYS, st.none() | DAYS, st.sampled_from([Bond.MANAGER, Bond.LEAD])
            ),
            max_size=14,
        )
    )
    def test_the_query_says_what_the_rule_says(self, drawn: list[tuple[int, int, int, int | None, Bond]]) -> None:
        people = [make_person(f"P{number} Random") for number in range(6)]
        lines: list[Line] = []
        for person, over, begins, ends, bond in drawn:
            if person == over or (ends is not None and ends < begins):
                continue
            period = Period(day(begins), None if ends is None else day(ends))
            mine = [line for line in lines if line.person == person and line.bond is bond is Bond.MANAGER]
            if any(line.period.meets(period) for line in mine):
                continue
            lines.append(Line(person, over, period, bond))
            ReportingLine.objects.create(
                person=people[person], above=people[over], begins=period.begins, ends=period.ends, bond=bond.value
            )
        above.work_out()
        for reader in range(6):
            reached = {relation: set(subjects(people[reader], relation)) for relation in Relation}
            for person in range(6):
                chain = managers_above(person, today(), lines)
                expected = {Relation.MEMBER}
                if reader == person:
                    expected.add(Relation.SELF)
                if reader in chain:
                    expected.add(Relation.MANAGER if chain[0] == reader else Relation.ABOVE)
                beside = [line for line in lines if line.bond is Bond.LEAD and line.period.holds_on(today())]
                if any((line.person, line.above) == (person, reader) for line in beside):
                    expected.add(Relation.LEAD)
                found = relations(people[reader], people[person])
                assert found == expected
                for relation in Relation:
                    assert (people[person] in reached[relation]) is (relation in found)
