"""A database of SQLite, copied while a server uses it, and put in its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from levelset.core.errors import LevelsetError

ENTRY = "database/levelset.sqlite3"


def copy(source: Path, into: Path) -> None:
    """Copy a database as it is at one moment, whoever writes to it meanwhile.

    Sign-ins are left out: a backup must not be able to pass for anybody. The copy is packed anew, so that what was
    deleted is not in it either.
    """
    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as live, closing(sqlite3.connect(into)) as kept:
        live.backup(kept)
        kept.execute("PRAGMA journal_mode=DELETE")
        kept.execute("PRAGMA secure_delete=ON")
        kept.execute("DELETE FROM django_session")
        kept.commit()
        kept.execute("VACUUM")
    check(into)


def check(database: Path) -> None:
    """Raise ``LevelsetError`` for a database that is damaged."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
            loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise LevelsetError(f"The database of the backup cannot be used: {error}.") from error
    if found != "ok" or loose:
        raise LevelsetError("The database of the backup is damaged. Use an older backup.")
