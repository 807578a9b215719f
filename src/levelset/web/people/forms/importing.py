"""Forms of the import of people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from levelset.web.people.lists.reading import MOST_BYTES


class ListForm(forms.Form):
    """A file with a list of people."""

    file = forms.FileField(
        label=_l("The list, as CSV"),
        help_text=_l("Whatever parts its cells, in any usual encoding. Its first row names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )

    def clean_file(self) -> Any:
        """Refuses what is too large to be a list of people."""
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("The file has more than %(mb)s MB."), params={"mb": MOST_BYTES // 1_000_000})
        return file


class CarryOutForm(forms.Form):
    """Yes to what was shown."""

    leavers = forms.BooleanField(label=_l("Those who are missing from the list have left"), required=False)
