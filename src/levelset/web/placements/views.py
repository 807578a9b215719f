"""Pages: the level of a person with its history, and one's own aim."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from levelset.core.errors import Refused
from levelset.web.audit.readings import note_reading
from levelset.web.frameworks.access import current_version
from levelset.web.people.models import User
from levelset.web.placements import access, actions, queries
from levelset.web.placements.forms import AimForm, PlaceForm
from levelset.web.ui.dates import day_text


def _reader(request: HttpRequest) -> User:
    return cast(User, request.user)


def _given(request: HttpRequest) -> QueryDict | None:
    """What was sent; None where nothing was: a form that was sent empty says what is missing."""
    return request.POST if request.method == "POST" else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def level(request: HttpRequest, handle: str) -> HttpResponse:
    """Which page somebody holds, since when and why; whoever may write down the next one finds a form."""
    reader = _reader(request)
    seen = access.person_with_level(reader, handle)
    version = current_version(reader)
    form = PlaceForm(_given(request), version=version, own=seen.is_self) if seen.may_place else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            given = form.cleaned_data
            try:
                placement = actions.place(
                    seen.person, given["page"], begins=given["begins"], reason=given["reason"], author=reader
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                told = (
                    _("You hold %(title)s from %(day)s on.")
                    if seen.is_self
                    else _("%(name)s holds %(title)s from %(day)s on.")
                )
                words = {"name": seen.person.name, "title": placement.title, "day": day_text(placement.begins)}
                messages.success(request, told % words)
                return redirect("placements:level", handle=handle)
    rows = queries.history(reader, seen.person)
    note_reading(reader, seen.person.key, f"level/{seen.person.key}")
    context = {
        "seen": seen,
        "person_href": f"/people/{handle}",
        "rows": rows,
        "held": queries.held_in(version, rows),
        "aim": queries.aim(reader, seen.person),
        "form": form,
        "has_framework": version is not None,
    }
    return render(request, "placements/level.html", context, status=400 if form and form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take_back(request: HttpRequest, handle: str, number: int) -> HttpResponse:
    """Ask, then take the latest placement back."""
    reader = _reader(request)
    seen = access.person_with_level(reader, handle)
    placement = next((row for row in queries.history(reader, seen.person) if row.pk == number), None)
    if placement is None or not seen.may_place:
        raise Http404
    back = reverse("placements:level", args=[handle])
    if request.method == "POST":
        try:
            actions.take_back(placement, author=reader)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Taken back. What was held before goes on."))
        return redirect(back)
    context = {
        "heading": _("Take this placement back?"),
        "what": _(
            "%(name)s: %(title)s from %(day)s on. It is removed, as if it had not been written; the log keeps that."
        )
        % {"name": seen.person.name, "title": placement.title, "day": day_text(placement.begins)},
        "who": _("Only you can see this.")
        if seen.is_self
        else _("Those who may write down this level can see this page."),
        "action": request.path,
        "confirm": _("Take it back"),
        "kind": "danger",
        "back": back,
    }
    return render(request, "ui/confirm.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def aim(request: HttpRequest) -> HttpResponse:
    """The page that I work towards."""
    reader = _reader(request)
    version = current_version(reader)
    held = queries.held_in(version, queries.own_history(reader))
    chosen = queries.own_aim(reader)
    offered = queries.next_page(version, held.placement if held else None)
    initial = {"page": offered.address if offered and chosen is None else "", "with_manager": False}
    form = AimForm(_given(request), version=version, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.choose_aim(
                form.cleaned_data["page"], with_manager=form.cleaned_data["with_manager"], author=reader
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your aim is %(title)s.") % {"title": found.title})
            return redirect("placements:aim")
    context = {
        "form": form,
        "held": held,
        "aim": chosen,
        "towards": queries.towards(version, held, chosen),
        "has_framework": version is not None,
    }
    return render(request, "placements/aim.html", context, status=400 if form.errors else 200)


@require_http_methods(["POST"])
@login_required
def let_go(request: HttpRequest) -> HttpResponse:
    """End one's aim; choosing it again undoes that."""
    if actions.let_aim_go(author=_reader(request)):
        messages.success(request, _("You have no aim any more. It is kept in your history."))
    return redirect("placements:aim")
