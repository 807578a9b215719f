"""The app of growth."""

from importlib import import_module

from django.apps import AppConfig


class GrowthConfig(AppConfig):
    """What a person notes on the way to their aim."""

    name = "levelset.web.growth"
    label = "growth"

    def ready(self) -> None:
        """Say what is held about people and what is automated; let notes move along with the framework."""
        for name in ("held", "automated"):
            import_module(f"levelset.web.growth.{name}").declare()
        import_module("levelset.web.growth.moving")
