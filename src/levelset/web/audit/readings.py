"""The read log: who read a record of somebody else. One row per reader, record and hour.

It answers one question, asked by the person whose records they are: who read mine? Nothing else is made of it.
"""

from collections.abc import Callable

from django.utils import timezone

from levelset.web.audit.actions import actor_key
from levelset.web.audit.commitments import commit
from levelset.web.audit.models import Reading

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
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    glass = glass or next((question(who, subject) for question in _glass_of), "")
    same = {"reader": who, "record": record, "hour": hour, "subject": subject, "glass": glass}
    if not Reading.objects.filter(**same).exists():
        Reading.objects.bulk_create([commit(Reading(**same))], ignore_conflicts=True)
