"""The app of imports."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Documents on their way into the framework."""

    name = "levelset.web.imports"
    label = "imports"
    verbose_name = _("Imports")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say what is held about people, and what is automated."""
        import_module("levelset.web.imports.held").declare()
        import_module("levelset.web.imports.automated").declare()
