"""What a person points at → the documents in it: files, folders, ZIP archives, what comes through a pipe.

Everything is offered as named files on disk, as the sandbox reads them. Links inside of a folder are never followed,
devices never read, archives unpacked within bounds into a place of their own that is gone afterwards.
"""

import os
import select
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from levelset.core.findings import Finding, Severity
from levelset.importing.archives import is_archive, members_of, order, own_files, safe_name, too_many
from levelset.importing.left_out import Reason, reason_for, told
from levelset.importing.own import is_own_json
from levelset.importing.read import LARGEST_FILE
from levelset.importing.readers.unreadable import Unreadable

MARK = "framework.yaml"
"""The file that a folder of Levelset's own has."""

SIGNS = ("levelset.lock", ".levelset")
"""What such a folder has besides; one of the two suffices."""


MOMENT = 1.0
"""Seconds that a pipe may be without anybody who writes to it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken at once: documents, bytes of all of them, entries of folders looked at, seconds for a pipe."""

    files: int = 2_000
    bytes: int = 200 * 2**20
    entries: int = 50_000
    patience: float = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A document that is to be read: its name, unique among those gathered, and where it lies."""

    name: str
    path: Path


@dataclass
class Gathered:
    """What was found. ``own`` are folders and exports that hold a framework in Levelset's form, with names to show."""

    documents: list[Named] = field(default_factory=list)
    own: list[Named] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@contextmanager
def gathered(sources: Sequence[Path], stdin: bytes | None = None, bounds: Bounds | None = None) -> Iterator[Gathered]:
    """The documents at some places, in the order given and in reading order within each; never raises on bad input.

    ``stdin``: what came through standard input, where that is a source as well. What lies in archives is unpacked as
    long as the context is open.
    """
    with tempfile.TemporaryDirectory(prefix="levelset-import-") as place:
        gathering = _Gathering(Path(place), bounds or Bounds())
        several = len(sources) + (stdin is not None) > 1
        for source in sources:
            gathering.source(source, several=several)
        if stdin is not None:
            gathering.piped("standard input", stdin)
        yield gathering.result()


