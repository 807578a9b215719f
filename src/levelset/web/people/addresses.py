"""Addresses of this server, as people outside of a request see them."""

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
