"""Forms about broken glass and erasure. What is typed stays; a handle is looked up behind the form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from levelset.process.breaking_glass import LONGEST, SILENCE
from levelset.web.people import queries_of_rights as queries
from levelset.web.people.models import User

LONG = 2_000


class AskForGlass(forms.Form):
    """Whose records, which, why, for how long; and, where a law forbids to tell them at once, which and until when."""

    person = forms.CharField(
        label=_("Person"), max_length=254, help_text=_("Their whole name, their e-mail address or their handle.")
    )
    what = forms.CharField(label=_("What is to be read"), max_length=LONG, help_text=_("As little as will do."))
    reason = forms.CharField(label=_("Reason"), max_length=LONG, widget=forms.Textarea(attrs={"rows": 3}))
    hours = forms.IntegerField(label=_("For how many hours"), min_value=1, max_value=LONGEST, initial=4)
    law = forms.CharField(
        label=_("A law that forbids to tell the person at once"),
        max_length=LONG,
        required=False,
        help_text=_("Leave it empty: then they are told the moment it is granted."),
    )
    told_from = forms.DateField(
        label=_("The day on which they are told"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=format_lazy(_("Only with a law; at most {days} days away."), days=SILENCE.days),
    )

    def __init__(self, *args: Any, viewer: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def clean_person(self) -> User:
        """The person; somebody for whom this viewer cannot ask is as absent as nobody."""
        people = queries.askable_called(self.viewer, str(self.cleaned_data["person"]).strip())
        if not people:
            raise ValidationError(_("There is nobody of this name or handle for whom you can ask."))
        if len(people) > 1:
            which = ", ".join(f"{person.name} ({person.handle})" for person in people)
            raise ValidationError(_("These are several people. Write the handle of one: %(which)s.") % {"which": which})
        return people[0]


class ErasePerson(forms.Form):
    """The handle, typed in once more."""

    handle = forms.CharField(
        label=_("Type the handle of this person"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_handle(self) -> str:
        """It has to be theirs."""
        handle = str(self.cleaned_data["handle"]).strip()
        if handle != self.person.handle:
            raise ValidationError(_("This is not their handle. It is the last part of the address of their page."))
        return handle


class PlaceHold(forms.Form):
    """Until when, and why."""

    until = forms.DateField(
        label=_("Last day of the hold"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("It ends with this day by itself, or before, when an owner lifts it."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The law or the case. Owners read it; the person is told that a hold stands and until when."),
    )
