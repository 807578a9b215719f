"""Two pages side by side, as a reader sees them: what stays, what is said otherwise, what is new and what is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from levelset.comparing.align import Block, Change, Link, compare_pages
from levelset.comparing.places import Place, PlaceKind
from levelset.core.model import Page
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.footnotes import footnotes_of
from levelset.web.frameworks.reading.level import Step
from levelset.web.frameworks.reading.wording import Wording, joined

NAMED = 4
"""Names that a part of the summary lists before it says "and others"."""


class Kind(StrEnum):
    """What happened to a statement, as the legend names it."""

    SAME = "same"
    REWORDED = "reworded"
    GROWN = "grown"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """A statement and what it became. ``old`` or ``new`` is empty where there is nothing on that side.

    ``moved_from`` names the heading that it stood under before. The addresses lead to the statement and to its card.
    """

    kind: Kind
    old: SafeString
    new: SafeString
    moved_from: str
    old_href: str
    new_href: str
    old_card: str
    new_card: str


@dataclass(frozen=True, slots=True)
class Part:
    """A responsibility, a facet or the summary, with its rows. ``is_new`` and ``is_gone`` speak of the whole part."""

    name: str
    rows: tuple[Row, ...]
    is_new: bool
    is_gone: bool

    @property
    def changes(self) -> bool:
        """Whether anything in it does."""
        return any(row.kind is not Kind.SAME or row.moved_from for row in self.rows)


@dataclass(frozen=True, slots=True)
class Band:
    """Parts under one pillar; no name for what stands under none. The level expectations are a band of their own."""

    is_expectations: bool
    pillar: str | None
    name: str
    symbol: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two pages."""

    page: Page
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The two pages, row by row, and a sentence that sums it up.

    ``unchanged`` names parts that were left out; ``kinds`` and ``moves`` say which marks the legend has to explain.
    """

    old: Side
    new: Side
    bands: tuple[Band, ...]
    summary: str
    unchanged: str
    swapped: str
    next: Step | None
    kinds: tuple[Kind, ...]
    moves: bool


def comparison_of(book: Book, at: Addresses, old: Page, new: Page, *, only_changes: bool = False) -> ComparisonView:
    """Compare two pages; with ``only_changes`` what stays the same is left out."""
    blocks = compare_pages(old, new).blocks
    writer = _Writer(book, at, old, new)
    parts = [(block.place, writer.part(block)) for block in blocks]
    shown = [(place, _changed(part)) for place, part in parts if part.changes] if only_changes else parts
    unchanged = [part.name for _place, part in parts if not part.changes] if only_changes else []
    same_role = old.role == new.role
    found = {row.kind for _place, part in shown for row in part.rows}
    return ComparisonView(
        Side(old, old.level if same_role else old.title, at.page(old)),
        Side(new, new.level if same_role else new.title, at.page(new)),
        tuple(_bands(shown)),
        summary_of(_telling(parts)),
        _names(unchanged),
        at.compare(new, old),
        _next(at, old, new),
        tuple(kind for kind in Kind if kind in found),
        any(row.moved_from for _place, part in shown for row in part.rows),
    )


class _Writer:
    """Turns links into rows of two pages."""

    def __init__(self, book: Book, at: Addresses, old: Page, new: Page) -> None:
        self.book, self.at, self.old, self.new = book, at, old, new
        self.wordings = {
            "-": Wording(footnotes=footnotes_of(old), prefix="old-", notes=at.page(old)),
            "+": Wording(footnotes=footnotes_of(new), prefix="new-", notes=at.page(new)),
        }

    def part(self, block: Block) -> Part:
        rows = tuple(self.row(link) for link in block.links)
        name = self.name(block.place)
        return Part(name, rows, all(link.is_new for link in block.links), all(link.is_gone for link in block.links))

    def name(self, place: Place) -> str:
        if place.kind is PlaceKind.STATEMENT:
            return _("Summary")
        known = self.book.responsibilities.get(place.key)
        return place.name or (known.name if known else "")

    def row(self, link: Link) -> Row:
        moved = link.moved and link.from_place is not None
        return Row(
            _kind(link),
            _words(link, "-", self.wordings["-"]),
            _words(link, "+", self.wordings["+"]),
            self.name(link.from_place) or _("another place") if moved and link.from_place else "",
            self._href(self.old, link.from_ids),
            self._href(self.new, link.to_ids),
            self._card(link.from_ids),
            self._card(link.to_ids),
        )

    def _href(self, page: Page, ids: tuple[str, ...]) -> str:
        return self.at.statement(page, ids[0]) if ids and ids[0] else ""

    def _card(self, ids: tuple[str, ...]) -> str:
        return self.at.card(ids[0]) if ids and ids[0] else ""


def _kind(link: Link) -> Kind:
    if link.is_new:
        return Kind.NEW
    if link.is_gone:
        return Kind.GONE
    return {Change.REWORDED: Kind.REWORDED, Change.GROWN: Kind.GROWN}.get(link.change or Change.KEPT, Kind.SAME)


def _words(link: Link, sign: str, wording: Wording) -> SafeString:
    """The text of one side with the words that only it has marked.

    Nothing is marked where a side stands alone, or where every word is another: a whole sentence underlined says less.
    """
    if link.change in (None, Change.KEPT) or all(kind != "=" for kind, _text in link.words):
        return wording.html(" ".join(link.from_text if sign == "-" else link.to_text), explain=False)
    element = "<del>{}</del>" if sign == "-" else "<ins>{}</ins>"
    pieces = [
        wording.html(text, explain=False) if kind == "=" else format_html(element, wording.html(text, explain=False))
        for kind, text in link.words
        if kind in ("=", sign)
    ]
    return joined(format_html(" {}", piece) if number else piece for number, piece in enumerate(pieces))


def _changed(part: Part) -> Part:
    rows = tuple(row for row in part.rows if row.kind is not Kind.SAME or row.moved_from)
    return Part(part.name, rows, part.is_new, part.is_gone)


def _bands(parts: Iterable[tuple[Place, Part]]) -> Iterable[Band]:
    bands: dict[str, tuple[Place, list[Part]]] = {}
    for place, part in parts:
        key = place.section if place.kind is PlaceKind.RESPONSIBILITY else ""
        bands.setdefault(key, (place, []))[1].append(part)
    for key, (place, of_band) in bands.items():
        yield Band(not key, place.pillar, place.pillar_name or "", place.symbol, tuple(of_band))


def _telling(parts: Iterable[tuple[Place, Part]]) -> list[Part]:
    """The parts that a summary speaks of: not of the page's own summary, unless nothing else changes."""
    everything = list(parts)
    telling = [part for place, part in everything if place.kind is not PlaceKind.STATEMENT]
    return telling if any(part.changes for part in telling) else [part for _place, part in everything]


