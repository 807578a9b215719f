"""Bring PostgreSQL into an earlier state: ``python -m support.old_rows FILE``, a database of SQLite from that time.

The tables are made by the migrations that had been carried out then; after that each row is copied as it stands.
"""

import sqlite3
import sys
from contextlib import closing

import django
from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def copy(path: str) -> None:
    """Make the tables as they were, and fill them."""
    with closing(sqlite3.connect(path)) as old:
        last = dict(old.execute("SELECT app, max(name) FROM django_migrations GROUP BY app"))
        MigrationExecutor(connection).migrate(list(last.items()))
        with connection.cursor() as new:
            new.execute("SET session_replication_role = replica")  # rows come in any order
            for (table,) in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                if table not in ("sqlite_sequence", "django_migrations"):
                    _fill(new, table, old.execute(f'SELECT * FROM "{table}"'))
            new.execute("SET session_replication_role = DEFAULT")
            for sql in _sequences():
                new.execute(sql)


def _fill(new: "django.db.backends.utils.CursorWrapper", table: str, rows: sqlite3.Cursor) -> None:
    names = [column[0] for column in rows.description]
    asked = "SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = %s"
    new.execute(asked, [table])
    types = dict(new.fetchall())
    places = ", ".join(f"%s::{types[name]}" for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    new.execute(f'DELETE FROM "{table}"')
    for row in rows:
        new.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', [_kept(value) for value in row])


def _kept(value: object) -> object:
    """As PostgreSQL reads any type: from its text."""
    return value if value is None or isinstance(value, bytes) else str(value)


def _sequences() -> list[str]:
    models = [model for model in django.apps.apps.get_models(include_auto_created=True) if model._meta.managed]
    there = set(connection.introspection.table_names())
    kept = [model for model in models if model._meta.db_table in there]
    return connection.ops.sequence_reset_sql(no_style(), kept)


if __name__ == "__main__":
    django.setup()
    copy(sys.argv[1])
