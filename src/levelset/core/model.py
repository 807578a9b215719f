"""The framework as immutable values (DESIGN §2 has the words).

Order is meaning throughout: pages, sections, responsibilities and statements stand as their author put them.
Collections are tuples, so that a framework can be shared, cached and compared by value.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from levelset.core.values import value


@value(frozen=True, slots=True)
class Source:
    """Where a piece of text stood in a document. Only the parts that the format has are set; all count from 1.

    ``piece`` counts the pieces of the document in reading order, and is what tells two pieces on one line apart.
    """

    file: str
    line: int | None = None
    piece: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    paragraph: int | None = None

    def __hash__(self) -> int:
        return hash((self.file, self.piece, self.line))  # tells nearly all apart, at half the price of all seven


class InferenceState(StrEnum):
    """``accepted``: sure enough to fill in, still marked. ``ask``: a person has to say."""

    ACCEPTED = "accepted"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible answer to an inference, with its calibrated confidence from 0 to 1."""

    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Inferred:
    """What the document did not say itself: how sure the guess is, why, and what else it could be."""

    state: InferenceState
    confidence: float
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@value(frozen=True, slots=True)
class Text:
    """A piece of prose that is no statement: an intro or a footnote."""

    text: str
    source: Source | None = None


@value(frozen=True, slots=True)
class Statement:
    """One addressable sentence. ``id`` is empty until identity is decided; ``label`` is the lever's name, if any.

    ``text`` keeps the label ("Mentorship – I may …"), so that what people wrote stands in one place.
    ``inherited_from`` is the address of the page that it was taken over from, where a line of this page says that what
    holds there holds here ("Same as level II") and a person said so, too.
    """

    text: str
    id: str = ""
    label: str | None = None
    source: Source | None = None
    inherited_from: str | None = None


class NoteKind(StrEnum):
    """Text under a responsibility that nobody is held to."""

    NOTE = "note"
    EXAMPLE = "example"


@value(frozen=True, slots=True)
class Note:
    """A note or an example under a responsibility."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A level expectation of a page: Scope, Collaborative Reach, Impact Levers."""

    name: str
    subtitle: str = ""
    statements: tuple[Statement, ...] = ()
    inferred: Inferred | None = None


@value(frozen=True, slots=True)
class Group:
    """A responsibility as one page shows it: its name there, and the behaviors under it.

    ``key`` points to the responsibility of the framework; ``name`` may differ from it (another name, a merged heading)
    and is None where nobody knows it. ``covers`` lists the keys of a merged heading ("Agility / Innovation").
    ``inherited_from`` is the address of the core page that the group comes from.
    """

    key: str | None
    name: str | None
    statements: tuple[Statement, ...] = ()
    notes: tuple[Note, ...] = ()
    covers: tuple[str, ...] = ()
    inherited_from: str | None = None
    inferred: Inferred | None = None


@value(frozen=True, slots=True)
class Section:
    """A pillar as one page shows it. ``pillar`` and ``name`` are None where a company has no pillars."""

    pillar: str | None
    name: str | None
    symbol: str = ""
    intro: tuple[Text, ...] = ()
    groups: tuple[Group, ...] = ()
    inferred: Inferred | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One role at one level, as a reader sees it."""

    role: str
    level: str
    title: str
    statement: Statement | None = None
    designation: str | None = None
    facets: tuple[Facet, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Text, ...] = ()

    @property
    def address(self) -> str:
        """``machine-learning-engineer/ic2``: how commands and links name this page."""
        return f"{self.role}/{self.level.lower()}"

    def statements(self) -> Iterator[Statement]:
        """Every addressable sentence of the page, in reading order."""
        if self.statement is not None:
            yield self.statement
        for facet in self.facets:
            yield from facet.statements
        for section in self.sections:
            for group in section.groups:
                yield from group.statements


@dataclass(frozen=True, slots=True)
class Track:
    """Individual contributor (ic) or management (m)."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Level:
    """A label with a rank within its track; ``aliases`` are what else documents call it."""

    track: str
    label: str
    rank: int
    name: str | None = None
    aliases: tuple[str, ...] = ()


class PillarKind(StrEnum):
    """Core pillars are shared by the roles of a track; craft is per role."""

    CORE = "core"
    CRAFT = "craft"


@dataclass(frozen=True, slots=True)
class Pillar:
    """Results, Direction, Talent, Culture (core) and Craft (per role); ``aliases`` are other names of it."""

    key: str
    name: str
    symbol: str = ""
    kind: PillarKind = PillarKind.CORE
    definition: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What people rate. ``pillar`` is None in a framework without pillars; ``aliases`` are other names of it."""

    key: str
    name: str
    pillar: str | None = None
    definition: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A discipline; ``aliases`` are other names of it."""

    key: str
    name: str
    abbreviation: str | None = None
    track: str = "ic"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetKind:
    """A facet that the framework knows, with its usual subtitle."""

    key: str
    name: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class LensEntry:
    """One value of a lens: a stage of the development lifecycle, an archetype."""

    key: str
    name: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Lens:
    """Another way to read evidence."""

    key: str
    name: str
    entries: tuple[LensEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the organization with its own text. The definition is empty where nobody has written it yet."""

    term: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule that is set aside on purpose, at a place, with a reason."""

    rule: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A prose page beside the matrix; Markdown with raw HTML off. ``slug`` is its file name without suffix."""

    slug: str
    title: str
    markdown: str


@dataclass(frozen=True)  # without slots: what is looked up is looked for once
class Framework:
    """The whole: roles, levels, pillars, responsibilities, pages, glossary, prose."""

    key: str
    title: str
    organization: str = ""
    version: str = ""
    language: str = "en"
    tracks: tuple[Track, ...] = ()
    levels: tuple[Level, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    facets: tuple[FacetKind, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    roles: tuple[Role, ...] = ()
    lenses: tuple[Lens, ...] = ()
    glossary: tuple[Term, ...] = ()
    pages: tuple[Page, ...] = ()
    prose: tuple[Prose, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def page(self, address: str) -> Page | None:
        """The page at ``role/level`` (the level in any case), or None."""
        return self._pages.get(address.lower())

    def role(self, key: str) -> Role | None:
        """The role with this key, or None."""
        return self._roles.get(key)

    def rank(self, page: Page) -> int:
        """The rank of a page's level within the track of its role; 0 where the framework does not know the level."""
        role = self.role(page.role)
        exact = self._ranks.get((role.track if role else "ic", page.level))
        return self._ranks.get((None, page.level), 0) if exact is None else exact

    def pages_of(self, role: str) -> tuple[Page, ...]:
        """The pages of a role from the lowest level to the highest."""
        return self._by_role.get(role, ())

    # Where two have one key, the first counts.

    @cached_property
    def _pages(self) -> Mapping[str, Page]:
        return {page.address: page for page in reversed(self.pages)}

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        return {role.key: role for role in reversed(self.roles)}

    @cached_property
    def _ranks(self) -> Mapping[tuple[str | None, str], int]:
        """By track and label; by the label alone where the track is None."""
        upwards = tuple(reversed(self.levels))
        anywhere: dict[tuple[str | None, str], int] = {(None, level.label): level.rank for level in upwards}
        return anywhere | {(level.track, level.label): level.rank for level in upwards}

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[Page, ...]]:
        pages: dict[str, list[Page]] = {}
        for page in self.pages:
            pages.setdefault(page.role, []).append(page)
        return {
            role: tuple(sorted(held, key=lambda page: (self.rank(page), page.level))) for role, held in pages.items()
        }
