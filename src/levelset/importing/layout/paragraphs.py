"""Printed lines → paragraphs: which line goes on with the one above, by its place, its size and the room there was."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from levelset.importing.layout.cut_words import CutWords, cut_words
from levelset.importing.layout.printed import said
from levelset.importing.layout.sheets import Line
from levelset.importing.layout.wrapping import is_titled
from levelset.importing.readers.bullets import without_bullet

ALIGNED = 0.6
"""Places closer than this, in font sizes, are one."""

DEEPEST = 3.0
"""How far the first or the other lines of a paragraph are indented, at most, in font sizes."""

OTHER_SIZE = 0.6
"""Points by which lines of one paragraph may differ in size."""

LEADING = 1.35
"""A distance of two lines that parts paragraphs, in usual distances."""

WIDER = 1.15
"""The same where a sentence ends above and another begins below."""

USUAL_LEADING = 1.25
"""The distance of two lines of a paragraph where the page does not tell, in font sizes."""

BEGINS_LOW = re.compile(r"^[a-zß-öø-ÿ(,;&+/]")
ENDS = re.compile(r"[.!?:;]$")

DASHES = ("-", "–", "—")
"""Bullets that may as well be dashes of a sentence."""

Place = tuple[int, int, int]


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one. ``number`` counts the lines of the document up to its first, from 1."""

    number: int
    lines: list[Line]
    text: str
    sign: str = ""

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line it ends with."""
        return self.lines[-1]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.bold for line in self.lines for run in line.runs)

    @property
    def italic(self) -> bool:
        """Whether all of it is in italics."""
        return all(run.italic for line in self.lines for run in line.runs)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.first.largest.size


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document is set: how far the lines of each column reach, how far they are apart, whether items hang."""

    reach: dict[tuple[int, ...], float]
    leading: dict[float, float]
    hanging: bool
    words: CutWords = field(default_factory=CutWords)


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document, in reading order."""
    setting = _Setting(_reach(lines), _leading(lines), _hangs(lines), cut_words(line.text for line in lines))
    made: list[Paragraph] = []
    open_at: dict[Place, Paragraph] = {}
    for number, line in enumerate(lines, 1):
        place = _place(line)
        last = open_at.get(place)
        if last is not None and _goes_on(last, line, setting):
            last.text = setting.words.joined(last.text, " ".join(map(said, line.runs)))
            last.lines.append(line)
            continue
        sign, text = _unsigned(line)
        begun = Paragraph(number, [line], text, sign)
        made.append(begun)
        open_at[place] = begun
    return made


def _place(line: Line) -> Place:
    return line.table, line.row, line.column if line.table else 0


def _key(line: Line) -> tuple[int, ...]:
    """What lines share that were set into one column."""
    if line.table:
        return line.table, line.column, line.columns
    return (0, line.column, line.page, line.region) if line.column else (0,)


def _unsigned(line: Line) -> tuple[str, str]:
    """The bullet of a line, and its words."""
    if line.runs[0].sign:
        return line.runs[0].sign, line.text
    found = without_bullet(line.text)
    return found.sign, found.text


def _left(line: Line) -> float:
    return line.runs[0].x0


def _inner(line: Line) -> float:
    return line.runs[0].inner


def _right(line: Line) -> float:
    return line.runs[-1].x1


def _base(line: Line) -> float:
    return line.largest.base


def _reach(lines: Iterable[Line]) -> dict[tuple[int, ...], float]:
    """How far to the right the lines of each column go; one in fifty may stand out."""
    ends: dict[tuple[int, ...], list[float]] = defaultdict(list)
    for line in lines:
        ends[_key(line)].append(_right(line))
    return {key: sorted(values, reverse=True)[len(values) // 50] for key, values in ends.items()}


def _steps(lines: Sequence[Line]) -> Iterable[tuple[Line, Line]]:
    """Lines of one size right below each other."""
    for above, below in pairwise(lines):
        same = _place(above) == _place(below) and above.column == below.column and above.page == below.page
        if same and abs(above.largest.size - below.largest.size) <= OTHER_SIZE and not _unsigned(below)[0]:
            yield above, below


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of two lines of a paragraph, for each size."""
    steps: dict[float, list[float]] = defaultdict(list)
    for above, below in _steps(lines):
        step = _base(below) - _base(above)
        size = below.largest.size
        if BEGINS_LOW.match(below.text) and 0.8 * size < step < 2.5 * size:
            steps[round(size)].append(step)
    return {size: median(values) for size, values in steps.items()}


def _hangs(lines: Sequence[Line]) -> bool:
    """Whether the lines below an item stand below its words rather than below its bullet."""
    hanging = flush = 0
    above: Line | None = None
    for line in lines:
        first = line.runs[0]
        if first.sign:
            above = line
        elif above is not None and _place(above) == _place(line) and BEGINS_LOW.match(line.text):
            near = ALIGNED * first.size
            hanging += abs(first.x0 - _inner(above)) < near < abs(first.x0 - _left(above))
            flush += abs(first.x0 - _left(above)) < near
            above = None
    return hanging > flush


