"""Second factors and passkeys: allauth's pages with what our templates need beside; each change asks who it is."""

import json
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from levelset.web.people import factors
from levelset.web.people.access import standing_of


def options(given: dict[str, Any]) -> str:
    """What a script hands to the browser, as the text of an attribute."""
    return json.dumps(given, cls=DjangoJSONEncoder)


def can_have_passkeys(request: HttpRequest) -> bool:
    """Whether browsers offer passkeys at this address: over https or on localhost, and to a name, not to a number."""
    host = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost"
    return False


class Index(base.IndexView):  # type: ignore[misc]  # allauth has no types
    """What I have, what I can add."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With whether a second factor is asked of this person, and whether passkeys can be had here."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        have = context["authenticators"]
        return context | {
            "app": have.get("totp"),
            "codes": have.get("recovery_codes"),
            "passkeys": have.get("webauthn", []),
            "is_asked": factors.is_asked_of(standing_of(self.request.user)),
            "is_missing": factors.is_missing(self.request),
            "can_have_passkeys": can_have_passkeys(self.request),
        }


@method_decorator(never_cache, name="dispatch")
class Codes(codes.ViewRecoveryCodesView):  # type: ignore[misc]  # allauth has no types
    """The recovery codes, once: to write down, to print, to keep as a file that needs no second request."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the codes as a file."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        text = "\n".join(context["unused_codes"]) + "\n"
        return context | {"file": "data:text/plain;charset=utf-8," + quote(text)}


class ActivateApp(totp.ActivateTOTPView):  # type: ignore[misc]  # allauth has no types
    """The code for the camera, and the secret in letters."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the secret in groups, as one types it from a phone."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        secret = context["form"].secret
        return context | {"groups": [secret[start : start + 4] for start in range(0, len(secret), 4)]}


class AddPasskey(webauthn.AddWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """A passkey that can sign in on its own: kept on the device, behind PIN, finger or face."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the device is asked, freshly each time. allauth's own asks for a key that needs a password, too."""
        context: dict[str, Any] = super(webauthn.AddWebAuthnView, self).get_context_data(**kwargs)
        return context | {
            "options": options(auth.begin_registration(self.request.user, True)),
            "can_have_passkeys": can_have_passkeys(self.request),
        }


class Authenticate(base.AuthenticateView):  # type: ignore[misc]  # allauth has no types
    """The second step of signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what a device is asked, where there is a passkey."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        asked = context["js_data"]["request_options"]
        return context | {"options": options(asked), "has_passkey": bool(auth.get_credentials(self.stage.login.user))}


class ConfirmByPasskey(webauthn.ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """A passkey before a change."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what the device is asked."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"options": options(context["js_data"]["request_options"])}


# Each change and what the audit log says of it are written together, or neither is.
index = Index.as_view()
recovery_codes = Codes.as_view()
new_recovery_codes = atomic(codes.GenerateRecoveryCodesView.as_view())
activate_app = never_cache(atomic(ActivateApp.as_view()))
remove_app = atomic(totp.DeactivateTOTPView.as_view())
add_passkey = never_cache(atomic(AddPasskey.as_view()))
rename_passkey = webauthn.EditWebAuthnView.as_view()
remove_passkey = atomic(webauthn.RemoveWebAuthnView.as_view())
authenticate = never_cache(Authenticate.as_view())
confirm_by_code = base.ReauthenticateView.as_view()
confirm_by_passkey = never_cache(ConfirmByPasskey.as_view())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_passkey(request: HttpRequest) -> HttpResponse:
    """A script asks for a challenge here (GET) and a form brings the answer (POST)."""
    if settings.CONFIGURATION.oidc_only:
        return redirect("account_login")
    response: HttpResponse = webauthn.login_webauthn(request)
    return response
