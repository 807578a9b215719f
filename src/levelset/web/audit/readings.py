"""The read log: who read a record of somebody else. One row per reader, record and hour.

It answers one question, asked by the person whose records they are: who read mine? Nothing else is made of it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from levelset.web.audit.actions import actor_key
from levelset.web.audit.commitments import commit
from levelset.web.audit.models import Reading
from levelset.web.prepared import Given, each_text, prepared

_glass_of: list[Callable[[str, str], str]] = []


def ask_for_glass(question: Callable[[str, str], str]) -> None:
    """Have every reading asked whether it happens under broken glass: ``question(reader, subject)`` gives its key."""
    _glass_of[:] = [question]


def note_reading(reader: object, subject_key: object, record: str, *, glass: str = "") -> None:
    """Note that somebody reads a record of somebody else, in the transaction of the caller.

    ``subject_key`` is the key of the person whose record it is, ``record`` names it (``evidence/9f…``), without text of
    a person. A reading under broken glass is marked so. What was noted this hour is not noted again; nobody is noted
    for their own records. No row that is there already is locked or changed, so that no reader waits for another one.
    Raises ValueError for a reader without a key.
    """
    who, subject = actor_key(reader), str(subject_key)
    if who == subject:
        return
    hour = _hour()
    glass = glass or next((question(who, subject) for question in _glass_of), "")
    same = {"reader": who, "record": record, "hour": hour, "subject": subject, "glass": glass}
    if not Reading.objects.filter(**same).exists():
        Reading.objects.bulk_create([commit(Reading(**same))], ignore_conflicts=True)


def note_readings(reader: object, records: Mapping[str, object]) -> None:
    """Note what a list shows of several people: ``records`` by name, each with the key of whose it is.

    As ``note_reading``, with two queries however many there are; for records that are the reader's to read without
    broken glass.
    """
    who, hour = actor_key(reader), _hour()
    read = {record: str(subject) for record, subject in records.items() if str(subject) != who}
    noted = {record for (record,) in _noted(reader=who, hour=hour, records=list(read))} if read else set()
    new = [
        commit(Reading(reader=who, record=record, hour=hour, subject=subject, glass=""))
        for record, subject in read.items()
        if record not in noted
    ]
    if new:
        Reading.objects.bulk_create(new, ignore_conflicts=True)


@prepared
def _noted(reader: Given, hour: Given, records: Given) -> QuerySet[Reading, tuple[Any, ...]]:
    return Reading.objects.filter(reader=reader, hour=hour, glass="", record__in=each_text(records)).values_list(
        "record"
    )


def _hour() -> datetime:
    return timezone.now().replace(minute=0, second=0, microsecond=0)
