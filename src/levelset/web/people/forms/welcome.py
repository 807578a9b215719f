"""Forms of people."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from levelset.web.people import queries
from levelset.web.people.access.links import person_of
from levelset.web.people.models import User, WelcomeLink

PASSWORD_HINT = format_lazy(
    _("At least {length} characters; not a usual one, not only digits, not close to your name or address."),
    length=settings.PASSWORD_LENGTH,
)


class WelcomeForm(forms.Form):
    """Name, e-mail address and password of someone who was welcomed. An address that the link fixes is not asked."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As colleagues call you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=False),
    )

    def __init__(self, *args: Any, link: WelcomeLink, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if link.email:
            self.fields["email"].disabled = True
            self.fields["email"].initial = link.email
            self.fields["email"].help_text = _("This link was made for this address.")
        self.person = person_of(link)
        if self.person is not None:
            self.fields["name"].disabled = True
            self.fields["name"].initial = self.person.name
            self.fields["name"].help_text = _("As the list of people has it.")

    def clean_email(self) -> str:
        """The address in lower case; one that somebody has already is refused."""
        email = str(self.cleaned_data["email"]).strip().lower()
        if self.person is None and queries.is_known(email):
            raise ValidationError(_("Somebody with this address is here already. If it is you, sign in instead."))
        return email

    def clean(self) -> dict[str, Any]:
        """The password is checked against the name and the address as well."""
        cleaned = super().clean() or {}
        password = cleaned.get("password")
        if password:
            person = User(email=cleaned.get("email", ""), name=cleaned.get("name", ""))
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned
