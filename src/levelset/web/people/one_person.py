"""What the page of one person shows: who they are to others today, and what was before, for those who may see it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from levelset.process.structure import Bond
from levelset.process.visibility import Relations, may_see_history
from levelset.web.people import access
from levelset.web.people.access import people as door
from levelset.web.people.directory import Listed, NamedTeam, listed
from levelset.web.people.models import Above, Membership, Partnership, ReportingLine, User
from levelset.web.people.periods import in_force, today
from levelset.web.people.seeking import PAGE, Named, named
from levelset.web.prepared import Given, prepared


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What one person's page shows."""

    person: User
    relations: Relations
    role: str
    teams: tuple[NamedTeam, ...]
    manager: Named | None
    leads: tuple[Named, ...]
    managers_above: tuple[Named, ...]
    reports: tuple[Listed, ...]
    more_reports: bool
    partner_of: tuple[Partnership, ...]
    history: tuple["Told", ...] | None


@dataclass(frozen=True, slots=True)
class Told:
    """One period of a person, as a sentence has it: kind (``manager``, ``lead``, ``team``), with whom or where."""

    kind: str
    what: str
    handle: str
    begins: date
    ends: date | None


def person_page(viewer: User, handle: str) -> PersonPage:
    """A person's page, with their history for those who may see it. Raises Http404 for strangers."""
    person = door.person(viewer, handle)
    relations, day = access.relations(viewer, person), today()
    sees_history = may_see_history(relations, standing=access.standing_of(viewer), left=not person.is_active)
    below = [Named(*one) for one in _reports(person=person, day=day)]
    row, *reports = listed([Named(person.pk, person.handle, person.name, person.is_active), *below[:PAGE]])
    return PersonPage(
        person,
        relations,
        row.role,
        row.teams,
        row.manager,
        tuple(Named(*one) for one in _leads(person=person, day=day)),
        tuple(Named(*one) for one in _above(person=person))[1:],
        tuple(reports),
        len(below) > PAGE,
        tuple(_partnerships(person=person, day=day)),
        history(person) if sees_history else None,
    )


@prepared
def _reports(person: Given, day: Given) -> QuerySet[User, tuple[Any, ...]]:
    lines = ReportingLine.objects.filter(in_force(day), above=person, bond=Bond.MANAGER.value)
    return named(User.objects.filter(pk__in=lines.values("person"), is_active=True))[: PAGE + 1]


@prepared
def _leads(person: Given, day: Given) -> QuerySet[ReportingLine, tuple[Any, ...]]:
    return named(ReportingLine.objects.filter(in_force(day), person=person, bond=Bond.LEAD.value), "above__")


@prepared
def _above(person: Given) -> QuerySet[Above, tuple[Any, ...]]:
    return named(Above.objects.filter(person=person), "above__")


@prepared
def _partnerships(person: Given, day: Given) -> QuerySet[Partnership]:
    return Partnership.objects.filter(in_force(day), person=person).select_related("team")


def beside(person: User) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The manager and the tech leads of somebody today, of those who are here; one query."""
    rows = _beside(person=person, day=today())
    managers, leads = (
        tuple(Named(*one) for *one, of in rows if of == bond.value) for bond in (Bond.MANAGER, Bond.LEAD)
    )
    return managers, leads


@prepared
def _beside(person: Given, day: Given) -> QuerySet[ReportingLine, tuple[Any, ...]]:
    lines = ReportingLine.objects.filter(in_force(day), person=person, above__is_active=True)
    return named(lines.order_by("above__name", "above"), "above__", "bond")


def partner_of(person: User) -> tuple[NamedTeam | None, ...]:
    """The teams whose people partner somebody is today; None stands for everybody. One query."""
    return tuple(NamedTeam(key, name) if key else None for key, name in _partner_of(person=person, day=today()))


@prepared
def _partner_of(person: Given, day: Given) -> QuerySet[Partnership, tuple[Any, ...]]:
    rows = Partnership.objects.filter(in_force(day), person=person).order_by("team__name", "pk")
    return rows.values_list("team__key", "team__name")


def manager_on(person: User, day: date | None = None) -> User | None:
    """Whom somebody reported to on a day; None where nobody is known."""
    lines = ReportingLine.objects.filter(in_force(day), person=person, bond=Bond.MANAGER.value)
    line = lines.select_related("above").first()
    return None if line is None else line.above


def history(person: User) -> tuple[Told, ...]:
    """Every period of somebody, newest first; those that held on no day are left out."""
    told = [
        Told(bond, name or email, handle, begins, ends)
        for bond, name, email, handle, begins, ends in _all_lines(person=person)
    ]
    told += [Told("team", name, "", begins, ends) for name, begins, ends in _all_teams(person=person)]
    return tuple(sorted((one for one in told if one.begins != one.ends), key=lambda one: one.begins, reverse=True))


@prepared
def _all_lines(person: Given) -> QuerySet[ReportingLine, tuple[Any, ...]]:
    lines = ReportingLine.objects.filter(person=person)
    return lines.values_list("bond", "above__name", "above__email", "above__handle", "begins", "ends")


@prepared
def _all_teams(person: Given) -> QuerySet[Membership, tuple[Any, ...]]:
    return Membership.objects.filter(person=person).values_list("team__name", "begins", "ends")
