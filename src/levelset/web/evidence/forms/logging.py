"""The one field of the capture, and the form of everything else."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.process.evidence import (
    EXPERIMENT_PARTS,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_LINKS,
    Stage,
    cleaned,
    problem_of_link,
)
from levelset.web.evidence import queries
from levelset.web.evidence.actions.logging import Details, Writing
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.models import KINDS, Entry, LensMark
from levelset.web.people.periods import today

TOO_LONG = format_lazy(
    _("This text has more than {most} characters. Shorten it, or add the long version as a file."), most=LONGEST_TEXT
)
EMPTY = _("Write at least a word about what you did.")

EXPERIMENT_LABELS = {
    "question": (_("Question"), _("What you wanted to know, and what would have changed your mind.")),
    "data": (_("Data"), _("Which data, from when, and what it leaves out.")),
    "offline": (_("Offline metric"), _("What was measured on recorded data, against which baseline.")),
    "online": (_("Online metric"), _("What was measured with real people or trains, and for how long.")),
    "result": (_("Result"), _("What came out, with its uncertainty; also where it came to nothing.")),
    "changed": (_("What I changed"), _("What you did with the answer.")),
}


class ProseField(forms.CharField):
    """A text of several lines, as it is kept."""

    def __init__(self, *, rows: int = 4, **more: Any) -> None:
        messages = {"max_length": TOO_LONG, "required": EMPTY}
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=LONGEST_TEXT, error_messages=messages, widget=widget, **more)
        # Browsers cut what is pasted at this length, without a word: our own message keeps all of it.
        self.widget.attrs.pop("maxlength", None)

    def clean(self, value: Any) -> str:
        """The text without control characters; the length counts after that."""
        return str(super().clean(cleaned(value) if isinstance(value, str) else value))


class CaptureForm(forms.Form):
    """One line of what somebody did. ``token`` makes a second press harmless."""

    text = forms.CharField(
        label=_("What did you do?"),
        max_length=LONGEST_TEXT,
        error_messages={"max_length": TOO_LONG, "required": EMPTY},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, text: str = "", token: uuid.UUID | str | None = None) -> None:
        super().__init__(data, initial={"text": text, "token": token or uuid.uuid4()})
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def clean_text(self) -> str:
        """The text as it is kept; one of control characters alone is none."""
        text = cleaned(self.cleaned_data["text"])
        if not text:
            raise ValidationError(EMPTY)
        return text

    def next_token(self) -> uuid.UUID:
        """The token of this form, or a new one where what came is none."""
        try:
            return uuid.UUID(self.cleaned_data["token"])
        except ValueError:
            return uuid.uuid4()


def _kinds() -> list[tuple[str, Any]]:
    return [("", gettext("not said")), *KINDS]


class DetailsForm(forms.Form):
    """Everything that can be said of an entry, in any order and later."""

    text = ProseField(label=_("What I did"))
    outcome = ProseField(
        label=_("Outcome"), required=False, rows=3, help_text=_("What changed because of it, and for whom.")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=_kinds)
    begins = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For work that took longer than a day."),
    )
    project = forms.CharField(
        label=_("Project"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=_("Groups your own entries. A new name makes a new project; it is yours alone."),
        widget=forms.TextInput(attrs={"list": "projects", "autocomplete": "off"}),
    )
    links = forms.CharField(
        label=_("Links"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=_("One on a line: the change, the document, the dashboard."),
    )
    stages = forms.MultipleChoiceField(label=_("Lenses"), required=False, widget=forms.CheckboxSelectMultiple)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    window = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, entry: Entry, reading: Reading | None, lenses: Sequence[LensMark] | None = None
    ) -> None:
        """``lenses`` are those that the entry has, where they are at hand."""
        lenses = queries.lenses_of(entry) if lenses is None else lenses
        super().__init__(data, initial=self._initial(entry, lenses))
        for part in EXPERIMENT_PARTS:
            label, hint = EXPERIMENT_LABELS[part]
            field = ProseField(label=label, help_text=hint, required=False, rows=2)
            self.fields[f"experiment_{part}"] = field
            self.initial[f"experiment_{part}"] = entry.experiment.get(part, "")
        self._stages = {**self._held_stages(lenses), **{f"{one.lens}/{one.key}": one for one in _stages_of(reading)}}
        choices: dict[str, list[tuple[str, str]]] = {}
        for value, stage in self._stages.items():
            choices.setdefault(stage.lens_name, []).append((value, stage.name))
        self.fields["stages"].choices = list(choices.items())  # type: ignore[attr-defined]
        if not choices:
            del self.fields["stages"]
        self.fields["project"].widget.attrs.pop("maxlength", None)

    @staticmethod
    def _initial(entry: Entry, lenses: Sequence[LensMark]) -> dict[str, Any]:
        return {
            "text": entry.text,
            "outcome": entry.outcome,
            "kind": entry.kind,
            "begins": entry.begins,
            "ends": entry.ends,
            "project": entry.project.name if entry.project else "",
            "links": "\n".join(entry.links),
            "stages": [f"{mark.lens}/{mark.entry}" for mark in lenses],
            "revision": entry.revision,
            "window": uuid.uuid4(),
        }

    @staticmethod
    def _held_stages(lenses: Sequence[LensMark]) -> dict[str, Stage]:
        return {
            f"{mark.lens}/{mark.entry}": Stage(mark.lens, mark.lens_name, mark.entry, mark.entry_name)
            for mark in lenses
        }

    @property
    def experiment_fields(self) -> list[forms.BoundField]:
        """The parts of an experiment, in reading order."""
        return [self[f"experiment_{part}"] for part in EXPERIMENT_PARTS]

    @property
    def experiment_is_told(self) -> bool:
        """Whether any part of an experiment is filled in, or wrong."""
        return self["kind"].value() == "experiment" or any(
            field.value() or field.errors for field in self.experiment_fields
        )

    def clean_begins(self) -> Any:
        """A day of this century or the one before, not far ahead."""
        return _day(self.cleaned_data["begins"])

    def clean_ends(self) -> Any:
        """Likewise; empty for one day."""
        return _day(self.cleaned_data["ends"]) if self.cleaned_data["ends"] else None

    def clean_links(self) -> Sequence[str]:
        """The links, one on a line; the first that cannot be kept is named."""
        links = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        if len(links) > MOST_LINKS:
            raise ValidationError(gettext("Up to %(most)s links are kept.") % {"most": MOST_LINKS})
        for link in links:
            problem = problem_of_link(link)
            if problem:
                raise ValidationError(_link_message(problem) % {"link": link[:80]})
        return links

    def clean(self) -> dict[str, Any]:
        """A period does not end before it begins."""
        given = super().clean() or {}
        if given.get("begins") and given.get("ends") and given["ends"] < given["begins"]:
            self.add_error("ends", gettext("This is before the day on which it began."))
        return given

    @property
    def details(self) -> Details:
        """What was said, once the form is valid."""
        given = self.cleaned_data
        return Details(
            text=given["text"],
            begins=given["begins"],
            ends=given["ends"],
            kind=given["kind"],
            outcome=given["outcome"],
            project=given["project"],
            links=given["links"],
            experiment={part: given[f"experiment_{part}"] for part in EXPERIMENT_PARTS},
            stages=[self._stages[value] for value in given.get("stages", [])],
        )

    @property
    def writing(self) -> Writing:
        """Which window writes over which revision, once the form is valid."""
        return Writing(self.cleaned_data["window"], self.cleaned_data["revision"])


def _stages_of(reading: Reading | None) -> Sequence[Stage]:
    return reading.stages if reading else ()


def _day(day: Any) -> Any:
    if day.year < 1970 or day.year > today().year + 1:
        raise ValidationError(gettext("Choose a day between 1970 and the end of next year."))
    return day


def _link_message(problem: str) -> str:
    return {
        "long": gettext("“%(link)s…” is too long to be kept. Shorten it."),
        "scheme": gettext("“%(link)s” does not begin with https:// or http://. Only such links are kept."),
        "host": gettext("“%(link)s” is no whole address. Copy it from the browser, without spaces."),
    }[problem]
