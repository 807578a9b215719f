"""The file of a backup, ``levelset-backup/1``, and the file of its keys, ``levelset-keys/1``: whole, or not there.

A backup is a ZIP with ``manifest.json`` and, for each other entry, a SHA-256 in it. Keys never stand in it: whoever
finds a backup alone opens no sealed secret and signs no link.
"""

import hashlib
import json
import lzma
import os
import secrets
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from levelset import __version__
from levelset.core.errors import LevelsetError

FORMAT = "levelset-backup/1"
KEYS_FORMAT = "levelset-keys/1"
MANIFEST = "manifest.json"
CHUNK = 1 << 20
LARGEST_MANIFEST = 200_000_000
KEY_FILES = ("secret_key", "sealing_key", "audit_key", "levelset.toml")
"""What goes into the file of keys: the keys, and the settings, which may hold passwords."""


BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OverflowError, ValueError, KeyError, TypeError,
    AttributeError, EOFError, RuntimeError,
)  # fmt: skip
"""What reading a ZIP raises that is none, or not whole."""


class NotABackup(LevelsetError):
    """A file that cannot be used as a backup; the message says why and what to do."""


@dataclass
class Writing:
    """A backup that is being written."""

    archive: zipfile.ZipFile
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, source: Path) -> None:
        """Put a file in; one that is gone in the meantime is left out."""
        try:
            handle = source.open("rb")
        except FileNotFoundError:
            return
        digest, size = hashlib.sha256(), 0
        with handle, self.archive.open(name, "w", force_zip64=True) as into:
            while chunk := handle.read(CHUNK):
                digest.update(chunk)
                size += len(chunk)
                into.write(chunk)
        self.files[name] = {"sha256": digest.hexdigest(), "bytes": size}

    def finish(self, **more: Any) -> dict[str, Any]:
        """Write the manifest; the backup is whole with it."""
        manifest = {
            "format": FORMAT,
            "id": self.id,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "program": __version__,
            **more,
            "files": self.files,
        }
        self.archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        return manifest


@contextmanager
def written(path: Path) -> Iterator[Writing]:
    """A file that appears under its name once it is whole, on disk, for its owner alone."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield Writing(archive)
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def write_keys(path: Path, data: Path, backup: str) -> list[str]:
    """Write the file of keys of a data folder; returns which files it holds."""
    held = {}
    for name in KEY_FILES:
        source = data / name
        if source.is_file():
            held[name] = source.read_text(encoding="utf-8")
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            json.dump({"format": KEYS_FORMAT, "backup": backup, "files": held}, handle, indent=1)
            handle.flush()
            os.fsync(handle.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return sorted(held)


def read_keys(path: Path) -> dict[str, str]:
    """The files of a file of keys, by name; raises ``NotABackup`` for anything else."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if document["format"] != KEYS_FORMAT:
            raise NotABackup(f"{path} is no file of keys ({KEYS_FORMAT}).")
        files = {str(name): str(text) for name, text in document["files"].items()}
    except OSError as error:
        raise NotABackup(f"The keys in {path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotABackup(f"{path} is no file of keys ({KEYS_FORMAT}), or it is damaged.") from error
    strange = sorted(set(files) - set(KEY_FILES))
    if strange:
        raise NotABackup(f"{path} holds what is no key: {', '.join(strange)}.")
    return files


def verify(path: Path) -> dict[str, Any]:
    """The manifest of a backup whose every byte is as it was written; raises ``NotABackup`` for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(path, archive)
            for name, known in manifest["files"].items():
                if _digest(archive, name) != (known["sha256"], known["bytes"]):
                    raise NotABackup(f"{path} is damaged: {name} is not what was written. Nothing was changed.")
            return manifest
    except OSError as error:
        raise NotABackup(f"{path} cannot be read: {error.strerror or error}.") from error
    except BROKEN as error:
        raise NotABackup(f"{path} is no backup of Levelset, or it is damaged. Nothing was changed.") from error


def _manifest(path: Path, archive: zipfile.ZipFile) -> dict[str, Any]:
    names = archive.namelist()
    if len(names) != len(set(names)) or archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise NotABackup(f"{path} is no backup of Levelset, or it was tampered with. Nothing was changed.")
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise NotABackup(
            f"{path} is a backup of a kind that this Levelset does not know. Use the version that made it."
        )
    if set(manifest["files"]) != set(names) - {MANIFEST}:
        raise NotABackup(f"{path} holds more or less than it says. Nothing was changed.")
    for name in manifest["files"]:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or "\\" in name or "\0" in name:
            raise NotABackup(f"{path} names a file outside of itself. Nothing was changed.")
    return manifest


def _digest(archive: zipfile.ZipFile, name: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as handle:
        while chunk := handle.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def unpack(path: Path, manifest: dict[str, Any], into: Path) -> None:
    """Write every file of a verified backup below a folder, for its owner alone."""
    with zipfile.ZipFile(path) as archive:
        for name in manifest["files"]:
            target = into / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as out, archive.open(name) as handle:
                shutil.copyfileobj(handle, out, CHUNK)
