"""Other names of roles, levels and pillars: found by them, and learned where a person gave a document their own."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from levelset.core.addresses import key_of
from levelset.core.model import Level, Pillar, Role
from levelset.importing.recognition.titles import Title

T = TypeVar("T", Role, Level, Pillar)


def name_of(item: Role | Pillar) -> str:
    """The name of a role or pillar."""
    return item.name


def by_any_name(items: Iterable[T], name: Callable[[T], str], key: Callable[[T, str], Hashable]) -> dict[Hashable, T]:
    """The items by their names, and by the other names that only one of them has and none is called by."""
    listed = list(items)
    table = {key(item, name(item)): item for item in listed}
    claimed: dict[Hashable, list[T]] = {}
    for item in listed:
        for alias in dict.fromkeys(key(item, alias) for alias in item.aliases):
            claimed.setdefault(alias, []).append(item)
    return table | {alias: held[0] for alias, held in claimed.items() if len(held) == 1 and alias not in table}


def with_alias(item: T, name: str, alias: str) -> T:
    """The item known by another name as well, unless it is already; ``name`` is its own."""
    known = map(key_of, (name, *item.aliases))
    return item if not alias or key_of(alias) in known else replace(item, aliases=(*item.aliases, alias))


def role_called(title: Title) -> str:
    """What a document calls the role of a page whose role a person named; else nothing."""
    return title.called.role if title.called is not None else ""


def level_called(title: Title) -> str:
    """Likewise for the level, where the person said one."""
    if title.called is None or title.level in ("", title.role):
        return ""
    return title.called.level.removesuffix("?")


def without_names(items: Iterable[T], name: Callable[[T], str]) -> tuple[T, ...]:
    """The items without other names by which one of them is called itself."""
    listed = list(items)
    names = {key_of(name(item)) for item in listed}
    return tuple(
        replace(item, aliases=tuple(alias for alias in item.aliases if key_of(alias) not in names)) for item in listed
    )
