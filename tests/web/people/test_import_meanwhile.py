"""What a list changes is worked out while others write; what they changed meanwhile is seen, and nothing else waits."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import connection

from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.structure import Bond
from levelset.web.people.actions import importing, structure, teams
from levelset.web.people.lists.known import state
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
LIST = "external id,name,e-mail,team\n8,Bo Berg,bo@example.net,Works\n"


def carry_out_while(cast: Cast, meanwhile: Callable[[], Any]) -> tuple[Any, list[int]]:
    """Carry a list out; something happens between working out and writing. With how deep in transactions it was."""
    held = importing.prepare("x.csv", LIST, author=cast.owner)
    asked = iter([lambda: None, meanwhile])
    work_out, depths = importing.worked_out, []

    def told(*given: Any) -> Any:
        depths.append(len(connection.savepoint_ids))
        return work_out(*given)

    def seen() -> Any:
        next(asked)()
        return state()

    with mock.patch.object(importing, "state", seen), mock.patch.object(importing, "worked_out", told):
        return importing.carry_out(held, leavers=False, author=cast.owner), depths


def test_where_nothing_was_changed_meanwhile_it_is_worked_out_once_and_outside(cast: Cast) -> None:
    outside = len(connection.savepoint_ids)
    change, depths = carry_out_while(cast, lambda: None)
    assert change is not None and depths == [outside]
    assert User.objects.get(email="bo@example.net").external == "8"


def test_what_was_changed_meanwhile_is_looked_at_again(cast: Cast) -> None:
    outside = len(connection.savepoint_ids)
    change, depths = carry_out_while(cast, lambda: client_of(cast.second))
    assert change is not None and depths[0] == outside < depths[1]
    assert User.objects.filter(email="bo@example.net").exists()


def test_what_would_be_something_else_than_shown_is_not_written(cast: Cast) -> None:
    with pytest.raises(Refused, match="look once more"):
        carry_out_while(cast, lambda: User.objects.create_user("bo@example.net", name="Other Bo"))
    assert not User.objects.filter(external="8").exists() and not Team.objects.exists()


def test_everything_that_a_plan_is_made_of_is_seen_to_have_changed(cast: Cast) -> None:
    team, _ = teams.make_team("Works", author=cast.owner)
    structure.join_team(cast.member, team, today(), author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, today(), author=cast.owner)
    person, line = User.objects.filter(pk=cast.member.pk), ReportingLine.objects.filter(bond=Bond.MANAGER.value)
    later = today() + timedelta(days=3)
    changes: list[Callable[[], Any]] = [
        lambda: person.update(name="Mika M."),
        lambda: person.update(email="m@example.org"),
        lambda: person.update(external="7"),
        lambda: person.update(standing="editor"),
        lambda: person.update(is_active=False),
        lambda: person.update(left_on=today()),
        lambda: client_of(cast.second),  # comes in for the first time
        lambda: make_person("New One"),
        lambda: teams.rename_team(team, "Docks", author=cast.owner),
        lambda: Team.objects.update(is_closed=True),
        lambda: Membership.objects.update(ends=later),
        lambda: Membership.objects.all().delete(),
        lambda: line.update(above=cast.editor),
        lambda: line.update(begins=today() - timedelta(days=1)),
        lambda: line.update(ends=later),
        lambda: line.update(bond=Bond.LEAD.value),
        lambda: ReportingLine.objects.all().delete(),
    ]
    for number, change in enumerate(changes):
        before = state()
        assert before == state(), "asked twice it is the same"
        change()
        assert state() != before, number
    before = state()
    client_of(cast.second)  # again
    Partnership.objects.create(person=cast.second, begins=today())
    assert state() == before, "what no plan is made of"
    with mock.patch("django.utils.timezone.localdate", return_value=later):
        assert state() != before, "on another day other lines hold"
