"""The door to broken glass: who may ask and answer, and whom it lets read what.

Raises ``Http404`` alike for what is not there and for what is not yours.
"""

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.http import Http404

from levelset.process.breaking_glass import State, may_answer, may_break
from levelset.process.rights import Standing
from levelset.process.visibility import Relation
from levelset.web.people.access.counterparts import counterparts
from levelset.web.people.access.links import standing_of
from levelset.web.people.access.relations import READER, Reader, Viewer, ask, is_to, reader_of, relations, subjects
from levelset.web.people.models import Glass, Partnership, User
from levelset.web.people.periods import in_force
from levelset.web.prepared import Given, prepared


def open_glasses(viewer: Viewer | Reader) -> QuerySet[Glass]:
    """The glasses under which this viewer may read now; none for somebody who is not of the organization.

    Whoever could not ask for the person any more, reads no more: as owner, or as people partner of today.
    """
    asked = reader_of(viewer)
    if asked is None:
        return Glass.objects.none()
    may_ask = Q(asked_by__standing=Standing.OWNER.value) | Q(is_to(asked, Relation.PARTNER, "person_id"))
    by = Glass.objects.filter(may_ask, asked_by=asked.reader, person__is_active=True)
    return by.filter(granted_at__isnull=False, ended_at=None, ends_at__gt=asked.now)


def open_over(person: User | Reader) -> QuerySet[Glass]:
    """The glasses under which somebody reads a person's records now: ``open_glasses``, asked the other way round."""
    somebody = Reader.of(person) if isinstance(person, User) else person
    partners = counterparts(Relation.PARTNER, somebody)
    owner = Q(asked_by__standing=Standing.OWNER.value, asked_by__is_active=True)
    over = Glass.objects.filter(owner | Q(asked_by__in=partners), person=somebody.reader, person__is_active=True)
    return over.filter(granted_at__isnull=False, ended_at=None, ends_at__gt=somebody.now)


def opened_by_glass(viewer: Viewer, person: User) -> bool:
    """Whether a glass is open under which the viewer may read the person's records now."""
    return bool(ask(_opened, viewer, person=person))


@prepared
def _opened(person: Given) -> QuerySet[Glass]:
    return open_glasses(READER).filter(person=person)[:1]


def open_glass_key(reader: str, subject: str) -> str:
    """The key of the glass that is open for a reader over somebody, both by their keys; empty where none is."""
    if not is_key(reader) or not is_key(subject):
        return ""
    asked = _between.first(reader=uuid.UUID(reader), subject=uuid.UUID(subject))
    found = open_glasses(asked.asked_by).filter(person=asked.person_id).first() if asked else None
    return str(found.key) if found else ""


@prepared
def _between(reader: Given, subject: Given) -> QuerySet[Glass]:
    """Whatever was asked by one for another: hardly ever anything, and looked up each time that somebody reads."""
    return Glass.objects.filter(asked_by__key=reader, person__key=subject).select_related("asked_by")[:1]


def is_key(text: str) -> bool:
    """Whether a text can be the key of a user."""
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def may_break_any(viewer: Viewer) -> bool:
    """Whether there is anybody for whom this viewer may ask: owners and people partners."""
    standing = standing_of(viewer)
    if standing is None or standing is Standing.OWNER:
        return standing is not None
    return Partnership.objects.filter(in_force(), person=viewer.pk).exists()


def check_breaks(viewer: Viewer) -> None:
    """Raises Http404 for somebody who may not break glass at all."""
    if not may_break_any(viewer):
        raise Http404


def glasses(viewer: Viewer) -> QuerySet[Glass]:
    """What this viewer asked for, and what they may answer; never what is about themselves."""
    check_breaks(viewer)
    rows = Glass.objects.exclude(person=viewer.pk).select_related("person", "asked_by", "answered_by")
    if standing_of(viewer) is Standing.OWNER:
        return rows
    return rows.filter(Q(asked_by=viewer.pk) | Q(is_to(viewer, Relation.PARTNER, "person_id")))


def glass(viewer: Viewer, key: uuid.UUID) -> Glass:
    """One of them."""
    found = glasses(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def locked_glass(viewer: Viewer, key: uuid.UUID) -> Glass:
    """The same, held until the end of the transaction."""
    return Glass.objects.select_for_update().get(pk=glass(viewer, key).pk)


def can_answer(viewer: Viewer, asked: Glass) -> bool:
    """Whether this viewer may grant or refuse it now."""
    theirs = asked.asked_by_id == viewer.pk
    rights = may_answer(standing_of(viewer), relations(viewer, asked.person), asked_by_them=theirs)
    return rights and asked.state is State.ASKED


def can_end(viewer: Viewer, asked: Glass) -> bool:
    """Whether this viewer may end it before its time: whoever asked, and whoever could have answered."""
    rights = may_break(standing_of(viewer), relations(viewer, asked.person))
    return asked.state is State.OPEN and (asked.asked_by_id == viewer.pk or rights)


def reads_under(viewer: Viewer, asked: Glass) -> bool:
    """Whether this glass is open for this viewer now."""
    return open_glasses(viewer).filter(pk=asked.pk).exists()


def may_ask_for(viewer: Viewer, person: User) -> bool:
    """Whether this viewer may ask to read this person's records."""
    return may_break(standing_of(viewer), relations(viewer, person))


def askable(viewer: Viewer) -> QuerySet[User]:
    """Everybody for whom this viewer may ask: the same as ``may_ask_for``, as a query."""
    check_breaks(viewer)
    everybody = User.objects.filter(is_active=True).exclude(pk=viewer.pk or 0)
    if standing_of(viewer) is Standing.OWNER:
        return everybody
    return everybody.filter(pk__in=subjects(viewer, Relation.PARTNER).values("pk"))


def states_of(rows: Iterable[Glass]) -> dict[State, list[Glass]]:
    """The glasses by where they stand."""
    found: dict[State, list[Glass]] = {state: [] for state in State}
    for row in rows:
        found[row.state].append(row)
    return found
