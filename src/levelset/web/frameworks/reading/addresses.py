"""Readable addresses of roles and levels, and the way back from what someone typed.

The address of a role is its key, the address of a level its label in lower case. Some words are taken by pages of their
own (``/framework/search``). A role that is called like one of them gets the next free address: the role "Search" stands
at ``/framework/search-role/``, a level "Matrix" at ``…/matrix-level``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import quote, urlencode

from levelset.core.addresses import key_of, unique_key
from levelset.core.model import Framework, Page, Prose, Role

TAKEN_BY_PAGES = frozenset({"compare", "glossary", "pages", "search", "statements", "versions"})
"""Words after ``/framework/`` that are no roles."""

TAKEN_BESIDE_LEVELS = frozenset({"matrix", "path"})
"""Words after ``/framework/<role>/`` that are no levels."""


def slugs(names: Iterable[str], taken: frozenset[str], kind: str) -> dict[str, str]:
    """An address for each name, all different: the key of the name, unless it is taken.

    Names that are free go first, so that a role "Search" never takes the address of a role "Search role".
    """
    wanted = {name: key_of(name) for name in dict.fromkeys(names)}
    used = set(taken)
    found: dict[str, str] = {}
    for name, key in wanted.items():
        if key not in used:
            used.add(key)
            found[name] = key
    for name, key in wanted.items():
        if name not in found:
            found[name] = unique_key(f"{key} {kind}" if key in taken else key, used)
            used.add(found[name])
    return found


@dataclass(frozen=True, eq=False)
class Shelf:
    """The roles of a framework that have pages, the pages of each from the lowest level up, and their addresses."""

    framework: Framework

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Roles with pages, in the order of the framework; roles that only pages name stand at the end."""
        with_pages = dict.fromkeys(page.role for page in self.framework.pages)
        named = [role for role in self.framework.roles if role.key in with_pages]
        known = {role.key for role in named}
        return (*named, *(Role(key, key) for key in with_pages if key not in known))

    @cached_property
    def pages(self) -> dict[str, tuple[Page, ...]]:
        """The pages of each role, from the lowest level to the highest."""
        return {role.key: self.framework.pages_of(role.key) for role in self.roles}

    @cached_property
    def role_slugs(self) -> dict[str, str]:
        """Key of a role → its address."""
        return slugs((role.key for role in self.roles), TAKEN_BY_PAGES, "role")

    @cached_property
    def level_slugs(self) -> dict[str, dict[str, str]]:
        """Key of a role → label of a level → its address."""
        return {
            key: slugs((page.level for page in pages), TAKEN_BESIDE_LEVELS, "level")
            for key, pages in self.pages.items()
        }

    @cached_property
    def prose_slugs(self) -> dict[str, str]:
        """Slug of a prose page → its address."""
        return slugs((prose.slug for prose in self.framework.prose), frozenset(), "page")

    def role(self, slug: str) -> Role | None:
        """The role at an address, however it was written: its address, name or abbreviation, in any case."""
        wanted = key_of(slug)
        for role in self.roles:
            if self.role_slugs[role.key] == slug:
                return role
        for role in self.roles:
            names = (self.role_slugs[role.key], role.name, role.abbreviation or "")
            if wanted in {key_of(name) for name in names if name}:
                return role
        return None

    def page(self, role: Role, slug: str) -> Page | None:
        """The page of a role at the address of a level, in any case."""
        of_role = self.level_slugs[role.key]
        wanted = key_of(slug)
        exact = (page for page in self.pages[role.key] if of_role[page.level] == slug)
        folded = (page for page in self.pages[role.key] if of_role[page.level] == wanted)
        return next(exact, next(folded, None))

    def prose(self, slug: str) -> Prose | None:
        """The prose page at an address, in any case."""
        wanted = key_of(slug)
        return next((prose for prose in self.framework.prose if self.prose_slugs[prose.slug] == wanted), None)

    def level_slug(self, page: Page) -> str:
        """The last part of the address of a page."""
        return self.level_slugs[page.role][page.level]

    def address(self, page: Page) -> str:
        """``software-engineer/ic2``, as in the address of the page."""
        return f"{self.role_slugs[page.role]}/{self.level_slug(page)}"

    def near_roles(self, slug: str) -> tuple[Role, ...]:
        """Up to three roles whose address or name comes closest to what someone typed."""
        words: dict[str, Role] = {}
        for role in self.roles:
            for name in (role.name, role.abbreviation or "", role.key):
                words.setdefault(key_of(name) if name else "", role)
        close = get_close_matches(key_of(slug)[:200], [word for word in words if word], n=6, cutoff=0.5)
        return tuple(dict.fromkeys(words[word] for word in close))[:3]


@dataclass(frozen=True)
class Addresses:
    """The addresses of one published version. ``base`` is ``/framework/`` or ``/framework/versions/3/``."""

    base: str
    shelf: Shelf

    @property
    def overview(self) -> str:
        """All roles."""
        return self.base

    @property
    def search(self) -> str:
        """The search page, without a question."""
        return f"{self.base}search"

    @property
    def glossary(self) -> str:
        """The words of the organization."""
        return f"{self.base}glossary"

    @property
    def chooser(self) -> str:
        """Where two pages are chosen to compare."""
        return f"{self.base}compare/"

    def role(self, key: str) -> str:
        """A role with its levels."""
        return f"{self.base}{quote(self.shelf.role_slugs[key])}/"

    def matrix(self, key: str) -> str:
        """A role over all its levels."""
        return f"{self.role(key)}matrix"

    def path(self, key: str) -> str:
        """Each statement of a role from its first level to its last."""
        return f"{self.role(key)}path"

    def page(self, page: Page) -> str:
        """One level of a role."""
        return f"{self.role(page.role)}{quote(self.shelf.level_slug(page))}"

    def compare(self, old: Page, new: Page) -> str:
        """Two levels side by side, the older or lower one first."""
        return f"{self.base}compare/{quote(self.shelf.address(old))}/{quote(self.shelf.address(new))}"

    def links(self, old: Page, new: Page) -> str:
        """Where a link between two pages is put right."""
        return f"{self.compare(old, new)}/links"

    def statement(self, page: Page, statement_id: str) -> str:
        """A statement where it stands on its page."""
        return f"{self.page(page)}#{quote(statement_id)}"

    def card(self, statement_id: str) -> str:
        """A statement alone."""
        return f"{self.base}statements/{quote(statement_id, safe='')}"

    def prose(self, slug: str) -> str:
        """A prose page."""
        return f"{self.base}pages/{quote(self.shelf.prose_slugs[slug])}"

    def find(self, **question: str | list[str]) -> str:
        """The search page with a question and filters."""
        return f"{self.search}?{urlencode(question, doseq=True)}"
