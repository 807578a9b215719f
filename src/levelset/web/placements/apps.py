"""The app of placements."""

from importlib import import_module

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    """Placements and aims."""

    name = "levelset.web.placements"
    label = "placements"

    def ready(self) -> None:
        """Say what is held about people, tell everybody what roles they have, and end what ends with who leaves."""
        import_module("levelset.web.placements.held").declare()
        import_module("levelset.web.placements.roles").declare()
        import_module("levelset.web.placements.leaving").declare()