def _goes_on(paragraph: Paragraph, line: Line, setting: _Setting) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last, size = paragraph.last, line.largest.size
    sign, _ = _unsigned(line)
    if line.runs[0].turned or last.runs[0].turned:
        return False
    if abs(paragraph.size - size) > OTHER_SIZE or paragraph.bold != all(run.bold for run in line.runs):
        return False
    room = _right(last) + 0.25 * size + line.runs[0].word <= setting.reach[_key(last)] - 0.5
    low = bool(BEGINS_LOW.match(line.text))
    if sign and (room or sign not in DASHES or sign == paragraph.sign or not _is_below(paragraph, line)):
        return False
    if _is_over(last, line):
        long = bool(paragraph.sign) or len(paragraph.lines) > 1
        return low or (long and not room and not ENDS.search(last.text) and not is_titled(line.text))
    step = _base(line) - _base(last)
    usual = setting.leading.get(round(size), USUAL_LEADING * size)
    begins = not (paragraph.sign or low) and ENDS.search(last.text) and round(size) in setting.leading
    if not 0 < step <= (WIDER if begins else LEADING) * usual or not _is_aligned(paragraph, line, setting):
        return False
    if paragraph.sign and setting.hanging and _is_below(paragraph, line):
        return True
    return (low and not ENDS.search(last.text)) if room else True


def _is_below(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line begins right below the words of a paragraph."""
    below = _left(paragraph.last) if _is_over(paragraph.first, line) else _inner(paragraph.first)
    return abs(_left(line) - below) < ALIGNED * line.largest.size


def _is_over(last: Line, line: Line) -> bool:
    """Whether a page or a column ends between two lines."""
    return last.page != line.page or last.column != line.column or last.region != line.region


def _is_aligned(paragraph: Paragraph, line: Line, setting: _Setting) -> bool:
    """Whether a line stands where the next line of a paragraph does."""
    near = ALIGNED * line.largest.size
    left, first, last = _left(line), paragraph.first, paragraph.last
    if _is_over(first, line):
        return abs(left - _left(last)) < near
    if paragraph.sign:
        below_words = abs(left - _inner(first)) < near if first.runs[0].sign else left - _left(first) > -near
        apart = first.runs[0].indent > line.largest.size
        below_sign = abs(left - _left(first)) < near and not (setting.hanging and apart)
        return below_words or below_sign
    if abs(left - _left(last)) < near:
        return True
    if abs((left + _right(line)) - (_left(last) + _right(last))) < 2 * near:
        return True
    only = len(paragraph.lines) == 1
    return only and abs(left - _left(first)) < DEEPEST * line.largest.size and (left < _left(first) or not _ends(last))


def _ends(line: Line) -> bool:
    return bool(ENDS.search(line.text))


def merged_tables(pages: Sequence[Sequence[Line]]) -> tuple[list[Line], list[Line]]:
    """The lines of all pages, tables that go on from one page to the next as one; and heads that were repeated."""
    lines: list[Line] = []
    repeated: list[Line] = []
    for page in pages:
        told = list(page)
        if lines and told and lines[-1].table and told[0].table and _same_columns(lines, told):
            told, again = _continued(lines, told)
            repeated.extend(again)
        lines.extend(told)
    return _cell_by_cell(lines), repeated


def _starts(lines: Iterable[Line], table: int) -> dict[int, set[float]]:
    """Where the lines of each column of a table begin."""
    starts: dict[int, set[float]] = defaultdict(set)
    for line in lines:
        if line.table == table and line.columns == 1:
            starts[line.column].add(_left(line))
    return starts


def _same_columns(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the table at the head of a page has the columns of the one at the foot of the page before."""
    one, other = _starts(above, above[-1].table), _starts(below, below[0].table)
    near = below[0].largest.size / 2
    alike = (any(abs(a - b) < near for a in one[column] for b in other[column]) for column in other if column in one)
    return bool(other) and other.keys() <= one.keys() and all(alike)


def _continued(above: Sequence[Line], below: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of a page with its first table as the rest of the last one above; and the heads repeated there."""
    table, number = above[-1].table, below[0].table
    old = [line for line in above if line.table == table]
    new = [line for line in below if line.table == number]
    head = {(line.column, line.text) for line in old if line.row == min(each.row for each in old)}
    first = min(line.row for line in new)
    again = [line for line in new if line.row == first and (line.column, line.text) in head]
    if {(line.column, line.text) for line in again} == head:
        new = [line for line in new if line not in again]
        first = min((line.row for line in new), default=first)
    else:
        again = []
    names = min(line.column for line in old)
    goes_on = bool(new) and not any(line.row == first and line.column == names for line in new)
    offset = max(line.row + line.rows - 1 for line in old) - first + (0 if goes_on else 1)
    moved = [replace(line, table=table, row=line.row + offset) for line in new]
    rest = [line for line in below if line.table != number]
    return [*moved, *rest], again


def _cell_by_cell(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of each table in the order of its cells, wherever its parts stood."""
    order: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.table:
            order.setdefault(line.table, at)
    keys = [
        (order.get(line.table, at), line.row, line.column if line.table else 0, at) for at, line in enumerate(lines)
    ]
    return [lines[key[-1]] for key in sorted(keys)]


def widest_size(paragraphs: Iterable[Paragraph]) -> float:
    """The size in which most of a document is set."""
    letters: dict[float, int] = defaultdict(int)
    for paragraph in paragraphs:
        letters[round(paragraph.size * 2) / 2] += len(paragraph.text)
    return max(letters, key=lambda size: letters[size]) if letters else 10.0
