"""What all views of evidence share: who may come in, and how a refusal is answered."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from levelset.core.errors import Refused
from levelset.web.people.models import User

View = Callable[..., HttpResponseBase]


def signed_in(view: View) -> View:
    """Someone who is not signed in is asked to. What the rules refuse is said on the page where the person was."""

    @wraps(view)
    def inner(request: HttpRequest, *args: object, **kwargs: uuid.UUID) -> HttpResponseBase:
        if not request.user.is_authenticated:
            back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("evidence:log")
            return redirect_to_login(back)
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("evidence:entry", kwargs["key"]) if "key" in kwargs else redirect("evidence:log")

    return inner


def person(request: HttpRequest) -> User:
    """The signed-in user; only for views that let nobody else in."""
    return cast(User, request.user)
