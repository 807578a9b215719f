"""Reading other people's files in a child process, so that a hostile or broken one harms nothing but its own reading.

The child has its own session, an empty environment, no right to write files and limits of time, memory and output. It
reads the files one after the other and prints one line of JSON for each; where it dies, the file it was at gets a
finding (``import/too-slow``, ``import/too-large``, ``import/unreadable``) and a new child goes on with the next.
"""

import contextlib
import importlib
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.document import Document
from levelset.importing.stored import documents_from_json, documents_to_json

if sys.platform != "win32":
    import resource

log = logging.getLogger(__name__)

READER = "levelset.importing.read:read_bytes"
"""What the child calls for each file: ``(name, bytes) -> Result[Document | None]``, as ``module:function``."""

START = "import json,sys; sys.path[:] = json.loads(sys.argv[1]); import levelset.importing.sandbox as s; s.child()"
"""The child is isolated (``-I``) and so knows no PYTHONPATH; it is told where the parent finds its modules."""

MEGABYTE = 1024 * 1024
NEWS = 65_536
"""Bytes taken from the child at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost. Seconds, bytes, characters and pieces are per file, memory is that of the child."""

    file_bytes: int = 50 * MEGABYTE
    wall_seconds: float = 60
    cpu_seconds: int = 30
    memory_bytes: int = 1024 * MEGABYTE
    output_bytes: int = 64 * MEGABYTE
    characters: int = 4_000_000
    pieces: int = 50_000


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why there is no document: a code, and the message with a ``{name}`` in it."""

    code: str
    message: str

    def about(self, name: str) -> Finding:
        return Finding(f"import/{self.code}", Severity.ERROR, self.message.replace("{name}", name), name)


TOO_SLOW = _Failure(
    "too-slow",
    "Reading “{name}” took too long and was stopped. Save it as plain text or as a simpler web page and try again.",
)
TOO_MUCH_MEMORY = _Failure(
    "too-large",
    "Reading “{name}” needs more memory than one file may use. Split it, or save only the text, and try again.",
)
UNREADABLE = _Failure(
    "unreadable",
    "“{name}” could not be read: it is damaged, or not what its name says. Save it as text and try again.",
)
NOT_A_FILE = _Failure("unreadable", "“{name}” is no file that can be read. Choose it again.")


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


def _refused_at_sight(path: Path, limits: Limits) -> _Failure | None:
    try:
        size = path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        size = None
    if size is None:
        return NOT_A_FILE
    if size > limits.file_bytes:
        allowed = limits.file_bytes // MEGABYTE
        return _Failure(
            "too-large",
            f"“{{name}}” has {size // MEGABYTE} MB, and a file may have {allowed} MB. Split it, or leave pictures out.",
        )
    return None


def _one_child(files: Sequence[tuple[str, Path]], limits: Limits, reader: str) -> Iterator[Result[Document | None]]:
    """What one child read: a result for each file, the last one a failure where the child died; at least one."""
    with _Child(files, limits, reader) as reading:
        for place, (name, _) in enumerate(files, start=1):
            line = reading.next_line()
            if isinstance(line, _Failure):
                log.warning("Reading file %d of %d failed: %s. %s", place, len(files), line.code, reading.complaints())
                yield Result(None, (line.about(name),))
                return
            yield _result(name, line)


class _Child:
    """A child process at work on several files; leaving the context ends it with all that it started."""

    def __init__(self, files: Sequence[tuple[str, Path]], limits: Limits, reader: str) -> None:
        self.limits = limits
        named = [[name, str(path.resolve())] for name, path in files]
        self.order = json.dumps({"files": named, "limits": asdict(limits), "reader": reader})
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
            self.process.stdin.write(self.order.encode())
            self.process.stdin.close()
        return self

    def __exit__(self, *_: object) -> None:
        self._kill()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def next_line(self) -> bytes | _Failure:
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

    def _cause_of_death(self) -> _Failure:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self._kill()
        self._listen()
        code = self.process.returncode
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            return TOO_SLOW
        if b"MemoryError" in self.said or (sys.platform != "win32" and code == -signal.SIGKILL):
            return TOO_MUCH_MEMORY
        return UNREADABLE

    def _kill(self) -> None:
        if sys.platform == "win32":
            self.process.kill()
        else:
            # Also where the child is gone: what it may have started is in its group.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


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


# From here on: what runs in the child.


def child() -> None:
    """Read the files that standard input names; print a line for each. Runs in the child process only."""
    order = json.load(sys.stdin.buffer)
    limits = Limits(**order["limits"])
    # The pipe to the parent is kept for our lines alone: a reader that prints must not break them.
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        _confine(limits)
        module, function = order["reader"].split(":")
        read = getattr(importlib.import_module(module), function)
        for name, path in order["files"]:
            _allow_seconds(limits.cpu_seconds)
            out.write(_line(_read(read, name, Path(path), limits)))
            out.flush()


def _confine(limits: Limits) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _allow_seconds(seconds: int) -> None:
    """The limit counts the life of the process; each file gets its own share on top of what is used."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = int(used.ru_utime + used.ru_stime) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _read(
    read: Callable[[str, bytes], Result[Document | None]], name: str, path: Path, limits: Limits
) -> Result[Document | None]:
    try:
        result = read(name, path.read_bytes())
    except MemoryError:
        return Result(None, (TOO_MUCH_MEMORY.about(name),))
    except OSError:
        return Result(None, (NOT_A_FILE.about(name),))
    too_large = result.value and _too_large(result.value, limits)
    return Result(None, (*result.findings, too_large.about(name))) if too_large else result


def _too_large(document: Document, limits: Limits) -> _Failure | None:
    characters = sum(len(piece.raw) for piece in document.pieces)
    lines = sum(1 for piece in document.pieces if piece.text)
    for amount, most, what in ((characters, limits.characters, "characters"), (lines, limits.pieces, "lines")):
        if amount > most:
            return _Failure(
                "too-large",
                f"“{{name}}” holds {amount:,} {what}, and a document may hold {most:,}: nobody could review it. "
                "Split it into the pages of your framework and leave out the rest.",
            )
    return None


def _line(result: Result[Document | None]) -> bytes:
    data: dict[str, Any] = {
        "documents": documents_to_json(() if result.value is None else (result.value,)),
        "findings": [asdict(finding) for finding in result.findings],
    }
    return json.dumps(data).encode() + b"\n"
