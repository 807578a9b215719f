"""The page of personal tokens: make one, see when each was used last, revoke it."""

import uuid
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from levelset.core.errors import Refused
from levelset.web.api import access, actions
from levelset.web.api.forms import WRITE, TokenForm
from levelset.web.people.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """My tokens, and a form for a new one. A new one is shown in the answer itself, once."""
    author = cast(User, request.user)
    form = TokenForm(request.POST if request.method == "POST" else None)
    made, text = None, ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made, text = actions.make_token(
                given["name"], days=given["days"], may_write=given["scope"] == WRITE, author=author
            )
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            form = TokenForm()
    context = {"form": form, "made": made, "text": text, "tokens": list(access.tokens(author))}
    return render(request, "api/tokens.html", context, status=400 if form.errors else 200)


@require_POST
def revoke(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """End a token at once."""
    if not request.user.is_authenticated:
        return redirect_to_login(reverse("tokens"))
    token = actions.revoke(author=request.user, key=key)
    messages.success(request, _("“%(name)s” lets nobody in any more.") % {"name": token.name})
    return redirect("tokens")
