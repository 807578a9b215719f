"""What people say about an import, checked."""

import json
import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.importing.draft import CHOOSABLE, Fate
from levelset.process.rights import Audience
from levelset.web.imports.models import Kind
from levelset.web.imports.reviewing.places import Place
from levelset.web.imports.reviewing.words import EITHER, fate_label

LONGEST_NAME = 200
"""Characters of a title, an organization or a heading."""


def one_line(text: str) -> str:
    """A name as people mean it: on one line, without control characters, single spaces."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x1f\x7f]", " ", text)).strip()


class OneLineField(forms.CharField):
    """A short text on one line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_NAME, **kwargs)

    def clean(self, value: Any) -> str:
        """The text on one line."""
        return one_line(super().clean(value) or "")


ACCEPTED = (
    ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mht,.mhtml,.docx,.docm,.xlsx,.xlsm,.csv,.tsv,.pdf,.yaml,.yml,.json,.adoc,.asciidoc,.asc,"
    ".zip,text/plain,text/html"
)
"""Endings of the names of documents that can be read, for the dialog in which people choose."""


def names_of(files: "Sequence[UploadedFile[bytes]]", paths: str) -> list[str]:
    """What the files are called: by their place in their folder where the browser told it, else by their bare name.

    ``paths`` is a JSON list of those places, in the order of the files; anything else is no such list.

    A place that does not end in the name of its file is none, and one that leads upward or begins at the root is cut to
    what stands below.
    """
    try:
        listed = json.loads(paths or "[]")
    except (ValueError, RecursionError):
        listed = []
    told = listed if isinstance(listed, list) and len(listed) == len(files) else [""] * len(files)
    named = []
    for file, path in zip(files, told, strict=True):
        bare = file.name or ""
        parts = re.split(r"[/\\]+", path) if isinstance(path, str) else []
        below = [part for part in parts if part.strip(". ")]
        named.append("/".join(below) if below[-1:] == [bare] else bare)
    return named


