"""The form of a new token, and that of an entry as a program sends it."""

import uuid

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from levelset.process.evidence import Stage
from levelset.web.api.actions import DAYS
from levelset.web.api.models import LONGEST_NAME
from levelset.web.api.shapes import Lens, NewEntry, Problem
from levelset.web.evidence.forms.logging import DetailsForm
from levelset.web.evidence.framework import Reading, at_address
from levelset.web.evidence.models import Entry
from levelset.web.people.periods import today

READ, WRITE = "read", "write"


class TokenForm(forms.Form):
    """What the token is called, what it may do, and for how long."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        help_text=gettext_lazy("Where it will be used, so that you know later which one to revoke: “my own computer”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label=gettext_lazy("What it may do"),
        choices=[
            (READ, gettext_lazy("Read my evidence and my way")),
            (WRITE, gettext_lazy("Read, and log and delete entries")),
        ],
        initial=READ,
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Works for"),
        choices=[(days, format_lazy(gettext_lazy("{days} days"), days=days)) for days in DAYS],
        coerce=int,
        initial=90,
    )


class NewEntryForm(DetailsForm):
    """An entry as a program sends it, by the rules of the form on its page; behaviors by their addresses.

    ``problems`` has a sentence for each field that cannot be kept, ``spoken_to`` the behaviors.
    """

    def __init__(self, new: NewEntry, reading: Reading | None) -> None:
        self.found: list[Problem] = []
        stages = [self._stage(number, lens, reading) for number, lens in enumerate(new.lenses)]
        self.spoken_to = [
            one for one in (self._behavior(*each, reading) for each in enumerate(new.behaviors)) if one is not None
        ]
        told = new.experiment.model_dump() if new.experiment else {}
        sent = {
            **new.model_dump(include={"text", "outcome", "kind", "begins", "ends", "project"}),
            **{f"experiment_{part}": text for part, text in told.items()},
            "begins": new.begins or today(),
            "links": "\n".join(new.links),
            "stages": [f"{one.lens}/{one.key}" for one in stages if one],
            "revision": 0,
            "window": uuid.uuid4(),
        }
        super().__init__(sent, entry=Entry(begins=today()), reading=reading, lenses=())

    def problems(self) -> list[Problem]:
        """What is wrong, field by field; nothing where all of it can be kept."""
        found = [
            Problem(field=_field(name), problem=str(error)) for name, errors in self.errors.items() for error in errors
        ]
        return [*found, *self.found]

    def _stage(self, number: int, lens: Lens, reading: Reading | None) -> Stage | None:
        wanted = lens.lens.casefold(), lens.entry.casefold()
        for one in reading.stages if reading else ():
            if wanted[0] in _called(one.lens, one.lens_name) and wanted[1] in _called(one.key, one.name):
                return one
        said = _("The published framework has no lens “{lens}” with an entry “{entry}”. Write both as it names them.")
        self._wrong(f"lenses.{number}", said.format(lens=lens.lens, entry=lens.entry), reading)
        return None

    def _behavior(self, number: int, address: str, reading: Reading | None) -> tuple[Reading, str] | None:
        found = at_address(reading, address) if reading else None
        if found is not None:
            return found[0], found[1].statement
        said = _(
            "No behavior of the published framework stands at “{address}”. Copy the address of its statement: "
            "/framework/ROLE/LEVEL#ID."
        )
        self._wrong(f"behaviors.{number}", said.format(address=address[:200]), reading)
        return None

    def _wrong(self, field: str, said: str, reading: Reading | None) -> None:
        none = _("There is no published framework that you can read yet. Leave this out until there is one.")
        self.found.append(Problem(field=field, problem=said if reading else none))


def _called(*names: str) -> set[str]:
    return {name.casefold() for name in names}


def _field(name: str) -> str:
    """A field of the form, as the API calls it."""
    return name.replace("experiment_", "experiment.") if name.startswith("experiment_") else name
