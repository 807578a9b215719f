"""``levelset audit …``: prove that the audit log and the read log are what was written."""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from levelset.core.errors import LevelsetError
from levelset.web.commands import ground

if TYPE_CHECKING:
    from levelset.web.audit.proof import Head

FORMAT = "levelset-heads/1"
SHOWN = 200
"""Flaws that are written out; the others are counted."""


@click.group()
def audit() -> None:
    """Prove that the audit log and the read log are what was written."""


@audit.command()
def heads() -> None:
    """Print where every chain stands, as levelset-heads/1: to be kept by a second party, every day."""
    with ground.plainly(), _with_tables():
        ground.begin({})
        from django.utils import timezone

        from levelset.web.audit.proof import heads as stand

        chains = [
            {"kind": head.kind, "chain": head.chain, "length": head.length, "digest": head.digest} for head in stand()
        ]
        at = timezone.now().isoformat(timespec="seconds")
    click.echo(json.dumps({"format": FORMAT, "at": at, "chains": chains}, indent=1))


@audit.command()
@click.option(
    "--heads",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Heads that were kept elsewhere; may be repeated.",
)
def verify(files: tuple[Path, ...]) -> None:
    """Prove every chain; say which entry is changed, missing, added or moved, and exit with 1 where one is."""
    with ground.plainly(), _with_tables():
        ground.begin({})
        from levelset.web.audit.proof import verify as prove

        found = prove([head for file in files for head in _read(file)])
    for flaw in found.flaws[:SHOWN]:
        click.echo(str(flaw))
    if len(found.flaws) > SHOWN:
        click.echo(f"… and {len(found.flaws) - SHOWN} more.")
    kept = f", against {len(files)} files of heads" if files else ""
    if found.flaws:
        click.echo(f"Not what was written: {len(found.flaws)} flaws in {found.chains} chains{kept}.", err=True)
        if found.entries and len(found.flaws) >= found.entries:
            click.echo("Every entry is: was the file audit_key of the data folder replaced?", err=True)
        sys.exit(1)
    click.echo(f"{found.entries} entries in {found.chains} chains are what was written{kept}.")


@contextlib.contextmanager
def _with_tables() -> Iterator[None]:
    """Say in one sentence that there is no database to look at."""
    from django.db import OperationalError, ProgrammingError

    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        raise ground.CannotStart(
            f"The database is not ready: {error}. Start `levelset serve` once, or run `levelset manage migrate`."
        ) from error


def _read(file: Path) -> "list[Head]":
    """The heads of a file; raises ``LevelsetError`` for a file that holds none."""
    from levelset.web.audit.proof import Head

    try:
        told: Any = json.loads(file.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise ValueError
        return [
            Head(str(row["kind"]), str(row["chain"]), int(row["length"]), str(row["digest"])) for row in told["chains"]
        ]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LevelsetError(f"{file} holds no heads: write it with `levelset audit heads > FILE`.") from error
