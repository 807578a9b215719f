"""Whether the server is well: its database, its tables, its worker, its disk."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

FREE_MB = 200
"""Below this much room on the disk of the data folder the next upload may fail."""

SILENCE = 60
"""Seconds without a sign of life after which a worker counts as gone."""

WAITING = timedelta(minutes=15)
"""A task that waits longer than this is stuck, worker or not."""

SIGN_OF_LIFE = ".worker"
"""The file of the data folder that the worker touches."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, whether it is well, and what was seen."""

    name: str
    well: bool
    seen: str


_tables_are_known_good = False


def database() -> Finding:
    """Whether the database answers, and can be written to."""
    started = time.monotonic()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        return Finding(_("Database"), False, type(error).__name__)
    return Finding(_("Database"), True, f"{connection.vendor}, {(time.monotonic() - started) * 1000:.0f} ms")


def tables() -> Finding:
    """Whether every migration was applied; once they were, this process asks no more."""
    global _tables_are_known_good
    if not _tables_are_known_good:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if pending:
            return Finding(_("Tables"), False, _("%(count)s migrations are pending") % {"count": pending})
        _tables_are_known_good = True
    return Finding(_("Tables"), True, _("up to date"))


def worker() -> Finding:
    """Whether the worker gives signs of life, and no task waits for long."""
    from django_tasks_db.models import DBTaskResult

    if settings.CONFIGURATION.tasks != "database":
        return Finding(_("Worker"), True, _("tasks are done at once"))
    try:
        silent = time.time() - (settings.CONFIGURATION.data / SIGN_OF_LIFE).stat().st_mtime
    except OSError:
        return Finding(_("Worker"), False, _("no sign of life"))
    if silent > SILENCE:
        return Finding(_("Worker"), False, _("silent for %(seconds)s s") % {"seconds": int(silent)})
    late = timezone.now() - WAITING
    stuck = DBTaskResult.objects.ready().filter(enqueued_at__lt=late).count()
    if stuck:
        return Finding(_("Worker"), False, _("%(count)s tasks wait for long") % {"count": stuck})
    return Finding(_("Worker"), True, _("alive"))


def disk() -> Finding:
    """Whether there is room for what comes."""
    try:
        free = shutil.disk_usage(settings.CONFIGURATION.data).free // 1_000_000
    except OSError as error:
        return Finding(_("Disk"), False, error.strerror or type(error).__name__)
    return Finding(_("Disk"), free >= FREE_MB, _("%(free)s MB free") % {"free": free})


CHECKS: tuple[Callable[[], Finding], ...] = (database, tables, worker, disk)


def look() -> list[Finding]:
    """Look at everything; without a database at it and at the disk alone."""
    first = database()
    if not first.well:
        return [first, disk()]
    return [first, *(check() for check in CHECKS[1:])]
