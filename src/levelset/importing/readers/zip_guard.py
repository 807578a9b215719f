"""ZIP files, judged by their directory before anything is unpacked: folders, Word and Excel files all are one."""

import io
import lzma
import struct
import zipfile
import zlib

from levelset.importing.readers.unreadable import Unreadable

MOST_MEMBERS = 10_000
"""Files in one archive; an Office document with a picture on every page has hundreds."""

MOST_UNPACKED = 256 * 2**20
"""Bytes of all members together; five times the largest file that is taken at all."""

HIGHEST_RATIO = 200
"""Bytes unpacked for each one packed. Office documents stay below 30; deflate can do a thousand with nothing inside."""

RATIO_FROM = 2**20
"""Bytes from which on a member's ratio says something: a tiny file of one repeated letter harms nobody."""

UNREADABLE = (
    KeyError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    struct.error, OverflowError, lzma.LZMAError,
)  # fmt: skip
"""What the standard library raises over members that are damaged, as fuzzing shows."""

ENTRY = b"PK\x01\x02"
"""How each entry of a directory begins."""

MOST_ENTRIES = 20 * MOST_MEMBERS
"""Entries in an archive and in those that lie in it unpacked, which are counted without being told apart."""

ENCRYPTED = 0x1
STEP = 64 * 2**10


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, opened for reading. Read its members with ``read_member``, which holds them to what they declare.

    Raises ``Unreadable`` for an archive that is damaged or protected by a password, that has too many members, or that
    would unpack to far more than a document has. Nothing is unpacked for that.
    """
    refuse_crowds(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        ValueError,
        NotImplementedError,
        OverflowError,
        EOFError,
    ) as error:
        raise _damaged() from error
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS:
        raise _crowded(len(members))
    if unpacked > MOST_UNPACKED or any(_swells(member) for member in members):
        raise Unreadable(
            "read/too-large",
            "Unpacked, the file would be far larger than any document is, so it was not opened. Save the document "
            "again, without its pictures.",
        )
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise Unreadable(
            "read/protected", "The file is protected by a password. Remove the password and choose it again."
        )
    return archive


def refuse_crowds(data: bytes) -> None:
    """Raise ``Unreadable`` where a directory has so many entries that reading it alone would take minutes."""
    entries = data.count(ENTRY)
    if entries > MOST_ENTRIES:
        raise _crowded(entries)


def read_member(archive: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> bytes:
    """The bytes of one member, by its name or its entry, no more than the directory declares.

    Raises ``Unreadable`` where the member is missing, damaged, or longer than it says.
    """
    try:
        info = archive.getinfo(name) if isinstance(name, str) else name
        with archive.open(info) as member:
            parts: list[bytes] = []
            left = info.file_size + 1
            while left > 0 and (part := member.read(min(STEP, left))):
                parts.append(part)
                left -= len(part)
    except UNREADABLE as error:
        raise _damaged() from error
    if left <= 0:
        raise _damaged()
    return b"".join(parts)


def refuse_doctypes(archive: zipfile.ZipFile) -> None:
    """Raise ``Unreadable`` where an XML member declares a document type: none of Office has one, entity bombs do."""
    for member in archive.infolist():
        if member.filename.lower().endswith((".xml", ".rels", ".vml")):
            data = read_member(archive, member.filename)
            if any("<!DOCTYPE".encode(coding) in data for coding in ("ascii", "utf-16-le", "utf-16-be")):
                raise Unreadable(
                    "read/damaged",
                    "The file holds definitions that no Office document has, so it was not read. Save it again in the "
                    "program that made it.",
                )


def _swells(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_FROM and member.file_size > HIGHEST_RATIO * max(1, member.compress_size)


def _crowded(count: int) -> Unreadable:
    return Unreadable(
        "read/too-large",
        f"The archive holds {count:,} files, and {MOST_MEMBERS:,} are taken at most. Leave out what is no part of the "
        "framework.",
    )


def _damaged() -> Unreadable:
    return Unreadable(
        "read/damaged",
        "The file is damaged: it seems to be cut off, or changed on its way. Download or save it once more.",
    )
