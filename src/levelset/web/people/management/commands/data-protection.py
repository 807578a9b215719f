# ruff: noqa: N999  # it is called so
"""``levelset manage data-protection --into DIR``: the pack for works council and data protection officer."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.web.people.protection import pack


class Command(BaseCommand):
    """Write the record of processing, the data map, who may see what, what is automated and the switches."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument(
            "--into", required=True, metavar="DIR", help="the folder to write; made where it is missing"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write every document; what the folder holds beside them stays."""
        into = Path(options["into"])
        try:
            into.mkdir(parents=True, exist_ok=True)
            for file in pack():
                (into / file.path).write_text(str(file.content), encoding="utf-8")
                self.stdout.write(str(into / file.path))
        except OSError as error:
            raise CommandError(f"{into} cannot be written: {error.strerror}.") from error
