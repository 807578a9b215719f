"""The door to evidence. A draft is its author's alone; what is shared is read by those with whom it is shared.

Who may read is a predicate about one entry (``may_read``) and a condition of a query (``readable``), side by side; a
property test holds on random organizations that both say what ``process.visibility.may_read_shared`` says. What is
deleted is nobody's, but for the list from which its author takes it back. Broken glass opens what is shared with
anybody, never a draft.
"""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.http import Http404
from django.utils import timezone

from levelset.process import attesting
from levelset.process.visibility import READERS, Group, Relation, may_read_shared, may_read_under_glass
from levelset.web.audit.readings import note_reading
from levelset.web.evidence.models import Answer, Attachment, Attestation, Entry, Project, Share, SpeaksTo
from levelset.web.people.access import opened_by_glass, relations
from levelset.web.people.access.glass import open_glasses
from levelset.web.people.access.relations import (
    NOTHING,
    READER,
    Reader,
    ask,
    ask_one,
    is_to,
    near,
    partnerships,
    reader_of,
)
from levelset.web.people.models import User
from levelset.web.prepared import Given, prepared

Viewer = User | AnonymousUser
OPEN = Q(ended_at__isnull=True)


def may_read(viewer: Viewer, entry: Entry) -> bool:
    """Whether a viewer may read an entry today."""
    if entry.deleted_at is not None:
        return False
    shares = _open_shares(entry=entry)
    groups = frozenset(Group(share.group) for share in shares if share.group)
    named = any(share.person_id == viewer.pk for share in shares)
    held = relations(viewer, entry.author)
    if may_read_shared(held, groups, named=named):
        return True
    return may_read_under_glass(held, shared=bool(shares), glass=opened_by_glass(viewer, entry.author))


@prepared
def _open_shares(entry: Given) -> QuerySet[Share]:
    return Share.objects.filter(OPEN, of=entry).select_related("person")


def readable(viewer: Viewer | Reader) -> QuerySet[Entry]:
    """The same rule for many: every entry that a viewer may read today, their own among them."""
    own = Q(is_to(viewer, Relation.SELF, "author_id"))
    return _present().filter(own | _shared_with(viewer) | _under_glass(viewer))


def shared_with(viewer: Viewer | Reader) -> QuerySet[Entry]:
    """What others shared with a viewer: found from the viewer on, so that the rest of the organization is not read."""
    asked = reader_of(viewer)
    if asked is None:
        return Entry.objects.none()
    return _present().filter(pk__in=_keys_shared_with(asked)).exclude(is_to(asked, Relation.SELF, "author_id"))


def under_glass(viewer: Viewer | Reader) -> QuerySet[Entry]:
    """What a viewer may read today by nothing but broken glass."""
    return _present().filter(_under_glass(viewer)).exclude(_shared_with(viewer))


def is_under_glass(viewer: Viewer, entry: Entry) -> bool:
    """Whether nothing but broken glass opens an entry to a viewer."""
    return bool(ask(_under_glass_only, viewer, entry=entry))


@prepared
def _under_glass_only(entry: Given) -> QuerySet[Entry]:
    return under_glass(READER).filter(pk=entry)


def mine(viewer: Viewer | Reader) -> QuerySet[Entry]:
    """A viewer's own entries, without the deleted ones."""
    return _present().filter(is_to(viewer, Relation.SELF, "author_id"))


def deleted(viewer: Viewer) -> QuerySet[Entry]:
    """A viewer's own entries that can still be taken back."""
    return Entry.objects.filter(is_to(viewer, Relation.SELF, "author_id"), deleted_at__isnull=False)


def own(viewer: Viewer, key: uuid.UUID) -> Entry:
    """One entry of the viewer's own; raises Http404 alike for one that is not theirs and one that is not there."""
    return _found(mine(viewer).select_related("project", "author").filter(key=key).first())


def held(viewer: Viewer, key: uuid.UUID) -> Entry:
    """The same, held until the end of the transaction: who wants to change it after us waits."""
    return _found(mine(viewer).select_for_update().filter(key=key).first())


def held_deleted(viewer: Viewer, key: uuid.UUID) -> Entry:
    """One that the viewer deleted, held until the end of the transaction; raises Http404 otherwise."""
    return _found(deleted(viewer).select_for_update().filter(key=key).first())


def read(viewer: Viewer, key: uuid.UUID) -> Entry:
    """One entry to read, the viewer's own or one shared with them; raises Http404 alike for all others.

    Reading another's entry is noted, for them to see.
    """
    entry = _found(ask_one(_to_read, viewer, key=key))
    note_reading(viewer, str(entry.author.key), entry.object_key)
    return entry


@prepared
def _to_read(key: Given) -> QuerySet[Entry]:
    return readable(READER).select_related("project", "author").filter(key=key)


def attachment(viewer: Viewer, key: uuid.UUID, file: uuid.UUID) -> Attachment:
    """A file of an entry that the viewer may read; raises Http404 otherwise. Noted like the entry itself."""
    entry = read(viewer, key)
    found = entry.files.filter(key=file).first()
    if found is None:
        raise Http404
    return found


def behavior(viewer: Viewer, key: uuid.UUID, number: int) -> SpeaksTo:
    """A behavior of the viewer's own entry, held until the end of the transaction; raises Http404 otherwise."""
    entry = held(viewer, key)
    found = entry.behaviors.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def projects(viewer: Viewer | Reader) -> QuerySet[Project]:
    """A viewer's own projects."""
    return Project.objects.filter(is_to(viewer, Relation.SELF, "owner_id"))


