"""Who was invited and has not come in, and who could be."""

from collections.abc import Iterator

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from levelset.web.people.access import people as door
from levelset.web.people.models import User, WelcomeLink

WAITS = "waits"
"""What is kept on a link that the worker will send."""

PAGE = 50


def open_links() -> QuerySet[WelcomeLink]:
    """Links for an address that can still be used, newest first."""
    return WelcomeLink.objects.filter(used_at=None, expires_at__gt=timezone.now()).exclude(email="").order_by("-pk")


def page_of_links(viewer: object, page: int) -> tuple[list[WelcomeLink], bool]:
    """A page of them for those who manage people, and whether there are more."""
    door.check_manages(viewer)
    first = (max(page, 1) - 1) * PAGE
    found = list(open_links().select_related("person")[first : first + PAGE + 1])
    return found[:PAGE], len(found) > PAGE


def _waiting() -> QuerySet[User]:
    """Who is here, has not come in, and has no open link."""
    never = User.objects.filter(is_active=True, last_login=None, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return never.exclude(Exists(open_links().filter(email=OuterRef("email"))))


def waiting() -> list[User]:
    """All of them."""
    return list(_waiting())


def how_many_wait(viewer: object) -> int:
    """How many could be invited at once."""
    door.check_manages(viewer)
    return _waiting().count()


def to_send() -> Iterator[WelcomeLink]:
    """The links that wait to be sent."""
    return iter(list(open_links().filter(problem=WAITS)))
