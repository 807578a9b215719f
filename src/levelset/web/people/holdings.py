"""What is held about a person: every app says so here, once, and export, erasure, retention and data map follow.

An app registers in ``AppConfig.ready``. What is not registered is found by a test that walks all models.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise

from levelset.web.people.models import User

Text = str | Promise


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of an export: its path inside the archive (``evidence/log.md``) and what stands in it."""

    path: str
    content: str | bytes


@dataclass(frozen=True)
class Holding:
    """One kind of thing that is held about people.

    ``name``, ``purpose`` and ``kept`` say what, what for and how long, in sentences for the people concerned.
    ``export(person)`` gives their copy of it; what others wrote there is left out where they were promised that the
    person would not read it. ``erase(person)`` deletes what is about the person, makes anonymous what they wrote about
    others, and returns how many records it changed; it runs in a transaction, and a second time changes nothing.
    ``models`` are the labels of the models that it covers (``evidence.Item``). ``retain(now)`` removes what is over
    its time, and returns how many records that were; None where nothing runs out by itself. ``over(now)`` counts what
    is over its time: after ``retain``, what is kept all the same (a legal hold). Each of the two comes with the other.
    """

    key: str
    name: Text
    purpose: Text
    kept: Text
    export: Callable[[User], Iterable[ExportedFile]]
    erase: Callable[[User], int]
    models: tuple[str, ...] = ()
    retain: Callable[[datetime], int] | None = None
    over: Callable[[datetime], int] | None = None


_registered: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Make a holding known; raises ValueError where another one has its key."""
    if _registered.setdefault(holding.key, holding) is not holding:
        raise ValueError(f"There is a holding “{holding.key}” already.")


def holdings() -> tuple[Holding, ...]:
    """Every holding, those of lower apps first: an erasure goes through them from the end."""
    return tuple(_registered.values())


def both_forms(
    path: str, title: str, records: Sequence[Mapping[str, Any]], *, note: str = ""
) -> tuple[ExportedFile, ExportedFile]:
    """The same records for programs (``path.json``) and for people (``path.md``): a list of names and values."""
    plain = [{name: _plain(value) for name, value in record.items()} for record in records]
    parts = [f"# {title}", *([note] if note else []), *(_listed(record) for record in plain)]
    return (
        ExportedFile(f"{path}.json", json.dumps(plain, ensure_ascii=False, indent=2) + "\n"),
        ExportedFile(f"{path}.md", "\n\n".join(parts if plain else [*parts, "Nothing."]) + "\n"),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)


def _listed(record: Mapping[str, Any]) -> str:
    return "\n".join(_item(name, value) for name, value in record.items() if value not in (None, "", [], {}))


def _item(name: str, value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"- {name}: " + text.replace("\r\n", "\n").replace("\n", "\n  ")
