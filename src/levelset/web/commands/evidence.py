"""``levelset evidence add "…"``: log a line from the console of the server, or on a server somewhere else."""

import sys
from pathlib import Path

import click

from levelset.web.commands import ground, remote

MOST_BYTES = 1_000_000


@click.group()
def evidence() -> None:
    """Log evidence in the data folder of this machine, or on a server."""


@evidence.command()
@click.argument("text")
@click.option("--as", "email", metavar="EMAIL", help="Whose entry it is; where there is one person only, it is theirs.")
@click.option("--server", metavar="URL", help="A server somewhere else, with the token in LEVELSET_TOKEN.")
@click.option(
    "--token-file", type=click.Path(path_type=Path, dir_okay=False), help="The file with the token for --server."
)
def add(text: str, email: str | None, server: str | None, token_file: Path | None) -> None:
    """Log one piece of work, as a draft that only its author reads. TEXT in quotes, or - for standard input."""
    said = sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", "replace") if text == "-" else text
    if server is None and token_file is not None:
        raise click.UsageError("--token-file goes with --server URL.")
    if server is not None:
        if email is not None:
            raise click.UsageError("--as is for this machine. On a server the entry is that of the token's owner.")
        with ground.plainly():
            click.echo(remote.add(said, server, token_file))
        return
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
