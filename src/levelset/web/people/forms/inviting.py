"""The form of an invitation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from levelset.process.rights import Standing
from levelset.web.people.models import STANDINGS


class InviteForm(forms.Form):
    """Who is invited, and as what."""

    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("The link is bound to it: it makes nobody else."),
    )
    standing = forms.ChoiceField(label=_("Standing"), choices=STANDINGS, initial=Standing.MEMBER.value)
