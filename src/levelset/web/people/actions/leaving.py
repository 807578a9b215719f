"""What ends when somebody leaves: access, links, second factors, and every period. Within the action that says so."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.breaking_glass import State
from levelset.process.rights import Standing
from levelset.web.audit.actions import record
from levelset.web.people import endings, factors, ways_in
from levelset.web.people.actions import welcoming
from levelset.web.people.journal import Journal, batches
from levelset.web.people.models import Glass, Membership, Partnership, ReportingLine, User, WelcomeLink

ONE_BY_ONE = 50
"""For how many leavers at once each gets a password of nobody of their own; for more, one is made for all of them."""


def close(leavers: Sequence[tuple[User, date]], written: Journal, *, author: User | None) -> None:
    """End everything of these people on their day; ``author`` is None where a list says so.

    Raises ``Refused`` where no owner would be left.
    """
    going = [person.pk for person, _day in leavers]
    owners = User.objects.filter(standing=Standing.OWNER.value, is_active=True)
    if owners.filter(pk__in=going).exists() and not owners.exclude(pk__in=going).exists():
        raise Refused(_("Somebody has to own this installation. Make somebody else an owner first."))
    written.change_all([(person, {"is_active": False, "left_on": day}) for person, day in leavers])
    for some in batches(leavers):
        days = {person.pk: day for person, day in some}
        _lock_out(some)
        _forget_ways_in([person for person, _day in some], author)
        welcoming.withdraw_links_of([person for person, _day in some], author=author)
        _close_glasses(some, author)
        touched = Q(person__in=days) | Q(above__in=days)
        written.change_all(_ends(ReportingLine.objects.filter(touched), days))
        written.change_all(_ends(Membership.objects.filter(person__in=days), days))
        written.change_all(_ends(Partnership.objects.filter(person__in=days), days))
        written.change_all(endings.ended_by(days))


def _lock_out(leavers: Sequence[tuple[User, date]]) -> None:
    """No session, password or link of theirs works from now on, even if they come back one day."""
    now = timezone.now()
    keys = [person.pk for person, _day in leavers]
    if len(leavers) <= ONE_BY_ONE:
        for key in keys:
            User.objects.filter(pk=key).update(password=make_password(None), was_locked_out=True)
    else:
        User.objects.filter(pk__in=keys).update(password=make_password(None), was_locked_out=True)
    addresses = [person.email for person, _day in leavers]
    open_links = WelcomeLink.objects.filter(used_at=None, expires_at__gt=now)
    open_links.filter(Q(person__in=keys) | Q(email__in=addresses)).update(expires_at=now)


def _forget_ways_in(leavers: Sequence[User], author: User | None) -> None:
    """Passkeys, apps, codes, links to a provider and tokens are gone for good: taking the leave back revives none."""
    ways_in.end_all(leavers, author)
    counts = factors.withdraw_all([person.pk for person in leavers])
    for person in leavers:
        if person.pk in counts:
            data = {"count": counts[person.pk], "by": "leaving"}
            record("person.factors_withdrawn", author=author, object_key=f"person:{person.key}", data=data)


def _close_glasses(leavers: Sequence[tuple[User, date]], author: User | None) -> None:
    """What they read or asked to read under broken glass is closed, and stays so if they come back."""
    asked = Glass.objects.filter(asked_by__in=[person.pk for person, _day in leavers]).select_related("person")
    for glass in asked.filter(refused_at=None, ended_at=None).order_by("pk"):
        if glass.state is State.OPEN:
            glass.ended_at, event = timezone.now(), "glass.ended"
        elif glass.state is State.ASKED:
            glass.refused_at, event = timezone.now(), "glass.refused"
        else:
            continue
        glass.save(update_fields=["ended_at", "refused_at"])
        record(event, author=author, object_key=f"glass/{glass.key}", data={"by": "leaving"}, subject=glass.person.key)


def _ends(rows: Iterable[Any], days: dict[int, date]) -> list[tuple[Any, dict[str, Any]]]:
    """When each period ends that goes on after the day on which its person, or the one above, left."""
    changes = []
    for row in rows:
        day = min(days[key] for key in (row.person_id, getattr(row, "above_id", None)) if key in days)
        if row.ends is None or row.ends > day:
            changes.append((row, {"ends": max(row.begins, day)}))
    return changes
