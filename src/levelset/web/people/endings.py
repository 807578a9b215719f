"""The registry of what else ends on the day on which somebody leaves, and goes on where the leave is taken back.

An app above keeps it and registers when it is ready: which of its tables a change may tell of, and what ends. What ends
for good is in ``ways_in``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Model

from levelset.web.people import journal
from levelset.web.people.journal import Values

Change = tuple[Model, Values]
Ending = Callable[[Mapping[int, date]], Iterable[Change]]
"""Given who leaves (primary key → the first day on which they are not here), the rows that end, and as what."""

_endings: dict[str, Ending] = {}


def register(name: str, tables: Mapping[type[Model], tuple[str, ...]], end: Ending) -> None:
    """Let rows of these tables end with whoever leaves; of each table, the fields that ``end`` changes."""
    for model, fields in tables.items():
        journal.tell_of(model, fields)
    _endings[name] = end


def ended_by(days: Mapping[int, date]) -> Iterator[Change]:
    """Everything that was registered and ends with these leavers."""
    for end in _endings.values():
        yield from end(days)
