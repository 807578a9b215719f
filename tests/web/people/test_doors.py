"""The doors to people, links and broken glass, one by one: who gets what, and who gets what is not there."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cast import PASSWORD, Cast, make_person
from levelset.process.breaking_glass import State
from levelset.process.rights import Standing
from levelset.process.visibility import NOBODY, Relation
from levelset.web.people import above
from levelset.web.people.access import glass, links, people
from levelset.web.people.access.relations import relations, subjects
from levelset.web.people.models import (
    Glass,
    Membership,
    Partnership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    Team,
    User,
    WelcomeLink,
)
from levelset.web.people.periods import today
from support.doors import opens

pytestmark = pytest.mark.django_db
Door = Callable[..., Any]
ABSENT = 10**6
TOO_LARGE = 2**63


def team(name: str, path: str = "") -> Team:
    made = Team.objects.create(name=name)
    Team.objects.filter(pk=made.pk).update(path=path or f"/{made.pk}/")
    return made


# People, teams and their periods


def test_members_see_everybody_and_every_team_and_nobody_else_sees_anyone(cast: Cast) -> None:
    teams = {team("Bascules"), team("Weirs")}
    everybody = set(User.objects.all())
    assert cast.leaver in everybody
    for viewer in (cast.owner, cast.editor, cast.member):
        assert (set(people.people(viewer)), set(people.teams(viewer))) == (everybody, teams)
        assert {person: opens(people.person, viewer, person.handle) for person in everybody} == {
            person: person for person in everybody
        }
        assert {one: opens(people.team, viewer, one.key) for one in teams} == {one: one for one in teams}
        assert opens(people.person, viewer, "no-such-person") is opens(people.team, viewer, uuid.uuid4()) is None
    for viewer in (cast.leaver, AnonymousUser(), None):
        assert not people.people(viewer).exists() and not people.teams(viewer).exists()
        assert not any(opens(people.person, viewer, person.handle) for person in everybody)
        assert not any(opens(people.team, viewer, one.key) for one in teams)


def test_what_is_changed_of_people_is_there_for_owners_alone(cast: Cast) -> None:
    one, other = team("Bascules"), team("Weirs")
    rows: dict[Door, list[Any]] = {
        people.line: [
            ReportingLine.objects.create(person=who, above=cast.owner, begins=today())
            for who in (cast.member, cast.second)
        ],
        people.membership: [
            Membership.objects.create(person=cast.member, team=which, begins=today()) for which in (one, other)
        ],
        people.partnership: [
            Partnership.objects.create(person=cast.second, team=which, begins=today()) for which in (one, other)
        ],
        people.change: [StructureChange.objects.create(event="team.made", author=cast.owner) for _each in "ab"],
        people.people_import: [PeopleImport.objects.create(file_name=name, author=cast.owner) for name in "ab"],
        people.invitation: [
            WelcomeLink.objects.create(email=f"{name}@example.org", token_hash=name, expires_at=timezone.now())
            for name in "ab"
        ],
    }
    for door, made in rows.items():
        assert [opens(door, cast.owner, row.pk) for row in made] == made
        assert opens(door, cast.owner, ABSENT) is opens(door, cast.owner, TOO_LARGE) is None
        for viewer in (cast.editor, cast.member, cast.leaver, AnonymousUser()):
            assert not any(opens(door, viewer, row.pk) for row in made)


def test_an_invitation_is_one_for_an_address_that_was_not_used(cast: Cast) -> None:
    def link(token: str, **more: Any) -> WelcomeLink:
        return WelcomeLink.objects.create(token_hash=token, expires_at=timezone.now(), **more)

    open_one = link("a", email="a@example.org")
    used, without = link("b", email="b@example.org", used_at=timezone.now()), link("c")
    found = [opens(people.invitation, cast.owner, one.pk) for one in (open_one, used, without)]
    assert found == [open_one, None, None]


# Links


def test_a_link_opens_by_its_own_token_once_and_for_some_days(db: None) -> None:
    soon = timezone.now() + timedelta(days=1)

    def link(token: str, **more: Any) -> WelcomeLink:
        return WelcomeLink.objects.create(token_hash=links.hash_of(token), **{"expires_at": soon, **more})

    one, other = link("one"), link("other")
    link("used", used_at=timezone.now())
    link("over", expires_at=timezone.now())
    found = {token: opens(links.welcome_link, token) for token in ("one", "other", "used", "over", "unknown")}
    assert found == {"one": one, "other": other, "used": None, "over": None, "unknown": None}


def test_whom_a_link_lets_in(cast: Cast) -> None:
    def user(name: str, password: str | None = None, *, came: bool = False, here: bool = True) -> User:
        email = "" if name == "nameless" else f"{name}@example.org"
        made = User(email=email, name=name, handle=name, is_active=here, last_login=timezone.now() if came else None)
        made.set_password(password)
        made.save()
        return made

    new, came, left, seen = (
        user("new"), user("came", PASSWORD), user("left", here=False), user("seen", came=True),
    )  # fmt: skip
    user("nameless")

    def lets_in(person: User | None = None, email: str = "") -> User | None:
        return links.person_of(WelcomeLink(person=person, email=email))

    by_person = {person: lets_in(person) for person in (new, came, left, seen)}
    assert by_person == {new: new, came: None, left: None, seen: seen}, "by name: who has no password"
    by_address = {person: lets_in(email=person.email) for person in (new, came, left, seen)}
    assert by_address == {new: new, came: None, left: None, seen: None}, "by address: who never came in"
    assert lets_in(new, came.email) == new, "its person goes before its address"
    assert lets_in() is lets_in(email="nobody@example.org") is None


# Broken glass


@pytest.fixture
def partner(cast: Cast) -> User:
    """A people partner of the member's team, and of nobody else; no owner."""
    person = make_person("Petra Partner")
    ours = team("Bascules")
    Membership.objects.create(person=cast.member, team=ours, begins=today())
    Partnership.objects.create(person=person, team=ours, begins=today())
    return person


