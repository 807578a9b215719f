"""Addresses of this server as people outside of a request see them, and of pages that lists link to by the hundred."""

from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse

from levelset.web.people.demo import is_loopback


def server() -> str:
    """``https://levels.example.org``: the setting ``address``, else where the server listens."""
    return str(settings.PUBLIC_ADDRESS)


def welcome(token: str) -> str:
    """The address of a welcome link."""
    return server() + reverse("welcome", args=[token])


def is_loopback_place(address: str) -> bool:
    """Whether only this machine reaches a server that listens on this address."""
    return is_loopback(address)


def keeps_cookies() -> bool:
    """Whether browsers keep our cookies at the public address: over https, on loopback, or where http will do."""
    return server().startswith("https:") or not settings.SESSION_COOKIE_SECURE or settings.ON_LOOPBACK


def person_address(handle: str) -> str:
    """The address of a person's page: what ``reverse`` says, without looking for it anew for every row of a list."""
    return _directory() + quote(handle)


def team_address(key: object) -> str:
    """The address of a team's page, likewise."""
    return f"{_teams()}{key}"


@cache
def _directory() -> str:
    return reverse("people:list")


@cache
def _teams() -> str:
    return reverse("people:teams")
