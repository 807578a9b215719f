"""What the styleguide shows: one sample of everything, in invented words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from levelset.core.model import Source

TOKENS = ("results", "direction", "talent", "culture", "craft")
OTHERS = tuple(f"hue-{number}" for number in range(1, 7))
SPACES = tuple(range(1, 9))
MARKS = ("may", "learning", "new", "gone", "reworded", "grown", "ask", "accepted")


class SampleForm(forms.Form):
    """One field of each kind; bound to nothing, so that the styleguide shows the error of an empty one."""

    name = forms.CharField(label=_("Name"), help_text=_("As colleagues call you."))
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False)
    standing = forms.ChoiceField(label=_("Standing"), choices=[("member", _("Member")), ("editor", _("Editor"))])
    agree = forms.BooleanField(label=_("Tell me when a version is published"), required=False)


def samples() -> dict[str, Any]:
    """The context of the styleguide."""
    return {
        "form": SampleForm({}),
        "pillars": TOKENS,
        "others": OTHERS,
        "spaces": SPACES,
        "marks": MARKS,
        "source": Source(file="handbook.html", line=24),
        "cell": Source(file="levels.xlsx", sheet="Craft", cell="C7"),
    }
