"""Pages about one's rights: who read mine, what is held about me, what is automated; and, for owners, erasure."""

import io
import tempfile
import zipfile
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.web.people import queries_of_rights as queries
from levelset.web.people.access import people as door
from levelset.web.people.actions import holding
from levelset.web.people.actions.erasing import erase as erase_person
from levelset.web.people.actions.exporting import export_person
from levelset.web.people.automation import automations
from levelset.web.people.forms.rights import ErasePerson, PlaceHold
from levelset.web.people.holdings import holdings
from levelset.web.people.models import User
from levelset.web.people.protection import beside_the_table, kept_why, pack, switches, who_may_see
from levelset.web.people.queries_of_retention import last_run, running_out
from levelset.web.people.views.common import owners_only
from levelset.web.ui.dates import day_text

IN_MEMORY = 10_000_000
"""Bytes of an archive that are held in memory; a larger one is made on the disk."""


@never_cache
@require_safe
@login_required
def readers(request: HttpRequest) -> HttpResponse:
    """Who read my records."""
    person = cast(User, request.user)
    context = {
        "readers": queries.readers_of(person),
        "glasses": queries.glasses_told(person),
        "most": queries.SHOWN,
        "days": queries.read_log_days(),
    }
    return render(request, "people/readers.html", context)


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """What is held about me."""
    context = {"holdings": holdings(), "hold": queries.hold_on(cast(User, request.user))}
    return render(request, "people/mine.html", context)


@never_cache
@require_POST
@login_required
def export(request: HttpRequest) -> HttpResponseBase:
    """All of it, as one archive."""
    person = cast(User, request.user)
    archive = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  # the response closes it
    export_person(person, archive, author=person)
    archive.seek(0)
    name = f"levelset-{person.handle}-{timezone.now():%Y-%m-%d}.zip"
    return FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip")


@require_safe
@login_required
def automated(request: HttpRequest) -> HttpResponse:
    """What is automated here, plainly."""
    return render(request, "people/automated.html", {"automations": automations()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def erase(request: HttpRequest, handle: str) -> HttpResponse:
    """Erase somebody, after their handle was typed in."""
    person = door.person(request.user, handle)
    form = ErasePerson(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        try:
            number = erase_person(person, author=cast(User, request.user))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Erased: {number} records deleted or made anonymous.").format(number=number))
            return redirect("people:list")
    return _erase_page(request, person, form=form)


@never_cache
@require_POST
@owners_only
def hold(request: HttpRequest, handle: str) -> HttpResponse:
    """Place a legal hold on what is held about somebody."""
    person = door.person(request.user, handle)
    form = PlaceHold(request.POST)
    if form.is_valid():
        try:
            placed = holding.place(person, author=cast(User, request.user), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            told = _("A legal hold stands until the end of {day}.").format(day=day_text(placed.until))
            messages.success(request, told)
            return redirect("rights:erase", person.handle)
    return _erase_page(request, person, placing=form)


@never_cache
@require_POST
@owners_only
def lift_hold(request: HttpRequest, handle: str) -> HttpResponse:
    """Lift every legal hold on what is held about somebody."""
    person = door.person(request.user, handle)
    if holding.lift(person, author=cast(User, request.user)):
        messages.success(request, _("No legal hold stands any more."))
    return redirect("rights:erase", person.handle)


def _erase_page(
    request: HttpRequest, person: User, *, form: ErasePerson | None = None, placing: PlaceHold | None = None
) -> HttpResponse:
    form, placing = form or ErasePerson(person=person), placing or PlaceHold()
    context = {"person": person, "form": form, "placing": placing, "holds": queries.holds_on(person)}
    return render(request, "people/erase.html", context, status=400 if form.errors or placing.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def protection(request: HttpRequest) -> HttpResponse:
    """The pack for works council and data protection officer: to look at, and, by POST, as one archive."""
    if request.method == "POST":
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            for file in pack():
                packed.writestr(file.path, file.content)
        named = {"Content-Disposition": 'attachment; filename="data-protection.zip"'}
        return HttpResponse(archive.getvalue(), content_type="application/zip", headers=named)
    table = who_may_see()
    context = {
        "holdings": holdings(),
        "table": [(words, list(row.values())) for words, row in table],
        "relations": list(table[0][1]),
        "beside": beside_the_table(),
        "switches": switches(),
        "ran": last_run(),
        "running_out": running_out(),
        "kept_why": kept_why(),
    }
    return render(request, "people/protection.html", context)
