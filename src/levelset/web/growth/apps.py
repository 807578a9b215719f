"""The app of growth."""

from importlib import import_module

from django.apps import AppConfig


class GrowthConfig(AppConfig):
    """What a person notes on the way to their aim."""

    name = "levelset.web.growth"
    label = "growth"

    def ready(self) -> None:
        """Say what is held about people; let notes move along with the framework."""
        import_module("levelset.web.growth.held").declare()
        import_module("levelset.web.growth.moving")
