"""Which id a statement bears.

The first id of a statement is a hash of role, level, responsibility (or facet) and normalised text, so the same input
gives the same ids. Later the id stays with the text, wherever on its page it moves. An inherited statement belongs to
its core page and has one id on every page that shows it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from levelset.core.addresses import key_of, short_hash
from levelset.core.model import Framework, Page, Statement
from levelset.interchange.statements import with_statements
from levelset.text.normal import normalised

LENGTH = 10
"""Hexadecimal digits of an id."""


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


def with_ids(framework: Framework, previous: Framework | None = None) -> Framework:
    """The framework with an id at every statement; no two statements share one, but for inherited ones.

    An id that is there stays. A statement without one takes the id of the same text (exact, else normalised) on the
    same page of ``previous``, else a new one.
    """
    present = _ids_of(framework)
    before = _ids_of(previous) if previous else {}
    ids = _Ids()
    for slot, statement_id in present.items():
        ids.give(slot, statement_id)
    for key in (lambda slot: slot.text, lambda slot: normalised(slot.text)):
        _keep(ids, present, before, key)
    for slot in present:
        ids.give(slot, _first_id(slot, ids))
    return replace(framework, pages=tuple(_named(page, ids.of) for page in framework.pages))


class _Ids:
    """The ids that are given: a slot has one, and no two slots share it."""

    def __init__(self) -> None:
        self.of: dict[Slot, str] = {}
        self.taken: set[str] = set()

    def give(self, slot: Slot, statement_id: str) -> bool:
        """Gives the id to a slot that has none, if it is free."""
        if slot in self.of or not statement_id or statement_id in self.taken:
            return False
        self.of[slot] = statement_id
        self.taken.add(statement_id)
        return True


def _keep(ids: _Ids, present: Mapping[Slot, str], before: Mapping[Slot, str], key: Callable[[Slot], str]) -> None:
    """Hands ids on to the same text of the same owner, first to what stayed at its place."""
    waiting: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    for slot in before:
        waiting[slot.owner, key(slot)].append(slot)
    for at_home in (True, False):
        for slot in present:
            candidates = waiting[slot.owner, key(slot)]
            for old in candidates:
                if (old.place == slot.place or not at_home) and ids.give(slot, before[old]):
                    break


def _first_id(slot: Slot, ids: _Ids) -> str:
    basis = "\x1f".join((slot.owner, slot.place, normalised(slot.text)))
    found, turn = short_hash(basis, LENGTH), 2
    while found in ids.taken:
        found, turn = short_hash(f"{basis}\x1f{turn}", LENGTH), turn + 1
    return found


def _ids_of(framework: Framework) -> dict[Slot, str]:
    """Every slot of a framework with its id; an inherited one once, with the first id that any page has for it."""
    found: dict[Slot, str] = {}
    for page in framework.pages:
        for slot, statement in zip(_slots(page), page.statements(), strict=True):
            found[slot] = found.get(slot) or statement.id
    return found


def _slots(page: Page) -> Iterator[Slot]:
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


def _named(page: Page, ids: Mapping[Slot, str]) -> Page:
    """The page with these ids."""
    pairs = zip(_slots(page), page.statements(), strict=True)
    return with_statements(page, (replace(statement, id=ids[slot]) for slot, statement in pairs))
