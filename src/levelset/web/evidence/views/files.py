"""Files of an entry: they come bounded, and leave as downloads alone."""

import uuid

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from levelset.core.errors import Refused
from levelset.web.evidence import access
from levelset.web.evidence.actions import attaching
from levelset.web.evidence.addresses import entry_address
from levelset.web.evidence.views.common import person, signed_in
from levelset.web.ui.uploads import BoundedUpload, Bounds, drain

NO_RENDERING = "default-src 'none'; sandbox"


@csrf_exempt
@require_POST
@signed_in
def add(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Keep the files that were sent.

    Exempt from the check of the token only until the body has been read within bounds: the check reads the body, too,
    and would take whatever comes. ``_kept`` has the check again.
    """
    access.own(person(request), key)
    bounds = Bounds.from_settings()
    request.upload_handlers.insert(0, BoundedUpload(request, bounds))
    try:
        request.FILES.getlist("files")
    except (TooManyFilesSent, RequestDataTooBig, MultiPartParserError):
        drain(request, 2 * bounds.batch_bytes)
        messages.error(request, _("The files did not arrive whole, or were too many. Nothing was kept of them."))
        return redirect(entry_address(key, "files"))
    return _kept(request, key)


@csrf_protect
def _kept(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    files = request.FILES.getlist("files")
    if not files:
        messages.error(request, _("Choose at least one file."))
    for file in files:
        try:
            attaching.attach(file, author=person(request), key=key)
        except Refused as refusal:
            messages.error(request, str(refusal))
    return redirect(entry_address(key, "files"))


@require_safe
@signed_in
def download(request: HttpRequest, key: uuid.UUID, file: uuid.UUID) -> FileResponse:
    """The bytes of a file, to save and not to show: whatever they are, no browser renders them as a page of ours."""
    found = access.attachment(person(request), key, file)
    try:
        opened = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(opened, as_attachment=True, filename=found.name, content_type="application/octet-stream")
    response.headers["Content-Security-Policy"] = NO_RENDERING
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@signed_in
def remove(request: HttpRequest, key: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    """Remove a file from an entry."""
    attaching.detach(author=person(request), key=key, file=file)
    return redirect(entry_address(key, "files"))
