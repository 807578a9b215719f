"""The last run of retention, as the audit log has it: when, what went, what stayed, when the next one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from levelset.web.audit.models import Event
from levelset.web.people.holdings import Text, holdings

EVENT = "retention.ran"
REMOVED, KEPT, FAILED = "removed", "kept", "failed"
"""What the event says: two counts for each holding, and the keys of those with which something went wrong."""

EVERY = timedelta(days=1)
"""The time from one run of the worker to the next."""

LATE = timedelta(hours=1)
"""How long after its time a run is missed: the worker may be in the middle of another round."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a run did with one holding: how many records went, how many are over their time and stayed."""

    name: Text
    removed: int
    kept: int
    failed: bool


@dataclass(frozen=True, slots=True)
class Ran:
    """A run of retention: its time, a line for each holding, when the next one is due, whether that one was missed."""

    at: datetime
    lines: tuple[Line, ...]
    due: datetime
    missed: bool

    @property
    def failed(self) -> bool:
        """Whether something went wrong with any of them."""
        return any(line.failed for line in self.lines)


def last_run(now: datetime | None = None) -> Ran | None:
    """The last run; None where there never was one."""
    event = Event.objects.filter(event=EVENT).order_by("-id").first()
    if event is None:
        return None
    due = event.at + EVERY
    return Ran(event.at, tuple(_lines(event.data)), due, (now or timezone.now()) > due + LATE)


def running_out() -> list[Text]:
    """What runs out by itself, by the names of the holdings."""
    return [holding.name for holding in holdings() if holding.retain]


def _lines(data: Mapping[str, Any]) -> list[Line]:
    removed, kept, failed = data.get(REMOVED, {}), data.get(KEPT, {}), data.get(FAILED, [])
    names = {holding.key: holding.name for holding in holdings()}
    keys = [key for key in names if key in removed or key in failed]
    keys += sorted((removed.keys() | set(failed)) - names.keys())
    return [Line(names.get(key, key), removed.get(key, 0), kept.get(key, 0), key in failed) for key in keys]
