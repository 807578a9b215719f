# ruff: noqa: N999  # Django calls a command by the name of its file
"""``levelset manage import-people FILE``: the list of people of another system, every night."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from levelset.core.errors import Refused
from levelset.web.people.actions import importing
from levelset.web.people.lists.plan import Kind, Plan
from levelset.web.people.lists.reading import text_of

FEW = 2
SHARE = 0.2
"""More leavers than these few, and than this share of everybody, are taken for half a list."""

WORDS = {
    Kind.NEW: "new",
    Kind.BACK: "back",
    Kind.CHANGED: "changed",
    Kind.MOVED: "moved",
    Kind.LEFT: "left",
    Kind.MISSING: "missing from the list",
}


class Command(BaseCommand):
    """Prints what changes and what is wrong, and carries it out unless told not to."""

    help = "Bring people, teams and managers up to date with a CSV file; the same file again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file, and what to do about those who are missing."""
        parser.add_argument("file", metavar="FILE", help="a CSV file; its first row names the columns")
        parser.add_argument("--dry-run", action="store_true", help="print what would change, and change nothing")
        parser.add_argument("--leavers", action="store_true", help="those who are missing from the list have left")
        parser.add_argument(
            "--many-leavers",
            action="store_true",
            help="also where more than two people, and more than a fifth of everybody, would leave",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, tell, carry out. Exit status 1 where a row is wrong: the others are carried out all the same."""
        path = Path(options["file"])
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        text, said, wrong = text_of(path.name, data)
        if wrong:
            raise CommandError(wrong)
        try:
            held = importing.prepare(path.name, text, author=None)
            read, plan, planner = importing.worked_out(held, None)
            for remark in (*said, *read.remarks):
                self.stdout.write(f"Note: {remark}")
            self.stdout.write("Columns: " + ", ".join(f"{name} ({what})" for name, what in read.understood))
            if read.not_used:
                self.stdout.write("Not used: " + ", ".join(read.not_used))
            self._tell(plan, options["verbosity"] > 1 or options["dry_run"])
            self._bound(plan, len(planner.known.users), options)
            if options["dry_run"]:
                importing.put_away(held, author=None)
                self.stdout.write("Nothing was changed.")
            else:
                change = importing.carry_out(held, leavers=options["leavers"], author=None)
                self.stdout.write("Done." if change else "Nothing to change.")
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if plan.faults:
            raise SystemExit(1)

    def _tell(self, plan: Plan, every: bool) -> None:
        counts = plan.counts()
        self.stdout.write(", ".join(f"{counts[kind.value]} {word}" for kind, word in WORDS.items()) + ".")
        if every:
            for one in plan.told:
                self.stdout.write(f"  {WORDS[one.kind]}: {one.name} <{one.email}> {one.what}".rstrip())
        for fault in plan.faults:
            place = f"line {fault.line}: " if fault.line else ""
            self.stderr.write(f"{place}{fault.text}")

    def _bound(self, plan: Plan, everybody: int, options: dict[str, Any]) -> None:
        going = len(plan.leavers) + (len(plan.missing) if options["leavers"] else 0)
        if not options["many_leavers"] and going > FEW and going > SHARE * everybody:
            raise Refused(
                f"{going} of {everybody} people would leave, which looks like half a list. Nothing was changed. "
                "If it is right, say --many-leavers."
            )
