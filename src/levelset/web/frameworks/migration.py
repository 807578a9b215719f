"""The registry through which live work moves to a new version of the framework.

An app that holds references to statements registers a ``Holder`` when it is ready. With every publication each open
reference is moved by the rule (``comparing.migration``), in the same transaction: an app only says which references it
holds, and takes what became of each.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from levelset.comparing.migration import Migrated, Passage, Reference
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.releases import became_of


@dataclass(frozen=True, slots=True)
class Held:
    """One reference in an app's records: a key that the app knows it by, and whether its work is closed."""

    key: str
    reference: Reference
    closed: bool = False


class Holder(Protocol):
    """What an app registers. Both functions run inside the transaction of the publication."""

    @property
    def name(self) -> str:
        """What tells the app from others (“evidence”)."""

    def held(self) -> Iterable[Held]:
        """Every reference to a statement that may have to move. Closed ones may be among them; they never move."""

    def became(self, held: Held, migrated: Migrated) -> None:
        """Takes what became of one: moved to ``migrated.reference``, or, where it asks, kept and told to its holder."""


_holders: dict[str, Holder] = {}


def register(holder: Holder) -> None:
    """Make an app's references move with every publication; registering the same name again replaces it."""
    _holders[holder.name] = holder


def unregister(name: str) -> None:
    """Leave an app's references alone from now on."""
    _holders.pop(name, None)


def move_along(version: FrameworkVersion) -> dict[str, int]:
    """Move every open reference to this version, or ask; how many of each outcome.

    References to any older version are moved: one that waits for an answer stays behind, and is asked again.
    """
    numbers: dict[str, int] = defaultdict(int)
    passages: dict[int, Passage | None] = {}
    for holder in _holders.values():
        for held in holder.held():
            if held.closed or held.reference.version >= version.number:
                continue
            number = held.reference.version
            if number not in passages:
                passages[number] = _passage(number, version)
            passage = passages[number]
            if passage is not None:
                migrated = passage.migrated(held.reference, closed=False)
                holder.became(held, migrated)
                numbers[migrated.outcome] += 1
    return dict(numbers)


def _passage(number: int, version: FrameworkVersion) -> Passage | None:
    """The way from a version to this one; None where there is no such version."""
    between = FrameworkVersion.objects.filter(number__gte=number, number__lt=version.number).order_by("number")
    versions = list(between)
    if not versions or versions[0].number != number:
        return None
    became, questions = became_of([*versions[1:], version])
    return Passage((number, versions[0].framework), (version.number, version.framework), became, questions)
