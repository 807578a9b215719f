"""The health page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from levelset.process.rights import may_manage_people
from levelset.web.health import queries
from levelset.web.ui.viewer import standing_of


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Whether the server is well: 200 or 503, one word to strangers and programs; what was seen to owners alone."""
    found = queries.look()
    well = all(finding.well for finding in found)
    status = 200 if well else 503
    # Without a database nobody can be told from a stranger.
    if found[0].well and may_manage_people(standing_of(request.user)):
        return render(request, "health/health.html", {"found": found, "well": well}, status=status)
    return HttpResponse("ok\n" if well else "not well\n", status=status, content_type="text/plain; charset=utf-8")
