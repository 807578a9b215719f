"""Pages to compare, in words of our own."""

from levelset.core.model import Facet, Framework, Group, Level, Page, Role, Section, Statement, Track

ROLE = "bridge-engineer"


def says(*texts: str, at: str = "") -> tuple[Statement, ...]:
    """Statements with ids made of their words."""
    return tuple(Statement(text, id=f"{at}{'-'.join(text.lower().split()[:6])}") for text in texts)


def group(name: str, *texts: str, at: str = "") -> Group:
    """A responsibility."""
    return Group(name.lower().replace(" ", "-"), name, says(*texts, at=at))


def page(level: str, *groups: Group, summary: str = "", facets: tuple[Facet, ...] = (), role: str = ROLE) -> Page:
    """A page with these responsibilities under one pillar."""
    statement = Statement(summary, id=f"{level}-summary") if summary else None
    title = f"{level} {role.replace('-', ' ').title()}"
    return Page(role, level, title, statement, None, facets, (Section("results", "Results", "🏆", groups=groups),))


def framework(*pages: Page, title: str = "Bridges", organization: str = "Span & Sons", version: str = "") -> Framework:
    """A framework with these pages."""
    roles = tuple(Role(key, key.replace("-", " ").title()) for key in dict.fromkeys(page.role for page in pages))
    labels = dict.fromkeys(page.level for page in pages)
    levels = tuple(Level("ic", label, int(label[2:])) for label in labels)
    tracks = (Track("ic", "Individual contributor"),)
    return Framework("bridges", title, organization, version, tracks=tracks, levels=levels, roles=roles, pages=pages)
