"""Pages on which glass is broken: ask, grant or refuse, end."""

import uuid
from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.process.breaking_glass import LONGEST
from levelset.web.people.access import glass as door
from levelset.web.people.actions import glass as actions
from levelset.web.people.forms.rights import AskForGlass
from levelset.web.people.models import User
from levelset.web.people.views.common import members_only


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def index(request: HttpRequest) -> HttpResponse:
    """What was asked for, and the form to ask."""
    viewer = cast(User, request.user)
    door.check_breaks(viewer)
    asked_for = {"person": request.GET.get("person", "")[:60]}
    form = AskForGlass(request.POST if request.method == "POST" else None, viewer=viewer, initial=asked_for)
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data}
        try:
            asked = actions.ask(author=viewer, **values)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Asked. Somebody else has to grant it now."))
            return redirect("rights:glass", asked.key)
    status = 400 if request.method == "POST" and form.errors else 200
    context = {"form": form, "glasses": door.glasses(viewer)[:200], "longest": LONGEST}
    return render(request, "people/glasses.html", context, status=status)


@never_cache
@require_safe
@members_only
def one(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One of them: what was asked, and what can be answered."""
    viewer = cast(User, request.user)
    asked = door.glass(viewer, key)
    context = {
        "glass": asked,
        "answers": door.can_answer(viewer, asked),
        "ends": door.can_end(viewer, asked),
        "reads": door.reads_under(viewer, asked),
    }
    return render(request, "people/glass.html", context)


@never_cache
@require_POST
@members_only
def grant(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Grant it."""
    return _done(request, key, actions.grant, _("Granted. It ends by itself."))


@never_cache
@require_POST
@members_only
def refuse(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Refuse it."""
    return _done(request, key, actions.refuse, _("Refused."))


@never_cache
@require_POST
@members_only
def end(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """End it."""
    return _done(request, key, actions.end, _("Ended."))


def _done(request: HttpRequest, key: uuid.UUID, action: Callable[..., object], said: str) -> HttpResponse:
    try:
        action(author=cast(User, request.user), key=key)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("rights:glass", key)
