"""The door to people, teams and their periods. Members see who is here; who manages people may change it.

Raises ``Http404`` alike for what is not there and for what is not yours.
"""

import uuid
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from levelset.process.rights import may_manage_people
from levelset.web.people.models import (
    Membership,
    Partnership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    Team,
    User,
    WelcomeLink,
)
from levelset.web.prepared import Given, prepared
from levelset.web.ui.viewer import standing_of

Row = TypeVar("Row", bound=Model)


def people(viewer: object) -> QuerySet[User]:
    """Everybody, those who left as well: members see names, roles, teams and managers of all, strangers nobody."""
    return User.objects.all() if standing_of(viewer) else User.objects.none()


def person(viewer: object, handle: str) -> User:
    """Somebody by their handle; a leaver stays readable by name."""
    return _found(_called.first(handle=handle) if standing_of(viewer) else None)


@prepared
def _called(handle: Given) -> QuerySet[User]:
    return User.objects.filter(handle=handle)


def teams(viewer: object) -> QuerySet[Team]:
    """Every team, closed ones as well."""
    return Team.objects.all() if standing_of(viewer) else Team.objects.none()


def team(viewer: object, key: uuid.UUID) -> Team:
    """A team by its key."""
    return _found(_team.first(key=key) if standing_of(viewer) else None)


@prepared
def _team(key: Given) -> QuerySet[Team]:
    return Team.objects.select_related("parent").filter(key=key)


def may_manage(viewer: object) -> bool:
    """Whether this viewer may change who belongs where."""
    return may_manage_people(standing_of(viewer))


def check_manages(viewer: object) -> None:
    """Raises Http404 for somebody who may not manage people, as for an address that leads nowhere."""
    if not may_manage(viewer):
        raise Http404


def line(viewer: object, number: int) -> ReportingLine:
    """A reporting line, for those who manage people."""
    check_manages(viewer)
    return _one(ReportingLine.objects.select_related("person", "above").filter(pk=number))


def membership(viewer: object, number: int) -> Membership:
    """A membership of a team, for those who manage people."""
    check_manages(viewer)
    return _one(Membership.objects.select_related("person", "team").filter(pk=number))


def partnership(viewer: object, number: int) -> Partnership:
    """Whose people partner somebody is, for those who manage people."""
    check_manages(viewer)
    return _one(Partnership.objects.select_related("person", "team").filter(pk=number))


def change(viewer: object, number: int) -> StructureChange:
    """Something that was changed, for those who manage people."""
    check_manages(viewer)
    return _one(StructureChange.objects.filter(pk=number))


def people_import(viewer: object, number: int) -> PeopleImport:
    """A list of people that somebody brought, for those who manage people."""
    check_manages(viewer)
    return _one(PeopleImport.objects.filter(pk=number))


def invitation(viewer: object, number: int) -> WelcomeLink:
    """A welcome link for an address that was not used, for those who manage people."""
    check_manages(viewer)
    return _one(WelcomeLink.objects.filter(pk=number, used_at=None).exclude(email=""))


def _one(found: QuerySet[Row]) -> Row:
    return _found(found.first())


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row
