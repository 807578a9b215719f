"""Two pages side by side, as a reader sees them: what stays, what is said otherwise, what is new and what is gone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.comparing.align import Change, Link
from levelset.comparing.places import Place, PlaceKind
from levelset.comparing.rises.digest import Digest
from levelset.core.model import Page
from levelset.interchange.links_yaml import KeptLink
from levelset.text.words_diff import Piece
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.compare_words import name_of, names
from levelset.web.frameworks.reading.compared import Compared, compared
from levelset.web.frameworks.reading.footnotes import footnotes_of
from levelset.web.frameworks.reading.level import origin_of
from levelset.web.frameworks.reading.wording import Wording, joined


class Kind(StrEnum):
    """What happened to a statement, as the legend names it. Rewritten: the two share too little for marks."""

    SAME = "same"
    REWORDED = "reworded"
    GROWN = "grown"
    REWRITTEN = "rewritten"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """A statement and what it became. ``old`` or ``new`` is empty where there is nothing on that side.

    ``old_origin`` and ``new_origin`` name the page that a side was taken over from; both are empty mostly.
    ``moved_from`` names the heading that it stood under before; ``is_split`` and ``is_merged`` say that one side holds
    several statements, ``put_right`` that a person made the link. The addresses lead to the statement, to its card, and
    to where its link is put right (empty for those who may not).
    """

    kind: Kind
    old: SafeString
    new: SafeString
    moved_from: str
    old_href: str
    new_href: str
    old_card: str
    new_card: str
    is_split: bool = False
    is_merged: bool = False
    put_right: bool = False
    correct_href: str = ""
    old_origin: str = ""
    new_origin: str = ""


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
class ComparisonView:
    """The two pages, row by row.

    ``unchanged`` names parts that were left out; ``kinds`` and ``moves`` say which marks the legend has to explain.
    """

    compared: Compared
    bands: tuple[Band, ...]
    unchanged: str
    kinds: tuple[Kind, ...]
    moves: bool


def comparison_of(
    book: Book,
    at: Addresses,
    old: Page,
    new: Page,
    *,
    kept: Iterable[KeptLink] = (),
    only_changes: bool = False,
    correct: str = "",
) -> ComparisonView:
    """Compare two pages; with ``only_changes`` what stays the same is left out.

    ``kept`` are links that people put right; ``correct`` is the address at which this reader may do so.
    """
    whole = compared(book, at, old, new, kept)
    writer = Writer(book, at, old, new, correct)
    parts = [(digest.place, writer.part(digest)) for digest in whole.told.digests]
    shown = [(place, _changed(part)) for place, part in parts if part.changes] if only_changes else parts
    unchanged = [part.name for _place, part in parts if not part.changes] if only_changes else []
    found = {row.kind for _place, part in shown for row in part.rows}
    return ComparisonView(
        whole,
        tuple(Band(*head, of_band) for head, of_band in banded(shown)),
        names(unchanged),
        tuple(kind for kind in Kind if kind in found),
        any(row.moved_from for _place, part in shown for row in part.rows),
    )


class Writer:
    """Turns links into rows of two pages."""

    def __init__(self, book: Book, at: Addresses, old: Page, new: Page, correct: str = "") -> None:
        self.book, self.at, self.old, self.new, self.correct = book, at, old, new, correct
        self.wordings = {
            "-": Wording(footnotes=footnotes_of(old), prefix="old-", notes=at.page(old)),
            "+": Wording(footnotes=footnotes_of(new), prefix="new-", notes=at.page(new)),
        }

    def part(self, digest: Digest) -> Part:
        """A responsibility with its rows."""
        rows = tuple(self.row(link) for link in digest.links)
        return Part(name_of(self.book, digest.place), rows, digest.is_new, digest.is_gone)

    def row(self, link: Link) -> Row:
        """A link as a row."""
        return Row(
            kind_of(link),
            self.text(link, "-"),
            self.text(link, "+"),
            self.moved_from(link),
            self.href("-", link),
            self.href("+", link),
            self._card(link.from_ids),
            self._card(link.to_ids),
            len(link.to_text) > 1,
            len(link.from_text) > 1,
            link.kept_by is not None,
            self._correct(link),
            self.origin("-", link),
            self.origin("+", link),
        )

    def text(self, link: Link, sign: str) -> SafeString:
        """The text of one side with the words that only it has marked.

        Nothing is marked where a side stands alone, or where every word is another: a whole sentence underlined says
        less.
        """
        if link.change in (None, Change.KEPT) or link.is_rewritten:
            return self.wordings[sign].html(" ".join(link.from_text if sign == "-" else link.to_text), explain=False)
        return self.marked((piece for piece in link.words if piece[0] in ("=", sign)), sign)

    def marked(self, pieces: Iterable[Piece], sign: str = "+") -> SafeString:
        """Pieces as one text: what was left out struck, what was put in underlined."""
        wording = self.wordings[sign]
        elements = {"-": "<del>{}</del>", "+": "<ins>{}</ins>", "=": "{}"}
        shown = [format_html(elements[kind], wording.html(text, explain=False)) for kind, text in pieces]
        return joined(format_html(" {}", piece) if number else piece for number, piece in enumerate(shown))

    def moved_from(self, link: Link) -> str:
        """The heading that a statement stood under before, where it is another one now."""
        if not link.moved or link.from_place is None:
            return ""
        return name_of(self.book, link.from_place) or _("another place")

    def origin(self, sign: str, link: Link) -> str:
        """The pages that the statements of one side were taken over from; empty where the page says them itself."""
        page, told = (self.old, link.from_inherited) if sign == "-" else (self.new, link.to_inherited)
        return names(origin_of(self.book, page, one) for one in told)

    def href(self, sign: str, link: Link) -> str:
        """Where a statement of one side stands; empty where it has no id."""
        page, ids = (self.old, link.from_ids) if sign == "-" else (self.new, link.to_ids)
        return self.at.statement(page, ids[0]) if ids and ids[0] else ""

    def _card(self, ids: tuple[str, ...]) -> str:
        return self.at.card(ids[0]) if ids and ids[0] else ""

    def _correct(self, link: Link) -> str:
        side, ids = ("new", link.to_ids) if link.to_ids else ("old", link.from_ids)
        return f"{self.correct}?{side}={ids[0]}" if self.correct and ids and ids[0] else ""


def kind_of(link: Link) -> Kind:
    """What happened to a statement."""
    if link.is_new:
        return Kind.NEW
    if link.is_gone:
        return Kind.GONE
    if link.change is Change.KEPT:
        return Kind.SAME
    if link.is_rewritten:
        return Kind.REWRITTEN
    return Kind.GROWN if link.change is Change.GROWN else Kind.REWORDED


def _changed(part: Part) -> Part:
    rows = tuple(row for row in part.rows if row.kind is not Kind.SAME or row.moved_from)
    return Part(part.name, rows, part.is_new, part.is_gone)


T = TypeVar("T")

Head = tuple[bool, str | None, str, str]
"""Whether a band is that of the level expectations; the key, the name and the symbol of its pillar."""


def banded(parts: Iterable[tuple[Place, T]]) -> Iterator[tuple[Head, tuple[T, ...]]]:
    """Parts under the pillars of their places, in order."""
    bands: dict[str, tuple[Place, list[T]]] = {}
    for place, part in parts:
        key = place.section if place.kind is PlaceKind.RESPONSIBILITY else ""
        bands.setdefault(key, (place, []))[1].append(part)
    for key, (place, of_band) in bands.items():
        yield (not key, place.pillar, place.pillar_name or "", place.symbol), tuple(of_band)
