"""What my page and my team's page show, of what the apps below let me see. A fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Window
from django.db.models.functions import RowNumber

from levelset.core.model import Page
from levelset.process.visibility import Relation
from levelset.web.evidence import access as evidence
from levelset.web.evidence import lists
from levelset.web.evidence.lists import A_FEW, Line
from levelset.web.evidence.models import Entry
from levelset.web.frameworks.access import current_version
from levelset.web.people.access import subjects
from levelset.web.people.access.counterparts import counterparts
from levelset.web.people.access.relations import READER, ask
from levelset.web.people.directory import NamedTeam
from levelset.web.people.models import User
from levelset.web.people.one_person import beside, partner_of
from levelset.web.people.seeking import Named, named
from levelset.web.placements import queries as placements
from levelset.web.placements.access import is_alone
from levelset.web.placements.models import Aim, Placement
from levelset.web.prepared import Given, each, prepared

MOST_REPORTS = 100
"""People on the page of a team; with more of them, the list of people is the better place."""


@dataclass(frozen=True, slots=True)
class Mine:
    """All that stands on my page."""

    held: placements.Held | None
    alone: bool
    aim: Aim | None
    compare: str
    managers: tuple[Named, ...]
    leads: tuple[Named, ...]
    partners: tuple[Named, ...]
    partner_of: tuple[NamedTeam | None, ...]
    latest: tuple[Line, ...]
    shared: tuple[Line, ...]
    is_asked: bool
    has_reports: bool

    @property
    def page(self) -> Page | None:
        """The page that I hold, as the current version has it."""
        return self.held.page if self.held else None


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody who reports to me: what they hold, the aim that they opened to me, what they shared lately."""

    person: User
    placement: Placement | None
    aim: Aim | None
    shared: tuple[Line, ...]


def mine(person: User) -> Mine:
    """What stands on one's own page."""
    version = current_version(person)
    held = placements.held_in(version, placements.own_history(person))
    aim = placements.own_aim(person)
    managers, leads = beside(person)
    towards = placements.towards(version, held, aim)
    return Mine(
        held,
        is_alone(person),
        aim,
        towards.compare if towards else "",
        managers,
        leads[:A_FEW],
        partners(person),
        partner_of(person),
        tuple(lists.latest(person)),
        tuple(lists.latest_shared(person)),
        evidence.is_asked(person),
        has_reports(person),
    )


def partners(person: User) -> tuple[Named, ...]:
    """The people partners of somebody today, by name: they see their level, and write it down."""
    return tuple(Named(*row) for row in ask(_partners, person))


@prepared
def _partners() -> QuerySet[User, tuple[Any, ...]]:
    found = counterparts(Relation.PARTNER, READER).exclude(pk=READER.reader)
    return named(found.order_by("name", "pk"))[:A_FEW]


def has_reports(person: User) -> bool:
    """Whether somebody reports to this person today."""
    return bool(ask(_any_report, person))


@prepared
def _any_report() -> QuerySet[User]:
    return subjects(READER, Relation.MANAGER).filter(is_active=True)[:1]


def team(person: User) -> list[Report]:
    """Everybody who reports to a person today, by name."""
    people = ask(_reports, person)
    levels = placements.levels_of(person, people)
    aims = placements.aims_of(person, people)
    shared = _shared(person, people)
    return [Report(one, levels.get(one.pk), aims.get(one.pk), tuple(shared.get(one.pk, ()))) for one in people]


@prepared
def _reports() -> QuerySet[User]:
    return subjects(READER, Relation.MANAGER).filter(is_active=True).order_by("name", "pk")[:MOST_REPORTS]


def _shared(person: User, people: list[User]) -> dict[int, list[Line]]:
    """The latest entries that each shared with a person; one query. What is older stands on the page of evidence."""
    found: dict[int, list[Line]] = {}
    for author, *line in ask(_latest_of, person, people=[one.pk for one in people]):
        found.setdefault(author, []).append(Line(*line))
    return found


@prepared
def _latest_of(people: Given) -> QuerySet[Entry, tuple[Any, ...]]:
    latest = Window(RowNumber(), partition_by="author", order_by=["-begins", "-pk"])
    shared = evidence.shared_with(READER).filter(author__in=each(people)).annotate(place=latest)
    few = shared.filter(place__lte=A_FEW).order_by("author_id", "place")
    return few.values_list("author_id", *lists.LINE)
