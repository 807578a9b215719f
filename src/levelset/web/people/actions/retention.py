"""What is held is let go when its time is over: each holding says how, the worker runs it every day."""

import logging
from datetime import datetime

from django.utils import timezone

from levelset.web.people.holdings import holdings

log = logging.getLogger(__name__)


def run(now: datetime | None = None) -> dict[str, int]:
    """Remove what is over its time; how many records of which holding (by its key) that were."""
    now = now or timezone.now()
    gone = {holding.key: holding.retain(now) for holding in holdings() if holding.retain}
    for key, number in gone.items():
        if number:
            log.info("removed %d records that were over their time", number, extra={"object": key})
    return gone
