"""The one way to write an event."""

import logging
from typing import Any

from levelset.web.audit.commitments import commit
from levelset.web.audit.models import Event

log = logging.getLogger(__name__)
SYSTEM = "system"
"""The actor of what nobody did by hand: a first start, a task."""

PERSON = "person:"
"""How the key of a person begins as the key of an object."""


def actor_key(author: object | None) -> str:
    """The key that stands for a person in the log: the public key of a user, or ``system`` for None."""
    if author is None:
        return SYSTEM
    key = getattr(author, "key", None)
    if key is None:
        raise ValueError("The author of an event has to be a signed-in user or None.")
    return str(key)


def record(
    event: str,
    *,
    author: object | None,
    object_key: str,
    data: dict[str, Any] | None = None,
    subject: object | None = None,
) -> None:
    """Add an event (``framework.published``) in the transaction of the caller.

    ``author`` is the user who did it, or None where nobody did. ``data`` is JSON and holds no text of a person.
    ``subject`` is the key of the person whom it concerns, in whose chain it stands: unless it is said, the person whom
    ``object_key`` names, else who did it.
    """
    actor = actor_key(author)
    if subject is None:
        subject = object_key.removeprefix(PERSON) if object_key.startswith(PERSON) else actor
    commit(Event(event=event, actor=actor, subject=str(subject)[:80], object_key=object_key, data=data or {})).save(
        force_insert=True
    )
    log.info("recorded", extra={"event": event, "author": actor, "object": object_key})
