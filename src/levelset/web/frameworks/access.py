"""The door to published versions and to links put right: who may read which, and nothing about those that one may not.

The current version is the newest. Where someone may not read it, they read none: an older one for a wider audience is
never shown in its place, though it still opens at its own address.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404

from levelset.process.rights import Audience, Standing, may_edit, may_read
from levelset.web.frameworks.models import FrameworkVersion, KeptLinkRow
from levelset.web.prepared import Given, prepared
from levelset.web.ui.viewer import standing_of

LARGEST = 2**31 - 1
"""The largest number that a version can have; databases refuse to look for a larger one."""


class Head(NamedTuple):
    """What tells one version from every other, and who may read it."""

    number: int
    sha256: str
    audience: str
    published_at: datetime


def is_readable(standing: Standing | None, audience: str) -> bool:
    """Whether someone of this standing may read a version for this audience."""
    return may_read(standing, Audience(audience))


def readable(standing: Standing | None) -> QuerySet[FrameworkVersion]:
    """The same rule for many: the versions that someone may read, newest first, without their documents."""
    allowed = [audience.value for audience in Audience if is_readable(standing, audience.value)]
    return FrameworkVersion.objects.defer("document").filter(audience__in=allowed)


def current_version(user: object) -> FrameworkVersion | None:
    """The current version, or None where nothing is published or this user may not read it."""
    version = _newest.first()
    return version if version and is_readable(standing_of(user), version.audience) else None


@prepared
def _newest() -> QuerySet[FrameworkVersion]:
    return FrameworkVersion.objects.defer("document")[:1]


def version(user: object, number: int) -> FrameworkVersion:
    """The version with this number; raises Http404 alike where there is none and where it is not for this user."""
    found = readable(standing_of(user)).filter(number=number).first()
    if found is None:
        raise Http404
    return found


def head(standing: Standing | None, number: int | None = None) -> Head | None:
    """The head of a version, of the current one without a number; None where there is none or it may not be read.

    This is all that a page in the cache asks the database.
    """
    if number is not None and number > LARGEST:
        return None
    row = _newest_head.first() if number is None else _head.first(number=number)
    found = Head(*row) if row else None
    return found if found and is_readable(standing, found.audience) else None


@prepared
def _newest_head() -> QuerySet[FrameworkVersion, tuple[Any, ...]]:
    return FrameworkVersion.objects.order_by("-number").values_list(*Head._fields)[:1]


@prepared
def _head(number: Given) -> QuerySet[FrameworkVersion, tuple[Any, ...]]:
    return FrameworkVersion.objects.filter(number=number).values_list(*Head._fields)


def check_editor(user: object) -> None:
    """Raises Http404 for someone who may not edit, as for an address that leads nowhere."""
    if not may_edit(standing_of(user)):
        raise Http404


def kept_link(user: object, number: int) -> KeptLinkRow:
    """A link that somebody put right, for those who may edit; raises Http404 for others and where there is none."""
    check_editor(user)
    found = KeptLinkRow.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def kept_links() -> QuerySet[KeptLinkRow]:
    """The links that hold. They say nothing but which statements of a page belong together: who reads the page may
    know. Who made them is for those who may edit."""
    return KeptLinkRow.objects.filter(undone_at=None)
