"""allauth's forms in our words: same fields and checks, labels as everywhere else, nothing written inside a field."""

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from levelset.web.people.forms.welcome import PASSWORD_HINT

EMAIL = _("E-mail address")
PASSWORD = _("Password")
NEW = _("New password")
AGAIN = _("New password, once more")


class InOurWords:
    """Gives the fields of a form their labels and hints; a field that is not named keeps its own."""

    labels: ClassVar[dict[str, str | Promise]] = {}
    hints: ClassVar[dict[str, str | Promise]] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class Login(InOurWords, allauth_forms.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Sign in."""

    labels = {"login": EMAIL, "password": PASSWORD}


class ResetPassword(InOurWords, allauth_forms.ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Ask for a link to a new password."""

    labels = {"email": EMAIL}


class ResetPasswordKey(InOurWords, allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth has no types
    """Choose a new password with a link."""

    labels = {"password1": NEW, "password2": AGAIN}
    hints = {"password1": PASSWORD_HINT}


class ChangePassword(InOurWords, allauth_forms.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Change the password that one knows."""

    labels = {"oldpassword": _("Password until now"), "password1": NEW, "password2": AGAIN}
    hints = {"password1": PASSWORD_HINT}


class Reauthenticate(InOurWords, allauth_forms.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The password once more, before a change."""

    labels = {"password": PASSWORD}
