"""What stands before every page: the one person of a laptop comes in; a second factor that is asked for comes first."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from levelset.web.people import factors, queries
from levelset.web.people.demo import BACKEND, FORWARDED, may_sign_in_as_anyone

OPEN = (
    "/account/2fa/",
    "/account/passkeys/",
    "/account/confirm/",
    "/account/logout/",
    "/theme/",
    "/keys/",
    "/static/",
    "/healthz",
)
"""What somebody needs who is on the way to a second factor."""

PROGRAMS = "/api/"
"""Where programs come in by a token, and cookies count for nothing."""


def solo(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: with ``serve --solo`` whoever opens a page on this machine is its one person.

    As strict as the demo: bound to loopback, asked for and asked from there, handed on by nobody. Reading signs in,
    sending does not, so that a form of another site finds nobody signed in by itself.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        reads = request.method in {"GET", "HEAD"} and not request.path.startswith(PROGRAMS)
        if settings.SOLO and reads and not request.user.is_authenticated:
            person = queries.the_one() if is_from_here(request) else None
            if person is not None:
                login(request, person, backend=BACKEND)
        return get_response(request)

    return middleware


def is_from_here(request: HttpRequest) -> bool:
    """Whether a request came from this machine, to this machine, by no detour."""
    if any(name in request.headers for name in FORWARDED):
        return False
    return may_sign_in_as_anyone(
        demo=settings.SOLO,
        bound_to=settings.CONFIGURATION.bound_to,
        host=request.get_host(),
        remote=request.META.get("REMOTE_ADDR", ""),
    )


def second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever has to have a second factor and has none is led to where they set one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(OPEN) and factors.is_missing(request):
            return redirect(reverse("mfa_index"))
        return get_response(request)

    return middleware
