"""Who belongs where: each verb, what it refuses, and that random sequences of them keep what is worked out in step."""

from datetime import date, timedelta
from typing import Any
from unittest import mock

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import PASSWORD, Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.process.structure import Bond, Line, Period, managers_above
from levelset.web.audit.models import Event
from levelset.web.people import above
from levelset.web.people.actions import changes, structure, teams
from levelset.web.people.models import Above, Membership, ReportingLine, StructureChange, Team, User, WelcomeLink
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


def day(offset: int) -> date:
    """A day near today."""
    return today() + timedelta(days=offset)


def above_rows() -> set[tuple[int, int, int]]:
    return set(Above.objects.values_list("person_id", "above_id", "distance"))


def structure_rows() -> list[Any]:
    """Everything that a structure action may change."""
    return [
        sorted(model.objects.values_list(*fields))
        for model, fields in (
            (User, ("pk", "name", "is_active", "left_on")),
            (Team, ("pk", "name", "parent_id", "path", "is_closed")),
            (Membership, ("pk", "person_id", "team_id", "begins", "ends")),
            (ReportingLine, ("pk", "person_id", "above_id", "bond", "begins", "ends")),
            (Above, ("person_id", "above_id", "distance")),
        )
    ]


def tree(cast: Cast) -> tuple[Team, Team, Team]:
    """Works, with Bridges inside it, with Cables inside that."""
    works, _ = teams.make_team("Works", author=cast.owner)
    bridges, _ = teams.make_team("Bridges", works, author=cast.owner)
    cables, _ = teams.make_team("Cables", bridges, author=cast.owner)
    return works, bridges, cables


def test_only_an_owner_changes_who_belongs_where(cast: Cast) -> None:
    team, _ = teams.make_team("Works", author=cast.owner)
    before = structure_rows()
    for author in (cast.editor, cast.member, cast.leaver):
        for verb in (
            lambda a: teams.make_team("Other", author=a),
            lambda a: teams.rename_team(team, "Other", author=a),
            lambda a: structure.join_team(cast.member, team, day(0), author=a),
            lambda a: structure.appoint_manager(cast.member, cast.second, day(0), author=a),
            lambda a: structure.make_partner(cast.member, None, day(0), author=a),
            lambda a: structure.leave(cast.second, day(0), author=a),
        ):
            with pytest.raises(Refused, match="owner"):
                verb(author)
    assert structure_rows() == before


def test_a_team_moves_with_all_inside_it_and_back(cast: Cast) -> None:
    works, bridges, cables = tree(cast)
    other, _ = teams.make_team("Tides", author=cast.owner)
    before = structure_rows()
    change = teams.move_team(bridges, other, author=cast.owner)
    cables.refresh_from_db()
    assert cables.path == f"/{other.pk}/{bridges.pk}/{cables.pk}/"
    for parent in (bridges, cables):
        with pytest.raises(Refused, match="inside itself"):
            teams.move_team(bridges, parent, author=cast.owner)
    changes.undo(change, author=cast.owner)
    assert structure_rows() == before
    assert works.path == f"/{works.pk}/"


def test_names_of_teams_are_one_at_a_place(cast: Cast) -> None:
    works, bridges, _cables = tree(cast)
    for name in ("bridges", "", "   ", "x" * 121, "Bridges / Cables"):
        with pytest.raises(Refused):
            teams.make_team(name, works, author=cast.owner)
    assert teams.make_team("Works", bridges, author=cast.owner)[0].name == "Works"


def test_a_team_is_closed_when_it_is_empty(cast: Cast) -> None:
    works, _bridges, cables = tree(cast)
    structure.join_team(cast.member, cables, day(-3), author=cast.owner)
    with pytest.raises(Refused, match="Somebody is in"):
        teams.close_team(cables, author=cast.owner)
    structure.leave_team(Membership.objects.get(), day(0), author=cast.owner)
    teams.close_team(cables, author=cast.owner)
    with pytest.raises(Refused, match="closed"):
        structure.join_team(cast.member, cables, day(0), author=cast.owner)
    with pytest.raises(Refused, match="teams inside"):
        teams.close_team(works, author=cast.owner)
    teams.open_team(cables, author=cast.owner)
    structure.join_team(cast.member, cables, day(0), author=cast.owner)


