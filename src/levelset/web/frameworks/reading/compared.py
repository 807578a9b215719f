"""Two pages compared, as far as every reading of them shows the same: sides, summary, warning, ways on."""

from collections.abc import Iterable
from dataclasses import dataclass

from levelset.comparing.telling.told import Side as ToldSide
from levelset.comparing.telling.told import Told, tell
from levelset.core.model import Page
from levelset.interchange.links_yaml import KeptLink
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.compare_words import summary_of, warning_of
from levelset.web.frameworks.reading.level import Step


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two pages."""

    page: Page
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The two pages with what stands above every reading of them.

    ``warnings`` say by what one sees that part of this is no growth. ``path`` is empty where the pages are of two roles
    or the role has no more of them.
    """

    told: Told
    old: Side
    new: Side
    summary: str
    warnings: tuple[str, ...]
    swapped: str
    next: Step | None
    path: str


def compared(book: Book, at: Addresses, old: Page, new: Page, kept: Iterable[KeptLink] = ()) -> Compared:
    """Compare two pages of one version; ``kept`` are links that people put right."""
    told = tell(ToldSide(book.framework, old), ToldSide(book.framework, new), kept)
    labels = told.labels
    return Compared(
        told,
        Side(old, labels[0], at.page(old)),
        Side(new, labels[1], at.page(new)),
        summary_of(book, told),
        tuple(warning_of(origin, *labels) for origin in told.origins),
        at.compare(new, old),
        _next(at, old, new),
        at.path(new.role) if old.role == new.role and old is not new else "",
    )


def _next(at: Addresses, old: Page, new: Page) -> Step | None:
    """The comparison that follows: from the newer page to the level above it, in the same role."""
    pages = at.shelf.pages[new.role]
    above = pages.index(new) + 1
    if old.role != new.role or above >= len(pages) or pages[above] == old:
        return None
    return Step(pages[above].level, pages[above].title, at.compare(new, pages[above]))
