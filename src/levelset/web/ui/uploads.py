"""What of a request with files is taken: bounded while it arrives, so that nothing too large is ever kept.

A file beyond the limits is swallowed byte by byte and stands in ``request.FILES`` as a ``RefusedUpload``: the other
files and what the person typed stay.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

MOST_FILES = 500
"""Files in one go; a large company has a few hundred pages."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken in one go: bytes of a file, bytes of all, and how many files."""

    file_bytes: int
    batch_bytes: int
    files: int = MOST_FILES

    @classmethod
    def from_settings(cls) -> "Bounds":
        """Those of this installation."""
        return cls(settings.UPLOAD_FILE_BYTES, settings.UPLOAD_BATCH_BYTES)


class RefusedUpload(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs, not in Django
    """A file whose bytes were not kept, as it or its batch was too large; ``size`` is what it had."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(BytesIO(), name, "application/octet-stream", size)


class BoundedUpload(FileUploadHandler):
    """First in the line of handlers: lets pass what is within the bounds and swallows the rest."""

    def __init__(self, request: HttpRequest, bounds: Bounds) -> None:
        super().__init__(request)
        self.bounds = bounds
        self.files = 0
        self.total = 0
        self.size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file begins."""
        super().new_file(*args, **kwargs)
        self.files += 1
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:  # noqa: ARG002 - Django's signature
        """Hand the bytes on, or swallow them."""
        self.size += len(raw_data)
        self.total += len(raw_data)
        return None if self._is_refused() else raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":  # noqa: ARG002 - Django's signature
        """A marker in place of a refused file; None lets the next handler answer."""
        return RefusedUpload(self.file_name or "?", self.size) if self._is_refused() else None

    def _is_refused(self) -> bool:
        bounds = self.bounds
        return self.size > bounds.file_bytes or self.total > bounds.batch_bytes or self.files > bounds.files


def drain(request: HttpRequest, most: int) -> None:
    """Read the rest of a body and throw it away: a browser that still sends would show a broken connection."""
    taken = 0
    while taken < most and (chunk := request.read(65_536)):
        taken += len(chunk)
