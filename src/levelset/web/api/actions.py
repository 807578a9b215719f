"""What can be done: make a token, revoke it; log and delete evidence with it."""

import secrets
import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.evidence import cleaned
from levelset.web.api import access
from levelset.web.api.models import PersonalToken
from levelset.web.audit.actions import record
from levelset.web.evidence.actions import linking, logging
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.models import Entry
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.people.queries_of_holds import held_people

PREFIX = "lvl_"
"""How a token begins, so that programs that look for leaked secrets know one."""

DAYS = (30, 90, 365)
"""How long a token can work."""

MOST_TOKENS = 20
KEPT_FOR = timedelta(days=30)
"""How long a token that is over stays in the list, so that its owner sees why a program stopped."""


@transaction.atomic
def make_token(name: str, *, days: int, may_write: bool, author: User) -> tuple[PersonalToken, str]:
    """A token of the author's own, and its text, which is nowhere else from then on.

    Raises ``Refused`` for a leaver, a name that they use already, another number of days, and more than there can be.
    """
    name = " ".join(name.split())
    if not author.is_active:
        raise Refused(_("Only people of the organization make tokens."))
    if not name or days not in DAYS:
        raise Refused(_("A token needs a name and one of the times to work that are offered."))
    User.objects.select_for_update().get(pk=author.pk)
    mine = access.tokens(author)
    if mine.filter(name=name).exists():
        raise Refused(_("You have a token of this name. Choose another one, or revoke that first."))
    if mine.count() >= MOST_TOKENS:
        raise Refused(_("You have %(most)s tokens, which is the most. Revoke one first.") % {"most": MOST_TOKENS})
    text = PREFIX + secrets.token_urlsafe(32)
    made = PersonalToken.objects.create(
        owner=author,
        name=name,
        digest=access.hash_of(text),
        may_write=may_write,
        expires_at=timezone.now() + timedelta(days=days),
    )
    record("token.made", author=author, object_key=made.object_key, data={"days": days, "writes": may_write})
    return made, text


@transaction.atomic
def revoke(*, author: User, key: uuid.UUID) -> PersonalToken:
    """End a token of the author's own at once."""
    token = access.held(author, key)
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    record("token.revoked", author=author, object_key=token.object_key)
    return token


def end_with(leavers: Sequence[User], author: User | None) -> int:
    """Revoke every token of people who leave, for good; how many. In the transaction of the caller."""
    live = PersonalToken.objects.filter(owner__in=leavers, revoked_at__isnull=True).select_related("owner")
    tokens = list(live.select_for_update(of=("self",)))
    for token in tokens:
        record(
            "token.revoked", author=author, object_key=token.object_key, data={"by": "leaving"}, subject=token.owner.key
        )
    PersonalToken.objects.filter(pk__in=[token.pk for token in tokens]).update(revoked_at=timezone.now())
    return len(tokens)


def note_use(token: PersonalToken) -> None:
    """Keep on which day a token was used last: one write a day."""
    if token.used_on != today():
        PersonalToken.objects.filter(pk=token.pk).update(used_on=today())


def clear_away(now: datetime) -> int:
    """Remove what is revoked, or over for some time; how many tokens that were. Those of people who are held stay."""
    return tokens_over(now).exclude(owner__in=held_people(now)).delete()[0]


def tokens_over(now: datetime) -> QuerySet[PersonalToken]:
    """What is revoked, or over for some time."""
    return PersonalToken.objects.filter(Q(expires_at__lt=now - KEPT_FOR) | Q(revoked_at__lt=now - KEPT_FOR))


@transaction.atomic
def log(
    details: logging.Details,
    *,
    author: User,
    token: uuid.UUID | None,
    behaviors: Iterable[tuple[Reading, str]] = (),
) -> tuple[Entry, bool]:
    """Log an entry with what is said of it, as a draft; whether it is new. The same ``token`` again changes nothing.

    ``behaviors`` are the ids of statements to which it speaks, each with the version and page where it stands.

    Raises ``Refused`` for what cannot be kept, and for a token whose entry was deleted since, or says something else.
    """
    for day in (details.begins, details.ends):
        _check_day(day)
    entry, is_new = logging.capture(details.text, author=author, token=token, begins=details.begins)
    if entry.deleted_at is not None:
        raise Refused(_("The entry of this token was deleted. Take it back on its page, or send another token."))
    if not is_new and entry.text != cleaned(details.text):
        raise Refused(_("Another text came with this token before. Send this one with a token of its own."))
    if is_new:
        entry = logging.describe(details, author=author, key=entry.key)
        for reading, statement in behaviors:
            linking.link(author=author, key=entry.key, reading=reading, statement=statement)
    return entry, is_new


def _check_day(day: date | None) -> None:
    if day is not None and not 1970 <= day.year <= today().year + 1:
        raise Refused(_("Choose a day between 1970 and the end of next year."))
