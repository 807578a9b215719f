"""Frameworks in Levelset's own form among the uploads: a native folder, a ZIP of one, an export.

They are taken over as they are, with the ids of their statements and the links that people put right; nothing of them
is guessed, and none of their files is read as a foreign document.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

from levelset.core.findings import Result
from levelset.core.model import Framework
from levelset.importing.archives import is_archive, own_files, safe_name
from levelset.importing.gathering import is_own_folder
from levelset.importing.own import is_own_json, take_over
from levelset.importing.readers.unreadable import Unreadable
from levelset.interchange import links_yaml
from levelset.interchange.json_v1 import to_json
from levelset.interchange.links_yaml import KeptLink, read_links
from levelset.web.imports.models import Upload, UploadState
from levelset.web.imports.owned import folder_of, own_folders
from levelset.web.imports.stored_findings import to_data

Taken = tuple[Result[Framework | None], tuple[KeptLink, ...]]


def without_own(uploads: Sequence[Upload]) -> list[Upload]:
    """The uploads that are no part of a framework in Levelset's own form; the others have their outcome afterwards."""
    folders = own_folders(upload.name for upload in uploads)
    parts: dict[str, list[Upload]] = {}
    left: list[Upload] = []
    for upload in uploads:
        folder = folder_of(upload.name, folders)
        if folder is not None:
            parts.setdefault(folder, []).append(upload)
            continue
        taken = _alone(upload)
        if taken is None:
            left.append(upload)
        else:
            _keep(upload, taken)
    for folder, members in parts.items():
        taken = _laid_out(folder.rstrip("/"), _contents(folder, members))
        main = next(member for member in members if member.name == f"{folder}framework.yaml")
        if taken is None:
            left += members
        else:
            _keep(main, taken, [member for member in members if member is not main])
    return left


def _alone(upload: Upload) -> Taken | None:
    """What one file holds, where it is an export or an archive of a native folder; None where it is neither."""
    place = Path(upload.file.path)
    if is_own_json(place):
        return take_over(upload.name, place), ()
    try:
        with place.open("rb") as file:
            data = file.read(2)
            data = data + file.read() if data == b"PK" else b""
        return _laid_out(upload.name, own_files(data)) if is_archive(data) else None
    except (OSError, Unreadable):
        return None  # reading it says why


def _contents(folder: str, members: Iterable[Upload]) -> Iterator[tuple[str, bytes]]:
    for member in members:
        with default_storage.open(member.file.name or "") as file:
            yield safe_name(member.name.removeprefix(folder)), file.read()


def _laid_out(name: str, files: Iterable[tuple[str, bytes]]) -> Taken | None:
    """What files are that make up a native folder, laid out for a moment; None where they do not."""
    with tempfile.TemporaryDirectory(prefix="levelset-own-") as place:
        root = Path(place)
        try:
            for relative, data in files:
                target = root / relative
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
        except OSError:
            return None  # a name that is a file and a folder
        if not is_own_folder(root):
            return None
        return take_over(name, root), read_links(root).value


def _keep(main: Upload, taken: Taken, parts: Sequence[Upload] = ()) -> None:
    """The outcome: the framework with its links in one place, its other files named as parts of it."""
    read, links = taken
    main.state = UploadState.FAILED if read.value is None else UploadState.OWN
    main.findings = to_data(read.findings)
    held = {} if read.value is None else {"framework": to_json(read.value), "links": links_yaml.to_text(links)}
    main.document = json.dumps(held)
    with transaction.atomic():
        main.save(update_fields=["state", "findings", "document"])
        Upload.objects.filter(pk__in=[part.pk for part in parts]).update(state=UploadState.PART, findings=[])
