"""``levelset lock``: ids for the statements of a folder that was edited by hand."""

import sys
from pathlib import Path

import click

from levelset.cli.output import show_findings
from levelset.comparing.diff.wording import listed
from levelset.comparing.identity import Identified, asked_once, settled_by
from levelset.comparing.locked import as_told, locked, past_of
from levelset.core.errors import LevelsetError
from levelset.interchange.files import Folder
from levelset.interchange.folder import read_framework
from levelset.interchange.folder_reading import read_lock
from levelset.interchange.folder_writing import lock_of, write_lock


@click.command("lock")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--interactive", is_flag=True, help="Ask about every statement of which it is not sure.")
@click.option("--check", is_flag=True, help="Write nothing; fail where the lock is not up to date or a question open.")
def lock(folder: Path, interactive: bool, check: bool) -> None:
    """Bring levelset.lock up to date with the pages of a native folder.

    A statement in other words keeps its id where it is sure that it is the same one; where it is not, it gets an id of
    its own, and the question stays in the lock until somebody answers it. Exit status: 0 clean, 1 with errors or (with
    --check) something to do, 2 misuse.
    """
    if check and interactive:
        raise click.UsageError("--check writes nothing, so there is nothing to ask. Leave one of the two out.")
    held = read_framework(folder)
    findings = [finding for finding in held.findings if finding.code != "lock/new-statements"]
    show_findings(findings)
    if held.value is None or held.has_errors:
        click.echo("The lock was left as it is.", err=True)
        sys.exit(1)
    identified = locked(held.value, read_lock(Folder(folder)))
    if interactive:
        identified = _answered(identified)
    _tell(identified)
    sys.exit(_check(identified, folder) if check else _write(identified, folder))


def _answered(identified: Identified) -> Identified:
    """Asks question by question; one that is left out stays open."""
    answers: dict[str, str | None] = {}
    questions = asked_once(identified.questions)
    for number, asked in enumerate(questions, 1):
        click.echo(f"\n{number} of {len(questions)}, on {listed(asked.pages)}:")
        click.echo(f"  before: {asked.old}")
        click.echo(f"  now:    {asked.new}")
        choice = click.prompt(
            "Is it the same statement in other words? (y)es, (n)o, (l)ater",
            type=click.Choice(["y", "n", "l"]),
            default="l",
            show_choices=False,
        )
        if choice != "l":
            answers |= asked.answered(same=choice == "y")
    return settled_by(identified, answers)


def _tell(identified: Identified) -> None:
    for became in identified.became:
        click.echo(f"  {became.old.owner}: {as_told(became)}")
    for asked in asked_once(identified.questions):
        click.echo(f"  {listed(asked.pages)}: not sure whether “{asked.old}” became “{asked.new}”")


def _open(identified: Identified) -> str:
    number = len(asked_once(identified.questions))
    return (
        f"{number} {'question is' if number == 1 else 'questions are'} open; answer with: levelset lock --interactive"
    )


def _check(identified: Identified, folder: Path) -> int:
    """Says whether anything is to be done."""
    is_current = lock_of(identified.framework, folder, past_of(identified)) is None
    if not is_current:
        click.echo("levelset.lock is not up to date. Run: levelset lock", err=True)
    if identified.questions:
        click.echo(_open(identified), err=True)
    if is_current and not identified.questions:
        click.echo("levelset.lock is up to date.")
    return 0 if is_current and not identified.questions else 1


def _write(identified: Identified, folder: Path) -> int:
    try:
        changed = write_lock(identified.framework, folder, past_of(identified))
    except LevelsetError as error:
        click.echo(str(error), err=True)
        return 1
    except OSError as error:
        where = error.filename or folder
        click.echo(f"{where} cannot be written: {error.strerror or error}. Nothing else was changed.", err=True)
        return 1
    click.echo("levelset.lock is up to date now." if changed else "levelset.lock was up to date.")
    if identified.questions:
        click.echo(_open(identified))
    return 0
