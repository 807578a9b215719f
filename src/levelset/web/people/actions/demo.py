"""Organizations that do not exist: the demo's forty people, and as many as one likes to see how large ones fare."""

from datetime import date, timedelta
from itertools import zip_longest

from django.contrib.auth.hashers import make_password
from django.db import transaction

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.process.structure import Bond
from levelset.web.audit.actions import record
from levelset.web.people import above
from levelset.web.people.demo import DEMO_PEOPLE, DEMO_TEAMS, DemoPerson
from levelset.web.people.handles import Handles
from levelset.web.people.invented import InventedTeam, organization
from levelset.web.people.journal import batches
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from levelset.web.people.teams import path_of

SEED_DOMAIN = "seed.example"
NOWHERE = ".example"
"""Nobody has an address that ends like this."""

BEGAN = 365
"""How many days ago everybody of a seeded organization began."""


@transaction.atomic
def make_demo_people() -> None:
    """Make the invented people of the demo who are not there yet, and, once, their teams and lines.

    Nobody can sign in to them with a password.
    """
    people = {person.email: person for person in User.objects.filter(email__in=[one.email for one in DEMO_PEOPLE])}
    for one in DEMO_PEOPLE:
        if one.email not in people:
            people[one.email] = user = User.objects.create_user(one.email, name=one.name, standing=one.standing)
            record("person.joined", author=None, object_key=f"person:{user.key}", data={"standing": user.standing})
    if not Team.objects.exists() and not ReportingLine.objects.exists():
        _make_structure(people)


def _make_structure(people: dict[str, User]) -> None:
    teams: dict[str, Team] = {}
    for name, parent in DEMO_TEAMS:
        teams[name] = _team(name, teams.get(parent))
    by_key = {one.key: people[one.email] for one in DEMO_PEOPLE}
    Membership.objects.bulk_create(
        Membership(person=by_key[one.key], team=teams[one.team], **_period(one, one.begins)) for one in DEMO_PEOPLE
    )
    ReportingLine.objects.bulk_create(line for one in DEMO_PEOPLE for line in _lines(one, by_key))
    Partnership.objects.bulk_create(
        Partnership(person=by_key[one.key], team=teams.get(name), **_period(one, one.begins))
        for one in DEMO_PEOPLE
        for name in one.partner_of
    )
    for one in DEMO_PEOPLE:
        if one.left is not None:
            User.objects.filter(pk=by_key[one.key].pk).update(is_active=False, left_on=_ago(one.left))
    above.work_out()


def _team(name: str, parent: Team | None) -> Team:
    team = Team.objects.create(name=name, parent=parent)
    team.path = path_of(team, parent.path if parent else "")
    team.save(update_fields=["path"])
    return team


def _lines(one: DemoPerson, people: dict[str, User]) -> list[ReportingLine]:
    """Each manager until the next one began; the tech lead for as long as the first."""
    lines = []
    for (manager, began), after in zip_longest(one.managers, one.managers[1:]):
        period = _period(one, began)
        if after is not None:
            period["ends"] = _ago(after[1])
        lines.append(ReportingLine(person=people[one.key], above=people[manager], **period))
    if one.lead:
        period = _period(one, min(one.managers[-1][1], 300))
        lines.append(ReportingLine(person=people[one.key], above=people[one.lead], bond=Bond.LEAD.value, **period))
    return lines


def _period(one: DemoPerson, began: int) -> dict[str, date | None]:
    return {"begins": _ago(began), "ends": None if one.left is None else _ago(one.left)}


def _ago(days: int) -> date:
    return today() - timedelta(days=days)


@transaction.atomic
def seed_organization(number: int) -> None:
    """Make an organization of this many invented people, in a data folder in which nobody is real.

    Raises ``Refused`` where somebody is who has an address that may exist, or one was seeded already.
    """
    if User.objects.filter(email__endswith="@" + SEED_DOMAIN).exists():
        raise Refused("This data folder holds a seeded organization already. Name another one with LEVELSET_DATA.")
    if User.objects.exclude(email__endswith=NOWHERE).exists():
        raise Refused(
            "This data folder holds people who may be real, so no invented ones are put beside them. "
            "Name an empty folder with LEVELSET_DATA."
        )
    invented_teams, people = organization(number)
    owner = not User.objects.filter(standing=Standing.OWNER.value, is_active=True).exists()
    handles = Handles()
    users = [
        User(
            email=f"p{place:06}@{SEED_DOMAIN}",
            name=one.name,
            handle=handles.free(one.name),
            standing=(Standing.OWNER if owner and place == 0 else Standing.MEMBER).value,
            password=make_password(None),
        )
        for place, one in enumerate(people)
    ]
    for some in batches(users):
        User.objects.bulk_create(some)
    teams = _plant_teams(invented_teams)
    began = today() - timedelta(days=BEGAN)
    members = [
        Membership(person=user, team=teams[one.team], begins=began) for user, one in zip(users, people, strict=True)
    ]
    lines = [
        ReportingLine(person=user, above=users[one.manager], begins=began)
        for user, one in zip(users, people, strict=True)
        if one.manager is not None
    ]
    lines += [
        ReportingLine(person=user, above=users[one.lead], begins=began, bond=Bond.LEAD.value)
        for user, one in zip(users, people, strict=True)
        if one.lead is not None
    ]
    for some_members in batches(members):
        Membership.objects.bulk_create(some_members)
    for some_lines in batches(lines):
        ReportingLine.objects.bulk_create(some_lines)
    above.work_out()
    record("organization.seeded", author=None, object_key="organization", data={"people": number})


def _plant_teams(invented: list[InventedTeam]) -> list[Team]:
    teams = [Team(name=one.name) for one in invented]
    for some in batches(teams):
        Team.objects.bulk_create(some)
    for team, one in zip(teams, invented, strict=True):
        team.parent = teams[one.parent] if one.parent is not None else None
        team.path = path_of(team, team.parent.path if team.parent else "")
    Team.objects.bulk_update(teams, ["parent", "path"], batch_size=500)
    return teams
