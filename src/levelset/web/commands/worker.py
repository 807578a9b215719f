"""The one process that does long work: ``python -m levelset.web.commands.worker``."""

import contextlib
import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from levelset.web.commands import rounds
from levelset.web.commands.following import follow

INTERVAL = 0.25
"""Seconds between two looks at the queue."""

HEARTBEAT = 10
"""Seconds between two signs of life."""

SIGN_OF_LIFE = ".worker"
"""As in ``health/queries.py``, which cannot be imported before Django is set up; a test holds them together."""

PAUSE = 5
"""Seconds before the next try where the database cannot be used."""

ATTEMPTS = 3
"""How often a task is begun that never ends because its worker dies."""

log = logging.getLogger("levelset.web.worker")


def name_of_worker() -> str:
    """``host:pid:random``, at most 64 characters: tells after a crash whose work was left lying."""
    return f"{_host()}:{os.getpid()}:{secrets.token_hex(4)}"


def left_lying(worker: str) -> bool:
    """Whether a task that this worker claimed is nobody's now: the worker ran on this machine and is gone."""
    host, _, rest = worker.partition(":")
    pid = rest.partition(":")[0]
    if host != _host() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(pid) == os.getpid()


def pick_up() -> int:
    """Put tasks back in the queue whose worker died over them; one that killed several has failed. Returns how many."""
    from django.db import transaction
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    found = 0
    with transaction.atomic():
        for task in DBTaskResult.objects.running().select_for_update():
            if not task.worker_ids or not left_lying(task.worker_ids[-1]):
                continue
            found += 1
            if len(task.worker_ids) < ATTEMPTS:
                task.status = TaskResultStatus.READY
                task.save(update_fields=["status"])
            else:
                task.set_failed(RuntimeError("The worker ended several times over this task."))
    return found


def _host() -> str:
    return socket.gethostname().replace(":", "-")[:40]


def work(worker: Any) -> None:
    """Take up what was left lying, also by this worker when its database failed, then do what comes."""
    picked = pick_up()
    if picked:
        log.warning("picked up %d tasks that were left lying", picked)
    worker.run()


def patiently(step: Callable[[], object]) -> None:
    """Take a step, again and again while the database cannot be used: a full disk or a long lock ends no server."""
    from django.db import OperationalError, connection

    while True:
        try:
            step()
        except OperationalError as error:
            log.warning("The database cannot be used now (%s); trying again in %d s.", error, PAUSE)
            connection.close()
            time.sleep(PAUSE)
        else:
            return


def give_signs_of_life(file: Path) -> None:
    """Touch a file of the data folder every some seconds, in the background: the health page looks at it."""

    def touch() -> None:
        while True:
            with contextlib.suppress(OSError):  # a full disk is told by the health page itself
                file.touch(mode=0o600)
            time.sleep(HEARTBEAT)

    threading.Thread(target=touch, name="signs-of-life", daemon=True).start()


def main() -> None:
    """Do the work of the queue until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")
    django.setup()
    from django.conf import settings
    from django_tasks_db.management.commands.db_worker import Worker

    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=name_of_worker(),
    )
    worker.configure_signals()
    follow()
    give_signs_of_life(settings.CONFIGURATION.data / SIGN_OF_LIFE)
    rounds.begin()
    patiently(lambda: work(worker))


if __name__ == "__main__":
    main()
