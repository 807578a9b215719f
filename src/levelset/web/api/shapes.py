"""The shapes of what the API takes and gives."""

import re
import uuid
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from levelset.interchange.evidence_wire import KINDS, EntryWire
from levelset.process.evidence import LONGEST_LINK, LONGEST_NAME, LONGEST_TEXT, MOST_BEHAVIORS, MOST_LINKS

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


def _whole(value: str) -> str:
    if any(letter.isspace() for letter in value.strip()):
        raise ValueError("Write each link whole, without spaces or line ends in it.")
    return value


Link = Annotated[str, StringConstraints(max_length=LONGEST_LINK), AfterValidator(_whole)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
Address = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LINK)]
MOST_LENSES = 100


class Taken(BaseModel):
    """What comes in: a field that is not known is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")


class Experiment(Taken):
    """What an experiment tells; whatever of it there is to say."""

    question: Text = ""
    data: Text = ""
    offline: Text = ""
    online: Text = ""
    result: Text = ""
    changed: Text = ""


class Lens(Taken):
    """An entry of a lens, each by its name or its key."""

    lens: Name
    entry: Name


class NewEntry(Taken):
    """One piece of work. Only ``text`` has to be there; the day is today unless it is said.

    ``behaviors`` are addresses of statements of the published framework: ``/framework/ROLE/LEVEL#ID``. ``token`` is a
    UUID of the client's own: sent again, it makes no second entry.
    """

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT)]
    begins: Day | None = None
    ends: Day | None = None
    kind: KINDS = ""
    outcome: Text = ""
    project: Annotated[str, StringConstraints(max_length=LONGEST_NAME)] = ""
    links: Annotated[list[Link], Field(max_length=MOST_LINKS)] = Field(default_factory=list)
    experiment: Experiment | None = None
    lenses: Annotated[list[Lens], Field(max_length=MOST_LENSES)] = Field(default_factory=list)
    behaviors: Annotated[list[Address], Field(max_length=MOST_BEHAVIORS)] = Field(default_factory=list)
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
