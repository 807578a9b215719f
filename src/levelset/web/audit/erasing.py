"""Content leaves the logs, by an erasure or because its time is over; the chains still prove what stays."""

import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Min, Q, TextField
from django.db.models.functions import Cast

from levelset.web.audit.commitments import EVENT, READING, chain_of, erased_mac
from levelset.web.audit.sealing import close_chain, locked_roll, rewrite, rows, seal_entries

NOBODY = "erased"
"""What stands where an erased person stood, with a few letters that tell one of them from another."""

EVENT_FIELDS = ["actor", "subject", "object_key", "data", "who_salt", "what_salt", "erased"]
READING_FIELDS = ["reader", "subject", "record", "who_salt", "what_salt", "erased"]


@transaction.atomic
def forget_person(key: str) -> int:
    """Take somebody out of both logs; how many entries that concerned.

    Who read their records is deleted. What they did and read stays, done by nobody in particular.
    """
    seal_entries()
    locked_roll()
    gone = close_chain(READING, chain_of(READING, key)) + rows(READING).filter(subject=key).delete()[0]
    nobody = f"{NOBODY}-{secrets.token_hex(4)}"
    readings = [_without(entry, key, nobody) for entry in rows(READING).filter(Q(reader=key) | Q(record__contains=key))]
    rewrite(READING, readings, READING_FIELDS)
    events = [_without(entry, key, nobody) for entry in _events_about(key)]
    rewrite(EVENT, events, EVENT_FIELDS)
    return gone + len(readings) + len(events)


@transaction.atomic
def drop_readings(before: datetime, held: Collection[str] = (), glasses: Collection[str] = ()) -> int:
    """Remove what was read before a moment from the read log; how many rows that were.

    ``held`` are the keys of people of whom nothing goes: what was read of them stays, and what they read themselves.
    ``glasses`` are the keys of those under which what was read stays. A chain loses its beginning alone, so that it
    stays from the first of these on.
    """
    seal_entries()
    locked_roll()
    gone = 0
    old = rows(READING).filter(hour__lt=before, position__isnull=False)
    staying = Q(hour__gte=before) | Q(subject__in=held) | Q(reader__in=held) | Q(glass__in=glasses)
    for chain in old.order_by().values_list("chain", flat=True).distinct():
        chained = rows(READING).filter(chain=chain, position__isnull=False)
        young = chained.filter(staying).aggregate(first=Min("position"))["first"]
        gone += close_chain(READING, chain, None if young is None else young - 1)
    return gone


def _events_about(key: str) -> Any:
    said = rows(EVENT).annotate(said=Cast("data", TextField()))
    return said.filter(Q(actor=key) | Q(subject=key) | Q(object_key__contains=key) | Q(said__contains=key))


def _without(entry: Any, key: str, nobody: str) -> Any:
    """The entry without the person: a part that names them is emptied, with its salt; what is left is committed to."""
    who = "reader" if hasattr(entry, "reader") else "actor"
    if getattr(entry, who) == key:
        setattr(entry, who, nobody)
        entry.who_salt = None
    place, data = ("record", "") if who == "reader" else ("object_key", entry.data)
    if key in getattr(entry, place) or entry.subject == key or (data and key in str(data)):
        setattr(entry, place, getattr(entry, place).replace(key, nobody))
        entry.subject = nobody if entry.subject == key else entry.subject
        entry.what_salt = None
        if data:
            entry.data = {}
    entry.erased = erased_mac(entry)
    return entry
