"""What is held about a person by changes that can still be taken back, and by lists that wait for a yes."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.people.actions.changes import forget_old, old_ones
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.journal import Row
from levelset.web.people.models import PeopleImport, StructureChange, User
from levelset.web.people.queries_of_holds import held_people, lists_and_changes_of, naming, rows_about
from levelset.web.people.queries_of_rights import spellings


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
    """Every list that waits is put away; a change that names the person cannot be taken back, a list says nothing.

    Where a legal hold stands on somebody else, a list in which they stand, and their rows of a change, stay.
    """
    imports, changes = naming(person)
    theirs = held_people().exclude(pk=person.pk)
    waits = PeopleImport.objects.filter(done_at=None).exclude(pk__in=lists_and_changes_of(theirs)[0])
    gone = waits.delete()[0]
    about = [one for one in StructureChange.objects.exclude(rows=[]) if rows_about(one, person)]
    for change in {one.pk: one for one in (*changes, *about)}.values():
        gone += bool(change.rows or change.author_id == person.pk)
        change.rows = [list(row) for row in _staying(change, person, theirs)]
        change.undone_at = timezone.now() if change.rows else change.undone_at
        change.author_id = None if change.author_id == person.pk else change.author_id
        change.save(update_fields=["rows", "undone_at", "author"])
    for row in imports:
        gone += 1
        row.text, row.file_name, row.plan = "", "", ""
        row.author_id = None if row.author_id == person.pk else row.author_id
        row.save(update_fields=["text", "file_name", "plan", "author"])
    return gone


def _staying(change: StructureChange, person: User, held: Iterable[User]) -> list[Row]:
    """The rows of a change about people who are held, without those that name the one who is erased."""
    terms = spellings([person.email, person.name, person.handle])
    gone = rows_about(change, person)
    kept = [row for one in held for row in rows_about(change, one) if row not in gone]
    return [row for row in kept if not any(term.lower() in json.dumps(row).lower() for term in terms)]


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
