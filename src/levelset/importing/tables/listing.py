"""Listings: one row for each behavior, or for each responsibility, with its role, level and pillar in other columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from levelset.core.addresses import key_of
from levelset.importing.document import Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition.titles import Title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.book import Book, Leaf, Named
from levelset.importing.tables.columns import Listing, raw_of, text_of
from levelset.importing.tables.filling import Context, Filled, Line, fill, is_aside, named
from levelset.importing.tables.grid import Cell, Grid, Row, alone, distinct
from levelset.importing.tables.rungs import IN_WORDS, Rung, ranks_of, read_rung, titled
from levelset.importing.tables.said import Said, joined, said_in, stand_alone
from levelset.importing.tables.words import LONGEST_HEAD, Kind

ASIDES = {Kind.EXAMPLE: Fate.EXAMPLE, Kind.NOTE: Fate.NOTE, Kind.STATEMENT: Fate.NOTE}

REMEMBERED = 1_000
"""Levels of which it is remembered what they are: every row says its own."""


@dataclass(slots=True)
class _Now:
    """What the row at hand says or has from above."""

    role: Cell | None = None
    level: Cell | None = None
    title: Cell | None = None
    pillar: Cell | None = None
    names: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, slots=True)
class _Where:
    """In which column a row says what: asked of every row, looked up once."""

    role: int | None
    level: int | None
    title: int | None
    pillar: int | None
    names: tuple[int, ...]
    definitions: tuple[int, ...]
    texts: tuple[int, ...]

    @classmethod
    def of(cls, listing: Listing) -> "_Where":
        """The columns of a listing."""
        return cls(
            listing.column(Kind.ROLE),
            listing.column(Kind.LEVEL),
            listing.column(Kind.TITLE),
            listing.column(Kind.PILLAR),
            tuple(listing.columns(Kind.RESPONSIBILITY)),
            tuple(listing.columns(Kind.DEFINITION)),
            tuple(listing.texts()),
        )


def read_listing(
    grid: Grid, listing: Listing, context: Context, vocabulary: Vocabulary, book: Book, leaf: Leaf | None = None
) -> None:
    """Unfold a listing into the pages of the book; into ``leaf`` where its rows do not say which page they are of."""
    if listing.head >= 0:
        book.note_all(Fate.SECTION, distinct(grid.rows[listing.head]))
    below = listing.below(grid)
    apart = _one_row_each(below, listing) and stand_alone(
        distinct(cell for at in listing.texts() for cell in below.column(at))
    )
    pages = _Pages(below, listing, context, book) if leaf is None else None
    now = _Now()
    head = [text_of(cell) for cell in grid.rows[listing.head]] if listing.head >= 0 else []
    asides = tuple((at, ASIDES[kind]) for at, kind in listing.kinds.items() if kind in ASIDES)
    way = _Way(context, vocabulary, book, asides, apart=apart)
    where = _Where.of(listing)
    spot: _Spot | None = None
    for row in below.rows:
        if spot is not None:
            if spot.takes(row):
                continue
            now, spot = _after(now, spot.last, where), None
        if _repeats_head(row, head):
            book.note_all(Fate.SECTION, distinct(row))
            continue
        told = alone(row)
        if told is not None:
            if is_aside(told) and not any(row[at] for at in where.texts):
                continue
            if _is_band(row, told, where):
                now = _Now(now.role, now.level, now.title, told)
                continue
        now = _after(now, row, where)
        page = leaf if leaf is not None else pages.leaf(now) if pages else None
        if page is not None:
            filled = _row(row, now, page, where, way)
            if filled is not None and pages is not None and not way.asides:
                spot = _spot(row, where, page, filled, head, apart=apart)


def _one_row_each(below: Grid, listing: Listing) -> bool:
    """Whether each responsibility of a page has one row; one that has several is parted by its author already."""
    names = [at for at, kind in listing.kinds.items() if kind not in (Kind.TEXT, *ASIDES, Kind.DEFINITION, Kind.NUMBER)]
    at = listing.column(Kind.RESPONSIBILITY)
    if at is not None and None in below.column(at):
        return False
    seen: set[tuple[str, ...]] = set()
    for row in below.rows:
        key = tuple([text_of(row[at]) for at in names])
        if key in seen:
            return False
        seen.add(key)
    return True


@dataclass(frozen=True)
class _Way:
    """What is the same for all rows; ``asides`` are the columns of notes and examples."""

    context: Context
    vocabulary: Vocabulary
    book: Book
    asides: tuple[tuple[int, Fate], ...]
    apart: bool


def _repeats_head(row: Row, head: Sequence[str]) -> bool:
    if len(row) != len(head) or text_of(row[0]) != head[0]:
        return False
    return all(text_of(cell) == text for cell, text in zip(row, head, strict=True))


def _is_band(row: Row, told: Cell, where: _Where) -> bool:
    """Whether a row of one cell is one name across the table, and the table has no column of pillars."""
    at = where.names[0] if where.names else None
    return where.pillar is None and at is not None and row[at] is told and told.words <= LONGEST_HEAD * 2


def _after(now: _Now, row: Row, where: _Where) -> _Now:
    """What holds in a row: its own cells, and where they are empty those above, until a wider one changes."""
    role = row[where.role] if where.role is not None else None
    level = row[where.level] if where.level is not None else None
    title = row[where.title] if where.title is not None else None
    banded = where.pillar is None
    pillar = now.pillar if where.pillar is None else row[where.pillar]
    names = tuple([row[at] for at in where.names])
    new_page = _other(role, now.role) or _other(level, now.level) or _other(title, now.title)
    if new_page and not banded:
        now = _Now(now.role, now.level, now.title if title is None and level is None else None)
    if _other(pillar, now.pillar):
        now = _Now(now.role, now.level, now.title, pillar)
    if not any(names):
        names = now.names
    return _Now(role or now.role, level or now.level, title or now.title, pillar or now.pillar, names)


def _other(cell: Cell | None, before: Cell | None) -> bool:
    """Whether a cell says something else than the one before it."""
    return cell is not None and (before is None or cell.text != before.text)


class _Pages:
    """Finds the page that a row belongs to."""

    def __init__(self, below: Grid, listing: Listing, context: Context, book: Book) -> None:
        self.context, self.book = context, book
        at = next(
            (at for kind in (Kind.LEVEL, Kind.TITLE, Kind.ROLE) for at in [listing.column(kind)] if at is not None), 0
        )
        rungs = [_rung(raw) for raw in dict.fromkeys(cell.raw for cell in distinct(below.column(at)))]
        ranks = ranks_of(rungs)
        self.ranks = {key_of(rung.label or rung.role): rank for rung, rank in zip(rungs, ranks, strict=True)}
        self._leaves: dict[tuple[str | None, ...], Leaf] = {}

    def leaf(self, now: _Now) -> Leaf | None:
        """The page of what holds in a row, or None where nothing says its level."""
        said = now.level or now.title or now.role
        if said is None:
            return None
        told = (raw_of(now.level), raw_of(now.title), raw_of(now.role))
        leaf = self._leaves.get(told)
        if leaf is None:
            leaf = self._leaves[told] = self.book.leaf(self._title(now, said), ())
        for cell in (now.level, now.title, now.role):
            leaf.take(cell.pieces if cell is not None else ())
        leaf.take(self.context.role_pieces)
        return leaf

    def _title(self, now: _Now, said: Cell) -> Title:
        """The title of a page; ``said`` is the cell that says most of it. Every row of the page has the same."""
        rung = _rung(said.raw)
        role = now.role.text if now.role is not None and now.role is not said else self.context.role
        title = titled(rung, role, self.ranks.get(key_of(rung.label or rung.role)))
        stated = read_title(now.title.raw) if now.title is not None else None
        if now.title is not None and now.title is not said:
            title = _stated(title, stated, now.title.text)
        return title


def _stated(title: Title, stated: Title | None, text: str) -> Title:
    """The title as its own column words it; the level and the role stay what their columns say."""
    if stated is None and IN_WORDS.fullmatch(text):
        return replace(title, designation=title.designation or text)
    designation = stated.designation if stated else None
    role = title.role or (stated.role if stated else text)
    if designation is None and stated is not None and key_of(stated.level) != key_of(title.level):
        designation = stated.level
    return Title(text, title.level, role, designation or title.designation, title.abbreviation, title.rank)


@lru_cache(maxsize=REMEMBERED)
def _rung(text: str) -> Rung:
    """The level that a cell states; in a column of levels whatever stands there is one."""
    read = read_rung(text)
    return read if read is not None and (read.label or read.role) else Rung(text, text)


@dataclass(slots=True)
class _Spot:
    """Where a row went. Most rows of a long listing say the names of the row above again, and go there as well.

    ``last`` is the last that did.
    ``names`` are by column what that row says of its page and its names, and where the pieces go that state them;
    ``told`` is the column of what it says, and ``said`` where that goes.
    """

    last: Row
    names: tuple[tuple[int, Piece, list[Piece]], ...]
    told: int
    said: list[Said]
    apart: bool

    def takes(self, row: Row) -> bool:
        """Whether a row says something under the very same names; if so it is taken up."""
        told = row[self.told]
        if told is None:
            return False
        stated: list[Piece] = []
        for at, above, _ in self.names:
            cell = row[at]
            if cell is None or cell is told or len(cell.pieces) > 1:
                return False
            piece = cell.pieces[0]
            if piece.raw != above.raw or piece.text != above.text:
                return False
            stated.append(piece)
        for piece, (_, _, into) in zip(stated, self.names, strict=True):
            into.append(piece)
        self.said.extend(said_in(told, apart=self.apart))
        self.last = row
        return True


def _spot(row: Row, where: _Where, leaf: Leaf, filled: Filled, head: Sequence[str], *, apart: bool) -> _Spot | None:
    """Where rows go that say the names of this one again; None where each has to be looked at."""
    if len(where.texts) != 1 or where.definitions:
        return None
    into: list[tuple[int | None, list[Piece]]] = [(at, leaf.pieces) for at in (where.role, where.level, where.title)]
    into.append((where.pillar, filled.chapter.pieces if filled.chapter is not None else []))
    into.extend((at, filled.part.pieces) for at in where.names)
    names: list[tuple[int, Piece, list[Piece]]] = []
    for at, pieces in into:
        if at is not None:
            cell = row[at]
            if cell is None or len(cell.pieces) > 1:
                return None
            names.append((at, cell.pieces[0], pieces))
    if not names or (head and text_of(row[0]) == head[0]) or (head and 0 not in [at for at, _, _ in names]):
        return None  # the next row may be the head again
    return _Spot(row, tuple(names), where.texts[0], filled.part.said, apart)


def _row(row: Row, now: _Now, leaf: Leaf, where: _Where, way: _Way) -> Filled | None:
    """One row: what it says, under the names that hold in it; where that went."""
    name = _name(now)
    definition = distinct([row[at] for at in where.definitions]) if where.definitions else []
    pillar = named(now.pillar) or way.context.pillar
    line = Line(pillar, name or way.context.responsibility, tuple(p for cell in definition for p in cell.pieces))
    cells = distinct([row[at] for at in where.texts])
    at = where.pillar
    if at is not None and row[at] is not None and pillar is not None and not now.names:
        leaf.chapter(pillar).intro.extend(block for cell in cells for block in joined(cell.pieces))
        return None
    told = [said for cell in cells for said in said_in(cell, apart=way.apart)]
    filled = fill(way.book, leaf, way.vocabulary, line, told) if told or definition else None
    for at, fate in way.asides:
        cell = row[at]
        if cell is not None:
            fill(way.book, leaf, way.vocabulary, line, said_in(cell, fate=fate))
    return filled


def _name(now: _Now) -> Named | None:
    """The name that holds in a row, of several columns one behind the other; None where there is none."""
    if len(now.names) == 1:
        return named(now.names[0])
    names = [found for found in map(named, now.names) if found is not None]
    if len(names) < 2:
        return names[0] if names else None
    return Named(": ".join(dict.fromkeys(n.text for n in names)), tuple(p for n in names for p in n.pieces))
