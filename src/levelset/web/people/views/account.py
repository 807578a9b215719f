"""Pages about oneself: welcome, account, and the demo's sign-in as somebody invented."""

from typing import Any, cast

from allauth.account import views as allauth_views
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from levelset.core.errors import Refused
from levelset.web.people import access, queries
from levelset.web.people.access.glass import may_break_any
from levelset.web.people.actions import welcoming
from levelset.web.people.demo import BACKEND, FORWARDED, may_sign_in_as_anyone
from levelset.web.people.forms.welcome import WelcomeForm
from levelset.web.people.models import User
from levelset.web.people.sign_in_as import groups


@never_cache  # one signs out from here: "back" would lead here even where everything else is forgotten
@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Who am I here, and what can I change."""
    return render(request, "people/account.html", {"breaks": may_break_any(cast(User, request.user))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a welcome link: say who you are, choose a password, come in."""
    try:
        link = access.welcome_link(token)
    except Http404:
        return _used_up(request)
    form = WelcomeForm(request.POST or None, link=link)
    if request.method == "POST" and form.is_valid():
        try:
            user = welcoming.accept_welcome(link, **form.cleaned_data)
        except Refused:
            return _used_up(request)
        login(request, user, backend=BACKEND)
        return redirect("home")
    return render(request, "people/welcome.html", {"form": form, "link": link})


def _used_up(request: HttpRequest) -> HttpResponse:
    context = {
        "heading": _("This link cannot be used"),
        "what": _("A welcome link works once, and only for some days."),
        "mend": _("If you came in with it before, sign in. Otherwise ask the owner who sent it for a new one."),
        "link": reverse("account_login"),
        "link_text": _("Sign in"),
    }
    return render(request, "ui/message.html", context, status=404)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's invented people. Off loopback this page does not exist."""
    # A tunnel or proxy of this machine hands on what comes from another one.
    forwarded = any(name in request.headers for name in FORWARDED)
    if forwarded or not may_sign_in_as_anyone(
        demo=settings.DEMO,
        bound_to=settings.CONFIGURATION.bound_to,
        host=request.get_host(),
        remote=request.META.get("REMOTE_ADDR", ""),
    ):
        raise Http404
    people = queries.demo_people()
    if request.method == "POST":
        person = next((person for person in people if str(person.key) == request.POST.get("person")), None)
        if person is None:
            raise Http404
        login(request, person, backend=BACKEND)
        return redirect("home")
    text = request.GET.get("q", "").strip()[:100]
    return render(request, "people/demo.html", {"groups": groups(people, text), "text": text})


class SignIn(allauth_views.LoginView):  # type: ignore[misc]  # allauth has no types
    """Come in with a password, a passkey or by the provider; where that is the only way, no password is taken."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check the password."""
        if settings.CONFIGURATION.oidc_only:
            return redirect("account_login")
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the button of the provider."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        chosen = settings.CONFIGURATION
        return context | {"oidc_name": chosen.oidc_name if chosen.oidc_issuer else "", "oidc_only": chosen.oidc_only}


sign_in = SignIn.as_view()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """Change one's password; the demo's people have none, so there is nothing to change."""
    if not request.user.is_authenticated or not request.user.has_usable_password():
        return redirect("account")
    response: HttpResponse = allauth_views.password_change(request)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave. The browser is told to forget the pages that it keeps: "back" shows none of them to whoever comes next."""
    response: HttpResponse = allauth_views.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def password_reset(request: HttpRequest) -> HttpResponse:
    """Ask for a new password by e-mail; where the server sends none, say so and who can help."""
    if settings.CONFIGURATION.oidc_only:
        return redirect("account_login")
    if not settings.CONFIGURATION.email_url:
        return render(request, "people/no_mail.html")
    response: HttpResponse = allauth_views.password_reset(request)
    return response
