"""What has to be there before anything runs: data folder, settings, tables, static files."""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from levelset import __version__
from levelset.core.errors import LevelsetError
from levelset.web import configuration
from levelset.web.configuration import Misconfigured

LOCK_NAME = ".starting"
SERVING_NAME = ".serving"
"""Held, shared, by every server on the folder."""

STATIC_STAMP = ".collected"


class CannotStart(click.ClickException):
    """What stops a command from starting, in one sentence with the mend."""

    exit_code = 2


@contextlib.contextmanager
def plainly() -> Iterator[None]:
    """Turn what Levelset refuses into a plain message and exit code 2."""
    try:
        yield
    except LevelsetError as error:
        raise CannotStart(str(error)) from error


def begin(settings: Mapping[str, str]) -> configuration.Configuration:
    """Make the data folder, put these settings in force and start Django; raises ``Misconfigured``.

    ``settings`` are environment variables; children inherit them.
    """
    # Everything in the data folder is for its owner alone, also where somebody else made the folder.
    os.umask(0o077)
    os.environ.update(settings)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")
    loaded = configuration.load()
    configuration.prepare(loaded.data)
    import django  # only now: it reads the settings

    django.setup()
    return loaded


def make_ready(data: Path) -> None:
    """Create or migrate the tables and collect the static files, while no other start does so.

    Raises ``Misconfigured`` where the database cannot be used or the folder cannot be written.
    """
    with _alone(data):
        migrate()
        collect(data)


def migrate() -> None:
    """Bring the tables up to date; raises ``Misconfigured`` where the database cannot be used."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import Error, connection

    try:
        _check_age()
        call_command("migrate", verbosity=0, interactive=False)
    except ImproperlyConfigured as error:
        raise Misconfigured(
            "The driver for PostgreSQL is not installed. Install it with: pip install 'levelset[postgresql]'"
        ) from error
    except Error as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise Misconfigured(
            f"The database cannot be used: {first}. Check LEVELSET_DATABASE_URL, or the rights on the data folder."
        ) from error
    finally:
        # The children make their own connections; one that is inherited would be shared.
        connection.close()


def _check_age() -> None:
    """Raise ``Misconfigured`` where a newer Levelset has changed the tables: this one could only damage them."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection, ignore_no_migrations=True)
    check_known(loader.applied_migrations)


def check_known(steps: Iterable[tuple[str, str]]) -> None:
    """Raise ``Misconfigured`` where one of these migrations is none of this version's."""
    from django.apps import apps
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = {app.label for app in apps.get_app_configs()}
    known = {*loader.disk_migrations, *loader.replacements}
    if any(step not in known for step in steps if step[0] in ours):
        raise Misconfigured(
            "The database was last used by a newer Levelset than this one. Start that version, "
            "or bring back a copy of the data folder from before."
        )


def collect(data: Path) -> None:
    """Copy static files to the folder of the setting ``static``, compressed and with their hash in the name.

    Nothing is done where they are as they were the last time.
    """
    from django.conf import settings
    from django.core.management import call_command

    folder = Path(settings.STATIC_ROOT or data / "static")
    stamp = folder / STATIC_STAMP
    now = _fingerprint()
    with contextlib.suppress(OSError):
        if stamp.read_text(encoding="ascii") == now:
            return
    try:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(now, encoding="ascii")
    except OSError as error:
        raise Misconfigured(
            f"Static files cannot be written to {folder}: {error.strerror}. Make it writable for you."
        ) from error


def _fingerprint() -> str:
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            digest.update(f"{path}:{found.st_size}:{found.st_mtime_ns};".encode())
    return digest.hexdigest()


@contextlib.contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Two starts at the same moment must not both create the tables: the second waits for the first."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; there one starts by hand
        yield
        return
    with (data / LOCK_NAME).open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def held(data: Path, *, shared: bool = False) -> Iterator[bool]:
    """Hold a data folder: servers share it, what replaces it has it alone. Whether it could be had, at once."""
    try:
        import fcntl
    except ImportError:  # Windows has no such lock; there one looks by hand
        yield True
        return
    with (data / SERVING_NAME).open("w") as handle:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
