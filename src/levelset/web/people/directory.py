"""What pages of many people show: lists, teams. A constant number of queries, whatever the size."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from levelset.process.structure import Bond
from levelset.web.people.above import keep_current
from levelset.web.people.access import people as door
from levelset.web.people.access import standing_of
from levelset.web.people.actions.changes import can_undo
from levelset.web.people.models import (
    Membership,
    Partnership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    Team,
    User,
)
from levelset.web.people.periods import in_force, today
from levelset.web.people.roles import roles_of
from levelset.web.people.seeking import (
    PAGE,
    Found,
    Named,
    Place,
    among,
    by_name,
    by_word,
    everybody,
    in_a_team,
    inside_a_team,
    is_inside,
    named,
)
from levelset.web.prepared import Given, each, prepared

SHORT = 12
"""How many of a long list stand on a page that is about something else."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for in the list."""

    text: str = ""
    team: str = ""
    left: bool = False
    without_manager: bool = False
    place: Place = field(default_factory=Place)

    @property
    def narrows(self) -> bool:
        """Whether it leaves anybody out."""
        return bool(self.text or self.team or self.without_manager)


class NamedTeam(NamedTuple):
    """What a list says of a team."""

    key: uuid.UUID
    name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One person in a list."""

    person: Named
    role: str
    teams: tuple[NamedTeam, ...]
    manager: Named | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; ``before`` and ``after`` are the handles at which the pages beside it begin, if any."""

    rows: tuple[Listed, ...]
    page: int
    before: str = ""
    after: str = ""


def listing(viewer: object, asked: Asked, team: Team | None = None) -> Listing:
    """People, a page of them: by name; by the word that fits where one is looked for; team by team inside one."""
    without = asked.without_manager and door.may_manage(viewer)
    if asked.text and "@" not in asked.text:
        return _listing(by_word(viewer, asked.text, here=_here(viewer, asked, team, without), place=asked.place))
    if team is not None and not asked.text and not without:
        return _listing(inside_a_team(viewer, team, left=asked.left, place=asked.place))
    if asked == Asked():
        return _listing(everybody(viewer))
    found = door.people(viewer)
    if asked.text:
        found = found.filter(email=asked.text.lower())
    if without:
        found = found & _without_manager()
    elif not asked.left:
        found = found.filter(is_active=True)
    if team is not None:
        inside = Membership.objects.filter(in_force(), team__path__begins_with=team.path, person=OuterRef("pk"))
        found = found.filter(Exists(inside))
    return _listing(by_name(viewer, found, asked.place))


def _here(viewer: object, asked: Asked, team: Team | None, without_manager: bool) -> Q:
    """What is asked of a person beside the name, as a condition of one of its words."""
    condition = Q() if standing_of(viewer) else Q(pk__in=[])
    if not asked.left or without_manager:
        condition &= Q(person__is_active=True)
    if team is not None:
        condition &= is_inside(team)
    if without_manager:
        condition &= among(_without_manager(), Q(person__has_manager=False))
    return condition


def _without_manager() -> QuerySet[User]:
    """Who is here and has no manager today."""
    keep_current()
    return User.objects.filter(is_active=True, has_manager=False)


def _listing(found: Found) -> Listing:
    """A page with the teams and managers of who stands on it."""
    people = found.people
    return Listing(
        listed(people),
        found.page,
        people[0].handle if people and found.earlier else "",
        people[-1].handle if people and found.later else "",
    )


def listed(people: Sequence[Named]) -> tuple[Listed, ...]:
    """These people with their roles, teams and managers: three queries, of no more than a list shows."""
    keys, day = [person.pk for person in people], today()
    teams: dict[int, list[NamedTeam]] = {}
    for person_id, key, name in _teams_of(people=keys, day=day):
        teams.setdefault(person_id, []).append(NamedTeam(key, name))
    managers = {person_id: Named(*above) for *above, person_id in _managers_of(people=keys, day=day)}
    roles = roles_of(keys)
    return tuple(
        Listed(person, roles.get(person.pk, ""), tuple(teams.get(person.pk, ())), managers.get(person.pk))
        for person in people
    )


@prepared
def _teams_of(people: Given, day: Given) -> QuerySet[Membership, tuple[Any, ...]]:
    memberships = Membership.objects.filter(in_force(day), person__in=each(people))
    return memberships.values_list("person_id", "team__key", "team__name")


