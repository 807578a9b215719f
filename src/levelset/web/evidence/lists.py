"""Lists of entries: pages of one's log and of what is shared, and the short ones of other pages."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from levelset.process.evidence import UNDO_FOR, Stage, headline, silent_stages
from levelset.web.audit.readings import note_reading, note_readings
from levelset.web.evidence import access
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.models import Entry, LensMark, Project, Share, SpeaksTo
from levelset.web.people.access.relations import READER, ask
from levelset.web.people.models import User
from levelset.web.prepared import Given, each, prepared

A_PAGE = 50
"""Entries of one page of a list."""

A_FEW = 5
"""Entries of a short list on a page that is about something else."""

NEWEST = ("-begins", "-id")
SHOWN = ("key", "text", "outcome", "kind", "begins", "ends", "project")
SHOWN_OF_OTHERS = (*SHOWN, "project__name", "author__name", "author__key")
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


class Listed(NamedTuple):
    """An entry as a list shows it: the behaviors that it speaks to (responsibility, text) and its lenses (name)."""

    entry: Entry
    behaviors: Sequence[tuple[Any, ...]]
    lenses: Sequence[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a list of entries, and whether older ones follow."""

    lines: tuple[Listed, ...]
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
    """What a log is narrowed down to; empty is everything. ``stage`` is ``lens/entry``; both days belong to it."""

    text: str = ""
    kind: str = ""
    responsibility: str = ""
    project: str = ""
    stage: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def given(self) -> dict[str, str]:
        """Those that narrow down, by the names that they have in an address."""
        named = {"q": self.text, "kind": self.kind, "responsibility": self.responsibility, "project": self.project}
        days = {"since": self.since, "until": self.until}
        named |= {"stage": self.stage, **{name: day.isoformat() for name, day in days.items() if day}}
        return {name: value for name, value in named.items() if value}


def log(viewer: access.Viewer, filters: Filters) -> QuerySet[Entry]:
    """A person's own entries that fit, newest work first."""
    found = access.mine(viewer)
    if filters.text:
        asked = Q(text__icontains=filters.text) | Q(outcome__icontains=filters.text)
        found = found.filter(asked | Q(project__name__icontains=filters.text))
    if filters.since:
        found = found.filter(Q(begins__gte=filters.since) | Q(ends__gte=filters.since))
    if filters.until:
        found = found.filter(begins__lte=filters.until)
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
    return found.order_by(*NEWEST)


def page_of_log(viewer: access.Viewer, filters: Filters, number: str, *, everything: bool = False) -> Shown:
    """A page of one's own log. The first one of the whole log is asked for most.

    Filters make a query of another shape each time, so it is asked for keys alone; what lines show is prepared.
    """
    if not (filters.given or number or everything):
        return _shown(ask(_newest_own, viewer), 1, A_PAGE)
    rows, at, size = _page_at(log(viewer, filters).values_list("pk", flat=True), number, everything)
    return _shown(ask(_own_lines, viewer, entries=list(rows)), at, size)


@prepared
def _newest_own() -> QuerySet[Entry]:
    return _listed(access.mine(READER))[: A_PAGE + 1]


@prepared
def _own_lines(entries: Given) -> QuerySet[Entry]:
    return _listed(access.mine(READER).filter(pk__in=each(entries)))


def page_of_shared(viewer: access.Viewer, number: str) -> Shown:
    """A page of what others shared with a viewer, newest work first. A line says much of an entry: it is noted."""
    if number:
        shown = page_of(_of_others(access.shared_with(viewer)), number)
    else:
        shown = _shown(ask(_newest_shared, viewer), 1, A_PAGE)
    authors = {str(line.entry.author.key) for line in shown.lines}
    note_readings(viewer, {f"evidence-list/{key}": key for key in sorted(authors)})
    return shown


@prepared
def _newest_shared() -> QuerySet[Entry]:
    return _of_others(access.shared_with(READER))[: A_PAGE + 1]


def page_under_glass(viewer: access.Viewer, number: str) -> Shown:
    """A page of what nothing but broken glass opens to a viewer, newest work first.

    Lines say much of an entry, and nobody showed them to this viewer: the authors are told of the list, too.
    """
    shown = page_of(_of_others(access.under_glass(viewer)), number)
    for key in dict.fromkeys(str(line.entry.author.key) for line in shown.lines):
        note_reading(viewer, key, f"evidence-list/{key}")
    return shown


