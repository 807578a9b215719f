"""What is held is let go when its time is over: each holding says how, the worker runs it every day."""

import logging
from datetime import datetime
from typing import Any

from django.utils import timezone

from levelset.web.audit.actions import record
from levelset.web.people.holdings import holdings
from levelset.web.people.queries_of_retention import EVENT, FAILED, KEPT, REMOVED

log = logging.getLogger(__name__)


def run(now: datetime | None = None) -> dict[str, int]:
    """Remove what is over its time; how many records of which holding (by its key) that were.

    What was removed, and what is over its time and stays (a legal hold), is kept in the audit log as counts. What goes
    wrong with one holding keeps no other one from its turn; it is kept as well, and raised at the end.
    """
    now = now or timezone.now()
    gone: dict[str, int] = {}
    kept: dict[str, int] = {}
    failed: dict[str, Exception] = {}
    for holding in holdings():
        if holding.retain is None or holding.over is None:
            continue
        try:
            gone[holding.key], kept[holding.key] = holding.retain(now), holding.over(now)
        except Exception as error:  # noqa: BLE001  # raised below, when the others had their turn
            failed[holding.key] = error
    _keep({REMOVED: gone, KEPT: kept, FAILED: sorted(failed)})
    for first in failed.values():
        raise first
    return gone


def _keep(told: dict[str, Any]) -> None:
    for key, number in told[REMOVED].items():
        if number:
            log.info("removed %d records that were over their time", number, extra={"object": key})
    record(EVENT, author=None, object_key="retention", data=told)
