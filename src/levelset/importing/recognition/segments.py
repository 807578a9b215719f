"""Runs of statements in which headings are gone and no gap is left: where one group ends and the next begins.

Dynamic programming over the statements in order: each part is given one name, names are used once, and a new part has a
price, so that a run that reads as one stays one. A row of scores says how like a statement is to each name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from levelset.importing.recognition.blocks import Block

NEW_PART = 0.10
"""What it costs to begin another part in a run without any heading. Measured on 18 pages with headings lost and no gap
left: from 0.05 to 0.15 about as many statements come under the right name, 0.2 loses three of a hundred, 0.3 eight."""

UNDER_HEADING = 0.8
"""The same under a heading that stands in the document, which is believed unless much speaks against it."""

BEAM = 400
"""States that are carried on from one statement to the next."""

GAP = 0.25
"""What a blank line at a border is worth."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some statements that belong together, and the index of the choice that names them."""

    blocks: tuple[Block, ...]
    choice: int


LONGEST_RUN = 150
"""Statements of one run that is still cut: no page says so much under lost headings of one pillar."""

LARGEST_SPREAD = 20_000
"""Statements times headings that are still spread: what is larger is no page that anyone wrote."""

Way = tuple[int, "Way | None"]
"""The name of the last statement, and the way to the one before."""

States = dict[tuple[int, int], tuple[float, Way]]
"""``(last name, names used)`` → the worth of the best way there, and that way."""

Scores = Sequence[Sequence[float]]
"""Likeness of each statement (rows) to each name (columns)."""


def spread(blocks: Sequence[Block], scores: Scores, names: int) -> list[Part]:
    """The best cut into one part for each name, in their order: columns of a table that were copied one by one.

    Every name gets one statement at least while there are enough.
    """
    least = 1 if len(blocks) >= names else 0
    best: dict[int, float] = {0: 0.0}
    cuts: list[dict[int, int]] = []
    for name in range(names):
        best, begun = _spread_one(blocks, [row[name] for row in scores], best, least)
        cuts.append(begun)
    ends = [len(blocks)] * names
    for name in range(names - 1, 0, -1):
        ends[name - 1] = cuts[name][ends[name]]
    starts = (0, *ends[:-1])
    return [Part(tuple(blocks[a:b]), name) for name, (a, b) in enumerate(zip(starts, ends, strict=True))]


def _spread_one(
    blocks: Sequence[Block], scores: Sequence[float], before: dict[int, float], least: int
) -> tuple[dict[int, float], dict[int, int]]:
    """The worth of ending one more part at each place, and where that part begins; one pass over the statements."""
    reached: dict[int, float] = {}
    begun: dict[int, int] = {}
    run: tuple[float, int] | None = None
    for end in range(len(blocks) + 1):
        score = scores[end - 1] if end else 0.0
        if run is not None:
            run = (run[0] + score, run[1])
        start = end - least
        if start in before:
            worth = before[start] + (score if least else 0.0)
            if run is None or worth > run[0]:
                run = (worth, start)
        if run is not None:
            bonus = GAP if 0 < end < len(blocks) and blocks[end].gap else 0.0
            reached[end], begun[end] = run[0] + bonus, run[1]
    return reached, begun


def cut(blocks: Sequence[Block], scores: Scores, names: int, *, first: int | None = None) -> list[Part]:
    """The best cut into parts that bear any names in any order, each once; ``first`` is the name of the first part.

    A state is the last name and the set of those used.
    """
    price = NEW_PART if first is None else UNDER_HEADING
    states: States = {}
    for index, row in enumerate(scores):
        reached: States = {}
        for name in range(names):
            bit = 1 << name
            if index == 0:
                if first is None or first == name:
                    reached[(name, bit)] = (row[name], (name, None))
                continue
            border = (GAP if blocks[index].gap else 0.0) - price
            for (last, used), (value, path) in states.items():
                if last == name:
                    key, worth = (name, used), value + row[name]
                elif not used & bit:
                    key, worth = (name, used | bit), value + row[name] + border
                else:
                    continue
                if key not in reached or worth > reached[key][0]:
                    reached[key] = (worth, (name, path))
        states = _kept(reached)
    named = _names_on(max(states.values(), key=lambda state: state[0])[1])
    parts: list[Part] = []
    start = 0
    for end in range(1, len(named) + 1):
        if end == len(named) or named[end] != named[start]:
            parts.append(Part(tuple(blocks[start:end]), named[start]))
            start = end
    return parts


def _names_on(way: Way) -> list[int]:
    """The names on a way, from its beginning."""
    names: list[int] = []
    step: Way | None = way
    while step is not None:
        names.append(step[0])
        step = step[1]
    return names[::-1]


def _kept(states: States) -> States:
    ranked = sorted(states.items(), key=lambda item: (-item[1][0], item[0]))
    return dict(ranked[:BEAM])
