"""What allauth asks us: who may come in, how secrets of second factors are kept, who somebody from the provider is."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from levelset.core.errors import Refused
from levelset.web.people import entrance, qr
from levelset.web.sealing import seal, unseal


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by welcome links alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth passes it
        """Never: people come by a welcome link."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's, in our words."""
        words = {
            "reauthenticate": _("With my password"),
            "mfa_reauthenticate": _("With a code of the app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words.get(method["id"], method["description"])} for method in methods]


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors: what is secret is sealed with a key outside of the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That does not fit. A code holds for half a minute and works once: try the next one."),
        "cannot_generate_recovery_codes": _("Recovery codes come with an app or a passkey. Set one of them up first."),
    }

    def encrypt(self, text: str) -> str:
        """Seal what goes into the database."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open what came from it."""
        return unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """The QR code, black on white in the dark as well."""
        return qr.drawn(url)

    def _get_site_name(self) -> str:
        return settings.CONFIGURATION.organization or "Levelset"


class Provider(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in with the OpenID Connect provider: it opens the door to people who are here, to nobody else."""

    def list_apps(self, _request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The provider of the settings; allauth would look for more of them in the database."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  # allauth passes it
        """Never: people come by a welcome link or an import."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Somebody is known by the address that the provider has verified, each time anew; nothing of it is kept."""
        try:
            sociallogin.user = entrance.person_of(sociallogin.account.extra_data)
        except Refused as refusal:
            raise ImmediateHttpResponse(entrance.refused(request, str(refusal))) from refusal

    def on_authentication_error(self, request: HttpRequest, *_provider: Any, **more: Any) -> None:
        """Whatever went wrong between us and the provider: one page that says what to do."""
        raise ImmediateHttpResponse(entrance.failed(request, more.get("error"), more.get("exception")))
