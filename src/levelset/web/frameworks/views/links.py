"""Putting a link between two pages right: which statements of one became which of the other. For editors and owners."""

from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from levelset.core.errors import Refused
from levelset.web.frameworks import access, actions, queries
from levelset.web.frameworks.forms import LinkAnswer
from levelset.web.frameworks.reading.linking import linking_of
from levelset.web.frameworks.views.opened import Opened, Unknown
from levelset.web.ui.viewer import standing_of


@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest, old_role: str, old_level: str, new_role: str, new_level: str) -> HttpResponse:
    """One statement, and the statements of the other page to choose from; sent, the choice is kept."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    access.check_editor(request.user)
    version = access.current_version(request.user)
    if version is None:
        raise Http404
    opened = Opened(request, version, standing_of(request.user), pinned=False)
    try:
        old, new = opened.find_page(old_role, old_level), opened.find_page(new_role, new_level)
    except Unknown as unknown:
        raise Http404 from unknown
    answer = LinkAnswer.of(request.POST if request.method == "POST" else request.GET)
    here = opened.at.compare(old, new)
    rows = queries.links_between(old.address, new.address)
    view = linking_of(opened.book, old, new, answer, queries.kept_links(), rows)
    if view is None:
        messages.error(request, _("Choose the statement whose link is wrong on this page."))
        return redirect(f"{here}?view=sides")
    if request.method != "POST":
        context = {"view": view, "here": here, "back": f"{here}?view=sides#{quote(view.anchor)}"}
        return opened.page("linking.html", context)
    try:
        actions.put_link_right(
            author=request.user,
            old=old,
            new=new,
            from_ids=answer.others if view.is_new else [answer.statement],
            to_ids=[answer.statement] if view.is_new else answer.others,
            note=answer.note,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    messages.success(request, _("The link is kept, for this version and for those to come."))
    return redirect(f"{here}?view=sides")


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """What was worked out, or said before, holds again."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("frameworks:overview"))
    row = actions.take_link_back(author=request.user, number=number)
    messages.success(request, _("The link was taken back."))
    version = access.current_version(request.user)
    old, new = (version.framework.page(address) if version else None for address in (row.old_page, row.new_page))
    if version is None or old is None or new is None:
        return redirect("frameworks:overview")
    return redirect(f"{Opened(request, version, None, pinned=False).at.compare(old, new)}?view=sides")
