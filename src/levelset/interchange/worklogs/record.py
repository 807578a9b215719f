"""One piece of work as another program tells of it, and what every reader of such records keeps to."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from levelset.core.findings import Finding, Result, Severity

MOST_RECORDS = 1_000
"""Records of one reading; of more, the newest stay."""

MOST_BYTES = 10_000_000
"""A log, a document or a calendar of one person is smaller; a larger one wants a shorter period."""

LONGEST_TEXT = 4_000
LONGEST_NAME = 120
LONGEST_LINK = 2_000
LONGEST_ORIGIN = 300
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Record:
    """One piece of work. ``origin`` names it where it stands, alike at every reading; no day where none is told.

    ``experiment`` is pairs of a part and its text. ``also`` are other names under which it may have come in before.
    """

    origin: str
    text: str
    begins: date | None = None
    ends: date | None = None
    kind: str = ""
    links: tuple[str, ...] = ()
    project: str = ""
    outcome: str = ""
    experiment: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()


Found = Result[tuple[Record, ...]]


def counted(number: int, one: str, several: str) -> str:
    """How many there are of something, as one says it: ``1 merge is``, ``2 merges are``."""
    return f"{number} {one if number == 1 else several}"


def origin_of(*parts: str) -> str:
    """The key of a record: its parts where they are plain and short, else a digest of them behind the first."""
    key = ":".join(parts)
    if is_origin(key):
        return key
    return f"{parts[0]}:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"


def is_origin(key: str) -> bool:
    """Whether a text can be the key of a record as it stands."""
    return len(key) <= LONGEST_ORIGIN and re.fullmatch(r"[\x21-\x7e]+", key) is not None


def plain(text: str, most: int = LONGEST_TEXT) -> str:
    """A text without control characters, cut at the end of a word where it is longer than it may be."""
    kept = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(kept) <= most:
        return kept
    cut = kept[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip() + "…"


def kept_link(link: str) -> tuple[str, ...]:
    """A link that can be kept, or nothing: https and http, without what no address holds."""
    fits = re.fullmatch(r"https?://[^\s<>\"/\\]+(/[^\s<>\"\\]*)?", link) and len(link) <= LONGEST_LINK
    return (link,) if fits else ()


def text_of(data: bytes) -> Result[str]:
    """The text of a file that somebody chose; empty, with the reason, where it is none or too large to be one."""
    if len(data) > MOST_BYTES:
        return Result("", (too_large(),))
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"7z\xbc\xaf", b"Rar!") or data[:2] == b"\x1f\x8b":
        message = "This is an archive. Unpack it, and choose the file inside."
        return Result("", (Finding("work/archive", Severity.ERROR, message),))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):  # what a shell of Windows writes with ">"
        return Result(data.decode("utf-16", errors="replace"))
    if b"\x00" in data:
        message = "This is no text. Choose the file that the page asks for."
        return Result("", (Finding("work/no-text", Severity.ERROR, message),))
    try:
        return Result(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Result(data.decode("cp1252", errors="replace"))


def too_large() -> Finding:
    """What is said of a text that is larger than any may be."""
    message = f"This is larger than {MOST_BYTES // 1_000_000} MB. Take a shorter period, such as the last year."
    return Finding("work/too-large", Severity.ERROR, message)


def remark(code: str, message: str) -> Finding:
    """What was left out of a reading, and why; the rest stands."""
    return Finding(code, Severity.INFO, message)


def found(records: Iterable[Record], findings: Iterable[Finding], nothing: str, most: int = MOST_RECORDS) -> Found:
    """The records of a reading, the newest first, each once; ``nothing`` says what to do where there are none."""
    told = list(findings)
    once = {record.origin: record for record in records if record.text}
    ordered = sorted(once.values(), key=lambda record: record.begins or date.min, reverse=True)
    if len(ordered) > most:
        left = len(ordered) - most
        message = f"Only the newest {most} are listed; {left} older ones are not. Take a shorter period."
        told.append(Finding("work/too-many", Severity.WARNING, message))
    if not ordered and not any(one.severity is Severity.ERROR for one in told):
        told.append(Finding("work/nothing", Severity.ERROR, nothing))
    return Result(tuple(ordered[:most]), tuple(told))
