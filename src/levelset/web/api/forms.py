"""The form of a new token."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from levelset.web.api.actions import DAYS
from levelset.web.api.models import LONGEST_NAME

READ, WRITE = "read", "write"


class TokenForm(forms.Form):
    """What the token is called, what it may do, and for how long."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("Where it will be used, so that you know later which one to revoke: “my own computer”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label=_("What it may do"),
        choices=[(READ, _("Read my evidence and my way")), (WRITE, _("Read, and log and delete entries"))],
        initial=READ,
    )
    days = forms.TypedChoiceField(
        label=_("Works for"),
        choices=[(days, format_lazy(_("{days} days"), days=days)) for days in DAYS],
        coerce=int,
        initial=90,
    )
