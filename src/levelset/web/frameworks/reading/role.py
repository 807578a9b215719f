"""All roles at a glance, and one role with its levels in brief."""

from dataclasses import dataclass

from levelset.core.model import Page, Role
from levelset.web.frameworks.reading.addresses import Addresses, Shelf


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role with a link for each level of the table; None where it has no page at that level."""

    role: Role
    href: str
    matrix: str
    cells: tuple["LevelLink | None", ...]


@dataclass(frozen=True, slots=True)
class LevelLink:
    """The page of a level."""

    label: str
    designation: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class TrackTable:
    """The roles of one track, and the levels that any of them has, from the lowest up."""

    name: str
    levels: tuple[str, ...]
    rows: tuple[RoleRow, ...]


@dataclass(frozen=True, slots=True)
class FacetBrief:
    """What a level expects, in one line: the names of its levers, or its first statement."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LevelBrief:
    """A level of a role in brief. ``news`` leads to what is new there; empty at the lowest level."""

    page: Page
    href: str
    facets: tuple[FacetBrief, ...]
    news: str
    below: str


def tables_of(at: Addresses) -> tuple[TrackTable, ...]:
    """One table for each track, in the order of the framework; tracks that only roles name stand at the end."""
    shelf = at.shelf
    names = {track.key: track.name for track in shelf.framework.tracks}
    order = dict.fromkeys([*names, *(role.track for role in shelf.roles)])
    tables = ((key, [role for role in shelf.roles if role.track == key]) for key in order)
    return tuple(_table(at, names.get(key, key), roles) for key, roles in tables if roles)


def _table(at: Addresses, name: str, roles: list[Role]) -> TrackTable:
    levels = _levels(at.shelf, roles)
    return TrackTable(name, levels, tuple(_row(at, role, levels) for role in roles))


def _levels(shelf: Shelf, roles: list[Role]) -> tuple[str, ...]:
    ranks = {page.level: shelf.framework.rank(page) for role in roles for page in shelf.pages[role.key]}
    return tuple(sorted(ranks, key=lambda label: (ranks[label], label)))


def _row(at: Addresses, role: Role, levels: tuple[str, ...]) -> RoleRow:
    pages = {page.level: page for page in reversed(at.shelf.pages[role.key])}
    cells = (pages.get(level) for level in levels)
    links = tuple(
        LevelLink(page.level, page.designation or "", page.title, at.page(page)) if page else None for page in cells
    )
    return RoleRow(role, at.role(role.key), at.matrix(role.key) if len(pages) > 1 else "", links)


def briefs_of(at: Addresses, role: Role) -> tuple[LevelBrief, ...]:
    """The levels of a role, from the lowest up."""
    pages = at.shelf.pages[role.key]
    below: tuple[Page | None, ...] = (None, *pages)
    return tuple(_brief(at, page, lower) for page, lower in zip(pages, below, strict=False))


def _brief(at: Addresses, page: Page, lower: Page | None) -> LevelBrief:
    facets = []
    for facet in page.facets:
        labels = [statement.label for statement in facet.statements if statement.label]
        text = " · ".join(labels) if labels else next((one.text for one in facet.statements), "")
        if text:
            facets.append(FacetBrief(facet.name, text))
    news = at.compare(lower, page) if lower else ""
    return LevelBrief(page, at.page(page), tuple(facets), news, lower.level if lower else "")
