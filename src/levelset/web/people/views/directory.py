"""Pages that every member reads: the list of people, one person, teams."""

import uuid
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from levelset.process.breaking_glass import may_break
from levelset.process.visibility import may_see_level
from levelset.web.people import directory, factors, one_person
from levelset.web.people.access import people as door
from levelset.web.people.access import standing_of
from levelset.web.people.actions.inviting import sends_mail
from levelset.web.people.views.common import members_only, offered, place, viewer


@require_safe
@members_only
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, fifty a page, by name or by team."""
    asked = directory.Asked(
        text=request.GET.get("q", "").replace("\x00", "").strip()[:100],
        team=request.GET.get("team", ""),
        left="left" in request.GET,
        without_manager="without-manager" in request.GET and door.may_manage(request.user),
        place=place(request),
    )
    team = door.team(request.user, _key(asked.team)) if asked.team else None
    context = {
        "asked": asked,
        "team": team,
        "listing": directory.listing(request.user, asked, team),
        "outer": directory.outer_teams(request.user),
        "manages": door.may_manage(request.user),
        "query": _query(request),
        "undo": offered(request),
    }
    return render(request, "people/list.html", context)


def _key(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None


def _query(request: HttpRequest) -> str:
    """What was asked, without the page: the beginning of the links to other pages."""
    kept = [(name, request.GET[name]) for name in ("q", "team", "left", "without-manager") if request.GET.get(name)]
    return urlencode(kept) + "&" if kept else ""


@require_safe
@members_only
def person(request: HttpRequest, handle: str) -> HttpResponse:
    """One person: where they belong, to whom; and, for those who may, since when and what was before."""
    page = one_person.person_page(viewer(request), handle)
    standing, manages = standing_of(request.user), door.may_manage(request.user)
    locked_out = manages and page.person.is_active and not factors.has_way_in(page.person)
    context = {
        "page": page,
        "person": page.person,
        "sees_level": may_see_level(page.relations),
        "manages": manages,
        "locked_out": locked_out,
        "by_console": locked_out and page.person.last_login is not None and not sends_mail(),
        "breaks": page.person.is_active and may_break(standing, page.relations),
        "undo": offered(request),
    }
    return render(request, "people/person.html", context)


@require_safe
@members_only
def team(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One team: who is in it, the teams inside it."""
    found = door.team(request.user, key)
    context = {
        "page": directory.team_page(request.user, found, place(request)),
        "team": found,
        "manages": door.may_manage(request.user),
        "undo": offered(request),
    }
    return render(request, "people/team.html", context)


@require_safe
@members_only
def teams(request: HttpRequest) -> HttpResponse:
    """The teams that stand in no other one."""
    context = {
        "outer": directory.outer_teams(request.user),
        "closed": directory.closed_teams(request.user),
        "manages": door.may_manage(request.user),
        "undo": offered(request),
    }
    return render(request, "people/teams.html", context)
