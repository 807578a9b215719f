"""What is held about a person by changes that can still be taken back, and by lists that wait for a yes."""

import json
from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

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


def _export(person: User) -> Iterable[ExportedFile]:
    told = [
        {"what": change.event, "at": change.made_at, "was": json.dumps(row.was), "became": json.dumps(row.now)}
        for change in StructureChange.objects.exclude(rows=[])
        for row in _rows_about(change, person)
        if row.table == User.__name__
    ]
    return both_forms("structure/changes", gettext("Changes that can still be taken back"), told)


def _erase(person: User) -> int:
    """A change that names the person cannot be taken back any more, and a list that waits is put away."""
    gone = 0
    for change in StructureChange.objects.exclude(rows=[]):
        if _rows_about(change, person):
            change.rows = []
            change.save(update_fields=["rows"])
            gone += 1
    return gone + PeopleImport.objects.filter(done_at=None).delete()[0]


CHANGES = Holding(
    key="people.changes",
    name=_("Changes of names, teams and lines that can still be taken back; a list of people that waits for a yes"),
    purpose=_("To take a slip back exactly."),
    kept=_("Seven days, or until the next import; a list that waits, two days or until somebody says yes or no."),
    export=_export,
    erase=_erase,
    models=("people.StructureChange", "people.PeopleImport"),
)


def declare() -> None:
    """Register this holding."""
    register(CHANGES)