def broken(reader: User, person: User, **more: Any) -> Glass:
    """A glass that is open for four hours, or whatever else is said."""
    now = timezone.now()
    times = {"granted_at": now, "ends_at": now + timedelta(hours=4)}
    return Glass.objects.create(
        asked_by=reader, person=person, reason="a complaint", what="May", hours=4, **{**times, **more}
    )


def test_the_key_of_an_open_glass_is_that_of_the_one_which_is_open_for_this_reader_over_this_person(
    cast: Cast, partner: User
) -> None:
    now, weirs = timezone.now(), team("Weirs")
    for person in (cast.second, cast.editor):
        Membership.objects.create(person=person, team=weirs, begins=today())
    Partnership.objects.create(person=partner, team=weirs, begins=today())
    for closed in (
        {"granted_at": None, "ends_at": None},
        {"granted_at": None},
        {"ended_at": now},
        {"ends_at": now - timedelta(seconds=1)},
    ):
        broken(partner, cast.second, **closed)
    others = [broken(cast.owner, cast.second), broken(partner, cast.editor)]
    opened = broken(partner, cast.member)

    def key(reader: User, person: User) -> str:
        return glass.open_glass_key(str(reader.key), str(person.key))

    def by_rule(reader: User, person: User) -> bool:
        return glass.opened_by_glass(reader, person)

    assert key(partner, cast.member) == str(opened.key) and by_rule(partner, cast.member)
    assert [key(cast.owner, cast.second), key(partner, cast.editor)] == [str(one.key) for one in others]
    for reader, person in ((partner, cast.second), (cast.owner, cast.member), (cast.member, partner)):
        assert key(reader, person) == "" and not by_rule(reader, person)
    assert set(glass.open_glasses(partner)) == {opened, others[1]}
    assert [glass.reads_under(partner, one) for one in (opened, others[0])] == [True, False]
    for reader, person in (("", str(cast.member.key)), (str(partner.key), "organization"), ("x", "y")):
        assert glass.open_glass_key(reader, person) == "", "what is no key of a user"
    User.objects.filter(pk=cast.editor.pk).update(is_active=False)
    assert set(glass.open_glasses(partner)) == {opened}, "the log of a leaver is closed"
    User.objects.filter(pk=partner.pk).update(is_active=False)
    partner.refresh_from_db()
    assert key(partner, cast.member) == "" and not glass.open_glasses(partner).exists()
    assert not glass.open_glasses(AnonymousUser()).exists()


def test_a_glass_is_closed_while_whoever_asked_could_not_ask_any_more(cast: Cast, partner: User) -> None:
    otto, other = make_person("Otto Owner", Standing.OWNER), make_person("Pia Partner")
    Partnership.objects.create(person=other, team=team("Weirs"), begins=today())
    made = {who: broken(who, cast.member) for who in (otto, partner, other, cast.editor)}
    mine = Partnership.objects.filter(person=partner)
    day = timedelta(days=1)

    def readers() -> list[User]:
        everybody = [User.objects.get(pk=who.pk) for who in made]
        found = [who for who in everybody if glass.opened_by_glass(who, cast.member)]
        keys = {who: glass.open_glass_key(str(who.key), str(cast.member.key)) for who in everybody}
        assert keys == {who: str(made[who].key) if who in found else "" for who in everybody}
        assert found == [who for who in everybody if set(glass.open_glasses(who)) == {made[who]}]
        assert all(glass.may_ask_for(who, cast.member) is (who in found) for who in everybody)
        return found

    assert readers() == [otto, partner]
    for gone in ({"ends": today()}, {"begins": today() + day, "ends": None}, {"team": team("Cranes"), "ends": None}):
        before = mine.values("begins", "ends", "team").get()
        mine.update(**{"begins": today() - 9 * day, **gone})
        assert readers() == [otto]
        mine.update(**before)
        assert readers() == [otto, partner]
    User.objects.filter(pk=otto.pk).update(standing=Standing.EDITOR.value)
    assert readers() == [partner]


