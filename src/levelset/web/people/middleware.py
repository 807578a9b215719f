"""Where a second factor is asked for, nothing else opens before it is there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from levelset.web.people import factors

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


def second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever has to have a second factor and has none is led to where they set one up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(OPEN) and factors.is_missing(request):
            return redirect(reverse("mfa_index"))
        return get_response(request)

    return middleware
