"""Reading other people's files in a child process, so that a hostile or broken one harms nothing but its own reading.

The child has its own session, an empty environment, no right to write files and limits of time, memory and output. A
server starts it anew each time; a command, which has no secrets and no threads, may branch it off itself, which takes
next to no time (``Limits.branch``, decision 0014). The child reads the files one after the other and prints a line of
JSON for each; where it dies, the file it was at gets a finding (``import/too-slow``, ``import/too-large``,
``import/unreadable``) and a new child goes on with the next.
"""

import contextlib
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.document import Document
from levelset.importing.limits import MEGABYTE, NOT_A_FILE, TOO_MUCH_MEMORY, TOO_SLOW, UNREADABLE, Failure, Limits
from levelset.importing.sandboxed import as_a_copy
from levelset.importing.stored import documents_from_json

__all__ = ["TOO_SLOW", "Limits", "read_each", "read_in_child"]

log = logging.getLogger(__name__)

READER = "levelset.importing.read:read_bytes"
"""What the child calls for each file: ``(name, bytes) -> Result[Document | None]``, as ``module:function``."""

START = "import json,sys; sys.path[:] = json.loads(sys.argv[1]); import levelset.importing.sandboxed as s; s.child()"
"""The child is isolated (``-I``) and so knows no PYTHONPATH; it is told where the parent finds its modules."""

NEWS = 65_536
"""Bytes taken from the child at once."""


def read_in_child(
    files: Sequence[tuple[str, Path]], limits: Limits | None = None, *, reader: str = READER
) -> Result[tuple[Document, ...]]:
    """The documents in ``files`` (name to show, place on disk), in order, without those that could not be read.

    Never raises on bad input: what a file suffers from is a finding with its name. ``reader`` is for tests and for
    readers that are not Levelset's own.
    """
    results = [result for _, result in read_each(files, limits, reader=reader)]
    documents = tuple(result.value for result in results if result.value is not None)
    return Result(documents, tuple(finding for result in results for finding in result.findings))


def read_each(
    files: Sequence[tuple[str, Path]], limits: Limits | None = None, *, reader: str = READER
) -> Iterator[tuple[int, Result[Document | None]]]:
    """The same one by one, as soon as each is read: the file's place in ``files``, and its document and findings."""
    bounds = limits or Limits()
    waiting = []
    for index, (name, path) in enumerate(files):
        failure = _refused_at_sight(path, bounds)
        if failure is None:
            waiting.append(index)
        else:
            yield index, Result(None, (failure.about(name),))
    while waiting:
        done = 0
        for result in _one_child([files[index] for index in waiting], bounds, reader):
            yield waiting[done], result
            done += 1
        waiting = waiting[done:]


def _refused_at_sight(path: Path, limits: Limits) -> Failure | None:
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        size = None
    if size is None:
        return NOT_A_FILE
    if size > limits.file_bytes:
        allowed = limits.file_bytes // MEGABYTE
        return Failure(
            "too-large",
            f"“{{name}}” has {size // MEGABYTE} MB, and a file may have {allowed} MB. Split it, or leave pictures out.",
        )
    return None


def _one_child(files: Sequence[tuple[str, Path]], limits: Limits, reader: str) -> Iterator[Result[Document | None]]:
    """What one child read: a result for each file, the last one a failure where the child died; at least one."""
    with _child_for(limits)(files, limits, reader) as reading:
        for place, (name, _) in enumerate(files, start=1):
            line = reading.next_line()
            if isinstance(line, Failure):
                log.warning("Reading file %d of %d failed: %s. %s", place, len(files), line.code, reading.complaints())
                yield Result(None, (line.about(name),))
                return
            yield _result(name, line)


def _child_for(limits: Limits) -> "type[_Child]":
    """How to start a child. A lock that some thread holds would stay locked in a copy for ever."""
    may_branch = limits.branch and sys.platform == "linux" and threading.active_count() == 1
    return _Branched if may_branch else _Child


