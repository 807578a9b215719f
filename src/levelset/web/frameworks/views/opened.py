"""A version opened for one reader: what the functions that build pages are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, unquote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from levelset.core.model import Page, Role
from levelset.process.rights import Standing
from levelset.web.frameworks import access, queries
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.level import Step


class Unknown(Exception):
    """There is no such role, level, page or statement in the version; ``near`` are the closest that there are."""

    def __init__(self, what: str, near: Sequence[Step] = ()) -> None:
        super().__init__(what)
        self.near = tuple(near)


class Elsewhere(Exception):
    """The page stands at another address; ``href`` is that one."""

    def __init__(self, href: str) -> None:
        super().__init__(href)
        self.href = href


@dataclass(frozen=True)
class Opened:
    """A version that this reader may read. ``pinned`` where it was asked for by its number."""

    request: HttpRequest
    version: FrameworkVersion
    standing: Standing | None
    pinned: bool

    @property
    def book(self) -> Book:
        """The framework of the version, ready for reading."""
        return self.version.book

    @cached_property
    def at(self) -> Addresses:
        """The addresses of the pages of this version."""
        name, numbers = ("frameworks:version", [self.version.number]) if self.pinned else ("frameworks:overview", [])
        return Addresses(reverse(name, args=numbers), self.book.shelf)

    def find_role(self, slug: str) -> Role:
        """The role at an address; raises ``Unknown`` with the nearest ones."""
        role = self.book.shelf.role(slug)
        if role is None:
            near = self.book.shelf.near_roles(slug) or self.book.shelf.roles[:3]
            raise Unknown(
                _("This framework has no role at this address."),
                [Step(role.name, role.name, self.at.role(role.key)) for role in near],
            )
        return role

    def find_page(self, role_slug: str, level_slug: str) -> Page:
        """The page at an address; raises ``Unknown`` with the levels that the role has."""
        role = self.find_role(role_slug)
        page = self.book.shelf.page(role, level_slug)
        if page is None:
            raise Unknown(
                _("%(role)s has no level at this address.") % {"role": role.name},
                [Step(other.level, other.title, self.at.page(other)) for other in self.book.shelf.pages[role.key]],
            )
        return page

    def stay_at(self, href: str) -> None:
        """Raise ``Elsewhere`` unless the reader came by exactly this address."""
        if self.request.path != unquote(href):
            raise Elsewhere(href)

    def page(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of this version, in the frame that all its pages share."""
        newer = queries.newer_than(self.standing, self.version.number) if self.pinned else None
        frame = {
            "at": self.at,
            "framework": self.book.framework,
            "version": self.version,
            "pinned": self.pinned,
            "newer": newer,
            "there": self._current_address(newer),
        }
        return render(self.request, f"frameworks/{template}", {**frame, **context}, status=status)

    def _current_address(self, newer: int | None) -> str:
        """Where this page stands in the current version; its first page where the page is gone."""
        overview = reverse("frameworks:overview")
        if newer is None or not self._is_in(access.version(self.request.user, newer).book):
            return overview
        older = reverse("frameworks:version", args=[self.version.number])
        return quote(self.request.path.replace(older, overview, 1))

    def _is_in(self, book: Book) -> bool:
        """Whether another version has the page that was asked for."""
        match = self.request.resolver_match
        asked = match.kwargs if match else {}
        for prefix in ("", "old_", "new_"):
            role = book.shelf.role(asked[f"{prefix}role"]) if f"{prefix}role" in asked else None
            level = asked.get(f"{prefix}level")
            if f"{prefix}role" in asked and (role is None or (level and book.shelf.page(role, level) is None)):
                return False
        if "slug" in asked and book.shelf.prose(asked["slug"]) is None:
            return False
        return "statement_id" not in asked or asked["statement_id"] in book.places


def moved(request: HttpRequest, href: str) -> HttpResponse:
    """The way to the address where something stands, with the question kept."""
    question = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(f"{href}?{quote(question, safe='=&%+')}" if question else href)
