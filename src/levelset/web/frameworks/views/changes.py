"""What changed between two published versions."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from levelset.web.frameworks import access, queries
from levelset.web.frameworks.forms import VersionPair
from levelset.web.frameworks.reading.changed import changed_of
from levelset.web.frameworks.releases import diff_of, number_of
from levelset.web.frameworks.views.serving import closed
from levelset.web.ui.viewer import standing_of


@require_safe
def changes(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """Two versions compared, for whoever may read both; who may not read one is told of neither."""
    standing = standing_of(request.user)
    for number in (old, new):
        if access.head(standing, number) is None:
            return closed(request, standing, number)
    before, after = access.version(request.user, old), access.version(request.user, new)
    follows = new == old + 1
    context = {
        "old": before,
        "new": after,
        "old_number": number_of(before),
        "new_number": number_of(after),
        "follows": follows,
        "changed": changed_of(diff_of(before, after)),
        "kept": after.changes if follows else {},
        "versions": queries.versions_for(standing),
        "language": after.framework.language,
    }
    return render(request, "frameworks/changes.html", context)


@require_safe
def chosen(request: HttpRequest) -> HttpResponse:
    """The way from two selects to the page of the two versions; back to the list where they are not two."""
    pair = VersionPair.of(request.GET)
    if pair is None:
        return HttpResponseRedirect(reverse("frameworks:versions"))
    return HttpResponseRedirect(reverse("frameworks:changes", args=[pair.old, pair.new]))
