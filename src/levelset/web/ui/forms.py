"""How forms are drawn: label, hint, error and field, one below the other."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.web.ui.markup import escaped

FIELD = "ui/field"
"""The name under which Django asks for a field: it is drawn here, there is no such template."""

ERRORS = "django/forms/errors/list/default.html"
INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox")
Widget = Mapping[str, Any]


def drawn_input(widget: Widget) -> SafeString:
    """``<input …>``."""
    value = widget["value"]
    held = "" if value is None else f' value="{escaped(value)}"'
    kind, name = escaped(widget["type"]), escaped(widget["name"])
    return SafeString(f'<input type="{kind}" name="{name}"{held}{_attributes(widget["attrs"])}>')


def drawn_textarea(widget: Widget) -> SafeString:
    """``<textarea …>``; the line end before the text is no part of it."""
    name, text = escaped(widget["name"]), escaped(widget["value"] or "")
    return SafeString(f'<textarea name="{name}"{_attributes(widget["attrs"])}>\n{text}</textarea>')


def drawn_select(widget: Widget) -> SafeString:
    """``<select …>`` with its options, in groups where they have some."""
    groups = "".join(_group(name, options) for name, options, _place in widget["optgroups"])
    return SafeString(f'<select name="{escaped(widget["name"])}"{_attributes(widget["attrs"])}>{groups}\n</select>')


def drawn_field(field: BoundField) -> SafeString:
    """A field with its label, its hint, its errors and what one fills in; a choice of its own has its label behind."""
    errors = escaped(field.errors) if field.errors else ""
    label, filled = escaped(field.label), escaped(field)
    hint = f'<p class="hint" id="{escaped(field.auto_id)}_helptext">{escaped(field.help_text)}</p>'
    hint = hint if field.help_text else ""
    target = escaped(field.id_for_label)
    if field.use_fieldset:
        described = f' aria-describedby="{escaped(field.aria_describedby)}"' if field.aria_describedby else ""
        drawn = f"<fieldset{described}><legend>{label}</legend>{hint}{errors}{filled}</fieldset>"
    elif getattr(field.field.widget, "input_type", "") == "checkbox":
        drawn = f'{errors}<label class="choice" for="{target}">{filled} {label}</label>{hint}'
    else:
        more = "" if field.field.required else f' <span class="optional">({escaped(_("optional"))})</span>'
        drawn = f'<label for="{target}">{label}{more}</label>{hint}{errors}{filled}'
    return SafeString(f'<div class="{"field has-errors" if errors else "field"}">{drawn}</div>')


def _group(name: str | None, options: list[Widget]) -> str:
    drawn = "".join(
        f'\n  <option value="{escaped(one["value"])}"{_attributes(one["attrs"])}>{escaped(one["label"])}</option>\n'
        for one in options
    )
    return f'\n  <optgroup label="{escaped(name)}">{drawn}\n  </optgroup>' if name else drawn


def _attributes(attributes: Mapping[str, Any]) -> str:
    """The attributes of a widget: False leaves one out, True gives it no value."""
    return "".join(
        f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(value)}"'
        for name, value in attributes.items()
        if value is not False
    )


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
