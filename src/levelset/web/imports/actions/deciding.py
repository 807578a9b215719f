"""What reviewers decide: names of headings, fates of lines, what the import is to become. Every decision is a row."""

from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.importing.draft import CHOOSABLE, Fate, PageName
from levelset.web.audit.actions import record
from levelset.web.imports import queries
from levelset.web.imports.actions.rows import Entry, file_at, in_review, keep
from levelset.web.imports.models import Decision, Import, Kind, UploadState
from levelset.web.imports.reviewing.naming import kept as kept_name
from levelset.web.imports.reviewing.places import Place
from levelset.web.people.models import User


def name_heading(*, author: User, number: int, place: Place, name: str, kind: Kind = Kind.NAME) -> Decision | None:
    """The heading of the statements that begin at this place is ``name``; empty: there is no heading here.

    ``kind`` tells a pillar's heading from that of its first responsibility, which begins at the same place. None where
    that was decided already. Raises ``Refused`` where the import takes no decisions any more or has no such place.
    """
    with transaction.atomic():
        found = in_review(author, number)
        kept = keep(found, author, [Entry(kind, file_at(found, place), place.piece, name)])
    return kept[0] if kept else None


def give_fate(*, author: User, number: int, place: Place, fate: Fate) -> Decision | None:
    """The piece at this place is that; the same answers as for ``name_heading``."""
    if fate not in CHOOSABLE:
        raise Refused(_("A line cannot be made that. Pick one of the list."))
    with transaction.atomic():
        found = in_review(author, number)
        kept = keep(found, author, [Entry(Kind.FATE, file_at(found, place), place.piece, fate.value)])
    return kept[0] if kept else None


def take_over(*, author: User, number: int, place: Place, address: str) -> Decision | None:
    """What holds on the page of this address holds where the line at this place says so; as for ``name_heading``.

    Raises ``Refused`` where the line says no such thing of that page (any more).
    """
    with transaction.atomic():
        found = in_review(author, number)
        file = file_at(found, place)
        shown = queries.review(queries.work_of(author, found), place.document)
        if not any((one.place, one.address) == (place, address) for one in shown.references):
            raise Refused(_("That line takes over no such page (any more). Reload the page to see how it stands."))
        kept = keep(found, author, [Entry(Kind.INHERITS, file, place.piece, address)])
    return kept[0] if kept else None


def name_page(*, author: User, number: int, document: int, name: PageName) -> Decision | None:
    """This document is about that role and level; the same answers as for ``name_heading``."""
    with transaction.atomic():
        found = in_review(author, number)
        upload = found.uploads.filter(position=document, state=UploadState.READ).first()
        if upload is None:
            raise Refused(_("There is no such document in this import."))
        kept = keep(found, author, [Entry(Kind.PAGE, upload.name, 0, kept_name(name))])
    return kept[0] if kept else None


def undo(*, author: User, number: int, decision: int) -> None:
    """Take a decision back, and with it all that were made by the same press of a button.

    Twice is the same as once. What held before at that place holds again. Raises ``Refused`` where there is no such
    decision.
    """
    with transaction.atomic():
        found = in_review(author, number)
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
        found = in_review(author, number)
        found.title, found.organization = title, organization
        found.save(update_fields=["title", "organization"])
        record("import.named", author=author, object_key=found.object_key, data={"titled": bool(title)})
    return found


def choose_target(*, author: User, number: int, adds: bool) -> Import:
    """Say whether the pages join the published framework or are published as a new one in its place."""
    with transaction.atomic():
        found = in_review(author, number)
        found.adds = adds
        found.save(update_fields=["adds"])
        record("import.aimed", author=author, object_key=found.object_key, data={"adds": adds})
    return found


def leave_out(*, author: User, number: int, document: int, out: bool) -> None:
    """Leave a document out of the import, or take it in again; what was decided about it is kept."""
    with transaction.atomic():
        found = in_review(author, number)
        upload = found.uploads.filter(position=document, state=UploadState.READ).first()
        if upload is None:
            raise Refused(_("There is no such document in this import."))
        if upload.left_out != out:
            upload.left_out = out
            upload.save(update_fields=["left_out"])
            data = {"document": document, "out": out}
            record("import.document_left_out", author=author, object_key=found.object_key, data=data)
