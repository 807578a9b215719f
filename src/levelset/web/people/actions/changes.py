"""What every action on the structure does around its own work: may the author, one at a time, tell it, take it back."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError, QuerySet, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.rights import may_manage_people
from levelset.process.structure import Bond, Line, Period, in_a_loop
from levelset.web.audit.actions import record
from levelset.web.people import above, journal
from levelset.web.people.access import standing_of
from levelset.web.people.journal import Journal, Row
from levelset.web.people.models import (
    Above,
    Membership,
    Partnership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    StructureDay,
    Team,
    User,
    WelcomeLink,
)
from levelset.web.people.periods import today
from levelset.web.people.queries_of_holds import held_people, lists_and_changes_of, rows_about
from levelset.web.people.teams import keep_paths

UNDO_DAYS = 7
"""For how many days something can be taken back."""

WAITING_DAYS = 2
"""For how many days a list of people waits for a yes."""

FEW = 200
"""Of how many people the lines of managers are worked out one by one, rather than all anew."""

OURS = (Above, Membership, Partnership, ReportingLine, WelcomeLink)


def check_author(author: User | None) -> None:
    """Raises ``Refused`` for somebody who may not manage people; None is the console of the server."""
    if author is not None and not may_manage_people(standing_of(author)):
        raise Refused(_("Only an owner can change who belongs where."))


@contextmanager
def changing(
    event: str, author: User | None, object_key: str | Callable[[], str], data: dict[str, Any] | None = None
) -> Iterator[tuple[Journal, StructureChange]]:
    """Around one action: checks the author, lets no other one happen at the same time, keeps ``Above`` and the log.

    Gives a journal to write through, and the record of the change, which can be taken back (``undo``).
    """
    check_author(author)
    with transaction.atomic():
        _one_at_a_time()
        written, change = Journal(), StructureChange(event=event, author=author)
        yield written, change
        keep_above(written.people())
        forget_old()
        change.rows = [list(row) for row in written.rows]
        change.save()
        record(event, author=author, object_key=object_key if isinstance(object_key, str) else object_key(), data=data)


def _one_at_a_time() -> None:
    """On PostgreSQL two changes at once could close a circle that neither sees; SQLite writes one at a time anyway."""
    above.keep_current()
    list(StructureDay.objects.select_for_update())


def keep_above(people: set[int]) -> None:
    """Bring ``Above`` in step with the lines of these people."""
    if people:
        above.work_out(people if len(people) <= FEW else None)


def forget_old(now: datetime | None = None) -> int:
    """What was changed some days ago cannot be taken back any more, so its rows are not kept; nor is a list to which
    nobody said anything. Those in which somebody stands who is held stay. How many changes and lists that were."""
    now = now or timezone.now()
    held_lists, held = lists_and_changes_of(held_people(now))
    changes, waited = old_ones(now)
    return changes.exclude(pk__in=held).update(rows=[]) + waited.exclude(pk__in=held_lists).delete()[0]


def old_ones(now: datetime) -> tuple[QuerySet[StructureChange], QuerySet[PeopleImport]]:
    """Changes with rows that cannot be taken back any more, and lists to which nobody said anything in time."""
    changes = StructureChange.objects.filter(made_at__lt=now - timedelta(days=UNDO_DAYS)).exclude(rows=[])
    return changes, PeopleImport.objects.filter(done_at=None, made_at__lt=now - timedelta(days=WAITING_DAYS))


def can_undo(change: StructureChange) -> bool:
    """Whether a change may still be there to be taken back; whether something stands against it, ``undo`` says."""
    is_late = change.made_at < timezone.now() - timedelta(days=UNDO_DAYS)
    return bool(change.rows) and change.undone_at is None and not is_late


def undo(change: StructureChange, *, author: User | None) -> None:
    """Take a change back exactly: what it made goes, what it changed becomes what it was.

    Raises ``Refused`` where anything of it was changed since, where somebody came in who would have to go, where a
    legal hold stands on somebody in it, or where it is too long ago. Nothing is changed then.
    """
    check_author(author)
    with transaction.atomic():
        _one_at_a_time()
        change = StructureChange.objects.select_for_update().get(pk=change.pk)
        if not can_undo(change):
            raise Refused(_("This cannot be taken back any more: it was already, or it is too long ago."))
        _check_holds(change)
        rows = [Row(*row) for row in change.rows]
        _check_unchanged(rows)
        _check_addresses(rows, author)
        affected = _people_in(rows)
        try:
            _take_back(rows)
        except (IntegrityError, ProtectedError, RestrictedError):
            raise _changed_since() from None
        _check_lines(affected)
        keep_above(set(User.objects.filter(pk__in=affected).values_list("pk", flat=True)) if affected else set())
        change.undone_at, change.rows = timezone.now(), []
        change.save(update_fields=["undone_at", "rows"])
        record("structure.taken_back", author=author, object_key=f"structure-change:{change.pk}")


def _check_holds(change: StructureChange) -> None:
    """What was written about somebody who is held does not go; owners and the console may know of the hold."""
    held = [person.name for person in held_people() if rows_about(change, person)]
    if held:
        told = _(
            "A legal hold stands on %(name)s: what was written about them cannot be taken back. Change others by hand."
        )
        if change.event == "person.left":
            told = _(
                "A legal hold stands on %(name)s: that they left stays on record and cannot be taken back. If they are "
                "here, a list brings them back (Import people), with a later day under “begins”."
            )
        raise Refused(told % {"name": ", ".join(held)})


def _changed_since(what: str = "") -> Refused:
    return Refused(
        _("This cannot be taken back, because something of it was changed since: %(what)s. Change it by hand.")
        % {"what": what or _("a team or a line")}
    )


def _check_unchanged(rows: list[Row]) -> None:
    """Every row still is what the change made of it, and nobody who was made has come in or is held elsewhere."""
    last: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        last.setdefault((row.table, row.pk), {}).update(row.now)
    for name, model in journal.TABLES.items():
        wanted = {pk: now for (table, pk), now in last.items() if table == name}
        for some in journal.batches(sorted(wanted)):
            found = model._default_manager.in_bulk(list(some))
            for pk in some:
                if pk not in found:
                    raise _changed_since()
                for field, value in wanted[pk].items():
                    if journal.plain(getattr(found[pk], field)) != value:
                        raise _changed_since(_told(found[pk]))
    made = sorted(row.pk for row in rows if row.table == User.__name__ and row.was is None)
    for some in journal.batches(made):
        _check_can_go(list(some), rows)


def _check_addresses(rows: list[Row], author: User | None) -> None:
    """No owner gives the account of somebody who was in another address, by taking back the one that it got either."""
    if author is None:
        return
    keys = sorted({row.pk for row in rows if row.table == User.__name__ and row.was is not None and "email" in row.was})
    for some in journal.batches(keys):
        known = User.objects.filter(pk__in=list(some), last_login__isnull=False).first()
        if known is not None:
            told = _(
                "%(name)s was in with %(email)s. Taking this back would give their account another address, so nothing "
                "was changed."
            )
            raise Refused(told % {"name": known, "email": known.email})


def _told(row: Model) -> str:
    return str(getattr(row, "person", row))


def _check_can_go(people: list[int], rows: list[Row]) -> None:
    """Nobody of them came in, and no record but those of the change hangs on them."""
    for person in User.objects.filter(pk__in=people):
        if person.has_come_in:
            raise Refused(
                _("%(name)s has come in since. Taking this back would remove them, so nothing was changed.")
                % {"name": person}
            )
    written = {(row.table, row.pk) for row in rows}
    for relation in User._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str) or relation.field.name == "author" or model in (Above, WelcomeLink):
            continue
        for held in model._default_manager.filter(**{f"{relation.field.name}__in": people}).iterator():
            if (type(held).__name__, held.pk) not in written:
                raise _changed_since(_told(held))


def _people_in(rows: Iterable[Row]) -> set[int]:
    lines = [row.pk for row in rows if row.table == ReportingLine.__name__]
    found: set[int] = set()
    for some in journal.batches(sorted(set(lines))):
        found.update(ReportingLine.objects.filter(pk__in=list(some)).values_list("person_id", flat=True))
    return found


def _take_back(rows: list[Row]) -> None:
    """What was made goes, in the opposite order; what was changed becomes what it was before the first change of it."""
    was: dict[tuple[str, int], dict[str, Any]] = {}
    made: dict[str, list[int]] = {}
    for row in rows:
        if row.was is None:
            made.setdefault(row.table, []).append(row.pk)
        elif row.pk not in made.get(row.table, ()):
            was[row.table, row.pk] = {**row.was, **was.get((row.table, row.pk), {})}
    with transaction.atomic():
        for name in reversed(list(journal.TABLES)):
            for some in journal.batches(sorted(made.get(name, ()), reverse=True)):
                _remove(journal.TABLES[name], list(some))
        again: dict[tuple[str, tuple[tuple[str, Any], ...]], list[int]] = {}
        for (name, pk), values in was.items():
            again.setdefault((name, tuple(sorted(values.items()))), []).append(pk)
        for (name, values_then), keys in again.items():
            model = journal.TABLES[name]
            then = {field: journal.back(model, field, value) for field, value in values_then}
            for some in journal.batches(keys):
                model._default_manager.filter(pk__in=list(some)).update(**then)
    for team in Team.objects.filter(pk__in=[pk for (name, pk) in was if name == Team.__name__]):
        keep_paths(team, Journal())


def _remove(model: type[Model], keys: list[int]) -> None:
    if model is Team:  # one by one, those inside first: the ones made later have the higher key
        for key in keys:
            Team.objects.filter(pk=key).delete()
    else:
        model._default_manager.filter(pk__in=keys).delete()


def _check_lines(people: set[int]) -> None:
    """After something was taken back: nobody has two managers on a day, or stands above themselves."""
    lines = manager_lines()
    mine: dict[int, list[Line]] = {}
    for one in lines:
        if one.person in people:
            mine.setdefault(int(str(one.person)), []).append(one)
    for some in mine.values():
        some.sort(key=lambda one: one.period.begins)
        if any(first.period.meets(second.period) for first, second in pairwise(some)):
            raise _changed_since(_("a manager"))
    if in_a_loop(lines, today()):
        raise _changed_since(_("a manager"))


def manager_lines() -> list[Line]:
    """Every line of managers that holds today or later, as plain values."""
    rows = ReportingLine.objects.filter(bond=Bond.MANAGER.value).exclude(ends__lte=today())
    return [
        Line(person, over, Period(begins, ends))
        for person, over, begins, ends in rows.values_list("person_id", "above_id", "begins", "ends")
    ]
