"""What each table of a document is: a matrix, a listing, a page, or nothing that holds a framework."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document, Look, Piece
from levelset.importing.recognition import shape
from levelset.importing.recognition.identity import title_beside
from levelset.importing.recognition.ladders import shared_role
from levelset.importing.recognition.levels import MANAGEMENT
from levelset.importing.recognition.titles import NOUN
from levelset.importing.tables.around import Around, above_of, read_around, role_of_file
from levelset.importing.tables.columns import Listing, find_listing, lists_levels, shaped_listing
from levelset.importing.tables.grid import Grid, Row, distinct, first_of_several
from levelset.importing.tables.matrix import find_head, is_matrix
from levelset.importing.tables.rungs import Axis, Rung, read_axis
from levelset.importing.tables.sheet import find_page
from levelset.importing.tables.words import Kind, kind_of

SHEETS = frozenset({"csv", "xlsx"})
"""Formats in which a table is all there is."""

NAMES = (Kind.PILLAR, Kind.RESPONSIBILITY)
LONGEST_OWN = 4
"""Words of the name that a company gives a level, at most."""

LONGEST_MARK = 3
"""Letters of a mark: what is longer may be a word."""

LEAST_SHEETS = 2
"""Sheets that are called by their levels, before one that is called like a role is a level of it."""

MOST_OWN = 12
"""Levels of a company's own names, at most."""


@dataclass(frozen=True)
class Plan:
    """What a table is: a matrix (``head`` is the row of its levels, ``axis`` the levels), or a listing.

    ``page``: the listing is one page. ``own``: the names of the levels are the company's, so that only their place says
    that they are levels.
    """

    grid: Grid
    head: int
    axis: Axis = field(default_factory=dict)
    listing: Listing | None = None
    page: bool = False
    own: bool = False
    above: tuple[Piece, ...] = ()
    around: Around = field(default_factory=Around)


def plans_of(document: Document, grids: Sequence[Grid]) -> list[Plan]:
    """What each table is that has one of the shapes that hold a framework."""
    above = headings_above(document)
    plans = (_plan(grid, document, above.get(grid.table, ())) for grid in grids)
    found = [plan for plan in plans if plan is not None]
    if document.format not in SHEETS or len(found) < LEAST_SHEETS or not all(plan.page for plan in found):
        return found
    return _with_plain_sheet(found, grids, document, above)


def _with_plain_sheet(
    found: list[Plan], grids: Sequence[Grid], document: Document, above: Mapping[int, tuple[Piece, ...]]
) -> list[Plan]:
    """The plans of sheets that are called by their levels, with the one that is called like their role alone:
    "Engineer" beside "Junior" and "Senior"."""
    planned = {plan.grid.table for plan in found}
    plain = [
        (grid, page, read_around(above.get(grid.table, ())))
        for grid in grids
        if grid.table not in planned and (page := find_page(grid)) is not None
    ]
    named = [
        (grid, page, around) for grid, page, around in plain if around.role and "sheet" in around.role_pieces[0].marks
    ]
    if len(named) != 1 or any(plan.around.role for plan in found):
        return found
    grid, page, around = named[0]
    name, pieces = around.role, around.role_pieces
    if grid.table > max(planned) or MANAGEMENT.search(name):  # what stands behind all levels is no level among them
        return found
    of_file = key_of(role_of_file(document.file)).endswith(key_of(name))
    role = replace(around, role="", role_pieces=()) if of_file else around
    bare = replace(role, level=Rung(name, ""), level_pieces=pieces)
    made = Plan(grid, page.head, listing=page, page=True, around=bare)
    if not of_file:
        found = [replace(plan, around=replace(plan.around, role=name, role_pieces=pieces)) for plan in found]
    return sorted([*found, made], key=lambda plan: plan.grid.table)


def _plan(grid: Grid, document: Document, outside: tuple[Piece, ...]) -> Plan | None:
    sheets = document.format in SHEETS
    plan = _listing(grid) or _matrix(grid) or (_own_levels(grid) if sheets else None)
    if plan is not None:
        return replace(plan, around=read_around((*outside, *plan.above)))
    page = find_page(grid) if sheets else None
    if page is None:
        return None
    above = above_of(grid.rows[: max(page.head, page.first)])
    around = read_around((*outside, *above))
    made = Plan(grid, page.head, listing=page, page=True, above=above, around=around)
    alone = all(piece.table in (0, grid.table) for piece in document.pieces)
    by_file = alone and title_beside((), document.file) is not None
    return made if around.level is not None or by_file else None


def of_marks(grids: Sequence[Grid]) -> Finding | None:
    """What to say of a document whose tables name levels and hold nothing but marks; None where none does."""
    for grid in grids:
        head = find_head(grid)
        axis = read_axis(grid.rows[head]) if head is not None else None
        if head is None or axis is None or not min(axis):
            continue
        under = distinct(row[at] for row in grid.rows[head + 1 :] for at in axis)
        if under and all(len(cell.text) <= LONGEST_MARK for cell in under):
            listed = ", ".join(f"“{rung.text}”" for rung in axis.values())
            message = (
                f"A table names the levels {listed}, but its cells hold marks such as “{under[0].text}” and no words. "
                "Write what each mark means into the cells, or import the document that says it."
            )
            return Finding("import/no-framework", Severity.ERROR, message, line=under[0].pieces[0].source.line)
    return None


