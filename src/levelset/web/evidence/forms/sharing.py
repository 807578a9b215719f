"""With whom an entry is to be shared."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.process.visibility import Group
from levelset.web.evidence import queries
from levelset.web.evidence.actions.sharing import MOST_PEOPLE
from levelset.web.evidence.models import Share
from levelset.web.people.models import User

LONGEST = 5_000


class ShareForm(forms.Form):
    """Groups, and people by name or e-mail address, one on a line or parted by commas.

    ``seen`` are the handles of the people whom the page showed before; sharing goes to them alone.
    """

    groups = forms.MultipleChoiceField(
        label=_("Groups"),
        required=False,
        choices=Share._meta.get_field("group").flatchoices,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.CharField(
        label=_("People by name"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Whole names or e-mail addresses, one on a line."),
    )
    seen = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, author: User) -> None:
        super().__init__(data)
        self._author = author
        self.found: list[User] = []

    @property
    def chosen_groups(self) -> list[Group]:
        """The groups, once the form is valid."""
        return [Group(value) for value in self.cleaned_data["groups"]]

    @property
    def was_seen(self) -> bool:
        """Whether the page showed exactly these people before."""
        return str(self.cleaned_data["seen"]) == self.handles

    @property
    def handles(self) -> str:
        """The handles of the people who were found."""
        return " ".join(sorted(person.handle for person in self.found))

    def clean_people(self) -> str:
        """Each name has to be one person of the organization; which one, is asked where several have it."""
        names = [name.strip() for name in re.split(r"[\n,;]", self.cleaned_data["people"]) if name.strip()]
        if len(names) > MOST_PEOPLE:
            raise ValidationError(gettext("Up to %(most)s people can be named at once.") % {"most": MOST_PEOPLE})
        problems = []
        for name in dict.fromkeys(names):
            people = queries.people_called(self._author, name)
            if len(people) == 1:
                self.found.append(people[0])
            elif people:
                which = ", ".join(f"{person.name} ({person.handle})" for person in people)
                problems.append(gettext("“%(name)s” are several people. Write which one: %(which)s.") % {
                    "name": name[:80], "which": which,
                })  # fmt: skip
            else:
                problems.append(
                    gettext("Nobody else here is called “%(name)s”. Write the whole name, or the e-mail address.")
                    % {"name": name[:80]}
                )
        if problems:
            raise ValidationError(problems)
        self.found = list({person.pk: person for person in self.found}.values())
        return "\n".join(names)

    def clean(self) -> dict[str, Any]:
        """There has to be somebody."""
        given = super().clean() or {}
        if not given.get("groups") and not self.found and not self.errors:
            self.add_error("groups", gettext("Choose at least one group, or name somebody."))
        return given
