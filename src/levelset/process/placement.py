"""Who holds which page of the framework, since when, and who decides it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from levelset.process.structure import Period
from levelset.process.visibility import Relation, Relations


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody held a page: a role at a level, both as the framework's keys and labels."""

    role: str
    level: str
    period: Period


def may_place(relations: Relations, *, alone: bool, here: bool) -> bool:
    """Whether somebody may write down which level a person holds: a people partner of theirs, and never themselves.

    Whoever is ``alone``, the one person of an installation on a laptop, writes their own down: nobody else is there.
    Of somebody who is not ``here`` any more nothing is written down: what they held ended with the leave.
    """
    if not here:
        return False
    return alone if Relation.SELF in relations else Relation.PARTNER in relations


def placed_on(placements: Iterable[Placed], day: date) -> Placed | None:
    """What somebody held on a day."""
    return next((one for one in placements if one.period.holds_on(day)), None)


def level_since(placements: Iterable[Placed], day: date) -> date | None:
    """Since when somebody holds the level that they hold on a day, in whatever role; None where they hold none.

    A gap between two placements ends the time in level.
    """
    found = sorted(placements, key=lambda one: one.period.begins)
    now = placed_on(found, day)
    if now is None:
        return None
    since = now.period.begins
    for one in reversed(found):
        if one.level == now.level and one.period.ends == since:
            since = one.period.begins
    return since


def whole_months(since: date, until: date) -> int:
    """Whole months from a day to a later one; the 31st counts in a month of 30 days from the month after."""
    months = (until.year - since.year) * 12 + until.month - since.month
    return max(0, months - (until.day < since.day))
