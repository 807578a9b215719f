"""An author asks a colleague to attest an entry; the colleague answers. Nothing here asks by itself."""

import logging
import uuid
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process import attesting
from levelset.process.attesting import LONGEST_SENTENCE, MOST_ASKED, Answer, State
from levelset.process.evidence import cleaned
from levelset.web.audit.actions import record
from levelset.web.evidence import access
from levelset.web.evidence.models import Attestation, wording_of
from levelset.web.people import addresses
from levelset.web.people.held import erased_people
from levelset.web.people.models import User
from levelset.web.people.queries_of_holds import held_people
from levelset.web.ui.dates import day_text

log = logging.getLogger(__name__)


@transaction.atomic
def ask(colleague: User, *, author: User, key: uuid.UUID, seen: str) -> Attestation:
    """Ask a colleague about an entry of the author's own; ``seen`` is the digest of the words that the author saw.

    Raises ``Refused`` for oneself, a leaver, somebody who was asked already, too many, and words that changed since.
    """
    entry = access.held(author, key)
    if not colleague.is_active:
        raise Refused(_("%(name)s is not of the organization any more.") % {"name": colleague.name})
    if colleague.pk == author.pk:
        raise Refused(_("You cannot attest your own work. Name somebody else."))
    wording = wording_of(entry)
    digest = attesting.digest(wording)
    if seen != digest:
        raise Refused(_("The entry was changed in the meantime. Look at what they would be shown, then ask."))
    asked = entry.attestations.filter(colleague=colleague).first()
    if asked is not None and not attesting.may_ask_anew(asked.plain, timezone.now()):
        raise Refused(_asked_already(asked))
    if asked is None and entry.attestations.count() >= MOST_ASKED:
        raise Refused(_("Up to %(most)s colleagues can be asked about one entry.") % {"most": MOST_ASKED})
    asked = asked or Attestation(of=entry, colleague=colleague)
    asked.wording, asked.digest, asked.asked_at = wording, digest, timezone.now()
    asked.reminded_at = asked.withdrawn_at = None
    asked.save()
    _recorded("asked", asked, author)
    transaction.on_commit(lambda: _write_to(asked, author))
    return asked


@transaction.atomic
def remind(*, author: User, key: uuid.UUID, which: uuid.UUID) -> Attestation:
    """Remind a colleague, once; raises ``Refused`` where that was done, or is too early or too late."""
    asked = access.asked_by(author, key, which)
    if not asked.colleague.is_active:
        raise Refused(_("%(name)s is not of the organization any more.") % {"name": asked.colleague.name})
    if not asked.can_remind:
        raise Refused(_("You can remind once, two days after asking, as long as the question is open."))
    asked.reminded_at = timezone.now()
    asked.save(update_fields=["reminded_at"])
    _recorded("reminded", asked, author)
    transaction.on_commit(lambda: _write_to(asked, author))
    return asked


@transaction.atomic
def withdraw(*, author: User, key: uuid.UUID, which: uuid.UUID) -> Attestation:
    """Take an open question back: the colleague sees nothing of it any more. Raises ``Refused`` for an answered one.

    What they were shown goes for good, unless a legal hold stands on one of the two: then with the end of that.
    """
    asked = access.asked_by(author, key, which)
    if asked.state != State.OPEN.value:
        raise Refused(_("This question is not open any more."))
    asked.withdrawn_at = timezone.now()
    asked.save(update_fields=["withdrawn_at"])
    _empty_wording(asked)
    _recorded("withdrawn", asked, author)
    return asked


@transaction.atomic
def answer(given: Answer, sentence: str, *, author: User, which: uuid.UUID) -> Attestation:
    """Answer what one was asked, once; a sentence goes with an attestation alone.

    Raises ``Http404`` for what the author was not asked, and ``Refused`` for a second answer or a long sentence.
    """
    asked = access.held_asked_of(author, which)
    if asked.state != State.OPEN.value:
        raise Refused(_("You answered this already. What you answered stands."))
    told = " ".join(cleaned(sentence).split())
    if len(told) > LONGEST_SENTENCE:
        raise Refused(_("A sentence has at most %(most)s characters. Shorten it.") % {"most": LONGEST_SENTENCE})
    asked.answer = given.value
    asked.sentence = told if given is Answer.ATTESTED else ""
    asked.answered_at = timezone.now()
    asked.save()
    _empty_wording(asked)
    _recorded("answered", asked, author)
    return asked


