"""The door to personal tokens: one's own, and nobody else's."""

import uuid

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from levelset.process.visibility import Relation
from levelset.web.api.models import PersonalToken
from levelset.web.people.access import hash_of
from levelset.web.people.access.relations import Viewer, is_to

__all__ = ["brought", "hash_of", "held", "tokens"]

LONGEST = 200
"""Characters of what may be a token at all."""


def tokens(viewer: Viewer) -> QuerySet[PersonalToken]:
    """A viewer's own tokens that were not revoked; expired ones stand among them until they are cleared away."""
    return PersonalToken.objects.filter(is_to(viewer, Relation.SELF, "owner_id"), revoked_at__isnull=True)


def held(viewer: Viewer, key: uuid.UUID) -> PersonalToken:
    """One of them, held until the end of the transaction; raises Http404 alike for another's and for none."""
    found = tokens(viewer).select_for_update().filter(key=key).first()
    if found is None:
        raise Http404
    return found


def brought(text: str) -> PersonalToken | None:
    """The token that a request brings; None alike for an unknown, expired or revoked one, and for that of a leaver."""
    if not text or len(text) > LONGEST:
        return None
    live = PersonalToken.objects.filter(revoked_at__isnull=True, expires_at__gt=timezone.now(), owner__is_active=True)
    return live.select_related("owner").filter(digest=hash_of(text)).first()
