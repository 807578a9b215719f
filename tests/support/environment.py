"""The environment that tests run in, made before Django reads its settings (hence a plugin, named in pyproject.toml).

``LEVELSET_TEST_DATABASE=postgresql`` runs the tests that touch the database on a PostgreSQL of their own, and leaves
out the others. With ``CI=true`` what the machine lacks is a failure, not a skip.
"""

import contextlib
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from support import postgres

CI = os.environ.get("CI") == "true"
ON_POSTGRESQL = os.environ.get("LEVELSET_TEST_DATABASE", "sqlite") == "postgresql"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}

_at_end = contextlib.ExitStack()
_reason: str | None = None


def missing(what: str) -> None:
    """Skip the running test because the machine lacks something; fail where nothing may be lacking."""
    if CI:
        pytest.fail(f"{what} (a failure, because CI=true)", pytrace=False)
    pytest.skip(what)


def _prepare() -> None:
    for name in [name for name in os.environ if name.startswith("LEVELSET_") and not name.startswith("LEVELSET_TEST_")]:
        if not (WORKER and name == "LEVELSET_DATABASE_URL"):
            del os.environ[name]
    data = Path(tempfile.mkdtemp(prefix="levelset-test-"))
    _at_end.callback(shutil.rmtree, data, ignore_errors=True)
    os.environ |= {
        "LEVELSET_DATA": str(data),
        "LEVELSET_SECRET_KEY": "only-for-tests-" + "x" * 40,
        "LEVELSET_TASKS": "immediate",
        "LEVELSET_LOG_LEVEL": "WARNING",
        # Playwright's own loop runs in the thread of the test, which Django takes for an asynchronous program.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
        "PYTHONUTF8": "1",
    }
    if not WORKER:
        # A run that is told to end cleans up as one that is interrupted at the keyboard does.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    if ON_POSTGRESQL and not WORKER:
        _start_postgresql()


def _start_postgresql() -> None:
    global _reason
    folder = postgres.binaries()
    if folder is None:
        _reason = "no PostgreSQL 15 or newer on this machine (Debian, Ubuntu: sudo apt install postgresql)"
        return
    os.environ["LEVELSET_DATABASE_URL"] = _at_end.enter_context(postgres.server(folder))


def pytest_configure(config: pytest.Config) -> None:
    """Say at once what cannot be had; make passwords cheap and property tests patient."""
    if _reason and CI:
        pytest.exit(f"{_reason}; with CI=true that is a failure", returncode=1)
    from django.conf import settings
    from hypothesis import settings as hypothesis_settings

    # No test measures time. LEVELSET_TEST_EXAMPLES makes property tests look further, as the nightly run does.
    examples = int(os.environ.get("LEVELSET_TEST_EXAMPLES", "100"))
    hypothesis_settings.register_profile("levelset", deadline=None, max_examples=examples, print_blob=True)
    hypothesis_settings.load_profile("levelset")
    # Hashing a password well takes longer than most tests.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Every client begins with middleware of its own, which would read each static file of the program anew.
    settings.WHITENOISE_AUTOREFRESH = True


def touches_database(item: pytest.Item) -> bool:
    """Whether a test uses the database, by mark or by fixture."""
    return item.get_closest_marker("django_db") is not None or bool(
        DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(trylast=True)
def looks_only(item: pytest.Item) -> bool:
    """Whether a test looks at how pages are drawn in a browser: journeys of people (``tests/browser``) run on both
    databases, widths and contrasts are the same on each."""
    return item.get_closest_marker("browser") is not None and "browser" not in item.path.parent.parts


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL keep only what touches the database; leave the long tests out unless they are asked for."""
    if ON_POSTGRESQL:
        kept = [item for item in items if touches_database(item) and not looks_only(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept
        for item in items if _reason else ():
            item.add_marker(pytest.mark.skip(reason=_reason or ""))
    if "nightly" not in (config.option.markexpr or ""):
        nightly = [item for item in items if item.get_closest_marker("nightly")]
        config.hook.pytest_deselected(items=nightly)
        items[:] = [item for item in items if item not in set(nightly)]


def pytest_report_header() -> str:
    """Which database, and which Python."""
    where = "PostgreSQL" if ON_POSTGRESQL else "SQLite"
    return f"levelset: {where}{f' – skipped: {_reason}' if _reason else ''}, Python {sys.version.split()[0]}"


def pytest_unconfigure() -> None:
    """Stop and remove what was made for this run."""
    _at_end.close()


_prepare()
