"""What is held about a person by changes that can still be taken back, and by lists that wait for a yes."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.people.actions.changes import forget_old, old_ones
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import PeopleImport, StructureChange, User
from levelset.web.people.queries_of_holds import naming, rows_about


def _export(person: User) -> Iterable[ExportedFile]:
    told = [
        {"what": change.event, "at": change.made_at, "was": json.dumps(row.was), "became": json.dumps(row.now)}
        for change in StructureChange.objects.exclude(rows=[])
        for row in rows_about(change, person)
        if row.table == User.__name__
    ]
    imports, changes = naming(person)
    rows: list[dict[str, Any]] = [{"what": gettext("a list of people"), "at": row.made_at} for row in imports]
    rows += [{"what": row.event, "at": row.made_at} for row in changes]
    return [
        *both_forms("structure/changes", gettext("Changes that can still be taken back"), told),
        *both_forms("structure/standing-in", gettext("Lists and changes in which you stand"), rows),
    ]


def _erase(person: User) -> int:
    """Every list that waits is put away; a change that names the person cannot be taken back, a list says nothing."""
    gone = PeopleImport.objects.filter(done_at=None).delete()[0]
    imports, changes = naming(person)
    about = [one for one in StructureChange.objects.exclude(rows=[]) if rows_about(one, person)]
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


def _over(now: datetime) -> int:
    return sum(rows.count() for rows in old_ones(now))


CHANGES = Holding(
    key="people.changes",
    name=_("Changes of names, teams and lines that can still be taken back; a list of people that waits for a yes"),
    purpose=_("To show what a list would change before it does, and to take a slip back exactly."),
    kept=_("Seven days, or until the next import; a list that waits, two days or until somebody says yes or no."),
    export=_export,
    erase=_erase,
    models=("people.StructureChange", "people.PeopleImport"),
    retain=forget_old,
    over=_over,
)


def declare() -> None:
    """Register this holding."""
    register(CHANGES)
