"""A document comes again: what was decided about its lines the last time is taken over where they are the same."""

import uuid

from django.db import transaction

from levelset.importing.stored import documents_from_json
from levelset.web.audit.actions import record
from levelset.web.imports import queries
from levelset.web.imports.models import Decision, Import, Kind, State, Upload, UploadState
from levelset.web.imports.reviewing.carrying import is_same_page, same_pieces


def carry_over(found: Import) -> int:
    """Take over what holds in the last published import of each document of the same name; how many decisions.

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


def _rows(found: Import, upload: Upload, batch: uuid.UUID) -> list[Decision]:
    earlier = (
        Upload.objects.filter(of__state=State.PUBLISHED, state=UploadState.READ, name=upload.name, pasted=upload.pasted)
        .exclude(of=found)
        .select_related("of")
        .order_by("-of__published_at")
        .first()
    )
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
