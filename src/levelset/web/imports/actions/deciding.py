"""What reviewers decide: names of headings, fates of lines, what the import is to become. Every decision is a row."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.importing.draft import CHOOSABLE, Fate
from levelset.importing.stored import documents_from_json
from levelset.web.audit.actions import record
from levelset.web.imports import access, queries
from levelset.web.imports.models import Decision, Import, Kind, State, UploadState
from levelset.web.imports.reviewing.pages import pages_of
from levelset.web.imports.reviewing.places import Place
from levelset.web.people.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision that is to be kept."""

    kind: Kind
    file: str
    piece: int
    value: str


def name_heading(*, author: User, number: int, place: Place, name: str, kind: Kind = Kind.NAME) -> Decision | None:
    """The heading of the statements that begin at this place is ``name``; empty: there is no heading here.

    ``kind`` tells a pillar's heading from that of its first responsibility, which begins at the same place. None where
    that was decided already. Raises ``Refused`` where the import takes no decisions any more or has no such place.
    """
    with transaction.atomic():
        found = _in_review(author, number)
        kept = _keep(found, author, [Entry(kind, _file_at(found, place), place.piece, name)])
    return kept[0] if kept else None


def give_fate(*, author: User, number: int, place: Place, fate: Fate) -> Decision | None:
    """The piece at this place is that; the same answers as for ``name_heading``."""
    if fate not in CHOOSABLE:
        raise Refused(_("A line cannot be made that. Pick one of the list."))
    with transaction.atomic():
        found = _in_review(author, number)
        kept = _keep(found, author, [Entry(Kind.FATE, _file_at(found, place), place.piece, fate.value)])
    return kept[0] if kept else None


def accept_sure(*, author: User, number: int) -> int:
    """Confirm every heading that was filled in because its siblings make it sure; how many those were."""
    with transaction.atomic():
        found = _in_review(author, number)
        work = queries.work_of(author, found)
        pages, _anchors = pages_of(work.draft, work.documents)
        entries = [
            Entry(
                Kind.PILLAR if heading.is_pillar else Kind.NAME,
                work.documents[heading.place.document].file,
                heading.place.piece,
                heading.name,
            )
            for page in pages
            for heading in page.headings
            if heading.is_sure and heading.place is not None and heading.name is not None
        ]
        return len(_keep(found, author, entries, uuid.uuid4()))


def undo(*, author: User, number: int, decision: int) -> None:
    """Take a decision back, and with it all that were made by the same press of a button.

    Twice is the same as once. What held before at that place holds again. Raises ``Refused`` where there is no such
    decision.
    """
    with transaction.atomic():
        found = _in_review(author, number)
        first = found.decisions.exclude(kind=Kind.UNDO).filter(pk=decision).first()
        if first is None:
            raise Refused(_("There is no such decision in this import."))
        rows = found.decisions.filter(batch=first.batch) if first.batch else found.decisions.filter(pk=first.pk)
        standing = list(rows.exclude(kind=Kind.UNDO).filter(undone_by=None))
        Decision.objects.bulk_create(
            Decision(
                of=found,
                author=author,
                author_name=str(author),
                kind=Kind.UNDO,
                file=row.file,
                piece=row.piece,
                previous=row.value,
                undoes=row,
            )
            for row in standing
        )
        if standing:
            record("import.undone", author=author, object_key=found.object_key, data={"rows": [r.pk for r in standing]})


def name_framework(*, author: User, number: int, title: str, organization: str) -> Import:
    """Say what the framework and the organization are called; documents that disagree are joined under the title."""
    with transaction.atomic():
        found = _in_review(author, number)
        found.title, found.organization = title, organization
        found.save(update_fields=["title", "organization"])
        record("import.named", author=author, object_key=found.object_key, data={"titled": bool(title)})
    return found


def choose_target(*, author: User, number: int, adds: bool) -> Import:
    """Say whether the pages join the published framework or are published as a new one in its place."""
    with transaction.atomic():
        found = _in_review(author, number)
        found.adds = adds
        found.save(update_fields=["adds"])
        record("import.aimed", author=author, object_key=found.object_key, data={"adds": adds})
    return found


def leave_out(*, author: User, number: int, document: int, out: bool) -> None:
    """Leave a document out of the import, or take it in again; what was decided about it is kept."""
    with transaction.atomic():
        found = _in_review(author, number)
        upload = found.uploads.filter(position=document, state=UploadState.READ).first()
        if upload is None:
            raise Refused(_("There is no such document in this import."))
        if upload.left_out != out:
            upload.left_out = out
            upload.save(update_fields=["left_out"])
            data = {"document": document, "out": out}
            record("import.document_left_out", author=author, object_key=found.object_key, data=data)


def _in_review(author: User, number: int) -> Import:
    found = access.locked(author, number)
    if found.state == State.PUBLISHED:
        raise Refused(_("This import was published; nothing can be decided about it any more. Import again to go on."))
    if found.state != State.REVIEW:
        raise Refused(_("This import is not in review, so there is nothing to decide."))
    return found


def _file_at(found: Import, place: Place) -> str:
    """The file of a place; raises ``Refused`` where the import has no such piece."""
    upload = found.uploads.filter(position=place.document, state=UploadState.READ).first()
    documents = documents_from_json(upload.document).value if upload else ()
    if not any(piece.number == place.piece for document in documents for piece in document.pieces):
        raise Refused(_("There is no such line in these documents. Reload the page to see them as they are."))
    return documents[0].file


def _keep(found: Import, author: User, entries: Iterable[Entry], batch: uuid.UUID | None = None) -> list[Decision]:
    """Add the rows that change something; the list of them."""
    log = queries.log_of(found)
    rows = []
    for entry in entries:
        held = log.held(entry.kind, entry.file, entry.piece)
        if held is not None and held.value == entry.value:
            continue
        rows.append(
            Decision(
                of=found,
                author=author,
                author_name=str(author),
                kind=entry.kind,
                file=entry.file,
                piece=entry.piece,
                value=entry.value,
                previous=held.value if held is not None else "",
                batch=batch,
            )
        )
    Decision.objects.bulk_create(rows)
    if rows:
        data = {"rows": [row.pk for row in rows], "kind": rows[0].kind}
        record("import.decided", author=author, object_key=found.object_key, data=data)
    return rows
