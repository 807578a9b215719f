"""A document comes again: what was decided about its lines the last time is taken over where they are the same."""

import uuid

from django.db import transaction
from django.db.models import Q

from levelset.importing.stored import documents_from_json
from levelset.web.audit.actions import record
from levelset.web.imports import queries
from levelset.web.imports.models import Decision, Import, Kind, State, Upload, UploadState
from levelset.web.imports.reviewing.carrying import is_same_page, same_pieces


def carry_over(found: Import) -> int:
    """Take over what holds in the last published import of each document of the same name, in whichever folder it is;
    how many decisions.

    They keep their author and time, bear the number of the import they come from, and can be taken back all at once.
    Nothing is taken over twice: an import that holds decisions already stays as it is.
    """
    with transaction.atomic():
        if found.decisions.exists():
            return 0
        batch = uuid.uuid4()
        rows = [row for upload in found.uploads.filter(state=UploadState.READ) for row in _rows(found, upload, batch)]
        Decision.objects.bulk_create(rows)
        if rows:
            origins = sorted({row.carried_from_id for row in rows if row.carried_from_id is not None})
            data = {"decisions": len(rows), "from": origins}
            record("import.carried_over", author=found.author, object_key=found.object_key, data=data)
    return len(rows)


def _earlier(found: Import, upload: Upload) -> Upload | None:
    """The document as it was published last: the one of its name, else the only one that is called so in any folder."""
    published = Upload.objects.filter(of__state=State.PUBLISHED, state=UploadState.READ, pasted=upload.pasted)
    published = published.exclude(of=found).select_related("of").order_by("-of__published_at", "-of")
    same = published.filter(name=upload.name).first()
    if same is not None:
        return same
    called = _called(upload.name)
    moved = list(published.filter(called)[:2])
    alone = len(moved) == 1 or (len(moved) > 1 and moved[0].of_id != moved[1].of_id)
    return moved[0] if alone and found.uploads.filter(called).count() == 1 else None


def _called(name: str) -> Q:
    """What is called like this, in any folder or none."""
    last = name.rsplit("/", 1)[-1]
    return Q(name=last) | Q(name__endswith=f"/{last}")


def _rows(found: Import, upload: Upload, batch: uuid.UUID) -> list[Decision]:
    earlier = _earlier(found, upload)
    if earlier is None:
        return []
    log = [row for row in queries.log_of(earlier.of).holding if row.file == earlier.name]
    before, after = (documents_from_json(one.document).value for one in (earlier, upload))
    if not log or not before or not after:
        return []
    same = {**same_pieces(before[0], after[0])}
    if is_same_page(before[0], after[0]):
        same[0] = 0
    return [
        Decision(
            of=found,
            at=row.at,
            author=row.author,
            author_name=row.author_name,
            kind=Kind(row.kind),
            file=upload.name,
            piece=same[row.piece],
            value=row.value,
            batch=batch,
            carried_from=earlier.of,
        )
        for row in log
        if row.piece in same
    ]
