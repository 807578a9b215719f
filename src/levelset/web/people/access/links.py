"""The door to people's records and to the links that welcome them."""

import hashlib

from django.http import Http404
from django.utils import timezone

from levelset.web.people.models import User, WelcomeLink
from levelset.web.ui.viewer import standing_of

__all__ = ["hash_of", "standing_of", "welcome_link"]


def hash_of(token: str) -> str:
    """What is kept of a token: 64 hexadecimal digits. The token is long and random, so that no salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def welcome_link(token: str) -> WelcomeLink:
    """The link with this token; raises ``Http404`` alike for an unknown, a used and an expired one."""
    link = WelcomeLink.objects.filter(
        token_hash=hash_of(token), used_at__isnull=True, expires_at__gt=timezone.now()
    ).first()
    if link is None:
        raise Http404
    return link


def person_of(link: WelcomeLink) -> User | None:
    """Whom a link lets in where they are here already and have not come in; None where it makes somebody new."""
    person = link.person or (User.objects.filter(email=link.email).first() if link.email else None)
    if person is None or not person.is_active:
        return None
    # A link that names its person may also be for somebody who came in without a password until now, as with --solo.
    came_in = person.has_usable_password() if link.person else person.has_come_in
    return None if came_in else person
