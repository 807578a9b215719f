"""One statement of one's way, and which of one's entries may speak to it: suggested by words, answered by their author.

A suggestion waits for an answer and does nothing by itself; what was answered is not suggested for that entry again.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from levelset.core.model import Page
from levelset.web.evidence import access as evidence
from levelset.web.evidence.framework import Reading, reading_of
from levelset.web.evidence.models import Entry
from levelset.web.evidence.suggested import for_text, text_of
from levelset.web.growth import queries
from levelset.web.growth.queries import Asked, Part
from levelset.web.people.models import User

LOOKED_AT = 50
"""Entries that are read for words, the latest first: some milliseconds each."""

AMONG = 3
"""A responsibility is one of the first so many of an entry, or the entry is not suggested for it."""

MOST = 5
"""Entries that are suggested for one statement."""

TO_CHOOSE_FROM = 200
"""Entries of the list in which one looks by hand, the latest first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may speak to a statement: ``words`` of it matched, or it speaks to the responsibility elsewhere."""

    entry: Entry
    words: tuple[str, ...]
    near: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """One statement of a way, looked at alone. ``others`` are entries to choose from by hand."""

    page: Page
    asked: Asked
    part: Part
    suggested: tuple[Candidate, ...]
    others: tuple[Entry, ...]


def look(person: User, statement: str) -> Look | None:
    """One statement of one's own way with the entries that may speak to it; None where it is not on the way."""
    way = queries.way(person)
    found = way.find(statement) if way else None
    if way is None or way.page is None or found is None:
        return None
    part, asked = found
    answered = set(evidence.answers(person).filter(statement=statement).values_list("of_id", flat=True))
    there = {entry.pk for entry in asked.entries}
    free = [entry for entry in _latest(person)[:TO_CHOOSE_FROM] if entry.pk not in there]
    reading = reading_of(person, way.page.address)
    open_ones = [entry for entry in free[:LOOKED_AT] if entry.pk not in answered]
    return Look(way.page, asked, part, _suggested(open_ones, part, reading, statement), tuple(free))


def _latest(person: User) -> QuerySet[Entry]:
    """One's own entries, the latest first."""
    return evidence.mine(person).order_by("-begins", "-pk")


def matched(entry: Entry, reading: Reading | None, statement: str) -> tuple[float, tuple[str, ...]] | None:
    """How far up a statement's responsibility stands among what an entry suggests (only to order), and the words."""
    for one in for_text(text_of(entry), reading)[:AMONG]:
        if one.words and any(of.id == statement for of in one.target.statements):
            nearest = one.statement.id == statement
            return one.score + nearest, one.words
    return None


def _suggested(entries: list[Entry], part: Part, reading: Reading | None, statement: str) -> tuple[Candidate, ...]:
    near = {entry.pk for entry in part.near}
    found = []
    for entry in entries:
        match = matched(entry, reading, statement)
        if match is not None or entry.pk in near:
            score, words = match or (0.0, ())
            found.append((score + 2 * (entry.pk in near), Candidate(entry, words, entry.pk in near)))
    found.sort(key=lambda one: -one[0])
    return tuple(candidate for _score, candidate in found[:MOST])
