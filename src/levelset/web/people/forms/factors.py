"""allauth's forms of second factors in our words."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from levelset.web.people import queries
from levelset.web.people.forms.account import InOurWords

CODE = _("Code")
NAME_LENGTH = 60
NAME_HINT = _("So that you can tell it from others: “Laptop”, “Blue key”.")


MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError)
"""What parsing an answer raises that no device gave."""


class AnyAnswer:
    """A form with the answer of a device: whatever else is sent in its place is refused like a wrong one."""

    def clean_credential(self) -> Any:
        """As allauth does."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # beside one of allauth's forms
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class SignInByPasskey(AnyAnswer, webauthn.LoginWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Sign in with a passkey alone."""


class AuthenticateByPasskey(AnyAnswer, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A passkey as the second step of signing in."""


class ReauthenticateByPasskey(AnyAnswer, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth: no types
    """A passkey before a change."""


class Authenticate(InOurWords, base.AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The second step of signing in."""

    labels = {"code": CODE}
    hints = {"code": _("Six digits from your app, or one of your recovery codes.")}


class ReauthenticateByCode(InOurWords, base.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """A code before a change."""

    labels = {"code": CODE}
    hints = {"code": _("Six digits from your app, or one of your recovery codes.")}


class ActivateApp(InOurWords, totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The first code of an app."""

    labels = {"code": CODE}
    hints = {"code": _("The six digits that the app shows now.")}


class AddPasskey(InOurWords, webauthn._BaseAddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new passkey. Each can sign in on its own, so its device has to have asked for PIN, finger or face."""

    name = forms.CharField(required=False, max_length=NAME_LENGTH)
    labels = {"name": _("Name")}
    hints = {"name": NAME_HINT}

    def clean_name(self) -> str:
        """A name; a number where none was given, because the device has made the passkey already."""
        number = queries.passkeys(self.user) + 1
        return str(self.cleaned_data["name"]).strip() or _now("Passkey %(number)s") % {"number": number}

    def clean(self) -> dict[str, Any]:
        """As allauth does; anything that is no answer of a device is refused in the same words."""
        try:
            cleaned: dict[str, Any] = super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned


class RenamePasskey(InOurWords, webauthn.EditWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Another name for a passkey."""

    name = forms.CharField(max_length=NAME_LENGTH)
    labels = {"name": _("Name")}
    hints = {"name": NAME_HINT}
