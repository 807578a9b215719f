"""Headers that every answer carries, and how large a request may be."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext as _

ENVELOPE = 1_000_000
"""Bytes that a form adds to the files in it."""

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    ]
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no script, style or frame from anywhere else, none of the device's sensors, nothing kept for others.

    What a page shows depends on who asks, so that only a browser may keep it, and asks each time; a view that knows
    better says so itself.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return middleware


def bounded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a request that says it is larger than any upload may be is refused before a byte of it is kept."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) <= settings.UPLOAD_BATCH_BYTES + ENVELOPE:
            return get_response(request)
        context = {
            "heading": _("That was too much in one go"),
            "what": _("At most %(size)s MB can be sent at once.") % {"size": settings.CONFIGURATION.upload_batch_mb},
            "mend": _("Go back and send fewer files, or smaller ones. Nothing was changed."),
        }
        return HttpResponse(loader.render_to_string("ui/message.html", context, request), status=413)

    return middleware
