"""The records of a PostgreSQL, table by table as COPY writes them; the tables themselves are made by the migrations.

No program beside the driver is needed, and all of it is one transaction: read at one moment, brought back whole or not.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from levelset.core.errors import LevelsetError

FOLDER = "database"
LEFT_OUT = frozenset({"django_migrations", "django_session"})
"""What the migrations write themselves; and sign-ins, as a backup must not be able to pass for anybody."""


def copy(into: Path) -> dict[str, list[str]]:
    """Write each table of the database, as they are at one moment; returns the columns of each."""
    from django.db import connection, transaction

    columns: dict[str, list[str]] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for table in tables():
            columns[table] = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            with (
                (into / f"{table}.copy").open("wb") as handle,
                cursor.copy(_command(table, columns[table], "TO")) as rows,
            ):
                for part in rows:
                    handle.write(part)
    return columns


def tables() -> list[str]:
    """The tables whose records are kept."""
    from django.db import connection

    return sorted(set(connection.introspection.table_names()) - LEFT_OUT)


def drop_everything() -> None:
    """Remove every table of the database, within the transaction of the caller."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE {_quoted(table)} CASCADE")


def bring_back(folder: Path, columns: dict[str, list[str]]) -> None:
    """Fill tables as the migrations of the backup made them, within the transaction of the caller.

    Raises ``LevelsetError`` where the backup has a table or a column that they have not.
    """
    from django.db import connection

    here = tables()
    strange = sorted(set(columns) - set(here))
    if strange:
        raise LevelsetError(f"The backup has tables that its migrations do not make: {', '.join(strange)}.")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("TRUNCATE " + ", ".join(map(_quoted, here)))
        for table, names in columns.items():
            with cursor.copy(_command(table, names, "FROM")) as rows:
                for part in _parts(folder / f"{table}.copy"):
                    rows.write(part)
        for table, names in columns.items():
            _go_on_counting(cursor, table, names)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _go_on_counting(cursor: Any, table: str, names: list[str]) -> None:
    for name in names:
        cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [_quoted(table), name])
        (sequence,) = cursor.fetchone()
        if sequence:
            cursor.execute(f"SELECT max({_quoted(name)}) FROM {_quoted(table)}")  # noqa: S608  # names of our tables
            (most,) = cursor.fetchone()
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, most or 1, most is not None])


def _command(table: str, names: list[str], direction: str) -> str:
    end = "STDOUT" if direction == "TO" else "STDIN"
    return f"COPY {_quoted(table)} ({', '.join(map(_quoted, names))}) {direction} {end}"


def _quoted(name: str) -> str:
    from django.db import connection

    if '"' in name or "\0" in name:
        raise LevelsetError(f"A table or column of the backup has a name that none of ours has: {name}.")
    return str(connection.ops.quote_name(name))


def _parts(path: Path) -> Iterator[bytes]:
    with path.open("rb") as handle:
        while part := handle.read(1 << 20):
            yield part
