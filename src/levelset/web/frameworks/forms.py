"""What readers ask in an address: filters and questions. What is not understood is left out; a link never breaks."""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.http import QueryDict

LONGEST_QUESTION = 200
"""Characters of a question that are looked at."""


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """The levels and pillars of a matrix that someone wants to see; none means all."""

    levels: tuple[str, ...]
    pillars: tuple[str, ...]

    @classmethod
    def of(cls, data: QueryDict) -> "MatrixFilter":
        """Read ``?level=ic1&level=ic2&pillar=results``."""
        return cls(tuple(data.getlist("level")), tuple(data.getlist("pillar")))


@dataclass(frozen=True, slots=True)
class Question:
    """What someone searches for, and where: in a role, at a level, under a pillar; empty means everywhere."""

    words: str
    role: str = ""
    level: str = ""
    pillar: str = ""

    @classmethod
    def of(cls, data: QueryDict) -> "Question":
        """Read ``?q=ownership&role=software-engineer&level=ic2&pillar=results``."""
        words = " ".join(data.get("q", "").replace("\x00", "").split())[:LONGEST_QUESTION]
        return cls(words, data.get("role", ""), data.get("level", ""), data.get("pillar", ""))

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for a part of the framework only."""
        return bool(self.role or self.level or self.pillar)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages to compare, as ``role/level``; empty where nothing is chosen yet."""

    old: str
    new: str

    @classmethod
    def of(cls, data: QueryDict) -> "Pair":
        """Read ``?old=software-engineer/ic1&new=software-engineer/ic2``."""
        return cls(data.get("old", ""), data.get("new", ""))


class Reading(StrEnum):
    """The readings of two pages."""

    RISES = "rises"
    SIDES = "sides"
    CHANGES = "changes"


def reading_of(data: QueryDict) -> Reading:
    """Which reading someone wants: ``?view=sides``, or ``?only=changes`` for it without what stays the same."""
    if data.get("only") == "changes":
        return Reading.CHANGES
    return Reading.SIDES if data.get("view") == "sides" else Reading.RISES


LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """A statement of the newer page (else of the older one), and what it is linked with on the other page."""

    statement: str
    is_new: bool
    others: tuple[str, ...]
    note: str

    @classmethod
    def of(cls, data: QueryDict) -> "LinkAnswer":
        """Read ``new=<id>`` or ``old=<id>``, each ``other=<id>``, and ``note``."""
        new, note = data.get("new", ""), " ".join(data.get("note", "").split())
        return cls(
            new or data.get("old", ""), bool(new), tuple(filter(None, data.getlist("other"))), note[:LONGEST_NOTE]
        )


@dataclass(frozen=True, slots=True)
class VersionPair:
    """The numbers of two versions to compare."""

    old: int
    new: int

    @classmethod
    def of(cls, data: QueryDict) -> "VersionPair | None":
        """Read ``?old=1&new=3``; None where these are no two numbers of versions."""
        old, new = data.get("old", ""), data.get("new", "")
        if not all(re.fullmatch(r"[0-9]{1,9}", text) for text in (old, new)) or int(old) == int(new):
            return None
        return cls(int(old), int(new))