def _next(at: Addresses, old: Page, new: Page) -> Step | None:
    """The comparison that follows: from the newer page to the level above it, in the same role."""
    pages = at.shelf.pages[new.role]
    above = pages.index(new) + 1
    if old.role != new.role or above >= len(pages) or pages[above] == old:
        return None
    return Step(pages[above].level, pages[above].title, at.compare(new, pages[above]))


def summary_of(parts: Iterable[Part]) -> str:
    """One sentence, without figures: what says more, what is said otherwise, what is new, what is gone."""
    named = [part for part in parts if part.name]
    new = [part.name for part in named if part.is_new]
    gone = [part.name for part in named if part.is_gone]
    old = [part for part in named if part.changes and not part.is_new and not part.is_gone]
    more = [part.name for part in old if any(row.kind in (Kind.NEW, Kind.GROWN) for row in part.rows)]
    other = [part.name for part in old if part.name not in more]
    if not (new or gone or old):
        return _("Both pages say the same.")
    said = [
        ngettext("%(names)s says more", "%(names)s say more", len(more)) % {"names": _names(more)} if more else "",
        ngettext("%(names)s changes", "%(names)s change", len(other)) % {"names": _names(other)} if other else "",
        ngettext("%(names)s is new", "%(names)s are new", len(new)) % {"names": _names(new)} if new else "",
        ngettext("%(names)s is gone", "%(names)s are gone", len(gone)) % {"names": _names(gone)} if gone else "",
        _("the rest stays as it is") if any(not part.changes for part in named) else "",
    ]
    return _("%(parts)s.") % {"parts": "; ".join(filter(None, said))}


def _names(names: list[str]) -> str:
    unique = list(dict.fromkeys(name for name in names if name))
    if len(unique) > NAMED + 1:
        unique = [*unique[:NAMED], _("others")]
    return str(get_text_list(unique, _("and"))) if unique else ""
