"""Lists of entries: pages of one's log and of what is shared, and the short ones of other pages."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from levelset.process.evidence import UNDO_FOR, Stage, headline, silent_stages
from levelset.web.evidence import access
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.models import Entry, LensMark, Share, SpeaksTo
from levelset.web.people.access.relations import READER, reader_of
from levelset.web.people.models import User
from levelset.web.prepared import prepared

A_PAGE = 50
"""Entries of one page of a list."""

A_FEW = 5
"""Entries of a short list on a page that is about something else."""

NEWEST = ("-begins", "-id")
SHOWN = ("key", "text", "outcome", "kind", "begins", "ends", "project")
SHOWN_OF_OTHERS = (*SHOWN, "project__name", "author__name")
LINE = ("key", "text", "begins", "author__name")


class Line(NamedTuple):
    """An entry as a short list names it."""

    key: uuid.UUID
    text: str
    begins: date
    author_name: str
    is_shared: bool = True

    @property
    def headline(self) -> str:
        """The line by which a list calls it."""
        return headline(self.text)


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a list of entries, and whether older ones follow."""

    entries: tuple[Entry, ...]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        """Whether there are newer ones."""
        return self.number > 1

    @property
    def has_other_pages(self) -> bool:
        """Whether these are not all."""
        return self.has_previous or self.has_next

    @property
    def previous(self) -> int:
        """The number of the page before."""
        return self.number - 1

    @property
    def next(self) -> int:
        """The number of the page behind."""
        return self.number + 1


@dataclass(frozen=True)
class Filters:
    """What a log is narrowed down to; empty is everything. ``stage`` is ``lens/entry``."""

    text: str = ""
    kind: str = ""
    responsibility: str = ""
    project: str = ""
    stage: str = ""

    @property
    def given(self) -> dict[str, str]:
        """Those that narrow down, by the names that they have in an address."""
        named = {"q": self.text, "kind": self.kind, "responsibility": self.responsibility, "project": self.project}
        return {name: value for name, value in {**named, "stage": self.stage}.items() if value}


def log(viewer: access.Viewer, filters: Filters) -> QuerySet[Entry]:
    """A person's own entries that fit, newest work first, with all that a line of the list shows."""
    found = access.mine(viewer)
    if filters.text:
        asked = Q(text__icontains=filters.text) | Q(outcome__icontains=filters.text)
        found = found.filter(asked | Q(project__name__icontains=filters.text))
    if filters.kind:
        found = found.filter(kind=filters.kind)
    if filters.project:
        found = found.filter(project__key=uuid.UUID(filters.project))
    if filters.responsibility:
        speaking = SpeaksTo.objects.filter(of=OuterRef("pk"), responsibility=filters.responsibility)
        found = found.filter(Exists(speaking))
    if filters.stage:
        lens, _slash, entry = filters.stage.partition("/")
        found = found.filter(Exists(LensMark.objects.filter(of=OuterRef("pk"), lens=lens, entry=entry)))
    return _listed(found)


def shared_with(viewer: access.Viewer) -> QuerySet[Entry]:
    """What others shared with a viewer, newest work first."""
    return _listed(access.shared_with(viewer)).select_related("project", "author").only(*SHOWN_OF_OTHERS)


def under_glass(viewer: access.Viewer) -> QuerySet[Entry]:
    """What nothing but broken glass opens to a viewer, newest work first."""
    return _listed(access.under_glass(viewer)).select_related("project", "author").only(*SHOWN_OF_OTHERS)


def _listed(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """With what a line of a list shows, and nothing more; the tables that hang on it as plain lists."""
    asks = Exists(SpeaksTo.objects.filter(of=OuterRef("pk")).exclude(choices=[]))
    shown = entries.select_related("project").only(*SHOWN, "project__name")
    shown = shown.prefetch_related(
        Prefetch("behaviors", SpeaksTo.objects.only("of", "responsibility_name", "text"), "shown_behaviors"),
        Prefetch("lenses", LensMark.objects.only("of", "entry_name"), "shown_lenses"),
    )
    return shown.annotate(is_shared=_is_shared(), asks=asks).order_by(*NEWEST)


def _is_shared() -> Exists:
    return Exists(Share.objects.filter(access.OPEN, of=OuterRef("pk")))


def latest(person: User) -> list[Line]:
    """The newest work in a person's own log."""
    asked = reader_of(person)
    return [Line(*row) for row in _latest(**asked.values)] if asked else []


@prepared
def _latest() -> QuerySet[Entry, tuple[Any, ...]]:
    rows = access.mine(READER).annotate(is_shared=_is_shared()).order_by(*NEWEST)
    return rows.values_list(*LINE, "is_shared")[:A_FEW]


def latest_shared(viewer: access.Viewer) -> list[Line]:
    """The newest work that others shared with a viewer."""
    asked = reader_of(viewer)
    return [Line(*row) for row in _latest_shared(**asked.values)] if asked else []


@prepared
def _latest_shared() -> QuerySet[Entry, tuple[Any, ...]]:
    return access.shared_with(READER).order_by(*NEWEST).values_list(*LINE)[:A_FEW]


def page_of(entries: QuerySet[Entry], number: str, *, everything: bool = False) -> Shown:
    """One page of a list; the first or the last one where the number is none. The first is not counted."""
    size = 10_000 if everything else A_PAGE
    at = max(int(number[:9]), 1) if number.isascii() and number.isdigit() else 1
    if at > 1:
        at = min(at, max(-(-entries.count() // size), 1))
    rows = list(entries[(at - 1) * size : at * size + 1])
    return Shown(tuple(rows[:size]), at, len(rows) > size)


def by_month(entries: Iterable[Entry]) -> list[tuple[Any, list[Entry]]]:
    """Entries under the first day of their month, in the order in which they come."""
    return [(month, list(some)) for month, some in groupby(entries, key=lambda entry: entry.begins.replace(day=1))]


def filter_choices(viewer: access.Viewer) -> dict[str, list[tuple[str, str]]]:
    """What a person's log can be narrowed down to: what occurs in it. Three queries."""
    mine = access.mine(viewer).order_by()
    spoken = SpeaksTo.objects.filter(of__in=mine).order_by("responsibility_name", "-id")
    responsibilities = dict(spoken.values_list("responsibility", "responsibility_name"))
    used = access.projects(viewer).filter(entries__in=mine).distinct()
    marks = LensMark.objects.filter(of__in=mine).values_list("lens", "entry", "lens_name", "entry_name")
    stages = {
        f"{lens}/{entry}": f"{lens_name}: {name}" for lens, entry, lens_name, name in marks.order_by("lens", "id")
    }
    return {
        "responsibility": list(responsibilities.items()),
        "project": [(str(project.key), project.name) for project in used],
        "stage": list(stages.items()),
    }


def silent(
    reading: Reading | None, choices: Mapping[str, list[tuple[str, str]]]
) -> list[tuple[str, tuple[Stage, ...]]]:
    """The lenses that a person's log uses, with the entries that it is silent about: to ask a question with."""
    if reading is None:
        return []
    pairs = (value.partition("/") for value, _name in choices["stage"])
    found = silent_stages(reading.stages, ((lens, entry) for lens, _slash, entry in pairs))
    return [(stages[0].lens_name, stages) for stages in found.values()]


def deleted(viewer: access.Viewer) -> list[tuple[Entry, datetime]]:
    """What a person deleted and can take back, each with when it is gone for good."""
    found = access.deleted(viewer).order_by("-deleted_at")[:A_PAGE]
    return [(entry, entry.deleted_at + UNDO_FOR) for entry in found if entry.deleted_at]
