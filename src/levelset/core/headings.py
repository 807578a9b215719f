"""Which responsibility a heading of a page means: its own name, another name of it, or several in one.

"Agility / Innovation" on a page stands for two responsibilities; it keeps a key of its own and *covers* both.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from levelset.core.addresses import key_of
from levelset.core.model import Responsibility


@dataclass(frozen=True, slots=True)
class Heading:
    """The key of a heading, and the keys that it covers where it is several in one."""

    key: str
    covers: tuple[str, ...] = ()


def parts_of(name: str) -> tuple[str, ...]:
    """The names in a heading that joins several with a slash between blanks; one name otherwise."""
    if "/" not in name:
        return (name.strip() or name,)
    parts = tuple(part.strip() for part in re.split(r"\s+/\s+", name))
    return parts if all(parts) else (name,)


@lru_cache(maxsize=4096)
def keys_of(name: str) -> frozenset[str]:
    """The key of a heading and of every name in it: two headings that share one mean the same, at least in part."""
    return frozenset(map(key_of, (name, *parts_of(name))))


def known(name: str, responsibilities: Iterable[Responsibility], pillar: str | None = None) -> Responsibility | None:
    """The responsibility with this name, or this other name, whatever the case and punctuation.

    The same name may stand under two pillars; the one of ``pillar`` is preferred.
    """
    wanted = key_of(name)
    named = [r for r in responsibilities if wanted == key_of(r.name) or wanted in map(key_of, r.aliases)]
    own = [r for r in named if r.pillar == pillar]
    exact = [r for r in own or named if wanted == key_of(r.name)]
    return next(iter(exact or own or named), None)


def resolve(name: str, responsibilities: Iterable[Responsibility], pillar: str | None = None) -> Heading | None:
    """What a heading means among these responsibilities, or None where it is unknown."""
    pool = tuple(responsibilities)
    return _resolved(name, lambda part: known(part, pool, pillar))


def _resolved(name: str, meant: Callable[[str], Responsibility | None]) -> Heading | None:
    """What a heading means; ``meant`` tells the responsibility of one name."""
    whole = meant(name)
    if whole is not None:
        return Heading(whole.key)
    parts = parts_of(name)
    found = [meant(part) for part in parts]
    if len(parts) > 1 and all(found):
        return Heading(key_of(name), tuple(part.key for part in found if part is not None))
    return None


class Names:
    """Responsibilities by what they are called, for whoever asks about many headings."""

    def __init__(self, responsibilities: Iterable[Responsibility]) -> None:
        self._called: dict[str, list[Responsibility]] = {}
        for responsibility in responsibilities:
            for key in dict.fromkeys(map(key_of, (responsibility.name, *responsibility.aliases))):
                self._called.setdefault(key, []).append(responsibility)

    def resolve(self, name: str, pillar: str | None = None) -> Heading | None:
        """What a heading means among them, as ``resolve`` says it."""
        return _resolved(name, lambda part: known(part, self._called.get(key_of(part), ()), pillar))
