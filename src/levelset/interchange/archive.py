"""The native folder packed into one file."""

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from levelset.core.addresses import file_name_of
from levelset.core.model import Framework
from levelset.interchange import links_yaml
from levelset.interchange.folder_writing import Memory, files_of
from levelset.interchange.links_yaml import KeptLink
from levelset.interchange.record import Record

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same framework gives the same bytes."""

REPORT = ".levelset/report.json"
"""Where an archive carries the account of an import, if it has one."""


def to_zip(
    framework: Framework,
    *,
    account: Record | None = None,
    report: dict[str, Any] | None = None,
    links: Sequence[KeptLink] = (),
) -> bytes:
    """The native folder as a ZIP archive, in a folder named after the framework.

    ``account`` goes into the folder's own memory, ``report`` (a ``levelset-import/1`` value) beside it; ``links`` are
    those that people put right.

    Raises:
        InvalidFramework: the framework contradicts itself.
    """
    root = file_name_of(framework.key or framework.title)
    files = {file.path: file.text for file in files_of(framework, Memory(account or Record())) if not file.spare}
    if report is not None:
        files[REPORT] = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    if links:
        files[links_yaml.FILE] = links_yaml.to_text(links)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            entry = zipfile.ZipInfo(f"{root}/{path}", MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8", "replace"))
    return packed.getvalue()
