"""The app of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users and welcome links."""

    name = "levelset.web.people"
    label = "people"
