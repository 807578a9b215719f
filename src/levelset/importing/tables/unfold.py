"""A document whose tables hold a framework → the labels of recognition, page after page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from levelset.core.addresses import key_of
from levelset.core.findings import Finding
from levelset.importing.document import Document, Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import blocks_of
from levelset.importing.recognition.labels import label
from levelset.importing.recognition.outline import Outline, outline
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.titles import read_framework_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.around import is_generic
from levelset.importing.tables.book import Book
from levelset.importing.tables.contexts import contexts_of, said_of_levels, said_of_roles
from levelset.importing.tables.filling import Context
from levelset.importing.tables.grid import alone, grids_of, is_dash
from levelset.importing.tables.listing import read_listing
from levelset.importing.tables.matrix import read_matrix
from levelset.importing.tables.plans import Plan, plans_of
from levelset.importing.tables.rungs import titled
from levelset.importing.tables.said import as_one
from levelset.importing.tables.sheet import read_page
from levelset.importing.tables.terms import is_glossary, read_glossary

SHEET = "sheet"
"""The mark of a heading that is the name of a sheet."""


@dataclass(frozen=True)
class Unfolded:
    """A document understood: the outline of its pages, the labels page after page, and what has to be said about them.

    A piece that says the role or the level of several pages has a label on each.
    """

    outline: Outline
    labels: tuple[Label, ...]
    findings: tuple[Finding, ...] = ()


def unfold(document: Document, vocabulary: Vocabulary, forced: Mapping[int, Fate]) -> Unfolded | None:
    """The labels of a document, or None where no table of it says which level its cells are about.

    ``forced`` are the fates that a person chose, by the number of a piece.
    """
    grids = grids_of(document)
    plans = plans_of(document, grids)
    if not plans:
        return None
    book = Book()
    contexts = contexts_of(plans, document, vocabulary)
    for plan, context in zip(plans, contexts, strict=True):
        _read(plan, context, vocabulary, book)
    if not any(leaf.says for leaf in book.leaves.values()):
        return None
    findings = [*said_of_roles(book, contexts, document), *said_of_levels(plans, document)]
    read = {plan.grid.table for plan in plans}
    for grid in grids:
        if grid.table not in read and is_glossary(grid):
            read_glossary(grid, book)
    told = book.labels()
    rest = _rest(document, told, book, plans, vocabulary)
    if rest is None:
        return None
    labels = [*rest, *told]
    if forced:
        labels = [_chosen(made, forced, vocabulary) for made in labels]
    return Unfolded(_drawn(labels, book), tuple(labels), tuple(findings))


def _drawn(labels: Sequence[Label], book: Book) -> Outline:
    """The outline of labels; a table leaves no doubt about where its names stand, and tells definitions apart."""
    drawn = outline(labels)
    definitions = book.definitions()
    named = book.names_groups  # else nothing is lost: the table never told one responsibility from another
    for _, group in (pair for page in drawn.pages for pair in page.groups()):
        group.settled = group.name is not None or not named
        defining = [block for fate, block in group.notes if fate is Fate.NOTE and block.first.number in definitions]
        if defining:
            group.definition = defining[0]
            group.notes = [(fate, block) for fate, block in group.notes if block is not defining[0]]
    return drawn


def _read(plan: Plan, context: Context, vocabulary: Vocabulary, book: Book) -> None:
    """Unfold one table."""
    for piece, name in plan.around.framework:
        book.note(Fate.FRAMEWORK, (piece,), name)
    if plan.listing is None:
        read_matrix(plan.grid, plan.head, plan.axis, context, vocabulary, book)
    elif plan.page:
        level = plan.around.level
        title = titled(level, context.role) if level is not None else None
        pieces = (*plan.around.level_pieces, *context.role_pieces)
        read_page(plan.grid, plan.listing, context, vocabulary, book, book.leaf(title, pieces))
    else:
        read_listing(plan.grid, plan.listing, context, vocabulary, book)
    _footnotes(plan, book)


def _footnotes(plan: Plan, book: Book) -> None:
    """Give the pages of a table its footnotes: each page those that it refers to, a page of its own all of them."""
    notes = [as_one(cell.pieces) for cell in map(alone, plan.grid.rows) if cell is not None]
    notes = [note for note in notes if shape.is_footnote(note, referred=True, bullet=False)]
    if not notes:
        return
    for leaf in book.leaves.values():
        said = "\n".join(told.text for told in leaf.said() if told.first.table == plan.grid.table)
        for note in notes:
            found = shape.FOOTNOTE.match(note.first.raw)
            if found and found["marker"] in said:
                leaf.footnotes.append(note)


def _rest(
    document: Document, told: Sequence[Label], book: Book, plans: Sequence[Plan], vocabulary: Vocabulary
) -> list[Label] | None:
    """What became of pieces that no table took; None where pages of the text are the same as those of the tables.

    ``told`` are the labels of the book.
    """
    used = {piece.number for made in told for piece in made.block.pieces}
    loose = [piece for piece in document.pieces if piece.number not in used and piece.look is not Look.BLANK]
    if not loose:
        return []
    inside = {piece.number for plan in plans for cell in plan.grid.cells() for piece in cell.pieces}
    names = {piece.number for piece in loose if SHEET in piece.marks}
    labels = [_leftover(piece) for piece in loose if piece.number in inside | names]
    outside = (piece for piece in loose if piece.table and piece.number not in inside)
    labels += [Label(as_one((piece,)), Fate.CHROME if is_dash(piece) else Fate.PROSE) for piece in outside]
    text = replace(
        document, pieces=tuple(piece for piece in loose if not piece.table and piece.number not in inside | names)
    )
    read = label(blocks_of(text, vocabulary.is_name), vocabulary, {}) if text.pieces else ()
    titles = {
        (key_of(made.title.role or "-"), key_of(made.title.level or "-")) for made in read if made.title is not None
    }
    if titles & set(book.leaves):
        return None
    if not titles:
        read = tuple(_beside(made) for made in read)
    return [*labels, *read]


def _leftover(piece: Piece) -> Label:
    """What became of a piece inside a table that no page took; the name of a sheet announces what stands on it."""
    block = as_one((piece,))
    if SHEET in piece.marks:
        return Label(block, Fate.SECTION)
    framework = read_framework_title(piece.text)
    if framework and not shape.is_sentence(piece.text):
        return Label(block, Fate.FRAMEWORK, name=framework)
    if shape.is_sentence(piece.text):
        return Label(block, Fate.PROSE)
    return Label(block, Fate.SECTION if is_generic(piece.text) else Fate.UNRESOLVED)


def _beside(made: Label) -> Label:
    """A label of text that stands beside the tables: no page of its own."""
    if made.fate in (Fate.FRAMEWORK, Fate.CHROME, Fate.SECTION, Fate.PROSE, Fate.GLOSSARY):
        return made
    top = made.block.look is Look.HEADING and made.block.first.depth == 1
    framework = read_framework_title(made.block.text, stated=top)
    if framework:
        return Label(made.block, Fate.FRAMEWORK, name=framework)
    return Label(made.block, Fate.PROSE)


def _chosen(made: Label, forced: Mapping[int, Fate], vocabulary: Vocabulary) -> Label:
    """The label, or the one that a person chose for its piece."""
    fate = forced.get(made.block.first.number)
    if fate is None or fate is made.fate:
        return made
    return label((made.block,), vocabulary, {made.block.first.number: fate})[0]
