"""Archives among the uploads: what lies in them becomes uploads of their own."""

import hashlib
from collections.abc import Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from levelset.core.findings import Finding, Severity
from levelset.importing.archives import Member, is_archive, members_of
from levelset.web.imports.models import Upload, UploadState, stored_name
from levelset.web.imports.stored_findings import to_data
from levelset.web.imports.uploads import MOST_FILES

MARK = b"PK"
"""How an archive begins, and an office document."""


def unpacked(uploads: Sequence[Upload]) -> list[Upload]:
    """The uploads with the documents of each archive in its place; what an archive leaves out is among its findings.

    An archive that holds nothing to read has failed, and says so.
    """
    return [document for upload in uploads for document in (_documents(upload) if _may_be(upload) else [upload])]


def _may_be(upload: Upload) -> bool:
    try:
        with default_storage.open(upload.file.name or "") as file:
            return bool(file.read(len(MARK)) == MARK)
    except OSError:
        return False  # reading it says why


def _documents(upload: Upload) -> list[Upload]:
    with default_storage.open(upload.file.name or "") as file:
        data = file.read()
    if not is_archive(data):
        return [upload]
    members = members_of(upload.name, data, most_files=MOST_FILES)
    findings = members.findings
    if not members.value and not members.has_errors:
        message = _("There is no document in this archive. Choose the documents themselves.")
        findings = (*findings, Finding("read/empty", Severity.ERROR, message, upload.name))
    with transaction.atomic():
        upload.state = UploadState.UNPACKED if members.value else UploadState.FAILED
        upload.findings = to_data(findings)
        upload.save(update_fields=["state", "findings"])
        last = Upload.objects.filter(of=upload.of).aggregate(last=Max("position"))["last"]
        taken = set(Upload.objects.filter(of=upload.of).values_list("name", flat=True))
        return [_kept(upload, member, last + number, taken) for number, member in enumerate(members.value, start=1)]


def _kept(archive: Upload, member: Member, position: int, taken: set[str]) -> Upload:
    name = member.name if member.name not in taken else f"{archive.name}/{member.name}"
    taken.add(name)
    made = Upload(of=archive.of, position=position, name=name, size=len(member.data))
    made.sha256 = hashlib.sha256(member.data).hexdigest()
    made.file.name = default_storage.save(stored_name(made, ""), ContentFile(member.data))
    made.save()
    return made
