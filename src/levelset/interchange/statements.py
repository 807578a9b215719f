"""Changing the statements of a page, in place."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from levelset.core.model import Page, Statement


def with_statements(page: Page, statements: Iterable[Statement]) -> Page:
    """The page with these statements instead of its own, one for one, in the order of ``page.statements()``."""
    following = iter(statements)
    return replace(
        page,
        statement=next(following) if page.statement else None,
        facets=tuple(replace(facet, statements=_next(following, len(facet.statements))) for facet in page.facets),
        sections=tuple(
            replace(
                section,
                groups=tuple(
                    replace(group, statements=_next(following, len(group.statements))) for group in section.groups
                ),
            )
            for section in page.sections
        ),
    )


def _next(statements: Iterator[Statement], count: int) -> tuple[Statement, ...]:
    return tuple(next(statements) for _ in range(count))
