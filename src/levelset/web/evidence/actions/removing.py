"""Entries go: deleted by their author, taken back within some days, gone for good after that."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from levelset.process.evidence import UNDO_FOR
from levelset.web.audit.actions import record
from levelset.web.evidence import access
from levelset.web.evidence.actions.attaching import remove_bytes
from levelset.web.evidence.models import Attachment, Entry
from levelset.web.people.actions.holding import refuse_while_held
from levelset.web.people.models import User
from levelset.web.people.queries_of_holds import held_people

AT_ONCE = 500
"""Entries that go for good in one transaction."""


@transaction.atomic
def delete(*, author: User, key: uuid.UUID) -> Entry:
    """Take an entry of the author's own out of sight of everybody; it can be taken back for some days."""
    entry = access.held(author, key)
    entry.deleted_at = timezone.now()
    entry.save(update_fields=["deleted_at"])
    record("evidence.deleted", author=author, object_key=entry.object_key)
    return entry


@transaction.atomic
def restore(*, author: User, key: uuid.UUID) -> Entry:
    """Bring a deleted entry back as it was, shared with whom it was shared."""
    entry = access.held_deleted(author, key)
    entry.deleted_at = None
    entry.save(update_fields=["deleted_at"])
    record("evidence.restored", author=author, object_key=entry.object_key)
    return entry


@transaction.atomic
def erase(*, author: User, key: uuid.UUID) -> None:
    """Remove a deleted entry for good, before its time is over; raises ``Refused`` where a legal hold keeps it."""
    entry = access.held_deleted(author, key)
    refuse_while_held(author, author=author)
    _remove([entry], author)


def remove_expired(now: datetime | None = None) -> int:
    """Remove for good what was deleted longer ago than it can be taken back; how many entries that were.

    What people deleted on whom a legal hold stands stays until it ends.

    What keeps to the times of retention calls it (``holding``).
    """
    expired, held = deleted_too_long(now), held_people(now)
    removed = 0
    while True:
        with transaction.atomic():
            over = list(expired.select_for_update().exclude(author__in=held)[:AT_ONCE])
            if not over:
                return removed
            _remove(over, None)
            removed += len(over)


def deleted_too_long(now: datetime | None = None) -> QuerySet[Entry]:
    """What was deleted longer ago than it can be taken back."""
    return Entry.objects.filter(deleted_at__lt=(now or timezone.now()) - UNDO_FOR)


def remove_all(person: User) -> int:
    """Remove for good everything that a person logged; how many entries. In the transaction of the caller."""
    entries = list(Entry.objects.filter(author=person))
    _remove(entries, None)
    return len(entries)


def _remove(entries: list[Entry], author: User | None) -> None:
    keys = [entry.pk for entry in entries]
    remove_bytes(list(Attachment.objects.filter(of__in=keys).values_list("file", flat=True)))
    Entry.objects.filter(pk__in=keys).delete()
    for entry in entries:
        record("evidence.erased", author=author, object_key=entry.object_key)
