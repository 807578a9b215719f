"""Plain English for lists, counts and places: “IC2–IC4 (Software Engineer)”."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from levelset.comparing.diff.model import Diff

FEW = 8
"""Names that a sentence lists before it says how many more there are."""


def listed(parts: Sequence[str], most: int = FEW) -> str:
    """``a``, ``a and b``, ``a, b and c``; a long list ends in how many more there are."""
    shown = list(parts)
    if len(shown) > most + 1:
        shown = [*shown[:most], f"{len(shown) - most} more"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""


def quoted(parts: Iterable[str]) -> list[str]:
    """The parts in quotation marks."""
    return [f"“{part}”" for part in parts]


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 sentence``, ``2 sentences``, ``no sentence``."""
    return f"{number or 'no'} {noun if number < 2 else plural or noun + 's'}"


class Where:
    """Says on which pages something stands, with the names of roles and levels of one comparison."""

    def __init__(self, diff: Diff) -> None:
        self.levels = {label: number for number, label in enumerate(diff.levels)}
        self.roles = {role.key: role.name for role in diff.roles}
        self.places = {page.address: (page.role, page.level) for page in diff.pages}
        self.both: dict[str, set[str]] = {}
        for page in diff.pages:
            if page.old and page.new:
                self.both.setdefault(page.level, set()).add(page.role)

    def level(self, address: str) -> int:
        """Where the level of a page stands among all."""
        return self.levels.get(self.places[address][1], len(self.levels))

    def roles_of(self, pages: Iterable[str]) -> tuple[str, ...]:
        """The roles of some pages, in the order of the framework."""
        found = {self.places[page][0] for page in pages}
        return tuple(key for key in self.roles if key in found)

    def is_everywhere(self, pages: Iterable[str]) -> bool:
        """Whether, at each of their levels, these are the pages of all roles that were there before."""
        return all(roles >= self.both.get(level, set()) for level, roles in self._by_level(pages).items())

    def levels_of(self, pages: Iterable[str]) -> str:
        """The levels alone: ``IC2–IC4 and IC6``."""
        return self._ranges(self._by_level(pages))

    def said(self, pages: Iterable[str]) -> str:
        """``IC2–IC4``, with the exception where it is not the same for all roles: ``; at IC3 Data Engineer alone``."""
        held = self._by_level(pages)
        partial: dict[frozenset[str], list[str]] = {}
        for level, roles in held.items():
            if not roles >= self.both.get(level, set()):
                partial.setdefault(frozenset(roles), []).append(level)
        if not partial:
            return self._ranges(held)
        if sum(map(len, partial.values())) == len(held):
            return listed([f"{self._ranges(levels)} ({self._names(roles)})" for roles, levels in partial.items()])
        told = (f"at {self._ranges(levels)} {self._names(roles)} alone" for roles, levels in partial.items())
        return "; ".join([self._ranges(held), *told])

    def _names(self, roles: Iterable[str]) -> str:
        wanted = set(roles)
        return listed([name for key, name in self.roles.items() if key in wanted])

    def _by_level(self, pages: Iterable[str]) -> dict[str, set[str]]:
        held: dict[str, set[str]] = {}
        for role, level in sorted((self.places[page] for page in pages), key=lambda one: self.levels.get(one[1], 0)):
            held.setdefault(level, set()).add(role)
        return held

    def _ranges(self, levels: Iterable[str]) -> str:
        """Neighbors joined: three or more as a range."""
        wanted = sorted(set(levels), key=lambda label: self.levels.get(label, 0))
        runs: list[list[str]] = [wanted[:1]] if wanted else []
        for one, other in pairwise(wanted):
            if self.levels.get(other, 0) == self.levels.get(one, 0) + 1:
                runs[-1].append(other)
            else:
                runs.append([other])
        return listed([f"{run[0]}–{run[-1]}" if len(run) > 2 else " and ".join(run) for run in runs])
