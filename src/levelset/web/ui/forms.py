"""How forms are drawn: label, hint, error and field, one below the other."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ERRORS = "django/forms/errors/list/default.html"
INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox")
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

    The plain widgets, of which forms have most, are drawn without a template: letter by letter what Django's templates
    make (a test holds that), in a fraction of the time. Where there is no error, there is nothing to draw.
    """

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """What the template of this name makes of a context."""
        if template_name == ERRORS and not context["errors"]:
            return ""
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
