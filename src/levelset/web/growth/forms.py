"""The forms beside one statement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from levelset.web.growth.actions import LONGEST


class StepForm(forms.Form):
    """What one notes beside a statement."""

    next_step = forms.CharField(
        label=_("What I will do"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    no_opportunity = forms.BooleanField(label=_("No opportunity so far"), required=False)


class SayForm(forms.Form):
    """Which entry of one's own is meant, and whether it speaks to the statement."""

    entry = forms.UUIDField(
        label=_("An entry of my log"), error_messages={"required": _("Choose an entry of the list first.")}
    )
    speaks = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda given: given == "yes", widget=forms.HiddenInput
    )
