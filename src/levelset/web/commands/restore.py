"""``levelset restore``: a data folder as a backup holds it, or, where anything fails, as it was."""

import contextlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from levelset.core.errors import LevelsetError
from levelset.web import configuration
from levelset.web.commands import ground
from levelset.web.commands.backup import ERASURES
from levelset.web.commands.keeping import archive, postgresql, sqlite, swap
from levelset.web.configuration import Misconfigured
from levelset.web.databases import SQLITE_NAME

SETTINGS = "levelset.toml"


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--into", "data", required=True, type=click.Path(path_type=Path, file_okay=False), help="The data folder."
)
@click.option(
    "--keys",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file of keys; FILE.keys where it is beside FILE.",
)
@click.option(
    "--erasures",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The list of who was erased since, where it is in neither the folder that is replaced nor LEVELSET_DATA.",
)
@click.option("--replace", is_flag=True, help="Put the backup in the place of the data folder that is there.")
def restore(source: Path, data: Path, keys: Path | None, erasures: Path | None, replace: bool) -> None:
    """Make a data folder of a backup: verified before anything is touched, brought up to date, erasures applied again.

    A folder that is replaced is kept beside the new one, under a name that says when.
    """
    with ground.plainly():
        data = data.expanduser().absolute()
        _check(data, replace)
        manifest = archive.verify(source)
        held = _keys(source, keys, data)
        since = _erased_since(data, erasures)
        with alone(data), _beside(data) as fresh:
            archive.unpack(source, manifest, fresh)
            _settle(fresh, data, held, since)
            aside = data.with_name(f"{data.name}.before-{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}")
            erased = _bring_back(fresh, manifest, replace, swap.Place(fresh, data, aside))
    click.echo(f"{data} is as it was on {manifest['made_at']} (Levelset {manifest['program']}), and up to date.")
    if erased:
        click.echo(f"{erased} people who were erased since were erased again.")
    if not since:
        click.echo(
            f"Whoever was erased after {manifest['made_at']} is in it again, as no list of erasures is at hand. Where "
            f"there is one (the file {ERASURES} of the data folder), restore anew with --erasures FILE before anybody "
            "works with it."
        )
    if aside.exists():
        click.echo(f"What was there before is in {aside}; delete it once all is well.")


def _check(data: Path, replace: bool) -> None:
    if not data.parent.is_dir():
        raise LevelsetError(f"The folder {data.parent} is not there.")
    if not data.exists() or not any(data.iterdir()):
        return
    if not replace:
        raise LevelsetError(
            f"{data} is not empty. Add --replace to put the backup in its place, or name another folder."
        )
    if not (data / "secret_key").exists():
        raise LevelsetError(f"{data} is no data folder of Levelset, so it is not replaced.")
    if os.path.ismount(data):
        raise LevelsetError(
            f"{data} is where a disk is mounted and cannot be replaced as a whole. Restore into a folder in it."
        )


def _keys(source: Path, keys: Path | None, data: Path) -> dict[str, str]:
    """The keys: of the file, else of the folder that is replaced."""
    beside = source.with_name(source.name + ".keys")
    if keys is not None or beside.exists():
        return archive.read_keys(keys or beside)
    here = {name: (data / name).read_text(encoding="utf-8") for name in archive.KEY_FILES if (data / name).is_file()}
    if "sealing_key" not in here:
        raise LevelsetError(
            "The keys are missing: name their file with --keys. Without them sealed secrets stay closed."
        )
    return here


def _erased_since(data: Path, named: Path | None) -> list[str]:
    """The lists that know of erasures since the backup: as named, of the folder that is replaced, of LEVELSET_DATA."""
    places = [data / ERASURES, configuration.data_folder() / ERASURES]
    if named is not None and not named.is_file():
        raise LevelsetError(f"There is no file {named}.")
    lists = [path for path in ([named] if named else []) + places if path.is_file()]
    try:
        found = [path.read_text(encoding="ascii") for path in lists]
    except (OSError, UnicodeDecodeError) as error:
        raise LevelsetError(f"The list of erasures cannot be read: {error}. Nothing was changed.") from error
    if named and not all(re.fullmatch("[0-9a-f]{32}", line) for line in found[0].split()):
        raise LevelsetError(f"{named} is no list of erasures: each of its lines is a digest. Nothing was changed.")
    return found


