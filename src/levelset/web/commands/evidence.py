"""``levelset evidence add "…"``: log a line from the console of the server."""

import sys

import click

from levelset.web.commands import ground

MOST_BYTES = 1_000_000


@click.group()
def evidence() -> None:
    """Log evidence in the data folder of this machine."""


@evidence.command()
@click.argument("text")
@click.option("--as", "email", metavar="EMAIL", help="Whose entry it is; where there is one person only, it is theirs.")
def add(text: str, email: str | None) -> None:
    """Log one piece of work, as a draft that only its author reads. TEXT in quotes, or - for standard input."""
    said = sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", "replace") if text == "-" else text
    with ground.plainly():
        ground.begin({})
    from django.db import OperationalError, ProgrammingError, connection

    try:
        with ground.plainly():
            click.echo(_kept(said, email))
    except (OperationalError, ProgrammingError) as error:
        raise ground.CannotStart(
            f"The database is not ready: {error}. Start `levelset serve` once, or run `levelset manage migrate`."
        ) from error
    finally:
        connection.close()


def _kept(text: str, email: str | None) -> str:
    """What to say about the entry that was made."""
    from levelset.core.errors import Refused
    from levelset.web.evidence import queries
    from levelset.web.evidence.actions import logging

    author = queries.person_by_email(email) if email else queries.only_person()
    if author is None and email:
        raise Refused(f"Nobody here has the e-mail address {email}. Check it, or welcome them first.")
    if author is None:
        raise Refused("Say whose entry it is: levelset evidence add --as EMAIL “…”.")
    entry, _is_new = logging.capture(text, author=author)
    return f"Kept for {author.name}, for them alone: {entry.headline}\n/evidence/{entry.key}"
