"""The registry through which work goes over to a new manager.

An app that keeps records which a manager holds about somebody registers a ``Holder`` when it is ready. Whenever a
manager changes (by an action, an import, somebody who leaves, or because a day begins on which a line begins) each
record that goes over by the rule (``process.handover``) is handed on in the same transaction: an app only says what is
held, and takes who holds it now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from levelset.process.handover import Kept, goes_over


@dataclass(frozen=True, slots=True)
class Held:
    """One record about a person: the primary key of that person, a key that the app knows it by, and its kind."""

    person: int
    key: str
    kept: Kept


class Holder(Protocol):
    """What an app registers. People are primary keys of users."""

    @property
    def name(self) -> str:
        """What tells the app from others (“one-to-ones”)."""

    def held(self, former: Mapping[int, int | None]) -> Iterable[Held]:
        """What the former managers hold about these people (person → former manager).

        None as former manager means: what waits, because there was none.
        """

    def becomes(self, held: Held, manager: int | None) -> None:
        """Takes who holds one record from now on; None: it waits for the next manager."""


@dataclass(frozen=True, slots=True)
class Handed:
    """How many records went over, and how many stayed with the one who wrote them."""

    over: int = 0
    stayed: int = 0


_holders: dict[str, Holder] = {}


def register(holder: Holder) -> None:
    """Let an app's records go over with every change of a manager; registering the same name again replaces it."""
    _holders[holder.name] = holder


def unregister(name: str) -> None:
    """Leave an app's records where they are from now on."""
    _holders.pop(name, None)


def hand_over(before: Mapping[int, int], after: Mapping[int, int], people: Iterable[int]) -> Handed:
    """Hand over what goes over, for those of these people whose manager is another one than before."""
    changed = {one: before.get(one) for one in people if before.get(one) != after.get(one)}
    over = stayed = 0
    for holder in _holders.values() if changed else ():
        for held in list(holder.held(changed)):
            if goes_over(held.kept):
                holder.becomes(held, after.get(held.person))
                over += 1
            else:
                stayed += 1
    return Handed(over, stayed)
