"""Listings: one row for each behavior, or for each responsibility, with its role, level and pillar in other columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from levelset.core.addresses import key_of
from levelset.importing.draft import Fate
from levelset.importing.recognition.titles import Title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.book import Book, Leaf, Named
from levelset.importing.tables.columns import Listing, text_of
from levelset.importing.tables.filling import Context, Line, fill, is_aside, named
from levelset.importing.tables.grid import Cell, Grid, Row, distinct
from levelset.importing.tables.rungs import IN_WORDS, Rung, ranks_of, read_rung, titled
from levelset.importing.tables.said import joined, said_in, stand_alone
from levelset.importing.tables.words import LONGEST_HEAD, Kind

ASIDES = {Kind.EXAMPLE: Fate.EXAMPLE, Kind.NOTE: Fate.NOTE, Kind.STATEMENT: Fate.NOTE}

REMEMBERED = 1_000
"""Levels of which it is remembered what they are: every row says its own."""


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
    below = listing.below(grid)
    apart = _one_row_each(below, listing) and stand_alone(
        distinct(cell for at in listing.texts() for cell in below.column(at))
    )
    pages = _Pages(below, listing, context, book) if leaf is None else None
    now = _Now()
    head = [text_of(cell) for cell in grid.rows[listing.head]] if listing.head >= 0 else []
    asides = tuple((at, ASIDES[kind]) for at, kind in listing.kinds.items() if kind in ASIDES)
    way = _Way(context, vocabulary, book, asides, apart=apart)
    for row in below.rows:
        if _repeats_head(row, head):
            for cell in distinct(row):
                book.note(Fate.SECTION, cell.pieces)
            continue
        told = distinct(row)
        if len(told) == 1 and is_aside(told[0]) and not any(row[at] for at in listing.texts()):
            continue
        if _is_band(row, told, listing):
            now = _Now(now.role, now.level, now.title, told[0])
            continue
        now = _after(now, row, listing)
        page = leaf if leaf is not None else pages.leaf(now) if pages else None
        if page is not None:
            _row(row, now, page, listing, way)


def _one_row_each(below: Grid, listing: Listing) -> bool:
    """Whether each responsibility of a page has one row; one that has several is parted by its author already."""
    names = [at for at, kind in listing.kinds.items() if kind not in (Kind.TEXT, *ASIDES, Kind.DEFINITION, Kind.NUMBER)]
    keys = [tuple(text_of(row[at]) for at in names) for row in below.rows]
    at = listing.column(Kind.RESPONSIBILITY)
    return len(set(keys)) == len(keys) and (at is None or None not in below.column(at))


@dataclass(frozen=True)
class _Way:
    """What is the same for all rows; ``asides`` are the columns of notes and examples."""

    context: Context
    vocabulary: Vocabulary
    book: Book
    asides: tuple[tuple[int, Fate], ...]
    apart: bool


def _repeats_head(row: Row, head: Sequence[str]) -> bool:
    return len(row) == len(head) and all(text_of(cell) == text for cell, text in zip(row, head, strict=True))


def _is_band(row: Row, told: Sequence[Cell], listing: Listing) -> bool:
    """Whether a row is one name across the table, and the table has no column of pillars."""
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
    names = tuple(row[at] for at in listing.columns(Kind.RESPONSIBILITY))
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
        ranks = ranks_of(rungs)
        self.ranks = {key_of(rung.label or rung.role): rank for rung, rank in zip(rungs, ranks, strict=True)}
        self._titles: dict[tuple[str | None, ...], Title] = {}

    def leaf(self, now: _Now) -> Leaf | None:
        """The page of what holds in a row, or None where nothing says its level."""
        cells = distinct((now.level, now.title, now.role))
        if not cells:
            return None
        told = tuple(cell.raw if cell is not None else None for cell in (now.level, now.title, now.role))
        title = self._titles.get(told) or self._titles.setdefault(told, self._title(now, cells[0]))
        pieces = tuple(piece for cell in cells for piece in cell.pieces)
        return self.book.leaf(title, (*pieces, *self.context.role_pieces))

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


def _row(row: Row, now: _Now, leaf: Leaf, listing: Listing, way: _Way) -> None:
    """One row: what it says, under the names that hold in it."""
    name = _name(now)
    definition = distinct(row[at] for at in listing.columns(Kind.DEFINITION))
    pillar = named(now.pillar) or way.context.pillar
    line = Line(pillar, name or way.context.responsibility, tuple(p for cell in definition for p in cell.pieces))
    cells = distinct(row[at] for at in listing.texts())
    at = listing.column(Kind.PILLAR)
    unnamed = not any(row[at] for at in listing.columns(Kind.RESPONSIBILITY))
    if at is not None and row[at] is not None and unnamed and pillar is not None and not now.names:
        leaf.chapter(pillar).intro.extend(block for cell in cells for block in joined(cell.pieces))
        return
    told = [said for cell in cells for said in said_in(cell, apart=way.apart)]
    if told or definition:
        fill(way.book, leaf, way.vocabulary, line, told)
    for at, fate in way.asides:
        cell = row[at]
        if cell is not None:
            fill(way.book, leaf, way.vocabulary, line, said_in(cell, fate=fate))


def _name(now: _Now) -> Named | None:
    """The name that holds in a row, of several columns one behind the other; None where there is none."""
    names = [found for found in map(named, now.names) if found is not None]
    if len(names) < 2:
        return names[0] if names else None
    return Named(": ".join(dict.fromkeys(n.text for n in names)), tuple(p for n in names for p in n.pieces))
