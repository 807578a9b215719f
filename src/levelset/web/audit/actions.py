"""The one way to write an event."""

import logging
from typing import Any

from levelset.web.audit.models import Event

log = logging.getLogger(__name__)
SYSTEM = "system"
"""The actor of what nobody did by hand: a first start, a task."""


def actor_key(author: object | None) -> str:
    """The key that stands for a person in the log: the public key of a user, or ``system`` for None."""
    if author is None:
        return SYSTEM
    key = getattr(author, "key", None)
    if key is None:
        raise ValueError("The author of an event has to be a signed-in user or None.")
    return str(key)


def record(event: str, *, author: object | None, object_key: str, data: dict[str, Any] | None = None) -> None:
    """Add an event (``framework.published``) in the transaction of the caller.

    ``author`` is the user who did it, or None where nobody did. ``data`` is JSON and holds no text of a person.
    """
    actor = actor_key(author)
    Event.objects.create(event=event, actor=actor, object_key=object_key, data=data or {})
    log.info("recorded", extra={"event": event, "author": actor, "object": object_key})
