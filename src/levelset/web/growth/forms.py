"""The form beside one statement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from levelset.web.growth.actions import LONGEST


class StepForm(forms.Form):
    """What one notes beside a statement; ``statement`` is its id."""

    statement = forms.CharField(max_length=80, widget=forms.HiddenInput)
    no_opportunity = forms.BooleanField(label=_("No opportunity so far"), required=False)
    next_step = forms.CharField(
        label=_("My next step"), required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