def _asked_already(asked: Attestation) -> str:
    names = {"name": asked.colleague.name, "day": day_text(asked.expires_at)}
    if asked.answer:
        return _("%(name)s answered already, and is not asked twice about one entry.") % names
    return _("%(name)s was asked already. You can ask again from %(day)s on.") % names


def _recorded(verb: str, asked: Attestation, author: User) -> None:
    data = {"colleague": str(asked.colleague.key)}
    record(f"evidence.attestation_{verb}", author=author, object_key=asked.of.object_key, data=data)


def _write_to(asked: Attestation, author: User) -> None:
    """Write to the colleague where the server sends mail: that they are asked and by whom, nothing of what it says."""
    if not settings.CONFIGURATION.email_url:
        return
    address = addresses.server() + reverse("evidence:attest", args=[asked.key])
    names = {"name": author.name, "address": address, "day": day_text(asked.expires_at)}
    text = _(
        "%(name)s asks you to attest a piece of work that you may have seen. What it says stands here, for you "
        "alone:\n\n%(address)s\n\nYou can also decline, or do nothing: on %(day)s the question ends by itself.\n"
    )
    try:
        send_mail(_("Somebody asks you to attest their work"), text % names, None, [asked.colleague.email])
    except (SMTPException, OSError) as error:
        log.warning("a question could not be sent", extra={"asked": asked.pk, "why": type(error).__name__})


def forget(person: User) -> int:
    """Take away what somebody who is erased was asked and said about others; that they attested stays, without a name.

    On whose log a legal hold stands keeps what was said there, without the name, too. In the transaction of the caller;
    how many questions changed.
    """
    return _forget_words(Attestation.objects.filter(colleague=person))


def clear_away(now: datetime) -> int:
    """Remove what is over its time, but for questions from and to people who are held; how many questions changed.

    These are questions that were not answered, some time after they were over; and what a hold kept that has ended
    since: wordings shown for nothing, and words of those who were erased.
    """
    gone = _of_nobody_held(unanswered_too_long(now), now).delete()[0]
    return gone + _empty_wordings(shown_for_nothing(), now) + _forget_words(said_by_erased(), now)


def over(now: datetime) -> int:
    """How many questions ``clear_away`` would look at."""
    return unanswered_too_long(now).count() + shown_for_nothing().count() + said_by_erased().count()


def unanswered_too_long(now: datetime) -> QuerySet[Attestation]:
    """Questions that were not answered, some time after they were over."""
    return Attestation.objects.filter(answer="", asked_at__lt=now - 2 * attesting.OPEN_FOR)


def shown_for_nothing() -> QuerySet[Attestation]:
    """Questions that were taken back, or answered otherwise than by attesting, and still have what was shown."""
    ended = Q(withdrawn_at__isnull=False, answer="") | Q(answer__in=(Answer.DECLINED.value, Answer.ABSENT.value))
    return Attestation.objects.filter(ended).exclude(wording={})


def said_by_erased() -> QuerySet[Attestation]:
    """What was kept of people who were erased, because a hold stood on whose work they spoke about."""
    asked = Attestation.objects.filter(colleague__in=erased_people())
    return asked.exclude(answer=Answer.ATTESTED.value, sentence="")


def _forget_words(asked: QuerySet[Attestation], now: datetime | None = None) -> int:
    asked = asked.exclude(of__author__in=held_people(now))
    gone, _more = asked.exclude(answer=Answer.ATTESTED.value).delete()
    return gone + asked.exclude(sentence="").update(sentence="")


def _empty_wording(asked: Attestation) -> None:
    """Where a question came to nothing, what was shown goes with it."""
    _empty_wordings(shown_for_nothing().filter(pk=asked.pk))
    asked.refresh_from_db(fields=["wording"])


def _empty_wordings(asked: QuerySet[Attestation], now: datetime | None = None) -> int:
    return _of_nobody_held(asked, now).update(wording={})


def _of_nobody_held(asked: QuerySet[Attestation], now: datetime | None) -> QuerySet[Attestation]:
    held = held_people(now)
    return asked.exclude(colleague__in=held).exclude(of__author__in=held)
