"""Which behaviors an entry speaks to: chosen, suggested and answered, followed to a new version."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from levelset.comparing.migration import Option
from levelset.core.errors import Refused
from levelset.web.evidence import access, queries, suggested
from levelset.web.evidence.actions import linking
from levelset.web.evidence.addresses import entry_address
from levelset.web.evidence.framework import Reading
from levelset.web.evidence.models import Entry
from levelset.web.evidence.views.common import person, signed_in


@require_POST
@signed_in
def choose_page(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Remember the page of the framework that I read my evidence against."""
    _own(request, key)
    linking.choose_page(
        author=person(request), reading=_reading(request), address=request.POST.get("address", "")[:300]
    )
    return redirect(entry_address(key, "behaviors"))


@require_POST
@signed_in
def link(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Say that an entry speaks to a behavior."""
    _own(request, key)
    statement = request.POST.get("statement", "")[:80]
    if not statement:
        raise Refused(_("Choose a behavior of the list first."))
    linking.link(author=person(request), key=key, reading=_reading(request), statement=statement)
    return redirect(entry_address(key, "behaviors"))


@require_POST
@signed_in
def unlink(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """Take a behavior off an entry."""
    linking.unlink(author=person(request), key=key, number=number)
    return redirect(entry_address(key, "behaviors"))


@require_POST
@signed_in
def answer(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Accept or refuse one suggestion. It has to be suggested: the words come from here, not from the form."""
    entry = _own(request, key)
    reading = _reading(request)
    statement = request.POST.get("statement", "")
    found = next((one for one in suggested.suggestions(entry, reading) if one.statement == statement), None)
    if found is None:
        raise Refused(_("This is not suggested any more. Choose the behavior from the list below."))
    accept = request.POST.get("answer") == "accept"
    linking.answer(
        author=person(request),
        key=key,
        reading=reading,
        statement=statement,
        accept=accept,
        words=found.words,
        engine=suggested.ENGINE,
    )
    if not accept:
        messages.info(request, _("It will not be suggested for this entry again."))
    return redirect(entry_address(key, "behaviors"))


@require_POST
@signed_in
def follow(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """Answer what a new version of the framework asks about a behavior."""
    _own(request, key)
    option, _colon, statement = request.POST.get("choice", "").partition(":")
    if option not in set(Option):
        raise Refused(_("Choose what to do first."))
    linking.follow(
        author=person(request),
        key=key,
        number=number,
        option=Option(option),
        reading=_reading(request),
        statement=statement,
    )
    return redirect(entry_address(key, "behaviors"))


def _own(request: HttpRequest, key: uuid.UUID) -> Entry:
    return access.own(person(request), key)


def _reading(request: HttpRequest) -> Reading:
    reading = queries.reading(person(request))
    if reading is None:
        raise Http404
    return reading
