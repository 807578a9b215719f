"""A document whose tables hold a framework → the labels of recognition, page after page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document, Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import blocks_of
from levelset.importing.recognition.labels import label
from levelset.importing.recognition.outline import Outline, outline
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.titles import GENERIC, read_framework_title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.around import Around, above_of, is_generic, read_around, role_of_file
from levelset.importing.tables.book import Book, Named
from levelset.importing.tables.filling import Context
from levelset.importing.tables.grid import Grid, distinct, grids_of
from levelset.importing.tables.listing import Listing, find_listing, lists_levels, read_listing
from levelset.importing.tables.matrix import find_head, is_matrix, names_of, read_matrix
from levelset.importing.tables.rungs import read_axis, titled
from levelset.importing.tables.said import as_one
from levelset.importing.tables.sheet import find_page, read_page
from levelset.importing.tables.terms import is_glossary, read_glossary

SHEET = "sheet"
"""The mark of a heading that is the name of a sheet."""

SHEETS = frozenset({"csv", "xlsx"})
"""Formats in which a table is all there is."""


@dataclass(frozen=True)
class Unfolded:
    """A document understood: the outline of its pages, the fate of its pieces, and what has to be said about them."""

    outline: Outline
    labels: tuple[Label, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class _Plan:
    """What a table is: a matrix (``head`` is the row of its levels), or a listing; ``page``: it is one page."""

    grid: Grid
    head: int
    listing: Listing | None = None
    page: bool = False
    above: tuple[Piece, ...] = ()
    around: Around = field(default_factory=Around)


def unfold(document: Document, vocabulary: Vocabulary, forced: Mapping[int, Fate]) -> Unfolded | None:
    """The labels of a document, or None where no table of it says which level its cells are about.

    ``forced`` are the fates that a person chose, by the number of a piece.
    """
    grids = grids_of(document)
    sheets = document.format in SHEETS
    plans = [plan for grid in grids for plan in [_plan(grid, document, sheets=sheets)] if plan is not None]
    if not plans:
        return None
    book = Book()
    findings: list[Finding] = []
    for plan, context in zip(plans, _contexts(plans, document, vocabulary, findings), strict=True):
        _read(plan, context, vocabulary, book)
    if not book.leaves:
        return None
    read = {plan.grid.table for plan in plans}
    for grid in grids:
        if grid.table not in read and is_glossary(grid):
            read_glossary(grid, book)
    rest = _rest(document, book, plans, vocabulary)
    if rest is None:
        return None
    labels = [_chosen(made, forced, vocabulary) for made in (*rest, *book.labels())]
    return Unfolded(_drawn(labels, book), _told(labels), tuple(findings))


def _drawn(labels: Sequence[Label], book: Book) -> Outline:
    """The outline of labels; a table leaves no doubt about where its names stand, and tells definitions apart."""
    drawn = outline(labels)
    definitions = book.definitions()
    for _, group in (pair for page in drawn.pages for pair in page.groups()):
        group.settled = group.name is not None
        defining = [block for fate, block in group.notes if fate is Fate.NOTE and block.first.number in definitions]
        if defining:
            group.definition = defining[0]
            group.notes = [(fate, block) for fate, block in group.notes if block is not defining[0]]
    return drawn


def _told(labels: Iterable[Label]) -> tuple[Label, ...]:
    """The fate of every piece, in their order; one that stands for several pages has it once."""
    told: dict[tuple[int, Fate], Label] = {}
    for made in labels:
        for piece in made.block.pieces:
            block = replace(made.block, pieces=(piece,)) if len(made.block.pieces) > 1 else made.block
            told.setdefault((piece.number, made.fate), replace(made, block=block))
    return tuple(told[key] for key in sorted(told, key=lambda key: key[0]))


def _plan(grid: Grid, document: Document, *, sheets: bool) -> _Plan | None:
    """What a table is, or None where it is none of the shapes that hold a framework."""
    outside = _headings_above(grid, document)
    listing = find_listing(grid)
    if listing is not None and read_axis(grid.rows[listing.head]) is None and lists_levels(grid, listing):
        return _placed(_Plan(grid, listing.head, listing, above=above_of(grid.rows[: listing.head])), outside)
    lying = _lying(grid)
    upright = find_head(grid)
    if upright is not None and is_matrix(grid, upright):
        across = lying is not None and _levels(lying[0], lying[1]) > _levels(grid, upright)
        if not across:
            return _placed(_Plan(grid, upright, above=above_of(grid.rows[:upright])), outside)
    if lying is not None:
        return _placed(_Plan(lying[0], lying[1], above=lying[2]), outside)
    if not sheets:
        return None
    page = find_page(grid)
    if page is None:
        return None
    first = max(page.head, page.first)
    plan = _placed(_Plan(grid, page.head, page, page=True, above=above_of(grid.rows[:first])), outside)
    return plan if plan.around.level is not None or _only_by_file(grid, document) else None


def _only_by_file(grid: Grid, document: Document) -> bool:
    """Whether only the name of the file can tell which page a table is: it is the only table."""
    return all(piece.table in (0, grid.table) for piece in document.pieces)


def _levels(grid: Grid, head: int) -> int:
    return len(read_axis(grid.rows[head]) or {})


def _lying(grid: Grid) -> tuple[Grid, int, tuple[Piece, ...]] | None:
    """A table whose levels are rows, turned: the grid, the row of its levels, and the lines that stood above."""
    top = next((at for at, row in enumerate(grid.rows) if len(distinct(row)) > 1), 0)
    turned = grid.below(top).transposed()
    head = find_head(turned)
    if head is None or not is_matrix(turned, head):
        return None
    return turned, head, above_of(grid.rows[:top])


def _placed(plan: _Plan, outside: tuple[Piece, ...]) -> _Plan:
    return replace(plan, around=read_around((*outside, *plan.above)))


def _headings_above(grid: Grid, document: Document) -> tuple[Piece, ...]:
    """The headings that a table stands under, the outermost first, and a bold line right above it."""
    first = min(piece.number for cell in grid.cells() for piece in cell.pieces)
    stack: list[Piece] = []
    last: Piece | None = None
    for piece in document.pieces:
        if piece.number >= first:
            break
        if piece.look is Look.HEADING and not piece.table:
            stack = [held for held in stack if held.depth < piece.depth]
            stack.append(piece)
        if piece.look is not Look.BLANK:
            last = piece
    near = last is not None and last.look is Look.PARAGRAPH and not last.table
    if last is not None and near and ("bold" in last.marks or last.text.endswith(":")) and last.text.count(" ") < 6:
        stack.append(last)
    return tuple(stack)


def _contexts(
    plans: Sequence[_Plan], document: Document, vocabulary: Vocabulary, findings: list[Finding]
) -> list[Context]:
    """The role of each table, and the names above it that are no role."""
    apart = _rows_differ(plans)
    made: list[Context] = []
    unnamed = False
    for plan in plans:
        around = plan.around
        names = [piece for piece in around.names if not is_generic(piece.text)]
        role, pieces = around.role, around.role_pieces
        pillar: Named | None = None
        responsibility: Named | None = None
        if names and not plan.listing and not names_of(plan.grid, plan.head):
            responsibility = _named(names.pop())
            pillar = _named(names[-1]) if len(names) > 1 or (names and apart) else None
        elif names and (vocabulary.is_pillar(names[-1].text) or (apart and len(plans) > 1)):
            pillar = _named(names[-1])
        elif names and not role and len(plans) > 1:
            role, pieces = shape.name_of(names[-1].text).text, (names[-1],)
        if not role and not plan.page and not _says_role(plan):
            role, told = _role_of_document(plan, document)
            unnamed = unnamed or not told
        made.append(Context(role, pieces, pillar, responsibility))
    if unnamed:
        message = (
            "No cell, heading or sheet names the role that these levels are of, so it was named after the file. Name "
            "it in the first row, such as “Data Engineer”, or rename the file."
        )
        findings.append(Finding("import/role-from-file", Severity.WARNING, message, document.file))
    return made


def _named(piece: Piece) -> Named:
    return Named(piece.text.rstrip(":").strip(), (piece,))


def _rows_differ(plans: Sequence[_Plan]) -> bool:
    """Whether the tables of a document speak of different responsibilities, as one table for each pillar does."""
    told = [names_of(plan.grid, plan.head) for plan in plans if plan.listing is None]
    everything = [name for names in told for name in names]
    return len(told) > 1 and len(set(everything)) > 0.75 * len(everything)


def _says_role(plan: _Plan) -> bool:
    """Whether a table names the roles itself, in the heads of its levels or in a column."""
    if plan.listing is not None:
        return True
    axis = read_axis(plan.grid.rows[plan.head]) or {}
    near = plan.grid.rows[max(0, plan.head - 1)], *plan.grid.rows[plan.head + 1 : plan.head + 2]
    return all(
        rung.role
        or any(
            cell is not None and (title := read_title(cell.raw)) and title.role for cell in (row[at] for row in near)
        )
        for at, rung in axis.items()
    )


def _role_of_document(plan: _Plan, document: Document) -> tuple[str, bool]:
    """The role that the document or the name of its file tells, and whether it really tells one."""
    found = role_of_file(document.file)
    if found:
        return found, True
    for _, name in plan.around.framework:
        left = " ".join(GENERIC.sub(" ", name).split()).strip(" -–—:|,'’s")
        if left:
            return left, False
    return PurePath(document.file).stem, False


def _read(plan: _Plan, context: Context, vocabulary: Vocabulary, book: Book) -> None:
    """Unfold one table."""
    for piece, name in plan.around.framework:
        book.note(Fate.FRAMEWORK, (piece,), name)
    if plan.listing is None:
        read_matrix(plan.grid, plan.head, context, vocabulary, book)
    elif plan.page:
        level = plan.around.level
        title = titled(level, context.role) if level is not None else None
        pieces = (*plan.around.level_pieces, *context.role_pieces)
        read_page(plan.grid, plan.listing, context, vocabulary, book, book.leaf(title, pieces))
    else:
        read_listing(plan.grid, plan.listing, context, vocabulary, book)
    _footnotes(plan, book)


def _footnotes(plan: _Plan, book: Book) -> None:
    """Give the pages of a table its footnotes: each page those that it refers to, a page of its own all of them."""
    for cell in (told[0] for told in map(distinct, plan.grid.rows) if len(told) == 1):
        block = as_one(cell.pieces)
        found = shape.FOOTNOTE.match(block.first.raw)
        if not found or not shape.is_footnote(block, referred=True, bullet=False):
            continue
        for leaf in book.leaves.values():
            said = [told for told in leaf.said() if told.first.table == block.first.table]
            if any(found["marker"] in told.text for told in said):
                leaf.footnotes.append(block)


def _rest(document: Document, book: Book, plans: Sequence[_Plan], vocabulary: Vocabulary) -> list[Label] | None:
    """What became of pieces that no table took; None where pages of the text are the same as those of the tables."""
    used = {piece.number for made in book.labels() for piece in made.block.pieces}
    inside = {piece.number for plan in plans for cell in plan.grid.cells() for piece in cell.pieces}
    loose = [piece for piece in document.pieces if piece.number not in used and piece.look is not Look.BLANK]
    names = {piece.number for piece in loose if SHEET in piece.marks}
    labels = [_leftover(piece) for piece in loose if piece.number in inside or piece.number in names]
    text = replace(document, pieces=tuple(piece for piece in loose if piece.number not in inside | names))
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
    framework = read_framework_title(made.block.text)
    if framework:
        return Label(made.block, Fate.FRAMEWORK, name=framework)
    return Label(made.block, Fate.PROSE)


def _chosen(made: Label, forced: Mapping[int, Fate], vocabulary: Vocabulary) -> Label:
    """The label, or the one that a person chose for its piece."""
    fate = forced.get(made.block.first.number)
    if fate is None or fate is made.fate:
        return made
    return label((made.block,), vocabulary, {made.block.first.number: fate})[0]
