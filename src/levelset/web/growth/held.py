"""What growth holds about a person: what they noted on the way to their aim."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.growth.models import Step
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import User


def _export(person: User) -> Iterable[ExportedFile]:
    steps = [
        {"responsibility": row.responsibility_name, "statement": row.text, "no opportunity so far": row.no_opportunity,
         "next step": row.next_step, "changed at": row.changed_at}
        for row in Step.objects.filter(person=person)
    ]  # fmt: skip
    return both_forms("growth/steps", gettext("What you noted on the way to your aim"), steps)


def _erase(person: User) -> int:
    return Step.objects.filter(person=person).delete()[0]


STEPS = Holding(
    key="growth.steps",
    name=_("What somebody notes beside statements of their aim: no opportunity so far, their next step"),
    purpose=_("To plan one's own growth. Nobody else reads it."),
    kept=_("Until the person empties it, or is erased."),
    export=_export,
    erase=_erase,
    models=("growth.Step",),
)


def declare() -> None:
    """Register what growth holds; called when the app is ready."""
    register(STEPS)
