"""Legal holds: on whom they stand, and what of the records that run out by themselves is kept because of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from levelset.web.people.journal import Row
from levelset.web.people.models import LegalHold, PeopleImport, StructureChange, User
from levelset.web.people.queries_of_rights import spellings


def held_people(now: datetime | None = None) -> QuerySet[User]:
    """Everybody on whom a legal hold stands at a moment (today unless said otherwise): what is held of them stays."""
    standing = LegalHold.objects.filter(lifted_at=None, until__gte=timezone.localdate(now))
    return User.objects.filter(pk__in=standing.values("person"))


def rows_about(change: StructureChange, person: User) -> list[Row]:
    """The rows of a change that name the person: their own, and those of their periods."""
    rows = [Row(*row) for row in change.rows]
    keys = {"person_id", "above_id"}
    return [
        row
        for row in rows
        if (row.table == User.__name__ and row.pk == person.pk)
        or any((values or {}).get(key) == person.pk for values in (row.was, row.now) for key in keys)
    ]


def naming(person: User) -> tuple[QuerySet[PeopleImport], QuerySet[StructureChange]]:
    """Lists and changes that the person made, or in whose text they stand."""
    terms = spellings([person.email, person.name, person.handle])
    listed, changed = Q(author=person), Q(author=person)
    for term in terms:
        listed |= Q(text__icontains=term) | Q(file_name__icontains=term)
        changed |= Q(said__icontains=term)
    changes = StructureChange.objects.annotate(said=Cast("rows", TextField())).filter(changed)
    return PeopleImport.objects.filter(listed), changes


def lists_and_changes_of(people: Iterable[User]) -> tuple[set[int], set[int]]:
    """The keys of the lists, and of the changes that can be taken back, in which one of these people stands."""
    lists: set[int] = set()
    changes: set[int] = set()
    for person in people:
        listed, changed = naming(person)
        lists.update(listed.values_list("pk", flat=True))
        changes.update(changed.values_list("pk", flat=True))
        changes.update(one.pk for one in StructureChange.objects.exclude(rows=[]) if rows_about(one, person))
    return lists, changes


def sessions_of(people: Iterable[User]) -> list[str]:
    """The keys of the sessions of people; a session says only inside whose it is."""
    keys = {str(person.pk) for person in people}
    if not keys:
        return []
    return [row.pk for row in Session.objects.iterator() if str(row.get_decoded().get("_auth_user_id")) in keys]


def tasks_of(person: User) -> QuerySet[Any]:
    """The tasks of the server that name somebody, by key, e-mail address, name or handle."""
    terms = spellings([str(person.key), person.email, person.name, person.handle])
    rows, said = DBTaskResult.objects.all(), Q()
    for column in ("args_kwargs", "return_value", "traceback"):
        rows = rows.annotate(**{f"said_{column}": Cast(column, TextField())})
        for term in terms:
            said |= Q(**{f"said_{column}__icontains": term})
    return rows.filter(said)
