"""The app of the health page."""

from django.apps import AppConfig


class HealthConfig(AppConfig):
    """No records of its own."""

    name = "levelset.web.health"
    label = "health"
