"""What pages ask about placements and aims, starting from what access lets the reader see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from levelset.core.model import Page
from levelset.process.placement import Placed, level_since, whole_months
from levelset.process.structure import Period
from levelset.web.frameworks.access import current_version
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.people.access.relations import READER, Viewer, ask, ask_one
from levelset.web.people.models import User
from levelset.web.people.periods import in_force, today
from levelset.web.placements import access
from levelset.web.placements.models import Aim, PageOfVersion, Placement
from levelset.web.prepared import Given, each, prepared

BASE = "/framework/"


@dataclass(frozen=True, slots=True)
class Held:
    """The page that somebody holds today. ``page`` is that of the current version, None where it has no such page."""

    placement: Placement
    page: Page | None
    href: str
    since: date
    months: int


def history(viewer: Viewer, person: User) -> list[Placement]:
    """Every placement of a person that the viewer may see, the latest first; not those that held on no day."""
    return ask(_history, viewer, person=person)


@prepared
def _history(person: Given) -> QuerySet[Placement]:
    rows = access.placements(READER).filter(person=person).exclude(ends=F("begins"))
    return rows.select_related("noted_by")


def own_history(person: User) -> list[Placement]:
    """Every placement of one's own, the latest first: always one's to see, so that nothing else is asked."""
    return _own_history(person=person)


@prepared
def _own_history(person: Given) -> QuerySet[Placement]:
    return Placement.objects.filter(person=person).exclude(ends=F("begins")).select_related("noted_by")


def own_placement(person: User) -> Placement | None:
    """What one holds today; always one's to see."""
    return _own_placement.first(person=person, day=today())


@prepared
def _own_placement(person: Given, day: Given) -> QuerySet[Placement]:
    return Placement.objects.filter(in_force(day), person=person)[:1]


def own_aim(person: User) -> Aim | None:
    """The aim that one has now; always one's to see."""
    return _own_aim.first(person=person)


@prepared
def _own_aim(person: Given) -> QuerySet[Aim]:
    return Aim.objects.filter(person=person, ended_at=None)[:1]


def held(viewer: Viewer, rows: list[Placement]) -> Held | None:
    """What a person holds today, of their whole history; None where they hold nothing."""
    return held_in(current_version(viewer), rows)


def held_in(version: FrameworkVersion | None, rows: list[Placement]) -> Held | None:
    """The same, beside the pages of a version."""
    day = today()
    now = next((row for row in rows if Period(row.begins, row.ends).holds_on(day)), None)
    if now is None:
        return None
    since = level_since((Placed(row.role, row.level, Period(row.begins, row.ends)) for row in rows), day)
    since = since or now.begins
    page, href = page_now(version, now)
    return Held(now, page, href, since, whole_months(since, day))


def aim(viewer: Viewer, person: User) -> Aim | None:
    """The aim that a person has now, where the viewer may see it."""
    return ask_one(_aim, viewer, person=person)


@prepared
def _aim(person: Given) -> QuerySet[Aim]:
    return access.aims(READER).filter(person=person, ended_at=None)[:1]


def page_now(version: FrameworkVersion | None, kept: PageOfVersion) -> tuple[Page | None, str]:
    """The page of the current version with the role and level that were kept, and its address.

    Where that version has no such page: None, and the address of the version in which it was kept.
    """
    if version is not None:
        page = version.framework.page(f"{kept.role}/{kept.level}")
        if page is not None:
            return page, Addresses(BASE, version.book.shelf).page(page)
    return None, f"{BASE}versions/{kept.version}/"


def choices(version: FrameworkVersion | None) -> list[tuple[str, list[tuple[str, str]]]]:
    """The pages of a version, role by role, as the choices of a field: ``role/level`` → title."""
    if version is None:
        return []
    shelf = version.book.shelf
    return [(role.name, [(page.address, page.title) for page in shelf.pages[role.key]]) for role in shelf.roles]


def page_at(version: FrameworkVersion | None, address: str) -> Page | None:
    """The page of a version with this address; None where there is none."""
    return version.framework.page(address) if version is not None else None


def next_page(version: FrameworkVersion | None, kept: PageOfVersion | None) -> Page | None:
    """The page above the one that somebody holds, in the same role; None at the top, or where nothing is held."""
    if version is None or kept is None:
        return None
    pages = version.book.shelf.pages.get(kept.role, ())
    levels = [page.level for page in pages]
    if kept.level not in levels:
        return None
    at = levels.index(kept.level) + 1
    return pages[at] if at < len(pages) else None


def levels_of(viewer: Viewer, people: list[User]) -> dict[int, Placement]:
    """Primary key of a person → what they hold today, of those whose level the viewer may see. One query."""
    found = ask(_placements_of, viewer, people=[one.pk for one in people])
    return {row.person_id: row for row in found}


@prepared
def _placements_of(people: Given) -> QuerySet[Placement]:
    return access.placements(READER).filter(in_force(READER.day), person__in=each(people))


@dataclass(frozen=True, slots=True)
class Towards:
    """From the page that somebody holds to the one that they aim at: both addresses, and that of the comparison."""

    page: Page | None
    href: str
    compare: str


def towards(version: FrameworkVersion | None, held_now: Held | None, chosen: Aim | None) -> Towards | None:
    """Where the way to an aim is shown; without a comparison where nothing is held, or a page is gone."""
    if chosen is None:
        return None
    page, href = page_now(version, chosen)
    start = held_now.page if held_now else None
    if version is None or page is None or start is None or start == page:
        return Towards(page, href, "")
    return Towards(page, href, Addresses(BASE, version.book.shelf).compare(start, page))


def aims_of(viewer: Viewer, people: list[User]) -> dict[int, Aim]:
    """Primary key of a person → the aim that they have now, of those that the viewer may see. One query."""
    return {row.person_id: row for row in ask(_aims_of, viewer, people=[one.pk for one in people])}


@prepared
def _aims_of(people: Given) -> QuerySet[Aim]:
    return access.aims(READER).filter(ended_at=None, person__in=each(people))
