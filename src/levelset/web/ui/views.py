"""Pages of the design system: keys, styleguide, the choice of theme, and what is said when something goes wrong."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from levelset.web.ui.viewer import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 60 * 60


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The keys of the keyboard."""
    return render(request, "ui/keys.html")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    return render(request, "ui/styleguide.html")


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie and go back."""
    theme = request.POST.get("theme", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("home")
    response = HttpResponseRedirect(back)
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE, theme, max_age=YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _message(
        request, 400, _("That request cannot be read"),
        _("Something in what the browser sent does not fit."),
        _("Go back, check what you typed, and send it again. Nothing was changed."),
    )  # fmt: skip


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return _message(
        request, 403, _("This is not yours to open"),
        _("Your standing in the organization does not include this page."),
        _("If you need it, ask an owner of this installation."),
    )  # fmt: skip


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token is missing or old."""
    return _message(
        request, 403, _("The form is too old to be sent"),
        _("Nothing was changed. The page was open for too long, or the browser keeps no cookies for it."),
        _("Go back, reload the page, and send the form again."),
    )  # fmt: skip


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: the same for what is not there and for what is not yours."""
    return _message(
        request, 404, _("There is nothing here"),
        _("This address leads nowhere, or to something that you cannot open."),
        _("Check the address, or look for it in the framework."),
    )  # fmt: skip


def server_error(request: HttpRequest) -> HttpResponse:
    """500: said without the database, the session or the user, as one of them may be what failed."""
    return render(None, "ui/500.html", status=500)  # type: ignore[arg-type]  # None is allowed, the stubs do not know


def _message(request: HttpRequest, status: int, heading: str, what: str, mend: str) -> HttpResponse:
    context = {"heading": heading, "what": what, "mend": mend}
    return render(request, "ui/message.html", context, status=status)