def test_a_new_manager_ends_the_line_before(cast: Cast) -> None:
    structure.appoint_manager(cast.member, cast.editor, day(-30), author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, day(-2), author=cast.owner)
    lines = list(ReportingLine.objects.values_list("above__name", "begins", "ends"))
    assert lines == [("Edda Editor", day(-30), day(-2)), ("Sana Second", day(-2), None)]
    assert above_rows() == {(cast.member.pk, cast.second.pk, 1)}
    told = Event.objects.filter(event="manager.appointed").first()
    assert told is not None
    assert (told.actor, told.data) == (str(cast.owner.key), {"above": str(cast.editor.key)})


def test_two_managers_on_a_day_are_refused(cast: Cast) -> None:
    structure.appoint_manager(cast.member, cast.editor, day(5), author=cast.owner)
    for offset in (0, 5):
        with pytest.raises(Refused, match="two managers"):
            structure.appoint_manager(cast.member, cast.second, day(offset), author=cast.owner)
    structure.end_line(ReportingLine.objects.get(), day(5), author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, day(0), author=cast.owner)


def test_nobody_stands_above_themselves_on_any_day(cast: Cast) -> None:
    structure.appoint_manager(cast.editor, cast.second, day(10), author=cast.owner)
    structure.appoint_manager(cast.second, cast.owner, day(0), author=cast.owner)
    for person, over in ((cast.owner, cast.second), (cast.owner, cast.editor), (cast.owner, cast.owner)):
        with pytest.raises(Refused, match="above themselves"):
            structure.appoint_manager(person, over, day(0), author=cast.owner)


def test_a_leaver_is_out_at_once_and_everything_of_theirs_ends(cast: Cast) -> None:
    team, _ = teams.make_team("Works", author=cast.owner)
    structure.join_team(cast.second, team, day(-9), author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, day(-9), author=cast.owner)
    structure.appoint_manager(cast.second, cast.owner, day(-9), author=cast.owner)
    structure.appoint_lead(cast.editor, cast.second, day(4), author=cast.owner)
    WelcomeLink.objects.create(
        token_hash="x", email=cast.second.email, standing="member", expires_at=timezone.now() + timedelta(days=1)
    )
    client, other = client_of(cast.second), client_of(cast.member)
    assert client.get("/account/").status_code == 200
    before = structure_rows()
    change = structure.leave(cast.second, day(0), author=cast.owner)
    assert [client.get("/account/").status_code, other.get("/account/").status_code] == [302, 200]
    assert not client.login(email=cast.second.email, password=PASSWORD)
    assert above_rows() == set()
    assert not Membership.objects.filter(ends=None).exists()
    assert [line.ends for line in ReportingLine.objects.order_by("begins")] == [day(0), day(0), day(4)]
    assert WelcomeLink.objects.get().expires_at <= timezone.now()
    changes.undo(change, author=cast.owner)
    assert structure_rows() == before
    assert client.get("/account/").status_code == 302, "the session stays dead"


def test_taking_a_leave_back_revives_no_passkey_and_no_link_to_a_provider(cast: Cast) -> None:
    for person in (cast.second, cast.member):
        Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
        SocialAccount.objects.create(user=person, provider="openid", uid=person.handle)
    change = structure.leave(cast.second, day(0), author=cast.owner)
    changes.undo(change, author=cast.owner)
    assert [list(model.objects.values_list("user", flat=True)) for model in (Authenticator, SocialAccount)] == [
        [cast.member.pk],
        [cast.member.pk],
    ]
    told = Event.objects.get(event="person.factors_withdrawn")
    assert (told.actor, told.object_key) == (str(cast.owner.key), f"person:{cast.second.key}")
    assert told.data == {"count": 2, "by": "leaving"}


def test_the_last_owner_stays_and_nobody_leaves_tomorrow(cast: Cast) -> None:
    with pytest.raises(Refused, match="own this installation"):
        structure.leave(cast.owner, day(0), author=cast.owner)
    with pytest.raises(Refused, match="still to come"):
        structure.leave(cast.member, day(1), author=cast.owner)
    make_person("Second Owner", Standing.OWNER)
    structure.leave(cast.owner, day(0), author=cast.owner)


