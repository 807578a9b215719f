"""What is automated here: every feature that suggests or counts says so, and the page and the pack print it."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Automation:
    """Something that a program works out.

    ``does`` and ``from_what`` are sentences for the people concerned, ``decides`` says who acts on it.
    ``about_people``: whether it is about people, not only about framework text. ``switch`` is the setting that turns it
    off, if any. ``modules`` are those below ``levelset.web`` that do it, or show what it did (``evidence.suggested``):
    a test finds what suggests, asks or moves something, and wants each such module in one of them.
    """

    key: str
    name: Text
    does: Text
    from_what: Text
    decides: Text
    about_people: bool = False
    switch: str = ""
    modules: tuple[str, ...] = ()


_registered: dict[str, Automation] = {}


def register(automation: Automation) -> None:
    """Make it known; raises ValueError where another one has its key."""
    if _registered.setdefault(automation.key, automation) is not automation:
        raise ValueError(f"There is an automation “{automation.key}” already.")


def automations() -> tuple[Automation, ...]:
    """Everything that is automated here, in the order of registration."""
    return tuple(_registered.values())
