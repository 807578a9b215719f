"""What of a request with files is taken: bounded while it arrives, so that nothing too large is ever kept.

A file beyond the limits is swallowed byte by byte and stands in ``request.FILES`` as a ``RefusedUpload``: the other
files and what the person typed stay.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

MOST_FILES = 500
"""Files in one import; a large company has a few hundred pages."""

FIELDS = ("files", "folder")
"""The fields of the form in which files come."""

MEGABYTE = 1_000_000


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


def receive(request: HttpRequest) -> str:
    """Read the body of the request within bounds; what is wrong with the whole of it, or an empty text.

    To be called before anything reads ``request.POST``. Where the whole is refused, the rest of the body is read and
    thrown away: a browser that is still sending would show a broken connection instead of our answer.
    """
    bounds = Bounds.from_settings()
    request.upload_handlers.insert(0, BoundedUpload(request, bounds))
    problem = ""
    try:
        files = [file for name in FIELDS for file in request.FILES.getlist(name)]
    except TooManyFilesSent:
        problem = too_many(bounds)
    except RequestDataTooBig:
        problem = _("The text is larger than %(most)s MB. Save it as a file and choose that.") % _most(
            bounds.file_bytes
        )
    except MultiPartParserError:
        problem = _("The files did not arrive whole. Choose them again.")
    else:
        if len(files) > bounds.files:
            return too_many(bounds)
        if sum(file.size or 0 for file in files) > bounds.batch_bytes:
            return _(
                "Together the files have more than %(most)s MB. Nothing was kept. Choose fewer at a time: several "
                "imports can be published one after the other."
            ) % _most(bounds.batch_bytes)
        return ""
    _drain(request, 2 * bounds.batch_bytes)
    return problem


def too_many(bounds: Bounds) -> str:
    """What to say about more files than are taken at once."""
    return _(
        "More than %(most)s files at once are not taken, and nothing was kept. Choose the pages of the framework, up "
        "to %(most)s at a time."
    ) % {"most": bounds.files}


def too_large(bounds: Bounds) -> str:
    """What to say about one file that is too large."""
    return _("This file has more than %(most)s MB. Split it, or leave its pictures out.") % _most(bounds.file_bytes)


def _most(size: int) -> Mapping[str, int]:
    return {"most": size // MEGABYTE}


def _drain(request: HttpRequest, most: int) -> None:
    taken = 0
    while taken < most and (chunk := request.read(65_536)):
        taken += len(chunk)
