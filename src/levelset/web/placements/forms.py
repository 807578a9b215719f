"""Forms of placements and aims."""

from typing import Any

from django import forms
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


class AimForm(PageForm):
    """Which page one works towards, and whether the manager may know."""

    with_manager = forms.BooleanField(
        label=_("Whoever is my manager may see this aim"),
        required=False,
        help_text=_("Without it, only you see it. For another audience, choose the aim again."),
    )
