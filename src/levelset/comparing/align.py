"""Which statement of one page became which statement of another, laid out as a reader of the newer page wants it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from levelset.comparing.kept_links import fixed_by
from levelset.comparing.pairing import Fixed, Pair, pair
from levelset.comparing.places import Place, Unit, in_sections, merged_order, places_of, same_place, units_of
from levelset.core.model import Page, Statement
from levelset.interchange.links_yaml import KeptLink
from levelset.matching.index import STOP_WORDS
from levelset.text.normal import letters, words
from levelset.text.readable_diff import readable_diff
from levelset.text.words_diff import Piece, words_diff

ENGINE = "align/2"
"""The version of how statements are aligned; kept beside every link that is stored."""

KEEPS = 0.7
"""Share of the telling words of the old text that a grown one still has."""

ADDS = 3
"""Telling words that a grown text adds at least, and more than it drops."""


class Change(StrEnum):
    """What happened to a statement that has an ancestor: the same words, other words, or the same and more."""

    KEPT = "kept"
    REWORDED = "reworded"
    GROWN = "grown"


@dataclass(frozen=True, slots=True)
class Link:
    """One statement and what it became. Nothing on the ``from`` side is new, nothing on the ``to`` side is gone.

    Several on one side are a split or a merge. ``change`` is None where a side is empty. ``moved`` tells that it stands
    under another responsibility or facet now. ``score`` is the likeness from 0 to 1. ``words`` lead from the old text
    to the new one; where too little is shared they are the whole of both. ``from_place`` and ``to_place`` are the
    blocks on the two pages, ``from_at`` and ``to_at`` the positions among the statements there. ``kept_by`` is who put
    the link right, None where nobody did, and empty where they left no name. ``from_inherited`` and ``to_inherited``
    are, for each statement, the address of the page that it was taken over from; None for one of the page itself.
    """

    from_ids: tuple[str, ...]
    to_ids: tuple[str, ...]
    from_text: tuple[str, ...]
    to_text: tuple[str, ...]
    change: Change | None
    moved: bool
    score: float
    words: tuple[Piece, ...]
    from_place: Place | None
    to_place: Place | None
    from_at: tuple[int, ...] = ()
    to_at: tuple[int, ...] = ()
    kept_by: str | None = None
    from_inherited: tuple[str | None, ...] = ()
    to_inherited: tuple[str | None, ...] = ()

    @property
    def is_rewritten(self) -> bool:
        """Whether the new sentence shares too little with the old one for marks between them."""
        return self.change is not None and all(sign != "=" for sign, _ in self.words)

    @property
    def is_new(self) -> bool:
        """Whether nothing on the older page leads here."""
        return not self.from_text

    @property
    def is_gone(self) -> bool:
        """Whether nothing on the newer page comes from here."""
        return not self.to_text


@dataclass(frozen=True, slots=True)
class Block:
    """One facet, responsibility, or the statement of the page, with its links in reading order.

    ``place`` is that of the newer page, or of the older where the newer has none.
    """

    place: Place
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two pages side by side. ``old`` and ``new`` are their addresses."""

    old: str
    new: str
    blocks: tuple[Block, ...]
    engine: str = ENGINE

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link, in the order of the blocks."""
        return tuple(link for block in self.blocks for link in block.links)


def compare_pages(old: Page, new: Page, kept: Iterable[KeptLink] = ()) -> Comparison:
    """What the statements of the older page became on the newer one.

    ``kept`` are links that people put right; those of other pages, or of statements that are gone, change nothing.

    Every statement of both pages stands in exactly one link. Blocks follow the newer page; one that only the older
    page has stands after the block that it used to follow, within its pillar.
    """
    old_units, new_units = units_of(old), units_of(new)
    said = fixed_by(kept, old.address, new.address, old_units, new_units)
    pairs = pair(old_units, new_units, said)
    order = _order([place for place, _ in places_of(new)], [place for place, _ in places_of(old)])
    rows: dict[Place, list[Link]] = {place: [] for place in order}
    for place, link in _placed(pairs, old_units, new_units, order):
        rows[place].append(replace(link, kept_by=_said_by(said, link)))
    return Comparison(
        old.address, new.address, tuple(Block(place, tuple(links)) for place, links in rows.items() if links)
    )


def _said_by(said: Mapping[Fixed, str], link: Link) -> str | None:
    """Who said something of the statements of a link."""
    return next(
        (by for (mine, theirs), by in said.items() if {*mine} & {*link.from_at} or {*theirs} & {*link.to_at}), None
    )


def _order(newer: Sequence[Place], older: Sequence[Place]) -> list[Place]:
    """The places of the newer page, and those of the older one that the newer has nothing like."""
    lost = [place for place in older if not any(same_place(place, other) for other in newer)]
    stand_ins = [next((other for other in newer if same_place(place, other)), place) for place in older]
    new_sections, old_sections = dict(in_sections(newer)), dict(in_sections([*stand_ins, *lost]))
    order: list[Place] = []
    for section in merged_order(list(new_sections), list(old_sections)):
        order += merged_order(new_sections.get(section, []), old_sections.get(section, []))
    return order


def _placed(
    pairs: Sequence[Pair], old: Sequence[Unit], new: Sequence[Unit], order: Sequence[Place]
) -> Iterator[tuple[Place, Link]]:
    """Every link with the place where it is shown, in reading order: what is gone stands after its old neighbor."""
    by_new = {min(found.new): found for found in pairs}
    by_old = {position: found for found in pairs for position in found.old}
    continued = {position for found in pairs for position in found.new}
    sequence: list[tuple[Place, Link]] = []
    slots: dict[int, int] = {}  # position on the older page -> index in the sequence of the row that shows it
    for j, unit in enumerate(new):
        found = by_new.get(j)
        if found is None and j in continued:
            continue  # the second part of a split stands in the row of the first
        for i in found.old if found else ():
            slots[i] = len(sequence)
        sequence.append((unit.place, _link(found.old if found else (), found.new if found else (j,), found, old, new)))
    gone: dict[int, list[tuple[Place, Link]]] = {}
    for i, unit in enumerate(old):
        if i not in by_old:
            place = next(place for place in order if same_place(place, unit.place))
            before = [k for k in range(i) if k in slots and sequence[slots[k]][0] == place]
            gone.setdefault(slots[before[-1]] if before else -1, []).append((place, _link((i,), (), None, old, new)))
    yield from gone.get(-1, [])
    for position, row in enumerate(sequence):
        yield row
        yield from gone.get(position, [])


def _link(
    mine: Sequence[int], theirs: Sequence[int], found: Pair | None, old: Sequence[Unit], new: Sequence[Unit]
) -> Link:
    before, after = [old[i].statement for i in mine], [new[j].statement for j in theirs]
    from_place = old[mine[0]].place if mine else None
    to_place = new[theirs[0]].place if theirs else None
    old_text, new_text = _joined(before), _joined(after)
    return Link(
        from_ids=tuple(statement.id for statement in before),
        to_ids=tuple(statement.id for statement in after),
        from_text=tuple(statement.text for statement in before),
        to_text=tuple(statement.text for statement in after),
        change=change_of(old_text, new_text) if found else None,
        moved=from_place is not None and to_place is not None and not same_place(from_place, to_place),
        score=round(found.score, 4) if found else 0.0,
        words=tuple(readable_diff(old_text, new_text) if found else words_diff(old_text, new_text)),
        from_place=from_place,
        to_place=to_place,
        from_at=tuple(mine),
        to_at=tuple(theirs),
        from_inherited=tuple(statement.inherited_from for statement in before),
        to_inherited=tuple(statement.inherited_from for statement in after),
    )


def _joined(statements: Sequence[Statement]) -> str:
    return " ".join(statement.text for statement in statements)


def change_of(old: str, new: str) -> Change:
    """Kept where only case, typography or punctuation differ; grown where most is kept and clearly more is said."""
    if letters(old) == letters(new):
        return Change.KEPT
    counts = dict.fromkeys("=-+", 0)
    for sign, text in words_diff(old, new):
        counts[sign] += sum(word not in STOP_WORDS for word in words(text))
    keeps = counts["="] >= KEEPS * (counts["="] + counts["-"])
    adds = counts["+"] >= ADDS and counts["+"] > counts["-"]
    return Change.GROWN if keeps and adds else Change.REWORDED
