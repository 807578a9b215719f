"""What our renderer draws without a template is what Django's templates make of the same widget."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting
from hypothesis import given
from hypothesis import strategies as st

from levelset.web.ui.forms import DRAWN, Renderer

TEMPLATES, OURS = TemplatesSetting(), Renderer()
TEXT = st.text(max_size=20) | st.sampled_from(["<b>", "&amp;", '"', "'", "</textarea>", "", "0"])
VALUE = TEXT | st.none() | st.integers() | st.booleans()
ATTRIBUTES = st.dictionaries(st.sampled_from(["id", "class", "rows", "data-x", "autofocus", "maxlength"]), VALUE)
CHOICES: list[Any] = [("", "choose"), ("<a>", "A & <b>"), ("Group <1>", [("x", "X"), (2, "Two")])]
WIDGETS: list[type[forms.Widget]] = [
    forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.PasswordInput, forms.HiddenInput,
    forms.DateInput, forms.CheckboxInput, forms.Textarea,
]  # fmt: skip


@given(st.sampled_from(WIDGETS), st.text(max_size=10), VALUE, ATTRIBUTES)
def test_plain_widgets(widget: type[forms.Widget], name: str, value: object, attributes: dict[str, Any]) -> None:
    made = widget(attrs=attributes)
    assert made.template_name in DRAWN
    assert made.render(name, value, renderer=OURS) == made.render(name, value, renderer=TEMPLATES)


@given(st.sampled_from(["", "<a>", "x", 2, "2", None, "gone"]), ATTRIBUTES)
def test_selects(value: object, attributes: dict[str, Any]) -> None:
    made = forms.Select(attrs=attributes, choices=CHOICES)
    assert made.template_name in DRAWN
    assert made.render("which", value, renderer=OURS) == made.render("which", value, renderer=TEMPLATES)


def test_a_date_and_every_other_widget() -> None:
    for made, value in (
        (forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), date(2026, 11, 3)),
        (forms.CheckboxSelectMultiple(choices=CHOICES), ["x"]),
        (forms.RadioSelect(choices=CHOICES), "x"),
        (forms.SelectMultiple(choices=CHOICES), ["x"]),
    ):
        assert made.render("one", value, renderer=OURS) == made.render("one", value, renderer=TEMPLATES)


@pytest.mark.parametrize("data", [{}, {"name": "<b>", "day": "no day"}, {"name": "Ada", "day": "2026-11-03"}])
def test_a_form_with_and_without_errors(data: dict[str, str]) -> None:
    class Asked(forms.Form):
        name = forms.CharField(help_text="Whole.")
        day = forms.DateField(required=False)

    class AsTemplates(TemplatesSetting):
        form_template_name, field_template_name = OURS.form_template_name, OURS.field_template_name

    assert str(Asked(data, renderer=OURS)) == str(Asked(data, renderer=AsTemplates()))
    assert Asked(data, renderer=OURS)["name"].errors.as_text() == Asked(data)["name"].errors.as_text()
