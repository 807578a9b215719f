"""Asking a colleague to attest an entry, and answering."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.process import attesting as rules
from levelset.process.evidence import EXPERIMENT_PARTS, headline
from levelset.web.evidence import access
from levelset.web.evidence.actions import attesting
from levelset.web.evidence.addresses import entry_address
from levelset.web.evidence.forms.attesting import AnswerForm, AskForm
from levelset.web.evidence.forms.logging import EXPERIMENT_LABELS
from levelset.web.evidence.models import KINDS, wording_of
from levelset.web.evidence.views.common import person, signed_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Name a colleague; who that is stands there first, with all that they would see. The second press asks."""
    user = person(request)
    entry = access.own(user, key)
    form = AskForm(request.POST if request.method == "POST" else None, author=user)
    asked = request.method == "POST" and form.is_valid()
    if asked and form.was_seen and form.found:
        try:
            attesting.ask(form.found, author=user, key=key, seen=form.cleaned_data["wording"])
        except Refused as refusal:
            form.add_error("colleague", str(refusal))
            asked = False
        else:
            messages.success(request, _("%(name)s is asked.") % {"name": form.found.name})
            return redirect(entry_address(key, "attesting"))
    wording = wording_of(entry)
    context = {
        "entry": entry,
        "back": entry_address(key),
        "form": form,
        "found": form.found if asked else None,
        "told": told(wording),
        "digest": rules.digest(wording),
        "days": rules.OPEN_FOR.days,
    }
    return render(request, "evidence/ask.html", context, status=400 if form.errors else 200)


@require_POST
@signed_in
def remind(request: HttpRequest, key: uuid.UUID, which: uuid.UUID) -> HttpResponse:
    """Remind a colleague, once."""
    asked = attesting.remind(author=person(request), key=key, which=which)
    messages.success(request, _("%(name)s is reminded. There is no second reminder.") % {"name": asked.colleague.name})
    return redirect(entry_address(key, "attesting"))


@require_POST
@signed_in
def withdraw(request: HttpRequest, key: uuid.UUID, which: uuid.UUID) -> HttpResponse:
    """Take an open question back."""
    asked = attesting.withdraw(author=person(request), key=key, which=which)
    messages.success(request, _("%(name)s is not asked any more.") % {"name": asked.colleague.name})
    return redirect(entry_address(key, "attesting"))


@never_cache
@require_safe
@signed_in
def asked_of_me(request: HttpRequest) -> HttpResponse:
    """What colleagues ask me to attest, and what I answered."""
    found = list(access.asked_of(person(request)).order_by("-asked_at")[:100])
    rows = [(one, headline(str(one.wording.get("text", "")))) for one in found]
    return render(request, "evidence/asked_of_me.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def attest(request: HttpRequest, which: uuid.UUID) -> HttpResponse:
    """One entry as it was when I was asked, and nothing else of its author's; my answer."""
    user = person(request)
    asked = access.asked_of_one(user, which)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            attesting.answer(form.given, form.cleaned_data["sentence"], author=user, which=which)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your answer is kept. Thank you."))
        return redirect("evidence:attest", which)
    context = {"asked": asked, "author": asked.of.author, "form": form, "told": told(asked.wording)}
    return render(request, "evidence/attest.html", context, status=400 if form.errors else 200)


def told(wording: dict[str, Any]) -> dict[str, Any]:
    """A frozen copy for a page: days as days, labels beside what they stand for; empty where there is none."""
    if not wording:
        return {}
    experiment = wording.get("experiment") or {}
    return {
        **wording,
        "headline": headline(wording["text"]),
        "kind": dict(KINDS).get(wording["kind"], ""),
        "begins": date.fromisoformat(wording["begins"]),
        "ends": date.fromisoformat(wording["ends"]) if wording["ends"] else None,
        "experiment": [
            (EXPERIMENT_LABELS[part][0], experiment[part]) for part in EXPERIMENT_PARTS if part in experiment
        ],
    }
