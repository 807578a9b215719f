# ruff: noqa: N999  # Django calls a command by the name of its file
"""``levelset manage seed-organization --people N``: an organization of invented people, to see how large ones fare."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.web.people.actions.demo import seed_organization

MOST = 500_000


class Command(BaseCommand):
    """Makes the people in the data folder and says how long it took."""

    help = "Make an organization of invented people in a data folder in which nobody is real."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many."""
        parser.add_argument("--people", type=int, required=True, help=f"how many people, at most {MOST}")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make them; a refusal is told as it is."""
        number = options["people"]
        if not 1 <= number <= MOST:
            raise CommandError(f"--people has to be between 1 and {MOST}.")
        start = time.perf_counter()
        try:
            seed_organization(number)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{number} invented people in {time.perf_counter() - start:.1f} s.")
