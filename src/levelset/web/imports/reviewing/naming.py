"""Which role and level a document is about: as a decision is kept, as people read it, and what they may choose from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from levelset.core.findings import Finding
from levelset.core.model import Framework, Page
from levelset.importing.draft import Draft, PageName
from levelset.web.imports.reviewing.pages import Held

MENDED = frozenset({"import/no-title", "import/title-from-file", "import/role-from-file", "import/duplicate-page"})
"""The findings that a role and a level may settle; the form stands beside them."""

UNKNOWN = "?"
"""The level of a page that nobody could name."""


def kept(name: PageName) -> str:
    """A name as the log of decisions keeps it: the role on the first line, the level on the second."""
    return f"{name.role}\n{name.level}"


def page_name(value: str) -> PageName:
    """The name that ``kept`` gave."""
    role, _line, level = value.partition("\n")
    return PageName(role, level)


def in_words(value: str) -> str:
    """A kept name as people read it."""
    name = page_name(value)
    if not name.level:
        return name.role
    return _("%(role)s at %(level)s") % {"role": name.role, "level": name.level}


@dataclass(frozen=True, slots=True)
class Known:
    """What roles, levels and responsibilities are called in some frameworks, those of the first one first."""

    roles: tuple[str, ...]
    levels: tuple[str, ...]
    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, frameworks: Iterable[Framework]) -> "Known":
        """The names of these frameworks; what stands in for a name that nobody knows is left out."""
        roles: dict[str, None] = {}
        levels: dict[str, None] = {}
        names: dict[str, None] = {}
        for framework in frameworks:
            said = [page for page in framework.pages if page.level != UNKNOWN]
            named = {page.role for page in said}
            roles |= dict.fromkeys(role.name for role in framework.roles if role.key in named)
            levels |= dict.fromkeys(level.label for level in framework.levels if level.label != UNKNOWN)
            names |= dict.fromkeys(responsibility.name for responsibility in framework.responsibilities)
        return cls(tuple(roles), tuple(levels), tuple(names))


@dataclass(frozen=True, slots=True)
class DocumentNaming:
    """What a document is about now. ``pages`` are the titles of its pages, ``held`` what a person said of it.

    ``role`` and ``level`` are what its form shows; ``asks`` tells that a finding asks for them.
    """

    number: int
    file: str
    pages: tuple[str, ...]
    role: str
    level: str
    asks: bool
    held: Held | None = None


def naming_of(
    number: int, file: str, draft: Draft, findings: Collection[Finding], held: Mapping[str, Held]
) -> DocumentNaming:
    """What a document of a draft is about. ``held`` are the decisions about whole documents, by their files."""
    pages = [page for page in draft.framework.pages if _comes_from(page, file)]
    known = [page for page in pages if page.level != UNKNOWN]
    asks = any(finding.file == file and finding.code in MENDED for finding in findings)
    decided = held.get(file)
    if decided is not None:
        said = page_name(decided.value)
    elif known:
        names = {role.key: role.name for role in draft.framework.roles}
        said = PageName(names[known[0].role], known[0].level if len(known) == 1 else "")
    else:
        said = PageName("", "")
    return DocumentNaming(number, file, tuple(page.title for page in known), said.role, said.level, asks, decided)


def _comes_from(page: Page, file: str) -> bool:
    own = (statement for statement in page.statements() if statement.inherited_from is None)
    return any(statement.source is not None and statement.source.file == file for statement in own)
