"""Where imports begin, and the list of them."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from levelset.web.imports import queries, uploads
from levelset.web.imports.actions import starting
from levelset.web.imports.forms import StartForm
from levelset.web.imports.views.common import editors_only, person


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def start(request: HttpRequest) -> HttpResponse:
    """The form for files and a pasted document, with the imports that there are.

    Exempt from the check of the token only until the body has been read within bounds: the check reads the body, too,
    and would take whatever comes. ``_begin`` has the check again.
    """
    if request.method != "POST":
        text = _example() if "example" in request.GET else ""
        return _page(request, StartForm(initial={"text": text, "token": uuid.uuid4()}))
    problem = uploads.receive(request)
    if problem:
        form = StartForm(initial={**request.POST.dict(), "token": uuid.uuid4(), "paths": None})
        return _page(request, form, problem)
    return _begin(request)


@csrf_protect
def _begin(request: HttpRequest) -> HttpResponse:
    form = StartForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    given = form.cleaned_data
    has_text = bool(given["text"].strip())
    new = starting.start(
        author=person(request),
        files=given["chosen"],
        names=given["names"],
        pasted=starting.Pasted(given["text"], given["html"]) if has_text else None,
        title=given["title"],
        organization=given["organization"],
        token=given["token"],
    )
    return redirect("imports:import", number=new.pk)


def _page(request: HttpRequest, form: StartForm, problem: str = "") -> HttpResponse:
    bounds = uploads.Bounds.from_settings()
    context = {
        "form": form,
        "problem": problem,
        "open_imports": queries.imports_in_progress(request.user),
        "past_imports": queries.past_imports(request.user),
        "most_files": bounds.files,
        "file_mb": bounds.file_bytes // uploads.MEGABYTE,
        "batch_mb": bounds.batch_bytes // uploads.MEGABYTE,
        "file_bytes": bounds.file_bytes,
        "batch_bytes": bounds.batch_bytes,
    }
    return render(request, "imports/start.html", context, status=400 if problem or form.errors else 200)


def _example() -> str:
    """A short page as people have it: typed by hand, with a heading that got lost on the way."""
    return _(
        "Northlight Engineering Career Framework\n\n"
        "IC2 Data Engineer\n\n"
        "I turn questions of my team into data that people can rely on\n\n"
        "Scope Area of ownership and level of autonomy\n\n"
        "  • I own single pipelines and the tables that come out of them.\n\n"
        "Results\n\n\n"
        "  • I deliver what I promised and say early when that becomes doubtful\n"
        "  • I choose the work that helps our customers most\n\n"
        "Decision Making\n\n"
        "  • I ask the people who are affected before I change a table they read\n\n"
        "Culture\n\n"
        "Communication\n\n"
        "  • I write down what a table means, in words that its readers use\n"
        "  • I may present our results to other teams\n"
    )
