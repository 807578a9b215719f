# ruff: noqa: N999  # it is called so
"""``levelset manage erase-person EMAIL``: erase somebody, after the sentence that it asks for."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.web.people import queries_of_rights as queries
from levelset.web.people.actions.erasing import erase
from levelset.web.people.models import User


class Command(BaseCommand):
    """Erase somebody. Without --confirm it says what would happen and which sentence confirms it."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, and the sentence."""
        parser.add_argument("email", help="the e-mail address of the person")
        parser.add_argument(
            "--confirm", default="", metavar="SENTENCE", help="the sentence that the first step asks for"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask for the sentence, or erase and say where the name still stands in what others wrote."""
        person = User.objects.filter(email__iexact=options["email"].strip()).first()
        if person is None:
            raise CommandError("Nobody here has this e-mail address.")
        sentence = f"erase {person.handle} for ever"
        if options["confirm"] != sentence:
            raise CommandError(
                "This deletes what is about this person and takes their name off what they wrote about others. "
                f'It cannot be undone. To confirm, add: --confirm "{sentence}"'
            )
        terms = [person.email, person.name, str(person.key)]
        try:
            number = erase(person, author=None)
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Erased: {number} records deleted or made anonymous.")
        for label, rows in queries.still_named(terms):
            self.stdout.write(f"The name or address still stands in {rows} rows of {label}, in what others wrote.")
