"""``levelset manage withdraw_factors EMAIL``: for somebody who lost phone, passkeys and recovery codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.web.people import queries
from levelset.web.people.actions.factors import withdraw_factors


class Command(BaseCommand):
    """Removes app, passkeys and recovery codes of one person; the password stays."""

    help = "Remove app, passkeys and recovery codes of somebody who has lost them; make sure that it is they who ask."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("email", help="the e-mail address of the person")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Remove them, and say how many."""
        person = queries.active_person(options["email"])
        if person is None:
            raise CommandError("Nobody here has this e-mail address.")
        count = withdraw_factors(person, author=None)
        self.stdout.write(f"{count} removed. The password alone lets them in until they set up new ones.")
