"""What the pages of a printed document repeat at the same place: running heads and feet, page numbers, stamps."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from levelset.importing.layout.furniture import PAGE_FOOT, SAYS_PAGE
from levelset.importing.layout.printed import Run, joined, lines_of

MARGIN = 0.12
"""The part of a page at its head and foot in which running heads stand."""

NEAR = 6.0
"""Points by which a running head may stand higher or lower from page to page."""

LARGE = 1.25
"""A line that is larger than the text by this much is a title where it stands first, if it is repeated or not."""

PRINTED_AT = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}[:.]\d{2}")
"""What browsers print at the head of a page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The runs of a page, as far as they are read."""

    number: int
    height: float
    runs: tuple[Run, ...]


def repeated_runs(sheets: Sequence[Sheet]) -> list[frozenset[Run]]:
    """The runs of each page that belong to its head or foot."""
    heads = [list(_heads(sheet)) for sheet in sheets]
    counts: Counter[tuple[str, int]] = Counter()
    for lines in heads:
        counts.update({(_key(line), round(line[0].base / NEAR) + shift) for line in lines for shift in (-1, 0, 1)})
    usual = _usual_size(sheets)
    seen: set[str] = set()
    found: list[frozenset[Run]] = []
    for lines in heads:
        here: set[Run] = set()
        for line in lines:
            key = _key(line)
            often = counts[(key, round(line[0].base / NEAR))] >= max(2, (len(sheets) + 1) // 2)
            is_title = line[0].size > LARGE * usual and key not in seen
            if _says_so(line) or (often and not is_title and not _numbered_title(line, usual)):
                here.update(line)
            seen.add(key)
        found.append(frozenset(here | {run for run in sheets[len(found)].runs if run.slanting}))
    return found


def _heads(sheet: Sheet) -> list[list[Run]]:
    """The lines in the margins of a page."""
    low, high = MARGIN * sheet.height, (1 - MARGIN) * sheet.height
    return lines_of(run for run in sheet.runs if not low < run.base < high and not run.slanting)


def _key(line: Sequence[Run]) -> str:
    """The text of a line, its numbers alike."""
    return re.sub(r"\b\d+\b", "#", " ".join(run.text for run in joined(line))).casefold()


def _says_so(line: Sequence[Run]) -> bool:
    """Whether a line says that it is the head or foot of a page: a number of the page, the time of printing."""
    texts = [run.text.strip() for run in joined(line)]
    return any(SAYS_PAGE.search(text) or PRINTED_AT.match(text) for text in texts) or bool(PAGE_FOOT.match(texts[-1]))


def _numbered_title(line: Sequence[Run], usual: float) -> bool:
    """Whether a large line differs from page to page in a number alone: “Engineer 1”, “Engineer 2”."""
    return line[0].size > LARGE * usual and bool(re.search(r"\b\d+\b", " ".join(run.text for run in line)))


def _usual_size(sheets: Sequence[Sheet]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for run in sheet.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0
