"""Pages: the way to my aim, and the same to take along."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from levelset.core.errors import Refused
from levelset.web.growth import actions, exporting, queries
from levelset.web.growth.forms import StepForm
from levelset.web.growth.queries import Way
from levelset.web.people.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def way(request: HttpRequest) -> HttpResponse:
    """Each statement that is new at my aim, my evidence for it, and what I noted; a form beside each."""
    person = cast(User, request.user)
    wrong = None
    if request.method == "POST":
        form = StepForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.note(
                    given["statement"],
                    no_opportunity=given["no_opportunity"],
                    next_step=given["next_step"],
                    author=person,
                )
            except Refused as refusal:
                messages.error(request, str(refusal))
            else:
                messages.success(request, _("Kept."))
            return redirect(f"{request.path}#{given['statement']}")
        wrong = form
    found = queries.way(person)
    context = {"way": found, "wrong": wrong, "wrong_at": wrong["statement"].value() if wrong else None}
    return render(request, "growth/way.html", context, status=400 if wrong else 200)


@never_cache
@require_safe
@login_required
def export_markdown(request: HttpRequest) -> HttpResponse:
    """The way as Markdown."""
    return _download(exporting.markdown_of(_way(request)), "text/markdown", "way.md")


@never_cache
@require_safe
@login_required
def export_json(request: HttpRequest) -> HttpResponse:
    """The way as JSON."""
    return _download(exporting.json_of(_way(request)), "application/json", "way.json")


def _way(request: HttpRequest) -> Way:
    found = queries.way(cast(User, request.user))
    if found is None:
        raise Http404
    return found


def _download(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
