"""Who is here and where they belong, all at once: what a list is compared with."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from levelset.process.structure import Bond
from levelset.web.people.models import Membership, ReportingLine, Team, User
from levelset.web.people.periods import in_force, today

TeamPath = tuple[str, ...]
"""The names of a team and those around it, outermost first, without case."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everybody with what holds today; the lines of managers also with what is still to come."""

    users: dict[int, User]
    by_email: dict[str, User]
    by_external: dict[str, User]
    teams: dict[TeamPath, Team]
    memberships: dict[int, list[Membership]]
    managers: dict[int, list[ReportingLine]]
    leads: dict[int, list[ReportingLine]]


def state() -> tuple[Any, ...]:
    """All that ``known`` tells, as plain values: to see in a moment whether anything of it was changed."""
    was_in = ExpressionWrapper(Q(last_login__isnull=False), BooleanField())
    tables: tuple[QuerySet[Any, Any], ...] = (
        User.objects.values_list("pk", "email", "name", "external", "standing", "is_active", "left_on", was_in),
        Team.objects.values_list("pk", "name", "external", "parent_id", "path", "is_closed"),
        _memberships().values_list("pk", "person_id", "team_id", "begins", "ends"),
        _lines().values_list("pk", "person_id", "above_id", "bond", "begins", "ends"),
    )
    return (today(), *(list(rows.order_by("pk")) for rows in tables))


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.filter(in_force())


def _lines() -> QuerySet[ReportingLine]:
    return ReportingLine.objects.exclude(ends__lte=today())


def known() -> Known:
    """Ask for everything, in as many queries as there are tables."""
    users = {user.pk: user for user in User.objects.defer("password")}
    memberships: dict[int, list[Membership]] = defaultdict(list)
    for held in _memberships().iterator():
        memberships[held.person_id].append(held)
    managers: dict[int, list[ReportingLine]] = defaultdict(list)
    leads: dict[int, list[ReportingLine]] = defaultdict(list)
    for line in _lines().iterator():
        (managers if line.bond == Bond.MANAGER.value else leads)[line.person_id].append(line)
    return Known(
        users,
        {user.email: user for user in users.values()},
        {user.external: user for user in users.values() if user.external},
        _teams(),
        memberships,
        managers,
        leads,
    )


def _teams() -> dict[TeamPath, Team]:
    teams = Team.objects.in_bulk()
    paths: dict[int, TeamPath] = {}

    def path(team: Team) -> TeamPath:
        if team.pk not in paths:
            around = path(teams[team.parent_id]) if team.parent_id in teams else ()
            paths[team.pk] = (*around, team.name.casefold())
        return paths[team.pk]

    return {path(team): team for team in teams.values() if not team.is_closed}
