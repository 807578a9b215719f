"""The app of the design system."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, tags, styles."""

    name = "levelset.web.ui"
    label = "ui"
