"""The log of decisions as actions write it: rows are added where they change something, and only in review."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.importing.stored import documents_from_json
from levelset.web.audit.actions import record
from levelset.web.imports import access, queries
from levelset.web.imports.models import Decision, Import, Kind, State, UploadState
from levelset.web.imports.reviewing.places import Place
from levelset.web.people.models import User


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision that is to be kept."""

    kind: Kind
    file: str
    piece: int
    value: str


def in_review(author: User, number: int) -> Import:
    """The import, held until the end of the transaction; raises ``Refused`` where it takes no decisions."""
    found = access.locked(author, number)
    if found.state == State.PUBLISHED:
        raise Refused(_("This import was published; nothing can be decided about it any more. Import again to go on."))
    if found.state != State.REVIEW:
        raise Refused(_("This import is not in review, so there is nothing to decide."))
    return found


def file_at(found: Import, place: Place) -> str:
    """The file of a place; raises ``Refused`` where the import has no such piece."""
    upload = found.uploads.filter(position=place.document, state=UploadState.READ).first()
    documents = documents_from_json(upload.document).value if upload else ()
    if not any(piece.number == place.piece for document in documents for piece in document.pieces):
        raise Refused(_("There is no such line in these documents. Reload the page to see them as they are."))
    return documents[0].file


def keep(found: Import, author: User, entries: Iterable[Entry], batch: uuid.UUID | None = None) -> list[Decision]:
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
