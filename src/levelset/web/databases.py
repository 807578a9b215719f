"""A database address as Django wants it: SQLite by default, PostgreSQL by one setting."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from levelset.web.configuration import Misconfigured

SQLITE_NAME = "levelset.sqlite3"

# Without IMMEDIATE a transaction that reads and then writes fails at once when another one writes: no waiting helps it.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,  # seconds; a list of a hundred thousand people is written in twenty
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def database(url: str, data: Path) -> dict[str, Any]:
    """The entry of Django's DATABASES for an address; an empty one is SQLite in the data folder.

    Raises ``Misconfigured`` for an address of another kind of database, and where PostgreSQL's driver is missing.
    """
    if not url:
        return _sqlite(str(data / SQLITE_NAME))
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError as error:
        raise Misconfigured(f"LEVELSET_DATABASE_URL is no address: {error}.") from None
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/") if parts.netloc == "" else parts.netloc + parts.path))
    if parts.scheme in {"postgresql", "postgres"}:
        if find_spec("psycopg") is None:
            raise Misconfigured(
                "PostgreSQL needs its driver, psycopg. Set LEVELSET_DATABASE_URL in the environment and start with "
                "./run, which installs it, or install it by hand: pip install 'levelset[postgresql]'."
            )
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": port,
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise Misconfigured(
        f'LEVELSET_DATABASE_URL begins with "{parts.scheme}:", which is no database that Levelset knows. '
        "Use postgresql://user:password@host/name, sqlite:////path/to/file, or leave it empty."
    )


def _sqlite(name: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS}
