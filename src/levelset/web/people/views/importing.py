"""Pages of the import of people: bring a list, see what would change, say yes or no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.web.people import directory
from levelset.web.people.access import people as door
from levelset.web.people.actions import importing
from levelset.web.people.forms.importing import CarryOutForm, ListForm
from levelset.web.people.lists.cells import to_csv
from levelset.web.people.lists.plan import by_kind
from levelset.web.people.lists.reading import text_of
from levelset.web.people.views.common import done, offered, owners_only, viewer

SHOWN = 100
"""How many of each kind the page shows; the file to take away has all."""


@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def start(request: HttpRequest) -> HttpResponse:
    """Choose a list; the last import can be taken back here."""
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        text, _remarks, wrong = text_of(file.name, file.read())
        if wrong:
            form.add_error("file", wrong)
        else:
            held = importing.prepare(file.name, text, author=viewer(request))
            return redirect("people:import-preview", pk=held.pk)
    context = {
        "form": form,
        "last": directory.last_import_change(request.user),
        "undo": offered(request),
        "waiting": directory.waiting_import(request.user),
    }
    return render(request, "people/import.html", context, status=400 if form.errors else 200)


@require_safe
@owners_only
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What the list would change. Nothing is written by looking."""
    held = door.people_import(request.user, pk)
    if held.done_at is not None:
        return redirect("people:import")
    read, plan, _planner = importing.worked_out(held, viewer(request))
    context = {
        "held": held,
        "read": read,
        "plan": plan,
        "counts": plan.counts(),
        "groups": [(kind, told[:SHOWN], len(told)) for kind, told in by_kind(plan).items()],
        "faults": plan.faults[:SHOWN],
        "shown": SHOWN,
        "form": CarryOutForm(),
    }
    return render(request, "people/import_preview.html", context)


@require_safe
@owners_only
def changes_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that would change, and everything that is wrong, as CSV."""
    held = door.people_import(request.user, pk)
    _read, plan, _planner = importing.worked_out(held, viewer(request))
    rows = [("line", "what", "name", "e-mail", "details")]
    rows += [(str(one.line or ""), one.kind.value, one.name, one.email, one.what) for one in plan.told]
    rows += [(str(fault.line or ""), "fault", "", "", fault.text) for fault in plan.faults]
    response = HttpResponse(to_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="what-would-change.csv"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_POST
@owners_only
def carry_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was shown."""
    held = door.people_import(request.user, pk)
    form = CarryOutForm(request.POST)
    leavers = form.is_valid() and form.cleaned_data["leavers"]
    try:
        change = importing.carry_out(held, leavers=leavers, author=viewer(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("people:import-preview", pk=held.pk) if held.done_at is None else redirect("people:import")
    done(request, _("The list was carried out.") if change else _("There was nothing to change."))
    return redirect("people:import")


@require_POST
@owners_only
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the list."""
    importing.put_away(door.people_import(request.user, pk), author=viewer(request))
    messages.info(request, _("The list was put away. Nothing was changed."))
    return redirect("people:import")
