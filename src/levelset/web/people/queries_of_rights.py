"""What pages and actions about the rights of a person ask: holds, readers, broken glass, where a name still stands."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, Field, JSONField, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from levelset.process.breaking_glass import is_told
from levelset.process.rights import Standing
from levelset.web.audit.actions import SYSTEM
from levelset.web.audit.models import Reading
from levelset.web.people.access import glass
from levelset.web.people.access.relations import READER, ask
from levelset.web.people.models import Glass, LegalHold, User
from levelset.web.people.periods import today
from levelset.web.prepared import Given, prepared

SHOWN = 500
"""Rows of the read log on one page."""

MOST_CALLED = 6
"""Of how many people of one name somebody is told whom they could mean."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody read a record: who, what, in which hour, and whether under broken glass.

    An ``operator`` is whoever ran a command of the server: it knows of nobody by name.
    """

    name: str
    record: str
    hour: datetime
    glass: bool
    operator: bool = False

    @property
    def kind(self) -> str:
        """What sort of record it is: the part of its key before the first stroke."""
        return self.record.partition("/")[0]

    @property
    def key(self) -> str:
        """The rest of the key of the record."""
        return self.record.partition("/")[2]


def readers_of(person: User) -> list[Reader]:
    """Who read somebody's records, the latest first; leavers with their names, the erased without.

    What is read under a glass of which a law forbids to tell them stands here from the day on which they are told.
    """
    told = Reading.objects.filter(subject=str(person.key)).exclude(glass__in=untold_keys(person))
    rows = list(told.order_by("-hour", "-id")[:SHOWN])
    names = {str(key): name for key, name in User.objects.filter(key__in=_keys(rows)).values_list("key", "name")}
    return [
        Reader(names.get(row.reader, ""), row.record, row.hour, bool(row.glass), row.reader == SYSTEM) for row in rows
    ]


def hold_on(person: User) -> LegalHold | None:
    """The legal hold that stands on what is held about somebody, the longest one; None where none does."""
    return holds_on(person).first()


def holds_on(person: User) -> QuerySet[LegalHold]:
    """Every legal hold that stands on what is held about somebody, the longest one first."""
    standing = LegalHold.objects.filter(person=person, lifted_at=None, until__gte=today())
    return standing.select_related("placed_by").order_by("-until", "-id")


def is_last_owner(person: User) -> bool:
    """Whether nobody else is an owner."""
    others = User.objects.filter(standing=Standing.OWNER.value, is_active=True).exclude(pk=person.pk)
    return person.standing == Standing.OWNER.value and not others.exists()


def glasses_told(person: User) -> list[Glass]:
    """The glasses broken over somebody's records of which they are told by now; the latest first."""
    granted = Glass.objects.filter(person=person, granted_at__isnull=False).select_related("asked_by", "answered_by")
    return [one for one in granted if is_told(one.told_from, today())]


def glasses_open_over(person: User) -> list[Glass]:
    """The glasses under which somebody reads a person's records now, and of which the person is told by today."""
    return ask(_open_and_told, person)


@prepared
def _open_and_told() -> QuerySet[Glass]:
    due = Q(told_from=None) | Q(told_from__lte=READER.day)
    return glass.open_over(READER).filter(due).select_related("asked_by")


def glasses_told_since(moment: datetime) -> list[str]:
    """The keys of the glasses of which somebody was told after a moment, or is not told yet.

    The day on which a law lets them be told counts, too. Who has left is not waited for.
    """
    late = Q(told_at__gte=moment) | Q(told_from__gte=timezone.localdate(moment))
    found = Glass.objects.filter(late | Q(told_at=None, person__is_active=True), granted_at__isnull=False)
    return [str(key) for key in found.values_list("key", flat=True)]


def untold_keys(person: User) -> list[str]:
    """The keys of what was asked for about somebody and they are not told: not granted, or a law forbids it as yet."""
    told = [one.pk for one in glasses_told(person)]
    return [str(key) for key in Glass.objects.filter(person=person).exclude(pk__in=told).values_list("key", flat=True)]


def untold(person: User) -> QuerySet[Glass]:
    """Glasses that somebody has to be told about now."""
    return _untold(person, today())


def is_untold(person: User) -> bool:
    """Whether there are any: asked before every page."""
    return bool(_any_untold(person=person, day=today()))


@prepared
def _any_untold(person: Given, day: Given) -> QuerySet[Glass]:
    return _untold(person, day)[:1]


def _untold(person: User | Given, day: date | Given) -> QuerySet[Glass]:
    due = Q(told_from=None) | Q(told_from__lte=day)
    return Glass.objects.filter(due, person=person, granted_at__isnull=False, told_at=None)


def askable_called(viewer: User, words: str) -> list[User]:
    """For whom a viewer may ask to break glass, by handle, e-mail address or whole name; several of one name, not all.

    Raises Http404 for somebody who may not break glass at all.
    """
    asked = Q(handle__iexact=words.removeprefix("@")) | Q(email__iexact=words) | Q(name__iexact=words)
    found = list(glass.askable(viewer).filter(asked)[:MOST_CALLED])
    return [one for one in found if one.handle == words] or found


def everything_of(model: Any) -> list[Field[Any, Any]]:
    """The columns of a model in which text can stand."""
    return [field for field in model._meta.concrete_fields if isinstance(field, CharField | TextField | JSONField)]


def spellings(terms: Iterable[str]) -> list[str]:
    """The terms as they stand in text and in JSON, where SQLite keeps letters beyond ASCII as escapes."""
    return sorted({form for term in terms if term for form in (term, json.dumps(term)[1:-1])})


def still_named(terms: Iterable[str]) -> Iterator[tuple[str, int]]:
    """In which tables, and in how many rows, one of these terms still stands, in any case of letters."""
    wanted = spellings(terms)
    for model in apps.get_models(include_auto_created=True):
        if not wanted or model._meta.proxy or not model._meta.managed:
            continue
        rows: QuerySet[Any] = QuerySet(model)
        said = Q()
        for field in everything_of(model):
            rows = rows.annotate(**{f"said_{field.name}": Cast(field.name, TextField())})
            for term in wanted:
                said |= Q(**{f"said_{field.name}__icontains": term})
        number = rows.filter(said).count() if said else 0
        if number:
            yield model._meta.label, number


def _keys(rows: Iterable[Reading]) -> set[str]:
    return {row.reader for row in rows if len(row.reader) == 36}


def read_log_days() -> int:
    """For how many days the read log is kept."""
    return int(settings.CONFIGURATION.read_log_days)
