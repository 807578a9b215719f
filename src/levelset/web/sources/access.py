"""The door to what was read elsewhere: everything here is its author's alone."""

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelset.process.visibility import Relation
from levelset.web.people.access.relations import is_to
from levelset.web.people.models import User
from levelset.web.sources.models import KEPT_FOR, Gathering, Token

Viewer = User | AnonymousUser


def gatherings(viewer: Viewer) -> QuerySet[Gathering]:
    """What a viewer had read and did not put away yet."""
    return Gathering.objects.filter(is_to(viewer, Relation.SELF, "author_id"), made_at__gt=timezone.now() - KEPT_FOR)


def gathering(viewer: Viewer, key: uuid.UUID) -> Gathering:
    """One of them; raises Http404 alike for one that is not theirs and one that is not there."""
    found = gatherings(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def tokens(viewer: Viewer) -> QuerySet[Token]:
    """The tokens that a viewer keeps."""
    return Token.objects.filter(is_to(viewer, Relation.SELF, "author_id"))


def token(viewer: Viewer, key: uuid.UUID) -> Token:
    """One of them; raises Http404 alike for one that is not theirs and one that is not there."""
    found = tokens(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found