@prepared
def _managers_of(people: Given, day: Given) -> QuerySet[ReportingLine, tuple[Any, ...]]:
    lines = ReportingLine.objects.filter(in_force(day), person__in=each(people), bond=Bond.MANAGER.value)
    return named(lines.order_by(), "above__", "person_id")


@dataclass(frozen=True, slots=True)
class TeamPage:
    """What a team's page shows: the teams around it, outermost first; those inside it; a page of who is in it."""

    team: Team
    around: tuple[Team, ...]
    inside: tuple[Team, ...]
    listing: Listing


def team_page(viewer: object, team: Team, place: Place) -> TeamPage:
    """A team with who is in it today (not in the teams inside it)."""
    inside = Team.objects.filter(parent=team, is_closed=False)
    return TeamPage(team, around(team), tuple(inside[:PAGE]), _listing(in_a_team(viewer, team, place)))


def around(team: Team) -> tuple[Team, ...]:
    """The teams around a team, outermost first."""
    keys = [int(part) for part in team.path.strip("/").split("/")[:-1] if part]
    found = Team.objects.in_bulk(keys)
    return tuple(found[key] for key in keys if key in found)


def outer_teams(viewer: object) -> tuple[Team, ...]:
    """The teams that stand in no other one, with those inside them to open."""
    return tuple(_outer_teams()) if standing_of(viewer) else ()


@prepared
def _outer_teams() -> QuerySet[Team]:
    return Team.objects.filter(parent=None, is_closed=False)[:PAGE]


def closed_teams(viewer: object) -> tuple[Team, ...]:
    """The last closed teams, for those who may open them again."""
    return tuple(door.teams(viewer).filter(is_closed=True).order_by("-pk")[:SHORT]) if door.may_manage(viewer) else ()


def found_people(viewer: object, text: str) -> list[User]:
    """Whom somebody may mean who typed a name, a handle or an e-mail address: one where it is sure, else several."""
    text = text.strip()
    here = door.people(viewer).filter(is_active=True)
    exact = here.filter(email=text.lower()).first() or here.filter(handle=text).first()
    if exact is not None:
        return [exact]
    found = by_word(viewer, text, here=_here(viewer, Asked(), None, without_manager=False), place=Place())
    keys = [one.pk for one in found.people[:SHORT]]
    people = here.in_bulk(keys)
    return [people[key] for key in keys]


def found_teams(viewer: object, text: str) -> list[Team]:
    """Which open team somebody may mean who typed its name, or a path such as “Engineering / Bridges”."""
    names = [part.strip() for part in text.split("/") if part.strip()]
    if not names:
        return []
    found = list(door.teams(viewer).filter(is_closed=False, name__iexact=names[-1]).select_related("parent")[:SHORT])
    if len(names) > 1:
        wanted = [name.casefold() for name in names]
        found = [
            one for one in found if [team.name.casefold() for team in (*around(one), one)][-len(names) :] == wanted
        ]
    return found


def path_text(team: Team) -> str:
    """“Engineering / Bridges”."""
    return " / ".join(one.name for one in (*around(team), team))


@dataclass(frozen=True, slots=True)
class EditPage:
    """Every period of a person that can still be ended, for those who manage people."""

    lines: tuple[ReportingLine, ...]
    memberships: tuple[Membership, ...]
    partnerships: tuple[Partnership, ...]


def edit_page(person: User) -> EditPage:
    """What holds today or will."""
    open_ = Q(ends=None) | Q(ends__gt=today())
    return EditPage(
        tuple(ReportingLine.objects.filter(open_, person=person).select_related("above")),
        tuple(Membership.objects.filter(open_, person=person).select_related("team")),
        tuple(Partnership.objects.filter(open_, person=person).select_related("team")),
    )


def last_import_change(viewer: object) -> StructureChange | None:
    """The last import that can still be taken back, for those who manage people."""
    if not door.may_manage(viewer):
        return None
    change = StructureChange.objects.filter(event="people.imported", undone_at=None).exclude(rows=[]).first()
    return change if change is not None and can_undo(change) else None


def how_many_without_manager() -> int:
    """How many people of today have no manager; the one at the top is one of them."""
    return _without_manager().count()


def waiting_import(viewer: object) -> PeopleImport | None:
    """The list that waits for a yes, for those who manage people."""
    return PeopleImport.objects.filter(done_at=None).first() if door.may_manage(viewer) else None
