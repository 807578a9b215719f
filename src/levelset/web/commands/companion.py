"""The worker process beside the web server: started, started again when it ends by itself, stopped at the end."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from levelset.web.commands.following import VARIABLE

log = logging.getLogger("levelset.web.serve")

COMMAND = (sys.executable, "-m", "levelset.web.commands.worker")
SHORT_LIFE = 60.0
"""Seconds: a worker that ends before is not well."""

PAUSES = (0.5, 2.0, 5.0, 10.0)
"""Seconds before each new start after a short life; after the last one we give up."""

PATIENCE = 8.0
"""Seconds that a worker has for the task at hand when everything stops."""


class Companion:
    """One worker process. ``give_up`` is called, from a thread, when it ends by itself again and again."""

    def __init__(self, give_up: Callable[[], None], command: tuple[str, ...] = COMMAND) -> None:
        self._give_up = give_up
        self._command = command
        self._stopping = threading.Event()
        self._launching = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._look_after, name="companion", daemon=True)

    @property
    def pid(self) -> int | None:
        """The process id of the worker that runs now."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the worker, and look after it in the background; nothing happens once everything stops."""
        if self._launch():
            self._thread.start()

    def stop(self) -> None:
        """Let the worker finish the task at hand for a while, then end it: the task counts as failed."""
        with self._launching:
            self._stopping.set()
        process = self._process
        if process is None:
            return
        for patience in (PATIENCE, 2.0):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(patience)
                except subprocess.TimeoutExpired:
                    continue
        if process.poll() is None:
            process.kill()
            process.wait()
        if self._thread.is_alive():
            self._thread.join()

    def _launch(self) -> bool:
        environment = {**os.environ, VARIABLE: str(os.getpid())}
        # Started and stopped from different threads: a worker must not appear after the end.
        with self._launching:
            if self._stopping.is_set():
                return False
            # A session of its own: Ctrl+C in the terminal is for us, and we tell the worker when it is time.
            self._process = subprocess.Popen(self._command, env=environment, start_new_session=True)  # noqa: S603  # ours
            return True

    def _look_after(self) -> None:
        short_lives = 0
        while self._process is not None:
            born = time.monotonic()
            code = self._process.wait()
            if self._stopping.is_set():
                return
            short_lives = short_lives + 1 if time.monotonic() - born < SHORT_LIFE else 1
            if short_lives > len(PAUSES):
                log.error(
                    "The worker ended %d times in a row (last exit code %d); stopping the server.", short_lives, code
                )
                self._give_up()
                return
            log.error("The worker ended by itself (exit code %d); starting it again.", code)
            if self._stopping.wait(PAUSES[short_lives - 1]) or not self._launch():
                return
