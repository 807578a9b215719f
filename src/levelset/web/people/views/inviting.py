"""Pages of invitations, for those who manage people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.people import invited
from levelset.web.people.access import people as door
from levelset.web.people.actions import inviting
from levelset.web.people.forms.inviting import InviteForm
from levelset.web.people.lists.cells import to_csv
from levelset.web.people.views.common import number, owners_only, viewer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@owners_only
def invitations(request: HttpRequest) -> HttpResponse:
    """Who was invited and has not come in; invite somebody."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email, standing = form.cleaned_data["email"], Standing(form.cleaned_data["standing"])
        try:
            address = inviting.invite(email, standing, author=viewer(request))
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            return _invited(request, email, address)
    return _page(request, form, status=400 if form.errors else 200)


def _invited(request: HttpRequest, email: str, address: str | None) -> HttpResponse:
    """A link that somebody has to hand over is shown once, in the answer itself: it is kept nowhere."""
    if address is None:
        messages.info(request, _("The invitation to %(email)s is on its way.") % {"email": email})
        return redirect("people:invitations")
    return _page(request, InviteForm(), fresh={"email": email, "address": address})


def _page(
    request: HttpRequest, form: InviteForm, *, fresh: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    page, after, before = number(request, "page"), number(request, "after", 0), number(request, "before", 0)
    listing = invited.page_of_links(request.user, page, after=after, before=before)
    context = {
        "form": form,
        "fresh": fresh,
        "links": listing.rows,
        "listing": listing,
        "waiting": invited.how_many_wait(request.user),
        "back": invited.back(request.user),
        "withdrawn": invited.withdrawn(request.user),
        "few": invited.FEW,
        "mail": inviting.sends_mail(),
        "waits": invited.WAITS,
    }
    return render(request, "people/invitations.html", context, status=status)


@never_cache
@require_POST
@owners_only
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a new link in the place of one."""
    link = door.invitation(request.user, pk)
    try:
        address = inviting.renew(link, author=viewer(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("people:invitations")
    return _invited(request, link.email, address)


@require_POST
@owners_only
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a link work no more."""
    try:
        inviting.revoke(door.invitation(request.user, pk), author=viewer(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("That link opens nothing any more."))
    return redirect("people:invitations")


@never_cache
@require_POST
@owners_only
def everybody(request: HttpRequest) -> HttpResponse:
    """Invite everybody who has no way in: by e-mail, or as a file of links to hand over."""
    made = inviting.invite_waiting(author=viewer(request))
    if not made:
        told = _("The invitations are on their way.") if inviting.sends_mail() else _("Nobody waits for a link.")
        messages.info(request, told)
        return redirect("people:invitations")
    rows = [("name", "e-mail", "link"), *((person.name, person.email, address) for person, address in made)]
    response = HttpResponse(to_csv(rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="invitations.csv"'
    return response
