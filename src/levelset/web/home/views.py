"""Where people land: my page, my team's page, or how to begin."""

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from levelset.process.rights import may_edit
from levelset.web.audit.readings import note_readings
from levelset.web.evidence.forms.logging import CaptureForm
from levelset.web.evidence.views import keeping
from levelset.web.frameworks.access import current_version
from levelset.web.home import queries
from levelset.web.people.models import User
from levelset.web.ui.viewer import standing_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where someone lands: the demo's people, my page, the framework, the sign-in, or how to begin."""
    standing = standing_of(request.user)
    if standing is None and settings.DEMO:
        return redirect("demo")
    if current_version(request.user) is not None:
        return redirect("/framework/" if standing is None else "me")
    if standing is None:
        return redirect("account_login")
    return render(request, "home/begin.html", {"may_begin": may_edit(standing)})


@never_cache
@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """What is expected of me, what I aim at, what I logged, who is beside me."""
    person = cast(User, request.user)
    context = {"mine": queries.mine(person), "form": CaptureForm(), "by": keeping.mark_of(person)}
    return render(request, "home/me.html", context)


@never_cache
@require_safe
@login_required
def team(request: HttpRequest) -> HttpResponse:
    """Everybody who reports to me: what they hold, and what they shared with me. Whose level stands there is noted."""
    person = cast(User, request.user)
    reports = queries.team(person)
    levels = {f"level/{one.person.key}": one.person.key for one in reports if one.placement or one.aim}
    note_readings(person, levels)
    return render(request, "home/team.html", {"reports": reports})