class _Child:
    """A child process at work on several files; leaving the context ends it with all that it started."""

    def __init__(self, files: Sequence[tuple[str, Path]], limits: Limits, reader: str) -> None:
        self.limits = limits
        named = [[name, str(path.resolve())] for name, path in files]
        self.order = {"files": named, "limits": asdict(limits), "reader": reader}
        self.said = bytearray()
        self.heard = bytearray()
        self.searched = 0

    def __enter__(self) -> "_Child":
        kept = {key: os.environ[key] for key in ("LD_LIBRARY_PATH", "SYSTEMROOT") if key in os.environ}
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and a fixed program
            [sys.executable, "-I", "-B", "-c", START, json.dumps([entry for entry in sys.path if entry])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env={"LC_ALL": "C.UTF-8", **kept},
        )
        assert self.process.stdin and self.process.stdout and self.process.stderr  # noqa: S101 - we asked for pipes
        self.out, self.err = self.process.stdout.fileno(), self.process.stderr.fileno()
        os.set_blocking(self.err, False)
        # A child that died at once closes its end; what became of it is found out on reading.
        with contextlib.suppress(OSError):
            self.process.stdin.write(json.dumps(self.order).encode())
            self.process.stdin.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()
        self._close()

    def _close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def next_line(self) -> bytes | Failure:
        """The child's next line, or why there will be none. The wall clock runs anew for each file."""
        deadline = time.monotonic() + self.limits.wall_seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self.out, selectors.EVENT_READ)
            selector.register(self.err, selectors.EVENT_READ)
            while (end := self.heard.find(b"\n", self.searched)) < 0:
                self.searched = len(self.heard)
                if self.searched > self.limits.output_bytes:
                    return TOO_MUCH_MEMORY
                ready = [key.fd for key, _ in selector.select(max(0, deadline - time.monotonic()))]
                if time.monotonic() > deadline:
                    return TOO_SLOW
                if self.err in ready and not self._listen():
                    selector.unregister(self.err)
                if self.out in ready and not self._hear():
                    return self._cause_of_death()
        if end > self.limits.output_bytes:
            return TOO_MUCH_MEMORY
        line = bytes(self.heard[:end])
        del self.heard[: end + 1]
        self.searched = 0
        return line

    def complaints(self) -> str:
        """The last that the child said on standard error, for the person who runs the server."""
        return self.said.decode("utf-8", "replace").strip() or "Nothing was said."

    def _hear(self) -> bool:
        """Take what there is on standard output; whether more may come."""
        news = os.read(self.out, NEWS)
        self.heard += news
        return bool(news)

    def _listen(self) -> bool:
        """Take what there is on standard error, keep its end; whether more may come."""
        try:
            news = os.read(self.err, NEWS)
        except OSError:
            return True
        self.said = (self.said + news)[-2000:]
        return bool(news)

    def _cause_of_death(self) -> Failure:
        code = self._end()
        self._listen()
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return TOO_SLOW
        if b"MemoryError" in self.said or (sys.platform != "win32" and code == -signal.SIGKILL):
            return TOO_MUCH_MEMORY
        return UNREADABLE

    def _end(self) -> int:
        """Wait for a child that has closed its output, end it where it stays; its exit code, negative for a signal."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self._kill()
        return self.process.returncode

    def _kill(self) -> None:
        if sys.platform == "win32":
            self.process.kill()
        else:
            # Also where the child is gone: what it may have started is in its group.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class _Branched(_Child):
    """A child that begins as a copy of this process: all modules are there already."""

    pid = 0
    code: int | None = None

    def __enter__(self) -> "_Branched":
        self.out, child_out = os.pipe()
        self.err, child_err = os.pipe()
        os.set_blocking(self.err, False)
        self.pid = os.fork()
        if self.pid == 0:
            as_a_copy(self.order, child_out, child_err)
        os.close(child_out)
        os.close(child_err)
        return self

    def _close(self) -> None:
        os.close(self.out)
        os.close(self.err)

    def _end(self) -> int:
        deadline = time.monotonic() + 5
        while not self._ended() and time.monotonic() < deadline:
            time.sleep(0.01)
        self._kill()
        return self.code or 0

    def _ended(self) -> bool:
        if self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.code = os.waitstatus_to_exitcode(status) if pid else None
        return self.code is not None

    def _kill(self) -> None:
        if self._ended():
            return  # its number may be somebody else's by now
        for kill in (os.killpg, os.kill):  # the group is there once the child has made it
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)


def _result(name: str, line: bytes) -> Result[Document | None]:
    try:
        data = json.loads(line)
        findings = tuple(
            Finding(item["code"], Severity(item["severity"]), item["message"], item["file"], item["line"])
            for item in data["findings"]
        )
        kept = documents_from_json(data["documents"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return Result(None, (UNREADABLE.about(name),))
    return Result(kept.value[0] if kept.value else None, findings + kept.findings)
