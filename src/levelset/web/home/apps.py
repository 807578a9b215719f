"""The app of the first page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The first page."""

    name = "levelset.web.home"
    label = "home"
