"""How forms are drawn: label, hint, error and field, one below the other."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

FIELD = "ui/field"
"""The name under which Django asks for a field: it is drawn here, there is no such template."""

ERRORS = "django/forms/errors/list/default.html"
INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox")
GROUPED = "<fieldset{}><legend>{}</legend>{}{}{}</fieldset>"
TICKED = '{}<label class="choice" for="{}">{} {}</label>{}'
LABELLED = '<label for="{}">{}{}</label>{}{}{}'
Widget = Mapping[str, Any]


def drawn_input(widget: Widget) -> SafeString:
    """``<input …>``."""
    value = widget["value"]
    held = "" if value is None else format_html(' value="{}"', value)
    attributes = _attributes(widget["attrs"])
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], held, attributes)


def drawn_textarea(widget: Widget) -> SafeString:
    """``<textarea …>``; the line end before the text is no part of it."""
    attributes = _attributes(widget["attrs"])
    return format_html('<textarea name="{}"{}>\n{}</textarea>', widget["name"], attributes, widget["value"] or "")


def drawn_select(widget: Widget) -> SafeString:
    """``<select …>`` with its options, in groups where they have some."""
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _place in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}\n</select>', widget["name"], _attributes(widget["attrs"]), groups)


def drawn_field(field: BoundField) -> SafeString:
    """A field with its label, its hint, its errors and what one fills in; a choice of its own has its label behind."""
    errors = field.errors
    kind = "field has-errors" if errors else "field"
    hint = format_html('<p class="hint" id="{}_helptext">{}</p>', field.auto_id, field.help_text)
    hint = hint if field.help_text else SafeString("")
    if field.use_fieldset:
        described = field.aria_describedby
        about = format_html(' aria-describedby="{}"', described) if described else ""
        drawn = format_html(GROUPED, about, field.label, hint, errors, field)
    elif getattr(field.field.widget, "input_type", "") == "checkbox":
        drawn = format_html(TICKED, errors, field.id_for_label, field, field.label, hint)
    else:
        more = "" if field.field.required else format_html(' <span class="optional">({})</span>', _("optional"))
        drawn = format_html(LABELLED, field.id_for_label, field.label, more, hint, errors, field)
    return format_html('<div class="{}">{}</div>', kind, drawn)


def _group(name: str | None, options: list[Widget]) -> SafeString:
    rows = ((one["value"], _attributes(one["attrs"]), one["label"]) for one in options)
    drawn = format_html_join("", '\n  <option value="{}"{}>{}</option>\n', rows)
    return format_html('\n  <optgroup label="{}">{}\n  </optgroup>', name, drawn) if name else drawn


def _attributes(attributes: Mapping[str, Any]) -> SafeString:
    """The attributes of a widget: False leaves one out, True gives it no value."""
    given = ((name, value) for name, value in attributes.items() if value is not False)
    pairs = ((name, "" if value is True else format_html('="{}"', value)) for name, value in given)
    return format_html_join("", " {}{}", pairs)


DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    "django/forms/widgets/textarea.html": drawn_textarea,
    "django/forms/widgets/select.html": drawn_select,
    **{f"django/forms/widgets/{name}.html": drawn_input for name in INPUTS},
}


class Renderer(TemplatesSetting):
    """Django's forms with our field template: ``{{ form }}`` and ``{{ form.name.as_field_group }}`` look alike.

    Fields and the plain widgets, of which forms have most, are drawn without a template, in a fraction of the time: the
    widgets letter by letter as Django's templates make them (a test holds that). Where there is no error, there is
    nothing to draw.
    """

    form_template_name = "ui/form.html"
    field_template_name = FIELD

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """What the template of this name makes of a context."""
        if template_name == ERRORS and not context["errors"]:
            return ""
        if template_name == FIELD:
            return drawn_field(context["field"])
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
