"""``levelset manage welcome --email … --standing …``: a link that lets one person in; ``--everybody``: all who wait."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.people import addresses
from levelset.web.people.actions import inviting, welcoming
from levelset.web.people.lists.cells import to_csv


class Command(BaseCommand):
    """Makes welcome links and prints them."""

    help = "Print a link with which one person comes in, once; or links for everybody who has no way in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom the link is for."""
        whom = parser.add_mutually_exclusive_group(required=True)
        whom.add_argument("--email", help="the e-mail address of the person")
        whom.add_argument(
            "--everybody",
            action="store_true",
            help="everybody who is here and has no way in and no open link, those who came back among them: as a CSV "
            "of links; where the server sends e-mail, invitations go out instead",
        )
        parser.add_argument(
            "--standing", choices=[standing.value for standing in Standing], default=Standing.MEMBER.value
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Make the link, or all of them; a refusal is told as it is."""
        if options["everybody"]:
            self._everybody()
            return
        try:
            token = welcoming.welcome(options["email"], Standing(options["standing"]), author=None)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(addresses.welcome(token))

    def _everybody(self) -> None:
        made = inviting.invite_waiting(author=None)
        if made:
            rows = (("name", "e-mail", "link"), *((one.name, one.email, address) for one, address in made))
            self.stdout.write(to_csv(rows), ending="")
        elif inviting.sends_mail():
            self.stdout.write("The invitations are on their way.")
        else:
            self.stdout.write("Nobody waits for a link.")
