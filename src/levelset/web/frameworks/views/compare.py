"""Pages to compare: a role over its levels, what rises between two pages, both side by side, the path of a role."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from levelset.core.model import Page
from levelset.process.rights import may_edit
from levelset.web.frameworks import queries
from levelset.web.frameworks.forms import MatrixFilter, Pair, Reading, reading_of
from levelset.web.frameworks.reading.comparison import ComparisonView, comparison_of
from levelset.web.frameworks.reading.matrix import matrix_of
from levelset.web.frameworks.reading.path import path_view
from levelset.web.frameworks.reading.rising import RisingView, rising_of
from levelset.web.frameworks.views.opened import Opened, Unknown

ASKED = {Reading.RISES: "", Reading.SIDES: "?view=sides", Reading.CHANGES: "?only=changes"}
"""What stands behind an address for each reading, so that ways on lead to the same one."""


def matrix(opened: Opened, role: str) -> HttpResponse:
    """One role over all its levels."""
    found = opened.find_role(role)
    opened.stay_at(opened.at.matrix(found.key))
    wanted = MatrixFilter.of(opened.request.GET)
    table = matrix_of(opened.book, opened.at, found.key, wanted.levels, wanted.pillars)
    context = {
        "role": found,
        "role_href": opened.at.role(found.key),
        "here": opened.at.matrix(found.key),
        "path": opened.at.path(found.key),
        "matrix": table,
        "span": len(table.columns) + 1,
    }
    return opened.page("matrix.html", context)


def compare(opened: Opened, old_role: str, old_level: str, new_role: str, new_level: str) -> HttpResponse:
    """What rises from one page to another, or both side by side."""
    old, new = opened.find_page(old_role, old_level), opened.find_page(new_role, new_level)
    opened.stay_at(opened.at.compare(old, new))
    reading, kept = reading_of(opened.request.GET), queries.kept_links()
    correct = opened.at.links(old, new) if may_edit(opened.standing) and not opened.pinned else ""
    view: RisingView | ComparisonView
    if reading is Reading.RISES:
        view = rising_of(opened.book, opened.at, old, new, kept)
    else:
        only = reading is Reading.CHANGES
        view = comparison_of(opened.book, opened.at, old, new, kept=kept, only_changes=only, correct=correct)
    context = {
        "view": view,
        "compared": view.compared,
        "reading": reading.value,
        "asked": ASKED[reading],
        "correct": correct,
        "here": opened.at.compare(old, new),
        "same_role": old.role == new.role,
        "role_name": opened.find_role(new_role).name,
    }
    return opened.page("rising.html" if reading is Reading.RISES else "compare.html", context)


def path(opened: Opened, role: str) -> HttpResponse:
    """Each statement of a role from its first level to its last."""
    found = opened.find_role(role)
    opened.stay_at(opened.at.path(found.key))
    view = path_view(opened.book, opened.at, found.key, queries.kept_links())
    return opened.page("path.html", {"role": found, "role_href": opened.at.role(found.key), "view": view})


def chooser(opened: Opened) -> HttpResponse:
    """Two selects; both chosen, it leads to the comparison."""
    pair = Pair.of(opened.request.GET)
    old, new = _chosen(opened, pair.old), _chosen(opened, pair.new)
    if old and new and old is not new:
        return HttpResponseRedirect(opened.at.compare(old, new))
    errors = {}
    if pair.old or pair.new:
        errors = {"old": _missing(pair.old, old), "new": _missing(pair.new, new)}
        if old and old is new:
            errors["new"] = _("This is the same page twice. Choose another one.")
    roles = [
        (role.name, [(opened.at.shelf.address(page), page.title) for page in opened.at.shelf.pages[role.key]])
        for role in opened.at.shelf.roles
    ]
    context = {"roles": roles, "pair": pair, "errors": errors, "enough": sum(len(pages) for _name, pages in roles) > 1}
    return opened.page("chooser.html", context)


def _chosen(opened: Opened, address: str) -> Page | None:
    role, _slash, level = address.partition("/")
    try:
        return opened.find_page(role, level) if role and level else None
    except Unknown:
        return None


def _missing(address: str, page: Page | None) -> str:
    if page is not None:
        return ""
    return _("This framework has no such page. Choose one of the list.") if address else _("Choose a page.")