def test_what_was_changed_since_is_not_taken_back(cast: Cast) -> None:
    first = structure.appoint_manager(cast.member, cast.editor, day(-3), author=cast.owner)
    second = structure.end_line(ReportingLine.objects.get(), day(0), author=cast.owner)
    with pytest.raises(Refused, match="changed since"):
        changes.undo(first, author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, day(0), author=cast.owner)
    before = structure_rows()
    with pytest.raises(Refused, match="changed since"):
        changes.undo(second, author=cast.owner)
    with pytest.raises(Refused, match="owner"):
        changes.undo(second, author=cast.member)
    assert structure_rows() == before


def test_what_is_long_ago_is_not_kept(cast: Cast) -> None:
    old = structure.appoint_manager(cast.member, cast.editor, day(-3), author=cast.owner)
    StructureChange.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=8))
    teams.make_team("Works", author=cast.owner)
    with pytest.raises(Refused, match="too long ago"):
        changes.undo(old, author=cast.owner)
    old.refresh_from_db()
    assert old.rows == []


VERBS = st.sampled_from(["manager", "lead", "end", "leave", "join", "move", "make", "undo"])
STEPS = st.lists(st.tuples(VERBS, st.integers(0, 5), st.integers(0, 5), st.integers(-4, 4)), max_size=14)


class TestRandomSequences(TestCase):
    """Whatever owners do, in whatever order: what is worked out is what the rule says, on every day."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
    @given(STEPS)
    def test_above_and_the_paths_of_teams_stay_right(self, steps: list[tuple[str, int, int, int]]) -> None:
        owner = make_person("Olga Owner", Standing.OWNER)
        people = [make_person(f"P{number} Random") for number in range(6)]
        first, _ = teams.make_team("T", author=owner)
        history: list[tuple[StructureChange, list[Any]]] = []
        for verb, one, two, offset in steps:
            before = structure_rows()
            try:
                change = _step(verb, people[one], people[two], first, (one, two), day(offset), owner, history)
            except Refused:
                assert structure_rows() == before
                continue
            history.append((change, before))
            self.check(people)
        for later in (day(1), day(3), day(6)):
            with mock.patch("django.utils.timezone.localdate", return_value=later):
                above.keep_current()
                self.check(people)
        above.forget()

    def check(self, people: list[User]) -> None:
        """``Above`` is what the rule says of the lines; each path is made of the parents."""
        lines = [
            Line(row.person_id, row.above_id, Period(row.begins, row.ends), Bond(row.bond))
            for row in ReportingLine.objects.all()
        ]
        expected = {
            (person.pk, over, distance)
            for person in people
            for distance, over in enumerate(managers_above(person.pk, today(), lines), 1)
        }
        assert above_rows() == expected
        for on in range(-5, 6):
            for person in people:
                assert person.pk not in managers_above(person.pk, day(on), lines)
        for team in Team.objects.select_related("parent"):
            assert team.path == (team.parent.path if team.parent else "/") + f"{team.pk}/"


def _step(
    verb: str,
    person: User,
    other: User,
    root: Team,
    numbers: tuple[int, int],
    on: date,
    owner: User,
    history: list[tuple[StructureChange, list[Any]]],
) -> StructureChange:
    person.refresh_from_db()
    other.refresh_from_db()
    found = list(Team.objects.order_by("pk"))
    one, two = (found[number % len(found)] for number in numbers)
    match verb:
        case "manager":
            return structure.appoint_manager(person, other, on, author=owner)
        case "lead":
            return structure.appoint_lead(person, other, on, author=owner)
        case "end":
            line = ReportingLine.objects.filter(person=person).first()
            return structure.end_line(line or _refuse(), on, author=owner)
        case "leave":
            return structure.leave(person, on, author=owner)
        case "join":
            return structure.join_team(person, one, on, author=owner)
        case "move":
            return teams.move_team(one, two, author=owner)
        case "make":
            return teams.make_team(f"T{len(found)}", one, author=owner)[1]
        case _:
            change, before = history.pop() if history else (_refuse(), [])
            changes.undo(change, author=owner)
            assert structure_rows() == before
            return change


def _refuse() -> Any:
    raise Refused("nothing to do")
