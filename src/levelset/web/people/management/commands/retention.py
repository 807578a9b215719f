"""``levelset manage retention``: let go of what is over its time, now."""

from typing import Any

from django.core.management.base import BaseCommand

from levelset.web.people.actions.retention import run
from levelset.web.people.queries_of_retention import last_run


class Command(BaseCommand):
    """Remove what is held longer than it should be; the worker of `serve` does the same every day."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say what was removed, holding by holding, and what stays all the same."""
        run()
        ran = last_run()
        for line in ran.lines if ran else ():
            kept = f", {line.kept} over their time and kept" if line.kept else ""
            self.stdout.write(f"{line.removed}{kept}: {line.name}")
