"""Runs the web server and its worker until told to stop, and stops both."""

import os
import signal
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import Any

from levelset.web.commands.companion import Companion
from levelset.web.commands.following import VARIABLE
from levelset.web.commands.listening import Place
from levelset.web.logs import formatter

THREADS = 4
"""Requests that one web process answers at the same time; more would wait for each other in Python anyway."""

STOPPING = 10
"""Seconds that a web process has for the requests at hand."""

STARTING = 60.0
"""Seconds after which nobody waits for the first answer any more."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"_granian": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}


def logging_of(log_format: str) -> dict[str, Any]:
    """How the server in front of the application logs: as the application does."""
    return LOGGING | {"formatters": {"line": {"()": formatter(log_format)}}}


def run(place: Place, workers: int, when_ready: Callable[[], None], log_format: str = "lines") -> int:
    """Serve until SIGINT or SIGTERM; returns the exit code: 0, or 1 where a process could not be kept running.

    ``when_ready`` is called once, from a thread, when the server has answered for the first time.
    """
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    os.environ[VARIABLE] = str(os.getpid())
    server = Granian(
        "levelset.web.commands.web:application",
        address=place.address,
        port=place.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=logging_of(log_format),
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING,
    )
    failed = threading.Event()

    def give_up() -> None:
        failed.set()
        os.kill(os.getpid(), signal.SIGTERM)

    companion = Companion(give_up)

    def answered() -> None:
        # Not before: on a small machine the two would slow each other down, and people wait for the page.
        companion.start()
        when_ready()

    server.on_startup(_hang_up())
    server.on_startup(threading.Thread(target=_announce, args=(place, answered), daemon=True).start)
    try:
        server.serve()
    except SystemExit as exit_:
        return int(exit_.code or 0)
    finally:
        companion.stop()
    return 1 if failed.is_set() else 0


def _hang_up() -> Callable[[], None]:
    """What makes a closed terminal stop the server, as it stops any program: granian would load its workers anew.

    Whoever started it with ``nohup`` keeps it. To be called before granian takes the signals, the result after.
    """
    if not hasattr(signal, "SIGHUP"):
        return lambda: None
    ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN

    def take() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else lambda *_: os.kill(os.getpid(), signal.SIGTERM))

    return take


def _announce(place: Place, answered: Callable[[], None]) -> None:
    address = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(place.address, place.address)  # noqa: S104  # not to bind
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        connection = HTTPConnection(address, place.port, timeout=STARTING)
        try:
            # Any answer will do: the first one takes longest, and nobody has to wait for it in a browser.
            connection.request("GET", "/", headers={"Host": str(place)})
            connection.getresponse().read()
        except (OSError, HTTPException):
            time.sleep(0.03)
        else:
            answered()
            return
        finally:
            connection.close()