class FilesInput(forms.ClearableFileInput):
    """A file field that takes several."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files; those that are empty or were refused are kept in the list, as each gets its own message later."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[bytes]]":  # noqa: ARG002 - Django's signature
        """The files that were sent."""
        return [file for file in data or [] if isinstance(file, UploadedFile)]


class FrameworkNameForm(forms.Form):
    """What the framework is called, where the documents do not say it or do not agree."""

    title = OneLineField(
        label=_("Title of the framework"),
        required=False,
        help_text=_(
            "Only needed where the documents do not name it. Documents that name different frameworks are joined under "
            "this title."
        ),
    )
    organization = OneLineField(
        label=_("Organization"), required=False, help_text=_("The name that stands in sentences of the documents.")
    )


class StartForm(FrameworkNameForm):
    """Files, a folder, a pasted document, or several of these.

    ``chosen`` are all files of the cleaned data, ``names`` what to call them, by their place in their folder.
    """

    field_order = ("files", "folder", "text", "html", "title", "organization", "token")

    # Django declares an attribute of this name on forms, for what was uploaded; a field replaces it on purpose.
    files = FilesField(  # type: ignore[assignment]
        label=_("Files"),
        required=False,
        widget=FilesInput(attrs={"accept": ACCEPTED}),
    )
    folder = FilesField(label=_("Folder"), required=False, widget=FilesInput(attrs={"webkitdirectory": True}))
    paths = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Pasted document"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean(self) -> dict[str, Any]:
        """There has to be something, and something of it has to hold bytes."""
        cleaned = super().clean() or {}
        files: list[UploadedFile[bytes]] = [*cleaned.get("files", []), *cleaned.get("folder", [])]
        cleaned["chosen"] = files
        cleaned["names"] = names_of(files, cleaned.get("paths", ""))
        has_text = bool(cleaned.get("text", "").strip())
        if not has_text:
            # What a script kept of the clipboard means nothing without the text that the person sees.
            cleaned["html"] = ""
        if not files and not has_text:
            self.add_error("files", gettext("Choose at least one file, or paste a document below."))
        elif not has_text and not any(file.size for file in files):
            names = ", ".join(f"“{file.name}”" for file in files)
            self.add_error("files", gettext("%(names)s: nothing in it. Choose the document itself.") % {"names": names})
        return cleaned


class PlaceField(forms.CharField):
    """A place in the documents, written ``2-14``: piece 14 of document 2."""

    def clean(self, value: Any) -> Place:
        """The place; anything else is refused."""
        found = re.fullmatch(r"([1-9]\d{0,8})-([1-9]\d{0,8})", super().clean(value) or "")
        if found is None:
            raise forms.ValidationError(gettext("There is no such line. Reload the page."))
        return Place(int(found[1]), int(found[2]))


class PlaceForm(forms.Form):
    """Something about a place."""

    place = PlaceField(widget=forms.HiddenInput)


class HeadingForm(PlaceForm):
    """Something about the heading over a place: a pillar's, or that of a facet or responsibility.

    ``everywhere``: and about every heading with the same guess.
    """

    about = forms.ChoiceField(choices=[("pillar", "pillar"), ("", "")], required=False)
    everywhere = forms.BooleanField(required=False)

    @property
    def kind(self) -> Kind:
        """What the decision will be about."""
        return Kind.PILLAR if self.cleaned_data.get("about") else Kind.NAME


class AcceptForm(HeadingForm):
    """The name that was read on the page is the right one."""

    name = OneLineField()


class NameForm(HeadingForm):
    """Which name an inferred heading gets: one of the candidates, or another one."""

    candidate = OneLineField(required=False)
    other = OneLineField(required=False)

    def clean(self) -> dict[str, Any]:
        """What was typed counts more than what was picked; one of the two has to be there."""
        cleaned = super().clean() or {}
        cleaned["name"] = cleaned.get("other") or cleaned.get("candidate") or ""
        if not cleaned["name"]:
            self.add_error("other", gettext("Pick a name or type one."))
        return cleaned


class FateForm(PlaceForm):
    """What a piece is, and, ``everywhere``, every other one with the same text."""

    fate = forms.TypedChoiceField(
        label=_("What is this line?"),
        coerce=Fate,
        choices=[(fate.value, EITHER if fate is Fate.BEHAVIOR else fate_label(fate)) for fate in CHOOSABLE],
    )
    everywhere = forms.BooleanField(required=False)


class TakeOverForm(PlaceForm):
    """A line takes over the page of this address."""

    address = OneLineField()


class PageNameForm(forms.Form):
    """Which role and level a document is about."""

    role = OneLineField(error_messages={"required": _("Say which role this document is about.")})
    level = OneLineField(required=False)

    def clean_role(self) -> str:
        """A role with a letter or a digit in it: its address is made of these."""
        return _with_letters(self.cleaned_data["role"])

    def clean_level(self) -> str:
        """The label of a level; what could not stand in an address is refused."""
        level: str = self.cleaned_data["level"]
        if level and not LEVEL.fullmatch(level):
            message = gettext(
                "A level is a short label such as “IC2” or “Senior”, of letters, digits, spaces and . - +"
            )
            raise forms.ValidationError(message)
        return level


LEVEL = re.compile(r"\w[\w .+-]{0,39}")


def _with_letters(text: str) -> str:
    if not any(char.isalnum() for char in text):
        raise forms.ValidationError(gettext("A role has at least one letter in it."))
    return text


class TargetForm(forms.Form):
    """Whether the pages join the published framework or take its place."""

    adds = forms.TypedChoiceField(coerce=lambda value: value == "yes", choices=[("yes", "yes"), ("no", "no")])


class PublishForm(forms.Form):
    """The last word before a version is published. ``seen`` is the state of the import that the person looked at."""

    audience = forms.TypedChoiceField(
        label=_("Who can read it"),
        coerce=Audience,
        choices=[
            (Audience.MEMBERS.value, _("Everyone in the organization, once they are signed in")),
            (Audience.ANYONE.value, _("Anyone who can reach this server, signed in or not")),
        ],
        widget=forms.RadioSelect,
    )
    note = OneLineField(
        label=_("Note for the list of versions"),
        required=False,
        help_text=_("What is new, in one line. It stands beside the version for everyone who can read it."),
    )
    leave_open = forms.BooleanField(required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, open_questions: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_questions = open_questions

    def clean_leave_open(self) -> bool:
        """Open questions are published only on purpose."""
        agreed = bool(self.cleaned_data["leave_open"])
        if self.open_questions and not agreed:
            raise forms.ValidationError(
                gettext("Answer the open questions first, or say here that they may stay open.")
            )
        return agreed
