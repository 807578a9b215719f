"""Queries whose SQL is made once for a process, and asked again with other values.

Django builds and compiles a query anew each time, which takes several times as long as a small query itself. A query
that pages ask is written down once, as a function of the values that it will be given::

    @prepared
    def _held(people: Given, day: Given) -> QuerySet[Placement]:
        return Placement.objects.filter(in_force(day), person__in=each(people))

    _held(people=[person.pk, other.pk], day=today())  # a list of placements

What stands in it is what would stand in any other query: the conditions are Django's, and so are the rows.
"""

import inspect
import json
from collections.abc import Callable, Iterable
from copy import copy
from datetime import date, datetime
from functools import update_wrapper
from typing import Any, Generic, TypeVar
from uuid import UUID
from weakref import WeakSet

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Model, QuerySet

Row = TypeVar("Row")


class Given(Expression):
    """A value that is not known when the query is written, by the name under which it will be given.

    ``tail`` is put behind it: what begins with a text ends before that text with the last letter of all behind it.
    """

    def __init__(self, name: str, tail: str = "") -> None:
        super().__init__()
        self.name, self.tail = name, tail

    def as_sql(self, *_compiler: Any, **_more: Any) -> tuple[str, Any]:
        """The place of a parameter; the parameter is this expression itself, until somebody asks."""
        return "%s", (self,)


class _GivenKeys(Given):
    """Primary keys, or texts, that are not known when the query is written: the right side of ``__in``."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name)
        self.kind = kind

    def as_sqlite(self, *_compiler: Any, **_more: Any) -> tuple[str, Any]:
        return "SELECT value FROM json_each(%s)", (self,)

    def as_postgresql(self, *_compiler: Any, **_more: Any) -> tuple[str, Any]:
        return f"SELECT unnest(%s::{self.kind}[])", (self,)


def each(keys: Given) -> Given:
    """The primary keys that will be given as a list, for ``__in``."""
    return _GivenKeys(keys.name, "bigint")


def each_text(texts: Given) -> Given:
    """The texts that will be given as a list, for ``__in``."""
    return _GivenKeys(texts.name, "text")


class Prepared(Generic[Row]):
    """A query with values to be given: called with them, by name, it gives the list of its rows.

    A value is what the column holds (a number, a text, a day, a time, a UUID), a model for its primary key, or a list
    where the query says ``each`` or ``each_text``; never None, which a database compares with nothing. Values that the
    query does not ask for are ignored; one that is missing is a KeyError. What is prefetched is asked for as with any
    queryset.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]]) -> None:
        update_wrapper(self, build)
        self._build = build
        self._plans: dict[str, _Plan[Row]] = {}
        _everyone.add(self)

    def __call__(self, **given: Any) -> list[Row]:
        connection = connections[DEFAULT_DB_ALIAS]
        plan = self._plans.get(connection.vendor)
        if plan is None:
            asked = self._build(**{name: Given(name) for name in inspect.signature(self._build).parameters})
            plan = self._plans[connection.vendor] = _Plan(asked, connection)
        return plan.ask(connection, given)

    def first(self, **given: Any) -> Row | None:
        """The first row, or None. A query that may find many has ``[:1]`` in it."""
        return next(iter(self(**given)), None)

    def forget(self) -> None:
        """Let the query be written anew: for tools that change how it is written."""
        self._plans.clear()


prepared = Prepared
"""As a decorator."""

_everyone: WeakSet[Prepared[Any]] = WeakSet()


def forget() -> None:
    """Let every query be written anew."""
    for one in _everyone:
        one.forget()


class _Plan(Generic[Row]):
    """A query as one kind of database takes it."""

    def __init__(self, queryset: QuerySet[Any, Row], connection: BaseDatabaseWrapper) -> None:
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(connection=connection)
        try:
            self._sql, self._parameters = self._compiler.as_sql()
        except EmptyResultSet:
            self._sql, self._parameters = "", ()

    def ask(self, connection: BaseDatabaseWrapper, given: dict[str, Any]) -> list[Row]:
        """The rows with these values."""
        if not self._sql:
            return []
        filled = tuple(_filled(self._parameters, given, connection))
        compiler: Any = copy(self._compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_more: (self._sql, filled)
        query: Any = copy(self._queryset.query)
        query.get_compiler = lambda *_args, **_more: compiler
        asked = object.__new__(type(self._queryset))
        asked.__dict__ = {**self._queryset.__dict__, "_query": query}
        return list(asked)


def _filled(parameters: Iterable[Any], given: dict[str, Any], connection: BaseDatabaseWrapper) -> Iterable[Any]:
    for one in parameters:
        if not isinstance(one, Given):
            yield one
        elif one.tail:
            yield f"{given[one.name]}{one.tail}"
        else:
            yield _as_kept(given[one.name], connection)


def _as_kept(value: Any, connection: BaseDatabaseWrapper) -> Any:
    """A value as a parameter of this database, as a field of its type would have it."""
    match value:
        case Model():
            return value.pk
        case datetime():
            return connection.ops.adapt_datetimefield_value(value)
        case date():
            return connection.ops.adapt_datefield_value(value)
        case UUID():
            return value if connection.features.has_native_uuid_field else value.hex
        case list():
            return value if connection.vendor == "postgresql" else json.dumps(value)
        case None:
            raise TypeError("A prepared query compares with values; for none, write isnull into it.")
        case _:
            return value
