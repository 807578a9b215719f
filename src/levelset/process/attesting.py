"""A colleague attests one entry of somebody: how long they are asked, what they can answer, who sees it.

The author asks by name, once; the colleague sees that entry as it was when they were asked, and nothing else. Who
attests is named to those who read the entry; that somebody declined, or was not there, is told to its author alone.
Nothing is counted.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

OPEN_FOR = timedelta(days=30)
"""How long somebody is asked. Whoever did not answer can be asked anew after that, and not before."""

REMIND_AFTER = timedelta(days=2)
"""A reminder before that is a nudge; and there is one, not more."""

LONGEST_SENTENCE = 500
MOST_ASKED = 10
"""Colleagues who can be asked about one entry."""


class Answer(StrEnum):
    """What a colleague can say."""

    ATTESTED = "attested"
    DECLINED = "declined"
    ABSENT = "absent"


class State(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ATTESTED = "attested"
    DECLINED = "declined"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Asked:
    """The times and the answer of one request."""

    asked_at: datetime
    reminded_at: datetime | None = None
    withdrawn_at: datetime | None = None
    answer: str = ""


def state_of(asked: Asked, now: datetime) -> State:
    """Where a request stands; an answer stays, whatever comes after it."""
    if asked.answer:
        return State(asked.answer)
    if asked.withdrawn_at is not None:
        return State.WITHDRAWN
    return State.EXPIRED if now >= asked.asked_at + OPEN_FOR else State.OPEN


def may_remind(asked: Asked, now: datetime) -> bool:
    """Whether the author may remind: once, of an open request, not right after asking."""
    waits = state_of(asked, now) is State.OPEN and asked.reminded_at is None
    return waits and now >= asked.asked_at + REMIND_AFTER


def may_ask_anew(asked: Asked, now: datetime) -> bool:
    """Whether somebody who did not answer may be asked again: who withdraws and asks would remind by another name."""
    return not asked.answer and now >= asked.asked_at + OPEN_FOR


def digest(wording: Mapping[str, Any]) -> str:
    """The digest of what a colleague was shown: the same words have the same one."""
    told = json.dumps(wording, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
