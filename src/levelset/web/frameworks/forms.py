"""What readers ask in an address: filters and questions. What is not understood is left out; a link never breaks."""

from dataclasses import dataclass

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


def only_changes(data: QueryDict) -> bool:
    """Whether a comparison leaves out what stays the same: ``?only=changes``."""
    return data.get("only") == "changes"
