"""Glass is asked for, granted or refused, ended; the person is told."""

import logging
import uuid
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process import breaking_glass as rules
from levelset.web.audit.actions import record
from levelset.web.people import queries_of_rights as queries
from levelset.web.people.access import glass as door
from levelset.web.people.models import Glass, User
from levelset.web.people.periods import today
from levelset.web.ui.dates import moment_text

log = logging.getLogger(__name__)


@transaction.atomic
def ask(
    *,
    author: User,
    person: User,
    reason: str,
    what: str,
    hours: int,
    law: str = "",
    told_from: date | None = None,
) -> Glass:
    """Ask to read somebody's records. The same question again, as long as it waits, is the one that waits.

    Raises ``Refused`` where the author may not ask for this person, without a reason, for too long, and where the
    person would not be told without a law and a day.
    """
    if not person.is_active or not door.may_ask_for(author, person):
        raise Refused(_("You cannot ask for the records of this person."))
    if not reason.strip() or not what.strip():
        raise Refused(_("Say why, and what is to be read."))
    if not 1 <= hours <= rules.LONGEST:
        raise Refused(_("It can be open for 1 to {hours} hours.").format(hours=rules.LONGEST))
    _check_silence(law, told_from)
    said = {"reason": reason.strip(), "what": what.strip(), "hours": hours, "law": law.strip(), "told_from": told_from}
    User.objects.select_for_update().get(pk=author.pk)  # a second press waits for the first
    for waiting in Glass.objects.filter(person=person, asked_by=author, answered_by=None, refused_at=None, **said):
        if waiting.state is rules.State.ASKED:
            return waiting
    asked = Glass.objects.create(person=person, asked_by=author, **said)
    _note("glass.asked", author, asked)
    return asked


@transaction.atomic
def grant(*, author: User, key: uuid.UUID) -> Glass:
    """Let the one who asked read, from now on for the hours asked; the person is told."""
    asked = _answerable(author, key)
    asked.answered_by, asked.granted_at = author, timezone.now()
    asked.ends_at = asked.granted_at + timedelta(hours=asked.hours)
    asked.save()
    _note("glass.granted", author, asked)
    if rules.is_told(asked.told_from, today()):
        transaction.on_commit(lambda: send_notice(asked))
    return asked


@transaction.atomic
def refuse(*, author: User, key: uuid.UUID) -> Glass:
    """Say no."""
    asked = _answerable(author, key)
    asked.answered_by, asked.refused_at = author, timezone.now()
    asked.save()
    _note("glass.refused", author, asked)
    return asked


@transaction.atomic
def end(*, author: User, key: uuid.UUID) -> Glass:
    """End it before its time."""
    asked = door.locked_glass(author, key)
    if not door.can_end(author, asked):
        raise Refused(_("It is not open any more."))
    asked.ended_at = timezone.now()
    asked.save()
    _note("glass.ended", author, asked)
    return asked


def notices(person: User) -> list[Glass]:
    """What a person has not been shown yet, and is told now: shown once here, listed for ever under who read mine."""
    with transaction.atomic():
        due = list(queries.untold(person).select_related("asked_by", "answered_by").select_for_update(of=("self",)))
        for glass in due:
            glass.told_at = timezone.now()
            glass.save(update_fields=["told_at"])
            record("glass.told", author=None, object_key=f"glass/{glass.key}", subject=person.key)
    return due


def send_late_notices() -> int:
    """Write to those whom a law let us tell only from a day that has come; how many messages that were."""
    due = Glass.objects.filter(told_from__lte=today(), granted_at__isnull=False, mailed_at=None)
    return sum(send_notice(glass) for glass in due.select_related("person", "asked_by", "answered_by"))


def send_notice(glass: Glass) -> bool:
    """Write to the person where the server sends mail: who may read, why, until when. A failure ends nothing."""
    if not settings.CONFIGURATION.email_url:
        return False
    text = _(
        "{reader} may read your records until {until}.\n\n"
        "What: {what}\nReason: {reason}\nGranted by: {granter}\n\n"
        "What is read is listed in your account under “Who read my records”.\n"
    ).format(
        reader=glass.asked_by.name,
        until=moment_text(glass.ends_at),
        what=glass.what,
        reason=glass.reason,
        granter=glass.answered_by.name if glass.answered_by else "",
    )
    try:
        send_mail(_("Somebody may read your records"), text, None, [glass.person.email])
    except OSError as error:
        log.error("A notice could not be sent: %s", type(error).__name__, extra={"object": f"glass/{glass.key}"})
        return False
    Glass.objects.filter(pk=glass.pk).update(mailed_at=timezone.now())
    return True


def _check_silence(law: str, told_from: date | None) -> None:
    if bool(law.strip()) != (told_from is not None):
        raise Refused(
            _("Where a law forbids to tell the person at once, name the law and the day on which they are told.")
        )
    if told_from is not None and not rules.may_be_silent_until(told_from, today()):
        raise Refused(
            _("The day on which the person is told is after today, and at most {days} days away.").format(
                days=rules.SILENCE.days
            )
        )


def _answerable(author: User, key: uuid.UUID) -> Glass:
    asked = door.locked_glass(author, key)
    if not door.can_answer(author, asked):
        raise Refused(_("You cannot answer this: it was answered, its time is over, or it was you who asked."))
    return asked


def _note(event: str, author: User, asked: Glass) -> None:
    record(event, author=author, object_key=f"glass/{asked.key}", subject=asked.person.key)
