"""Addresses of entries, to which lists link by the dozen."""

import uuid
from functools import cache

from django.urls import reverse


def entry_address(key: uuid.UUID, anchor: str = "") -> str:
    """The address of an entry, at a place of its page: what ``reverse`` says, without looking for it anew each time."""
    return f"{_log()}{key}#{anchor}" if anchor else f"{_log()}{key}"


@cache
def _log() -> str:
    return reverse("evidence:log")
