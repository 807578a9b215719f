# ruff: noqa: N999  # it is called so
"""``levelset manage export-person EMAIL --into FILE``: everything held about somebody, as a ZIP."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.web.people.actions.exporting import export_person
from levelset.web.people.models import User


class Command(BaseCommand):
    """Write an archive of Markdown and JSON for somebody who asks what is held about them."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, and where to."""
        parser.add_argument("email", help="the e-mail address of the person")
        parser.add_argument("--into", required=True, metavar="FILE", help="the archive to write (.zip)")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the archive; a file that is there already is never replaced."""
        person = User.objects.filter(email__iexact=options["email"].strip()).first()
        if person is None:
            raise CommandError("Nobody here has this e-mail address.")
        into = Path(options["into"])
        try:
            with into.open("xb") as file:
                into.chmod(0o600)
                number = export_person(person, file, author=None)
        except FileExistsError as error:
            raise CommandError(f"{into} is there already. Name another file.") from error
        except OSError as error:
            raise CommandError(f"{into} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{number} files in {into}. It is for this person alone; delete it once they have it.")
