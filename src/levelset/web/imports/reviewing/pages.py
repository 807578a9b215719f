"""The side of the framework: pages with their facets, pillars, responsibilities and statements, ready to be shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from levelset.core.addresses import key_of
from levelset.core.model import (
    Facet,
    Group,
    InferenceState,
    Inferred,
    Note,
    Page,
    Section,
    Statement,
    Text,
)
from levelset.importing.document import Document
from levelset.importing.draft import Draft
from levelset.linting.checking import Problem
from levelset.web.imports.reviewing.checked import Remarks
from levelset.web.imports.reviewing.places import Anchors, Place
from levelset.web.imports.reviewing.words import percent, sureness


@dataclass(frozen=True, slots=True)
class Held:
    """A decision that holds: its number in the log, what was decided (a name may be empty) and by whom."""

    number: int
    value: str
    by: str


class Standing(StrEnum):
    """How a heading came about: the document says it, it was filled in, someone has to say, or someone has said."""

    STATED = "stated"
    FILLED = "filled"
    ASK = "ask"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Option:
    """One name that a heading could have."""

    name: str
    sureness: str
    percent: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page. ``place`` is that of its first statement, where decisions about it are kept.

    It is None where the heading has no statements, and so nothing can be decided. ``alike`` counts the unconfirmed
    headings of all pages with the same guess, this one among them.
    """

    kind: str
    name: str | None
    anchor: str
    place: Place | None
    standing: Standing
    symbol: str = ""
    pillar: str | None = None
    subtitle: str = ""
    sureness: str = ""
    percent: str = ""
    reasons: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    held: Held | None = None
    alike: int = 1

    @property
    def is_pillar(self) -> bool:
        """Whether it is a pillar's."""
        return self.kind == "pillar"

    @property
    def is_marked(self) -> bool:
        """Whether it stands out: nobody has confirmed it yet."""
        return self.standing in (Standing.FILLED, Standing.ASK)

    @property
    def is_question(self) -> bool:
        """Whether somebody has to say, and can."""
        return self.standing is Standing.ASK and self.place is not None

    @property
    def is_sure(self) -> bool:
        """Whether "accept all that are sure" means this one too."""
        return self.standing is Standing.FILLED and self.place is not None and self.name is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the framework with its anchor, and the place that it came from. ``kind`` is for notes and intros.

    ``remarks`` are what the check says of it. ``inherited_from`` is the page that it was taken over from.
    """

    text: str
    anchor: str
    place: Place | None
    kind: str = "statement"
    remarks: tuple[str, ...] = ()
    inherited_from: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands under it; ``heading`` is None for texts that have none and need none."""

    heading: Heading | None
    lines: tuple[Line, ...] = ()
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class PageShown:
    """One page of the draft. ``places`` are all the pieces that it is made of."""

    address: str
    anchor: str
    title: str
    level: str
    statement: Line | None
    facets: tuple[Block, ...]
    sections: tuple[Block, ...]
    footnotes: tuple[Line, ...]
    places: frozenset[Place]
    remarks: tuple[str, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading of the page, in reading order."""
        return tuple(_headings((*self.facets, *self.sections)))

    @property
    def questions(self) -> int:
        """How many headings of it wait for an answer."""
        return sum(heading.is_question for heading in self.headings)


def _headings(blocks: Iterable[Block]) -> Iterable[Heading]:
    for block in blocks:
        if block.heading is not None:
            yield block.heading
        yield from _headings(block.blocks)


Names = Mapping[Place, Held]
"""The decisions about names that hold, by place."""

NO_NAMES: Names = MappingProxyType({})


def pages_of(
    draft: Draft,
    documents: Mapping[int, Document],
    names: Names = NO_NAMES,
    pillars: Names = NO_NAMES,
    problems: Sequence[Problem] = (),
) -> tuple[tuple[PageShown, ...], Anchors]:
    """The pages of a draft with what the check says of them, and the anchors that were given on the way.

    A pillar and its first responsibility begin with the same statement; what was decided about either is kept apart.
    """
    anchors = Anchors.of(documents)
    guesses = Counter(guess for page in draft.framework.pages for guess in _guesses(page))
    remarks = Remarks.of(problems, anchors)
    shapers = (_Shaper(page, anchors, names, pillars, guesses, remarks) for page in draft.framework.pages)
    return tuple(shaper.page() for shaper in shapers), anchors


def _guesses(page: Page) -> Iterator[tuple[str, str]]:
    """The kind and name of every heading that was guessed and that nobody has confirmed."""
    groups = [group for section in page.sections for group in section.groups]
    for kind, parts in (("facet", page.facets), ("pillar", page.sections), ("responsibility", groups)):
        for part in parts:
            if part.inferred is not None and part.name:
                yield kind, part.name


@dataclass
class _Shaper:
    """Shapes one page."""

    source: Page
    anchors: Anchors
    names: Names
    pillars: Names
    guesses: Mapping[tuple[str, str], int]
    remarks: Remarks
    places: set[Place] = field(default_factory=set)

    def page(self) -> PageShown:
        page = self.source
        anchor = self.anchors.give("page", None, key_of(page.address))
        statement = self.line(page.statement, "statement") if page.statement else None
        facets = tuple(self.facet(facet) for facet in page.facets)
        sections = tuple(self.section(section) for section in page.sections)
        footnotes = tuple(self.line(text, "footnote") for text in page.footnotes)
        places = frozenset(self.places)
        remarks = self.remarks.of_pages.get(page.address, ())
        parts = (statement, facets, sections, footnotes, places, remarks)
        return PageShown(page.address, anchor, page.title, page.level, *parts)

    def line(self, item: Statement | Text | Note, kind: str) -> Line:
        place = self.anchors.place(item.source)
        if isinstance(item, Statement) and item.inherited_from is not None:
            return Line(item.text, self.anchors.give("i", place), place, kind, inherited_from=item.inherited_from)
        if place is not None:
            self.places.add(place)
        remarks = self.remarks.of_places.get(place, ()) if place is not None else ()
        return Line(item.text, self.anchors.give("s", place), place, kind, remarks)

    def facet(self, facet: Facet) -> Block:
        place = self.first(facet.statements)
        heading = self.heading("facet", facet.name, place, facet.inferred, subtitle=facet.subtitle)
        return Block(heading, tuple(self.line(statement, "statement") for statement in facet.statements))

    def section(self, section: Section) -> Block:
        intro = tuple(self.line(text, "intro") for text in section.intro)
        first = next((group for group in section.groups if self.first(group.statements)), None)
        heading = None
        if section.name is not None or section.inferred is not None:
            heading = self.heading(
                "pillar",
                section.name,
                self.first(first.statements) if first is not None else None,
                section.inferred,
                symbol=section.symbol,
                pillar=section.pillar,
            )
        return Block(heading, intro, tuple(self.group(group) for group in section.groups))

    def group(self, group: Group) -> Block:
        notes = tuple(self.line(note, note.kind.value) for note in group.notes)
        place = self.first(group.statements)
        heading = None
        if group.name is not None or group.statements:
            heading = self.heading("responsibility", group.name, place, group.inferred)
        return Block(heading, (*(self.line(statement, "statement") for statement in group.statements), *notes))

    def first(self, statements: Sequence[Statement]) -> Place | None:
        own = next((statement for statement in statements if statement.inherited_from is None), None)
        return self.anchors.place(own.source) if own is not None else None

    def heading(
        self,
        kind: str,
        name: str | None,
        place: Place | None,
        inferred: Inferred | None,
        *,
        symbol: str = "",
        pillar: str | None = None,
        subtitle: str = "",
    ) -> Heading:
        held = (self.pillars if kind == "pillar" else self.names).get(place) if place is not None else None
        decided = held is not None and held.value == (name or "")
        return Heading(
            kind=kind,
            name=name,
            anchor=self.anchors.give(
                "k" if kind == "pillar" else "h", place, key_of(f"{self.source.address} {name or kind}")
            ),
            place=place,
            standing=Standing.DECIDED if decided else _standing(name, inferred, kind),
            symbol=symbol,
            pillar=pillar,
            subtitle=subtitle,
            sureness=sureness(inferred.confidence) if inferred else "",
            percent=percent(inferred.confidence) if inferred else "",
            reasons=inferred.reasons if inferred else (),
            options=_options(inferred),
            held=held if decided else None,
            alike=max(1, self.guesses.get((kind, name or ""), 0)) if inferred else 1,
        )


def _standing(name: str | None, inferred: Inferred | None, kind: str) -> Standing:
    if inferred is None:
        # A pillar may be missing on purpose; statements that stand under no responsibility have lost theirs.
        return Standing.ASK if name is None and kind != "pillar" else Standing.STATED
    return Standing.FILLED if inferred.state is InferenceState.ACCEPTED else Standing.ASK


def _options(inferred: Inferred | None) -> tuple[Option, ...]:
    candidates = inferred.candidates if inferred else ()
    return tuple(Option(found.name, sureness(found.confidence), percent(found.confidence)) for found in candidates)
