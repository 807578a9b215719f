"""Waivers: findings set aside on purpose, in ``framework.yaml``, each with a reason.

``where`` names a place: ``software-engineer/ic2`` a page, ``software-engineer/ic2#impact`` a heading of it (or the id
of a statement), ``framework.yaml`` the lists, ``*`` everything; ``*`` also stands for any part of a name. What a page
inherits from a core page stands there: ``_core/ic/ic2``.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from levelset.core.addresses import key_of
from levelset.core.model import Waiver
from levelset.linting.rule import Place
from levelset.text.normal import words


def holds(waiver: Waiver) -> bool:
    """Whether a waiver has a reason of two words at least; one without sets nothing aside."""
    return len(words(waiver.reason)) >= 2


def covers(waiver: Waiver, code: str, place: Place) -> bool:
    """Whether a waiver sets this rule aside at this place. The rule may be named with or without ``check/``."""
    if not fnmatchcase(code, waiver.rule) and not fnmatchcase(code, f"check/{waiver.rule}"):
        return False
    page, _, part = waiver.where.strip().lower().partition("#")
    if not fnmatchcase(place.page.lower(), page.removesuffix(".md") if page.endswith(".md") else page or "*"):
        return False
    return not part or part == place.id.lower() or fnmatchcase(key_of(place.heading) if place.heading else "", part)


def first_cover(waivers: Iterable[Waiver], code: str, place: Place) -> Waiver | None:
    """The first waiver that sets this rule aside at this place, or None."""
    return next((waiver for waiver in waivers if holds(waiver) and covers(waiver, code, place)), None)
