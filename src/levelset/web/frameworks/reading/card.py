"""One statement with its place: what a link to a behavior shows before it is followed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from levelset.core.model import Page
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book, Place
from levelset.web.frameworks.reading.footnotes import footnotes_of, marks_in
from levelset.web.frameworks.reading.level import Step, softness
from levelset.web.frameworks.reading.wording import Wording

DESCRIPTION = 300
"""Characters of a statement that a link preview shows."""


@dataclass(frozen=True, slots=True)
class Card:
    """A statement alone. ``heading`` is its facet or responsibility, ``also`` the other pages that inherit it."""

    id: str
    text: str
    html: SafeString
    softer: str
    page: Page
    href: str
    pillar: str | None
    pillar_name: str
    symbol: str
    heading: str
    meaning: str
    is_behavior: bool
    also: tuple[Step, ...]

    @property
    def description(self) -> str:
        """The statement, short enough for a link preview."""
        return self.text if len(self.text) <= DESCRIPTION else f"{self.text[: DESCRIPTION - 1].rstrip()}…"


def card_of(book: Book, at: Addresses, places: Sequence[Place]) -> Card:
    """The card of a statement that stands at these places; the first one is where it leads."""
    place = places[0]
    page, statement, section, group = place.page, place.statement, place.section, place.group
    meanings = book.meanings(group) if group else ()
    return Card(
        id=statement.id,
        text=statement.text,
        html=Wording(book.glossary, prefix="card-").html(without_marks(statement.text, page)),
        softer=softness(statement.text),
        page=page,
        href=at.statement(page, statement.id),
        pillar=section.pillar if section else None,
        pillar_name=(section.name or "") if section else "",
        symbol=section.symbol if section else "",
        heading=book.name_of(group) if group else place.facet.name if place.facet else "",
        meaning=" ".join(one.definition or "" for one in meanings),
        is_behavior=place.is_behavior,
        also=tuple(
            Step(other.page.level, other.page.title, at.statement(other.page, statement.id)) for other in places[1:]
        ),
    )


def without_marks(text: str, page: Page) -> str:
    """A text without the marks of footnotes, which lead nowhere outside its page."""
    for mark in reversed(marks_in(text, footnotes_of(page))):
        text = text[: mark.start] + text[mark.end :]
    return text
