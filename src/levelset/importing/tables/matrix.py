"""Matrices: levels as columns and responsibilities as rows. One that lies the other way round is transposed before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from levelset.core.addresses import key_of
from levelset.importing.document import Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.layout.wrapping import is_titled
from levelset.importing.recognition.ladders import shared_role
from levelset.importing.recognition.titles import NOUN
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.book import Book, Leaf, Named
from levelset.importing.tables.filling import Context, Line, fill, is_aside, name_and_definition, named, parts_of
from levelset.importing.tables.grid import Cell, Grid, Row, distinct
from levelset.importing.tables.rungs import Axis, Rung, joined, ranks_of, read_axis, read_rung, titled
from levelset.importing.tables.said import SPOKEN, said_in, stand_alone
from levelset.importing.tables.words import Kind, is_summary, kind_exactly, kind_of

SAYS = 3
"""Words from which on a cell under a level is more than a mark or a figure."""

SHARE_SPOKEN = 0.4
"""Share of the cells under the levels that must say something before a table counts as a matrix."""

SHARE_TITLED = 0.6
"""Share of the cells in capitals before a table without names says nothing in them."""

AXES = (Kind.LEVEL, Kind.RESPONSIBILITY, Kind.PILLAR)
LEAST_AXES = 3
"""Levels of a table of single words, at least."""

SHARE_AXES = 0.8
"""Share of its cells that say something, and of those that say something of their own."""

PLAIN_WORDS = re.compile(r"[^\W\d_]{3}[^\d@%$€£]*")
"""Words, not a mark, a figure, an address or a sum."""

FIGURE = re.compile(r"[\d.,]+\s?[%x]?")
"""A number, or a share: what weighs a row names nothing."""

WORDY = 9
"""Words that the cells of a column hold on average before they are taken as definitions rather than names."""

LOOK_AHEAD = 12
LONGEST_TITLE = 6
ASIDES = {Kind.EXAMPLE: Fate.EXAMPLE, Kind.NOTE: Fate.NOTE}


@dataclass
class _Head:
    """The head at hand: which level each column holds, and what the columns before and behind them are."""

    axis: Axis
    cells: dict[int, list[Cell]]
    ranks: dict[int, int | None]
    kinds: dict[int, Kind] = field(default_factory=dict)
    asides: dict[int, Kind] = field(default_factory=dict)
    leaves: dict[tuple[int, Cell | None], Leaf] = field(default_factory=dict)
    """The pages that its columns fill, by the role at hand."""


@dataclass
class _Names:
    """The names that hold from row to row until others stand in their place."""

    pillar: Named | None = None
    name: Named | None = None
    role: Cell | None = None
    band: Named | None = None


def find_head(grid: Grid) -> int | None:
    """The index of the first row that holds levels, or None where none near the top does."""
    for index, row in enumerate(grid.rows[:LOOK_AHEAD]):
        if read_axis(row) is not None and index + 1 < len(grid.rows):
            return index
    return None


def is_matrix(grid: Grid, head: int, axis: Axis) -> bool:
    """Whether what stands under the levels says something, as behaviors do, and is no mark, title or link."""
    under = distinct(row[at] for row in grid.rows[head + 1 :] for at in axis)
    if not min(axis) and not any(rung.code for rung in axis.values()) and _are_catchwords(under):
        return False  # two roles compared, say, or what belongs to each
    spoken = sum(
        (cell.words >= SAYS or _is_list(cell)) and read_rung(cell.raw) is None and not cell.is_link for cell in under
    )
    return spoken >= max(1, SHARE_SPOKEN * len(under)) or _are_axes(grid, head, axis)


def _is_list(cell: Cell) -> bool:
    """Whether a cell lists things, however short they are."""
    return all(piece.look is Look.ITEM for piece in cell.pieces)


def _are_axes(grid: Grid, head: int, axis: Axis) -> bool:
    """Whether a table says in a word or two what each level is on each axis: "Learns", "Maintains", "Designs".

    Its corner has to announce what stands below or beside it, its levels have to be some for sure, and each row has to
    say other words at most of them: no marks, numbers or titles.
    """
    first = min(axis)
    corner = grid.rows[head][first - 1] if first else None
    if (
        corner is None
        or kind_of(corner.text) not in AXES
        or len(axis) < LEAST_AXES
        or not all(rung.sure for rung in axis.values())
    ):
        return False
    rows = [distinct(row[at] for at in axis) for row in grid.rows[head + 1 :]]
    under = [cell for row in rows for cell in row]
    plain = sum(bool(PLAIN_WORDS.fullmatch(cell.text)) and read_rung(cell.raw) is None for cell in under)
    different = sum(len({key_of(cell.text) for cell in row}) for row in rows)
    full = len(under) >= SHARE_AXES * len(axis) * len(rows)
    return full and plain >= SHARE_AXES * len(under) > 0 and different >= SHARE_AXES * len(under)


def _are_catchwords(cells: Sequence[Cell]) -> bool:
    """Whether cells are headlines rather than something that is said: capitals throughout, and no full stop."""
    titled = sum(is_titled(cell.text) for cell in cells)
    stopped = any(cell.text.endswith((".", ";")) for cell in cells)
    return not stopped and titled >= SHARE_TITLED * len(cells) > 0


def names_of(grid: Grid, head: int, axis: Axis) -> tuple[str, ...]:
    """The keys of the names that stand before the levels, each once."""
    first = min(axis, default=0)
    cells = distinct(row[at] for row in grid.rows[head + 1 :] for at in range(first))
    return tuple(dict.fromkeys(key_of(cell.text) for cell in cells if kind_exactly(cell.text) is None))


def read_matrix(grid: Grid, head: int, levels: Axis, context: Context, vocabulary: Vocabulary, book: Book) -> None:
    """Unfold a matrix into the pages of the book; what stands above its head is left to the caller."""
    apart = stand_alone(distinct(row[at] for row in grid.rows[head + 1 :] for at in levels))
    above = grid.rows[head - 1] if head else None
    made: _Head | None = None
    names = _Names(context.pillar, None)
    skip = 0
    for index in range(head, len(grid.rows)):
        row = grid.rows[index]
        if skip:
            skip -= 1
            continue
        axis = levels if index == head else read_axis(row)
        if axis is not None and (made is None or _begins_anew(axis, made, row)):
            made, skip = _head(grid, index, axis, above if index == head else None, book)
            names = _Names(context.pillar, None)
        elif made is not None:
            _row(row, made, names, _Table(context, vocabulary, book, apart=apart))


@dataclass(frozen=True)
class _Table:
    context: Context
    vocabulary: Vocabulary
    book: Book
    apart: bool


def _begins_anew(axis: Axis, made: _Head, row: Row) -> bool:
    """Whether levels stand in the very columns in which they stood before: the head of another table beneath."""
    return set(axis) == set(made.axis) and all(cell.words < SPOKEN * 2 for cell in distinct(row[at] for at in axis))


def _head(grid: Grid, index: int, axis: Axis, above: Row | None, book: Book) -> tuple[_Head, int]:
    """The head at a row, and how many rows below it belong to it."""
    row = grid.rows[index]
    cells = {at: [cell] for at in axis for cell in [row[at]] if cell is not None}
    rungs = dict(axis)
    taken = 0
    extra = grid.rows[index + 1 : index + 2]
    if extra and _is_second_head(extra[0], axis):
        taken = 1
        for at in axis:
            _take(rungs, cells, at, extra[0][at])
    if above is not None:
        for at, cell in _roles_above(above, axis):
            _take(rungs, cells, at, cell)
    order = list(rungs)
    ranks = dict(zip(order, ranks_of([rungs[at] for at in order]), strict=True))
    made = _Head(rungs, cells, ranks)
    below = grid.below(index + 1 + taken)
    first = min(axis)
    stub = [at for at in range(first) if any(r[at] is not None for r in below.rows)]
    made.kinds = _stub_kinds(grid, below, index, stub)
    behind = [at for at in range(first, grid.width) if at not in axis]
    made.asides = {at: _aside(row[at]) for at in behind}
    heads = [row[at] for at in range(grid.width) if at not in axis]
    heads += [extra[0][at] for at in range(grid.width) if taken and at not in axis]
    for cell in distinct(heads):
        book.note(Fate.SECTION, cell.pieces)
    return made, taken


def _take(rungs: dict[int, Rung], cells: dict[int, list[Cell]], at: int, cell: Cell | None) -> None:
    """Take up what a second head says of a level."""
    read = read_rung(cell.raw) if cell is not None else None
    if cell is None or any(cell is held for held in cells[at]):
        return
    rungs[at] = joined(rungs[at], read) if read is not None else replace(rungs[at], role=rungs[at].role or cell.text)
    cells[at].append(cell)


def _is_second_head(row: Row, axis: Axis) -> bool:
    """Whether a row below the levels says their titles: every cell names a role or a level, and none says more.

    What a row of titles is called may say so as well, if the titles share a role.
    """
    cells = distinct(row[at] for at in axis)
    called = any(cell is not None and kind_exactly(cell.text) is Kind.TITLE for cell in row[: min(axis)])
    read = all(map(read_rung, (cell.raw for cell in cells))) or (called and shared_role([cell.text for cell in cells]))
    return bool(len(cells) * 2 > len(axis) and read and all(cell.words <= LONGEST_TITLE for cell in cells))


def _roles_above(row: Row, axis: Axis) -> Iterator[tuple[int, Cell]]:
    """The cell above each level, where such cells tell roles or titles of several of them."""
    cells = distinct(row[at] for at in axis)
    if not cells or any(NOUN.search(cell.text) is None and read_rung(cell.raw) is None for cell in cells):
        return
    if len(cells) == 1 and len(distinct(row)) == 1:
        return  # the title of the table
    last: Cell | None = None
    for at in sorted(axis):
        last = row[at] or last
        if last is not None:
            yield at, last


def _aside(cell: Cell | None) -> Kind:
    kind = kind_of(cell.text) if cell is not None else None
    return kind if kind in (Kind.EXAMPLE, Kind.DEFINITION) else Kind.NOTE


def _stub_kinds(grid: Grid, below: Grid, index: int, stub: Sequence[int]) -> dict[int, Kind]:
    """What each column before the levels holds: by its head, by how much its cells say, and by its place."""
    kinds: dict[int, Kind] = {}
    wordy = {at: _words(below, at) for at in stub}
    for at in stub:
        heads = [row[at] for row in grid.rows[max(0, index - 1) : index + 1]]
        told = next(
            (kind for cell in reversed(heads) if cell is not None for kind in [kind_of(cell.text)] if kind), None
        )
        texts = [cell.text for cell in distinct(below.column(at))]
        if told is Kind.ROLE or all(NOUN.search(text) and len(text.split()) <= 5 for text in texts):
            kinds[at] = Kind.ROLE
        elif told is Kind.NUMBER or all(map(FIGURE.fullmatch, texts)):
            kinds[at] = Kind.NUMBER
        elif told in (Kind.DEFINITION, Kind.EXAMPLE, Kind.NOTE):
            kinds[at] = told
        elif len(stub) > 1 and (wordy[at] >= WORDY or (told is Kind.TEXT and wordy[at] > min(wordy.values()) + 1)):
            kinds[at] = Kind.DEFINITION
        else:
            kinds[at] = told if told in (Kind.PILLAR, Kind.RESPONSIBILITY) else Kind.RESPONSIBILITY
    names = [at for at in stub if kinds[at] in (Kind.PILLAR, Kind.RESPONSIBILITY)]
    for at in names[:-1]:
        kinds[at] = Kind.PILLAR
    if names:
        kinds[names[-1]] = Kind.RESPONSIBILITY
    return kinds


def _words(grid: Grid, at: int) -> float:
    cells = distinct(grid.column(at))
    return sum(cell.words for cell in cells) / len(cells) if cells else 0.0


def _row(row: Row, head: _Head, names: _Names, table: _Table) -> None:
    """One row below the levels: a band that names a pillar, or what is said of one responsibility at each level."""
    under = {at: cell for at in head.axis for cell in [row[at]] if cell is not None}
    told = distinct(row)
    across = len({id(row[at]) for at in head.axis}) == 1 < len(head.axis)
    if len(told) == 1 and (not under or across) and _band(told[0], row, head, names):
        return
    if len(told) == 1 and not under and is_aside(told[0]):
        return
    _rename(row, head, names)
    if not under:
        return
    line = Line(names.pillar, names.name or table.context.responsibility, _definition(row, head))
    fate = _fate_of(row, head, table.book)
    seen: set[tuple[int, tuple[str, str]]] = set()
    for at, cell in under.items():
        leaf = _leaf(at, head, names, table)
        key = (id(cell), head.axis[at].key)
        if key in seen:
            continue
        seen.add(key)
        for part, lines in parts_of(cell) if line.name is None else ((None, cell),):
            told_in = line if part is None else replace(line, name=named(part))
            fill(table.book, leaf, table.vocabulary, told_in, said_in(lines, fate=fate, apart=table.apart))
        for aside, kind in head.asides.items():
            beside = row[aside]
            if beside is not None and kind is not Kind.DEFINITION:
                fill(table.book, leaf, table.vocabulary, line, said_in(beside, fate=ASIDES[kind]))


def _fate_of(row: Row, head: _Head, book: Book) -> Fate:
    """What the cells of a row are: examples or notes where its name only announces these."""
    names = distinct(row[at] for at, kind in head.kinds.items() if kind is Kind.RESPONSIBILITY)
    kind = kind_exactly(names[-1].text) if names else None
    if kind is None and names and kind_of(names[-1].text) is Kind.EXAMPLE:
        kind = Kind.EXAMPLE  # "Example projects"
    if kind in (Kind.TEXT, Kind.EXAMPLE, Kind.NOTE):
        book.note(Fate.SECTION, names[-1].pieces)
    return ASIDES.get(kind, Fate.BEHAVIOR) if kind else Fate.BEHAVIOR


def _definition(row: Row, head: _Head) -> tuple[Piece, ...]:
    kinds = {**head.kinds, **head.asides}
    cells = distinct(row[at] for at, kind in kinds.items() if kind is Kind.DEFINITION)
    last = max((at for at, kind in head.kinds.items() if kind is Kind.RESPONSIBILITY), default=None)
    name = row[last] if last is not None else None
    below = name_and_definition(name)[1] if name is not None else ()
    return (*(piece for cell in cells for piece in cell.pieces), *below)


def _band(cell: Cell, row: Row, head: _Head, names: _Names) -> bool:
    """Whether a row is one name across the table, which then holds for the rows below it."""
    if is_aside(cell) or is_summary(cell.text):
        return False
    columns = [at for at, kind in head.kinds.items() if kind in (Kind.PILLAR, Kind.RESPONSIBILITY)]
    if len(columns) > 1 and row[columns[0]] is not cell:
        return False
    if read_rung(cell.raw) is not None and NOUN.search(cell.text):
        names.role = cell
    else:
        names.band = names.pillar = named(cell)
        names.name = None
    return True


def _rename(row: Row, head: _Head, names: _Names) -> None:
    """Take up the names that stand in a row; where a name above changes, those below it are over."""
    for at, kind in head.kinds.items():
        if kind is Kind.ROLE and row[at] is not None:
            names.role = row[at]
    columns = [at for at, kind in head.kinds.items() if kind in (Kind.PILLAR, Kind.RESPONSIBILITY)]
    cells = [row[at] for at in columns]
    if cells and cells[-1] is not None:
        cells[-1] = name_and_definition(cells[-1])[0]
    found = [named(cell) for cell in cells]
    if not found or (found[-1] is not None and kind_exactly(found[-1].text) in (Kind.TEXT, Kind.EXAMPLE, Kind.NOTE)):
        return
    if len(found) > 1 and found[0] is not None:
        if names.pillar is None or key_of(found[0].text) != key_of(names.pillar.text):
            names.name = found[0]
        names.pillar = found[0]
    inner = [name for name in (found[1:] or found) if name is not None]
    if inner:
        names.name = Named(
            ": ".join(dict.fromkeys(name.text for name in inner)), tuple(p for n in inner for p in n.pieces)
        )


def _leaf(at: int, head: _Head, names: _Names, table: _Table) -> Leaf:
    leaf = head.leaves.get((at, names.role))
    if leaf is not None:
        return leaf
    role, pieces = table.context.role, table.context.role_pieces
    if names.role is not None:
        role, pieces = names.role.text, names.role.pieces
    title = titled(head.axis[at], role, head.ranks[at])
    heads = tuple(piece for cell in head.cells[at] for piece in cell.pieces)
    return head.leaves.setdefault((at, names.role), table.book.leaf(title, (*heads, *pieces)))
