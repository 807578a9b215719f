"""``levelset backup``: database, uploads and the list of erasures in one file, the keys in another."""

import tempfile
from pathlib import Path
from typing import Any

import click

from levelset.core.errors import LevelsetError
from levelset.web.commands import ground
from levelset.web.commands.keeping import archive, postgresql, sqlite
from levelset.web.configuration import Misconfigured, data_folder

UPLOADS = "uploads"
ERASURES = "erasures"
"""The file of the data folder that says who was erased: whatever is restored forgets them again."""


@click.command()
@click.option(
    "--into", "target", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write."
)
@click.option("--replace", is_flag=True, help="Write over a file of that name.")
def backup(target: Path, replace: bool) -> None:
    """Write a backup of the data folder, also while the server runs.

    FILE holds database and uploads, FILE.keys the keys and settings. Keep the two in different places: FILE alone opens
    no sealed secret. Whoever has FILE reads everything that people wrote.
    """
    with ground.plainly():
        keys = target.with_name(target.name + ".keys")
        data = data_folder()
        _check(data, target, keys, replace)
        loaded = ground.begin({})
        try:
            manifest = write(loaded.data, target)
            held = archive.write_keys(keys, loaded.data, manifest["id"])
        except OSError as error:
            raise LevelsetError(f"The backup cannot be written: {error.strerror}. Nothing is left of it.") from error
    size = target.stat().st_size / 1_000_000
    uploads = sum(name.startswith(f"{UPLOADS}/") for name in manifest["files"])
    click.echo(f"{target}: {size:.1f} MB, the database and {uploads} uploads. It holds what people wrote: keep it so.")
    click.echo(f"{keys}: {', '.join(held)}. Keep it elsewhere: with both, everything opens.")


def _check(data: Path, target: Path, keys: Path, replace: bool) -> None:
    if not data.is_dir() or not (data / "secret_key").exists():
        raise Misconfigured(f"There is no data folder at {data}. Name it with LEVELSET_DATA.")
    if not target.parent.is_dir():
        raise LevelsetError(f"The folder {target.parent} is not there.")
    if not replace and (target.exists() or keys.exists()):
        raise LevelsetError(f"{target} or {keys.name} is there already. Choose another name, or add --replace.")
    if target.absolute().is_relative_to((data / UPLOADS).absolute()):
        raise LevelsetError("A backup among the uploads would be part of the next one. Choose another folder.")


def write(data: Path, target: Path) -> dict[str, Any]:
    """Write the backup of a data folder whose settings are in force; returns its manifest."""
    with tempfile.TemporaryDirectory(prefix=".levelset-backup-", dir=target.parent) as room:
        folder = Path(room)
        with archive.written(target) as writing:
            # Before and after the database: what it names was there at one of the two moments.
            _add_uploads(writing, data)
            about = _add_database(writing, folder)
            _add_uploads(writing, data)
            writing.add(ERASURES, data / ERASURES)
            return writing.finish(**about)


def _add_uploads(writing: archive.Writing, data: Path) -> None:
    root = data / UPLOADS
    for path in sorted(root.rglob("*")):
        name = f"{UPLOADS}/{path.relative_to(root).as_posix()}"
        if name not in writing.files and path.is_file() and not path.is_symlink():
            writing.add(name, path)


def _add_database(writing: archive.Writing, folder: Path) -> dict[str, Any]:
    from django.db import Error, connection
    from django.db.migrations.recorder import MigrationRecorder

    try:
        applied = sorted([app, name] for app, name in MigrationRecorder(connection).applied_migrations())
        if not applied:
            raise LevelsetError("The database is empty: there is nothing to back up.")
        if connection.vendor == "sqlite":
            sqlite.copy(Path(connection.settings_dict["NAME"]), folder / "database")
            writing.add(sqlite.ENTRY, folder / "database")
            return {"database": "sqlite", "migrations": applied}
        columns = postgresql.copy(folder)
        for table in columns:
            writing.add(f"{postgresql.FOLDER}/{table}.copy", folder / f"{table}.copy")
        return {"database": "postgresql", "migrations": applied, "columns": columns}
    except Error as error:
        raise LevelsetError(f"The database cannot be read: {str(error).strip().splitlines()[0]}.") from error
    finally:
        connection.close()
