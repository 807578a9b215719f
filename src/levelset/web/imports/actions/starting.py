"""An import begins: its bytes are kept and the worker is asked to read them."""

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.findings import Finding, Severity
from levelset.importing.left_out import reason_for
from levelset.web.audit.actions import record
from levelset.web.imports import access
from levelset.web.imports.actions.reading import read_import
from levelset.web.imports.models import Import, State, Upload, UploadState, stored_name
from levelset.web.imports.owned import folder_of, own_folders
from levelset.web.imports.stored_findings import to_data
from levelset.web.imports.uploads import Bounds, RefusedUpload, too_large
from levelset.web.people.models import User

LONGEST_FILE_NAME = 200


@dataclass(frozen=True)
class Pasted:
    """A document that was pasted: its text, and the clipboard's HTML where the browser gave it to us."""

    text: str
    html: str = ""

    @property
    def file(self) -> "ContentFile[bytes]":
        """The document as a file: HTML where there is some, since that knows headings and lists."""
        kind = "html" if self.html.strip() else "txt"
        content = (self.html if self.html.strip() else self.text).encode("utf-8", "replace")
        return ContentFile(content, name=f"{_('Pasted document')}.{kind}")


def start(
    *,
    author: User,
    files: "Sequence[UploadedFile[bytes]]" = (),
    names: Sequence[str] = (),
    pasted: Pasted | None = None,
    title: str = "",
    organization: str = "",
    token: uuid.UUID | None = None,
) -> Import:
    """Keep the documents of a new import and have them read; the same ``token`` again gives the same import.

    ``names`` are what to call the files, where that is not what they are called themselves (their place in a folder).

    A file that is empty or was refused is kept as a failed upload with its message, so that it is not lost from sight.
    """
    access.check_editor(author)
    written: list[str] = []
    kept = False
    try:
        with transaction.atomic():
            new, is_new = Import.objects.select_for_update().get_or_create(
                token=token or uuid.uuid4(),
                defaults={"author": author, "author_name": str(author), "title": title, "organization": organization},
            )
            if is_new:
                _keep(new, files, names, pasted, written)
                counts = {"files": len(files), "pasted": pasted is not None}
                record("import.started", author=author, object_key=new.object_key, data=counts)
        kept = True
    finally:
        if not kept:
            for name in written:
                default_storage.delete(name)
    if is_new:
        read_import.enqueue(new.pk, new.attempt)
    return new


def retry(*, author: User, number: int) -> Import:
    """Have an import read again whose reading failed or died; what was read already is not read twice."""
    with transaction.atomic():
        found = access.locked(author, number)
        if not (found.state in (State.FAILED, State.WAITING) or found.has_died) or found.emptied_at:
            return found
        found.attempt += 1
        found.state = State.WAITING
        found.failure = ""
        found.save(update_fields=["attempt", "state", "failure"])
        record("import.retried", author=author, object_key=found.object_key, data={"attempt": found.attempt})
    read_import.enqueue(found.pk, found.attempt)
    return found


def _keep(
    new: Import,
    files: "Sequence[UploadedFile[bytes]]",
    names: Sequence[str],
    pasted: Pasted | None,
    written: list[str],
) -> None:
    taken: set[str] = set()
    folders = own_folders(names)
    called = names or [file.name or "" for file in files]
    documents: list[tuple[File[bytes], str, bool]] = [
        (file, name, False) for file, name in zip(files, called, strict=True)
    ]
    if pasted is not None:
        documents.append((pasted.file, pasted.file.name or "", True))
    for position, (file, name, is_pasted) in enumerate(documents, start=1):
        upload = Upload(of=new, position=position, name=_unique(_shown(name), taken), pasted=is_pasted)
        upload.size = file.size or 0
        problem = _problem(file)
        if "/" in name and reason_for(name) is not None and folder_of(name, folders) is None:
            # Who gives a whole folder means the documents in it, or the framework that it is.
            upload.state = UploadState.BESIDE
        elif problem:
            upload.state = UploadState.FAILED
            upload.findings = to_data([Finding("import/refused", Severity.ERROR, problem, upload.name)])
        else:
            upload.sha256 = _sha256(file)
            # Noted before it is written: where the disk is full in the middle, half a file would stay.
            written.append(stored_name(upload, ""))
            upload.file.name = default_storage.save(written[-1], file)
        upload.save()


def _problem(file: "File[bytes]") -> str:
    if isinstance(file, RefusedUpload):
        return too_large(Bounds.from_settings())
    return "" if file.size else _("This file is empty. Choose the document itself.")


def _sha256(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _shown(name: str) -> str:
    """A name that can be shown and stored: no control characters, not longer than a line."""
    printable = "".join(char if char.isprintable() else " " for char in name).strip()
    path = PurePath(printable)
    if len(printable) > LONGEST_FILE_NAME:
        printable = path.stem[: LONGEST_FILE_NAME - 20] + "…" + path.suffix[:18]
    return printable or _("document")


def _unique(name: str, taken: set[str]) -> str:
    path = PurePath(name)
    candidates: Iterator[str] = (
        str(path.with_name(f"{path.stem} ({number}){path.suffix}")) for number in range(2, len(taken) + 3)
    )
    unique = name if name not in taken else next(candidate for candidate in candidates if candidate not in taken)
    taken.add(unique)
    return unique
