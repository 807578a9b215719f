"""What a log is narrowed down to, as the address has it. Whatever is no filter is left out; of a day it is said."""

import uuid
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.process.evidence import Kind
from levelset.web.evidence.lists import Filters

LONGEST = 200


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class PeriodForm(forms.Form):
    """The days between which work lies; each may be left out. What is wrong with a day stands beside it."""

    since = _day(_("From"))
    until = _day(_("Until"))

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked, auto_id="f-%s", label_suffix="")

    def clean_until(self) -> date | None:
        """A period ends on its first day or later."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data["until"]
        if since and until and until < since:
            raise forms.ValidationError(gettext("This is before the first day. Take that day or a later one."))
        return until if isinstance(until, date) else None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day, as far as they are given and are days."""
        self.is_valid()  # what is no day is not among what is left afterwards
        return self.cleaned_data.get("since"), self.cleaned_data.get("until")


def filters_of(asked: QueryDict, period: PeriodForm) -> Filters:
    """The filters in an address; values that cannot be one are ignored."""
    given: dict[str, Any] = {name: asked.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in asked}
    since, until = period.days
    kind, project = given.get("kind", ""), given.get("project", "")
    return Filters(
        text=given.get("q", ""),
        kind=kind if kind in set(Kind) else "",
        responsibility=given.get("responsibility", ""),
        project=project if _is_key(project) else "",
        stage=given.get("stage", ""),
        since=since,
        until=until,
    )


def _is_key(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
