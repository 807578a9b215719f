"""Full-text search over a framework: titles, statements, headings, definitions, words of the organization, prose.

What is said alike on several pages is one answer that names them all.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from levelset.core.model import Page
from levelset.matching.index import Hit, TextIndex
from levelset.text.normal import normalised
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book, Place
from levelset.web.frameworks.reading.card import without_marks
from levelset.web.frameworks.reading.level import Step, softness
from levelset.web.frameworks.reading.matrix import UNNAMED
from levelset.web.frameworks.reading.prose import plain_text
from levelset.web.frameworks.reading.wording import joined

MOST = 30
"""Answers that one page shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found. ``text`` is what is shown, ``around`` is found as well: headings, titles.

    ``spots`` are the pages (with the id of the statement) where it stands; ``address`` is for what stands on no page.
    """

    kind: str
    text: str
    around: tuple[str, ...] = ()
    spots: tuple[tuple[Page, str], ...] = ()
    pillar: str | None = None
    symbol: str = ""
    address: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to search: address of a role, label of a level, key of a pillar; empty means everywhere."""

    role: str = ""
    level: str = ""
    pillar: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One result. ``card`` is the address of its preview, ``also`` are the other pages that say the same."""

    kind: str
    html: SafeString
    href: str
    place: SafeString
    pillar: str | None
    symbol: str
    softer: str
    card: str
    also: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The best results, and how many there are altogether."""

    shown: tuple[Answer, ...]
    total: int


class Finder:
    """The index of one framework."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.entries = tuple(_entries(book))
        self._index = TextIndex(
            (str(number), " ".join([entry.text, *entry.around])) for number, entry in enumerate(self.entries)
        )

    def search(self, words: str, scope: Scope, at: Addresses) -> Answers:
        """The entries that speak of these words within a scope, best first."""
        hits = self._index.search(words, limit=len(self.entries))
        found = [(hit, narrowed) for hit in hits if (narrowed := self._within(self.entries[int(hit.key)], scope))]
        return Answers(tuple(self._answer(hit, entry, at) for hit, entry in found[:MOST]), len(found))

    def _within(self, entry: Entry, scope: Scope) -> Entry | None:
        if scope.pillar and (entry.pillar or UNNAMED) != scope.pillar:
            return None
        if not scope.role and not scope.level:
            return entry
        slugs = self.book.shelf.role_slugs
        spots = tuple(
            spot
            for spot in entry.spots
            if scope.role in ("", slugs[spot[0].role]) and scope.level in ("", spot[0].level)
        )
        return replace(entry, spots=spots) if spots else None

    def _answer(self, hit: Hit, entry: Entry, at: Addresses) -> Answer:
        pattern = _pattern(hit.words)
        text = entry.text
        if entry.kind == "prose":
            text = _excerpt(text, pattern)
        links = [Step(page.level, page.title, _href(at, page, key)) for page, key in entry.spots]
        place = [*entry.around[:2], *([links[0].title] if links and entry.kind != "level" else [])]
        return Answer(
            kind=entry.kind,
            html=highlighted(text, pattern),
            href=links[0].href if links else _address(at, entry),
            place=joined(_separated(highlighted(part, pattern) for part in place if part)),
            pillar=entry.pillar,
            symbol=entry.symbol,
            softer=softness(entry.text) if entry.kind == "behavior" else "",
            card=at.card(entry.spots[0][1]) if entry.spots and entry.spots[0][1] else "",
            also=tuple(links[1:]),
        )


@lru_cache(maxsize=4)
def finder_of(book: Book) -> Finder:
    """The finder of a book, made when it is first asked."""
    return Finder(book)


def _entries(book: Book) -> Iterator[Entry]:
    for pages in book.shelf.pages.values():
        for page in pages:
            yield Entry("level", page.title, (page.designation or "",), ((page, ""),))
    yield from _statements(book)
    framework = book.framework
    symbols = {pillar.key: pillar.symbol for pillar in framework.pillars}
    names = {pillar.key: pillar.name for pillar in framework.pillars}
    for one in framework.responsibilities:
        around = (names.get(one.pillar or "", ""), "", " ".join(one.aliases))
        text = f"{one.name}: {one.definition}" if one.definition else one.name
        yield Entry("responsibility", text, around, (), one.pillar, symbols.get(one.pillar or "", ""), ("glossary", ""))
    for pillar in framework.pillars:
        if pillar.definition:
            text = f"{pillar.name}: {pillar.definition}"
            yield Entry("pillar", text, (), (), pillar.key, pillar.symbol, ("glossary", ""))
    for term in framework.glossary:
        yield Entry(
            "word", f"{term.term}: {term.definition}" if term.definition else term.term, address=("glossary", "")
        )
    for lens in framework.lenses:
        for entry in lens.entries:
            yield Entry("word", f"{entry.name}: {entry.definition}", (lens.name,), address=("glossary", ""))
    for prose in framework.prose:
        yield Entry("prose", plain_text(prose.markdown), (prose.title,), address=("prose", prose.slug))


def _statements(book: Book) -> Iterator[Entry]:
    """Statements in reading order; the same words under the same heading are one entry."""
    entries: dict[tuple[str, str, str | None], Entry] = {}
    for place in book.each_place():
        heading, pillar = _heading(book, place), place.section.name or "" if place.section else ""
        text = without_marks(place.statement.text, place.page)
        key = (normalised(text), heading, place.section.pillar if place.section else None)
        spot = (place.page, place.statement.id)
        known = entries.get(key)
        if known:
            entries[key] = replace(known, spots=(*known.spots, spot))
            continue
        symbol = place.section.symbol if place.section else ""
        around = (pillar, heading) if place.is_behavior else (heading,)
        entries[key] = Entry(_kind(place), text, around, (spot,), key[2], symbol)
    for entry in entries.values():
        # Found by the titles of its pages, too, which its place shows.
        titles = " ".join(page.title for page, _ in entry.spots)
        padded = (*entry.around, *[""] * (2 - len(entry.around)), titles)
        yield replace(entry, around=padded)


def _kind(place: Place) -> str:
    if place.is_behavior:
        return "behavior"
    return "expectation" if place.facet else "summary"


def _heading(book: Book, place: Place) -> str:
    if place.group:
        return book.name_of(place.group)
    return place.facet.name if place.facet else ""


def _href(at: Addresses, page: Page, key: str) -> str:
    return at.statement(page, key) if key else at.page(page)


def _address(at: Addresses, entry: Entry) -> str:
    kind, slug = entry.address
    return at.prose(slug) if kind == "prose" else at.glossary


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    forms = sorted({re.escape(word).replace("'", "['’]") for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None


def highlighted(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    """A text with the words that made it an answer in ``mark``."""
    if pattern is None:
        return escape(text)
    pieces, at = [], 0
    for match in pattern.finditer(text):
        pieces += [escape(text[at : match.start()]), format_html("<mark>{}</mark>", match.group())]
        at = match.end()
    return joined([*pieces, escape(text[at:])])


def _separated(parts: Iterable[SafeString]) -> Iterator[SafeString]:
    for number, part in enumerate(parts):
        yield format_html(" · <bdi>{}</bdi>", part) if number else format_html("<bdi>{}</bdi>", part)


def _excerpt(text: str, pattern: re.Pattern[str] | None) -> str:
    """The paragraph that holds most of the words, shortened."""
    paragraphs = [line for line in text.split("\n") if line.strip()] or [""]
    best = max(paragraphs, key=lambda line: len(set(pattern.findall(line.lower()))) if pattern else 0)
    return best if len(best) <= 400 else best[:399] + "…"
