"""Pages of those who manage people: where somebody belongs, teams, leavers. What is refused stands beside the field."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.people import directory
from levelset.web.people.access import people as door
from levelset.web.people.actions import changes, structure, teams
from levelset.web.people.actions import standing as of_person
from levelset.web.people.forms.structure import (
    AboveForm,
    EndForm,
    JoinForm,
    LeaveForm,
    NameForm,
    PartnerForm,
    StandingForm,
    TeamForm,
)
from levelset.web.people.models import StructureChange, User
from levelset.web.people.views.common import done, offered, owners_only, viewer

FORMS: dict[str, type[Any]] = {
    "manager": AboveForm,
    "lead": AboveForm,
    "team": JoinForm,
    "partner": PartnerForm,
    "name": NameForm,
    "standing": StandingForm,
}


@require_safe
@owners_only
def edit(request: HttpRequest, handle: str) -> HttpResponse:
    """Where somebody belongs, to change."""
    return _edit_page(request, door.person(request.user, handle))


def _edit_page(request: HttpRequest, person: User, sent: str = "", form: forms.Form | None = None) -> HttpResponse:
    known = {"name": person.name, "standing": person.standing}
    shown = {name: kind(viewer=request.user, prefix=name, initial=known) for name, kind in FORMS.items()}
    if form is not None:
        shown[sent] = form
    context = {
        "person": person,
        "page": directory.edit_page(person),
        "forms": shown,
        "undo": offered(request),
    }
    return render(request, "people/edit.html", context, status=400 if form is not None else 200)


@require_POST
@owners_only
def put(request: HttpRequest, handle: str, what: str) -> HttpResponse:
    """Appoint a manager or tech lead, join a team, become people partner, get another name or standing."""
    person = door.person(request.user, handle)
    form = FORMS[what](request.POST, viewer=request.user, prefix=what)
    if form.is_valid():
        try:
            change, said = _do(what, person, form.cleaned_data, viewer(request))
        except Refused as refusal:
            form.add_error(next(iter(form.fields)), str(refusal))
        else:
            done(request, said, change)
            # Whoever took the standing of an owner off themselves has nothing to change any more.
            return redirect("people:person" if what == "standing" else "people:edit", handle=person.handle)
    return _edit_page(request, person, what, form)


def _do(what: str, person: User, given: dict[str, Any], author: User) -> tuple[StructureChange | None, str]:
    names = {"name": person, "who": given.get("who"), "team": given.get("team") or _("everybody")}
    change: StructureChange | None
    match what:
        case "name":
            change = of_person.rename(person, given["name"], author=author)
            return change, _("Their name stands as you said.")
        case "standing":
            of_person.change_standing(person, Standing(given["standing"]), author=author)
            return None, _("The standing of %(name)s is as you said.") % names
        case "manager":
            change = structure.appoint_manager(person, given["who"], given["day"], author=author)
            return change, _("%(name)s reports to %(who)s.") % names
        case "lead":
            change = structure.appoint_lead(person, given["who"], given["day"], author=author)
            return change, _("%(who)s is tech lead of %(name)s.") % names
        case "team":
            change = structure.join_team(person, given["team"], given["day"], author=author)
            return change, _("%(name)s is in %(team)s.") % names
        case _:
            change = structure.make_partner(person, given["team"], given["day"], author=author)
            return change, _("%(name)s is people partner of %(team)s.") % names


@dataclass(frozen=True, slots=True)
class Ending:
    """Something that can end: how it is said, and how it is done."""

    person: User
    what: str
    act: Callable[..., StructureChange]
    row: Any


def _ending(viewer_: object, kind: str, number: int) -> Ending:
    match kind:
        case "lines":
            line = door.line(viewer_, number)
            names = {"name": line.person, "above": line.above}
            what = (
                _("%(name)s does not report to %(above)s any more.")
                if line.bond == "manager"
                else _("%(above)s is not tech lead of %(name)s any more.")
            )
            return Ending(line.person, what % names, structure.end_line, line)
        case "memberships":
            held = door.membership(viewer_, number)
            what = _("%(name)s is not in %(team)s any more.") % {"name": held.person, "team": held.team}
            return Ending(held.person, what, structure.leave_team, held)
        case _:
            partner = door.partnership(viewer_, number)
            team = str(partner.team or _("everybody"))
            what = _("%(name)s is not people partner of %(team)s any more.") % {"name": partner.person, "team": team}
            return Ending(partner.person, what, structure.end_partner, partner)


@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def end(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask whether something ends, and on which day; then end it."""
    ending = _ending(request.user, kind, pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change = ending.act(ending.row, form.cleaned_data["day"], author=viewer(request))
        except Refused as refusal:
            form.add_error("day", str(refusal))
        else:
            done(request, ending.what, change)
            return redirect("people:edit", handle=ending.person.handle)
    context = {"form": form, "heading": ending.what, "confirm": _("End it"), "person": ending.person, "kind": "primary"}
    context["what"] = _("What was until then stays in the history.")
    return render(request, "people/confirm.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def leave(request: HttpRequest, handle: str) -> HttpResponse:
    """Ask whether somebody left, say what follows; then let them leave."""
    person = door.person(request.user, handle)
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change = structure.leave(person, form.cleaned_data["day"], author=viewer(request))
        except Refused as refusal:
            form.add_error("day", str(refusal))
        else:
            done(request, _("%(name)s has left.") % {"name": person}, change)
            return redirect("people:person", handle=person.handle)
    context = {
        "form": form,
        "person": person,
        "heading": _("%(name)s has left the organization") % {"name": person},
        "what": _(
            "They lose access at once: sessions end, links die, passkeys and apps for codes are removed. Should they "
            "come back, their page makes a new link for them to come in. Their teams and lines end, and so do the page "
            "of the framework that they hold, their aim, and links that they were shown for others; those who report "
            "to them are without a manager until you appoint one. Their name stays."
        ),
        "confirm": _("Yes, they have left"),
        "kind": "danger",
    }
    return render(request, "people/confirm.html", context, status=400 if form.errors else 200)


@require_POST
@owners_only
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change back, or say why not."""
    change = door.change(request.user, pk)
    try:
        changes.undo(change, author=viewer(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is as it was before."))
    return redirect("people:list")


@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def new_team(request: HttpRequest) -> HttpResponse:
    """Make a team."""
    form = TeamForm(request.POST or None, viewer=request.user)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            team, change = teams.make_team(given["name"], given["parent"], author=viewer(request))
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            done(request, _("%(team)s is there.") % {"team": team}, change)
            return redirect("people:team", key=team.key)
    context = {"form": form, "heading": _("A new team"), "confirm": _("Make it"), "team": None}
    return render(request, "people/team_edit.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def edit_team(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Rename or move a team."""
    team = door.team(request.user, key)
    around = directory.path_text(team.parent) if team.parent else ""
    form = TeamForm(request.POST or None, viewer=request.user, initial={"name": team.name, "parent": around})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change = teams.change_team(team, given["name"], given["parent"], author=viewer(request))
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            done(request, _("%(team)s is as you said.") % {"team": team}, change)
            return redirect("people:team", key=team.key)
    context = {"form": form, "heading": team.name, "confirm": _("Save"), "team": team}
    return render(request, "people/team_edit.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def close_team(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Ask whether to close a team, or open it again; then do so."""
    team = door.team(request.user, key)
    address = reverse("people:team", args=[team.key])
    if request.method == "POST":
        try:
            act = teams.open_team if team.is_closed else teams.close_team
            said = _("%(team)s is open again.") if team.is_closed else _("%(team)s is closed.")
            done(request, said % {"team": team}, act(team, author=viewer(request)))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(address)
    context = {
        "heading": (_("Open %(team)s again?") if team.is_closed else _("Close %(team)s?")) % {"team": team},
        "what": _("Nobody can be put into a closed team. Its history stays."),
        "who": _("Owners can see this."),
        "action": request.path,
        "confirm": _("Open it") if team.is_closed else _("Close it"),
        "back": address,
    }
    return render(request, "ui/confirm.html", context)
