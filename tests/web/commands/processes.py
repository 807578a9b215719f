"""Start Levelset as people do, in processes of its own, and wait for what they say or for their end."""

import contextlib
import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[3]
SECONDS = 60.0
"""How long anything may take before a test gives up; waits end as soon as they can."""


def environment(**settings: str) -> dict[str, str]:
    """The environment of this process without the settings of the tests, and with these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LEVELSET_", "DJANGO_"))}
    path = os.pathsep.join([str(ROOT / "src"), *filter(None, [kept.get("PYTHONPATH")])])
    return {**kept, "PYTHONPATH": path, "PYTHONUNBUFFERED": "1", **settings}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def gone(pid: int, seconds: float = SECONDS) -> bool:
    """Whether a process has ended, or ends within these seconds."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], seconds)[0])
    finally:
        os.close(handle)


def children(pid: int) -> set[int]:
    """The processes that a process started, and theirs."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # processes come and go
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
    found: set[int] = set()
    while more := {child for child, parent in parents.items() if parent in {pid, *found}} - found:
        found |= more
    return found


@dataclass
class Running:
    """A started Levelset; ``said`` is all that it has written so far."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)

    def until(self, pattern: str) -> re.Match[str]:
        """Read what it writes until a line fits."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            line = self.process.stdout.readline()
            if not line:
                break
            self.said.append(line)
            if match := re.search(pattern, line):
                return match
        raise AssertionError(f"never said {pattern!r}: {''.join(self.said)}")

    def get(self, url: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of a page, compressed as it travels."""
        asked = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            return answer.status, {name.lower(): value for name, value in answer.headers.items()}, answer.read()

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, and return the exit code."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=SECONDS)
        self.said.append(rest)
        return self.process.returncode


@contextmanager
def running(*arguments: str, cwd: Path | None = None, **settings: str) -> Iterator[Running]:
    """Levelset with these arguments; whatever is left of it at the end is killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "levelset", *arguments],
        env=environment(**settings),
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    started = Running(process)
    try:
        yield started
    finally:
        for pid in children(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def finished(*arguments: str, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """Levelset with these arguments, run to its end."""
    return subprocess.run(
        [sys.executable, "-m", "levelset", *arguments],
        env=environment(**settings),
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
