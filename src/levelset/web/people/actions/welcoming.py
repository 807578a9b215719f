"""What can be done about people: each checks, writes and audits in one transaction."""

import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.rights import Standing, may_manage_people
from levelset.web.audit.actions import record
from levelset.web.people import factors, queries
from levelset.web.people.access.links import hash_of, person_of, standing_of
from levelset.web.people.invited import WAITS
from levelset.web.people.journal import batches
from levelset.web.people.models import User, WelcomeLink


@transaction.atomic
def welcome(email: str, standing: Standing, *, author: User | None, shown: bool = False) -> str:
    """Make a link for one person and return its token, which is kept nowhere: for somebody new, for whom a list made,
    and for whom has no way in any more, as after coming back.

    ``author`` is None on the console of the server; ``shown``: the author is shown the link, and could open it. Raises
    ``Refused`` for an author who may not manage people, for an address that is none, for one that is here already, and
    where an author would be shown a link to what somebody wrote who was in before.
    """
    if author is not None and not may_manage_people(standing_of(author)):
        raise Refused(_("Only an owner can welcome people."))
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(_("“%(address)s” is no e-mail address.") % {"address": email}) from None
    person = User.objects.filter(email=address).first()
    if person is not None and not person.is_active:
        told = _(
            "%(address)s belongs to somebody who has left. Import people brings them back: a list with their address "
            "and, under “begins”, the day from which they are here again."
        )
        raise Refused(told % {"address": address})
    if person is not None and factors.has_way_in(person):
        told = _(
            "%(address)s is here already. Nothing was changed. Who forgot their password chooses a new one under "
            "“I forgot my password”."
        )
        raise Refused(told % {"address": address})
    if shown and author is not None and person is not None and person.last_login is not None:
        told = _(
            "%(address)s was in before and may have written what they alone read, so nobody else is shown a link for "
            "them. Let this server send e-mail (setting email_url), and it goes to their address; or ask whoever runs "
            "the server: levelset manage welcome --email %(address)s"
        )
        raise Refused(told % {"address": address})
    if person is not None and standing is not Standing(person.standing):
        if standing is not Standing.MEMBER:
            told = _(
                "%(name)s is here already, as %(standing)s, and a link does not change that. Give them another "
                "standing on their page, under “Change where they belong” (on the server: levelset manage standing), "
                "then invite them."
            )
            raise Refused(told % {"name": person.name, "standing": person.get_standing_display()})
        standing = Standing(person.standing)
    revoke_links([address])
    return _make_link(address, standing, author, person)


def revoke_links(addresses: Sequence[str]) -> int:
    """Let no open link of these addresses work any more; how many there were. In the transaction of the caller.

    Those that were withdrawn are done with as well: nobody has to be told of them any more.
    """
    now, number = timezone.now(), 0
    for some in batches(addresses):
        theirs = WelcomeLink.objects.filter(used_at=None, email__in=list(some))
        number += theirs.filter(expires_at__gt=now).update(expires_at=now)
        theirs.filter(withdrawn_at__isnull=False).update(withdrawn_at=None)
    return number


def withdraw_links_of(makers: Sequence[User], *, author: User | None) -> None:
    """End the open links of those who do not manage people any more: what they were shown, and what they sent to an
    address of their own choice. What went by e-mail to somebody whom a list made stays. In the caller's transaction.
    """
    now = timezone.now()
    made = WelcomeLink.objects.filter(made_by__in=[one.pk for one in makers], used_at=None, expires_at__gt=now)
    kept = Q(person__isnull=False) & (Q(sent_at__isnull=False) | Q(problem=WAITS))
    ending = made.exclude(kept)
    counts = dict(ending.order_by().values_list("made_by").annotate(Count("pk")))
    ending.update(expires_at=now, withdrawn_at=now)
    for maker in makers:
        if maker.pk in counts:
            data = {"count": counts[maker.pk]}
            record("welcome_link.withdrawn", author=author, object_key=f"person:{maker.key}", data=data)


@transaction.atomic
def welcome_first_owner() -> str:
    """Make the link for the first owner and return its token; links made for the first owner before end with it.

    Raises ``Refused`` where there is an owner.
    """
    if queries.has_owner():
        raise Refused(_("There is an owner already. They can welcome people."))
    now = timezone.now()
    WelcomeLink.objects.filter(email="", used_at__isnull=True, expires_at__gt=now).update(expires_at=now)
    return _make_link("", Standing.OWNER, None)


@transaction.atomic
def welcome_again(person: User) -> str:
    """Make a link with which somebody without a password chooses one; returns its token. The console's alone.

    Raises ``Refused`` for somebody who has one, or who left.
    """
    if person.has_usable_password() or not person.is_active:
        raise Refused(_("%(address)s has a way in already. Nothing was changed.") % {"address": person.email})
    revoke_links([person.email])
    return _make_link(person.email, Standing(person.standing), None, person)


def _make_link(email: str, standing: Standing, author: User | None, person: User | None = None) -> str:
    token = secrets.token_urlsafe(32)
    link = WelcomeLink.objects.create(
        token_hash=hash_of(token),
        email=email,
        person=person,
        made_by=author,
        standing=standing.value,
        expires_at=timezone.now() + timedelta(days=settings.CONFIGURATION.welcome_days),
    )
    record("welcome_link.made", author=author, object_key=f"welcome-link:{link.pk}", data={"standing": standing.value})
    return token


@transaction.atomic
def accept_welcome(link: WelcomeLink, *, name: str, email: str, password: str) -> User:
    """Make the person whom the link welcomes, or let in who is here by an import, and use the link up.

    Raises ``Refused`` where the link was used in the meantime, or an owner came before a second first one.
    """
    now = timezone.now()
    unused = WelcomeLink.objects.filter(pk=link.pk, used_at__isnull=True, expires_at__gt=now)
    if not unused.update(used_at=now) or (not link.email and queries.has_owner()):
        raise Refused(_("This link was used in the meantime."))
    person = person_of(link)
    if person is not None:
        return _let_in(person, password)
    if queries.is_known(link.email or email):
        raise Refused(_("Somebody with this address is here already."))
    user = User.objects.create_user(link.email or email, password, name=name, standing=Standing(link.standing))
    record("person.joined", author=user, object_key=f"person:{user.key}", data={"standing": link.standing})
    return user


def _let_in(person: User, password: str) -> User:
    """Somebody who was imported comes in for the first time, or who left comes back: name and standing stay."""
    person.set_password(password)
    person.was_locked_out = False
    person.save(update_fields=["password", "was_locked_out"])
    record("person.joined", author=person, object_key=f"person:{person.key}", data={"standing": person.standing})
    return person
