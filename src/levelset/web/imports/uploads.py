"""What of a request with documents is taken (bounded by ``ui.uploads``), and what is said of what is not."""

from collections.abc import Mapping

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from levelset.web.ui.uploads import MOST_FILES, BoundedUpload, Bounds, RefusedUpload, drain

__all__ = ["MOST_FILES", "BoundedUpload", "Bounds", "RefusedUpload", "receive", "too_large", "too_many"]

FIELDS = ("files", "folder")
"""The fields of the form in which files come."""

MEGABYTE = 1_000_000


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
    drain(request, 2 * bounds.batch_bytes)
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
