"""``levelset manage …``: Django's administration commands and our own, on the data folder."""

import click

from levelset.web.commands import ground

CONTEXT = {"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []}


@click.command(context_settings=CONTEXT, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Administer the data folder: `manage welcome --email ada@example.org`, `manage help` lists all commands."""
    with ground.plainly():
        ground.begin({})
    from django.core.management import execute_from_command_line
    from django.db import OperationalError, ProgrammingError

    try:
        execute_from_command_line(["levelset manage", *arguments])
    except (OperationalError, ProgrammingError) as error:
        raise ground.CannotStart(
            f"The database is not ready: {error}. Start `levelset serve` once, or run `levelset manage migrate`."
        ) from error
