"""The review: source and framework side by side, and every decision about them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from levelset.core.errors import Refused
from levelset.importing.draft import PageName
from levelset.web.imports import access, queries
from levelset.web.imports.actions import alike, deciding
from levelset.web.imports.forms import (
    AcceptForm,
    FateForm,
    FrameworkNameForm,
    HeadingForm,
    NameForm,
    PageNameForm,
    PlaceForm,
    TakeOverForm,
    TargetForm,
)
from levelset.web.imports.models import State
from levelset.web.imports.reviewing.alike import pieces_like
from levelset.web.imports.reviewing.changes import changes_between
from levelset.web.imports.reviewing.naming import in_words, kept
from levelset.web.imports.reviewing.words import fate_label
from levelset.web.imports.views.common import editors_only, is_partial, opened, person, review_address, showing

MANY = 8
"""More documents than these are listed by what there is to do about them."""


@require_safe
@editors_only
def review(request: HttpRequest, number: int) -> HttpResponse:
    """The review of an import with one document open; for HTMX, one line of it, with or without its form."""
    found = access.import_record(request.user, number)
    if found.state not in (State.REVIEW, State.PUBLISHED) or found.emptied_at is not None:
        return redirect("imports:import", number=number)
    context = _context(request, queries.work_of(request.user, found))
    edited = request.GET.get("edit", "")
    context["edited"] = edited
    if edited:
        context["fate_form"] = FateForm(initial={"place": edited, "fate": _fate_at(context, edited)})
        context["same_text"] = _same_text(context, edited)
    if is_partial(request):
        asked = request.headers.get("HX-Target", "")
        row = next((row for row in context["review"].rows if row.place.anchor == asked), None)
        if row is not None:
            return render(request, "imports/parts/row.html", {**context, "row": row})
    return render(request, "imports/review.html", context)


@require_POST
@editors_only
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """The name that was filled in for a heading is right."""
    return _name(request, number, AcceptForm(request.POST), lambda given: given["name"])


@require_POST
@editors_only
def rename(request: HttpRequest, number: int) -> HttpResponse:
    """The heading has another name."""
    return _name(request, number, NameForm(request.POST), lambda given: given["name"])


@require_POST
@editors_only
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """There is no heading here: what stands under it belongs to the one above."""
    return _name(request, number, HeadingForm(request.POST), lambda _given: "")


@require_POST
@editors_only
def fate(request: HttpRequest, number: int) -> HttpResponse:
    """A line is something else."""
    form = FateForm(request.POST)
    if not form.is_valid():
        raise Refused(_first_error(form))
    place, chosen = form.cleaned_data["place"], form.cleaned_data["fate"]

    def act() -> str:
        if form.cleaned_data["everywhere"]:
            count = alike.give_fate_alike(author=person(request), number=number, place=place, fate=chosen)
            return ngettext("%(count)s line is now: %(fate)s.", "%(count)s lines are now: %(fate)s.", count) % {
                "count": count,
                "fate": fate_label(chosen),
            }
        deciding.give_fate(author=person(request), number=number, place=place, fate=chosen)
        return _("Line %(line)s is now: %(fate)s.") % {"line": place.piece, "fate": fate_label(chosen)}

    return _decided(request, number, act, place.anchor)


@require_POST
@editors_only
def name_page(request: HttpRequest, number: int, document: int) -> HttpResponse:
    """A document is about another role and level than it seems."""
    form = PageNameForm(request.POST)
    if not form.is_valid():
        raise Refused(_first_error(form))
    name = PageName(**form.cleaned_data)

    def act() -> str:
        deciding.name_page(author=person(request), number=number, document=document, name=name)
        return _("This document is about %(name)s.") % {"name": in_words(kept(name))}

    return _decided(request, number, act, queries.NAME_OF_DOCUMENT)


@require_POST
@editors_only
def take_over(request: HttpRequest, number: int) -> HttpResponse:
    """What a line points to holds on its page as well."""
    form = TakeOverForm(request.POST)
    if not form.is_valid():
        raise Refused(_first_error(form))
    place, address = form.cleaned_data["place"], form.cleaned_data["address"]

    def act() -> str:
        deciding.take_over(author=person(request), number=number, place=place, address=address)
        return _("Taken over; each statement says where it comes from.")

    return _decided(request, number, act, place.anchor)


@require_POST
@editors_only
def accept_sure(request: HttpRequest, number: int) -> HttpResponse:
    """Every heading that is sure is right."""

    def act() -> str:
        count = alike.accept_sure(author=person(request), number=number)
        return ngettext("Accepted %(count)s heading.", "Accepted %(count)s headings.", count) % {"count": count}

    return _decided(request, number, act, "questions")


@require_POST
@editors_only
def undo(request: HttpRequest, number: int, decision: int) -> HttpResponse:
    """Take a decision back."""

    found = access.import_record(request.user, number)
    row = found.decisions.filter(pk=decision).first()
    anchor = queries.anchor_of(queries.work_of(request.user, found), row) if row else "questions"

    def act() -> str:
        deciding.undo(author=person(request), number=number, decision=decision)
        return _("Taken back.")

    return _decided(request, number, act, anchor)


@require_POST
@editors_only
def name_framework(request: HttpRequest, number: int) -> HttpResponse:
    """What the framework is called."""
    form = FrameworkNameForm(request.POST)
    if not form.is_valid():
        raise Refused(_first_error(form))
    deciding.name_framework(author=person(request), number=number, **form.cleaned_data)
    messages.success(request, _("The names are kept."))
    return redirect(review_address(number, opened(request)))


@require_POST
@editors_only
def choose_target(request: HttpRequest, number: int) -> HttpResponse:
    """Add to the published framework, or publish a new one."""
    form = TargetForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose one of the two."))
    deciding.choose_target(author=person(request), number=number, adds=form.cleaned_data["adds"])
    messages.success(request, _("Kept. The review below follows from it."))
    return redirect(review_address(number, opened(request)))


@require_POST
@editors_only
def leave_out(request: HttpRequest, number: int, document: int) -> HttpResponse:
    """Leave a document out."""
    deciding.leave_out(author=person(request), number=number, document=document, out=True)
    messages.success(request, _("The document is left out. You can take it in again below."))
    return redirect(review_address(number))


@require_POST
@editors_only
def take_in(request: HttpRequest, number: int, document: int) -> HttpResponse:
    """Take a document in again."""
    deciding.leave_out(author=person(request), number=number, document=document, out=False)
    return redirect(review_address(number, (document, 1)))


def _name(request: HttpRequest, number: int, form: HeadingForm, name: Callable[[dict[str, Any]], str]) -> HttpResponse:
    if not form.is_valid():
        raise Refused(_first_error(form))
    place, chosen = form.cleaned_data["place"], name(form.cleaned_data)

    everywhere = form.cleaned_data["everywhere"]

    def act() -> str:
        if everywhere:
            count = alike.name_alike(author=person(request), number=number, place=place, name=chosen, kind=form.kind)
            return ngettext("%(count)s heading decided.", "%(count)s headings decided.", count) % {"count": count}
        deciding.name_heading(author=person(request), number=number, place=place, name=chosen, kind=form.kind)
        if not chosen:
            return _("No heading here: the statements joined the group above.")
        return _("The heading is “%(name)s”.") % {"name": chosen}

    # A heading that was refused is gone; its first line is where the eyes are.
    return _decided(request, number, act, f"{queries.HEADING_ANCHORS[form.kind]}{place}" if chosen else place.anchor)


def _decided(request: HttpRequest, number: int, act: Callable[[], str], anchor: str) -> HttpResponse:
    """Do it, then show what changed: the changed parts for HTMX, the page at its anchor otherwise.

    The changed parts are told from what the browser shows; where something else was decided meanwhile, by
    somebody else or by a second press, it shows the whole page anew.
    """
    found = access.import_record(request.user, number)
    if not is_partial(request):
        messages.success(request, act())
        return redirect(review_address(number, opened(request), anchor, **showing(request)))
    before = _context(request, queries.work_of(request.user, found))
    said = act()
    after = _context(request, queries.work_of(request.user, found))
    if before["work"].mark != request.POST.get("seen"):
        messages.success(request, f"{said} {_('Something else was decided meanwhile; this is how it stands now.')}")
        return HttpResponseClientRefresh()
    changes = changes_between(before["review"], after["review"])
    if changes is None:
        messages.success(request, said)
        return HttpResponseClientRefresh()
    response = render(request, "imports/parts/changed.html", {**after, "changes": changes, "said": said})
    response.headers["HX-Trigger-After-Settle"] = f'{{"levelset:focus": "{anchor}"}}'
    return response


def _context(request: HttpRequest, work: queries.Work) -> dict[str, Any]:
    document, part = opened(request)
    shown = queries.review(work, document, part)
    usual = "open" if len(shown.documents) > MANY and shown.undecided else "all"
    show = showing(request).get("show", usual)
    return {
        "import": work.record,
        "work": work,
        "review": shown,
        "here": f"document={shown.document}&part={shown.part}&show={show}",
        "show": show,
        "naming": queries.naming(work, shown.document),
        "known": queries.known(work),
        "listed": shown.listed(show),
        "is_many": len(shown.documents) > MANY,
        "is_open": work.record.state == State.REVIEW,
        "left_out": [upload for upload in work.uploads if upload.left_out],
        "name_form": FrameworkNameForm(
            initial={
                "title": work.record.title or work.draft.framework.title,
                "organization": work.draft.framework.organization,
            }
        ),
    }


def _fate_at(context: dict[str, Any], edited: str) -> str:
    row = next((row for row in context["review"].rows if str(row.place) == edited), None)
    return row.fates[0].value if row and row.fates else ""


def _same_text(context: dict[str, Any], edited: str) -> int:
    """How many other lines of all documents have the text of the line that is being edited."""
    row = next((row for row in context["review"].rows if str(row.place) == edited), None)
    return len(pieces_like(context["work"].documents, row.place)) - 1 if row else 0


def _first_error(form: PlaceForm | FrameworkNameForm | PageNameForm) -> str:
    return str(next(iter(form.errors.values()))[0])
