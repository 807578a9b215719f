"""What placements hold about a person: the pages they held, and their aims."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import User
from levelset.web.placements.models import Aim, Placement


def _export(person: User) -> Iterable[ExportedFile]:
    placements = [
        {"page": row.title, "role": row.role, "level": row.level, "from": row.begins, "until before": row.ends,
         "ended by leaving": row.left, "why": row.reason,
         "written down by": row.noted_by.name if row.noted_by else None, "at": row.noted_at}
        for row in Placement.objects.filter(person=person).select_related("noted_by")
    ]  # fmt: skip
    aims = [
        {"page": row.title, "chosen at": row.chosen_at, "let go at": row.ended_at, "seen by manager": row.with_manager}
        for row in Aim.objects.filter(person=person)
    ]
    return [
        *both_forms("level/placements", gettext("Pages of the framework that you hold or held"), placements),
        *both_forms("level/aims", gettext("Your aims"), aims),
    ]


def _erase(person: User) -> int:
    """What the person held and aimed at goes; what they wrote down about others stays, without their name."""
    gone = Placement.objects.filter(person=person).delete()[0] + Aim.objects.filter(person=person).delete()[0]
    return gone + Placement.objects.filter(noted_by=person).update(noted_by=None)


PLACEMENTS = Holding(
    key="placements",
    name=_("Which pages of the framework (role and level) somebody holds and held, from when and why; aims"),
    purpose=_("To know what is expected of somebody, and how long they have been at their level."),
    kept=_("Until somebody is erased."),
    export=_export,
    erase=_erase,
    models=("placements.Placement", "placements.Aim"),
)


def declare() -> None:
    """Register what placements hold; called when the app is ready."""
    register(PLACEMENTS)
