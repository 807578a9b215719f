"""The worker reads the documents of an import, file by file, each in a child process."""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.document import Document
from levelset.importing.sandbox import Limits, read_each
from levelset.importing.stored import documents_to_json
from levelset.web.imports import queries
from levelset.web.imports.actions.carrying import carry_over
from levelset.web.imports.actions.removing import remove_expired
from levelset.web.imports.actions.taking_over import without_own
from levelset.web.imports.actions.unpacking import unpacked
from levelset.web.imports.models import Import, State, Upload, UploadState
from levelset.web.imports.owned import own_framework
from levelset.web.imports.stored_findings import to_data
from levelset.web.imports.uploads import Bounds

DONE = (UploadState.READ, UploadState.UNPACKED, UploadState.OWN, UploadState.PART)
"""What is not read again when somebody asks to try once more."""


@task()
def read_import(number: int, attempt: int) -> None:
    """Read every document of an import that is not read yet, then leave it in review, or failed with the reason.

    Each file's outcome is written as soon as it is known, so a worker that is stopped loses one file's time. A task
    whose ``attempt`` is not the current one (someone pressed "Try again") does nothing.
    """
    remove_expired()
    uploads = _claim(number, attempt)
    if uploads is None:
        return
    finished = False
    try:
        uploads = unpacked(without_own(uploads))
        _read(number, attempt, uploads)
        finished = _conclude(number, attempt)
    finally:
        if not finished:
            _mark_failed(number, attempt, _("Something went wrong in Levelset while it read the documents."))


def _claim(number: int, attempt: int) -> list[Upload] | None:
    """Take the import; the uploads that are still to be read, or None where there is nothing to do.

    One that is being read already was left lying by a worker that died: each attempt is queued once, and a task is
    begun again only when nobody is at it any more.
    """
    open_states = (State.WAITING, State.READING)
    with transaction.atomic():
        asked = Import.objects.select_for_update().filter(pk=number, attempt=attempt)
        found = asked.filter(state__in=open_states).first()
        if found is None:
            return None
        found.state = State.READING
        found.touched_at = timezone.now()
        found.save(update_fields=["state", "touched_at"])
        waiting = found.uploads.exclude(file="").exclude(state__in=DONE)
        waiting.update(state=UploadState.WAITING, findings=[])
        return list(waiting.defer("document"))


def _read(number: int, attempt: int, uploads: Sequence[Upload]) -> None:
    limits = Limits(file_bytes=Bounds.from_settings().file_bytes)
    _mark_next(uploads[:1])
    for place, result in read_each([(upload.name, Path(upload.file.path)) for upload in uploads], limits):
        _keep_outcome(uploads[place], result)
        if not _still_ours(number, attempt):
            return
        _mark_next(uploads[place + 1 : place + 2])


def _mark_next(uploads: Sequence[Upload]) -> None:
    for upload in uploads:
        Upload.objects.filter(pk=upload.pk).update(state=UploadState.READING)


def _keep_outcome(upload: Upload, result: Result[Document | None]) -> None:
    upload.state = UploadState.FAILED if result.value is None else UploadState.READ
    upload.document = "" if result.value is None else documents_to_json([result.value])
    upload.findings = to_data(_explained(upload, result))
    upload.save(update_fields=["state", "document", "findings"])


def _explained(upload: Upload, result: Result[Document | None]) -> tuple[Finding, ...]:
    if result.value is None and not result.has_errors:
        message = _("This file could not be read. Save it as text and try again.")
        return (*result.findings, Finding("import/unreadable", Severity.ERROR, message, upload.name))
    return result.findings


def _still_ours(number: int, attempt: int) -> bool:
    """Give a sign of life; False where someone began a new attempt or discarded the import."""
    ours = Import.objects.filter(pk=number, attempt=attempt, state=State.READING)
    return ours.update(touched_at=timezone.now()) == 1


def _conclude(number: int, attempt: int) -> bool:
    """Recognise once, to know what the documents call themselves; then the import is ready for review."""
    found = Import.objects.filter(pk=number, attempt=attempt, state=State.READING).first()
    if found is None:
        return True
    documents = queries.documents_of(found)
    own = own_framework(found)
    if not documents and own is None:
        _mark_failed(number, attempt, _("None of the documents could be read."))
        return True
    recognised = queries.first_draft(found, tuple(documents.values()), own)
    draft = recognised.value
    if draft is None:
        _mark_failed(number, attempt, " ".join(finding.message for finding in recognised.findings))
        return True
    values = {
        "state": State.REVIEW,
        "touched_at": timezone.now(),
        "engine": draft.engine,
        "found_title": draft.framework.title,
        "found_organization": draft.framework.organization,
    }
    carry_over(found)
    Import.objects.filter(pk=number, attempt=attempt, state=State.READING).update(**values)
    return True


def _mark_failed(number: int, attempt: int, reason: str) -> None:
    ours = Import.objects.filter(pk=number, attempt=attempt, state=State.READING)
    ours.update(state=State.FAILED, failure=reason, touched_at=timezone.now())
