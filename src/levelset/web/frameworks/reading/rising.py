"""What rises from one page to another, as a reader sees it: responsibility by responsibility, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from levelset.comparing.align import Link
from levelset.comparing.rises.digest import Digest
from levelset.comparing.rises.reading import Rise
from levelset.core.model import Page
from levelset.interchange.links_yaml import KeptLink
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.compare_words import DIMENSIONS, VALUES, basis_of, name_of, names
from levelset.web.frameworks.reading.compared import Compared, compared
from levelset.web.frameworks.reading.comparison import Kind, Writer, banded, kind_of


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a rise was read from, as they stand on one of the pages."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class RiseView:
    """One dimension that rises or falls, in words, with what it was read from; ``note`` says on what else it rests."""

    dimension: str
    old: str
    new: str
    quotes: tuple[Quote, ...]
    note: str
    falls: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A statement of the newer page that says something new or something else; of the older one, where it is gone.

    ``old`` is the whole sentence in whose place another one stands, ``origin`` the page that it was taken over from.
    """

    kind: Kind
    text: SafeString
    old: SafeString
    moved_from: str
    href: str
    put_right: bool
    origin: str = ""


@dataclass(frozen=True, slots=True)
class RisingPart:
    """A responsibility or facet: what rises, what is new, what is said otherwise; what is gone; whether some stays."""

    name: str
    rises: tuple[RiseView, ...]
    points: tuple[Point, ...]
    gone: tuple[Point, ...]
    keeps: bool
    is_new: bool
    is_gone: bool


@dataclass(frozen=True, slots=True)
class RisingBand:
    """Parts under one pillar, as in the other readings."""

    is_expectations: bool
    pillar: str | None
    name: str
    symbol: str
    parts: tuple[RisingPart, ...]


@dataclass(frozen=True, slots=True)
class RisingView:
    """What rises, in bands; ``unchanged`` names what stays as it is."""

    compared: Compared
    bands: tuple[RisingBand, ...]
    unchanged: str


def rising_of(book: Book, at: Addresses, old: Page, new: Page, kept: Iterable[KeptLink] = ()) -> RisingView:
    """What rises from one page to another; ``kept`` are links that people put right."""
    whole = compared(book, at, old, new, kept)
    writer = Writer(book, at, old, new)
    labels = (whole.old.label, whole.new.label)
    changing = [digest for digest in whole.told.digests if digest.changes]
    parts = [(digest.place, _part(book, writer, digest, labels)) for digest in changing]
    unchanged = (name_of(book, digest.place) for digest in whole.told.digests if not digest.changes)
    said = names(unchanged, most=None)
    return RisingView(whole, tuple(RisingBand(*head, of_band) for head, of_band in banded(parts)), said)


def _part(book: Book, writer: Writer, digest: Digest, labels: tuple[str, str]) -> RisingPart:
    return RisingPart(
        name_of(book, digest.place),
        tuple(rise_view(rise, *labels) for rise in digest.rises),
        tuple(_point(writer, link) for link in (*digest.new, *digest.changed)),
        tuple(_point(writer, link) for link in digest.gone),
        bool(digest.kept),
        digest.is_new,
        digest.is_gone,
    )


def rise_view(rise: Rise, old: str, new: str) -> RiseView:
    """A rise in words; ``old`` and ``new`` are what the two pages are called."""
    quotes = ((label, reading.words) for label, reading in ((old, rise.old), (new, rise.new)))
    return RiseView(
        str(DIMENSIONS[rise.dimension]),
        str(VALUES[rise.dimension, rise.old.value]),
        str(VALUES[rise.dimension, rise.new.value]),
        tuple(Quote(label, words) for label, words in quotes if words),
        basis_of(rise, old, new),
        rise.falls,
    )


def _point(writer: Writer, link: Link) -> Point:
    kind = kind_of(link)
    sign = "-" if kind is Kind.GONE else "+"
    marked = kind in (Kind.REWORDED, Kind.GROWN)
    return Point(
        kind,
        writer.marked(link.words) if marked else writer.text(link, sign),
        writer.text(link, "-") if kind is Kind.REWRITTEN else SafeString(""),
        writer.moved_from(link),
        writer.href(sign, link),
        link.kept_by is not None,
        writer.origin(sign, link),
    )
