"""The app of sources."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """What is read elsewhere and waits to be picked from, and the tokens that people keep for it."""

    name = "levelset.web.sources"
    label = "sources"
    verbose_name = _("Sources of evidence")

    def ready(self) -> None:
        """Say what is held about people; tokens go with whoever leaves."""
        import_module("levelset.web.sources.holding")
        import_module("levelset.web.people.ways_in").register(
            "forges", import_module("levelset.web.sources.actions.tokens").end_with
        )
