"""One role over all its levels: expectations and responsibilities down, levels across.

A page may show two responsibilities under one heading ("Agility / Innovation"). Where the rows of both stand one below
the other, its cell covers both; where something stands between them, the cell is at the first and the others point to
it. Where every level that is shown has the merged heading, it is a row of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from levelset.core.addresses import key_of
from levelset.core.model import Group, Page, Section
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.level import Aside, LevelWriter, Line

FACETS = "facets"
"""What stands for the level expectations among the keys of pillars in a filter."""

UNNAMED = "-"
"""What stands for sections without a pillar."""


@dataclass(slots=True)
class Cell:
    """What one level says in one row.

    ``rows`` is how many rows it covers, ``heading`` what the page calls it if not as its row; ``see`` names the row
    where a merged heading stands, if this cell is empty for it.
    """

    level: str
    lines: tuple[Line, ...] = ()
    asides: tuple[Aside, ...] = ()
    heading: str = ""
    see: str = ""
    rows: int = 1
    covered: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said here, and nothing reaches here."""
        return not (self.lines or self.asides or self.see or self.covered)


@dataclass(slots=True)
class Row:
    """A facet or a responsibility over the levels."""

    key: str
    name: str
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Band:
    """Rows of one pillar; the level expectations come first, as a band of their own."""

    key: str
    pillar: str | None
    name: str
    symbol: str
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A level. ``href`` leads to its page, ``news`` to what is new there; empty at the lowest level."""

    level: str
    title: str
    designation: str
    href: str
    news: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that the filter offers."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table, and the filter that it was made with."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    levels: tuple[Choice, ...]
    pillars: tuple[Choice, ...]

    @property
    def is_filtered(self) -> bool:
        """Whether something is left out."""
        return not all(choice.chosen for choice in (*self.levels, *self.pillars))


def matrix_of(book: Book, at: Addresses, role: str, levels: Iterable[str] = (), pillars: Iterable[str] = ()) -> Matrix:
    """The matrix of a role. ``levels`` are addresses of levels, ``pillars`` keys of bands; none chosen means all."""
    pages = book.shelf.pages[role]
    bands = skeleton(book, pages)
    slugs = {page.level: book.shelf.level_slug(page) for page in pages}
    chosen_levels = set(levels) & set(slugs.values()) or set(slugs.values())
    chosen_bands = set(pillars) & {band.key for band in bands} or {band.key for band in bands}
    shown = [page for page in pages if slugs[page.level] in chosen_levels]
    kept = [band for band in skeleton(book, shown) if band.key in chosen_bands]
    for page in shown:
        _fill(LevelWriter(book, page, f"{slugs[page.level]}-", at.page(page)), kept)
    return Matrix(
        tuple(_column(at, page) for page in shown),
        tuple(kept),
        tuple(Choice(slugs[page.level], page.level, slugs[page.level] in chosen_levels) for page in pages),
        tuple(Choice(band.key, band.name, band.key in chosen_bands) for band in bands),
    )


def _column(at: Addresses, page: Page) -> Column:
    pages = at.shelf.pages[page.role]
    before = pages.index(page) - 1
    news = at.compare(pages[before], page) if before >= 0 else ""
    return Column(page.level, page.title, page.designation or "", at.page(page), news)


def skeleton(book: Book, pages: Sequence[Page]) -> list[Band]:
    """Bands and rows without cells: facets, then pillars in the order of the framework, then what no pillar holds."""
    bands: dict[str, Band] = {}
    facets = Band(FACETS, None, "", "")
    for page in pages:
        for facet in page.facets:
            key = key_of(facet.name)
            if all(row.key != key for row in facets.rows):
                facets.rows.append(Row(key, facet.name))
    order = {pillar.key: at for at, pillar in enumerate(book.framework.pillars)}
    for page in pages:
        for section in page.sections:
            key = band_key(section)
            band = bands.setdefault(key, Band(key, section.pillar, section.name or "", section.symbol))
            band.symbol = band.symbol or section.symbol
    split = _split(pages)
    for page in pages:
        for section in page.sections:
            for group in section.groups:
                _add_rows(book, bands[band_key(section)], group, split)
    ordered = sorted(bands.values(), key=lambda band: order.get(band.key, len(order)))
    for band in ordered:
        _sort(book, band)
    return [*([facets] if facets.rows else []), *ordered]


def band_key(section: Section) -> str:
    """The key of the band that a section belongs to."""
    return section.pillar or (key_of(section.name) if section.name else UNNAMED)


def _split(pages: Iterable[Page]) -> set[str]:
    """Keys of responsibilities that some page shows on their own."""
    groups = (group for page in pages for section in page.sections for group in section.groups)
    return {group.key for group in groups if group.key and not group.covers}


def row_keys(group: Group, split: set[str]) -> tuple[str, ...]:
    """The rows that a heading belongs to: those it covers, if another page has one of them alone; else its own."""
    if group.covers and split & set(group.covers):
        return group.covers
    return (group.key or key_of(group.name or ""),)


def _add_rows(book: Book, band: Band, group: Group, split: set[str]) -> None:
    for key in row_keys(group, split):
        if all(row.key != key for row in band.rows):
            known = book.responsibilities.get(key)
            band.rows.append(Row(key, known.name if known else book.name_of(group)))


def _sort(book: Book, band: Band) -> None:
    """Known responsibilities in the order of the framework; others keep their place behind the row before them."""
    order = {key: at for at, key in enumerate(book.responsibilities)}
    weights: dict[str, float] = {}
    last = -1.0
    for row in band.rows:
        last = float(order[row.key]) if row.key in order else last
        weights[row.key] = last
    band.rows.sort(key=lambda row: weights[row.key])


def _fill(writer: LevelWriter, bands: Iterable[Band]) -> None:
    page = writer.page
    for band in bands:
        cells = [Cell(page.level) for _ in band.rows]
        if band.key == FACETS:
            _fill_facets(writer, band, cells)
        else:
            groups = [group for section in page.sections if band_key(section) == band.key for group in section.groups]
            _fill_groups(writer, band, cells, groups)
        for row, cell in zip(band.rows, cells, strict=True):
            row.cells.append(cell)


def _fill_facets(writer: LevelWriter, band: Band, cells: Sequence[Cell]) -> None:
    for row, cell in zip(band.rows, cells, strict=True):
        for facet in writer.page.facets:
            if key_of(facet.name) == row.key:
                cell.lines += writer.lines(facet.statements)


def _fill_groups(writer: LevelWriter, band: Band, cells: Sequence[Cell], groups: Iterable[Group]) -> None:
    number = {row.key: at for at, row in enumerate(band.rows)}
    merged = []
    for group in groups:
        own = group.key or key_of(group.name or "")
        spots = sorted(number[key] for key in (own, *group.covers) if key in number)
        name = writer.book.name_of(group)
        _write(writer, cells[spots[0]], group, name if name != band.rows[spots[0]].name else "")
        merged.append((spots, name))
    for spots, name in merged:
        _stretch(cells, spots, name)


def _write(writer: LevelWriter, cell: Cell, group: Group, heading: str) -> None:
    cell.lines += writer.lines(group.statements)
    cell.asides += writer.asides(group)
    cell.heading = ", ".join(filter(None, (cell.heading, heading)))


def _stretch(cells: Sequence[Cell], spots: Sequence[int], name: str) -> None:
    """Let a merged heading cover the rows below its first one; a row that it cannot reach points to it."""
    first = cells[spots[0]]
    for spot in spots[1:]:
        if cells[spot].is_empty and spot == spots[0] + first.rows:
            cells[spot].covered = True
            first.rows += 1
        elif cells[spot].is_empty:
            cells[spot].see = name