def answers(viewer: Viewer) -> QuerySet[Answer]:
    """What a viewer answered to suggestions: for nobody else."""
    return Answer.objects.filter(is_to(viewer, Relation.SELF, "of__author_id"), of__deleted_at__isnull=True)


def shares(entry: Entry) -> list[Share]:
    """With whom an entry is shared now. For its author: ask for the entry by ``own`` or ``held`` first."""
    return _open_shares(entry=entry)


def attested(entry: Entry) -> list[Attestation]:
    """Who attests an entry: for its readers. That somebody declined, or was not there, is not among it."""
    return [one for one in asked_about(entry) if one.answer == attesting.Answer.ATTESTED.value]


def asked_about(entry: Entry) -> list[Attestation]:
    """Everybody who was asked about an entry. For its author: ask for the entry by ``own`` or ``held`` first."""
    found = _asked_about(entry=entry)
    for one in found:
        one.of = entry
    return found


@prepared
def _asked_about(entry: Given) -> QuerySet[Attestation]:
    return Attestation.objects.filter(of=entry).select_related("colleague")


def asked_by(viewer: Viewer, key: uuid.UUID, which: uuid.UUID) -> Attestation:
    """A question about the viewer's own entry, held until the end of the transaction; raises Http404 otherwise."""
    mine = Attestation.objects.filter(of=held(viewer, key)).select_related("colleague")
    return _question(mine.select_for_update(of=("self",)).filter(key=which).first())


def asked_of(viewer: Viewer) -> QuerySet[Attestation]:
    """What a viewer is asked to attest, and what they answered; nothing that is withdrawn, over or deleted."""
    return _asked_of(viewer, timezone.now() - attesting.OPEN_FOR)


def is_asked(viewer: Viewer) -> bool:
    """Whether something waits for a viewer to attest it."""
    return bool(ask(_any_question, viewer, since=timezone.now() - attesting.OPEN_FOR))


@prepared
def _any_question(since: Given) -> QuerySet[Attestation]:
    return _asked_of(READER, since).filter(answer="")[:1]


def _asked_of(viewer: Viewer | Reader, since: datetime | Given) -> QuerySet[Attestation]:
    waits = Q(withdrawn_at__isnull=True, asked_at__gt=since)
    there = Q(of__deleted_at__isnull=True, of__author__is_active=True)
    mine = Attestation.objects.filter(is_to(viewer, Relation.SELF, "colleague_id"))
    return mine.filter(there & (waits | ~Q(answer=""))).select_related("of__author")


def asked_of_one(viewer: Viewer, which: uuid.UUID) -> Attestation:
    """One of these, with the entry as it was then; noted for its author as a reading. Raises Http404 otherwise."""
    asked = _question(asked_of(viewer).filter(key=which).first())
    note_reading(viewer, str(asked.of.author.key), asked.of.object_key)
    return asked


def held_asked_of(viewer: Viewer, which: uuid.UUID) -> Attestation:
    """The same, held until the end of the transaction."""
    return _question(asked_of(viewer).select_for_update(of=("self",)).filter(key=which).first())


def _question(asked: Attestation | None) -> Attestation:
    if asked is None:
        raise Http404
    return asked


def _present() -> QuerySet[Entry]:
    return Entry.objects.filter(deleted_at__isnull=True)


def _shared_with(viewer: Viewer | Reader) -> Q:
    """The condition under which an entry is shared with a viewer; the viewer is of the organization."""
    asked = reader_of(viewer)
    if asked is None:
        return NOTHING
    of_this = Share.objects.filter(OPEN, of=OuterRef("pk"))
    condition = Q(Exists(of_this.filter(person=asked.reader)))
    for group, relation in READERS.items():
        condition |= Q(Exists(of_this.filter(group=group.value))) & Q(is_to(asked, relation, "author_id"))
    return condition


def _keys_shared_with(asked: Reader) -> QuerySet[Any, Any]:
    """The same as keys of entries that are found from a reader on: by name, and group by group."""
    by_name = Share.objects.filter(OPEN, person=asked.reader).order_by().values("of")
    return by_name.union(*(_keys_by_group(asked, group) for group in READERS), all=True)


def _keys_by_group(asked: Reader, group: Group) -> QuerySet[Any, Any]:
    """What a reader reads as one of a group: found from the few whom they are near to; for two groups from the shares.

    For partners the group is looked up where the reader is one: for others no share is looked at.
    """
    shares, relation = Share.objects.filter(OPEN).order_by(), READERS[group]
    match relation:
        case Relation.MEMBER:
            return shares.filter(group=group.value).values("of")
        case Relation.PARTNER:
            to_them = shares.filter(group__in=partnerships(asked).values(to=Value(group.value)))
            return to_them.filter(is_to(asked, relation, "of__author_id")).values("of")
        case _:
            of_these = _present().filter(author__in=near(asked, relation)).order_by()
            return of_these.filter(Exists(shares.filter(of=OuterRef("pk"), group=group.value))).values("pk")


def _under_glass(viewer: Viewer | Reader) -> Q:
    """The condition under which a glass is open over the author of an entry that is shared with anybody."""
    shared = Exists(Share.objects.filter(OPEN, of=OuterRef("pk")))
    return Q(shared) & Q(author__in=open_glasses(viewer).values("person"))


def _found(entry: Entry | None) -> Entry:
    if entry is None:
        raise Http404
    return entry