class _Gathering:
    def __init__(self, place: Path, bounds: Bounds) -> None:
        self.place = place
        self.bounds = bounds
        self.found = Gathered()
        self.taken: set[str] = set()
        self.bytes = 0

    def result(self) -> Gathered:
        """What was found, without more than may be read at once."""
        documents = self.found.documents
        if len(documents) > self.bounds.files:
            self.found.findings.append(too_many("", len(documents), self.bounds.files))
            del documents[self.bounds.files :]
        return self.found

    def source(self, path: Path, *, several: bool) -> None:
        """One place that a person named; a link there is followed, as that was asked for."""
        shown = safe_name(path.name or str(path.absolute().name))
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            self._tell("read/unreadable", f"This cannot be read: {_why(error)}.", str(path))
            return
        if stat.S_ISDIR(mode):
            self._folder(path, f"{shown}/" if several else "", shown)
        elif stat.S_ISREG(mode):
            self._file(path, shown)
        elif stat.S_ISFIFO(mode):
            self._pipe(path, shown)
        else:
            self._tell("read/unreadable", "This is a device, not a file. Save the document to a file first.", str(path))

    def piped(self, shown: str, data: bytes) -> None:
        """What came through a pipe, which may be an archive, too."""
        if is_archive(data):
            self._archive(shown, data)
        else:
            self._keep(shown, data)

    def _file(self, path: Path, shown: str) -> None:
        if self._starts_as_archive(path):
            data = self._bytes(path, shown)
            if data is None:
                return
            if is_archive(data):
                self._archive(shown, data)
                return
        self._take(shown, path)

    def _starts_as_archive(self, path: Path) -> bool:
        try:
            with path.open("rb") as file:
                return file.read(2) == b"PK" and path.stat().st_size <= self.bounds.bytes
        except OSError:
            return False  # reading it says why

    def _bytes(self, path: Path, shown: str) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError as error:
            self._tell("read/unreadable", f"The file cannot be read: {_why(error)}.", shown)
            return None

    def _pipe(self, path: Path, shown: str) -> None:
        """A named pipe, as shells make them for the output of a command; one that nobody writes to is left."""
        try:
            pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            try:
                data = _all_of(pipe, self.bounds.patience)
            finally:
                os.close(pipe)
        except OSError as error:
            self._tell("read/unreadable", f"The pipe cannot be read: {_why(error)}.", shown)
            return
        self.piped(shown, data)

    def _folder(self, root: Path, prefix: str, shown: str) -> None:
        if is_own_folder(root):
            self.found.own.append(Named(shown, root))
            return
        left: dict[str, Reason] = {}
        inside = self._walk(root, shown, left)
        for name in sorted(inside, key=order):
            path = root / name
            if name.casefold().endswith(".zip"):
                data = self._bytes(path, name)
                if data is not None:
                    self._archive(prefix + safe_name(name), data)
            else:
                self._take(prefix + safe_name(name), path)
        self.found.findings.extend(told(shown, left))

    def _walk(self, root: Path, shown: str, left: dict[str, Reason]) -> list[str]:
        """The relative names of the files below a folder that are to be read."""
        chosen: list[str] = []
        waiting = [""]
        seen = 0
        while waiting:
            folder = waiting.pop()
            try:
                entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
            except OSError as error:
                self._tell("read/unreadable", f"The folder cannot be read: {_why(error)}.", f"{shown}/{folder}")
                continue
            for entry in entries:
                seen += 1
                if seen > self.bounds.entries:
                    self.found.findings.append(too_many(shown, seen, self.bounds.entries))
                    return chosen
                name = f"{folder}/{entry.name}" if folder else entry.name
                reason = _reason(entry, name) or (Reason.OWN if is_own_folder(root / name) else None)
                if reason is not None:
                    left[safe_name(name)] = reason
                else:
                    (waiting if entry.is_dir(follow_symlinks=False) else chosen).append(name)
        return chosen

    def _archive(self, shown: str, data: bytes) -> None:
        members = members_of(shown, data, most_files=self.bounds.files)
        self.found.findings.extend(members.findings)
        names = {member.name for member in members.value}
        if MARK in names and self._unpacks_own(shown, data):
            return
        stem = PurePosixPath(shown).stem
        several = bool(self.taken)
        for member in members.value:
            self._keep(f"{stem}/{member.name}" if several else member.name, member.data)

    def _unpacks_own(self, shown: str, data: bytes) -> bool:
        """Whether an archive holds a framework in Levelset's form; if so, it is laid out as the folder that it was."""
        root = self.place / f"own-{len(self.found.own)}"
        try:
            for name, content in own_files(data):
                target = root / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        except (OSError, Unreadable):
            return False
        if not is_own_folder(root):
            return False
        self.found.own.append(Named(shown, root))
        return True

    def _keep(self, shown: str, data: bytes) -> None:
        """Lay down what is on no disk yet, under a number: no name of a stranger becomes a path."""
        path = self.place / f"{len(self.taken)}-{len(self.found.own)}"
        path.write_bytes(data)
        self._take(shown, path)

    def _take(self, shown: str, path: Path) -> None:
        if is_own_json(path):
            self.found.own.append(Named(shown, path))
            return
        name = shown
        number = 2
        while name in self.taken:
            stem = PurePosixPath(shown)
            name = str(stem.with_name(f"{stem.stem} ({number}){stem.suffix}"))
            number += 1
        self.taken.add(name)
        try:
            size = path.stat().st_size
        except OSError:
            size = 0  # reading it says why
        if size <= LARGEST_FILE:
            self.bytes += size
        if self.bytes > self.bounds.bytes:
            allowed = self.bounds.bytes // 2**20
            message = f"The documents before it have {allowed} MB already, which is the most that is read at once."
            self._tell("import/too-many", message, name)
            return
        self.found.documents.append(Named(name, path))

    def _tell(self, code: str, message: str, place: str) -> None:
        self.found.findings.append(Finding(code, Severity.ERROR, message, place))


def is_own_folder(root: Path) -> bool:
    """Whether a folder holds a framework in Levelset's own form."""
    try:
        return (root / MARK).is_file() and any((root / sign).exists() for sign in SIGNS)
    except OSError:
        return False  # reading it says why


def _all_of(pipe: int, patience: float) -> bytes:
    """What comes through a pipe until its end; who writes to it has a moment to begin, and is not waited for long."""
    data = bytearray()
    began = time.monotonic()
    while len(data) <= LARGEST_FILE and time.monotonic() - began <= patience:
        try:
            news = os.read(pipe, 65_536)
        except BlockingIOError:
            select.select([pipe], [], [], max(0.0, patience - (time.monotonic() - began)))
            continue
        if not news and (data or time.monotonic() - began > min(MOMENT, patience)):
            break
        if not news:
            time.sleep(0.01)
        data += news
    return bytes(data)


def _reason(entry: os.DirEntry[str], name: str) -> Reason | None:
    """Why an entry of a folder is left out; folders have names that hide them at most."""
    shown = safe_name(name)
    if entry.is_symlink():
        return Reason.LINK
    if entry.is_dir(follow_symlinks=False):
        return Reason.HIDDEN if reason_for(f"{shown}/x.md") is Reason.HIDDEN else None
    if not entry.is_file(follow_symlinks=False):
        return Reason.DEVICE
    reason = reason_for(shown)
    return None if reason is Reason.ARCHIVE else reason


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
