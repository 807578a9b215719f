"""How forms are drawn: label, hint, error and field, one below the other."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Django's forms with our field template: ``{{ form }}`` and ``{{ form.name.as_field_group }}`` look alike."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