def test_who_may_come_to_the_page_at_all(cast: Cast, partner: User) -> None:
    former, later = make_person("Fay Former"), make_person("Lea Later")
    day = timedelta(days=1)
    Partnership.objects.create(person=former, begins=today() - 9 * day, ends=today())
    Partnership.objects.create(person=later, begins=today() + day)
    Partnership.objects.create(person=cast.leaver, begins=today())
    everybody = [cast.owner, partner, cast.editor, cast.member, cast.leaver, former, later, AnonymousUser()]
    assert [who for who in everybody if glass.may_break_any(who)] == [cast.owner, partner]
    assert [who for who in everybody if opens(glass.glasses, who) is not None] == [cast.owner, partner]
    assert [who for who in everybody if opens(glass.askable, who) is not None] == [cast.owner, partner]


def test_which_glasses_somebody_sees_and_may_hold(cast: Cast, partner: User) -> None:
    otto = make_person("Otto Owner", Standing.OWNER)
    of_member, of_second = broken(cast.owner, cast.member), broken(cast.owner, cast.second)
    by_partner, of_owner = broken(partner, cast.editor), broken(otto, cast.owner)
    made = [of_member, of_second, by_partner, of_owner]
    seen = {who: set(glass.glasses(who)) for who in (cast.owner, otto, partner)}
    assert seen == {
        cast.owner: {of_member, of_second, by_partner}, otto: set(made), partner: {of_member, by_partner},
    }  # fmt: skip
    for who, theirs in seen.items():
        for door in (glass.glass, glass.locked_glass):
            assert {one for one in made if opens(door, who, one.key) == one} == theirs
            assert {one for one in made if opens(door, who, one.key) is None} == set(made) - theirs


def test_who_may_answer_and_who_may_end(cast: Cast, partner: User) -> None:
    otto = make_person("Otto Owner", Standing.OWNER)
    asked = broken(partner, cast.member, granted_at=None, ends_at=None)
    opened = broken(partner, cast.member)
    ended = broken(partner, cast.member, ended_at=timezone.now())
    of_owner = broken(otto, cast.owner, granted_at=None, ends_at=None)
    everybody = [cast.owner, otto, partner, cast.editor, cast.member, cast.leaver, AnonymousUser()]
    assert [who for who in everybody if glass.can_answer(who, asked)] == [cast.owner, otto]
    assert [who for who in everybody if glass.can_answer(who, of_owner)] == []
    assert not any(glass.can_answer(who, one) for who in everybody for one in (opened, ended))
    assert [who for who in everybody if glass.can_end(who, opened)] == [cast.owner, otto, partner]
    assert not any(glass.can_end(who, one) for who in everybody for one in (asked, ended, of_owner))
    over_owner = broken(otto, cast.owner)
    assert [who for who in everybody if glass.can_end(who, over_owner)] == [otto], "never the person"
    # Whoever asked may end it, also when they are no partner of the person any more; a partner of today may, too.
    Partnership.objects.all().delete()
    assert [who for who in everybody if glass.can_end(who, opened)] == [cast.owner, otto, partner]
    Partnership.objects.create(person=cast.editor, begins=today())
    assert glass.can_end(cast.editor, opened) and glass.can_answer(cast.editor, asked)
    assert glass.states_of([asked, opened, ended]) == {
        **{state: [] for state in State}, State.ASKED: [asked], State.OPEN: [opened], State.ENDED: [ended],
    }  # fmt: skip


def test_for_whom_somebody_may_ask(cast: Cast, partner: User) -> None:
    Membership.objects.create(person=partner, team=Team.objects.get(), begins=today())
    Membership.objects.create(person=cast.leaver, team=Team.objects.get(), begins=today())
    beside = team("Weirs")
    for mate in (partner, cast.second):
        Membership.objects.create(person=mate, team=beside, begins=today())
    here = [cast.owner, cast.editor, cast.member, cast.second, partner]
    for viewer, wanted in ((cast.owner, set(here) - {cast.owner}), (partner, {cast.member})):
        assert set(glass.askable(viewer)) == wanted == {who for who in here if glass.may_ask_for(viewer, who)}
    for viewer in (cast.editor, cast.member, cast.leaver, AnonymousUser()):
        assert not any(glass.may_ask_for(viewer, who) for who in here)


# Relations


def test_somebody_who_is_not_there_is_nobody_to_anyone_and_nobody_has_subjects_but_insiders(cast: Cast) -> None:
    ReportingLine.objects.create(person=cast.member, above=cast.leaver, begins=today())
    above.work_out()
    assert relations(cast.owner, User(pk=ABSENT)) == NOBODY
    for relation in Relation:
        assert not subjects(cast.leaver, relation).exists() and not subjects(AnonymousUser(), relation).exists()
    assert set(subjects(cast.owner, Relation.SELF)) == {cast.owner}
    assert set(subjects(cast.owner, Relation.MEMBER)) == set(User.objects.all())
