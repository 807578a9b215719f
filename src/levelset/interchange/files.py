"""Reading and writing the files of one folder: never outside it, whole or not at all, and only what changes."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from levelset.core.errors import LevelsetError
from levelset.core.findings import Finding, Severity

LARGEST = 5_000_000
"""Bytes of one file; a page of a framework has a few thousand."""


class Folder:
    """The files below one folder, by their relative paths with ``/``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []

    def exists(self, path: str) -> bool:
        """Whether there is a file, whatever can be done with it."""
        return os.path.lexists(self.root / path)

    def names(self, path: str = "") -> list[str]:
        """The names in a folder in a stable order; none where it is no folder or lies outside."""
        place = self.root / path
        if not place.is_dir() or not self._is_inside(place, path):
            return []
        try:
            return sorted(entry.name for entry in place.iterdir())
        except OSError as error:
            self._tell("folder/unreadable", f"The folder cannot be read: {error.strerror}.", path)
            return []

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder of this name."""
        return (self.root / path).is_dir()

    def text(self, path: str) -> str | None:
        """The text of a file; None, with a finding, where it cannot be read."""
        data = self._data(path)
        if data is None:
            return None
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            self._tell("folder/encoding", "The file is not UTF-8 text from here on. Save it as UTF-8.", path, line)
            return None

    def _data(self, path: str) -> bytes | None:
        place = self.root / path
        if not self._is_inside(place, path):
            return None
        try:
            if not place.is_file():
                self._tell("folder/no-file", "This should be a file.", path)
            elif place.stat().st_size > LARGEST:
                self._tell("folder/too-large", f"The file is larger than {LARGEST // 1_000_000} MB.", path)
            else:
                return place.read_bytes()
        except OSError as error:
            self._tell("folder/unreadable", f"The file cannot be read: {error.strerror}.", path)
        return None

    def _is_inside(self, place: Path, path: str) -> bool:
        if _is_below(place, self.root):
            return True
        self._tell("folder/outside", "This is a link that leads out of the folder; it is not followed.", path)
        return False

    def _tell(self, code: str, message: str, path: str, line: int | None = None) -> None:
        self.findings.append(Finding(code, Severity.ERROR, message, path, line))


def put(root: Path, path: str, text: str) -> None:
    """Writes a file whole or not at all; raises as ``put_all`` does."""
    put_all(root, [(path, text)])


def put_all(root: Path, files: Iterable[tuple[str, str]]) -> None:
    """Writes files by their relative paths. Errors of the system come through.

    All of them lie beside their places before the first one is put there: a full disk, an error or the end of the
    process while they are being written leaves every file as it was. What is left is the moment in which they are
    renamed.

    Raises:
        LevelsetError: where a folder on the way is a link that leads out of ``root``.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for path, text in files:
            place = root / path
            if not _is_below(place.parent, root):
                message = f"{place.parent} is a link that leads out of {root}; nothing is written there. Remove it."
                raise LevelsetError(message)
            place.parent.mkdir(parents=True, exist_ok=True)
            temporary = place.with_name(f".{place.name}.{os.getpid()}.tmp")
            staged.append((temporary, place))
            temporary.write_bytes(text.encode("utf-8"))
        for temporary, place in staged:
            temporary.replace(place)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _is_below(place: Path, root: Path) -> bool:
    """Whether a place lies in a folder once all links are followed; one that leads to itself is where it stands."""
    # Not Path.resolve: before Python 3.13 it raises RuntimeError for a link in a circle.
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(root))


def markdown_names(names: list[str]) -> Iterator[tuple[str, str]]:
    """Names of Markdown files with their stems; hidden files and others are none."""
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        if dot and stem and suffix.lower() == "md" and not name.startswith("."):
            yield name, stem
