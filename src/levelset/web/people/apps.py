"""The app of people."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users and welcome links."""

    name = "levelset.web.people"
    label = "people"

    def ready(self) -> None:
        """Listen to what Django and allauth say about signing in; say what is held about people."""
        import_module("levelset.web.people.listeners")
        import_module("levelset.web.people.held").declare()
        import_module("levelset.web.people.held_changes").declare()
        import_module("levelset.web.people.held_around").declare()
        ask_for_glass = import_module("levelset.web.audit.readings").ask_for_glass
        ask_for_glass(import_module("levelset.web.people.access.glass").open_glass_key)
