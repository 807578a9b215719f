"""Files come to an entry, and go."""

import hashlib
import uuid
from pathlib import PurePath

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.evidence import MOST_FILES
from levelset.web.audit.actions import record
from levelset.web.evidence import access
from levelset.web.evidence.models import Attachment, stored_name
from levelset.web.people.actions.holding import refuse_while_held
from levelset.web.people.models import User
from levelset.web.ui.uploads import Bounds, RefusedUpload

LONGEST_FILE_NAME = 200


def attach(file: "File[bytes]", *, author: User, key: uuid.UUID) -> Attachment:
    """Keep a file with an entry of the author's own; the same file again is kept once.

    Raises ``Refused`` for a file that is empty or too large, or one too many.
    """
    _check(file)
    digest = _sha256(file)
    name = shown(file.name or "")
    written = ""
    kept = False
    try:
        with transaction.atomic():
            entry = access.held(author, key)
            found = entry.files.filter(sha256=digest, name=name).first()
            if found is not None:
                return found
            if entry.files.count() >= MOST_FILES:
                raise Refused(_("An entry keeps up to %(most)s files. Remove one first.") % {"most": MOST_FILES})
            attachment = Attachment(of=entry, name=name, size=file.size or 0, sha256=digest)
            # Noted before it is written: where the disk is full in the middle, half a file would stay.
            written = stored_name(attachment, "")
            attachment.file.name = default_storage.save(written, file)
            attachment.save()
            record(
                "evidence.file_added", author=author, object_key=entry.object_key, data={"file": str(attachment.key)}
            )
        kept = True
    finally:
        if written and not kept:
            default_storage.delete(written)
    return attachment


@transaction.atomic
def detach(*, author: User, key: uuid.UUID, file: uuid.UUID) -> None:
    """Remove a file of an entry of the author's own, its bytes too; nothing where it is gone already.

    Raises ``Refused`` where a legal hold keeps it.
    """
    entry = access.held(author, key)
    found = entry.files.filter(key=file).first()
    if found is None:
        return
    refuse_while_held(author, author=author)
    remove_bytes([str(found.file.name)])
    found.delete()
    record("evidence.file_removed", author=author, object_key=entry.object_key, data={"file": str(file)})


def remove_bytes(names: list[str]) -> None:
    """Delete stored bytes once the transaction holds, so that a failure leaves both."""

    def delete_bytes() -> None:
        for name in names:
            default_storage.delete(name)

    transaction.on_commit(delete_bytes)


def shown(name: str) -> str:
    """A name that can be shown and stored: no control characters, no folders, not longer than a line."""
    printable = "".join(char if char.isprintable() else " " for char in name.replace("\\", "/").split("/")[-1]).strip()
    if len(printable) > LONGEST_FILE_NAME:
        path = PurePath(printable)
        printable = path.stem[: LONGEST_FILE_NAME - 20] + "…" + path.suffix[:18]
    return printable or _("file")


def _check(file: "File[bytes]") -> None:
    if isinstance(file, RefusedUpload):
        most = Bounds.from_settings().file_bytes // 1_000_000
        raise Refused(_("“%(name)s” has more than %(most)s MB. Keep it where it is and add a link.") % {
            "name": shown(file.name or ""), "most": most,
        })  # fmt: skip
    if not file.size:
        raise Refused(_("“%(name)s” is empty. Choose the file itself.") % {"name": shown(file.name or "")})


def _sha256(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
