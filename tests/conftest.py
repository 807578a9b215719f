"""Fixtures of all tests. The environment itself is made earlier, in ``support/environment.py``."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from support import browser as browsers
from support import limited
from support.environment import ON_POSTGRESQL, missing
from support.limited import pytest_pyfunc_call

__all__ = ["pytest_pyfunc_call"]

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from cast import Cast

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def pytest_configure(config: pytest.Config) -> None:
    """What our own marks mean."""
    limited.register(config)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite in a file, as in real life: the threads of a live server would share one connection in memory."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(Path(os.environ["LEVELSET_DATA"]) / "test.sqlite3")


@pytest.fixture(autouse=True)
def _nothing_is_remembered(request: pytest.FixtureRequest) -> Iterator[None]:
    """Published pages are cached by version, and every test begins with version 1."""
    yield
    if {"db", "transactional_db"}.intersection(request.fixturenames):
        from django.core.cache import cache

        cache.clear()


@pytest.fixture
def cast(db: None) -> "Cast":
    """Everybody: owner, editor, member, second, leaver, nobody."""
    from cast import make_cast

    return make_cast()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of seeds and corpus beside the project; skips where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("../shared is not there")
    return SHARED


@pytest.fixture(scope="session")
def _browser() -> Iterator["Browser"]:
    executable = browsers.chromium()
    if executable is None:
        missing("no Chromium on this machine (Debian, Ubuntu: sudo apt install chromium)")
    yield from browsers.launched(executable or "")


@pytest.fixture
def visitor(_browser: "Browser", live_server: Any) -> Iterator[browsers.Visitor]:
    """Opens pages of the running application. At the end all that are open must please axe and have no complaint.

    Which database stands behind a page is nothing that axe could see: it looks at them where that is SQLite.
    """
    guest = browsers.Visitor(_browser, live_server.url)
    try:
        yield guest
        found = [] if ON_POSTGRESQL else guest.audit_open_pages()
        assert not found, "\n".join(found)
        assert not guest.complaints, "\n".join(guest.complaints)
    finally:
        guest.close()
