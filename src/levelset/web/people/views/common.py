"""What all pages of people share: who may come in, what is asked for, how a refusal is said."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from levelset.web.people.access import people as door
from levelset.web.people.models import StructureChange, User
from levelset.web.people.seeking import Place

View = Callable[..., HttpResponse]
UNDO = "people_undo"
LONGEST_HANDLE = 60


def members_only(view: View) -> View:
    """Someone who is not signed in is asked to, whether there is something at the address or not."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("people:list")
            return redirect_to_login(back)
        return view(request, *args, **kwargs)

    return inner


def owners_only(view: View) -> View:
    """For a person who may not manage people there is nothing here (404)."""

    @members_only
    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        door.check_manages(request.user)
        return view(request, *args, **kwargs)

    return inner


def viewer(request: HttpRequest) -> User:
    """The signed-in user; only for views that let nobody else in."""
    return cast(User, request.user)


def number(request: HttpRequest, name: str, default: int = 1) -> int:
    """A whole number of the address; the default for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default


def place(request: HttpRequest) -> Place:
    """Where a page of a list begins, as the links of the page beside it say."""
    after, before = (request.GET.get(name, "").replace("\x00", "")[:LONGEST_HANDLE] for name in ("after", "before"))
    return Place(after, before, number(request, "page"))


def done(request: HttpRequest, text: str, change: StructureChange | None = None) -> None:
    """Say what was done on the next page, and, where it can be taken back, offer that there."""
    messages.success(request, text)
    if change is not None:
        request.session[UNDO] = change.pk


def offered(request: HttpRequest) -> int | None:
    """The change that the page before offered to take back, once."""
    found = request.session.pop(UNDO, None) if UNDO in request.session else None
    return found if isinstance(found, int) else None
