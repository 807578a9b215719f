"""A log that somebody took along from another Levelset (``levelset-evidence/1``): each entry comes in as a record.

What was said of the work comes along. What others did with it does not: who attests it, who may read it, what it was
linked to in a framework that may be another one here. The reader says how much that is.
"""

import json
import re
import uuid
from collections import Counter
from datetime import date
from typing import Any, get_args

from levelset.core.findings import Finding, Result, Severity
from levelset.interchange.evidence_v1 import FORMAT
from levelset.interchange.worklogs.record import (
    LONGEST_NAME,
    MOST_BYTES,
    Found,
    Record,
    counted,
    found,
    is_origin,
    kept_link,
    origin_of,
    plain,
    remark,
    too_large,
)

SOURCE = "levelset"
MOST_ENTRIES = 20_000
"""Of one log: it is taken along whole, or it would end where nobody sees it."""

LONGEST = 20_000
"""Characters of one text of an entry, as the application that wrote the log has it."""

MOST_LINKS = 20
WHERE = "Choose the file that “As JSON” gives, beside “Take it along” at the foot of the log in the other Levelset."
LEFT = {
    "attestations": ("attestation", "attestations"),
    "files": ("file", "files"),
    "behaviors": ("link to a behavior", "links to behaviors"),
    "lenses": ("mark of a lens", "marks of lenses"),
    "audience": ("share", "shares"),
}
"""What of an entry stays behind, and what one and several of it are called."""


def origin_of_entry(key: str) -> str:
    """The origin of an entry that came along, from its key there."""
    return origin_of(SOURCE, key)


def key_of(origin: str) -> uuid.UUID | None:
    """The key that an entry had where it was taken along; None for the origin of anything else."""
    source, _colon, key = origin.partition(":")
    return _key(key) if source == SOURCE else None


def read_taken_along(text: str) -> Found:
    """The entries of a log as records, with findings. Never raises for bad input."""
    if len(text) > MOST_BYTES:
        return Result((), (too_large(),))
    try:
        log = json.loads(text)
    except (ValueError, RecursionError):
        return _refused("work/no-log", f"This is no JSON. {WHERE}")
    problem = _problem_of(log)
    if problem:
        return problem
    records, left, damaged = [], Counter[str](), 0
    for entry in log["entries"]:
        record = _record(entry)
        if record is None:
            damaged += 1
            continue
        records.append(record)
        left.update({name: len(entry[name]) for name in LEFT if isinstance(entry.get(name), list)})
    findings = []
    if damaged:
        entries = counted(damaged, "entry cannot be read and is", "entries cannot be read and are")
        message = f"{entries} left out: no key, no day or no text."
        findings.append(Finding("work/damaged", Severity.WARNING, message))
    if told := [f"{count} {LEFT[name][count > 1]}" for name, count in sorted(left.items()) if count]:
        message = (
            f"Not taken over: {', '.join(told)}. What an entry says of the work comes along, the rest is done anew."
        )
        findings.append(remark("work/left-behind", message))
    return found(records, findings, f"There is no entry in this log that can be read. {WHERE}", MOST_ENTRIES)


def _refused(code: str, message: str) -> Found:
    return Result((), (Finding(code, Severity.ERROR, message),))


def _problem_of(log: Any) -> Found | None:
    """Why a JSON value is no log that can be read; None for one that can."""
    named = log.get("format") if isinstance(log, dict) else None
    if not isinstance(named, str):
        return _refused("work/no-log", f"This JSON is no log: it names no format. {WHERE}")
    if named == FORMAT:
        if isinstance(log.get("entries"), list):
            return None
        return _refused("work/no-log", f"This log has no list of entries. {WHERE}")
    told = plain(_whole(named), LONGEST_NAME)
    if re.fullmatch(r"levelset-evidence/[0-9]{1,9}", named):
        return _refused(
            "work/newer", f"This log is “{told}”, and only {FORMAT} is read here. Update this Levelset first."
        )
    return _refused("work/no-log", f"This JSON is “{told}”, no {FORMAT}. {WHERE}")


def _record(entry: Any) -> Record | None:
    """One entry; None where it cannot be one."""
    if not isinstance(entry, dict):
        return None
    key, begins, text = _key(entry.get("key")), _day(entry.get("begins")), _text(entry.get("text"))
    if key is None or begins is None or not text:
        return None
    ends = _day(entry.get("ends"))
    links = entry.get("links")
    kept = (
        [one for link in links if isinstance(link, str) for one in kept_link(link)] if isinstance(links, list) else []
    )
    origin, *also = _names(key, entry.get("origin"))
    return Record(
        origin=origin,
        text=text,
        begins=begins,
        ends=ends if ends and ends > begins else None,
        kind=_kind(entry.get("kind")),
        links=tuple(dict.fromkeys(kept))[:MOST_LINKS],
        project=_text(entry.get("project"), LONGEST_NAME),
        outcome=_text(entry.get("outcome")),
        experiment=_experiment(entry.get("experiment")),
        also=tuple(also),
    )


def _names(key: uuid.UUID, told: object) -> list[str]:
    """What an entry is known by: what it was first made from, however many places it went through, then its key."""
    here = origin_of_entry(str(key))
    first = told if isinstance(told, str) and ":" in told and is_origin(told) else here
    return list(dict.fromkeys((first, here)))


def _kind(value: Any) -> str:
    from levelset.interchange.evidence_wire import KINDS  # pydantic is slow to import

    return value if isinstance(value, str) and value in get_args(KINDS) else ""


def _experiment(value: Any) -> tuple[tuple[str, str], ...]:
    from levelset.interchange.evidence_wire import ExperimentWire  # pydantic is slow to import

    told = value if isinstance(value, dict) else {}
    parts = ((part, _text(told.get(part))) for part in ExperimentWire.model_fields)
    return tuple((part, text) for part, text in parts if text)


def _text(value: Any, most: int = LONGEST) -> str:
    return plain(_whole(value), most) if isinstance(value, str) else ""


def _whole(text: str) -> str:
    """Without halves of characters, which JSON can name and no database keeps."""
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _key(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None