def _of_others(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    return _listed(entries).select_related("project", "author").only(*SHOWN_OF_OTHERS)


def _listed(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """With what a line of a list shows, and nothing more; the tables that hang on it come with the page."""
    asks = Exists(SpeaksTo.objects.filter(of=OuterRef("pk")).exclude(choices=[]))
    shown = entries.select_related("project").only(*SHOWN, "project__name")
    return shown.annotate(is_shared=_is_shared(), asks=asks).order_by(*NEWEST)


def _is_shared() -> Exists:
    return Exists(Share.objects.filter(access.OPEN, of=OuterRef("pk")))


def latest(person: User) -> list[Line]:
    """The newest work in a person's own log."""
    return [Line(*row) for row in ask(_latest, person)]


@prepared
def _latest() -> QuerySet[Entry, tuple[Any, ...]]:
    rows = access.mine(READER).annotate(is_shared=_is_shared()).order_by(*NEWEST)
    return rows.values_list(*LINE, "is_shared")[:A_FEW]


def latest_shared(viewer: access.Viewer) -> list[Line]:
    """The newest work that others shared with a viewer."""
    return [Line(*row) for row in ask(_latest_shared, viewer)]


@prepared
def _latest_shared() -> QuerySet[Entry, tuple[Any, ...]]:
    return access.shared_with(READER).order_by(*NEWEST).values_list(*LINE)[:A_FEW]


def page_of(entries: QuerySet[Entry], number: str) -> Shown:
    """One page of a list; the first or the last one where the number is none. The first is not counted."""
    rows, at, size = _page_at(entries, number, everything=False)
    return _shown(list(rows), at, size)


def _page_at(rows: QuerySet[Entry, Any], number: str, everything: bool) -> tuple[QuerySet[Entry, Any], int, int]:
    """The rows of a page and one more, which page it is, and how many it has at most."""
    size = 10_000 if everything else A_PAGE
    at = max(int(number[:9]), 1) if number.isascii() and number.isdigit() else 1
    if at > 1:
        at = min(at, max(-(-rows.count() // size), 1))
    return rows[(at - 1) * size : at * size + 1], at, size


def _shown(rows: Sequence[Entry], at: int, size: int) -> Shown:
    """A page of these rows, of which there may be one too many, with what hangs on each. Two queries."""
    entries = rows[:size]
    keys = [entry.pk for entry in entries]
    behaviors, lenses = _grouped(_behaviors_of(entries=keys)), _grouped(_lenses_of(entries=keys))
    lines = tuple(Listed(entry, behaviors.get(entry.pk, ()), lenses.get(entry.pk, ())) for entry in entries)
    return Shown(lines, at, len(rows) > size)


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for key, *row in rows:
        found.setdefault(key, []).append(tuple(row))
    return found


@prepared
def _behaviors_of(entries: Given) -> QuerySet[SpeaksTo, tuple[Any, ...]]:
    return SpeaksTo.objects.filter(of__in=each(entries)).values_list("of_id", "responsibility_name", "text")


@prepared
def _lenses_of(entries: Given) -> QuerySet[LensMark, tuple[Any, ...]]:
    return LensMark.objects.filter(of__in=each(entries)).values_list("of_id", "entry_name")


def by_month(lines: Iterable[Listed]) -> list[tuple[Any, list[Listed]]]:
    """Lines under the first day of their month, in the order in which they come."""
    return [(month, list(some)) for month, some in groupby(lines, key=lambda line: line.entry.begins.replace(day=1))]


def filter_choices(viewer: access.Viewer) -> dict[str, list[tuple[str, str]]]:
    """What a person's log can be narrowed down to: what occurs in it. Three queries."""
    responsibilities = dict(ask(_spoken_to, viewer))
    projects = ask(_used_projects, viewer)
    stages = {f"{lens}/{entry}": f"{lens_name}: {name}" for lens, entry, lens_name, name in ask(_marked, viewer)}
    return {
        "responsibility": list(responsibilities.items()),
        "project": [(str(key), name) for key, name, _number in projects],
        "stage": list(stages.items()),
    }


@prepared
def _spoken_to() -> QuerySet[SpeaksTo, tuple[Any, ...]]:
    spoken = SpeaksTo.objects.filter(of__in=access.mine(READER).order_by())
    return spoken.order_by("responsibility_name", "-id").values_list("responsibility", "responsibility_name")


@prepared
def _used_projects() -> QuerySet[Project, tuple[Any, ...]]:
    used = access.projects(READER).filter(entries__in=access.mine(READER).order_by()).distinct()
    return used.order_by("name", "id").values_list("key", "name", "id")


@prepared
def _marked() -> QuerySet[LensMark, tuple[Any, ...]]:
    marks = LensMark.objects.filter(of__in=access.mine(READER).order_by()).order_by("lens", "id")
    return marks.values_list("lens", "entry", "lens_name", "entry_name")


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
