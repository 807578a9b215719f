"""``levelset manage standing EMAIL owner``: what somebody who is here may do, said by whoever runs the server."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.people import queries
from levelset.web.people.actions.standing import change_standing


class Command(BaseCommand):
    """Makes somebody who is here owner, editor or member; where no owner can be reached, the only way to another."""

    help = "Make somebody who is here owner, editor or member."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, and what they are from now on."""
        parser.add_argument("email", help="the e-mail address of the person")
        parser.add_argument("standing", choices=[standing.value for standing in Standing])

    def handle(self, *_args: Any, **options: Any) -> None:
        """Change it; a refusal is told as it is."""
        person = queries.active_person(options["email"])
        if person is None:
            raise CommandError("Nobody here has this e-mail address.")
        try:
            change_standing(person, Standing(options["standing"]), author=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person.name} is {options['standing']} now.")
