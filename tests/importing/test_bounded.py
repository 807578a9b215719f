"""Recognition is stopped where it costs too much, and says so; within bounds it is the same as without."""

import contextlib
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from levelset.core.findings import Result
from levelset.importing import bounded
from levelset.importing.bounded import Effort, recognise_bounded
from levelset.importing.draft import Draft
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from support.writing import written

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timers that stop a computation")


def _documents() -> list:
    document = read_bytes("page.txt", written().encode()).value
    assert document is not None
    return [document]


def _regex(*_: object, **__: object) -> Result[Draft]:
    re.match(r"(a+)+$", "a" * 60 + "b")
    raise AssertionError("nobody waits for this")


def _swallows(*_: object, **__: object) -> Result[Draft]:
    while True:
        with contextlib.suppress(Exception):
            sum(range(10_000))


def _greedy(*_: object, **__: object) -> Result[Draft]:
    held = [bytearray(2**20) for _ in range(4_000)]
    raise AssertionError(len(held))


@contextmanager
def _alone() -> Iterator[None]:
    """Limits of memory hold where no other thread runs."""
    if threading.active_count() > 1:
        pytest.skip("another thread runs")
    yield


def test_within_bounds_nothing_is_different() -> None:
    documents = _documents()
    assert recognise_bounded(documents) == recognise(documents)


@pytest.mark.ends_within(60)
@pytest.mark.parametrize("slow", [_regex, _swallows])
def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, slow: object) -> None:
    monkeypatch.setattr(bounded, "recognise", slow)
    stopped = recognise_bounded(_documents(), effort=Effort(seconds=0.2, seconds_each=0))
    assert stopped.value is None
    assert [finding.code for finding in stopped.findings] == ["import/too-slow"]


def test_what_takes_too_much_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "recognise", _greedy)
    with _alone():
        stopped = recognise_bounded(_documents(), effort=Effort(memory_bytes=200 * 2**20))
    assert [finding.code for finding in stopped.findings] == ["import/too-large"]
    assert len(bytearray(600 * 2**20)) == 600 * 2**20, "the limit is gone afterwards"


def test_beside_other_threads_it_runs_as_it_is() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(recognise_bounded(_documents())))
    thread.start()
    thread.join()
    assert found == [recognise(_documents())]
