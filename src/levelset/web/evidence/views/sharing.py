"""Sharing an entry: who that is today, by name, before and after."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from levelset.web.evidence import access, queries
from levelset.web.evidence.actions import sharing
from levelset.web.evidence.addresses import entry_address
from levelset.web.evidence.forms.sharing import ShareForm
from levelset.web.evidence.views.common import person, signed_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def share(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Choose groups and people. People who were typed are shown by name first; the second press shares."""
    user = person(request)
    entry = access.own(user, key)
    form = ShareForm(request.POST if request.method == "POST" else None, author=user)
    asked = request.method == "POST" and form.is_valid()
    if asked and form.was_seen:
        sharing.share(author=user, key=key, groups=form.chosen_groups, people=form.found)
        messages.success(request, _("Shared. Below stands with whom."))
        return redirect(entry_address(key, "sharing"))
    shares = list(access.shares(entry))
    context = {
        "entry": entry,
        "back": entry_address(key),
        "form": form,
        "found": form.found if asked else [],
        "handles": form.handles if asked else "",
        "readers": queries.readers_today(user, shares),
        "people": [one for one in shares if one.person],
        "chosen": form["groups"].value() or [],
    }
    return render(request, "evidence/share.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def stop(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Stop sharing with one group or person, or with everybody."""
    given = request.POST.get("share", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
    if given and number is None:
        return redirect(entry_address(key, "sharing"))
    if sharing.stop_sharing(author=person(request), key=key, share=number):
        messages.success(request, _("From now on they cannot read it any more. Whoever read it before has read it."))
    return redirect(entry_address(key, "sharing"))
