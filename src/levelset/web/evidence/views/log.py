"""The log of one's own: capture, list, export, and what was deleted."""

import uuid

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.web.evidence import exporting, lists, queries
from levelset.web.evidence.actions import logging, removing
from levelset.web.evidence.forms.logging import CaptureForm
from levelset.web.evidence.forms.narrowing import PeriodForm, filters_of
from levelset.web.evidence.models import KINDS
from levelset.web.evidence.views import keeping
from levelset.web.evidence.views.common import person, signed_in
from levelset.web.people.queries_of_rights import hold_on

PART = "X-Levelset-Part"
"""The header with which a script asks for a form alone, to show it in a dialog."""


@never_cache
@require_safe
@signed_in
def log(request: HttpRequest) -> HttpResponse:
    """My log by time, with the field to capture on top."""
    user = person(request)
    period = PeriodForm(request.GET)
    filters = filters_of(request.GET, period)
    everything = "all" in request.GET
    shown = lists.page_of_log(user, filters, request.GET.get("page", ""), everything=everything)
    choices = lists.filter_choices(user)
    context = {
        "form": CaptureForm(),
        "by": keeping.mark_of(user),
        "shown": shown,
        "months": lists.by_month(shown.lines),
        "filters": filters,
        "period": period,
        "choices": {**choices, "kind": KINDS},
        "silent": [] if filters.given or not choices["stage"] else lists.silent(queries.reading(user), choices),
        "everything": everything,
        "others": _without_page(request),
    }
    return render(request, "evidence/log.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: HttpRequest) -> HttpResponse:
    """The one field: as a page, and as a part that a script shows in a dialog."""
    if not request.user.is_authenticated:
        kept = request.method == "POST" and keeping.keep(request)
        return redirect_to_login(reverse("evidence:capture") if kept else reverse("evidence:log"))
    user = person(request)
    if request.method != "POST":
        return _capture_page(request, CaptureForm(**keeping.taken(request, user)))
    form = CaptureForm(request.POST)
    if not form.is_valid():
        return _capture_page(request, form, status=400)
    entry = logging.capture_typed(form.cleaned_data["text"], author=user, token=form.next_token())
    if PART in request.headers:
        return render(request, "evidence/parts/captured.html", {"entry": entry})
    messages.success(request, _("Kept, for you alone. Tell more about it when there is time."))
    return redirect(f"{reverse('evidence:log')}#e-{entry.key}")


def _capture_page(request: HttpRequest, form: CaptureForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "by": keeping.mark_of(person(request))}
    name = "evidence/parts/capture.html" if PART in request.headers else "evidence/capture.html"
    return render(request, name, context, status=status)


@never_cache
@require_safe
@signed_in
def shared(request: HttpRequest) -> HttpResponse:
    """What others shared with me; with ``?glass`` what nothing but broken glass opens to me."""
    user, glass = person(request), "glass" in request.GET
    page = lists.page_under_glass if glass else lists.page_of_shared
    shown = page(user, request.GET.get("page", ""))
    context = {"shown": shown, "months": lists.by_month(shown.lines), "others": _without_page(request)}
    return render(request, "evidence/glass.html" if glass else "evidence/shared.html", context)


@never_cache
@require_safe
@signed_in
def deleted(request: HttpRequest) -> HttpResponse:
    """What I deleted and can still take back."""
    user = person(request)
    hold = hold_on(user)
    waiting = [
        (one, max(timezone.localdate(until), hold.until) if hold else until) for one, until in lists.deleted(user)
    ]
    return render(request, "evidence/deleted.html", {"entries": waiting, "hold": hold})


@require_POST
@signed_in
def restore(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Take a deleted entry back."""
    entry = removing.restore(author=person(request), key=key)
    messages.success(request, _("It is back, as it was."))
    return redirect("evidence:entry", entry.key)


@require_POST
@signed_in
def erase(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Remove a deleted entry for good, now."""
    try:
        removing.erase(author=person(request), key=key)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is gone for good."))
    return redirect("evidence:deleted")


@require_safe
@signed_in
def export_markdown(request: HttpRequest) -> HttpResponse:
    """My whole log to read anywhere."""
    return _download(exporting.markdown_of(person(request)), "text/markdown; charset=utf-8", "evidence.md")


@require_safe
@signed_in
def export_json(request: HttpRequest) -> HttpResponse:
    """My whole log for programs: ``levelset-evidence/1``."""
    return _download(exporting.json_of(person(request)), "application/json", "evidence.json")


def _download(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(text.encode(), content_type=kind, headers=headers)


def _without_page(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()
