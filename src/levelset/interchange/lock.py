"""``levelset.lock``: the id of every statement, beside its text; one line each, so that git shows and merges it well.

::

    levelset-lock/1 – ids of statements, kept by Levelset. Commit this file; do not edit it.

    [machine-learning-engineer/ic2]
    3f2a9c01de "I deliver …"

Reading gives an id to the statement with the same letters on the same page, else to the one with the same normalised
text; a statement that nothing here knows has no id yet.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from levelset.core.findings import Finding, Severity
from levelset.text.normal import normalised

FORMAT = "levelset-lock/1"
HEAD = f"{FORMAT} – ids of statements, kept by Levelset. Commit this file; do not edit it.\n"
ENTRY = re.compile(r'(?P<id>\S+) (?P<text>".*")')
UNDECIDED = "-"
"""Stands for the id of a statement that has none yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement as the lock knows it; ``id`` is empty where none was decided."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The entries of each page, in reading order, by the path of its file without suffix."""

    pages: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def to_text(pages: Mapping[str, Iterable[Entry]]) -> str:
    """The file's text. A page of which no statement has an id is left out."""
    chunks = [HEAD]
    for address, entries in pages.items():
        held = list(entries)
        if any(entry.id for entry in held):
            lines = (f"{_token(entry.id)} {json.dumps(entry.text, ensure_ascii=False)}\n" for entry in held)
            chunks.append(f"[{address}]\n{''.join(lines)}")
    return "\n".join(chunks)


def _token(statement_id: str) -> str:
    """An id as one word; one that is no word stands as JSON, without blanks."""
    if not statement_id:
        return UNDECIDED
    if re.fullmatch(r"[\w.:-]*\w[\w.:-]*", statement_id, re.ASCII):
        return statement_id
    return json.dumps(statement_id).replace(" ", "\\u0020")


def from_text(text: str, file: str) -> Lock:
    """The entries in the text of a lock file; a line that is none is told and left out."""
    pages: dict[str, list[Entry]] = {}
    findings: list[Finding] = []
    current: list[Entry] | None = None
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines[0].startswith(FORMAT):
        message = f"This lock begins with “{lines[0][:40]}” and not with “{FORMAT}”; its ids are not used."
        return Lock({}, (Finding("lock/format", Severity.ERROR, message, file, 1),))
    for number, line in enumerate(lines[1:], 2):
        page = re.fullmatch(r"\[(.+)\]", line)
        entry = _entry(line)
        if page:
            current = pages.setdefault(page[1], [])
        elif entry is not None and current is not None:
            current.append(entry)
        elif line.strip():
            message = f"This line is not one of the lock’s and is not used: “{line[:60]}”."
            if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
                message = "Git left a conflict here: keep the lines of both sides and delete the marker."
            findings.append(Finding("lock/line", Severity.WARNING, message, file, number))
    return Lock({address: tuple(entries) for address, entries in pages.items()}, tuple(findings))


def _entry(line: str) -> Entry | None:
    found = ENTRY.fullmatch(line)
    if found is None:
        return None
    try:
        text = str(json.loads(found["text"]))
        named = str(json.loads(found["id"])) if found["id"].startswith('"') else found["id"]
    except ValueError:
        return None
    return Entry("" if found["id"] == UNDECIDED else named, text)


def ids_for(texts: Iterable[str], entries: Iterable[Entry]) -> list[str]:
    """The id of each text, empty where the lock does not know it; no entry is used twice."""
    wanted = list(texts)
    found: dict[int, str] = {}
    free = dict(enumerate(entries))
    for key in _KEYS:
        waiting: dict[str, list[int]] = defaultdict(list)
        for number, entry in free.items():
            waiting[key(entry.text)].append(number)
        for position, text in enumerate(wanted):
            candidates = waiting[key(text)]
            if position not in found and candidates:
                found[position] = free.pop(candidates.pop(0)).id
    return [found.get(position, "") for position in range(len(wanted))]


def _letters(text: str) -> str:
    return text


_KEYS: tuple[Callable[[str], str], ...] = (_letters, normalised)
