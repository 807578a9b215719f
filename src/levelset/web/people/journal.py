"""What an action changed in people and teams, row by row: so that it can be taken back exactly, or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Field, Model

from levelset.web.people import bulk
from levelset.web.people.models import Membership, NameWord, Partnership, ReportingLine, Team, User

BATCH = 2_000
FIELDS: dict[type[Model], tuple[str, ...]] = {
    User: ("name", "email", "external", "left_on", "is_active"),
    Team: ("name", "parent_id", "external", "path", "is_closed"),
    Membership: ("person_id", "team_id", "begins", "ends"),
    ReportingLine: ("person_id", "above_id", "bond", "begins", "ends"),
    Partnership: ("person_id", "team_id", "begins", "ends"),
}
"""The tables that are told of, in the order in which rows can be made, and what is told of each. No password, ever."""

TABLES: dict[str, type[Model]] = {model.__name__: model for model in FIELDS}
Values = dict[str, Any]


def tell_of(model: type[Model], fields: tuple[str, ...]) -> None:
    """Let changes tell of a table of an app above as well: nothing but these fields."""
    FIELDS[model] = fields
    TABLES[model.__name__] = model


class Row(NamedTuple):
    """One row: its table and key, what it was (None: it was not there) and what it became."""

    table: str
    pk: int
    was: Values | None
    now: Values


class Journal:
    """Writes rows and keeps what they were."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def create(self, row: Model) -> None:
        """Write a new row."""
        row.save(force_insert=True)
        self.made([row])

    def create_all(self, rows: Sequence[Model]) -> None:
        """Write many new rows of one table; people with the words of their names."""
        bulk.create(rows)
        NameWord.make(row for row in rows if isinstance(row, User))
        self.made(rows)

    def made(self, rows: Iterable[Model]) -> None:
        """Tell of rows that were written already."""
        self.rows.extend(Row(type(row).__name__, row.pk, None, values_of(row)) for row in rows)

    def change(self, row: Model, **values: Any) -> None:
        """Change a row; nothing is written where it is so already."""
        self.change_all([(row, values)])

    def change_all(self, changes: Iterable[tuple[Model, Values]]) -> None:
        """Change many rows; those that change to the same are written together."""
        together: dict[tuple[type[Model], tuple[tuple[str, Any], ...]], list[int]] = defaultdict(list)
        for row, values in changes:
            new = {name: value for name, value in values.items() if getattr(row, name) != value}
            if not new:
                continue
            was = {name: plain(getattr(row, name)) for name in new}
            for name, value in new.items():
                setattr(row, name, value)
            self.rows.append(Row(type(row).__name__, row.pk, was, {name: plain(value) for name, value in new.items()}))
            together[type(row), tuple(sorted(new.items()))].append(row.pk)
        for (model, values_to_write), keys in together.items():
            for some in batches(keys):
                model._default_manager.filter(pk__in=some).update(**dict(values_to_write))

    def people(self) -> set[int]:
        """The primary keys of everybody whose lines were touched."""
        rows = [row for row in self.rows if row.table == ReportingLine.__name__]
        found: set[int] = {row.now["person_id"] for row in rows if row.was is None}
        lines = {row.pk for row in rows if row.was is not None}
        for some in batches(sorted(lines)):
            found.update(ReportingLine.objects.filter(pk__in=some).values_list("person_id", flat=True))
        return found


def values_of(row: Model) -> Values:
    """What is told of a row, as JSON can hold it."""
    return {name: plain(getattr(row, name)) for name in FIELDS[type(row)]}


def plain(value: Any) -> Any:
    """A day or a time as text; everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


def back(model: type[Model], name: str, value: Any) -> Any:
    """What ``plain`` made of the value of a field, as it was."""
    field = model._meta.get_field(name)
    return field.to_python(value) if isinstance(value, str) and isinstance(field, Field) else value


def batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Some thousand at a time: databases bound what one statement may hold."""
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))
