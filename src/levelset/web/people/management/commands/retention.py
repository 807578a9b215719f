"""``levelset manage retention``: let go of what is over its time, now."""

from typing import Any

from django.core.management.base import BaseCommand

from levelset.web.people.actions.retention import run


class Command(BaseCommand):
    """Remove what is held longer than it should be; the worker of `serve` does the same every day."""

    help = __doc__ or ""

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say what was removed, holding by holding."""
        gone = run()
        for key, number in gone.items():
            self.stdout.write(f"{key}: {number}")
        if not gone:
            self.stdout.write("Nothing runs out by itself.")
