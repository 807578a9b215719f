"""The health page says what is the matter to owners, and one word to everybody else."""

import dataclasses
import os
import shutil
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.test import Client

from cast import Cast, client_of
from levelset.web.commands import worker
from levelset.web.health import queries as health

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(settings: LazySettings, tmp_path: Path) -> Path:
    """A data folder whose worker has just given a sign of life."""
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, data=tmp_path, tasks="database")
    (tmp_path / health.SIGN_OF_LIFE).touch()
    return tmp_path


def test_worker_and_page_mean_the_same_file() -> None:
    assert worker.SIGN_OF_LIFE == health.SIGN_OF_LIFE
    assert worker.HEARTBEAT * 3 <= health.SILENCE


def test_a_server_that_is_well(served: Path, cast: Cast) -> None:
    for person in (None, cast.member, cast.editor):
        answer = client_of(person).get("/healthz")
        assert (answer.status_code, answer.content) == (200, b"ok\n")
        assert "no-store" in answer.headers["Cache-Control"]
    page = client_of(cast.owner).get("/healthz")
    assert page.status_code == 200
    assert "MB free" in page.content.decode()


def make_ill(what: str, served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one thing fail."""
    if what == "silent worker":
        long_ago = time.time() - health.SILENCE - 5
        os.utime(served / health.SIGN_OF_LIFE, (long_ago, long_ago))
    elif what == "no worker":
        (served / health.SIGN_OF_LIFE).unlink()
    elif what == "full disk":
        monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=1_000_000))
    else:
        monkeypatch.setattr(health, "_tables_are_known_good", False)
        monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda _self, _targets: [("people", "9999")])


@pytest.mark.parametrize(
    ("what", "seen"),
    [
        ("silent worker", "silent for"),
        ("no worker", "no sign of life"),
        ("full disk", "1 MB free"),
        ("pending migrations", "1 migrations are pending"),
    ],
)
def test_what_is_the_matter_is_told_to_owners_alone(
    served: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch, what: str, seen: str
) -> None:
    make_ill(what, served, monkeypatch)
    stranger, owner = Client().get("/healthz"), client_of(cast.owner).get("/healthz")
    assert (stranger.status_code, stranger.content) == (503, b"not well\n")
    assert owner.status_code == 503
    assert seen in owner.content.decode()


def test_without_a_database_it_still_answers(served: Path, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(cast.owner)

    def gone(*_args: Any, **_more: Any) -> Any:
        raise OperationalError("the password of the database is swordfish")

    monkeypatch.setattr(health.connection, "cursor", gone)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"not well\n")


def test_a_task_that_waits_for_long_is_told(served: Path, cast: Cast) -> None:
    from datetime import timedelta

    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    task = DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="levelset.nothing", backend_name="default", priority=0
    )
    assert health.worker().well
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=timezone.now() - timedelta(hours=1))
    assert not health.worker().well


def test_the_worker_gives_signs_of_life(tmp_path: Path) -> None:
    file = tmp_path / "sign"
    worker.give_signs_of_life(file)
    until = time.monotonic() + 20
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert file.exists()
