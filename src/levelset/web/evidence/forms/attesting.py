"""Whom to ask, and what one answers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.process.attesting import LONGEST_SENTENCE, Answer
from levelset.web.evidence import queries
from levelset.web.evidence.models import ANSWERS
from levelset.web.people.models import User


class AskForm(forms.Form):
    """A colleague by name. ``seen`` is whom the page showed before, ``wording`` the digest of what they would see."""

    colleague = forms.CharField(
        label=_("Colleague"),
        max_length=200,
        help_text=_("The whole name or the e-mail address of somebody who saw this work."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)
    wording = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, author: User) -> None:
        super().__init__(data)
        self._author = author
        self.found: User | None = None

    @property
    def was_seen(self) -> bool:
        """Whether the page showed exactly this person before."""
        return self.found is not None and self.cleaned_data["seen"] == self.found.handle

    def clean_colleague(self) -> str:
        """One person of the organization; which one, is asked where several have the name."""
        name = str(self.cleaned_data["colleague"])
        people = queries.people_called(self._author, name)
        if not people:
            raise ValidationError(
                gettext("Nobody else here is called “%(name)s”. Write the whole name, or the e-mail address.")
                % {"name": name[:80]}
            )
        if len(people) > 1:
            which = ", ".join(f"{person.name} ({person.handle})" for person in people)
            raise ValidationError(
                gettext("“%(name)s” are several people. Write which one: %(which)s.")
                % {"name": name[:80], "which": which}
            )
        self.found = people[0]
        return name


class AnswerForm(forms.Form):
    """Yes with a sentence or without, rather not, or not there."""

    answer = forms.ChoiceField(label=_("Your answer"), choices=ANSWERS, widget=forms.RadioSelect)
    sentence = forms.CharField(
        label=_("A sentence"),
        required=False,
        max_length=LONGEST_SENTENCE,
        help_text=_("Optional, with a yes: what you saw. Its author and those with whom they share the entry read it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def given(self) -> Answer:
        """The answer, once the form is valid."""
        return Answer(self.cleaned_data["answer"])
