"""Where something said belongs on its page: the line about the level, a facet, or a responsibility under a pillar."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from levelset.core.values import value
from levelset.importing.document import Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.book import Book, Chapter, Leaf, Named, Part
from levelset.importing.tables.grid import Cell
from levelset.importing.tables.said import Said, as_one, joined
from levelset.importing.tables.words import is_summary, kind_exactly

LONGEST_NAME = 12
"""Words of a name, at most."""


LONGEST_PART = 5
"""Words of a name above a list inside of a cell, at most."""


@dataclass(frozen=True)
class Context:
    """What stands around a table and holds for all of it: the role, and the names above it."""

    role: str = ""
    role_pieces: tuple[Piece, ...] = ()
    pillar: Named | None = None
    responsibility: Named | None = None


@value(frozen=True, slots=True)
class Line:
    """The names that a row states for what stands in it."""

    pillar: Named | None
    name: Named | None
    definition: tuple[Piece, ...] = ()
    subtitle: tuple[Piece, ...] = ()


def named(cell: Cell | None) -> Named | None:
    """A cell as a name, None where it says nothing."""
    return Named(cell.text.rstrip(":").strip(), cell.pieces) if cell is not None else None


def name_and_definition(cell: Cell) -> tuple[Cell, tuple[Piece, ...]]:
    """A name in bold apart from what stands below it in the same cell and says what it means; else the whole cell."""
    bold = tuple(takewhile(lambda piece: "bold" in piece.marks, cell.pieces))
    rest = cell.pieces[len(bold) :]
    if not bold or any("bold" in piece.marks for piece in rest):
        return cell, ()
    return Cell(bold), rest


def parts_of(cell: Cell) -> list[tuple[Cell | None, Cell]]:
    """The lists of a cell with the name above each, where it begins with a name and each has one; else all of it."""
    parts: list[tuple[Cell | None, Cell]] = []
    name: Piece | None = None
    said: list[Piece] = []
    for piece in (*cell.pieces, None):
        if piece is not None and piece.look is Look.ITEM:
            said.append(piece)
            continue
        if name is not None and said:
            parts.append((Cell((name,)), Cell(tuple(said))))
        if (name is None and said) or (name is not None and not said) or (piece is not None and not _is_name(piece)):
            return [(None, cell)]
        name, said = piece, []
    return parts


def _is_name(piece: Piece) -> bool:
    return len(piece.text.split()) <= LONGEST_PART and not shape.is_sentence(piece.text) and piece.text[:1].isupper()


def is_aside(cell: Cell) -> bool:
    """Whether a cell that stands alone in its row says something rather than names what is below it."""
    return len(cell.pieces) > 1 or cell.words > LONGEST_NAME or shape.is_sentence(cell.text)


def announces(name: Named | None) -> bool:
    """Whether a name only announces what follows, as "Level expectations" does, and names nothing."""
    return name is not None and _announces(name.text)


@lru_cache(maxsize=1_000)  # of a name that stands in every row of a listing
def _announces(text: str) -> bool:
    return shape.is_section_word(text) or kind_exactly(text) is not None


def is_facet(vocabulary: Vocabulary, line: Line) -> bool:
    """Whether a row is about a level expectation: a known facet that stands under no pillar."""
    if line.name is None:
        return False
    outside = line.pillar is None or announces(line.pillar) or vocabulary.facet(line.pillar.text) is not None
    name = shape.name_of(line.name.text).text
    return outside and vocabulary.facet(name) is not None and not vocabulary.is_responsibility(name)


def _is_facet(book: Book, vocabulary: Vocabulary, line: Line) -> bool:
    """The same, once for each pair of names in a document."""
    names = line.pillar.text if line.pillar else "", line.name.text if line.name else ""
    known = book.facets.get(names)
    return book.facets.setdefault(names, is_facet(vocabulary, line)) if known is None else known


@value(frozen=True, slots=True)
class Filled:
    """Where something said went: the facet or responsibility, and the pillar of that."""

    part: Part
    chapter: Chapter | None = None


def fill(book: Book, leaf: Leaf, vocabulary: Vocabulary, line: Line, told: Sequence[Said]) -> Filled | None:
    """Put what one row says of one page into it; None where it sums the page up."""
    name = line.name
    if name is not None and is_summary(name.text) and not leaf.statement and len(told) == 1:
        book.note(Fate.SECTION, name.pieces)
        leaf.state(told[0].block.pieces)
        return None
    if name is not None and _is_facet(book, vocabulary, line):
        found = vocabulary.facet(shape.name_of(name.text).text) or (name.text, "")
        second = as_one(line.subtitle or line.definition) if line.subtitle or line.definition else None
        facet = leaf.facet(found[0], found[1] or (second.text if second else ""), name.pieces)
        if second is not None and not found[1]:
            facet.subtitles.update((piece.number, piece) for piece in second.pieces)
        facet.said.extend(told)
        return Filled(facet)
    pillar = None if announces(line.pillar) else line.pillar
    chapter = leaf.chapter(pillar)
    part = chapter.part(name)
    for pieces in (line.subtitle, line.definition):
        for block in joined(pieces) if pieces else ():
            if part.definition is None:
                part.definition = as_one(pieces)
                break
            if part.definition.first.number != pieces[0].number:
                part.said.append(Said(Fate.NOTE, block))
    part.said.extend(told)
    return Filled(part, chapter)
