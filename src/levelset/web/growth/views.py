"""Pages: the way to my aim, one statement of it, and the way to take along."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.web.growth import actions, exporting, looking, queries
from levelset.web.growth.forms import SayForm, StepForm
from levelset.web.growth.queries import Showing, Way
from levelset.web.people.models import User

SHOWINGS = (
    (Showing.ALL.value, gettext_lazy("All of it")),
    (Showing.WITH_EVIDENCE.value, gettext_lazy("With evidence")),
    (Showing.NEXT.value, gettext_lazy("With a next step")),
    (Showing.WITHOUT.value, gettext_lazy("Nothing noted yet")),
    (Showing.NO_OPPORTUNITY.value, gettext_lazy("No opportunity so far")),
)
"""What of a way can be shown: the value in the address, and its name."""


@never_cache
@require_safe
@login_required
def way(request: HttpRequest) -> HttpResponse:
    """Each statement that is new at my aim, my evidence for it, who attests it, and what I noted."""
    found = queries.way(cast(User, request.user))
    wanted = _showing(request)
    parts = found.showing(wanted) if found else ()
    context = {"way": found, "parts": parts, "wanted": wanted.value, "showings": SHOWINGS}
    return render(request, "growth/way.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def statement(request: HttpRequest, statement: str) -> HttpResponse:
    """One statement of my way: what shows it, what of my log may, and what I note beside it."""
    person = cast(User, request.user)
    found = looking.look(person, statement)
    if found is None:
        raise Http404
    step = found.asked.step
    form = StepForm(request.POST or None, initial=model_to_dict(step) if step else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.note(statement, **form.cleaned_data, author=person)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Kept."))
        return redirect(f"{reverse('growth:way')}#{statement}")
    context = {"look": found, "one": found.asked, "part": found.part, "form": form}
    return render(request, "growth/statement.html", context, status=400 if form.errors else 200)


@never_cache
@require_POST
@login_required
def say(request: HttpRequest, statement: str) -> HttpResponse:
    """Answer whether an entry speaks to a statement, and go on with the same statement."""
    here = redirect("growth:statement", statement)
    form = SayForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(one) for errors in form.errors.values() for one in errors))
        return here
    speaks = form.cleaned_data["speaks"]
    try:
        actions.say(statement, which=form.cleaned_data["entry"], speaks=speaks, author=cast(User, request.user))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("growth:way")
    messages.success(request, _("It stands there now.") if speaks else _("It is not suggested here again."))
    return here


def _showing(request: HttpRequest) -> Showing:
    try:
        return Showing(request.GET.get("show", ""))
    except ValueError:
        return Showing.ALL


@never_cache
@require_safe
@login_required
def export_markdown(request: HttpRequest) -> HttpResponse:
    """The way as Markdown."""
    return _download(exporting.markdown_of(_way(request)), "text/markdown", "way.md")


@never_cache
@require_safe
@login_required
def export_json(request: HttpRequest) -> HttpResponse:
    """The way as JSON."""
    return _download(exporting.json_of(_way(request)), "application/json", "way.json")


def _way(request: HttpRequest) -> Way:
    found = queries.way(cast(User, request.user))
    if found is None:
        raise Http404
    return found


def _download(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
