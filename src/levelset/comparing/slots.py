"""Where a statement stands before it is known which id it bears."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from levelset.core.addresses import key_of
from levelset.core.model import Framework, Page, Statement
from levelset.interchange.statements import with_statements


@dataclass(frozen=True, slots=True)
class Slot:
    """What a statement is before it has an id.

    ``owner`` is the address of its page, or of the core page it is inherited from; ``place`` the responsibility or
    facet there; ``number`` tells equal texts at one place apart, from 0.
    """

    owner: str
    place: str
    text: str
    number: int


def ids_of(framework: Framework) -> dict[Slot, str]:
    """Every slot of a framework with its id; an inherited one once, with the first id that any page has for it."""
    found: dict[Slot, str] = {}
    for page in framework.pages:
        for slot, statement in zip(slots_of(page), page.statements(), strict=True):
            found[slot] = found.get(slot) or statement.id
    return found


def slots_of(page: Page) -> Iterator[Slot]:
    """The slots of a page in the order of ``page.statements()``."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for owner, place, statement in _standing(page):
        where = (owner, place, statement.text)
        yield Slot(*where, seen[where])
        seen[where] += 1


def _standing(page: Page) -> Iterator[tuple[str, str, Statement]]:
    """Every statement of a page with its owner and place."""
    if page.statement is not None:
        yield page.address, "statement", page.statement
    for facet in page.facets:
        for statement in facet.statements:
            yield page.address, f"facet:{key_of(facet.name)}", statement
    for section in page.sections:
        for group in section.groups:
            for statement in group.statements:
                yield group.inherited_from or page.address, group.key or key_of(group.name or ""), statement


def with_ids_of(framework: Framework, ids: Mapping[Slot, str]) -> Framework:
    """The framework with these ids."""
    return replace(framework, pages=tuple(_named(page, ids) for page in framework.pages))


def _named(page: Page, ids: Mapping[Slot, str]) -> Page:
    pairs = zip(slots_of(page), page.statements(), strict=True)
    return with_statements(page, (replace(statement, id=ids[slot]) for slot, statement in pairs))


def renamed_ids(framework: Framework, names: Mapping[str, str]) -> Framework:
    """The framework with some ids called otherwise, wherever they stand."""
    return replace(
        framework,
        pages=tuple(
            with_statements(page, (replace(one, id=names.get(one.id, one.id)) for one in page.statements()))
            for page in framework.pages
        ),
    )


def known_ids_only(framework: Framework, previous: Framework | None) -> Framework:
    """The framework without the ids that ``previous`` does not know: nothing refers to them, so they are still free."""
    known = {one.id for page in previous.pages for one in page.statements()} if previous else set()
    fresh = {one.id for page in framework.pages for one in page.statements()} - known
    return renamed_ids(framework, dict.fromkeys(fresh, ""))