@contextlib.contextmanager
def alone(data: Path) -> Iterator[None]:
    """Nobody serves the folder meanwhile; raises ``LevelsetError`` where somebody does."""
    if not data.exists() or not any(data.iterdir()):
        yield
        return
    with ground.held(data) as mine:
        if not mine:
            raise LevelsetError(f"A server runs on {data}. Stop it first.")
        yield


@contextlib.contextmanager
def _beside(data: Path) -> Iterator[Path]:
    """A folder on the same disk, gone at the end unless it was put in its place."""
    fresh = data.with_name(f".{data.name}.{secrets.token_hex(6)}")
    try:
        fresh.mkdir(mode=0o700)
        yield fresh
    except OSError as error:
        raise LevelsetError(
            f"The backup cannot be brought back: {error.strerror or error}. Nothing was changed."
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _settle(fresh: Path, data: Path, held: dict[str, str], since: list[str]) -> None:
    """Put database, keys, settings and the list of erasures where they belong in the new folder."""
    if (fresh / sqlite.ENTRY).exists():
        (fresh / sqlite.ENTRY).rename(fresh / SQLITE_NAME)
        (fresh / SQLITE_NAME).parent.joinpath("database").rmdir()
    for name, text in held.items():
        _write(fresh / name, text)
    # Settings belong to the machine: where there are some, they stay.
    if (data / SETTINGS).is_file():
        _write(fresh / SETTINGS, (data / SETTINGS).read_text(encoding="utf-8"))
    # Whoever was erased since the backup was made has to be erased in it, too.
    ours = fresh / ERASURES
    lists = [*since, *([ours.read_text(encoding="ascii")] if ours.is_file() else [])]
    if lists:
        _write(ours, "".join(f"{line}\n" for line in sorted(set("\n".join(lists).split()))))


def _write(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)


def _bring_back(fresh: Path, manifest: dict[str, Any], replace: bool, place: swap.Place) -> int:
    """Make the database of the new folder, bring it up to date, put the folder in its place; how many were erased."""
    ground.begin({"LEVELSET_DATA": str(fresh), "LEVELSET_STATIC": ""})
    from django.db import connection

    if manifest["database"] != connection.vendor:
        raise Misconfigured(
            f"The backup is of {manifest['database']}, and the settings name {connection.vendor}. "
            "Set LEVELSET_DATABASE_URL accordingly."
        )
    ground.check_known(tuple(step) for step in manifest["migrations"])
    if connection.vendor == "sqlite":
        if Path(connection.settings_dict["NAME"]) != fresh / SQLITE_NAME:
            raise Misconfigured("LEVELSET_DATABASE_URL names a database outside of the folder. Unset it to restore.")
        sqlite.check(fresh / SQLITE_NAME)
        ground.migrate()
        erased = _erase_again()
        connection.close()
        os.sync()
        place.put()
        return erased
    return _into_postgresql(fresh, manifest, replace, place)


def _into_postgresql(fresh: Path, manifest: dict[str, Any], replace: bool, place: swap.Place) -> int:
    """One transaction, from the first table that goes to the folder in its place."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    with place.unless_all_goes_well(), transaction.atomic():
        if connection.introspection.table_names() and not replace:
            raise LevelsetError("The database is not empty. Add --replace to put the backup in its place.")
        postgresql.drop_everything()
        executor = MigrationExecutor(connection)
        executor.migrate(_last_of({tuple(step) for step in manifest["migrations"]}, executor.loader.graph))
        postgresql.bring_back(fresh / postgresql.FOLDER, manifest["columns"])
        call_command("migrate", verbosity=0, interactive=False)
        erased = _erase_again()
        shutil.rmtree(fresh / postgresql.FOLDER)
        os.sync()
        place.put()
    connection.close()
    return erased


def _last_of(steps: set[Any], graph: Any) -> list[Any]:
    """Of the migrations of a backup those that no other one of the same app follows: where its tables stood."""
    return sorted(
        step
        for step in steps
        if step in graph.nodes
        and not any(after in steps and after[0] == step[0] for after in graph.node_map[step].children)
    )


def _erase_again() -> int:
    from levelset.web.people.actions.erasing import erase_again

    return erase_again()
