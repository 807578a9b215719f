"""What our renderer draws without a template is what Django's templates make of the same widget."""

from datetime import date
from typing import Any

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


class Asked(forms.Form):
    """One field of each kind that is drawn in a way of its own."""

    name = forms.CharField(label="Name <b>", help_text="Whole & <i>full</i>.")
    day = forms.DateField(required=False)
    sure = forms.BooleanField(help_text="Think twice.")
    which = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple, help_text="Any.")


def test_a_field_has_its_label_its_hint_and_what_one_fills_in() -> None:
    form = Asked(renderer=OURS)
    assert form["name"].as_field_group() == (
        '<div class="field"><label for="id_name">Name &lt;b&gt;</label>'
        '<p class="hint" id="id_name_helptext">Whole &amp; &lt;i&gt;full&lt;/i&gt;.</p>'
        '<input type="text" name="name" required aria-describedby="id_name_helptext" id="id_name"></div>'
    )
    assert form["day"].as_field_group() == (
        '<div class="field"><label for="id_day">Day <span class="optional">(optional)</span></label>'
        '<input type="text" name="day" id="id_day"></div>'
    )
    assert form["sure"].as_field_group() == (
        '<div class="field"><label class="choice" for="id_sure">'
        '<input type="checkbox" name="sure" required aria-describedby="id_sure_helptext" id="id_sure"> Sure</label>'
        '<p class="hint" id="id_sure_helptext">Think twice.</p></div>'
    )
    group = form["which"].as_field_group()
    assert group.startswith('<div class="field"><fieldset aria-describedby="id_which_helptext"><legend>Which</legend>')
    assert group.endswith("</fieldset></div>") and "A &amp; &lt;b&gt;" in group


def test_what_is_wrong_stands_in_the_field_with_what_was_typed() -> None:
    form = Asked({"name": "", "day": "<no day>"}, renderer=OURS)
    name, day = form["name"].as_field_group(), form["day"].as_field_group()
    for drawn, error in ((name, "This field is required."), (day, "Enter a valid date.")):
        assert drawn.startswith('<div class="field has-errors"><label') and error in drawn
        assert drawn.index(error) < drawn.index("<input") and 'aria-invalid="true"' in drawn
    assert 'value="&lt;no day&gt;"' in day and 'aria-describedby="id_name_helptext id_name_error"' in name
    assert 'class="field has-errors"' in form["sure"].as_field_group()
    assert form["name"].errors.as_text() == Asked({"name": ""})["name"].errors.as_text()
    whole = str(form)
    assert name in whole and day in whole
