"""The pages that a document's tables fill, and the labels that say the same page after page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from levelset.core.addresses import key_of
from levelset.core.values import value
from levelset.importing.document import Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.titles import Title
from levelset.importing.tables.grid import Cell
from levelset.importing.tables.said import Said, as_one

Pieces = list[Piece]
"""What states a name, in the order in which it is met: a table repeats it, and a merged cell comes in several rows."""


@value(frozen=True, slots=True)
class Named:
    """A name with the pieces that state it."""

    text: str
    pieces: tuple[Piece, ...]


@dataclass
class Part:
    """A facet or a responsibility of a page, with what it says."""

    name: str
    subtitle: str = ""
    pieces: Pieces = field(default_factory=list)
    subtitles: dict[int, Piece] = field(default_factory=dict)
    definition: Block | None = None
    said: list[Said] = field(default_factory=list)


@dataclass
class Chapter:
    """A pillar of a page."""

    name: str
    pieces: Pieces = field(default_factory=list)
    intro: list[Block] = field(default_factory=list)
    parts: dict[str, Part] = field(default_factory=dict)

    def part(self, name: Named | None) -> Part:
        """The responsibility of this name, a new one where it is not there yet."""
        key = key_of(name.text) if name else ""
        part = self.parts.get(key) or self.parts.setdefault(key, Part(name.text if name else ""))
        part.pieces += name.pieces if name else ()
        return part


@dataclass
class Leaf:
    """One page: a role at a level. ``title`` is None where only the name of the file can tell."""

    title: Title | None
    pieces: Pieces = field(default_factory=list)
    statement: dict[int, Piece] = field(default_factory=dict)
    facets: dict[str, Part] = field(default_factory=dict)
    chapters: dict[str, Chapter] = field(default_factory=dict)
    footnotes: list[Block] = field(default_factory=list)

    @property
    def says(self) -> bool:
        """Whether there is more of it than its title."""
        return bool(
            self.statement
            or any(facet.said for facet in self.facets.values())
            or any(part.said for chapter in self.chapters.values() for part in chapter.parts.values())
        )

    def said(self) -> Iterator[Block]:
        """Everything that the page says, but for its one line."""
        yield from (said.block for facet in self.facets.values() for said in facet.said)
        for chapter in self.chapters.values():
            yield from chapter.intro
            yield from (said.block for part in chapter.parts.values() for said in part.said)

    def take(self, pieces: Iterable[Piece]) -> None:
        """Take up pieces that say which page it is."""
        self.pieces += pieces

    def state(self, pieces: Iterable[Piece]) -> None:
        """Take up the one line about the level."""
        self.statement.update((piece.number, piece) for piece in pieces)

    def facet(self, name: str, subtitle: str, pieces: Iterable[Piece]) -> Part:
        """The facet of this name, a new one where it is not there yet."""
        key = key_of(name)
        part = self.facets.get(key) or self.facets.setdefault(key, Part(name, subtitle))
        part.pieces += pieces
        return part

    def chapter(self, pillar: Named | None) -> Chapter:
        """The pillar, a new one where it is not there yet; None for what stands under no pillar."""
        key = key_of(pillar.text) if pillar else ""
        chapter = self.chapters.get(key) or self.chapters.setdefault(key, Chapter(pillar.text if pillar else ""))
        chapter.pieces += pillar.pieces if pillar else ()
        return chapter


@dataclass
class Book:
    """All pages of a document by role and level, and the labels of what stands beside them."""

    leaves: dict[tuple[str, str], Leaf] = field(default_factory=dict)
    beside: list[Label] = field(default_factory=list)
    facets: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Pillar and name of a row → whether it is about a level expectation, as most rows repeat theirs."""

    def leaf(self, title: Title | None, pieces: Iterable[Piece]) -> Leaf:
        """The page of a title, a new one where it is not there yet."""
        key = (key_of(title.role) if title.role else "", key_of(title.level)) if title else ("", "")
        leaf = self.leaves.get(key) or self.leaves.setdefault(key, Leaf(title))
        leaf.take(pieces)
        return leaf

    def note(self, fate: Fate, pieces: Sequence[Piece], name: str = "") -> None:
        """Say what became of pieces that stand on no page."""
        if pieces:
            self.beside.append(Label(as_one(pieces), fate, name=name))

    def note_all(self, fate: Fate, cells: Iterable[Cell]) -> None:
        """The same of several cells."""
        for cell in cells:
            self.note(fate, cell.pieces)

    def labels(self) -> list[Label]:
        """Everything as labels: what stands beside the pages first, then page after page."""
        return [*self.beside, *(label for leaf in self.leaves.values() if leaf.says for label in _page(leaf))]

    @property
    def names_groups(self) -> bool:
        """Whether any page has a responsibility that is called something."""
        chapters = (chapter for leaf in self.leaves.values() for chapter in leaf.chapters.values())
        return any(part.name for chapter in chapters for part in chapter.parts.values())

    def definitions(self) -> frozenset[int]:
        """The numbers of the pieces with which definitions of responsibilities begin."""
        chapters = (chapter for leaf in self.leaves.values() for chapter in leaf.chapters.values())
        parts = (part for chapter in chapters for part in chapter.parts.values())
        return frozenset(part.definition.first.number for part in parts if part.definition is not None)


def _block(gathered: Iterable[Piece]) -> Block:
    """A heading of all pieces that state it, each once."""
    pieces = tuple({piece.number: piece for piece in gathered}.values())
    return Block(pieces[0].text, pieces[0].look, pieces)


def _page(leaf: Leaf) -> Iterator[Label]:
    if leaf.title is not None:
        yield Label(_block(leaf.pieces), Fate.TITLE, name=leaf.title.text, title=leaf.title)
    if leaf.statement:
        yield Label(as_one(list(leaf.statement.values())), Fate.STATEMENT)
    for facet in leaf.facets.values():
        apart = bool(facet.subtitles)
        yield Label(_block(facet.pieces), Fate.FACET, name=facet.name, subtitle="" if apart else facet.subtitle)
        if apart:
            pieces = tuple(facet.subtitles.values())
            yield Label(Block(facet.subtitle, pieces[0].look, pieces), Fate.SUBTITLE)
        yield from (Label(said.block, _of_facet(said.fate)) for said in facet.said)
    for chapter in sorted(leaf.chapters.values(), key=lambda chapter: bool(chapter.name)):
        yield from _chapter(chapter)
    yield from (Label(block, Fate.FOOTNOTE) for block in leaf.footnotes)


def _of_facet(fate: Fate) -> Fate:
    """A facet holds statements alone; what inherits from another level is one of them."""
    return Fate.BEHAVIOR if fate in (Fate.NOTE, Fate.EXAMPLE) else fate


def _chapter(chapter: Chapter) -> Iterator[Label]:
    if chapter.name:
        name = shape.name_of(chapter.name)
        yield Label(_block(chapter.pieces), Fate.PILLAR, name=name.text, symbol=name.symbol)
    yield from (Label(block, Fate.INTRO) for block in chapter.intro)
    for part in sorted(chapter.parts.values(), key=lambda part: bool(part.name)):
        if part.name:
            yield Label(_block(part.pieces), Fate.RESPONSIBILITY, name=shape.name_of(part.name).text)
        if part.definition is not None:
            yield Label(part.definition, Fate.NOTE)
        for at, said in enumerate(part.said):
            lost = not part.name and not at and said.fate is Fate.BEHAVIOR
            yield Label(said.block, said.fate, breaks=lost)