def _listing(grid: Grid) -> Plan | None:
    """A listing whose rows say their level."""
    listing = find_listing(grid)
    headed = listing is not None and read_axis(grid.rows[listing.head]) is None
    if listing is None or not headed:
        listing = shaped_listing(grid)
    elif not lists_levels(grid, listing):
        return None
    if listing is None:
        return None
    return Plan(grid, listing.head, listing=listing, above=above_of(grid.rows[: max(listing.head, listing.first)]))


def _matrix(grid: Grid) -> Plan | None:
    """A matrix, whichever way round it lies: where both ways have levels, the one that has more of them."""
    upright = _upright(grid, above_of)
    top = first_of_several(grid) or 0
    lying = _upright(grid.below(top).transposed(), lambda _: above_of(grid.rows[:top]))
    if upright is None or lying is None:
        return upright or lying
    return lying if _weight(lying) > _weight(upright) else upright


def _weight(plan: Plan) -> tuple[bool, bool, int]:
    """How much speaks for an axis: levels that are levels anywhere count before mere numbers, as rows may have, and
    those that name a role, or have a code, before names that differ in a number."""
    rungs = plan.axis.values()
    told = any(rung.code or NOUN.search(rung.role) for rung in rungs)
    return any(rung.sure for rung in rungs), told, len(rungs)


def _upright(grid: Grid, above: Callable[[Sequence[Row]], tuple[Piece, ...]]) -> Plan | None:
    head = find_head(grid)
    axis = read_axis(grid.rows[head]) if head is not None else None
    if head is None or axis is None or not is_matrix(grid, head, axis):
        return None
    return Plan(grid, head, axis, above=above(grid.rows[:head]))


def _own_levels(grid: Grid) -> Plan | None:
    """A matrix whose levels have names of the company's own: what heads its columns behind the one of competencies, or
    what stands in its column of levels.
    """
    top = first_of_several(grid)
    if top is None or top + 1 >= len(grid.rows):
        return None
    below = grid.below(top)
    above = above_of(grid.rows[:top])
    head = below.rows[0]
    if head[0] is not None and kind_of(head[0].text) is Kind.LEVEL:
        turned = below.transposed()
        axis = _own_axis(turned.rows[0], 1)
        return Plan(turned, 0, axis, own=True, above=above) if axis and is_matrix(turned, 0, axis) else None
    kinds = [kind_of(cell.text) if cell is not None else None for cell in head]
    stub = next((at for at, kind in enumerate(kinds) if kind not in (*NAMES, Kind.DEFINITION, Kind.NUMBER)), len(kinds))
    axis = _own_axis(head, stub) if any(kind in NAMES for kind in kinds[:stub]) else {}
    return Plan(grid, top, axis, own=True, above=above) if axis and is_matrix(grid, top, axis) else None


def _own_axis(row: Row, first: int) -> Axis:
    """The levels that stand in a row from a place on, whatever they are called; none where they are no names."""
    cells = {at: cell for at, cell in enumerate(row) if at >= first and cell is not None}
    names = [key_of(cell.text) for cell in cells.values()]
    plain = all(
        cell.words <= LONGEST_OWN and not shape.is_sentence(cell.text) and kind_of(cell.text) is None
        for cell in cells.values()
    )
    if not plain or not 1 < len(set(names)) == len(names) <= MOST_OWN:
        return {}
    role = shared_role([cell.text for cell in cells.values()])
    if not role:
        return {at: Rung(cell.text, cell.text) for at, cell in cells.items()}
    heads = {at: cell.text[: -len(role)].strip() for at, cell in cells.items()}
    return {at: Rung(cell.text, heads[at] or role, role, worded=True) for at, cell in cells.items()}


def headings_above(document: Document) -> dict[int, tuple[Piece, ...]]:
    """By table: the headings that it stands under, the outermost first, and a bold line right above it."""
    found: dict[int, tuple[Piece, ...]] = {}
    stack: list[Piece] = []
    last: Piece | None = None
    blank = Look.BLANK
    for piece in document.pieces:
        if piece.row and piece.table in found:
            last = last if piece.look is blank else piece  # a further cell, as most pieces of a sheet are
            continue
        if piece.table and piece.table not in found:
            near = last is not None and last.look is Look.PARAGRAPH and not last.table and _is_caption(last)
            found[piece.table] = (*stack, last) if near and last is not None else tuple(stack)
            if not piece.row:
                found[piece.table] = (*found[piece.table], piece)  # its caption
        elif piece.table and not piece.row and piece.number not in {held.number for held in found[piece.table]}:
            found[piece.table] = (*found[piece.table], piece)  # a second line of its caption
        elif piece.look is Look.HEADING and not piece.table:
            stack = [held for held in stack if held.depth < piece.depth]
            stack.append(piece)
        if piece.look is not blank:
            last = piece
    return found


def _is_caption(piece: Piece) -> bool:
    return ("bold" in piece.marks or piece.text.endswith(":")) and len(piece.text.split()) <= LONGEST_OWN + 2
