"""The page of one level, as a reader wants it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString

from levelset.core.model import Facet, Group, Inferred, NoteKind, Page, Responsibility, Section, Statement
from levelset.text.modality import Modality, modality
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.footnotes import footnotes_of
from levelset.web.frameworks.reading.wording import Wording, labelled

SOFTER = {Modality.MAY: "may", Modality.LEARNING: "learning"}
"""Modalities that expect less than the full sentence, and the names of their marks."""


@lru_cache(maxsize=5_000)
def softness(text: str) -> str:
    """``may`` or ``learning`` where nobody is held to the full sentence; empty for a plain "I do"."""
    return SOFTER.get(modality(text), "")


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as a page shows it. ``softer`` names its mark, if nobody is held to the full sentence.

    ``anchor`` is empty where the page has it already, or identity is not decided. ``origin`` is what the page is called
    that it was taken over from: its level, or its whole title where it is of another role.
    """

    anchor: str
    html: SafeString
    label: str = ""
    joint: str = ""
    softer: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A note or an example: nobody is held to it."""

    html: SafeString
    is_example: bool


@dataclass(frozen=True, slots=True)
class FacetPart:
    """A level expectation. ``recovered`` where its heading was lost and filled in on import."""

    anchor: str
    name: str
    subtitle: str
    lines: tuple[Line, ...]
    recovered: str


@dataclass(frozen=True, slots=True)
class GroupPart:
    """A responsibility with its definitions, behaviors and notes. ``name`` is empty where nobody knows it."""

    anchor: str
    name: str
    meanings: tuple[Responsibility, ...]
    lines: tuple[Line, ...]
    asides: tuple[Aside, ...]
    recovered: str


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A pillar with its responsibilities. ``name`` is empty in a framework without pillars."""

    anchor: str
    pillar: str | None
    name: str
    symbol: str
    intro: tuple[SafeString, ...]
    groups: tuple[GroupPart, ...]
    recovered: str
    definition: str


