"""The app of the API."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Personal tokens, and what programs do with them."""

    name = "levelset.web.api"
    label = "api"
    verbose_name = _("API")

    def ready(self) -> None:
        """Say what is held about people; tokens end with whoever leaves."""
        import_module("levelset.web.api.held").declare()
        import_module("levelset.web.people.ways_in").register(
            "tokens", import_module("levelset.web.api.actions").end_with
        )
