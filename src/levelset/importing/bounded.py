"""Recognition within bounds of time and memory, for those who have no child process around it.

Recognition is Python over values that a confined child has read, so it needs no confinement itself; but nobody can say
what the worst document costs. It is stopped where it takes too long, by a timer that counts what this process
computes. Only the main thread of a process can be stopped so; elsewhere (a page of a review, whose documents
were recognised within bounds before) it runs as it is.
"""

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn, TypeVar

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Framework
from levelset.importing.document import Document
from levelset.importing.draft import Decisions, Draft
from levelset.importing.limits import MEGABYTE
from levelset.importing.recognise import recognise

if sys.platform != "win32":
    import resource


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Effort:
    """How much recognition may cost: seconds of computing, and more for each document; bytes beside those in use."""

    seconds: float = 20
    seconds_each: float = 0.25
    memory_bytes: int = 2048 * MEGABYTE


TOO_SLOW = Finding(
    "import/too-slow",
    Severity.ERROR,
    "Working out what these documents say took too long and was stopped, so nothing came of them. Import fewer at a "
    "time, and leave out what is no part of the framework.",
)
TOO_LARGE = Finding(
    "import/too-large",
    Severity.ERROR,
    "Working out what these documents say needs more memory than one import may use, so nothing came of them. Import "
    "fewer at a time, and leave out what is no part of the framework.",
)


class _OutOfTime(BaseException):
    """The time is up. No handler of errors in between is meant to stop it."""


def recognise_bounded(
    documents: Sequence[Document],
    *,
    reference: Framework | None = None,
    decisions: Decisions | None = None,
    title: str | None = None,
    organization: str | None = None,
    effort: Effort | None = None,
) -> Result[Draft | None]:
    """The same as ``recognise`` says; None with an error (``import/too-slow``, ``import/too-large``) beyond bounds."""

    def work() -> Result[Draft | None]:
        found = recognise(documents, reference=reference, decisions=decisions, title=title, organization=organization)
        return Result(found.value, found.findings)

    return within(work, effort or Effort(), len(documents))


def within(work: Callable[[], Result[T | None]], effort: Effort, count: int = 1) -> Result[T | None]:
    """What some work on so many documents gives; None with an error where it costs more than that."""
    try:
        with _within_memory(effort.memory_bytes), _within_seconds(effort.seconds + effort.seconds_each * count):
            return work()
    except _OutOfTime:
        return Result(None, (TOO_SLOW,))
    except MemoryError:
        return Result(None, (TOO_LARGE,))


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _OutOfTime


@contextmanager
def _within_seconds(seconds: float) -> Iterator[None]:
    """Raise ``_OutOfTime`` once this process has computed for so long, regular expressions and all."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _within_memory(more: int) -> Iterator[None]:
    """Let the process take so many bytes beside those that it has, where the system says how many these are."""
    used = _bytes_in_use()
    if sys.platform == "win32" or used is None or threading.active_count() > 1:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    ceilings = [limit for limit in (soft, hard, used + more) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(ceilings), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _bytes_in_use() -> int | None:
    """Bytes of addresses that this process has taken; None where only other systems would know."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * resource.getpagesize()
