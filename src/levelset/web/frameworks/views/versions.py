"""All published versions, and a version to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from levelset.core.addresses import file_name_of
from levelset.interchange.archive import to_zip
from levelset.process.rights import may_edit
from levelset.web.frameworks import access, queries
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.views.serving import closed
from levelset.web.ui.viewer import standing_of


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version that the reader may read, newest first; who published it is for people of the organization."""
    standing = standing_of(request.user)
    found = queries.versions_for(standing)
    if not found:
        return closed(request, standing, None)
    context = {"versions": found, "editor": may_edit(standing), "insider": standing is not None}
    return render(request, "frameworks/versions.html", context)


@require_safe
def download_json(request: HttpRequest, number: int) -> HttpResponse:
    """A version as ``levelset/1`` JSON, byte for byte as it was published."""
    version = _for_editors(request, number)
    return _file(version, version.document.encode("utf-8"), "application/json", "json")


@require_safe
def download_folder(request: HttpRequest, number: int) -> HttpResponse:
    """A version as the native folder, packed."""
    version = _for_editors(request, number)
    return _file(version, to_zip(version.framework), "application/zip", "zip")


def _for_editors(request: HttpRequest, number: int) -> FrameworkVersion:
    if not may_edit(standing_of(request.user)):
        raise Http404
    return access.version(request.user, number)


def _file(version: FrameworkVersion, content: bytes, kind: str, suffix: str) -> HttpResponse:
    name = f"{file_name_of(version.framework.key or version.title)}-{version.number}.{suffix}"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response.headers["Cache-Control"] = "private, no-store"
    return response
