"""The worker beside the server: started again when it dies, given up after several times, stopped with the server."""

import sys
import threading

import pytest

from levelset.web.commands import companion
from levelset.web.commands.companion import Companion
from web.commands.processes import gone


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(companion, "PAUSES", (0.0, 0.0))


def test_a_worker_that_ends_again_and_again_is_given_up() -> None:
    given_up = threading.Event()
    worker = Companion(given_up.set, (sys.executable, "-c", "raise SystemExit(3)"))
    worker.start()
    assert given_up.wait(30)
    worker.stop()


def test_a_worker_that_does_not_listen_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(companion, "PATIENCE", 0.01)
    deaf = "import signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()"
    worker = Companion(lambda: None, (sys.executable, "-c", deaf))
    worker.start()
    worker.stop()
    assert worker.pid is not None
    assert gone(worker.pid, 0)


def test_what_is_started_after_the_stop_never_runs() -> None:
    worker = Companion(lambda: None)
    worker.stop()
    worker.start()
    assert worker.pid is None
