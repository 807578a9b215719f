"""Pages that are set in columns of sentences, as newspapers are."""

from collections import Counter
from itertools import pairwise

from levelset.importing.layout.rows import BEGINS_LOW, Lines, Region
from levelset.importing.readers.bullets import SIGN

FEWEST_LINES = 3
"""Lines with text on both sides of a gutter, at least."""

LONGEST_LABEL = 5
"""Words on a line of a column that only names what stands beside it, at most."""

SHARE_OF_COLUMN = 0.25
"""At least this share of the lines has text in two columns of a newspaper; the lines of two may stand apart."""

FEWEST_SENTENCES = 5
"""Lines of two columns of a newspaper, at least; the last one may end early."""

SHARE_OF_ITEMS = 0.4
"""Share of the lines of a column that have a bullet, at least, where none of them goes on in the next line."""

MOST_GUTTERS = 60
"""Places at which a column may begin that are tried on a page."""


def newspapers_of(lines: Lines) -> list[Region]:
    """The parts that are set in columns of sentences, each page on its own."""
    borders = [0, *sorted(n for n in lines.seen.breaks if n), len(lines.rows)]
    found = (_newspaper(lines, start, end) for start, end in pairwise(borders))
    return [region for region in found if region is not None]


def _newspaper(lines: Lines, start: int, end: int) -> Region | None:
    """The rows of a page between which a gutter stays open, where every column beside it holds sentences."""
    if sum(len(row) > 1 for row in lines.rows[start:end]) < FEWEST_LINES:
        return None
    begins = Counter(segment.start for row in lines.rows[start:end] for segment in row)
    runs = {
        (first, last, edge)
        for edge, _ in begins.most_common(MOST_GUTTERS)
        for first, last in _open_runs(lines, start, end, edge)
    }
    for first, last, edge in sorted(runs, key=lambda run: (run[0] - run[1], run)):
        region = Region(first, last, lines.all_edges(first, last, edge), is_newspaper=True)
        if last - first >= FEWEST_SENTENCES and _is_newspaper(lines, region):
            return region
    return None


def _open_runs(lines: Lines, start: int, end: int, edge: int) -> list[tuple[int, int]]:
    """The longest runs of rows that leave a gutter open, with text on both of its sides."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    for at in range(start, end + 1):
        is_open = at < end and lines.is_open(lines.rows[at], edge)
        if is_open and first is None and lines.rows[at]:
            first = at
        elif not is_open and first is not None:
            runs.append((first, at))
            first = None
    both = [(a, b) for a, b in runs if any(lines.has_right(lines.rows[n], edge) for n in range(a, b))]
    return sorted(both, key=lambda run: run[0] - run[1])[:2]


def _is_newspaper(lines: Lines, region: Region) -> bool:
    """Whether every column holds sentences of its own that go on from line to line."""
    rows = [lines.cells(row, region.edges) for row in lines.rows[region.start : region.end] if row]
    full = 0
    for column in zip(*rows, strict=True):
        filled = [" ".join(segment.text for segment in cell) for cell in column if cell]
        if sum(len(text.split()) for text in filled) <= len(filled) * LONGEST_LABEL / 2:
            return False
        low = sum(bool(BEGINS_LOW.match(text)) for text in filled)
        items = sum(bool(SIGN.match(text)) for text in filled)
        long = len(filled) >= max(FEWEST_SENTENCES, SHARE_OF_COLUMN * len(rows))
        full += long and (low >= len(filled) / 10 or items >= SHARE_OF_ITEMS * len(filled))
    return full > 1 and not _is_banded(lines, region)


def _is_banded(lines: Lines, region: Region) -> bool:
    """Whether blank lines part rows in which several columns begin anew at the same line."""
    bands = lines.bands(region)
    if len(bands) < 2:
        return False
    for start, _ in bands:
        cells = [cell for cell in lines.cells(lines.rows[start], region.edges) if cell]
        if len(cells) < 2 or any(BEGINS_LOW.match(cell[0].text) for cell in cells):
            return False
    return True
