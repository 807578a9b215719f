"""Who a request comes from: by its token alone. Cookies count for nothing here, so that no other site can use them."""

import time
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBearer

from levelset.web.api import access, actions
from levelset.web.api.models import PersonalToken

A_MINUTE = 120
"""Requests of one token in a minute, counted in each web process."""

MOST_BYTES = 1_000_000
"""Bytes of a body: the longest texts, written in the longest way."""


class TooMany(Exception):
    """More requests than a token may make in a minute; ``wait`` is after how many seconds there are new ones."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class TooLarge(Exception):
    """The body is larger than anything that can be kept."""


class Bearer(HttpBearer):
    """``Authorization: Bearer …``. What comes in is noted as the day of the last use."""

    def authenticate(self, request: HttpRequest, token: str) -> Any | None:
        """The token, where it lets somebody in."""
        found = access.brought(token)
        if found is None:
            return None
        _count(found)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > MOST_BYTES:
            raise TooLarge
        actions.note_use(found)
        return found


def _count(token: PersonalToken) -> None:
    minute, second = divmod(int(time.time()), 60)
    name = f"api.{token.pk}.{minute}"
    cache.add(name, 0, 120)
    if cache.incr(name) > A_MINUTE:
        raise TooMany(60 - second)
