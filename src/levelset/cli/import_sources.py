"""Reading what ``levelset import`` is pointed at: in a child process, with progress where it takes long."""

import sys
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from levelset.core.findings import Finding, Result, Severity, has_errors
from levelset.core.model import Framework
from levelset.importing.document import Document
from levelset.importing.gathering import Gathered, gathered
from levelset.importing.own import take_over
from levelset.importing.read import LARGEST_FILE
from levelset.importing.sandbox import Limits, read_each
from levelset.importing.twins import without_twins

LIMITS = Limits(branch=True)

PATIENCE = 1.0
"""Seconds before progress is shown."""

STDIN = "-"

NOTHING = Finding(
    "import/no-documents",
    Severity.ERROR,
    "There is no document here that is read by itself: looked for text, HTML, Markdown, AsciiDoc, Word, Excel, CSV, "
    "PDF, YAML and JSON. Name a file on its own to read it all the same.",
)


class Sources:
    """What was read: documents, frameworks in Levelset's own form, and what there is to say about both."""

    def __init__(self, found: Gathered) -> None:
        self.findings: list[Finding] = list(found.findings)
        self.frameworks: list[Framework] = []
        for one in found.own:
            taken = take_over(one.name, one.path)
            self.findings.extend(taken.findings)
            if taken.value is not None:
                self.frameworks.append(taken.value)
        read = _documents(found)
        self.findings.extend(read.findings)
        told = without_twins(read.value)
        self.documents: tuple[Document, ...] = told.value
        self.findings.extend(told.findings)
        self.left_out: tuple[Document, ...] = ()
        if not (self.documents or self.frameworks or has_errors(self.findings)):
            self.findings.append(NOTHING)

    def leave_out(self, files: Container[str]) -> None:
        """Leave documents of these names out of what was read."""
        self.left_out = tuple(document for document in self.documents if document.file in files)
        self.documents = tuple(document for document in self.documents if document.file not in files)


def read_sources(paths: Sequence[Path]) -> Sources:
    """Read files, folders, archives and pipes; ``-`` is standard input. Never raises on bad input."""
    stdin = sys.stdin.buffer.read(LARGEST_FILE + 1) if any(str(path) == STDIN for path in paths) else None
    with gathered([path for path in paths if str(path) != STDIN], stdin) as found:
        return Sources(found)


def _documents(found: Gathered) -> Result[tuple[Document, ...]]:
    files = [(one.name, one.path) for one in found.documents]
    by_place: dict[int, Result[Document | None]] = {}
    with _progress(len(files)) as step:
        for index, result in read_each(files, LIMITS):
            by_place[index] = result
            step(len(by_place), files[index][0])
    results = [by_place[index] for index in sorted(by_place)]
    documents = tuple(result.value for result in results if result.value is not None)
    return Result(documents, tuple(finding for result in results for finding in result.findings))


@contextmanager
def _progress(count: int) -> "Iterator[Step]":
    """Says on standard error how far reading is, where somebody looks on and it takes longer than a moment."""
    step = Step(count, shown=sys.stderr.isatty())
    yield step
    step.clear()


class Step:
    """One line that is written over and over."""

    def __init__(self, count: int, *, shown: bool) -> None:
        self.count = count
        self.shown = shown
        self.began = time.monotonic()
        self.width = 0

    def __call__(self, done: int, name: str) -> None:
        """``done`` documents are read, the last of which is called ``name``."""
        if self.shown and time.monotonic() - self.began > PATIENCE:
            plain = "".join(char if char.isprintable() else "?" for char in name)[:60]
            self._write(f"Reading {done} of {self.count}: {plain}")

    def clear(self) -> None:
        """Leave nothing of the line."""
        if self.width:
            self._write("")
            click.echo("\r", nl=False, err=True)

    def _write(self, line: str) -> None:
        click.echo("\r" + line.ljust(self.width), nl=False, err=True)
        self.width = len(line)
