"""A reader that does to its process what the file says. ``test_sandbox`` has it run in the child."""

import os
import signal
import time
from pathlib import Path

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Source
from levelset.importing.document import Document, Look, Piece


def _document(name: str, text: str) -> Document:
    lines = text.splitlines()
    pieces = tuple(Piece(n, line, Look.PARAGRAPH, Source(name, line=n), line) for n, line in enumerate(lines, start=1))
    return Document(name, "text", "0", pieces)


def _dig(depth: int) -> int:
    return 1 + _dig(depth + 1)


def _spin() -> None:
    while True:
        pass


def _crash() -> None:
    raise RuntimeError("secret of the reader")


DEEDS = {
    "spin": _spin,
    "sleep": lambda: time.sleep(600),
    "eat": lambda: bytearray(10**12),
    "crash": _crash,
    "dig": lambda: _dig(0),
    "leave": lambda: os._exit(0),
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "chatter": lambda: print("x" * 200_000),
}


def naughty(name: str, data: bytes) -> Result[Document | None]:
    """Runs in the child: does to it whatever the file says."""
    word, _, rest = data.decode().partition(" ")
    if word in DEEDS:
        DEEDS[word]()
    if word == "write":
        Path(rest).write_text("something")
    if word == "none":
        return Result(None, (Finding("read/empty", Severity.ERROR, "The file is empty.", name),))
    texts = {"many": "line\n" * 200, "long": "x" * 3_000, "say": repr(dict(os.environ))}
    document = _document(name, texts.get(word, data.decode()))
    return Result(document, (Finding("read/fine", Severity.INFO, "Fine.", name, 1),))
