"""The table ``Above``, and who has a manager, worked out from the reporting lines: after every change of a line, and
when a new day begins.

Lines are periods: one that begins tomorrow has to count tomorrow without anybody doing anything. ``keep_current`` sees
to that; it costs nothing on a day on which this process asked before.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from levelset.process.structure import Bond
from levelset.web.people.bulk import insert
from levelset.web.people.handover import hand_over
from levelset.web.people.models import Above, ReportingLine, StructureDay, User
from levelset.web.people.periods import in_force, today

BATCH = 5_000
_seen: dict[str, date] = {}


def keep_current() -> None:
    """Work the table out anew where it was worked out for another day than today."""
    day = today()
    if _seen.get("day") == day:
        return
    if not StructureDay.objects.filter(day=day).exists():
        with transaction.atomic():
            work_out()
    _seen["day"] = day


def forget() -> None:
    """Let the next question look whether the table is of today: for tests, and after a restored backup."""
    _seen.clear()


def work_out(people: Iterable[int] | None = None) -> None:
    """Write who stands above whom today, for some people and everybody below them; None: for all.

    What goes over to a new manager does so here (``handover``): whatever changed a line, and on the day it begins.
    ``people`` are primary keys. In the transaction of the caller.
    """
    day = today()
    if people is None:
        managers = dict(_lines(day).values_list("person_id", "above_id"))
        before = dict(Above.objects.filter(distance=1).values_list("person_id", "above_id"))
        Above.objects.all().delete()
        StructureDay.objects.all().delete()
        StructureDay.objects.create(day=day)
        affected: set[int] = managers.keys() | before.keys()
    else:
        affected = set(people)
        before = {}
        for some in _batches(affected.copy()):
            affected.update(Above.objects.filter(above__in=some).values_list("person_id", flat=True))
        managers = _managers_of(affected, day)
        for some in _batches(affected):
            mine = Above.objects.filter(person__in=some)
            before.update(mine.filter(distance=1).values_list("person_id", "above_id"))
            mine.delete()
    insert(Above, ("person_id", "above_id", "distance"), _rows(affected, managers))
    _mark(affected, managers)
    hand_over(before, managers, affected)


def _lines(day: date) -> QuerySet[ReportingLine]:
    return ReportingLine.objects.filter(in_force(day), bond=Bond.MANAGER.value)


def _managers_of(people: set[int], day: date) -> dict[int, int]:
    """The managers of these people, and of those above them, level by level."""
    managers: dict[int, int] = {}
    ask = people
    while ask:
        for some in _batches(ask):
            managers.update(_lines(day).filter(person__in=some).values_list("person_id", "above_id"))
        ask = {managers[person] for person in ask if person in managers} - managers.keys() - ask
    return managers


def _rows(people: Iterable[int], managers: dict[int, int]) -> Iterator[tuple[int, int, int]]:
    for person in sorted(people):
        seen = {person}
        at = managers.get(person)
        while at is not None and at not in seen:
            yield person, at, len(seen)
            seen.add(at)
            at = managers.get(at)


def _mark(people: set[int], managers: dict[int, int]) -> None:
    """Say of these people whether they have a manager, where that is not what is said of them."""
    for has_manager in (True, False):
        for some in _batches({person for person in people if (person in managers) is has_manager}):
            wrong = User.objects.filter(pk__in=some).exclude(has_manager=has_manager)
            wrong.update(has_manager=has_manager)


def _batches(keys: set[int]) -> Iterator[list[int]]:
    ordered = sorted(keys)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))
