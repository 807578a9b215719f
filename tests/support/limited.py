"""Tests that would hang for hours where what they guard against came back: each runs in a child, and fails in time.

``@pytest.mark.ends_within(60)``: the test runs in a copy of this process, which is ended after so many seconds. It may
use what its fixtures made; what it changes is gone afterwards.
"""

import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from typing import NoReturn

import pytest

MARK = "ends_within"


def register(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", f"{MARK}(seconds): runs in a child process that is ended after so many seconds")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a marked test in a child; all others are none of our business."""
    mark = pyfuncitem.get_closest_marker(MARK)
    if mark is None or not hasattr(os, "fork"):
        return None
    wanted = pyfuncitem._fixtureinfo.argnames
    _in_child(lambda: pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in wanted}), mark.args[0])
    return True


def _in_child(test: Callable[[], object], seconds: float) -> None:
    out, back = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _run(test, back)
    os.close(back)
    said = bytearray()
    deadline = time.monotonic() + seconds
    try:
        while True:
            ready, _, _ = select.select([out], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                pytest.fail(f"This took more than {seconds} seconds.", pytrace=False)
            news = os.read(out, 65_536)
            if not news:
                break
            said += news
    finally:
        os.close(out)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if said != b"passed":
        pytest.fail(said.decode("utf-8", "replace") or "The child died.", pytrace=False)


def _run(test: Callable[[], object], back: int) -> NoReturn:
    """The test, and what came of it; never returns into what the parent was doing."""
    said = b"passed"
    try:
        test()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent tells it
        said = traceback.format_exc().encode("utf-8", "replace")
    with os.fdopen(back, "wb") as pipe:
        pipe.write(said)
    os._exit(0)
