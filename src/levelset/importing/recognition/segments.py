"""Runs of statements in which headings are gone and no gap is left: where one group ends and the next begins.

Dynamic programming over the statements in order: each part is given one name, names are used once, and a new part has a
price, so that a run that reads as one stays one. A row of scores says how like a statement is to each name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from levelset.importing.recognition.blocks import Block

NEW_PART = 0.10
"""What it costs to begin another part in a run without any heading: about what separates neighbours by chance."""

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


States = dict[tuple[int, int], tuple[float, tuple[int, ...]]]
"""``(last name, names used)`` → the worth of the best way there, and that way."""

Scores = Sequence[Sequence[float]]
"""Likeness of each statement (rows) to each name (columns)."""


def spread(blocks: Sequence[Block], scores: Scores, names: int) -> list[Part]:
    """The best cut into one part for each name, in their order: columns of a table that were copied one by one.

    Every name gets one statement at least while there are enough.
    """
    least = 1 if len(blocks) >= names else 0
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, ())}]
    for name in range(names):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (value, cuts) in best[-1].items():
            worth = value
            for end in range(start, len(blocks) + 1):
                if end > start:
                    worth += scores[end - 1][name]
                if end - start < least:
                    continue
                bonus = GAP if 0 < end < len(blocks) and blocks[end].gap else 0.0
                if end not in reached or worth + bonus > reached[end][0]:
                    reached[end] = (worth + bonus, (*cuts, end))
        best.append(reached)
    ends = best[-1].get(len(blocks), (0.0, ()))[1]
    starts = (0, *ends[:-1])
    return [Part(tuple(blocks[a:b]), name) for name, (a, b) in enumerate(zip(starts, ends, strict=True))]


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
                    reached[(name, bit)] = (row[name], (name,))
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
                    reached[key] = (worth, (*path, name))
        states = _kept(reached)
    path = max(states.values(), key=lambda state: state[0])[1]
    parts: list[Part] = []
    start = 0
    for end in range(1, len(path) + 1):
        if end == len(path) or path[end] != path[start]:
            parts.append(Part(tuple(blocks[start:end]), path[start]))
            start = end
    return parts


def _kept(states: States) -> States:
    ranked = sorted(states.items(), key=lambda item: (-item[1][0], item[0]))
    return dict(ranked[:BEAM])
