"""Suggestions for one entry: which behaviors of the chosen page it may speak to, with the words that matched.

They wait for an answer of the author and do nothing by themselves. What was answered is not suggested again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from levelset.matching.suggesting.engine import ENGINE, Suggester, Suggestion
from levelset.matching.suggesting.learning import Link, learned
from levelset.matching.suggesting.targets import targets_of
from levelset.web.evidence import queries
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.models import Entry, SpeaksTo

__all__ = ["ENGINE", "Suggested", "for_text", "suggestions"]

PAGES_IN_MEMORY = 16
"""Pages of the framework that a process keeps ready for suggestions."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A behavior that an entry may speak to. There is no score in it: the order is all that it was good for."""

    statement: str
    text: str
    responsibility_name: str
    words: tuple[str, ...]
    reasons: tuple[str, ...]


def suggestions(entry: Entry, reading: Reading | None, linked: Iterable[SpeaksTo] | None = None) -> list[Suggested]:
    """Three to five suggestions, fewer where some were answered; none before a page is chosen.

    ``linked`` is what the entry speaks to already, where that is at hand.
    """
    if reading is None or reading.page is None:
        return []
    answered = queries.answered(entry, linked)
    found = for_text(text_of(entry), reading)
    return [
        Suggested(one.statement.id, one.statement.text, one.target.name, one.words, one.reasons)
        for one in found
        if one.statement.id not in answered
    ]


def for_text(text: str, reading: Reading | None) -> list[Suggestion]:
    """What a text may speak to on the page that somebody reads against; nothing before there is one."""
    if reading is None or reading.page is None:
        return []
    return list(_suggester(reading.version.sha256, _Page(reading), queries.learned_pairs()).suggest(text))


def text_of(entry: Entry) -> str:
    """All that an entry says, as one text."""
    return "\n".join([entry.text, entry.outcome, *entry.experiment.values()])


class _Page:
    """A page as the key of what is kept in memory: equal by address; the version is the other half of the key."""

    def __init__(self, reading: Reading) -> None:
        self.framework, self.page = reading.framework, reading.page

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Page) and self.page is not None and self.page == other.page

    def __hash__(self) -> int:
        return hash(self.page.address if self.page else "")


@lru_cache(PAGES_IN_MEMORY)
def _suggester(_sha256: str, page: _Page, pairs: tuple[tuple[str, str], ...]) -> Suggester:
    if page.page is None:
        raise ValueError("There are no suggestions without a page.")
    return Suggester(targets_of(page.framework, page.page), learned(Link(words, key, True) for words, key in pairs))
