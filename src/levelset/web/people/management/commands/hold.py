"""``levelset manage hold EMAIL``: a legal hold, placed or lifted."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.web.people.actions import holding
from levelset.web.people.models import User


class Command(BaseCommand):
    """Place a legal hold, with a reason and a date, or lift it: as long as it stands, the person cannot be erased."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, until when and why; or that it is lifted."""
        parser.add_argument("email", help="the e-mail address of the person")
        parser.add_argument("--until", type=_day, metavar="DAY", help="the last day of the hold: 2027-12-31")
        parser.add_argument("--reason", default="", help="the reason, with the law or the case")
        parser.add_argument("--lift", action="store_true", help="lifts every hold on this person")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Place it or lift it."""
        person = User.objects.filter(email__iexact=options["email"].strip()).first()
        if person is None:
            raise CommandError("Nobody here has this e-mail address.")
        try:
            if options["lift"]:
                number = holding.lift(person, author=None)
                self.stdout.write(f"Lifted: {number}.")
            elif options["until"] is None:
                raise CommandError("Say until when: --until 2027-12-31 (or --lift).")
            else:
                holding.place(person, author=None, reason=options["reason"], until=options["until"])
                self.stdout.write(
                    f"Nothing about this person is erased before {options['until']} is over, or the hold is lifted."
                )
        except Refused as error:
            raise CommandError(str(error)) from error


def _day(text: str) -> date:
    return date.fromisoformat(text)
