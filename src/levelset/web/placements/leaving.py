"""What of a person's level ends on the day they leave: the page that they hold, and their aim (``people.endings``)."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from django.utils import timezone

from levelset.web.people import endings
from levelset.web.people.endings import Change
from levelset.web.placements.models import Aim, Placement


def declare() -> None:
    """Let both end with whoever leaves; called when the app is ready."""
    endings.register("placements", {Placement: ("ends", "left"), Aim: ("ended_at",)}, ended_by)


def ended_by(days: Mapping[int, date]) -> Iterator[Change]:
    """What ends with these leavers: nobody holds a page, or has an aim, on the day on which they are not here."""
    for row in Placement.objects.filter(person__in=days).exclude(ends__lte=min(days.values(), default=date.max)):
        day = days[row.person_id]
        if row.ends is None or row.ends > day:
            yield row, {"ends": max(row.begins, day), "left": True}
    for aim in Aim.objects.filter(person__in=days, ended_at=None):
        yield aim, {"ended_at": max(aim.chosen_at, _beginning_of(days[aim.person_id]))}


def _beginning_of(day: date) -> datetime:
    """When a day begins where the organization is."""
    return timezone.make_aware(datetime.combine(day, time.min)).astimezone(UTC)
