"""``levelset manage welcome --email … --standing …``: a link that lets one person in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.people import addresses
from levelset.web.people.actions import welcoming


class Command(BaseCommand):
    """Makes a welcome link and prints it."""

    help = "Print a link with which one person comes in, once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom the link is for."""
        parser.add_argument("--email", required=True, help="the e-mail address of the person")
        parser.add_argument(
            "--standing", choices=[standing.value for standing in Standing], default=Standing.MEMBER.value
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the link; a refusal is told as it is."""
        try:
            token = welcoming.welcome(options["email"], Standing(options["standing"]), author=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(addresses.welcome(token))
