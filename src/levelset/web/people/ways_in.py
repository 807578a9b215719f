"""The registry of what else lets somebody in, here or elsewhere: an app above keeps it, it ends with whoever leaves.

An app registers when it is ready. What ends so does not live again where the leave is taken back.
"""

from collections.abc import Callable, Sequence

from levelset.web.people.models import User

Ending = Callable[[Sequence[User], User | None], object]
"""Ends what lets these people in, and records it; the second one is who said that they left, None for a list."""

_endings: dict[str, Ending] = {}


def register(name: str, end: Ending) -> None:
    """Let something end with whoever leaves; registering the same name again replaces it."""
    _endings[name] = end


def end_all(leavers: Sequence[User], author: User | None) -> None:
    """End everything that was registered. In the transaction of the caller."""
    for end in _endings.values():
        end(leavers, author)
