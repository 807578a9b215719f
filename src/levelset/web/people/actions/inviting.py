"""Invitations: a welcome link that goes out by e-mail, or that the owner hands over where the server sends none.

A link is bound to an address, works once and for some days; a new one for the same address ends the one before.
"""

import logging
import secrets
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.audit.actions import record
from levelset.web.people import addresses, invited
from levelset.web.people.access import hash_of
from levelset.web.people.actions import welcoming
from levelset.web.people.actions.changes import check_author
from levelset.web.people.invited import WAITS
from levelset.web.people.journal import batches
from levelset.web.people.models import User, WelcomeLink
from levelset.web.ui.dates import day_text

log = logging.getLogger(__name__)


def sends_mail() -> bool:
    """Whether this server sends e-mail."""
    return bool(settings.CONFIGURATION.email_url)


def invite(email: str, standing: Standing, *, author: User | None) -> str | None:
    """Invite one person. Sent by e-mail: None; where the server sends none, the address of the link to hand over.

    Raises ``Refused`` where the author may not, for somebody who came in already, and where the author would be shown
    a link to what somebody else wrote.
    """
    token = welcoming.welcome(email, standing, author=author, shown=not sends_mail())
    link = WelcomeLink.objects.get(token_hash=hash_of(token))
    if not sends_mail():
        return addresses.welcome(token)
    _send(link, token)
    return None


def renew(link: WelcomeLink, *, author: User | None) -> str | None:
    """Make a new link in the place of one; the one before ends. As ``invite``."""
    return invite(link.email, Standing(link.standing), author=author)


@transaction.atomic
def revoke(link: WelcomeLink, *, author: User | None) -> None:
    """Let a link work no more."""
    check_author(author)
    now = timezone.now()
    if not WelcomeLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now).update(expires_at=now):
        raise Refused(_("That link was used, or it has expired already."))
    record("welcome_link.revoked", author=author, object_key=f"welcome-link:{link.pk}")


def invite_waiting(*, author: User | None) -> list[tuple[User, str]]:
    """Invite everybody who is here, has no way in and no open link: by a list, or back after they left.

    Where the server sends e-mail the worker does so, and nothing is given back; else each with the address of a link.
    As with one invitation, an author is shown none for somebody who was in before; the console of the server is.
    """
    check_author(author)
    by_hand: list[tuple[User, str]] = []
    with transaction.atomic():
        people = invited.waiting()
        if sends_mail() or author is None:
            people += invited.waiting_again()
        for some in batches(people):
            by_hand += _links_for(some, author)
        record("welcome_link.made_in_bulk", author=author, object_key="people", data={"people": len(people)})
    if people and sends_mail():
        send_waiting.enqueue()
        return []
    return by_hand


def _links_for(people: Sequence[User], author: User | None) -> list[tuple[User, str]]:
    expires = timezone.now() + timedelta(days=settings.CONFIGURATION.welcome_days)
    made = [(person, secrets.token_urlsafe(32)) for person in people]
    WelcomeLink.objects.bulk_create(
        WelcomeLink(
            token_hash=hash_of(token),
            email=person.email,
            person=person,
            made_by=author,
            standing=person.standing,
            expires_at=expires,
            problem=WAITS if sends_mail() else "",
        )
        for person, token in made
    )
    return [(person, addresses.welcome(token)) for person, token in made]


@task()
def send_waiting() -> None:
    """The worker sends every link that waits, over one connection. A link gets its token only now: none is kept."""
    with get_connection() as connection:
        for link in invited.to_send():
            _send(link, _new_token(link), connection)


def _new_token(link: WelcomeLink) -> str:
    token = secrets.token_urlsafe(32)
    WelcomeLink.objects.filter(pk=link.pk, used_at=None).update(token_hash=hash_of(token))
    return token


def _send(link: WelcomeLink, token: str, connection: Any = None) -> None:
    """Send one link to the address that it is bound to, and keep whether that went well."""
    names = {
        "organization": settings.CONFIGURATION.organization or "Levelset",
        "address": addresses.welcome(token),
        "day": day_text(link.expires_at),
    }
    subject = " ".join((_("Your invitation to %(organization)s") % names).split())
    body = _(
        "Hello,\n\nyou are invited to the career framework of %(organization)s. Open this link to choose a password "
        "and come in:\n\n%(address)s\n\nIt is for you alone, works once, and until %(day)s. If you did not expect "
        "it, do nothing.\n"
    )
    try:
        EmailMessage(subject, body % names, to=[link.email], connection=connection).send()
    except (SMTPException, OSError) as error:
        log.warning("an invitation could not be sent", extra={"link": link.pk, "why": type(error).__name__})
        WelcomeLink.objects.filter(pk=link.pk).update(problem=type(error).__name__[:200], sent_at=None)
    else:
        WelcomeLink.objects.filter(pk=link.pk).update(problem="", sent_at=timezone.now())
