"""A framework made ready for reading: its addresses, the places of its statements, its glossary.

Made once for each published version and kept in memory; every part is worked out when it is first asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from levelset.core.model import Facet, Framework, Group, Page, Responsibility, Section, Statement
from levelset.web.frameworks.reading.addresses import Shelf
from levelset.web.frameworks.reading.terms import Glossary


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands: on a page, and there as its summary, under a facet, or under a responsibility."""

    page: Page
    statement: Statement
    facet: Facet | None = None
    section: Section | None = None
    group: Group | None = None

    @property
    def is_behavior(self) -> bool:
        """Whether this is a behavior, rather than a level expectation."""
        return self.group is not None


@dataclass(frozen=True, eq=False)
class Book:
    """One framework with everything that its pages look up. Two books are equal only if they are the same one."""

    framework: Framework

    @cached_property
    def shelf(self) -> Shelf:
        """Its roles, pages and addresses."""
        return Shelf(self.framework)

    @cached_property
    def glossary(self) -> Glossary:
        """Its explained words."""
        return Glossary(self.framework.glossary)

    @cached_property
    def responsibilities(self) -> dict[str, Responsibility]:
        """Key → responsibility."""
        return {responsibility.key: responsibility for responsibility in self.framework.responsibilities}

    @cached_property
    def places(self) -> dict[str, tuple[Place, ...]]:
        """Id of a statement → all its places, in the order of roles and levels; an inherited one has several."""
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for place in self.each_place():
            if place.statement.id:
                found[place.statement.id].append(place)
        return {key: tuple(places) for key, places in found.items()}

    def each_place(self) -> Iterator[Place]:
        """Every statement of every page with its place, in reading order."""
        for pages in self.shelf.pages.values():
            for page in pages:
                yield from places_of(page)

    def name_of(self, group: Group) -> str:
        """What a responsibility is called on its page; empty where nobody knows."""
        if group.name:
            return group.name
        known = self.responsibilities.get(group.key or "")
        return known.name if known else ""

    def pillar_definition(self, section: Section) -> str:
        """What the pillar of a section means; empty where the framework does not say."""
        known = (pillar.definition for pillar in self.framework.pillars if pillar.key == section.pillar)
        return next(known, None) or ""

    def meanings(self, group: Group) -> tuple[Responsibility, ...]:
        """The responsibilities with a definition that a heading stands for: one, or several for a merged heading."""
        keys = group.covers or ((group.key,) if group.key else ())
        known = (self.responsibilities.get(key) for key in keys)
        return tuple(one for one in known if one is not None and one.definition)


def places_of(page: Page) -> Iterator[Place]:
    """Every statement of a page with its place, in reading order."""
    if page.statement is not None:
        yield Place(page, page.statement)
    for facet in page.facets:
        for statement in facet.statements:
            yield Place(page, statement, facet=facet)
    for section in page.sections:
        for group in section.groups:
            for statement in group.statements:
                yield Place(page, statement, section=section, group=group)
