"""A framework as rules look at it: every text once, with its place, and what several rules need to know."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from levelset.core.addresses import key_of
from levelset.core.model import Framework, Group, Note, Page, Section, Source, Statement, Text, Waiver
from levelset.linting.rule import Place
from levelset.matching.index import STOP_WORDS, stem
from levelset.text.modality import SAME_LENGTH
from levelset.text.normal import normalised
from levelset.text.sentences import sentences

MAIN = "framework.yaml"


class Kind(StrEnum):
    """What a text of a framework is."""

    SUMMARY = "statement of the page"
    FACET = "facet"
    BEHAVIOR = "behavior"
    INTRO = "intro"
    NOTE = "note"
    FOOTNOTE = "footnote"
    DEFINITION = "definition"
    TERM = "term"
    PROSE = "prose"


EXPECTED = frozenset({Kind.SUMMARY, Kind.FACET, Kind.BEHAVIOR})
"""What people are held to."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text in small letters, and where it stands."""

    word: str
    start: int
    end: int


SMALL = re.compile(r"\b[a-z]{2,}\b")
WORD = re.compile(r"[^\W_]+(?:['\-][^\W_]+)*")


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text in reading order."""
    plain = text.translate(SAME_LENGTH)
    return tuple(Token(found.group().lower(), *found.span()) for found in WORD.finditer(plain))


@lru_cache(maxsize=20_000)
def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text."""
    return tuple(sentences(text))


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """What each word that says something shares with its other forms, in reading order."""
    return tuple(stem(token.word) for token in tokens(text) if token.word not in STOP_WORDS)


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the framework. ``group`` is the key of its responsibility (or of the name, where that is unknown)."""

    kind: Kind
    text: str
    place: Place
    page: Page | None = None
    group: str = ""
    label: str | None = None

    @property
    def claim(self) -> str:
        """The text without its label: "I may …" of "Mentorship – I may …"."""
        if not self.label or not self.text.startswith(self.label):
            return self.text
        return self.text[len(self.label) :].lstrip(" -–—:")


@dataclass(frozen=True)
class View:
    """What rules are given. ``strict`` asks the rules that have milder words for those, too."""

    framework: Framework
    strict: bool = False
    idle: tuple[Waiver, ...] = ()
    """Waivers that set nothing aside; known once every other rule has spoken."""

    @property
    def english(self) -> bool:
        """Whether the framework is written in English."""
        return self.framework.language.lower().split("-")[0].split("_")[0] in ("en", "")

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text. What pages inherit from a core page comes once; leftovers of markup are no texts."""
        return tuple(passage for passage in _Walk(self.framework).passages() if not is_markup(passage.text))

    @cached_property
    def leftovers(self) -> tuple[Passage, ...]:
        """What pages hold of markup: tags, rows of bars, lines that draw a table."""
        everything = _Walk(self.framework).passages()
        return tuple(one for one in everything if one.kind is not Kind.PROSE and is_markup(one.text))

    @cached_property
    def expectations(self) -> tuple[Passage, ...]:
        """The texts that people are held to."""
        return tuple(passage for passage in self.passages if passage.kind in EXPECTED)

    @cached_property
    def behaviors(self) -> tuple[Passage, ...]:
        """The behaviors alone."""
        return tuple(passage for passage in self.passages if passage.kind is Kind.BEHAVIOR)

    @cached_property
    def counted(self) -> Counter[str]:
        """How often each word stands in the texts."""
        return Counter(token.word for passage in self.passages for token in tokens(passage.text))

    @cached_property
    def counted_small(self) -> Counter[str]:
        """How often each word stands in the texts in small letters."""
        return Counter(word for passage in self.passages for word in SMALL.findall(passage.text))

    @cached_property
    def ladders(self) -> tuple[tuple[Page, ...], ...]:
        """The pages of each role from the lowest level to the highest, one page a level.

        A role whose levels are labeled in two ways (``D2`` beside ``2``) has a ladder for each way.
        """
        ladders: dict[tuple[str, str], dict[str, Page]] = {}
        for role in dict.fromkeys(page.role for page in self.framework.pages):
            for page in self.framework.pages_of(role):
                ladders.setdefault((role, _way(page.level)), {}).setdefault(page.level, page)
        return tuple(tuple(pages.values()) for pages in ladders.values())

    def role_name(self, page: Page) -> str:
        """The name of the role of a page."""
        role = self.framework.role(page.role)
        return role.name if role else page.role

    def folded(self, text: str) -> str:
        """The text as it compares with another one: without case and typography."""
        return normalised(text)

    def group_key(self, group: Group) -> str:
        """The key of a responsibility as a page shows it, or of its name; empty where it has neither."""
        return group.key or (key_of(group.name) if group.name else "")


