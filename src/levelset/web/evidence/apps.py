"""The app of evidence."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    """Entries, their projects and files, and with whom they are shared."""

    name = "levelset.web.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        """Say what is held and what is automated; let what entries speak to move along with new versions."""
        for name in ("holding", "moving"):
            import_module(f"levelset.web.evidence.{name}")
        import_module("levelset.web.evidence.automated").declare()
