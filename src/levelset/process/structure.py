"""Who belongs where and to whom, told by periods: who was whose manager on a day can always be answered.

A period begins on a day and ends before another one (``ends`` is the first day on which it does not hold any more);
None means that no end is known. People and teams are keys of any kind that can be hashed.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Bond(StrEnum):
    """How somebody stands above somebody else. Managers are a line upwards; a tech lead stands beside them."""

    MANAGER = "manager"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Period:
    """From the day ``begins`` until before the day ``ends``. Raises ValueError for one that ends before it begins."""

    begins: date
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("A period cannot end before it begins.")

    def holds_on(self, day: date) -> bool:
        """Whether the day lies inside."""
        return self.begins <= day and (self.ends is None or day < self.ends)

    def meets(self, other: "Period") -> bool:
        """Whether both hold on some day."""
        return (self.ends is None or other.begins < self.ends) and (other.ends is None or self.begins < other.ends)

    @property
    def is_empty(self) -> bool:
        """Whether it holds on no day at all: what ended on the day it began."""
        return self.ends == self.begins


@dataclass(frozen=True, slots=True)
class Line:
    """One person stood above another one, for a period."""

    person: Hashable
    above: Hashable
    period: Period
    bond: Bond = Bond.MANAGER


def manager_on(person: Hashable, day: date, lines: Iterable[Line]) -> Hashable | None:
    """Whom somebody reported to on a day; None where nobody is known."""
    found = (one for one in lines if one.person == person and one.bond is Bond.MANAGER and one.period.holds_on(day))
    line = next(found, None)
    return None if line is None else line.above


def managers_above(person: Hashable, day: date, lines: Iterable[Line]) -> tuple[Hashable, ...]:
    """The line of managers on a day, nearest first. Somebody who stands above themselves ends it: they come once."""
    above = {one.person: one.above for one in lines if one.bond is Bond.MANAGER and one.period.holds_on(day)}
    chain: list[Hashable] = []
    at = above.get(person)
    while at is not None and at not in chain and at != person:
        chain.append(at)
        at = above.get(at)
    return tuple(chain)


def would_loop(new: Line, lines: Iterable[Line]) -> bool:
    """Whether a new line of managers would put somebody above themselves, on any day on which it holds.

    The line of managers changes only on days on which some line begins or has ended, so those days are asked.
    """
    if new.bond is not Bond.MANAGER or new.period.is_empty:
        return False
    if new.above == new.person:
        return True
    known = list(lines)
    changes = {day for one in known for day in (one.period.begins, one.period.ends) if day is not None}
    days = {new.period.begins} | {day for day in changes if new.period.holds_on(day)}
    return any(new.person in managers_above(new.above, day, known) for day in days)


def in_a_loop(lines: Iterable[Line], day: date) -> frozenset[Hashable]:
    """Everybody who would stand above themselves on the day or on a later one; in time that grows with the lines.

    Lines that never circle together circle on no day; only where they do, each day on which one begins is asked: it is
    on such a day that a circle closes, and all its lines hold still on the day, as none has ended.
    """
    ahead = [one for one in lines if one.bond is Bond.MANAGER and (one.period.ends is None or one.period.ends > day)]
    suspects = _circling(ahead)
    if not suspects:
        return frozenset()
    near = [one for one in ahead if one.person in suspects]
    days = {one.period.begins for one in near}
    return frozenset().union(*(_circling([one for one in near if one.period.holds_on(on)]) for on in days))


def _circling(lines: Iterable[Line]) -> frozenset[Hashable]:
    """Who is left when everybody is taken away who has nobody above who is left, and then likewise from below."""
    pairs = [(one.person, one.above) for one in lines]
    pairs = _peeled(pairs)
    return frozenset(person for _above, person in _peeled([(above, person) for person, above in pairs]))


def _peeled(pairs: list[tuple[Hashable, Hashable]]) -> list[tuple[Hashable, Hashable]]:
    """The pairs (from, to) without those whose ``to`` leads nowhere, again and again until all lead on."""
    leads_on = Counter(start for start, _end in pairs)
    coming = defaultdict(list)
    for start, end in pairs:
        coming[end].append(start)
    gone = [end for end in coming if not leads_on[end]]
    for end in gone:
        for start in coming[end]:
            leads_on[start] -= 1
            if not leads_on[start]:
                gone.append(start)
    left = {start for start, count in leads_on.items() if count}
    return [(start, end) for start, end in pairs if end in left]
