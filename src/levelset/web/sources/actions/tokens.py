"""A token is kept sealed, and removed; nobody sees it again."""

import uuid
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from levelset.web.audit.actions import record
from levelset.web.people.models import User
from levelset.web.sealing import seal
from levelset.web.sources import access, queries
from levelset.web.sources.models import Token


def keep(forge: str, token: str, *, author: User) -> Token:
    """Keep a token for a forge as it stands in the settings now, in place of one that was kept before."""
    values = {"sealed": seal(token), "address": queries.address_of(forge), "kept_at": timezone.now()}
    with transaction.atomic():
        kept, _new = Token.objects.update_or_create(author=author, forge=forge, defaults=values)
        record("sources.token-kept", author=author, object_key=f"sources/tokens/{kept.key}", data={"forge": forge})
    return kept


def remove(key: uuid.UUID, *, author: User) -> None:
    """Forget a token; raises ``Http404`` for one of somebody else."""
    kept = access.token(author, key)
    with transaction.atomic():
        record("sources.token-removed", author=author, object_key=f"sources/tokens/{kept.key}", data={})
        kept.delete()


def end_with(leavers: Sequence[User], author: User | None) -> int:
    """Forget every token of people who leave, for good; how many. In the transaction of the caller."""
    held = list(Token.objects.filter(author__in=leavers).select_related("author").select_for_update(of=("self",)))
    for kept in held:
        name = f"sources/tokens/{kept.key}"
        record("sources.token-removed", author=author, object_key=name, data={"by": "leaving"}, subject=kept.author.key)
    Token.objects.filter(pk__in=[kept.pk for kept in held]).delete()
    return len(held)
