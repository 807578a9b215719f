"""Documents leave: an import is discarded, or its time after publication is over."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.imports import access
from levelset.web.imports.models import Decision, Import, State
from levelset.web.people.actions.holding import kept_for_now
from levelset.web.people.models import User
from levelset.web.people.queries_of_holds import held_people

KEPT = timedelta(days=90)
"""How long documents stay after their import was published: long enough to look something up."""


def discard(*, author: User, number: int) -> Import:
    """Remove the documents of an import and all decisions about it; that it was there stays on record.

    Raises ``Refused`` for an import that was published: its documents go after ``KEPT`` or with ``remove_documents``;
    and where a legal hold keeps it, as in ``remove_expired``.
    """
    with transaction.atomic():
        found = access.locked(author, number)
        if found.state == State.PUBLISHED:
            raise Refused(_("This import was published. You can remove its documents, but not undo that it happened."))
        if found.state != State.DISCARDED:
            _refuse_while_held(found)
            _empty(found)
            found.state = State.DISCARDED
            found.save()
            record("import.discarded", author=author, object_key=found.object_key)
    return found


def remove_documents(*, author: User, number: int) -> Import:
    """Remove the documents of a published import before their time is over; the published version stays.

    Raises ``Refused`` for one that is not published, and where a legal hold keeps it, as in ``remove_expired``.
    """
    with transaction.atomic():
        found = access.locked(author, number)
        if found.state != State.PUBLISHED:
            raise Refused(_("This import is not published. Discard it instead."))
        if found.emptied_at is None:
            _refuse_while_held(found)
            _empty(found)
            found.save()
            record("import.documents_removed", author=author, object_key=found.object_key, data={"why": "by hand"})
    return found


def remove_expired(now: datetime | None = None) -> int:
    """Remove the documents of imports that were published more than ``KEPT`` ago; how many imports that were.

    The worker calls this every day, and at the beginning of every import. Where somebody began the import, or decided
    in it, on whom a legal hold stands, it stays as it is.
    """
    over = published_too_long(now).exclude(_worked_on_by(held_people(now)))
    removed = 0
    for number in over.values_list("pk", flat=True):
        with transaction.atomic():
            found = Import.objects.select_for_update().get(pk=number)
            if found.emptied_at is None:
                _empty(found)
                found.save()
                days = {"why": f"{KEPT.days} days after publication"}
                record("import.documents_removed", author=None, object_key=found.object_key, data=days)
                removed += 1
    return removed


def published_too_long(now: datetime | None = None) -> QuerySet[Import]:
    """Imports that were published more than ``KEPT`` ago and have documents still."""
    before = (now or timezone.now()) - KEPT
    return Import.objects.filter(state=State.PUBLISHED, emptied_at=None, published_at__lt=before)


def _worked_on_by(people: QuerySet[User]) -> Q:
    """The condition that one of these people began an import, or decided in it."""
    return Q(author__in=people) | Q(pk__in=Decision.objects.filter(author__in=people).values("of"))


def _refuse_while_held(found: Import) -> None:
    if Import.objects.filter(_worked_on_by(held_people()), pk=found.pk).exists():
        raise Refused(kept_for_now())


def _empty(found: Import) -> None:
    """Delete uploads and decisions; the bytes once the transaction holds, so that a failure leaves both."""
    names = [name for name in found.uploads.values_list("file", flat=True) if name]
    found.uploads.all().delete()
    found.decisions.all().delete()
    found.emptied_at = timezone.now()

    def delete_bytes() -> None:
        for name in names:
            default_storage.delete(name)

    transaction.on_commit(delete_bytes)
