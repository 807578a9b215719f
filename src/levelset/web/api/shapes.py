"""The shapes of what the API takes and gives."""

import re
import uuid
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from levelset.interchange.evidence_wire import KINDS, EntryWire
from levelset.process.evidence import LONGEST_LINK, LONGEST_NAME, LONGEST_TEXT, MOST_LINKS

A_PAGE = 50
LAST_PAGE = 100_000


def _day(value: Any) -> Any:
    """A day is written as 2026-03-28, and not otherwise: no number of seconds, no week."""
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("Write the day as YYYY-MM-DD.")
    return date.fromisoformat(value)


Day = Annotated[date, BeforeValidator(_day)]
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT)]
Link = Annotated[str, StringConstraints(max_length=LONGEST_LINK)]


class Taken(BaseModel):
    """What comes in: a field that is not known is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class NewEntry(Taken):
    """One piece of work. Only ``text`` has to be there; the day is today unless it is said.

    ``token`` is a UUID of the client's own: sent again, it makes no second entry.
    """

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
    begins: Day | None = None
    ends: Day | None = None
    kind: KINDS = ""
    outcome: Text = ""
    project: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] = ""
    links: Annotated[list[Link], Field(max_length=MOST_LINKS)] = Field(default_factory=list)
    token: uuid.UUID | None = None


class Note(Taken):
    """A text that suggestions are asked for. It is not kept."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]


class Entries(BaseModel):
    """One page of a log, newest work first; ``next`` is the number of the next page, null on the last one."""

    format: Literal["levelset-entries/1"] = "levelset-entries/1"
    entries: list[EntryWire]
    next: int | None


class Problem(BaseModel):
    """What is wrong with one field."""

    field: str
    problem: str


class Wrong(BaseModel):
    """What is wrong, and what to do."""

    error: str
    mend: str
    fields: list[Problem] = Field(default_factory=list)
