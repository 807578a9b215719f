"""Evidence: what an entry can say, what of it can be kept, when it goes. Rules over plain values.

An entry is one piece of work that a person logged. It is a draft until its author shares it (``process.visibility`` has
the rule of who reads it then). Nothing here counts or ranks.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

LONGEST_TEXT = 20_000
"""Characters of one text of an entry: some ten printed pages."""

LONGEST_NAME = 120
"""Characters of the name of a project."""

MOST_LINKS = 20
LONGEST_LINK = 2_000
MOST_FILES = 20
MOST_BEHAVIORS = 30
"""Behaviors to which one entry speaks."""

UNDO_FOR = timedelta(days=14)
"""How long a deleted entry can be taken back. After that it is gone for good."""

HEADLINE = 160
"""Characters of the line by which a list calls an entry."""

UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
"""Categories of characters that leave nothing on a page."""


class Kind(StrEnum):
    """What sort of work it was. None is worth more than another."""

    CHANGE = "change"
    DESIGN = "design"
    DECISION = "decision"
    INCIDENT = "incident"
    ON_CALL = "on-call"
    EXPERIMENT = "experiment"
    ANALYSIS = "analysis"
    LAUNCH = "launch"
    REVIEW = "review"
    MENTORING = "mentoring"
    INTERVIEW = "interview"
    HIRING = "hiring"
    TALK = "talk"
    TEAM_PROCESS = "team-process"
    RISK_RAISED = "risk-raised"
    FEEDBACK_RECEIVED = "feedback-received"


class Provenance(StrEnum):
    """Where an entry comes from: written by its author, brought in from a record, or confirmed by a colleague."""

    SELF = "self"
    IMPORTED = "imported"
    ATTESTED = "attested"


def told_provenance(kept: str, *, attested: bool) -> str:
    """Where an entry is said to come from: what its author wrote and a colleague attests is attested.

    Imported stays imported, so that it is told where it came from; who attests it stands beside it.
    """
    return Provenance.ATTESTED.value if attested and kept == Provenance.SELF.value else kept


EXPERIMENT_PARTS = ("question", "data", "offline", "online", "result", "changed")
"""What an experiment tells, in the order in which one reads it."""


def headline(text: str) -> str:
    """The line by which a list calls an entry: its first line with words, cut at the end of a word."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) <= HEADLINE:
        return first
    cut = first[: HEADLINE - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"


def cleaned(text: str) -> str:
    """A text as it is kept: without control characters, with one kind of line end, without space around it.

    A text of which nothing can be seen (spaces without width, marks of direction) is empty.
    """
    lines = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    kept = re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", lines).strip()
    return kept if any(unicodedata.category(letter) not in UNSEEN for letter in kept) else ""


def problem_of_link(link: str) -> str:
    """What is wrong with a link, as a word (``long``, ``scheme``, ``host``); empty for one that can be kept.

    Only http and https: what else a browser would open (``javascript:``, ``data:``, ``file:``) is no place to read.
    """
    if len(link) > LONGEST_LINK:
        return "long"
    if re.search(r"[\s<>\"\x00-\x1f\x7f]", link):
        return "host"
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return "host"
    if parts.scheme not in ("http", "https"):
        return "scheme"
    return "" if host else "host"


def span(begins: date, ends: date | None) -> tuple[date, date]:
    """The first and the last day of an entry; one day where there is no other. Raises ValueError where they cross."""
    last = ends or begins
    if last < begins:
        raise ValueError("A period cannot end before it begins.")
    return begins, last


def is_gone_for_good(deleted: date, day: date) -> bool:
    """Whether the time in which a deleted entry can be taken back is over on a day."""
    return day >= deleted + UNDO_FOR


@dataclass(frozen=True, slots=True)
class Stage:
    """One entry of a lens, by keys and names."""

    lens: str
    lens_name: str
    key: str
    name: str


def silent_stages(stages: Sequence[Stage], touched: Iterable[tuple[str, str]]) -> dict[str, tuple[Stage, ...]]:
    """Lens → its entries about which somebody logged nothing, for the lenses that they use at all.

    ``touched`` are (lens, entry) of what was logged. It is a list to ask a question with, not a measure: a lens that
    nobody took up is not asked about, and one that is spoken to everywhere does not stand here.
    """
    known = set(touched)
    used = {lens for lens, _entry in known}
    silent: dict[str, list[Stage]] = {}
    for stage in stages:
        if stage.lens in used and (stage.lens, stage.key) not in known:
            silent.setdefault(stage.lens, []).append(stage)
    return {lens: tuple(found) for lens, found in silent.items()}
