"""All published versions, and a version to take away."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from levelset.core.addresses import file_name_of
from levelset.interchange.archive import to_zip
from levelset.process.rights import may_edit
from levelset.web.frameworks import access, queries
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.releases import number_of
from levelset.web.frameworks.views.serving import closed
from levelset.web.ui.viewer import standing_of


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Every version that the reader may read, newest first; who published it is for people of the organization."""
    standing = standing_of(request.user)
    found = queries.versions_for(standing)
    if not found:
        return closed(request, standing, None)
    rows = [VersionRow(one, str(number_of(one)), _follows(one, found)) for one in found]
    context = {"rows": rows, "editor": may_edit(standing), "insider": standing is not None}
    return render(request, "frameworks/versions.html", context)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in the list: its number by the rule, and the number of the one before, if the reader may read it."""

    version: FrameworkVersion
    edition: str
    before: int | None

    @property
    def told(self) -> str:
        """What changed, where nobody wrote a note: the first sentence of the changelog.

        It names what the version before held, and so is only for those who may read that one, too.
        """
        sentences = self.version.changes.get("summary") or [""]
        return str(sentences[0]) if self.before else ""


def _follows(version: FrameworkVersion, readable: Sequence[FrameworkVersion]) -> int | None:
    """The number of the version before this one, where the reader may read that as well."""
    before = version.number - 1
    return before if any(one.number == before for one in readable) else None


@require_safe
def download_json(request: HttpRequest, number: int) -> HttpResponse:
    """A version as ``levelset/1`` JSON, byte for byte as it was published."""
    version = _for_editors(request, number)
    return _file(version, version.document.encode("utf-8"), "application/json", "json")


@require_safe
def download_folder(request: HttpRequest, number: int) -> HttpResponse:
    """A version as the native folder, packed, with the links that people put right between its statements."""
    version = _for_editors(request, number)
    packed = to_zip(version.framework, links=queries.links_within(version.framework))
    return _file(version, packed, "application/zip", "zip")


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
