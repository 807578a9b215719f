"""What runs in the child process that reads other people's files: confined, then one file after the other."""

import importlib
import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from levelset.core.findings import Result
from levelset.importing.collecting import collecting_rarely
from levelset.importing.document import Document
from levelset.importing.limits import NOT_A_FILE, TOO_MUCH_MEMORY, Failure, Limits
from levelset.importing.stored import documents_to_json

if sys.platform != "win32":
    import resource

MOST_OPEN = 4096
"""Numbers of open files that a copy closes; what the parent has open is none of its business."""


def child() -> None:
    """Read the files that standard input names; print a line for each. Runs in the child process only."""
    order = json.load(sys.stdin.buffer)
    # The pipe to the parent is kept for our lines alone: a reader that prints must not break them.
    with os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        _read_all(order, out)


def as_a_copy(order: dict[str, Any], out: int, err: int) -> NoReturn:
    """The same in a copy of the parent, which must never return into what the parent was doing."""
    code = 1
    try:
        os.setsid()
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(err, 1)
        os.dup2(err, 2)
        os.closerange(3, out)
        os.closerange(out + 1, MOST_OPEN)
        os.environ.clear()
        with os.fdopen(out, "wb") as pipe:
            _read_all(order, pipe)
        code = 0
    except MemoryError:
        os.write(2, b"MemoryError")
    finally:
        os._exit(code)


def _read_all(order: dict[str, Any], out: BinaryIO) -> None:
    limits = Limits(**order["limits"])
    _confine(limits)
    module, function = order["reader"].split(":")
    read = getattr(importlib.import_module(module), function)
    with collecting_rarely():
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


def _too_large(document: Document, limits: Limits) -> Failure | None:
    characters = sum(len(piece.raw) for piece in document.pieces)
    lines = sum(1 for piece in document.pieces if piece.text)
    for amount, most, what in ((characters, limits.characters, "characters"), (lines, limits.pieces, "lines")):
        if amount > most:
            return Failure(
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
