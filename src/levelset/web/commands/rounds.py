"""What the worker does by the clock, beside the tasks of the queue: it chains the logs, and lets go what is over."""

import logging
import threading
import time
from collections.abc import Callable

EVERY_MINUTE, EVERY_DAY = 60.0, 24 * 60 * 60.0

log = logging.getLogger("levelset.web.worker")


def chain_logs() -> None:
    """Give new entries of the logs their place in the chains."""
    from levelset.web.audit.sealing import seal_entries

    seal_entries()


def let_go() -> None:
    """Remove what is over its time, holding by holding."""
    from levelset.web.people.actions.retention import run

    run()


def tell() -> None:
    """Write to those who are told only now that glass was broken over their records."""
    from levelset.web.people.actions.glass import send_late_notices

    send_late_notices()


ROUNDS: tuple[tuple[float, Callable[[], None]], ...] = (
    (EVERY_MINUTE, chain_logs),
    (EVERY_DAY, let_go),
    (EVERY_DAY, tell),
)


def begin() -> None:
    """Make the rounds in the background of this process, the first one now."""
    threading.Thread(target=_for_ever, name="rounds", daemon=True).start()


def _for_ever() -> None:
    due = [time.monotonic()] * len(ROUNDS)
    while True:
        for number, (pause, task) in enumerate(ROUNDS):
            if time.monotonic() >= due[number]:
                once(task)
                due[number] = time.monotonic() + pause
        time.sleep(max(1.0, min(due) - time.monotonic()))


def once(task: Callable[[], None]) -> None:
    """Do it now, on a connection of its own; what goes wrong is logged, and tried again when its time comes."""
    from django.db import connection

    try:
        task()
    except Exception as error:  # noqa: BLE001  # the next round must come
        log.error("%s did not end well: %s", task.__name__, type(error).__name__)
    finally:
        connection.close()
