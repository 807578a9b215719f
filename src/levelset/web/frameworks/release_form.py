"""What an author says of a release: how much its changes weigh, and which statements are the same in other words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from levelset.comparing.identity import Asked
from levelset.comparing.versioning import Step, chosen
from levelset.core.errors import Refused
from levelset.web.frameworks.releases import Naming, Release

SAME, OTHER, LATER = "same", "other", "later"


class ReleaseForm(forms.Form):
    """The number of a release and the questions about ids. What is left alone follows the rule, or stays open."""

    step = forms.ChoiceField(label=gettext_lazy("The number"), required=False)
    step_reason = forms.CharField(
        label=gettext_lazy("Why it goes up by more"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Needed only where you choose a higher number than the changes ask for."),
    )

    def __init__(self, *args: Any, release: Release, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.release = release
        self.fields["step"].choices = list(_choices(release))  # type: ignore[attr-defined]
        for number, asked in enumerate(release.asked, start=1):
            self.fields[f"same-{asked.key}"] = forms.ChoiceField(
                label=_("Statement %(number)s: is it the same?") % {"number": number},
                choices=[
                    (SAME, _("Yes, the same in other words")),
                    (OTHER, _("No, another statement")),
                    (LATER, _("Not now")),
                ],
                initial=LATER,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def questions(self) -> Iterator[tuple[Asked, list[str], forms.BoundField]]:
        """The questions with the titles of the pages that they are about, and their fields."""
        for asked in self.release.asked:
            pages = [(address, self.release.framework.page(address)) for address in asked.pages]
            titles = [page.title if page else address for address, page in pages]
            yield asked, titles, self[f"same-{asked.key}"]

    def clean(self) -> dict[str, Any]:
        """A higher number needs a reason; the message stands where the reason is missing."""
        cleaned = super().clean() or {}
        if self.release.rise is not None and not self.errors:
            naming = self.naming
            try:
                chosen(self.release.current, self.release.rise, naming.step, naming.reason)
            except Refused as refusal:
                self.add_error("step_reason", str(refusal))
        return cleaned

    @property
    def naming(self) -> Naming:
        """What was said, for publishing."""
        given = self.cleaned_data
        answers: dict[str, str | None] = {}
        for asked in self.release.asked:
            answer = given.get(f"same-{asked.key}")
            if answer in (SAME, OTHER):
                answers |= asked.answered(same=answer == SAME)
        step = Step[given["step"].upper()] if given.get("step") else Step.NONE
        return Naming(answers, step, " ".join(given.get("step_reason", "").split()))


def _choices(release: Release) -> Iterator[tuple[str, str]]:
    """The number by the rule, then the higher ones."""
    yield "", _("%(number)s, by the rule") % {"number": release.number}
    words = {Step.MINOR: _("another meaning"), Step.MAJOR: _("another structure")}
    for step, word in words.items():
        if release.rise is not None and release.current is not None and step > release.rise.step:
            yield str(step), _("%(number)s, as for %(what)s") % {"number": release.current.raised(step), "what": word}
