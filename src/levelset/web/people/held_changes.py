"""What is held about a person by changes that can still be taken back, and by lists that wait for a yes."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.people import queries_of_rights as queries
from levelset.web.people.actions.changes import forget_old
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.journal import Row
from levelset.web.people.models import PeopleImport, StructureChange, User


def _rows_about(change: StructureChange, person: User) -> list[Row]:
    """The rows of a change that name the person: their own, and those of their periods."""
    rows = [Row(*row) for row in change.rows]
    keys = {"person_id", "above_id"}
    return [
        row
        for row in rows
        if (row.table == User.__name__ and row.pk == person.pk)
        or any((values or {}).get(key) == person.pk for values in (row.was, row.now) for key in keys)
    ]


def _naming(person: User) -> tuple[QuerySet[PeopleImport], QuerySet[StructureChange]]:
    """Lists and changes that the person made, or in whose text they stand."""
    terms = queries.spellings([person.email, person.name, person.handle])
    listed, changed = Q(author=person), Q(author=person)
    for term in terms:
        listed |= Q(text__icontains=term) | Q(file_name__icontains=term)
        changed |= Q(said__icontains=term)
    changes = StructureChange.objects.annotate(said=Cast("rows", TextField())).filter(changed)
    return PeopleImport.objects.filter(listed), changes


def _export(person: User) -> Iterable[ExportedFile]:
    told = [
        {"what": change.event, "at": change.made_at, "was": json.dumps(row.was), "became": json.dumps(row.now)}
        for change in StructureChange.objects.exclude(rows=[])
        for row in _rows_about(change, person)
        if row.table == User.__name__
    ]
    imports, changes = _naming(person)
    rows: list[dict[str, Any]] = [{"what": gettext("a list of people"), "at": row.made_at} for row in imports]
    rows += [{"what": row.event, "at": row.made_at} for row in changes]
    return [
        *both_forms("structure/changes", gettext("Changes that can still be taken back"), told),
        *both_forms("structure/standing-in", gettext("Lists and changes in which you stand"), rows),
    ]


def _erase(person: User) -> int:
    """Every list that waits is put away; a change that names the person cannot be taken back, a list says nothing."""
    gone = PeopleImport.objects.filter(done_at=None).delete()[0]
    imports, changes = _naming(person)
    about = [one for one in StructureChange.objects.exclude(rows=[]) if _rows_about(one, person)]
    for change in {one.pk: one for one in (*changes, *about)}.values():
        gone += bool(change.rows or change.author_id == person.pk)
        change.rows, change.author_id = [], None if change.author_id == person.pk else change.author_id
        change.save(update_fields=["rows", "author"])
    for row in imports:
        gone += 1
        row.text, row.file_name, row.plan = "", "", ""
        row.author_id = None if row.author_id == person.pk else row.author_id
        row.save(update_fields=["text", "file_name", "plan", "author"])
    return gone


def _retain(now: datetime) -> int:
    return forget_old(now)


CHANGES = Holding(
    key="people.changes",
    name=_("Changes of names, teams and lines that can still be taken back; a list of people that waits for a yes"),
    purpose=_("To show what a list would change before it does, and to take a slip back exactly."),
    kept=_("Seven days, or until the next import; a list that waits, two days or until somebody says yes or no."),
    export=_export,
    erase=_erase,
    models=("people.StructureChange", "people.PeopleImport"),
    retain=_retain,
)


def declare() -> None:
    """Register this holding."""
    register(CHANGES)
