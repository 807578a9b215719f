"""``levelset.lock``: the id of every statement, beside its text; one line each, so that git shows and merges it well.

::

    levelset-lock/2 – ids of statements, kept by Levelset. Commit this file; do not edit it.

    [machine-learning-engineer/ic2]
    3f2a9c01de "I deliver …"
    past 90bb17a2c4 -> 3f2a9c01de "I finish …"

Reading gives an id to the statement with the same letters on the same page, else to the one with the same normalised
text; a statement that nothing here knows has no id yet. The lines that begin with ``past`` are ids that no statement
bears any more, and statements that were split: what each became, and its last text. ``none`` is gone; ``?>`` instead
of ``->`` is a question that nobody has answered. Locks of the first form, without a past, are read as well.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from levelset.core.findings import Finding, Severity
from levelset.text.normal import normalised

FORMAT = "levelset-lock/2"
READ = ("levelset-lock/1", FORMAT)
"""Forms that can be read."""

HEAD = f"{FORMAT} – ids of statements, kept by Levelset. Commit this file; do not edit it.\n"
ENTRY = re.compile(r'(?P<id>\S+) (?P<text>".*")')
WORD = r'(?:[^\s"]\S*|"(?:[^"\\\s]|\\.)*")'
PAST = re.compile(
    rf'past (?P<id>{WORD}) (?P<sign>->|\?>) (?P<new>{WORD}(?: {WORD})*) (?P<text>"(?:[^"\\]|\\.)*")', re.DOTALL
)
UNDECIDED = "-"
"""Stands for the id of a statement that has none yet."""

NONE = "none"
"""Stands for what a statement became that is gone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement as the lock knows it; ``id`` is empty where none was decided."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """A statement of earlier times: its id, its last text, and the ids of what it became.

    ``new`` is empty where it is gone; with ``is_open`` it is what it may have become.
    """

    id: str
    text: str
    new: tuple[str, ...] = ()
    is_open: bool = False


NOTHING: Mapping[str, tuple[Past, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Lock:
    """The entries of each page, in reading order, by the path of its file without suffix; and the past of each."""

    pages: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    past: Mapping[str, tuple[Past, ...]] = field(default_factory=dict)


def to_text(pages: Mapping[str, Iterable[Entry]], past: Mapping[str, Iterable[Past]] = NOTHING) -> str:
    """The file's text. A page of which no statement has an id, and that has no past, is left out."""
    chunks = [HEAD]
    for address in dict.fromkeys((*pages, *past)):
        held, gone = list(pages.get(address, ())), list(past.get(address, ()))
        if any(entry.id for entry in held) or gone:
            lines = [f"{_token(entry.id)} {_quoted(entry.text)}\n" for entry in held]
            lines += sorted(map(_past_line, gone))
            chunks.append(f"[{address}]\n{''.join(lines)}")
    return "\n".join(chunks)


def _past_line(past: Past) -> str:
    new = " ".join(map(_token, past.new)) or NONE
    return f"past {_token(past.id)} {'?>' if past.is_open else '->'} {new} {_quoted(past.text)}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _token(statement_id: str) -> str:
    """An id as one word; one that is no word stands as JSON, without blanks."""
    if not statement_id:
        return UNDECIDED
    if statement_id != NONE and re.fullmatch(r"[\w.:-]*\w[\w.:-]*", statement_id, re.ASCII):
        return statement_id
    return json.dumps(statement_id).replace(" ", "\\u0020")


def from_text(text: str, file: str) -> Lock:
    """The entries in the text of a lock file; a line that is none is told and left out."""
    pages: dict[str, list[Entry]] = {}
    past: dict[str, list[Past]] = defaultdict(list)
    findings: list[Finding] = []
    current = ""
    lines = text.replace("\r\n", "\n").split("\n")
    if not lines[0].startswith(READ):
        message = f"This lock begins with “{lines[0][:40]}” and not with “{FORMAT}”; its ids are not used."
        return Lock({}, (Finding("lock/format", Severity.ERROR, message, file, 1),))
    for number, line in enumerate(lines[1:], 2):
        page = re.fullmatch(r"\[(.+)\]", line)
        entry, gone = _entry(line), _past(line)
        if page:
            current = page[1]
            pages.setdefault(current, [])
        elif entry is not None and current:
            pages[current].append(entry)
        elif gone is not None and current:
            past[current].append(gone)
        elif line.strip():
            message = f"This line is not one of the lock’s and is not used: “{line[:60]}”."
            if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
                message = "Git left a conflict here: keep the lines of both sides and delete the marker."
            findings.append(Finding("lock/line", Severity.WARNING, message, file, number))
    return Lock(
        {address: tuple(entries) for address, entries in pages.items()},
        tuple(findings),
        {address: tuple(held) for address, held in past.items()},
    )


def _entry(line: str) -> Entry | None:
    found = ENTRY.fullmatch(line)
    if found is None:
        return None
    try:
        return Entry(_named(found["id"]), str(json.loads(found["text"])))
    except ValueError:
        return None


def _past(line: str) -> Past | None:
    found = PAST.fullmatch(line)
    if found is None:
        return None
    try:
        new = () if found["new"] == NONE else tuple(map(_named, found["new"].split(" ")))
        return Past(_named(found["id"]), str(json.loads(found["text"])), new, found["sign"] == "?>")
    except ValueError:
        return None


def _named(token: str) -> str:
    """The id that a token stands for; raises ``ValueError`` for broken JSON."""
    if token == UNDECIDED:
        return ""
    return str(json.loads(token)) if token.startswith('"') else token


def history(
    before: Lock, now: Mapping[str, Iterable[Entry]], added: Mapping[str, Iterable[Past]] = NOTHING
) -> dict[str, tuple[Past, ...]]:
    """The past that a lock has after its statements are those of ``now``.

    What was remembered stays, unless its id is borne again; ``added`` is what has just been decided. An id that was in
    the lock, is not borne any more and is not spoken of by ``added`` is gone, unless its text bears another id now.
    """
    current = {address: list(entries) for address, entries in now.items()}
    borne = {entry.id for entries in current.values() for entry in entries}
    found: dict[str, dict[str, Past]] = defaultdict(dict)
    decided = {past.id for held in added.values() for past in held}
    for address, held in before.past.items():
        for past in held:
            if past.id not in decided and (past.id not in borne or past.id in past.new):
                found[address][past.id] = past
    for address, entries in before.pages.items():
        for entry in entries:
            if entry.id and entry.id not in borne and entry.id not in decided:
                same = next((one.id for one in current.get(address, ()) if one.text == entry.text and one.id), None)
                found[address][entry.id] = Past(entry.id, entry.text, (same,) if same else ())
    for address, pasts in added.items():
        for past in pasts:
            found[address][past.id] = past
    return {address: tuple(held.values()) for address, held in found.items() if held}


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