MARKUP = re.compile(
    r"</?(?:ul|ol|li|table|t[rdh]|tbody|thead|div|span|p|br|hr|a|b|i|em|strong|h[1-6]|img|details|summary|code|sup|sub)\b[^<>]*>"
    r"|<!--|-->|&(?:nbsp|amp|lt|gt|quot|#\d+);|^\s*\|.*\|\s*$",
    re.IGNORECASE,
)


def is_markup(text: str) -> bool:
    """Whether a text holds tags of HTML, a comment, an entity, or is a row of a Markdown table."""
    return ("<" in text or "&" in text or "|" in text or "-->" in text) and MARKUP.search(text) is not None


def _way(label: str) -> str:
    """How a level is labeled: the letters before its number, in capitals; ``0`` for a bare number."""
    found = re.fullmatch(r"([A-Za-z]{0,4})\d+", label)
    return "" if found is None else found[1].upper() or "0"


def page_place(page: Page, heading: str = "") -> Place:
    """The place of a page, or of a heading on it."""
    return Place(page.address, heading)


def group_place(page: Page, group: Group) -> Place:
    """The place of a responsibility, on the page that it is written on."""
    return Place(group.inherited_from or page.address, group.name or "", source=_first_source(group.statements))


def section_name(section: Section) -> str:
    """What a pillar is called on its page."""
    return section.name or section.symbol


def _first_source(statements: Sequence[Statement]) -> Source | None:
    return statements[0].source if statements else None


class _Walk:
    """Goes through a framework in reading order."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.seen: set[tuple[str, str]] = set()

    def passages(self) -> Iterator[Passage]:
        for page in self.framework.pages:
            yield from self.of_page(page)
        defined = [(one.name, one.definition) for one in self.framework.pillars]
        defined += [(one.name, one.definition) for one in self.framework.responsibilities]
        for name, definition in defined:
            if definition:
                yield Passage(Kind.DEFINITION, definition, Place(MAIN, name, definition))
        for lens in self.framework.lenses:
            for entry in lens.entries:
                if entry.definition:
                    yield Passage(Kind.DEFINITION, entry.definition, Place(MAIN, entry.name, entry.definition))
        for term in self.framework.glossary:
            if term.definition:
                yield Passage(Kind.TERM, term.definition, Place(MAIN, term.term, term.definition))
        for prose in self.framework.prose:
            for paragraph in prose.markdown.split("\n\n"):
                yield Passage(Kind.PROSE, paragraph, Place(f"_pages/{prose.slug}", text=paragraph))

    def of_page(self, page: Page) -> Iterator[Passage]:
        if page.statement:
            yield self.statement(page, page.statement, Kind.SUMMARY)
        for facet in page.facets:
            for statement in facet.statements:
                yield self.statement(page, statement, Kind.FACET, facet.name, key_of(facet.name))
        for section in page.sections:
            yield from self.of_section(page, section)
        for text in page.footnotes:
            yield self.remark(page, text, Kind.FOOTNOTE)

    def of_section(self, page: Page, section: Section) -> Iterator[Passage]:
        if not any(group.inherited_from for group in section.groups):
            for text in section.intro:
                yield self.remark(page, text, Kind.INTRO, section_name(section))
        for group in section.groups:
            key = group.key or (key_of(group.name) if group.name else "")
            where = page.address
            if group.inherited_from:
                if (group.inherited_from, key) in self.seen:
                    continue
                self.seen.add((group.inherited_from, key))
                where = group.inherited_from
            for statement in group.statements:
                yield self.statement(page, statement, Kind.BEHAVIOR, group.name or "", key, where)
            for note in group.notes:
                yield self.remark(page, note, Kind.NOTE, group.name or "", where)

    def statement(
        self, page: Page, statement: Statement, kind: Kind, heading: str = "", group: str = "", where: str = ""
    ) -> Passage:
        place = Place(where or page.address, heading, statement.text, statement.id, statement.source)
        return Passage(kind, statement.text, place, page, group, statement.label)

    def remark(self, page: Page, text: Text | Note, kind: Kind, heading: str = "", where: str = "") -> Passage:
        place = Place(where or page.address, heading, text.text, source=text.source)
        return Passage(kind, text.text, place, page)
