"""Pages to read: all roles, a role, a level, a statement, the glossary, prose."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from levelset.web.frameworks import access
from levelset.web.frameworks.reading import role as roles
from levelset.web.frameworks.reading.card import card_of
from levelset.web.frameworks.reading.glossary import glossary_of
from levelset.web.frameworks.reading.level import LevelWriter, Step
from levelset.web.frameworks.reading.prose import prose_html
from levelset.web.frameworks.releases import number_of
from levelset.web.frameworks.views.opened import Opened, Unknown


def overview(opened: Opened) -> HttpResponse:
    """All roles with their levels."""
    prose = [Step(page.title, page.title, opened.at.prose(page.slug)) for page in opened.book.framework.prose]
    before = opened.version.number - 1
    context = {
        "tables": roles.tables_of(opened.at),
        "prose_links": prose,
        "before": before if access.head(opened.standing, before) else None,
        "edition": number_of(opened.version),
    }
    return opened.page("overview.html", context)


def role(opened: Opened, role: str) -> HttpResponse:
    """One role with its levels in brief."""
    found = opened.find_role(role)
    opened.stay_at(opened.at.role(found.key))
    context = {
        "role": found,
        "levels": roles.briefs_of(opened.at, found),
        "matrix": opened.at.matrix(found.key),
        "path": opened.at.path(found.key),
    }
    return opened.page("role.html", context)


def level(opened: Opened, role: str, level: str) -> HttpResponse:
    """The page of one level."""
    page = opened.find_page(role, level)
    opened.stay_at(opened.at.page(page))
    context = {
        "view": LevelWriter(opened.book, page).write(opened.at),
        "role_href": opened.at.role(page.role),
        "matrix": opened.at.matrix(page.role),
        "show_designation": bool(page.designation) and (page.designation or "") not in page.title,
    }
    return opened.page("level.html", context)


def statement(opened: Opened, statement_id: str) -> HttpResponse:
    """One statement with its place: a page to link to, or, for HTMX, the card alone."""
    places = opened.book.places.get(statement_id)
    if not places:
        raise Unknown(_("This framework has no statement with this address. It may have been in an older version."))
    template = "parts/card.html" if opened.request.htmx else "statement.html"  # type: ignore[attr-defined]
    card = card_of(opened.book, opened.at, places)
    return opened.page(template, {"card": card, "page_href": opened.at.page(card.page)})


def glossary(opened: Opened) -> HttpResponse:
    """The words of the organization, and what responsibilities and lenses mean."""
    return opened.page("glossary.html", {"glossary": glossary_of(opened.book, opened.at)})


def prose(opened: Opened, slug: str) -> HttpResponse:
    """A prose page beside the matrix."""
    text = opened.book.shelf.prose(slug)
    if text is None:
        near = [Step(other.title, other.title, opened.at.prose(other.slug)) for other in opened.book.framework.prose]
        raise Unknown(_("This framework has no page at this address."), near)
    opened.stay_at(opened.at.prose(text.slug))
    return opened.page("prose.html", {"prose": text, "html": prose_html(text.markdown)})