@dataclass(frozen=True, slots=True)
class NotePart:
    """A footnote with the marks that point to it."""

    number: int
    mark: str
    html: SafeString
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A page to switch to; the one that is open has no address."""

    text: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class LevelView:
    """Everything on the page of one level. ``news`` leads to what rises here; it is empty where there is one level."""

    page: Page
    role_name: str
    summary: Line | None
    facets: tuple[FacetPart, ...]
    sections: tuple[SectionPart, ...]
    footnotes: tuple[NotePart, ...]
    levels: tuple[Step, ...]
    roles: tuple[Step, ...]
    news: Step | None
    softer: tuple[str, ...]


def recovered(inferred: Inferred | None) -> str:
    """``accepted`` or ``ask`` for a heading that the document did not say itself; empty for one that it did."""
    return inferred.state.value if inferred else ""


def origin_of(book: Book, page: Page, address: str | None) -> str:
    """What the page is called that a statement of a page was taken over from: its level, or its whole title where it is
    of another role; its address where it is not published here. Nothing for a statement of the page itself."""
    if address is None:
        return ""
    role, _, _ = address.partition("/")
    other = next((other for other in book.shelf.pages.get(role, ()) if other.address == address.lower()), None)
    if other is None:
        return address
    return other.level if other.role == page.role else other.title


class LevelWriter:
    """Shapes one page; keeps what has been used on it: anchors, explained words, footnotes.

    Where several pages are shown at once, ``prefix`` keeps their ids apart and ``notes`` is where the footnotes are.
    """

    def __init__(self, book: Book, page: Page, prefix: str = "", notes: str = "") -> None:
        self.book = book
        self.page = page
        self.wording = Wording(book.glossary, footnotes_of(page), prefix, notes)
        self._anchors: set[str] = set()
        self._softer: dict[str, None] = {}

    def line(self, statement: Statement) -> Line:
        """One statement."""
        parts = labelled(statement)
        anchor = statement.id if statement.id not in self._anchors else ""
        self._anchors.add(anchor)
        html, softer = self.wording.html(parts.rest), softness(statement.text)
        line = Line(
            anchor, html, parts.label, parts.joint, softer, origin_of(self.book, self.page, statement.inherited_from)
        )
        if line.softer:
            self._softer.setdefault(line.softer)
        return line

    def lines(self, statements: Iterable[Statement]) -> tuple[Line, ...]:
        """Several statements; the words in them are explained anew."""
        self.wording.next_part()
        return tuple(self.line(statement) for statement in statements)

    def facet(self, at: int, facet: Facet) -> FacetPart:
        """A level expectation, the ``at``-th of the page."""
        return FacetPart(
            f"facet-{at}",
            facet.name,
            facet.subtitle,
            self.lines(facet.statements),
            recovered(facet.inferred),
        )

    def section(self, at: int, section: Section) -> SectionPart:
        """A pillar, the ``at``-th of the page."""
        self.wording.next_part()
        intro = tuple(self.wording.html(piece.text) for piece in section.intro)
        groups = tuple(self.group(f"part-{at}-{number}", group) for number, group in enumerate(section.groups, start=1))
        definition = self.book.pillar_definition(section)
        anchor = f"part-{at}"
        name = section.name or ""
        return SectionPart(
            anchor, section.pillar, name, section.symbol, intro, groups, recovered(section.inferred), definition
        )

    def group(self, anchor: str, group: Group) -> GroupPart:
        """A responsibility."""
        name, meanings = self.book.name_of(group), self.book.meanings(group)
        return GroupPart(
            anchor, name, meanings, self.lines(group.statements), self.asides(group), recovered(group.inferred)
        )

    def asides(self, group: Group) -> tuple[Aside, ...]:
        """The notes and examples under a responsibility."""
        return tuple(Aside(self.wording.html(note.text), note.kind is NoteKind.EXAMPLE) for note in group.notes)

    def footnotes(self) -> tuple[NotePart, ...]:
        """The footnotes, after everything that may point to them was written."""
        self.wording.next_part()
        return tuple(
            NotePart(
                note.number,
                note.mark,
                self.wording.html(note.text),
                tuple(self.wording.references.get(note.number, ())),
            )
            for note in self.wording.footnotes
        )

    def write(self, at: Addresses) -> LevelView:
        """The whole page, in reading order."""
        page, shelf = self.page, self.book.shelf
        role = next(role for role in shelf.roles if role.key == page.role)
        summary = self.line(page.statement) if page.statement else None
        facets = tuple(self.facet(number, facet) for number, facet in enumerate(page.facets, start=1))
        sections = tuple(self.section(number, section) for number, section in enumerate(page.sections, start=1))
        return LevelView(
            page=page,
            role_name=role.name,
            summary=summary,
            facets=facets,
            sections=sections,
            footnotes=self.footnotes(),
            levels=level_steps(at, page),
            roles=role_steps(at, page),
            news=news_at(at, page),
            softer=tuple(self._softer),
        )


def level_steps(at: Addresses, page: Page) -> tuple[Step, ...]:
    """All levels of the role of a page."""
    pages = at.shelf.pages[page.role]
    return tuple(Step(other.level, other.title, "" if other is page else at.page(other)) for other in pages)


def role_steps(at: Addresses, page: Page) -> tuple[Step, ...]:
    """The same level in other roles."""
    found = []
    for role in at.shelf.roles:
        twin = next((other for other in at.shelf.pages[role.key] if other.level == page.level), None)
        if role.key != page.role and twin is not None:
            found.append(Step(role.name, twin.title, at.page(twin)))
    return tuple(found)


def news_at(at: Addresses, page: Page) -> Step | None:
    """Where a reader finds what is new at this level; at the lowest one, what is new at the next."""
    pages = at.shelf.pages[page.role]
    number = pages.index(page)
    if len(pages) < 2:
        return None
    old, new = (pages[number - 1], page) if number else (page, pages[1])
    return Step(new.level, new.title, at.compare(old, new))
