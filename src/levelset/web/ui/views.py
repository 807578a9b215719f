"""Pages of the design system: keys, styleguide, the choice of theme, and what is said when something goes wrong."""

import errno
import sys

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.templatetags.static import static
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from levelset.web.ui.samples import samples
from levelset.web.ui.viewer import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 60 * 60


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """What the keyboard does."""
    return render(request, "ui/keys.html")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    return render(request, "ui/styleguide.html", samples())


@require_http_methods(["GET", "HEAD", "POST"])
def theme(request: HttpRequest) -> HttpResponse:
    """Show the choice of theme; a chosen one is kept in a cookie, and one goes back to where one was."""
    if request.method != "POST":
        return render(request, "ui/theme.html")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("theme")
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the mend depends on what does not fit."""
    what = _("Something in what the browser sent does not fit.")
    mend = _("Go back, check what you typed, and send it again. Nothing was changed.")
    if isinstance(exception, DisallowedHost):
        what = _("This server does not answer to the name in the address.")
        mend = _("Whoever runs it can add the name to LEVELSET_ALLOWED_HOSTS, or set LEVELSET_ADDRESS.")
    elif isinstance(exception, RequestDataTooBig):
        what = _("That was more than %(size)s MB in one go.") % {"size": settings.CONFIGURATION.upload_file_mb}
        mend = _("Send it in smaller parts. Nothing was changed.")
    elif isinstance(exception, TooManyFilesSent):
        what = _("Those were too many files in one go.")
        mend = _("Send them in several goes. Nothing was changed.")
    return _message(request, 400, _("That request cannot be read"), what, mend)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """403: for what everybody may know of, and not everybody may do."""
    what = _("Your standing in the organization does not include this.")
    mend = _("If you need it, ask an owner of this installation.")
    who = _("Everybody who may not do this sees this same page.")
    return _message(request, 403, _("Not yours to do"), what, mend, who)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django passes it
    """403 for a form whose token is missing or old."""
    what = _("Nothing was changed. The page was open for too long, or the browser keeps no cookies for it.")
    mend = _("Go back, reload the page, and send the form again.")
    return _message(request, 403, _("The form is too old to be sent"), what, mend)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """404: the same for what is not there and for what is not yours."""
    what = _("This address leads nowhere, or to something that you cannot open.")
    mend = _("Check the address, or look for it in the framework.")
    if not request.user.is_authenticated:
        mend = _("Check the address, or look for it in the framework. Some pages open only once you have signed in.")
    who = _("Everybody to whom nothing opens at this address sees this same page.")
    return _message(request, 404, _("There is nothing here"), what, mend, who)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # Django passes it
    """500: said without database, session or user, as one of them may be what failed; 503 for what will pass."""
    trouble = _trouble(sys.exc_info()[1])
    context = {
        "stylesheet": static("ui/levelset.css"),
        "heading": _("Something failed on the server"),
        "what": _("It is not your fault, and what was saved before is still there."),
        "who": _("Only you can see this: it is the answer to what you sent."),
        "mend": _(
            "Go back and try once more. If it happens again, tell whoever runs this server what you did and when: the "
            "log has the rest."
        ),
        **trouble,
    }
    return HttpResponse(loader.render_to_string("ui/500.html", context), status=503 if trouble else 500)


def _trouble(error: BaseException | None) -> dict[str, str]:
    """What to say where the disk is full or the database is held by somebody else; nothing for any other fault."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    told = str(error) if isinstance(error, OperationalError) else ""
    if full or "disk is full" in told:
        return {
            "heading": _("The disk of the server is full"),
            "what": _("Nothing of what you sent was saved; what was saved before is still there."),
            "mend": _("Tell whoever runs this server to make room, then go back and send it again."),
        }
    if "database is locked" in told:
        return {
            "heading": _("The server is busy"),
            "what": _("Something else is being saved and takes long. Nothing of what you sent was saved."),
            "mend": _("Wait a minute, go back and send it again."),
        }
    return {}


def _message(request: HttpRequest, status: int, heading: str, what: str, mend: str, who: str = "") -> HttpResponse:
    context = {"heading": heading, "what": what, "mend": mend, "who": who}
    return render(request, "ui/message.html", context, status=status)
