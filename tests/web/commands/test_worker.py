"""Tasks that a worker left lying when it died are taken up again, but not for ever."""

import os
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from levelset.web.commands import rounds
from levelset.web.commands import worker as worker_module
from levelset.web.commands.worker import ATTEMPTS, left_lying, name_of_worker, patiently, pick_up, work

THIS_HOST = name_of_worker().split(":")[0]
NOBODY = 2**22 + 1
"""A process id above the highest that Linux gives."""


def claimed(*workers: str) -> DBTaskResult:
    """A task that the last of these workers is at."""
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="levelset.nothing",
        worker_ids=list(workers),
        backend_name="default",
    )


def test_the_name_of_a_worker_tells_machine_and_process() -> None:
    name = name_of_worker()
    assert f":{os.getpid()}:" in name
    assert len(name) <= 64


def test_only_a_dead_worker_of_this_machine_leaves_its_work_lying() -> None:
    assert left_lying(f"{THIS_HOST}:{NOBODY}:ab")
    assert not left_lying(f"{THIS_HOST}:{os.getppid()}:ab")
    assert not left_lying(f"another-machine:{NOBODY}:ab")
    assert not left_lying("named by somebody else")


@pytest.mark.django_db
def test_work_that_was_left_lying_goes_back_to_the_queue() -> None:
    dead, alive = claimed(f"{THIS_HOST}:{NOBODY}:ab"), claimed(f"{THIS_HOST}:{os.getppid()}:ab")
    assert pick_up() == 1
    dead.refresh_from_db()
    alive.refresh_from_db()
    assert (dead.status, alive.status) == (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@pytest.mark.django_db
def test_work_that_kills_its_workers_has_failed() -> None:
    deadly = claimed(*[f"{THIS_HOST}:{NOBODY}:{number}" for number in range(ATTEMPTS)])
    pick_up()
    deadly.refresh_from_db()
    assert deadly.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_what_is_long_over_is_tidied_away(settings: LazySettings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    now = timezone.now()
    Session.objects.create(session_key="over", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="open", session_data="", expire_date=now + timedelta(days=1))
    for days in (1, 30):
        done = claimed(f"{THIS_HOST}:{os.getppid()}:{days}")
        DBTaskResult.objects.filter(pk=done.pk).update(
            status=TaskResultStatus.SUCCESSFUL, finished_at=now - timedelta(days=days)
        )
    running = claimed(f"{THIS_HOST}:{os.getppid()}:ab")
    rounds.let_go()
    assert [session.session_key for session in Session.objects.all()] == ["open"]
    assert DBTaskResult.objects.filter(pk=running.pk).exists()
    assert DBTaskResult.objects.count() == 2


@pytest.mark.django_db
def test_a_database_that_fails_for_a_while_does_not_end_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        runs = 0

        def run(self) -> None:
            self.runs += 1
            if self.runs == 1:
                claimed(name_of_worker())
                raise OperationalError("database or disk is full")
            assert DBTaskResult.objects.get().status == TaskResultStatus.READY

    pauses: list[float] = []
    monkeypatch.setattr(worker_module.time, "sleep", pauses.append)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    worker = Failing()
    patiently(lambda: work(worker))
    assert (worker.runs, pauses) == (2, [worker_module.PAUSE])
