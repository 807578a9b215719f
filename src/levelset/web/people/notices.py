"""Somebody whose glass was broken is told on the next page that they open, whatever it is."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from levelset.web.people import queries_of_rights as queries
from levelset.web.people.actions.glass import notices
from levelset.web.people.models import User
from levelset.web.ui.dates import moment_text

QUIET = ("/framework/", "/static/", "/theme/", "/keys/", "/healthz")
"""Where nothing is asked: pages of the framework are the same for everybody, the others are no pages."""


def broken_glass(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: one indexed question for somebody who is signed in and opens a page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and not request.path.startswith(QUIET) and "HX-Request" not in request.headers:
            _tell(request)
        return get_response(request)

    return middleware


def _tell(request: HttpRequest) -> None:
    user = request.user
    if not isinstance(user, User) or not queries.is_untold(user):
        return
    for glass in notices(user):
        text = _("{reader} may read your records until {until}. Reason: {reason} See “Who read my records”.")
        until = moment_text(glass.ended_at or glass.ends_at)
        messages.warning(request, text.format(reader=glass.asked_by.name, until=until, reason=glass.reason))
