"""What the columns of a listing hold: by their heads, else by how their cells look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from levelset.core.addresses import key_of
from levelset.importing.recognition.titles import NOUN, read_title
from levelset.importing.tables.filling import is_aside
from levelset.importing.tables.grid import Cell, Grid, Row, alone, distinct, first_of_several
from levelset.importing.tables.rungs import are_levels, read_rung
from levelset.importing.tables.words import LONGEST_HEAD, Kind, is_vague, kind_of

Kinds = dict[int, Kind]

SAID = 4.0
"""Words that the cells of a column hold on average before they can be what a listing lists."""

SHARE = 0.8
"""Share of the cells of a column that must be of a kind before the whole column is taken for it."""

COUNTED = re.compile(r"\s*\d{1,2}$")
LOOK_AHEAD = 30


@dataclass(frozen=True)
class Listing:
    """A listing in a grid: the index of its head (-1: it has none), else of its first row; what each column holds."""

    head: int
    kinds: Kinds
    first: int = 0

    def below(self, grid: Grid) -> Grid:
        """The rows that are listed."""
        return grid.below(self.head + 1 if self.head >= 0 else self.first)

    def texts(self) -> Sequence[int]:
        """The columns of what is listed."""
        return self.columns(Kind.TEXT)

    def columns(self, kind: Kind) -> Sequence[int]:
        """The columns of a kind."""
        return self._columns.get(kind, ())

    def column(self, kind: Kind) -> int | None:
        """The first column of a kind, or None."""
        return next(iter(self.columns(kind)), None)

    @cached_property
    def _columns(self) -> dict[Kind, list[int]]:
        columns: dict[Kind, list[int]] = {}
        for at, kind in self.kinds.items():
            columns.setdefault(kind, []).append(at)
        return columns


def find_listing(grid: Grid) -> Listing | None:
    """The listing that a grid holds, or None: a head of words that announce, or columns that tell by their shape."""
    for index, row in enumerate(grid.rows[:LOOK_AHEAD]):
        if _is_head(row) and index + 1 < len(grid.rows):
            kinds = _kinds(row, grid.below(index + 1))
            if Kind.TEXT in kinds.values() and len(kinds) > 1:
                return Listing(index, kinds)
    return None


def plain_listing(grid: Grid) -> Listing | None:
    """The listing of a grid without a head, or None: from the first row of several cells on, or from the band above it,
    a column of names or more before one of text.
    """
    first = first_of_several(grid)
    if first is None:
        return None
    kinds = _kinds((None,) * grid.width, grid.below(first))
    held = list(kinds.values())
    if Kind.TEXT not in held or Kind.RESPONSIBILITY not in held:
        return None
    return Listing(-1, kinds, first - 1 if first and _opens_with_band(grid, first) else first)


def shaped_listing(grid: Grid) -> Listing | None:
    """The listing of a grid whose heads are unknown or missing and whose rows say their level; None otherwise."""
    first = first_of_several(grid)
    if first is None or first + 2 > len(grid.rows):
        return None
    row = grid.rows[first]
    if _may_head(row, grid.below(first + 1)):
        listing = Listing(first, _kinds(row, grid.below(first + 1)))
    else:
        listing = Listing(-1, _kinds((None,) * grid.width, grid.below(first)), first)
    held = list(listing.kinds.values())
    return listing if Kind.TEXT in held and lists_levels(grid, listing) else None


def _opens_with_band(grid: Grid, first: int) -> bool:
    """Whether the line above the first row is a name as others stand between the rows below."""
    bands = [cell for cell in map(alone, grid.rows[first - 1 :]) if cell is not None]
    plain = all(not is_aside(cell) and read_rung(cell.raw) is None for cell in bands)
    return len(bands) > 1 and bands[0] is alone(grid.rows[first - 1]) and plain


def _may_head(row: Row, below: Grid) -> bool:
    """Whether a row can be a head: short cells, each different, none a level, none found again below."""
    cells = distinct(row)
    if any(cell.words > LONGEST_HEAD or len(cell.pieces) > 1 or read_rung(cell.raw) is not None for cell in cells):
        return False
    heads = {key_of(cell.text) for cell in cells}
    return len(heads) == len(cells) and not any(
        key_of(cell.text) in heads for cell in below.cells() if cell.words <= LONGEST_HEAD
    )


def _is_head(row: Row) -> bool:
    """Whether a row only announces columns: two of its cells or more do, and no cell says anything."""
    cells = distinct(row)
    if len(cells) < 2 or any(len(cell.pieces) > 1 or cell.words > LONGEST_HEAD + 1 for cell in cells):
        return False
    return sum(kind_of(cell.text) is not None for cell in cells) * 2 >= len(cells)


def _kinds(head: Row, below: Grid) -> Kinds:
    """What each column holds: as its head says, else as its cells look."""
    kinds: Kinds = {}
    for at, cell in enumerate(head):
        told = kind_of(cell.text) if cell is not None else None
        kinds[at] = told or _by_shape(below.column(at))
        if kinds[at] is Kind.STATEMENT and _words(below.column(at)) >= SAID:
            kinds[at] = Kind.TEXT
    texts = [at for at, kind in kinds.items() if kind is Kind.TEXT]
    if not texts:
        loose = (at for at, kind in kinds.items() if kind in (Kind.DEFINITION, Kind.EXAMPLE, Kind.RESPONSIBILITY))
        texts = [at for at in loose if _words(below.column(at)) >= SAID]
        texts = [at for at in texts if kinds[at] is not Kind.EXAMPLE] or texts
    if texts:
        plain = [at for at in texts if head[at] is None or not is_vague(text_of(head[at]))] or texts
        chosen = max(plain, key=lambda at: _words(below.column(at))) if len(plain) > 1 else plain[0]
        kinds.update((at, Kind.DEFINITION) for at in texts)
        kinds.update((at, Kind.TEXT) for at in texts if at == chosen or _is_next(head[at], head[chosen]))
    _second_levels(kinds, below)
    _notes_behind(kinds, head)
    return _names(kinds, head, below)


def _is_next(cell: Cell | None, other: Cell | None) -> bool:
    """Whether two heads differ in their number alone: "Expectation 1", "Expectation 2"."""
    one, two = (COUNTED.sub("", text_of(head)) for head in (cell, other))
    return bool(one) and one == two and text_of(cell) != text_of(other)


def _second_levels(kinds: Kinds, below: Grid) -> None:
    """Of two columns of levels, the one that counts says the level; another one says what it is called."""
    levels = [at for at, kind in kinds.items() if kind is Kind.LEVEL]
    if len(levels) > 1 and Kind.TITLE not in kinds.values():
        counts = (at for at in levels if all(re.search(r"\d", cell.text) for cell in distinct(below.column(at))))
        chosen = next(counts, levels[0])
        kinds.update((at, Kind.TITLE) for at in levels if at != chosen)


def _notes_behind(kinds: Kinds, head: Row) -> None:
    """What stands behind the text under a head that nobody knows is said beside it, where another column is called
    that of names."""
    text = next((at for at, kind in kinds.items() if kind is Kind.TEXT), None)
    if text is None or not any(kind_of(text_of(head[at])) is Kind.RESPONSIBILITY for at in range(text)):
        return
    for at in range(text + 1, len(head)):
        if kinds[at] is Kind.RESPONSIBILITY and head[at] is not None and kind_of(text_of(head[at])) is None:
            kinds[at] = Kind.NOTE


def text_of(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def raw_of(cell: Cell | None) -> str | None:
    return cell.raw if cell is not None else None


def _names(kinds: Kinds, head: Row, below: Grid) -> Kinds:
    """The columns of names: a pillar, then responsibilities; a single one is a responsibility.

    Where no head tells, the pillar is the column that repeats itself more.
    """
    names = [at for at, kind in kinds.items() if kind in (Kind.PILLAR, Kind.RESPONSIBILITY)]
    pillars = [at for at in names if kinds[at] is Kind.PILLAR]
    if len(names) > 1 and not pillars:
        told = any(kind_of(text_of(head[at])) is not None for at in names)
        kinds[names[0] if told else min(names, key=lambda at: _different(below.column(at)))] = Kind.PILLAR
    elif len(names) == len(pillars) and names:
        kinds[names[-1]] = Kind.RESPONSIBILITY
    for at in pillars[1:]:
        kinds[at] = Kind.RESPONSIBILITY
    return kinds


def _different(column: Row) -> int:
    return len({key_of(cell.text) for cell in distinct(column)})


def _by_shape(column: Row) -> Kind:
    cells = distinct(column)
    if _words(column) >= SAID * 2:
        return Kind.TEXT
    if not cells:
        return Kind.NOTE
    if sum(read_title(cell.raw) is not None for cell in cells) >= SHARE * len(cells):
        return Kind.TITLE
    if are_levels(cells):
        return Kind.LEVEL
    if sum(bool(NOUN.search(cell.text)) for cell in cells) >= SHARE * len(cells):
        return Kind.ROLE
    if all(cell.text.replace(".", "").isdigit() for cell in cells):
        return Kind.NUMBER
    return Kind.RESPONSIBILITY


def _words(column: Row) -> float:
    cells = distinct(column)
    return sum([cell.words for cell in cells]) / len(cells) if cells else 0.0


def lists_levels(grid: Grid, listing: Listing) -> bool:
    """Whether the rows of a listing say themselves which level they are about, several rows of one level at that."""
    at = listing.column(Kind.LEVEL)
    at = listing.column(Kind.TITLE) if at is None else at
    at = listing.column(Kind.ROLE) if at is None else at
    if at is None:
        return False
    below = listing.below(grid).column(at)
    cells = distinct(below)
    if listing.kinds[at] is not Kind.LEVEL and not any((rung := read_rung(c.raw)) and rung.label for c in cells):
        return False
    levels = [key_of(cell.raw) for cell in cells]
    named_too = listing.column(Kind.RESPONSIBILITY) is not None
    return named_too and (len(set(levels)) < len(levels) or None in below or len(cells) < len(below))
