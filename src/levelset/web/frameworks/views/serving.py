"""How a page of a published version is answered: rights first, then from memory if it is there, 304 if it is known.

A page is kept by version, address, and all that its frame depends on. What a browser has already is confirmed by ETag
(a hash of the page itself, so that a new release of Levelset never leaves an old page behind) or Last-Modified.
"""

import gzip
import hashlib
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from levelset.process.rights import Standing
from levelset.web.frameworks import access
from levelset.web.frameworks.cache import Bounded
from levelset.web.frameworks.views.opened import Elsewhere, Opened, Unknown, moved
from levelset.web.ui.viewer import frame_key, standing_of

HTML = "text/html; charset=utf-8"
VARY = "Accept-Encoding, Cookie, HX-Request"
PAGES_IN_MEMORY = 16_000_000
"""Bytes of pages that one process keeps, packed and unpacked together."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it goes over the wire, packed and unpacked."""

    body: bytes
    packed: bytes
    etag: str
    modified: int
    shown_date: str

    @classmethod
    def of(cls, body: bytes, modified: int) -> "Kept":
        """Pack a page; ``modified`` is in seconds since 1970."""
        # Weak, as the packed and the unpacked page share it.
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        return cls(body, gzip.compress(body, 6, mtime=0), etag, modified, http_date(modified))

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The page, or 304 where the browser has it."""
        known = get_conditional_response(request, self.etag, self.modified)
        packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        if isinstance(known, HttpResponse):
            response = known
        else:
            response = HttpResponse(self.packed if packed else self.body, content_type=HTML)
            if packed:
                response.headers["Content-Encoding"] = "gzip"
        response.headers["ETag"] = self.etag
        response.headers["Last-Modified"] = self.shown_date
        # Rights can change and versions follow each other: a browser keeps the page, but asks each time.
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Vary"] = VARY
        return response


_pages: Bounded[Kept] = Bounded(PAGES_IN_MEMORY)


def published(
    build: Callable[..., HttpResponse],
    *,
    keep: bool = True,
    asks: tuple[str, ...] = (),
    also: Callable[[], Hashable] | None = None,
) -> Callable[..., HttpResponse]:
    """A view of published versions from a function that builds one page of an opened version.

    The address may name a version by ``number``; without, it is the current one. ``keep`` is for pages that many ask
    for alike; answers to a question that a reader typed are built each time. ``asks`` names what a page reads after the
    question mark; all else there changes nothing. ``also`` tells what a page depends on beside the version.
    """

    @require_safe
    @wraps(build)
    def view(request: HttpRequest, number: int | None = None, **kwargs: Any) -> HttpResponse:
        standing = standing_of(request.user)
        head = access.head(standing, number)
        if head is None:
            return closed(request, standing, number)
        key = _key(request, head, standing, number, asks) if keep and not len(get_messages(request)) else None
        key = (key, also()) if key and also else key
        page = _pages.get(key) if key else None
        if page is None:
            opened = Opened(request, access.version(request.user, head.number), standing, pinned=number is not None)
            response = _built(opened, build, kwargs)
            if not key or response.status_code != 200:
                patch_vary_headers(response, ["Cookie", "HX-Request"])
                return response
            page = Kept.of(response.content, int(opened.version.published_at.timestamp()))
            _pages.put(key, page, len(page.body) + len(page.packed))
        return page.answer(request)

    return view


def _key(
    request: HttpRequest, head: access.Head, standing: Standing | None, number: int | None, asks: tuple[str, ...]
) -> Hashable:
    # An older version says which one is current, so its pages change when a newer one is published.
    current = access.head(standing) if number is not None else None
    asked = tuple(tuple(request.GET.getlist(name)) for name in asks)
    return head, current, frame_key(request), request.META.get("HTTP_HX_REQUEST") == "true", request.path, asked


def _built(opened: Opened, build: Callable[..., HttpResponse], kwargs: dict[str, Any]) -> HttpResponse:
    try:
        return build(opened, **kwargs)
    except Elsewhere as elsewhere:
        return moved(opened.request, elsewhere.href)
    except Unknown as unknown:
        return opened.page("unknown.html", {"what": str(unknown), "near": unknown.near}, status=404)


def closed(request: HttpRequest, standing: Standing | None, number: int | None) -> HttpResponse:
    """What someone gets who may not read: nobody is asked to sign in, whether or not there is something to read.

    Where nothing is published at all, people of the organization are told what this place is for.
    """
    if standing is None:
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponse(status=403)
        return redirect_to_login(request.get_full_path())
    if number is not None:
        raise Http404
    overview = request.path == reverse("frameworks:overview")
    return render(request, "frameworks/empty.html", status=200 if overview else 404)


@require_safe
def with_slash(request: HttpRequest, **_parts: Any) -> HttpResponse:
    """An address that lacks its slash at the end."""
    return moved(request, quote(request.path) + "/")


@require_safe
def without_slash(request: HttpRequest, **_parts: Any) -> HttpResponse:
    """An address that has a slash too many."""
    return moved(request, quote(request.path.rstrip("/")))
