"""Where a statement stands on a page, and when two places of two pages are the same one."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from levelset.core.addresses import key_of
from levelset.core.model import Facet, Group, Page, Section, Statement


class PlaceKind(StrEnum):
    """The statement of the page itself, a facet, or a responsibility."""

    STATEMENT = "statement"
    FACET = "facet"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True, slots=True)
class Place:
    """One block of a page, with what a reader sees of it.

    ``pillar`` is the key of the pillar, ``pillar_name`` and ``symbol`` what the page shows; all are empty or None for
    the statement and for facets. ``key`` is that of the responsibility or facet, ``covers`` the keys of a merged
    heading, ``name`` the heading (None where nobody knows it).
    """

    kind: PlaceKind
    pillar: str | None = None
    pillar_name: str | None = None
    symbol: str = ""
    key: str = ""
    name: str | None = None
    covers: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """What tells the sections of a page apart: the pillar, else the name."""
        if self.kind is not PlaceKind.RESPONSIBILITY:
            return self.kind.value
        return f"{self.kind.value}:{self.pillar or key_of(self.pillar_name or '')}"


@dataclass(frozen=True, slots=True)
class Unit:
    """A statement at its place."""

    place: Place
    statement: Statement


def same_place(one: Place, other: Place) -> bool:
    """Whether two places stand for the same: equal keys, or a merged heading that covers the other."""
    if one.kind is not other.kind:
        return False
    if one.kind is PlaceKind.RESPONSIBILITY:
        if not one.key and not other.key:
            return one.section == other.section
        return bool({one.key, *one.covers} & {other.key, *other.covers} - {""})
    return one.key == other.key


def places_of(page: Page) -> list[tuple[Place, tuple[Statement, ...]]]:
    """The blocks of a page in reading order, each with its statements; blocks without statements too."""
    found: list[tuple[Place, tuple[Statement, ...]]] = []
    if page.statement is not None:
        found.append((Place(PlaceKind.STATEMENT), (page.statement,)))
    found += [(_facet_place(facet), facet.statements) for facet in page.facets]
    for section in page.sections:
        found += [(_group_place(section, group), group.statements) for group in section.groups]
    return found


def units_of(page: Page) -> list[Unit]:
    """Every statement of a page at its place, in reading order."""
    return [Unit(place, statement) for place, statements in places_of(page) for statement in statements]


def _facet_place(facet: Facet) -> Place:
    return Place(PlaceKind.FACET, key=key_of(facet.name), name=facet.name)


def _group_place(section: Section, group: Group) -> Place:
    return Place(
        PlaceKind.RESPONSIBILITY,
        pillar=section.pillar,
        pillar_name=section.name,
        symbol=section.symbol,
        key=group.key or (key_of(group.name) if group.name else ""),
        name=group.name,
        covers=group.covers,
    )


T = TypeVar("T", bound=Hashable)


def merged_order(newer: Sequence[T], older: Sequence[T]) -> list[T]:
    """The items of both in the order of the newer; one that only the older has follows the item it used to follow."""
    merged = list(dict.fromkeys(newer))
    at = 0
    for item in dict.fromkeys(older):
        if item in merged:
            at = merged.index(item) + 1
        else:
            merged.insert(at, item)
            at += 1
    return merged


def in_sections(places: Sequence[Place]) -> Iterator[tuple[str, list[Place]]]:
    """The places gathered by section, sections in the order of their first place."""
    sections: dict[str, list[Place]] = {}
    for place in places:
        sections.setdefault(place.section, []).append(place)
    yield from sections.items()
