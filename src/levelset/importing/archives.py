"""ZIP files of documents: which members are read, and how they are called.

No name of a member ever becomes a path: it is only shown, cleaned of what leads out of the archive.
"""

import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.kinds import is_of_another_program, kind_of_bytes
from levelset.importing.left_out import Reason, reason_for, told
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.zip_guard import open_zip, read_member

OWN_ENDINGS = (".md", ".yaml", ".lock", ".json")
LONGEST_NAME = 400

UTF8 = 0x800
"""The flag of a member whose name is UTF-8."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive that is to be read: the name to show, and its bytes."""

    name: str
    data: bytes


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a ZIP file that is no document of an office program."""
    begins = data.startswith((b"PK\x03\x04", b"PK\x05\x06"))
    return begins and kind_of_bytes(data) is None and not is_of_another_program(data)


def members_of(name: str, data: bytes, *, most_files: int) -> Result[tuple[Member, ...]]:
    """The documents in an archive in reading order, and what was left out. Never raises on bad input.

    An archive that is damaged, protected or unpacks to far too much is an error finding, and so is a member of its own
    that is damaged.
    """
    try:
        archive = open_zip(data)
    except Unreadable as error:
        return Result((), (error.finding(name),))
    with archive:
        left: dict[str, Reason] = {}
        chosen: list[tuple[str, zipfile.ZipInfo]] = []
        for info, shown in _named(archive):
            reason = Reason.LINK if _is_link(info) else reason_for(shown)
            if reason is not None:
                left[shown] = reason
            else:
                chosen.append((shown, info))
        findings = list(told(name, left))
        if len(chosen) > most_files:
            findings.append(too_many(name, len(chosen), most_files))
        members = tuple(_read(archive, sorted(chosen, key=lambda one: order(one[0]))[:most_files], name, findings))
    return Result(members, tuple(findings))


def own_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive that a folder of Levelset's own can have, with relative names that lead nowhere else.

    Raises:
        Unreadable: the archive is damaged or unpacks to far too much.
    """
    with open_zip(data) as archive:
        for info, shown in _named(archive):
            if not _is_link(info) and shown.endswith(OWN_ENDINGS) and len(shown) <= LONGEST_NAME:
                yield shown, read_member(archive, info)


def too_many(place: str, count: int, most: int) -> Finding:
    """An error about a folder or archive that holds more documents than are taken at once."""
    message = f"There are {count:,} documents here, and {most:,} are read at once. Import a part of them at a time."
    return Finding("import/too-many", Severity.ERROR, message, place)


def _read(
    archive: zipfile.ZipFile, chosen: list[tuple[str, zipfile.ZipInfo]], place: str, findings: list[Finding]
) -> Iterator[Member]:
    for shown, info in chosen:
        try:
            yield Member(shown, read_member(archive, info))
        except Unreadable as error:
            findings.append(error.finding(f"{place}/{shown}"))


def _named(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """The files of an archive with the names to show; a folder around all of them is left away."""
    files = [(info, safe_name(_spelled(info))) for info in archive.infolist() if not info.is_dir()]
    tops = {shown.partition("/")[0] for _, shown in files if reason_for(shown) is not Reason.HIDDEN}
    around = tops.pop() + "/" if len(tops) == 1 else ""
    for info, shown in files:
        yield info, shown.removeprefix(around) or shown


def _spelled(info: zipfile.ZipInfo) -> str:
    """The name of a member; some programs write UTF-8 and do not say so, and Windows writes backslashes."""
    name = info.filename
    if not info.flag_bits & UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return name


def safe_name(name: str) -> str:
    """A name to show that leads nowhere: no drive, no root, no way up, nothing that a terminal obeys."""
    text = name.encode("utf-8", "replace").decode()
    parts = re.split(r"[/\\]+", re.sub(r"^[a-zA-Z]:", "", text))
    kept = [part for part in parts if part not in ("", ".", "..")]
    shown = "/".join("".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in p) for p in kept)
    if len(shown) > LONGEST_NAME:  # the end tells what it is
        shown = f"{shown[: LONGEST_NAME - 100]}…{shown[-99:]}"
    return shown or "nameless"


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def order(name: str) -> tuple[object, ...]:
    """Reading order: what introduces a folder first, then its files by number and name, then the folders in it."""
    *folders, last = name.casefold().split("/")
    opens = re.match(r"(readme|_?index|overview|introduction|framework)\b", last) is not None
    return (*((1, 1, _natural(folder)) for folder in folders), (0, 0 if opens else 1, _natural(last)))


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.findall(r"\d{1,9}|\D+", name)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
