"""Pages of sources: choose one, bring it, look at what was found, pick."""

import re
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from levelset.core.errors import Refused
from levelset.core.findings import Severity
from levelset.interchange.worklogs.git import FORMAT
from levelset.web.evidence.views.common import person, signed_in
from levelset.web.people.periods import today
from levelset.web.sources import access, queries
from levelset.web.sources.actions import picking, reading, tokens
from levelset.web.sources.forms import TextForm, TokenForm
from levelset.web.sources.models import FORGES, KINDS

SHELL_SAFE = re.compile(r"[A-Za-z0-9_.+@-]+")


@never_cache
@require_safe
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """The sources, the lists that wait, and the tokens that are kept."""
    author = person(request)
    context = {"waiting": queries.waiting(author), "tokens": queries.kept_tokens(author)}
    return render(request, "sources/start.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def text(request: HttpRequest, kind: str) -> HttpResponse:
    """Bring a git log, a brag document, a calendar, or a log that was taken along."""
    author = person(request)
    sent = request.method == "POST"
    form = TextForm(kind, author, request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        since = form.cleaned_data.get("since") or today()
        source = reading.Source(
            kind, form.cleaned_data["text"], since, form.addresses(), form.cleaned_data.get("repository", "")
        )
        found = reading.read(source)
        if found.value:
            return redirect("sources:gathering", reading.keep(kind, found, since, author=author).key)
        for one in found.findings:
            if one.severity is Severity.ERROR:
                form.add_error("file" if request.FILES else "text", one.message)
    context = {"form": form, "kind": kind, "name": dict(KINDS)[kind], "command": _command(author.email)}
    return render(request, "sources/text.html", context, status=400 if form.errors else 200)


def _command(email: str) -> str:
    author = email if SHELL_SAFE.fullmatch(email) else "me@example.org"
    return f'git log --author={author} --no-merges --since=1.year --date=short --pretty=format:"{FORMAT}"'


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def forge(request: HttpRequest, kind: str) -> HttpResponse:
    """Have GitHub or GitLab asked, with a token of one's own."""
    author = person(request)
    kept = queries.kept_token(author, kind)
    form = TokenForm(kept is not None, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["token"]
        if token and form.cleaned_data["keep"]:
            tokens.keep(kind, token, author=author)
        gathering = reading.start_fetch(kind, form.cleaned_data["since"], author=author, token=token)
        return redirect("sources:gathering", gathering.key)
    context = {
        "form": form, "kind": kind, "kept": kept, "name": dict(FORGES)[kind], "address": queries.address_of(kind)
    }  # fmt: skip
    return render(request, "sources/forge.html", context, status=400 if form.errors else 200)


@never_cache
@require_safe
@signed_in
def gathering(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """What was found, to pick from; nothing is written by looking."""
    author = person(request)
    found = access.gathering(author, key)
    shown, candidates = queries.page_of(found, author, request.GET.get("page", ""))
    context = {
        "gathering": found,
        "shown": shown,
        "candidates": candidates,
        "fresh": sum(one.entry is None for one in candidates),
        "everything": "all" in request.GET,
    }
    return render(request, "sources/gathering.html", context)


@require_POST
@signed_in
def pick(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Bring what is ticked into the log."""
    numbers = [int(one) for one in request.POST.getlist("pick") if one.isascii() and one.isdigit() and len(one) < 7]
    picked = picking.pick(key, numbers, author=person(request))
    _tell(request, picked)
    page = request.POST.get("page", "")
    back = redirect("sources:gathering", key)
    if page.isascii() and page.isdigit():
        back["Location"] += f"?page={page}"
    return back


def _tell(request: HttpRequest, picked: picking.Picked) -> None:
    if picked.new:
        told = ngettext(
            "%(n)s entry is in your log now, as a draft that only you can read.",
            "%(n)s entries are in your log now, as drafts that only you can read.",
            picked.new,
        )
        messages.success(request, told % {"n": picked.new})
    if picked.there:
        told = ngettext("%(n)s was in your log before.", "%(n)s were in your log before.", picked.there)
        messages.info(request, told % {"n": picked.there})
    for refusal in dict.fromkeys(picked.refused):
        messages.error(request, refusal)
    if not (picked.new or picked.there or picked.refused):
        messages.info(request, _("Nothing was ticked, so nothing came in."))


@require_POST
@signed_in
def put_away(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Forget the list; what was picked stays in the log."""
    try:
        picking.put_away(key, author=person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("sources:gathering", key)
    messages.info(request, _("The list was put away. What you picked stays in your log."))
    return redirect("sources:start")


@require_POST
@signed_in
def remove_token(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Forget a token."""
    tokens.remove(key, author=person(request))
    messages.success(request, _("The token is gone from here. Where you made it, you can revoke it, too."))
    return redirect("sources:start")
