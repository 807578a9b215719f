"""A legal hold: a reason in law to keep what is held about somebody, until a day."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.people.models import LegalHold, User
from levelset.web.people.periods import today
from levelset.web.people.queries_of_rights import hold_on
from levelset.web.ui.dates import day_text


@transaction.atomic
def place(person: User, *, author: User | None, reason: str, until: date) -> LegalHold:
    """Nothing about this person goes until a day is over or the hold is lifted. Raises ``Refused`` without a reason."""
    if not reason.strip():
        raise Refused(_("A hold needs its reason: the law or the case."))
    if until < today():
        raise Refused(_("The day of a hold has to be today or later."))
    hold = LegalHold.objects.create(person=person, reason=reason.strip(), placed_by=author, until=until)
    record("hold.placed", author=author, object_key=f"person:{person.key}", data={"until": until.isoformat()})
    return hold


def refuse_while_held(person: User, *, author: User) -> None:
    """Raises ``Refused`` where a legal hold stands on somebody: what would go for good stays, at whoever's wish.

    The person is told until when, others not even that it is a hold. No reason here: it is for owners to read.
    """
    hold = hold_on(person)
    if hold is not None and author.pk != person.pk:
        raise Refused(kept_for_now())
    if hold is not None:
        raise Refused(
            _(
                "A legal hold stands on your records until the end of {day}, unless it is lifted before: until then "
                "nothing of them can be removed for good."
            ).format(day=day_text(hold.until))
        )


def kept_for_now() -> str:
    """What those are told who would remove what a hold on somebody else keeps."""
    return _("This has to be kept for now, so it cannot be removed. An owner can say until when.")


@transaction.atomic
def lift(person: User, *, author: User | None) -> int:
    """End every hold on this person; how many those were."""
    lifted = LegalHold.objects.filter(person=person, lifted_at=None).update(lifted_at=timezone.now())
    if lifted:
        record("hold.lifted", author=author, object_key=f"person:{person.key}")
    return lifted
