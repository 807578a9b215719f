"""Search: a page with a form, and for HTMX the answers alone."""

from django.http import HttpResponse

from levelset.web.frameworks.forms import Question
from levelset.web.frameworks.reading.matrix import band_key
from levelset.web.frameworks.reading.searching import MOST, Scope, finder_of
from levelset.web.frameworks.views.opened import Opened

EXAMPLES = 6
"""Responsibilities that an empty search offers to look for."""


def search(opened: Opened) -> HttpResponse:
    """What speaks of some words, best first."""
    question = Question.of(opened.request.GET)
    scope = Scope(question.role, question.level, question.pillar)
    answers = finder_of(opened.book).search(question.words, scope, opened.at) if question.words else None
    shelf = opened.book.shelf
    pages = [page for pages in shelf.pages.values() for page in pages]
    ranks = {page.level: opened.book.framework.rank(page) for page in pages}
    sections = [section for page in pages for section in page.sections]
    context = {
        "question": question,
        "answers": answers,
        "most": MOST,
        "everywhere": opened.at.find(q=question.words),
        "roles": [(shelf.role_slugs[role.key], role.name) for role in shelf.roles],
        "levels": sorted(ranks, key=lambda level: (ranks[level], level)),
        "pillars": list({band_key(section): section.name for section in sections if section.name}.items()),
        "examples": [
            (one.name, opened.at.find(q=one.name)) for one in opened.book.framework.responsibilities[:EXAMPLES]
        ],
    }
    alone = opened.request.htmx and not opened.request.htmx.history_restore_request  # type: ignore[attr-defined]
    return opened.page("parts/answers.html" if alone else "search.html", context)
