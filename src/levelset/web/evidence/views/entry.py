"""One entry: its author tells more of it, others read what was shared with them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from levelset.process.attesting import Answer
from levelset.process.evidence import UNDO_FOR
from levelset.web.evidence import access, queries, suggested
from levelset.web.evidence.actions import logging, removing
from levelset.web.evidence.forms.logging import DetailsForm
from levelset.web.evidence.models import Entry
from levelset.web.evidence.views.common import person, signed_in
from levelset.web.evidence.views.reading import told
from levelset.web.people.queries_of_rights import glasses_open_over
from levelset.web.ui.uploads import Bounds


@never_cache
@require_safe
@signed_in
def entry(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """An entry: to write for its author, to read for everybody with whom it is shared."""
    user = person(request)
    found = queries.entry_to_read(user, key)
    if found.author_id != user.pk or "read" in request.GET:
        context = {**told(found, user), "is_mine": found.author_id == user.pk}
        if context["is_mine"]:
            context["is_shared"] = bool(access.shares(found))
            context["open_glasses"] = glasses_open_over(user) if context["is_shared"] else []
        else:
            context["glass"] = queries.is_under_glass(user, found)
        return render(request, "evidence/read.html", context)
    return render(request, "evidence/entry.html", page_of(request, found))


@require_POST
@signed_in
def save(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Keep what was said of an entry; for a script a word that it is kept, else the page again."""
    user = person(request)
    found = access.own(user, key)
    reading = queries.reading(user)
    form = DetailsForm(request.POST, entry=found, reading=reading)
    changed_elsewhere = None
    if form.is_valid():
        try:
            logging.describe(form.details, author=user, key=key, writing=form.writing)
        except logging.ChangedElsewhere as refusal:
            changed_elsewhere = refusal
            # The same words over what stands there now: saving them again replaces that.
            over: dict[str, Any] = {
                **{name: request.POST.getlist(name) for name in request.POST},
                "revision": [str(refusal.entry.revision)],
            }
            form = DetailsForm(MultiValueDict(over), entry=refusal.entry, reading=reading)
        else:
            return _saved(request, key)
    if request.headers.get("HX-Request"):
        return render(request, "evidence/parts/not_saved.html", {"form": form, "elsewhere": changed_elsewhere})
    context = page_of(request, found, form, str(changed_elsewhere or ""))
    return render(request, "evidence/entry.html", context, status=400)


@require_POST
@signed_in
def delete(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Delete an entry; the next page says how to take it back."""
    removing.delete(author=person(request), key=key)
    days = {"days": UNDO_FOR.days}
    messages.success(request, _("Deleted. For %(days)s days you can take it back from this page.") % days)
    return redirect("evidence:deleted")


def page_of(request: HttpRequest, entry: Entry, form: DetailsForm | None = None, problem: str = "") -> dict[str, Any]:
    """All that the author's page of an entry shows."""
    user = person(request)
    reading = queries.reading(user)
    shares = list(access.shares(entry))
    asked = list(access.asked_about(entry))
    context = told(entry, user, (one for one in asked if one.answer == Answer.ATTESTED.value))
    return {
        **context,
        "form": form or DetailsForm(entry=entry, reading=reading, lenses=context["lenses"]),
        "problem": problem,
        "projects": queries.project_names(user),
        "reading": reading,
        "suggestions": suggested.suggestions(entry, reading, context["behaviors"]),
        "shares": shares,
        "open_glasses": glasses_open_over(user) if shares else [],
        "readers": queries.readers_of(user, shares),
        "asked": asked,
        "file_mb": Bounds.from_settings().file_bytes // 1_000_000,
    }


def _saved(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render(request, "evidence/parts/saved.html")
    messages.success(request, _("Saved."))
    return redirect("evidence:entry", key)
