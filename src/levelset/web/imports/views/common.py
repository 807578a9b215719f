"""What all views of imports share: who may come in, and how a refusal is answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from levelset.core.errors import Refused
from levelset.web.imports import access
from levelset.web.people.models import User

View = Callable[..., HttpResponse]

SHOWS = ("open", "changed", "all")
"""Which documents the list of a review may show."""


def editors_only(view: View) -> View:
    """Someone who is not signed in is asked to; for a person who may not edit there is nothing here (404).

    What the rules refuse is said on the page of the import, where the person was.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("imports:start")
            return go(request, redirect_to_login(back).url)
        access.check_editor(request.user)
        if "number" in kwargs:
            # Before anything that was sent is looked at: what is not there answers alike, whatever is sent to it.
            access.import_record(request.user, kwargs["number"])
        try:
            return view(request, *args, **kwargs)
        except Refused as refusal:
            messages.error(request, str(refusal))
            if is_partial(request):
                return HttpResponseClientRefresh()
            return redirect(back_to(request, kwargs.get("number")))

    return inner


def person(request: HttpRequest) -> User:
    """The signed-in user; only for views that let nobody else in."""
    return cast(User, request.user)


def is_partial(request: HttpRequest) -> bool:
    """Whether HTMX asks, and so a part of the page is the answer."""
    return bool(getattr(request, "htmx", False))


def go(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to an address, also where HTMX asked."""
    return HttpResponseClientRedirect(address) if is_partial(request) else redirect(address)


def back_to(request: HttpRequest, number: int | None) -> str:
    """Where someone was who pressed a button: the review with the same document open, or the start."""
    if number is None:
        return reverse("imports:start")
    return review_address(number, opened(request))


def opened(request: HttpRequest) -> tuple[int, int]:
    """Which document and which part of it the person has open; 0 where the address does not say."""
    return _number(request, "document"), _number(request, "part")


def showing(request: HttpRequest) -> dict[str, str]:
    """Which documents the list shows, as the address has it."""
    return {"show": request.GET["show"]} if request.GET.get("show") in SHOWS else {}


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def review_address(number: int, place: tuple[int, int] = (0, 0), anchor: str = "", **more: str) -> str:
    """The address of a review with a document and part open."""
    asked = {**({"document": place[0], "part": place[1] or 1} if place[0] else {}), **more}
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{reverse('imports:review', args=[number])}{query}{f'#{anchor}' if anchor else ''}"
