"""Coming in by the OpenID Connect provider: whom a verified address belongs to, and what is said to everybody else."""

import logging
from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.providers.base.constants import AuthError
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.people import queries
from levelset.web.people.models import User

log = logging.getLogger(__name__)

NOT_HERE = "no_person"
NOT_VERIFIED = "address_not_verified"
OTHER_DOMAIN = "other_domain"


def person_of(data: Mapping[str, Any]) -> User:
    """The active person whose address the provider has verified.

    Raises ``Refused`` where it has verified none, where the address is of another domain, and, in the same words, where
    nobody has it and where somebody left. Nobody is made here: people come by a welcome link or an import.
    """
    claims = data.get("id_token") or {}
    email = str(claims.get("email") or "").strip().lower()
    verified = claims.get("email_verified")
    if not email or not (verified is True or verified == "true"):  # some providers say it as a word
        _note(NOT_VERIFIED)
        raise Refused(
            _("The provider does not say that your e-mail address is verified. Verify it there, then sign in again.")
        )
    domains = settings.CONFIGURATION.oidc_domains
    if domains and email.rpartition("@")[2] not in {domain.lower().removeprefix("@") for domain in domains}:
        _note(OTHER_DOMAIN)
        raise Refused(
            _("Addresses of your domain do not come in here. Sign in at the provider with your other address.")
        )
    person = queries.active_person(email)
    if person is None:
        _note(NOT_HERE)
        raise Refused(
            _("Nobody here has the e-mail address %(email)s. Ask an owner of this installation to invite you.")
            % {"email": email}
        )
    return person


def _note(reason: str) -> None:
    """Who it was is not written down: they are nobody here."""
    record("person.refused_at_the_door", author=None, object_key="provider", data={"reason": reason})


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """The provider knows them; we do not let them in."""
    return _page(request, _("You cannot come in with this account"), why, _("Nothing was changed."))


def failed(request: HttpRequest, error: object, exception: object) -> HttpResponse:
    """Something went wrong on the way to the provider or back."""
    if error == AuthError.CANCELLED:
        return _page(request, _("You did not sign in"), _("The provider says that it was called off."), _("Try again."))
    log.warning("Sign-in with the provider failed (%s).", type(exception).__name__ if exception else "no state")
    what = _("What came back from the provider could not be trusted, or came too late or twice.")
    if exception is not None and "Connection" in type(exception).__name__:
        what = _("The provider does not answer.")
    mend = _(
        "Start again from the sign-in page. If it happens again, tell whoever runs this server; the log has the kind."
    )
    return _page(request, _("That did not work"), what, mend)


def _page(request: HttpRequest, heading: str, what: str, mend: str) -> HttpResponse:
    context = {
        "heading": heading,
        "what": what,
        "mend": mend,
        "link": reverse("account_login"),
        "link_text": _("To the sign-in page"),
    }
    return render(request, "ui/message.html", context, status=403)
