"""The first page: on to the framework where there is one to read, else what to do first."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from levelset.process.rights import may_edit
from levelset.web.frameworks.access import current_version
from levelset.web.ui.viewer import standing_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where someone lands: the demo's people, the framework, the sign-in, or how to begin."""
    standing = standing_of(request.user)
    if standing is None and settings.DEMO:
        return redirect("demo")
    if current_version(request.user) is not None:
        return redirect("/framework/")
    if standing is None:
        return redirect("account_login")
    return render(request, "home/begin.html", {"may_begin": may_edit(standing)})
