"""What somebody brings: a text or a file, or a token; and who they are in it."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from levelset.core.findings import Severity
from levelset.interchange.worklogs.record import MOST_BYTES, text_of
from levelset.process.evidence import problem_of_link
from levelset.web.people.models import User
from levelset.web.people.periods import today

A_YEAR = timedelta(days=366)
LONGEST_TOKEN = 400
TOO_LARGE = _("This is larger than 10 MB. Take a shorter period, such as the last year.")
EXTENSIONS = {
    "git": ".txt,.log,text/plain",
    "brag": ".md,.markdown,.txt,text/markdown",
    "calendar": ".ics,text/calendar",
    "levelset": ".json,application/json",
}
LABELS = {
    "git": (_("Paste what the command prints"), _("Or choose the file that you wrote it into")),
    "brag": (_("Paste the document"), _("Or choose the file")),
    "calendar": (_("Paste the calendar"), _("Or choose the file, which ends in .ics")),
    "levelset": (_("Paste the JSON"), _("Or choose the file, which ends in .json")),
}


class SinceForm(forms.Form):
    """The first day that is asked about."""

    since = forms.DateField(
        label=_("From this day on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None, files: Any = None, **more: Any) -> None:
        initial = {"since": today() - A_YEAR, **more.pop("initial", {})}
        super().__init__(data, files, initial=initial, **more)


class TextForm(SinceForm):
    """A text, pasted or as a file. ``mine`` are the addresses and names of the person in it."""

    text = forms.CharField(required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}))
    file = forms.FileField(required=False, allow_empty_file=True)
    mine = forms.CharField(max_length=1_000)
    repository = forms.CharField(
        label=_("Address of the repository in the browser"),
        help_text=_("With it, each entry links to its commit: https://git.example.org/team/repository"),
        required=False,
        max_length=1_000,
    )

    def __init__(self, kind: str, person: User, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"mine": person.email})
        self.fields["text"].label, self.fields["file"].label = LABELS[kind]
        self.fields["file"].widget.attrs["accept"] = EXTENSIONS[kind]
        hint = _("E-mail addresses, parted by commas. Only what is yours is listed.")
        self.fields["mine"].label, self.fields["mine"].help_text = _("Who I am in the calendar"), hint
        if kind == "git":
            hint = _("E-mail addresses or whole names, parted by commas. Only commits of yours are listed.")
            self.fields["mine"].label, self.fields["mine"].help_text = _("Who I am in the log"), hint
        whole = ["since", "mine", "repository"]
        unused = {"git": ["since"], "brag": whole, "calendar": ["repository"], "levelset": whole}
        for name in unused[kind]:
            del self.fields[name]

    def clean_repository(self) -> str:
        """An address that can be linked to."""
        link = str(self.cleaned_data["repository"]).strip().rstrip("/")
        if link and (problem_of_link(link) or urlsplit(link).query or urlsplit(link).fragment):
            raise forms.ValidationError(_("The address begins with https:// and names the repository."))
        return link

    def clean(self) -> dict[str, Any]:
        """One text, from the file where one was chosen."""
        data = super().clean() or {}
        file, text = data.get("file"), data.get("text") or ""
        if file:
            if (file.size or 0) > MOST_BYTES:
                self.add_error("file", TOO_LARGE)
                return data
            read = text_of(file.read())
            for one in read.findings:
                if one.severity is Severity.ERROR:
                    self.add_error("file", one.message)
            text = read.value
        elif len(text) > MOST_BYTES:
            self.add_error("text", TOO_LARGE)
        if not self.errors and not text.strip():
            self.add_error("text", _("Paste something, or choose a file."))
        return {**data, "text": text}

    def addresses(self) -> list[str]:
        """Who the person is in the text."""
        return [part.strip() for part in str(self.cleaned_data.get("mine", "")).split(",") if part.strip()]


class TokenForm(SinceForm):
    """A token of the person's own, used once or kept. What was typed is never sent back."""

    token = forms.CharField(
        label=_("Token"),
        max_length=LONGEST_TOKEN,
        error_messages={"required": _("Type or paste a token. How to make one stands above.")},
        widget=forms.PasswordInput(render_value=False, attrs={"autocomplete": "off"}),
    )
    keep = forms.BooleanField(
        label=_("Keep it for the next time"),
        help_text=_("Sealed with a key that is not in the database. You can remove it here; nobody sees it again."),
        required=False,
    )
    field_order = ("token", "keep", "since")

    def __init__(self, has_token: bool, data: Any = None) -> None:
        super().__init__(data)
        self.fields["token"].required = not has_token
        if has_token:
            self.fields["token"].help_text = _("Leave it empty to use the one that you keep.")

    def clean_token(self) -> str:
        """A token as it can stand in a header."""
        token = str(self.cleaned_data["token"]).strip()
        if token and not (token.isascii() and token.isprintable() and " " not in token):
            raise forms.ValidationError(_("This is no token: it has no spaces and no letters beyond a to z."))
        return token
