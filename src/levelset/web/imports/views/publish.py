"""The last page before publication, and the draft to take away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from levelset.comparing.identity import with_ids
from levelset.core.addresses import file_name_of
from levelset.core.errors import InvalidFramework, Refused
from levelset.core.model import Framework
from levelset.interchange.archive import to_zip
from levelset.interchange.json_v1 import dumps
from levelset.interchange.report import report_to_json
from levelset.process.rights import Audience
from levelset.web.frameworks.queries import earlier_changes
from levelset.web.frameworks.release_form import ReleaseForm
from levelset.web.frameworks.releases import Naming, release_of
from levelset.web.imports import access, queries
from levelset.web.imports.actions import publishing, removing
from levelset.web.imports.forms import PublishForm
from levelset.web.imports.models import State
from levelset.web.imports.owned import own_links
from levelset.web.imports.releasing import to_publish
from levelset.web.imports.views.common import editors_only, person


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def publish(request: HttpRequest, number: int) -> HttpResponse:
    """What publishing would change, who could read it, what is still open; and the button."""
    found = access.import_record(request.user, number)
    if found.state == State.PUBLISHED:
        return redirect("frameworks:overview")
    if found.state != State.REVIEW:
        return redirect("imports:import", number=number)
    work = queries.work_of(request.user, found)
    shown = queries.review(work)
    outcome = queries.outcome_of(work)
    release = release_of(to_publish(work), work.current, {}, earlier_changes())
    releasing = ReleaseForm(request.POST or None, release=release)
    if request.method == "POST":
        form = PublishForm(request.POST, open_questions=shown.unconfirmed)
        if form.is_valid() and releasing.is_valid():
            return _publish(request, number, form, releasing.naming)
    else:
        audience = work.current.audience if work.current else Audience.MEMBERS.value
        form = PublishForm(initial={"audience": audience}, open_questions=shown.unconfirmed)
    context: dict[str, Any] = {
        "import": found,
        "work": work,
        "review": shown,
        "outcome": outcome,
        "release": release,
        "releasing": releasing,
        "form": form,
        "kept_days": removing.KEPT.days,
    }
    return render(request, "imports/publish.html", context, status=400 if form.errors or releasing.errors else 200)


def _publish(request: HttpRequest, number: int, form: PublishForm, naming: Naming) -> HttpResponse:
    given = form.cleaned_data
    try:
        found = publishing.publish(author=person(request), number=number, naming=naming, **given)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("imports:publish", number=number)
    messages.success(request, _("Published as version %(number)s.") % {"number": found.published_number})
    return redirect("frameworks:overview")


@require_safe
@editors_only
def draft_json(request: HttpRequest, number: int) -> HttpResponse:
    """What would be published, as ``levelset/1``."""
    framework, _work = _draft(request, number)
    return _download(dumps(framework).encode(), "application/json", f"{_name(framework)}.json")


@require_safe
@editors_only
def draft_zip(request: HttpRequest, number: int) -> HttpResponse:
    """What would be published, as the native folder in a ZIP archive, with the account of every source."""
    framework, work = _draft(request, number)
    try:
        packed = to_zip(
            framework,
            account=queries.account_of(work),
            report=report_to_json(work.draft.sources, work.findings),
            links=own_links(work.record),
        )
    except InvalidFramework as error:
        raise Refused("; ".join(finding.message for finding in error.findings) or str(error)) from error
    return _download(packed, "application/zip", f"{_name(framework)}.zip")


def _draft(request: HttpRequest, number: int) -> tuple[Framework, queries.Work]:
    work = queries.work_of(request.user, access.reviewed(request.user, number))
    return with_ids(queries.outcome_of(work).framework, work.reference), work


def _name(framework: Framework) -> str:
    return file_name_of(framework.key or framework.title or "framework")


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name.encode("ascii", "replace").decode()}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def discard(request: HttpRequest, number: int) -> HttpResponse:
    """Ask once, then remove the documents of an import; of a published one the documents alone."""
    found = access.import_record(request.user, number)
    if request.method == "POST":
        remove = removing.remove_documents if found.state == State.PUBLISHED else removing.discard
        try:
            remove(author=person(request), number=number)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("imports:import", number=number)
        messages.success(request, _("The documents are removed."))
        return redirect("imports:start")
    if found.emptied_at is not None:
        return redirect("imports:import", number=number)
    context = {"import": found, "files": queries.uploads_of(found), "back": reverse("imports:import", args=[number])}
    return render(request, "imports/discard.html", context)
