"""Forms of those who manage people: whom or which team somebody means, and from which day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from levelset.web.people import directory
from levelset.web.people.models import STANDINGS, Team, User
from levelset.web.people.periods import today

EARLIEST = date(1950, 1, 1)
LATEST = date(2200, 1, 1)


class DayField(forms.DateField):
    """A day; today where nothing is said."""

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, initial=today, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **more)

    def clean(self, value: Any) -> date | None:
        """Refuses days that can only be a slip."""
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("That day is too far away. Check the year."))
        return day


class AboutSomebody(forms.Form):
    """A form whose author looks for people and teams by what they type."""

    def __init__(self, *args: Any, viewer: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer

    def one_person(self, text: str) -> User:
        """The one person whom a text means; refused, with those it could mean, where it is not sure."""
        found = directory.found_people(self.viewer, text)
        return found[_the_one(text, [f"{one.name} ({one.email})" for one in found])]

    def one_team(self, text: str) -> Team:
        """The one team that a text means."""
        found = directory.found_teams(self.viewer, text)
        return found[_the_one(text, [directory.path_text(one) for one in found])]


def _the_one(text: str, names: Sequence[str]) -> int:
    """The place of the only one; refused where there is none, or several."""
    if not names:
        raise ValidationError(_("“%(text)s” is not here. Check how it is written."), params={"text": text})
    if len(names) > 1:
        raise ValidationError(_("That could be: %(names)s. Say which."), params={"names": "; ".join(names)})
    return 0


class AboveForm(AboutSomebody):
    """Who stands above somebody, from a day on."""

    who = forms.CharField(
        label=_l("Who"), max_length=254, help_text=_l("Their e-mail address, or their name where only one has it.")
    )
    day = DayField(label=_l("From"))

    def clean_who(self) -> User:
        """The person who is meant."""
        return self.one_person(self.cleaned_data["who"])


class JoinForm(AboutSomebody):
    """Which team somebody joins, from a day on."""

    team = forms.CharField(
        label=_l("Team"), max_length=500, help_text=_l("Its name; where several have it, “Engineering / Bridges”.")
    )
    day = DayField(label=_l("From"))

    def clean_team(self) -> Team:
        """The team that is meant."""
        return self.one_team(self.cleaned_data["team"])


class PartnerForm(AboutSomebody):
    """Whose people partner somebody is, from a day on."""

    team = forms.CharField(
        label=_l("Of which team"),
        max_length=500,
        required=False,
        help_text=_l("And of the teams inside it. Leave it empty for everybody."),
    )
    day = DayField(label=_l("From"))

    def clean_team(self) -> Team | None:
        """The team that is meant; None for everybody."""
        text = self.cleaned_data["team"]
        return self.one_team(text) if text.strip() else None


class NameForm(AboutSomebody):
    """What somebody is called."""

    name = forms.CharField(
        label=_l("Name"),
        max_length=120,
        help_text=_l("As colleagues call them. A list of people that says otherwise brings its name back."),
    )


class StandingForm(AboutSomebody):
    """What somebody may do here."""

    standing = forms.ChoiceField(
        label=_l("Standing"),
        choices=STANDINGS,
        help_text=_l("Owners manage people and the installation; editors import and publish the framework."),
    )


class EndForm(forms.Form):
    """On which day something ends."""

    day = DayField(label=_l("Until before"))


class LeaveForm(forms.Form):
    """On which day somebody is not of the organization any more."""

    day = DayField(label=_l("Left on"))


class TeamForm(AboutSomebody):
    """A team: its name, and which one it is inside of."""

    name = forms.CharField(label=_l("Name"), max_length=120)
    parent = forms.CharField(
        label=_l("Inside of"),
        max_length=500,
        required=False,
        help_text=_l("The team around it, such as “Engineering / Bridges”. Empty: it stands on its own."),
    )

    def clean_parent(self) -> Team | None:
        """The team around it."""
        text = self.cleaned_data["parent"]
        return self.one_team(text) if text.strip() else None
