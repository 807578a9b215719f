"""Breaking glass: to read, for a reason and a short time, what one may not read otherwise. It takes two people.

One asks: for whom, for what, why, for how many hours. Another one grants it or refuses; never the one who asked, and
never the person concerned. The person is told at once, unless a law forbids it: then the law and the day on which they
are told are on record. It ends by itself.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from levelset.process.rights import Standing
from levelset.process.visibility import Relation, Relations

LONGEST = 72
"""Hours that a glass can be open, at most."""

WAITS = timedelta(days=3)
"""How long a request waits for an answer; after that it has to be made again."""

SILENCE = timedelta(days=180)
"""How long, at most, the person is not told where a law forbids it."""


class State(StrEnum):
    """Where a broken glass stands."""

    ASKED = "asked"
    OPEN = "open"
    ENDED = "ended"
    REFUSED = "refused"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Glass:
    """What decides where a glass stands: when it was asked for and answered, when it ends, whether it was ended."""

    asked_at: datetime
    granted_at: datetime | None = None
    refused_at: datetime | None = None
    ended_at: datetime | None = None
    hours: int = 0


def state_of(glass: Glass, now: datetime) -> State:
    """Where a glass stands at a moment."""
    if glass.refused_at is not None:
        return State.REFUSED
    if glass.granted_at is None:
        return State.LAPSED if now >= glass.asked_at + WAITS else State.ASKED
    if glass.ended_at is not None or now >= glass.granted_at + timedelta(hours=glass.hours):
        return State.ENDED
    return State.OPEN


def may_break(standing: Standing | None, relations: Relations) -> bool:
    """Whether somebody may ask for a reading of somebody, or grant one: an owner or their people partner."""
    if Relation.SELF in relations:
        return False
    return standing is Standing.OWNER or (standing is not None and Relation.PARTNER in relations)


def may_answer(standing: Standing | None, relations: Relations, *, asked_by_them: bool) -> bool:
    """Whether somebody may grant or refuse what was asked for: whoever could have asked, and did not."""
    return may_break(standing, relations) and not asked_by_them


def is_told(told_from: date | None, today: date) -> bool:
    """Whether the person is told by now: at once (None), or from the day that the law leaves."""
    return told_from is None or today >= told_from


def may_be_silent_until(told_from: date, today: date) -> bool:
    """Whether a day on which the person is told is one that can be chosen: after today, and not for ever."""
    return today < told_from <= today + SILENCE
