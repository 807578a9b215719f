"""Tables that are drawn with rules: which cell of which table a place on the page belongs to."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from levelset.importing.layout.printed import Rule

TOUCH = 3.0
"""Points by which the ends of two rules may miss each other and still meet."""

SHORTEST = 8.0
"""Points of a rule that may be the side of a cell."""

MOST_RULES = 4_000
"""Rules of a page that are still looked at; a page with more is a drawing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled table. ``row`` and ``column`` count from 1; ``rows`` and ``columns`` tell what it spans."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table of a page: where its columns (``xs``) and rows (``ys``) are parted, and the cell of each field."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[tuple[int, int], Cell]

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The cell at a place of the page, None outside of the table."""
        if not (self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1):
            return None
        row = min(max(bisect_right(self.ys, y), 1), len(self.ys) - 1)
        column = min(max(bisect_right(self.xs, x), 1), len(self.xs) - 1)
        return self.cells[(row, column)]


def ruled_tables(rules: Iterable[Rule]) -> list[RuledTable]:
    """The tables that the rules of a page draw, from top to bottom. A frame around one cell is none."""
    told = [rule for rule in rules if max(rule.x1 - rule.x0, rule.y1 - rule.y0) >= SHORTEST]
    if len(told) > MOST_RULES:
        return []
    tables = [_table(group) for group in _groups(_merged(told))]
    return sorted((table for table in tables if table is not None), key=lambda table: (table.ys[0], table.xs[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Rules with those put together that lie on one line and touch: most programs draw one for every cell."""
    told = list(rules)
    levels = [(rule.y0, rule.x0, rule.x1) for rule in told if rule.is_level]
    uprights = [(rule.x0, rule.y0, rule.y1) for rule in told if not rule.is_level]
    made = [Rule(start, at, end, at) for at, start, end in _chained(levels)]
    return made + [Rule(at, start, at, end) for at, start, end in _chained(uprights)]


def _chained(pieces: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """``(place, start, end)`` of lines whose pieces touch; places that are as good as one are one."""
    lines: list[list[tuple[float, float, float]]] = []
    for piece in sorted(pieces):
        if lines and piece[0] - lines[-1][0][0] <= TOUCH / 2:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    made: list[tuple[float, float, float]] = []
    for line in lines:
        runs: list[tuple[float, float]] = []
        for _, start, end in sorted(line, key=lambda piece: piece[1]):
            if runs and start <= runs[-1][1] + TOUCH:
                runs[-1] = (runs[-1][0], max(runs[-1][1], end))
            else:
                runs.append((start, end))
        made.extend((line[0][0], start, end) for start, end in runs)
    return made


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.x0 - TOUCH <= other.x1
        and other.x0 - TOUCH <= one.x1
        and one.y0 - TOUCH <= other.y1
        and other.y0 - TOUCH <= one.y1
    )


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules that hang together."""
    left = list(rules)
    groups: list[list[Rule]] = []
    while left:
        group = [left.pop()]
        for rule in group:
            near = [other for other in left if _meet(rule, other)]
            if near:
                group.extend(near)
                left = [other for other in left if not _meet(rule, other)]
        groups.append(group)
    return groups


def _lines(values: Iterable[float]) -> tuple[float, ...]:
    """Distinct places, those that are as good as one put together."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > TOUCH:
            made.append(value)
    return tuple(made)


def _table(rules: Sequence[Rule]) -> RuledTable | None:
    levels = [rule for rule in rules if rule.is_level]
    uprights = [rule for rule in rules if not rule.is_level]
    if not levels or not uprights:
        return None
    ys = _lines([*((r.y0 + r.y1) / 2 for r in levels), min(r.y0 for r in uprights), max(r.y1 for r in uprights)])
    xs = _lines([*((r.x0 + r.x1) / 2 for r in uprights), min(r.x0 for r in levels), max(r.x1 for r in levels)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells = _cells(xs, ys, levels, uprights)
    return RuledTable(xs, ys, cells) if len(set(cells.values())) > 1 else None


def _cells(
    xs: Sequence[float], ys: Sequence[float], levels: Sequence[Rule], uprights: Sequence[Rule]
) -> dict[tuple[int, int], Cell]:
    """The cell of every field: fields that no rule parts belong to one, as far as that is a rectangle."""
    cells: dict[tuple[int, int], Cell] = {}
    for row in range(1, len(ys)):
        for column in range(1, len(xs)):
            if (row, column) in cells:
                continue
            columns = 1
            middle = (ys[row - 1] + ys[row]) / 2
            while column + columns < len(xs) and not _stands(uprights, xs[column + columns - 1], middle):
                columns += 1
            rows = 1
            center = (xs[column - 1] + xs[column]) / 2
            while row + rows < len(ys) and not _lies(levels, ys[row + rows - 1], center):
                rows += 1
            cell = Cell(row, column, rows, columns)
            for y in range(row, row + rows):
                for x in range(column, column + columns):
                    cells.setdefault((y, x), cell)
    return cells


def _stands(uprights: Iterable[Rule], x: float, y: float) -> bool:
    return any(
        abs((rule.x0 + rule.x1) / 2 - x) <= TOUCH and rule.y0 - TOUCH <= y <= rule.y1 + TOUCH for rule in uprights
    )


def _lies(levels: Iterable[Rule], y: float, x: float) -> bool:
    return any(abs((rule.y0 + rule.y1) / 2 - y) <= TOUCH and rule.x0 - TOUCH <= x <= rule.x1 + TOUCH for rule in levels)
