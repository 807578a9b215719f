"""Listings: one row for each behavior, or for each responsibility, with its role, level and pillar in other columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from levelset.core.addresses import key_of
from levelset.importing.draft import Fate
from levelset.importing.recognition.titles import NOUN, Title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.book import Book, Leaf, Named
from levelset.importing.tables.filling import Context, Line, fill, is_aside, named
from levelset.importing.tables.grid import Cell, Grid, Row, distinct
from levelset.importing.tables.rungs import Rung, ranks_of, read_rung, titled
from levelset.importing.tables.said import joined, said_in, stand_alone
from levelset.importing.tables.words import LONGEST_HEAD, Kind, is_vague, kind_of

Kinds = dict[int, Kind]

SAID = 4.0
"""Words that the cells of a column hold on average before they can be what a listing lists."""

SHARE = 0.8
"""Share of the cells of a column that must be of a kind before the whole column is taken for it."""

LOOK_AHEAD = 30
ASIDES = {Kind.EXAMPLE: Fate.EXAMPLE, Kind.NOTE: Fate.NOTE, Kind.STATEMENT: Fate.NOTE}


@dataclass(frozen=True)
class Listing:
    """A listing in a grid: the index of its head (-1: it has none), its first row, and what each column holds."""

    head: int
    kinds: Kinds
    first: int = 0

    def texts(self) -> list[int]:
        """The columns of what is listed."""
        return [at for at, kind in self.kinds.items() if kind is Kind.TEXT]

    def column(self, kind: Kind) -> int | None:
        """The first column of a kind, or None."""
        return next((at for at, held in self.kinds.items() if held is kind), None)


def find_listing(grid: Grid) -> Listing | None:
    """The listing that a grid holds, or None: a head of words that announce, or columns that tell by their shape."""
    for index, row in enumerate(grid.rows[:LOOK_AHEAD]):
        if _is_head(row) and index + 1 < len(grid.rows):
            kinds = _kinds(row, grid.below(index + 1))
            if Kind.TEXT in kinds.values() and len(kinds) > 1:
                return Listing(index, kinds)
    return None


def plain_listing(grid: Grid) -> Listing | None:
    """The listing of a grid without a head, or None: from the first row of several cells on, a column of names or more
    before one of text.
    """
    first = next((at for at, row in enumerate(grid.rows) if len(distinct(row)) > 1), None)
    if first is None:
        return None
    kinds = _kinds((None,) * grid.width, grid.below(first))
    held = list(kinds.values())
    return Listing(-1, kinds, first) if Kind.TEXT in held and Kind.RESPONSIBILITY in held else None


def _is_head(row: Row) -> bool:
    """Whether a row only announces columns: two of its cells or more do, and no cell says anything."""
    cells = distinct(row)
    told = [kind_of(cell.text) for cell in cells]
    short = all(cell.words <= LONGEST_HEAD + 1 and len(cell.pieces) == 1 for cell in cells)
    return len(cells) > 1 and short and sum(kind is not None for kind in told) * 2 >= len(cells)


def _kinds(head: Row, below: Grid) -> Kinds:
    """What each column holds: as its head says, else as its cells look."""
    kinds: Kinds = {}
    wordy = {at: _words(below, at) for at in range(below.width)}
    for at, cell in enumerate(head):
        told = kind_of(cell.text) if cell is not None else None
        kinds[at] = told or _by_shape(below.column(at), wordy[at])
        if kinds[at] is Kind.STATEMENT and wordy[at] >= SAID:
            kinds[at] = Kind.TEXT
    texts = [at for at, kind in kinds.items() if kind is Kind.TEXT]
    if not texts:
        loose = (at for at, kind in kinds.items() if kind in (Kind.DEFINITION, Kind.EXAMPLE, Kind.RESPONSIBILITY))
        texts = [at for at in loose if wordy[at] >= SAID]
    if texts:
        plain = [at for at in texts if head[at] is None or not is_vague(_text(head[at]))] or texts
        chosen = max(plain, key=lambda at: wordy[at])
        kinds.update((at, Kind.DEFINITION) for at in texts)
        kinds[chosen] = Kind.TEXT
    return _names(kinds)


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _names(kinds: Kinds) -> Kinds:
    """The columns of names in their order: a pillar, then responsibilities; a single one is a responsibility."""
    names = [at for at, kind in kinds.items() if kind in (Kind.PILLAR, Kind.RESPONSIBILITY)]
    pillars = [at for at in names if kinds[at] is Kind.PILLAR]
    if len(names) > 1 and not pillars:
        kinds[names[0]] = Kind.PILLAR
    elif len(names) == len(pillars) and names:
        kinds[names[-1]] = Kind.RESPONSIBILITY
    for at in pillars[1:]:
        kinds[at] = Kind.RESPONSIBILITY
    return kinds


def _by_shape(column: Row, words: float) -> Kind:
    cells = distinct(column)
    if words >= SAID * 2:
        return Kind.TEXT
    if not cells:
        return Kind.NOTE
    if sum(read_title(cell.raw) is not None for cell in cells) >= SHARE * len(cells):
        return Kind.TITLE
    rungs = [read_rung(cell.raw) for cell in cells]
    if sum(rung is not None and rung.sure for rung in rungs) >= SHARE * len(cells):
        return Kind.LEVEL
    if sum(bool(NOUN.search(cell.text)) for cell in cells) >= SHARE * len(cells):
        return Kind.ROLE
    if all(cell.text.replace(".", "").isdigit() for cell in cells):
        return Kind.NUMBER
    return Kind.RESPONSIBILITY


def _words(grid: Grid, at: int) -> float:
    cells = distinct(grid.column(at))
    return sum(cell.words for cell in cells) / len(cells) if cells else 0.0


def lists_levels(grid: Grid, listing: Listing) -> bool:
    """Whether the rows of a listing say themselves which level they are about, several rows of one level at that."""
    at = listing.column(Kind.LEVEL)
    at = listing.column(Kind.TITLE) if at is None else at
    at = listing.column(Kind.ROLE) if at is None else at
    if at is None:
        return False
    below = grid.below(listing.head + 1).column(at)
    cells = distinct(below)
    if listing.kinds[at] is not Kind.LEVEL and not any((rung := read_rung(c.raw)) and rung.label for c in cells):
        return False
    levels = [key_of(cell.raw) for cell in cells]
    named_too = listing.column(Kind.RESPONSIBILITY) is not None
    return named_too and (len(set(levels)) < len(levels) or None in below or len(cells) < len(below))


@dataclass
class _Now:
    """What the row at hand says or has from above."""

    role: Cell | None = None
    level: Cell | None = None
    title: Cell | None = None
    pillar: Cell | None = None
    names: tuple[Cell | None, ...] = ()


def read_listing(
    grid: Grid, listing: Listing, context: Context, vocabulary: Vocabulary, book: Book, leaf: Leaf | None = None
) -> None:
    """Unfold a listing into the pages of the book; into ``leaf`` where its rows do not say which page they are of."""
    if listing.head >= 0:
        for cell in distinct(grid.rows[listing.head]):
            book.note(Fate.SECTION, cell.pieces)
    below = grid.below(listing.head + 1 if listing.head >= 0 else listing.first)
    apart = _one_row_each(below, listing) and stand_alone(
        distinct(cell for at in listing.texts() for cell in below.column(at))
    )
    pages = _Pages(below, listing, context, book) if leaf is None else None
    now = _Now()
    for row in below.rows:
        if _repeats_head(row, grid, listing):
            for cell in distinct(row):
                book.note(Fate.SECTION, cell.pieces)
            continue
        told = distinct(row)
        if len(told) == 1 and is_aside(told[0]) and not any(row[at] for at in listing.texts()):
            continue
        if _is_band(row, listing):
            now = _Now(now.role, now.level, now.title, distinct(row)[0])
            continue
        now = _after(now, row, listing)
        page = leaf if leaf is not None else pages.leaf(now) if pages else None
        if page is not None:
            _row(row, now, page, listing, _Way(context, vocabulary, book, apart=apart))


def _one_row_each(below: Grid, listing: Listing) -> bool:
    """Whether each responsibility of a page has one row; one that has several is parted by its author already."""
    names = [at for at, kind in listing.kinds.items() if kind not in (Kind.TEXT, *ASIDES, Kind.DEFINITION, Kind.NUMBER)]
    keys = [tuple(_text(row[at]) for at in names) for row in below.rows]
    at = listing.column(Kind.RESPONSIBILITY)
    return len(set(keys)) == len(keys) and (at is None or None not in below.column(at))


@dataclass(frozen=True)
class _Way:
    context: Context
    vocabulary: Vocabulary
    book: Book
    apart: bool


def _repeats_head(row: Row, grid: Grid, listing: Listing) -> bool:
    head = grid.rows[listing.head] if listing.head >= 0 else ()
    return [_text(cell) for cell in row] == [_text(cell) for cell in head]


def _is_band(row: Row, listing: Listing) -> bool:
    """Whether a row is one name across the table, and the table has no column of pillars."""
    told = distinct(row)
    at = listing.column(Kind.RESPONSIBILITY)
    return (
        len(told) == 1
        and listing.column(Kind.PILLAR) is None
        and at is not None
        and row[at] is told[0]
        and told[0].words <= LONGEST_HEAD * 2
    )


def _after(now: _Now, row: Row, listing: Listing) -> _Now:
    """What holds in a row: its own cells, and where they are empty those above, until a wider one changes."""

    def own(kind: Kind) -> Cell | None:
        at = listing.column(kind)
        return row[at] if at is not None else None

    role, level, title = own(Kind.ROLE), own(Kind.LEVEL), own(Kind.TITLE)
    banded = listing.column(Kind.PILLAR) is None
    pillar = now.pillar if banded else own(Kind.PILLAR)
    names = tuple(row[at] for at, kind in listing.kinds.items() if kind is Kind.RESPONSIBILITY)
    new_page = any(
        cell is not None and (before is None or cell.text != before.text)
        for cell, before in ((role, now.role), (level, now.level), (title, now.title))
    )
    if new_page and not banded:
        now = _Now(now.role, now.level, now.title if title is None and level is None else None)
    if pillar is not None and (now.pillar is None or pillar.text != now.pillar.text):
        now = _Now(now.role, now.level, now.title, pillar)
    if not any(names):
        names = now.names
    return _Now(role or now.role, level or now.level, title or now.title, pillar or now.pillar, names)


class _Pages:
    """Finds the page that a row belongs to."""

    def __init__(self, below: Grid, listing: Listing, context: Context, book: Book) -> None:
        self.context, self.book = context, book
        at = next(
            (at for kind in (Kind.LEVEL, Kind.TITLE, Kind.ROLE) for at in [listing.column(kind)] if at is not None), 0
        )
        cells = distinct(below.column(at))
        rungs = [_rung(cell.raw) for cell in cells]
        ranks = _in_any_order(rungs)
        self.ranks = {key_of(rung.label or rung.role): rank for rung, rank in zip(rungs, ranks, strict=True)}

    def leaf(self, now: _Now) -> Leaf | None:
        """The page of what holds in a row, or None where nothing says its level."""
        said = next((cell for cell in (now.level, now.title, now.role) if cell is not None), None)
        if said is None:
            return None
        rung = _rung(said.raw)
        role = now.role.text if now.role is not None and now.role is not said else self.context.role
        title = titled(rung, role, self.ranks.get(key_of(rung.label or rung.role)))
        stated = read_title(now.title.raw) if now.title is not None else None
        if now.title is not None and now.title is not said:
            title = _stated(title, stated, now.title.text)
        cells = distinct([now.level, now.title, now.role])
        pieces = tuple(piece for cell in cells for piece in cell.pieces)
        return self.book.leaf(title, (*pieces, *self.context.role_pieces))


def _stated(title: Title, stated: Title | None, text: str) -> Title:
    """The title as its own column words it; the level and the role stay what their columns say."""
    designation = stated.designation if stated else None
    role = title.role or (stated.role if stated else text)
    if designation is None and stated is not None and key_of(stated.level) != key_of(title.level):
        designation = stated.level
    return Title(text, title.level, role, designation or title.designation, title.abbreviation, title.rank)


def _in_any_order(rungs: Sequence[Rung]) -> Sequence[int | None]:
    """Ranks of levels that a listing may repeat for every responsibility."""
    return ranks_of(rungs)


def _rung(text: str) -> Rung:
    """The level that a cell states; in a column of levels whatever stands there is one."""
    read = read_rung(text)
    return read if read is not None and (read.label or read.role) else Rung(text, text)


def _row(row: Row, now: _Now, leaf: Leaf, listing: Listing, way: _Way) -> None:
    """One row: what it says, under the names that hold in it."""
    names = [found for found in map(named, now.names) if found is not None]
    name = (
        Named(": ".join(dict.fromkeys(n.text for n in names)), tuple(p for n in names for p in n.pieces))
        if names
        else None
    )
    definition = distinct(row[at] for at, kind in listing.kinds.items() if kind is Kind.DEFINITION)
    pillar = named(now.pillar) or way.context.pillar
    line = Line(pillar, name or way.context.responsibility, tuple(p for cell in definition for p in cell.pieces))
    cells = distinct(row[at] for at in listing.texts())
    at = listing.column(Kind.PILLAR)
    unnamed = not any(row[at] for at, kind in listing.kinds.items() if kind is Kind.RESPONSIBILITY)
    if at is not None and row[at] is not None and unnamed and pillar is not None and not now.names:
        leaf.chapter(pillar).intro.extend(block for cell in cells for block in joined(cell.pieces))
        return
    told = [said for cell in cells for said in said_in(cell, apart=way.apart)]
    if told or definition:
        fill(way.book, leaf, way.vocabulary, line, told)
    for at, kind in listing.kinds.items():
        cell = row[at]
        if kind in ASIDES and cell is not None:
            fill(way.book, leaf, way.vocabulary, line, said_in(cell, fate=ASIDES[kind]))
