"""How far the reading of an import has come; also what is said about one that failed or is over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from levelset.web.imports import access, queries
from levelset.web.imports.actions import starting
from levelset.web.imports.models import State
from levelset.web.imports.views.common import editors_only, go, is_partial, person


@require_safe
@editors_only
def progress(request: HttpRequest, number: int) -> HttpResponse:
    """The state of an import file by file. While it is being read, HTMX (else the browser) asks again and again."""
    found = access.import_record(request.user, number)
    if found.state == State.REVIEW:
        return go(request, reverse("imports:review", args=[number]))
    files = queries.uploads_of(found)
    context = {
        "import": found,
        "files": files,
        "done": sum(file.is_done for file in files),
        "is_waiting": found.is_being_read and not found.has_died,
    }
    if is_partial(request) and not context["is_waiting"]:
        return HttpResponseClientRefresh()  # not only the list changes: title, purpose and what one can do next
    template = "imports/parts/progress.html" if is_partial(request) else "imports/progress.html"
    return render(request, template, context)


@require_POST
@editors_only
def retry(request: HttpRequest, number: int) -> HttpResponse:
    """Read again what could not be read."""
    starting.retry(author=person(request), number=number)
    return redirect("imports:import", number=number)
