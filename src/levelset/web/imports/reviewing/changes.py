"""What of a review looks different after a decision, so that only that is sent to the browser."""

from dataclasses import dataclass, replace

from levelset.web.imports.reviewing.pages import Block, PageShown
from levelset.web.imports.reviewing.review import Review
from levelset.web.imports.reviewing.source import Row


@dataclass(frozen=True, slots=True)
class PartShown:
    """A facet or a section of a page, with the id that it bears in the page."""

    anchor: str
    block: Block


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows, pages, and parts of pages that look different. A page is whole where its build changed."""

    rows: tuple[Row, ...]
    pages: tuple[PageShown, ...]
    facets: tuple[PartShown, ...]
    sections: tuple[PartShown, ...]
    remarked: tuple[PageShown, ...] = ()
    """Pages about which the check says something else than before, and that stand otherwise."""


def facets_of(page: PageShown) -> tuple[PartShown, ...]:
    """The facets of a page with their ids."""
    return tuple(PartShown(f"{page.anchor}-f{index}", block) for index, block in enumerate(page.facets, start=1))


def sections_of(page: PageShown) -> tuple[PartShown, ...]:
    """The sections of a page with their ids."""
    return tuple(PartShown(f"{page.anchor}-s{index}", block) for index, block in enumerate(page.sections, start=1))


def changes_between(before: Review, after: Review) -> Changes | None:
    """What changed; None where the page has to be shown anew (other pages, another document)."""
    if [row.place for row in before.rows] != [row.place for row in after.rows]:
        return None
    if [page.anchor for page in before.pages] != [page.anchor for page in after.pages]:
        return None
    whole, facets, sections, remarked = [], [], [], []
    for old, new in zip(before.pages, after.pages, strict=True):
        if _shell(old) != _shell(new):
            whole.append(new)
            continue
        if old.remarks != new.remarks:
            remarked.append(new)
        facets += [part for was, part in zip(facets_of(old), facets_of(new), strict=True) if was != part]
        sections += [part for was, part in zip(sections_of(old), sections_of(new), strict=True) if was != part]
    rows = tuple(row for was, row in zip(before.rows, after.rows, strict=True) if was != row)
    return Changes(rows, tuple(whole), tuple(facets), tuple(sections), tuple(remarked))


def _shell(page: PageShown) -> tuple[PageShown, int, int]:
    """What of a page stands around its facets and sections, and beside the remarks about it."""
    bare = replace(page, facets=(), sections=(), places=frozenset(), remarks=())
    return bare, len(page.facets), len(page.sections)
