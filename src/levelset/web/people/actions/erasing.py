"""A person is erased: deleted as the one whom records are about, made anonymous in what they wrote about others."""

import contextlib
import logging
import os
import secrets

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.audit.commitments import keyed
from levelset.web.people import queries_of_rights as queries
from levelset.web.people.held import is_erased
from levelset.web.people.holdings import holdings
from levelset.web.people.models import Erasure, User
from levelset.web.ui.dates import day_text

log = logging.getLogger(__name__)
LIST = "erasures"
"""The file of the data folder that says who was erased, as keyed digests: a restored backup asks it."""


def erase(person: User, *, author: User | None) -> int:
    """Erase somebody, everywhere; how many records that concerned.

    ``author`` is the owner who does it, None for a command of the server. Raises ``Refused`` where a legal hold stands,
    for the last owner, for oneself, and for somebody who was erased already.
    """
    _check(person, author)
    with transaction.atomic():
        number = _forget(person)
        record("person.erased", author=author, object_key="person", subject=author.key if author else "system")
        transaction.on_commit(cache.clear)
        transaction.on_commit(write_list)
    return number


def erase_again() -> int:
    """Erase everybody who is on the list of the data folder: after a backup was restored. How many people that were."""
    listed = _read_list()
    again = 0
    for person in User.objects.all().iterator():
        if digest_of(person) in listed and not is_erased(person):
            with transaction.atomic():
                _forget(person)
                record("person.erased", author=None, object_key="person", data={"why": "restored"})
            again += 1
    _keep(listed)
    cache.clear()
    return again


def digest_of(person: User) -> str:
    """What is kept of somebody on the list: it tells nobody who they were."""
    return keyed("erased person", person.key)


def write_list() -> None:
    """Bring the list of the data folder up to date with the one of the database; it only grows, and is whole or not."""
    listed = _read_list() | set(Erasure.objects.values_list("digest", flat=True))
    fresh = settings.CONFIGURATION.data / f".{LIST}.{secrets.token_hex(8)}"
    with fresh.open("w", encoding="ascii") as file:
        file.write("".join(f"{digest}\n" for digest in sorted(listed)))
        file.flush()
        os.fsync(file.fileno())
    fresh.chmod(0o600)
    fresh.replace(settings.CONFIGURATION.data / LIST)


def _check(person: User, author: User | None) -> None:
    if is_erased(person):
        raise Refused(_("There is nobody here any more: this person was erased before."))
    if author is not None and author.pk == person.pk:
        raise Refused(_("You cannot erase yourself. Ask another owner."))
    hold = queries.hold_on(person)
    if hold is not None:
        raise Refused(
            _(
                "A legal hold stands until the end of {day}, unless it is lifted before; until then this person cannot "
                "be erased. The reason: {reason}"
            ).format(day=day_text(hold.until), reason=hold.reason)
        )
    if queries.is_last_owner(person):
        raise Refused(_("This is the last owner. Make somebody else an owner first."))


def _forget(person: User) -> int:
    """Go through the holdings from the last registered to the first, so that accounts go last."""
    Erasure.objects.get_or_create(digest=digest_of(person))
    number = sum(holding.erase(person) for holding in reversed(holdings()))
    log.info("erased %d records of a person", number)
    return number


def _read_list() -> set[str]:
    with contextlib.suppress(FileNotFoundError):
        return set((settings.CONFIGURATION.data / LIST).read_text(encoding="ascii").split())
    return set()


def _keep(listed: set[str]) -> None:
    """What the data folder knows, the restored database learns."""
    known = set(Erasure.objects.values_list("digest", flat=True))
    Erasure.objects.bulk_create([Erasure(digest=digest) for digest in sorted(listed - known)])
