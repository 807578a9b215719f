"""Forms of placements and aims."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.people.periods import today
from levelset.web.placements import queries


class PageForm(forms.Form):
    """A page of the current version is chosen, role by role."""

    page = forms.ChoiceField(label=_("Page"))

    def __init__(self, *args: Any, version: FrameworkVersion | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["page"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose a page")), *queries.choices(version)]


class PlaceForm(PageForm):
    """Which page, from which day on, and why."""

    begins = forms.DateField(
        label=_("From"),
        initial=today,
        help_text=_("The first day on which it holds. What was held before ends there."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=2_000,
        help_text=_("“Hired at this level”, “Promotion, decided on 3 March”. The person reads it, too."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, own: bool = False, **kwargs: Any) -> None:
        """``own``: whoever writes holds the page themselves."""
        super().__init__(*args, **kwargs)
        if own:
            self.fields["reason"].help_text = _(
                "“Hired at this level”, “Promotion, decided on 3 March”. You will want to know when you look back."
            )

    def clean_begins(self) -> date:
        """A day that somebody can mean: a slip in the year would bar every page after it."""
        day: date = self.cleaned_data["begins"]
        if day.year < 1970 or day.year > today().year + 1:
            raise ValidationError(gettext("Choose a day between 1970 and the end of next year."))
        return day


class AimForm(PageForm):
    """Which page one works towards, and whether the manager may know."""

    with_manager = forms.BooleanField(
        label=_("Whoever is my manager may see this aim"),
        required=False,
        help_text=_("Without it, only you see it. For another audience, choose the aim again."),
    )
