"""Who was invited and has not come in, and who could be."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from levelset.web.people.access import people as door
from levelset.web.people.models import User, WelcomeLink
from levelset.web.people.seeking import BY_NAME, Named, named, seek
from levelset.web.prepared import Given, each_text, prepared

WAITS = "waits"
"""What is kept on a link that the worker will send."""

LOOK = 500
"""At how many who never came in a page looks; behind them it says that there are more."""

FEW = 12
"""How many who came back, and how many links that were withdrawn, a page names; behind them it says that there are
more."""

NEWEST = ("expires_at", "pk")


def open_links(now: datetime | Given | None = None) -> QuerySet[WelcomeLink]:
    """Links for an address that can still be used, newest first."""
    now = now or timezone.now()
    return WelcomeLink.objects.filter(used_at=None, expires_at__gt=now).exclude(email="").order_by("-pk")


@dataclass(frozen=True, slots=True)
class Links:
    """A page of links; the pages beside it begin at ``before`` and ``after``, 0 for none."""

    rows: tuple[WelcomeLink, ...]
    page: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many could be invited at once; ``more``: of all others nobody looked who among them could."""

    count: int
    more: bool


def page_of_links(viewer: object, page: int, *, after: int = 0, before: int = 0) -> Links:
    """A page of open links for those who manage people, those that work longest first."""
    door.check_manages(viewer)
    place = WelcomeLink.objects.filter(pk=after or before).first() if after or before else None
    backwards = place is not None and not after
    at = None if place is None else (place.expires_at, place.pk)
    found, more = seek(open_links().select_related("person"), NEWEST, at, backwards=backwards, down=True)
    if not found:
        return Links((), 1)
    earlier, later = (more, True) if backwards else (place is not None, more)
    number = max(page, 1) if earlier else 1
    return Links(tuple(found), number, found[0].pk if earlier else 0, found[-1].pk if later else 0)


def _never_in() -> QuerySet[User]:
    return User.objects.filter(is_active=True, last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX)


def _waiting() -> QuerySet[User]:
    """Who is here, has not come in, and has no open link."""
    return _never_in().exclude(Exists(open_links().filter(email=OuterRef("email"))))


def waiting() -> list[User]:
    """All of them."""
    return list(_waiting())


def _waiting_again(now: datetime | Given) -> QuerySet[User]:
    """Who was in, is here, has no way in any more and no open link: they left and came back."""
    out = User.objects.filter(is_active=True, was_locked_out=True, last_login__isnull=False)
    out = out.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    passkeys = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.WEBAUTHN)
    provider = SocialAccount.objects.filter(user=OuterRef("pk"))
    invited = open_links(now).filter(email=OuterRef("email"))
    return out.exclude(Exists(passkeys)).exclude(Exists(provider)).exclude(Exists(invited)).order_by(*BY_NAME)


def waiting_again() -> list[User]:
    """All of them."""
    return list(_waiting_again(timezone.now()))


def back(viewer: object) -> tuple[Named, ...]:
    """A few of them, for those who manage people, and one more where there are more."""
    door.check_manages(viewer)
    return tuple(Named(*row) for row in _back(now=timezone.now()))


@prepared
def _back(now: Given) -> QuerySet[User, tuple[Any, ...]]:
    return named(_waiting_again(now))[: FEW + 1]


def withdrawn(viewer: object) -> tuple[WelcomeLink, ...]:
    """Links that ended because whoever made them left, for those who manage people: the last ones, and one more where
    there are more. Not those of people who are here, whom a list made: these can be invited at once again."""
    door.check_manages(viewer)
    days = timedelta(days=settings.CONFIGURATION.welcome_days)
    return tuple(_withdrawn(since=timezone.now() - days))


@prepared
def _withdrawn(since: Given) -> QuerySet[WelcomeLink]:
    rows = WelcomeLink.objects.filter(withdrawn_at__gte=since, used_at=None, person=None).select_related("made_by")
    here = User.objects.filter(email=OuterRef("email"))
    return rows.exclude(Exists(here)).order_by("-withdrawn_at", "-pk")[: FEW + 1]


def how_many_wait(viewer: object) -> Waiting:
    """How many could be invited at once, among the first of those who never came in."""
    door.check_manages(viewer)
    first = [email for _key, email in _first_never_in()]
    some = first[:LOOK]
    invited = {email for (email,) in _invited(emails=some, now=timezone.now())}
    return Waiting(sum(email not in invited for email in some), len(first) > LOOK)


@prepared
def _first_never_in() -> QuerySet[User, tuple[Any, ...]]:
    return _never_in().order_by("pk").values_list("pk", "email")[: LOOK + 1]


@prepared
def _invited(emails: Given, now: Given) -> QuerySet[WelcomeLink, tuple[Any, ...]]:
    return open_links(now).filter(email__in=each_text(emails)).order_by().values_list("email")


def to_send() -> Iterator[WelcomeLink]:
    """The links that wait to be sent."""
    return iter(list(open_links().filter(problem=WAITS)))
