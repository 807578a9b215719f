"""Runs of statements in which headings are gone and no gap is left: where one group ends and the next begins.

Dynamic programming over the statements in order: each part is given one name, names are used once, and a new part has a
price, so that a run that reads as one stays one. A row of scores says how like a statement is to each name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from levelset.importing.recognition.blocks import Block

NEW_PART = 0.03
"""What it costs to begin another part in a run without any heading. Measured on 29 pages, one at a time, with all
headings lost and no gap left: with other levels at hand 0.93 of the headings come back, with the lexicon alone 0.85;
with 0.1 it is 0.92 and 0.76."""

BEAM = 400
"""States that are carried on from one statement to the next."""

BEHIND = 1.0
"""What a state may be worth less than the best and is still carried on."""

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

States = dict[tuple[int, int, int], tuple[float, Way]]
"""``(last name, names used, where the last part begins)`` → the worth of the best way there, and that way.

Where a part begins is 0 where nobody asks how long parts are."""

Scores = Sequence[Sequence[float]]
"""Likeness of each statement (rows) to each name (columns)."""


Lengths = Sequence[Sequence[float]]
"""What it costs that a name (row) has so many statements (column)."""

Steps = Sequence[Sequence[float]]
"""What it costs that a name (column) follows another (row); the last row is for the name that a run begins with."""


def spread(blocks: Sequence[Block], scores: Scores, names: int, lengths: "Lengths | None" = None) -> list[Part]:
    """The best cut into one part for each name, in their order: columns of a table that were copied one by one.

    Every name gets one statement at least while there are enough. ``lengths``: what it costs that a name has so many;
    it takes time that grows with the square of the statements.
    """
    least = 1 if len(blocks) >= names else 0
    best: dict[int, float] = {0: 0.0}
    cuts: list[dict[int, int]] = []
    for name in range(names):
        column = [row[name] for row in scores]
        if lengths is None:
            best, begun = _spread_one(blocks, column, best, least)
        else:
            best, begun = _spread_long(blocks, column, best, least, lengths[name])
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


def _spread_long(
    blocks: Sequence[Block], scores: Sequence[float], before: dict[int, float], least: int, lengths: Sequence[float]
) -> tuple[dict[int, float], dict[int, int]]:
    """The same where it matters how long a part is: each beginning is tried for each end."""
    totals = list(accumulate(scores, initial=0.0))
    reached: dict[int, float] = {}
    begun: dict[int, int] = {}
    for end in range(len(blocks) + 1):
        starts = [start for start in before if start + least <= end]
        if starts:
            worth = {start: before[start] + totals[end] - totals[start] - lengths[end - start] for start in starts}
            begun[end] = max(starts, key=lambda start: (worth[start], -start))
            bonus = GAP if 0 < end < len(blocks) and blocks[end].gap else 0.0
            reached[end] = worth[begun[end]] + bonus
    return reached, begun


def cut(
    blocks: Sequence[Block],
    scores: Scores,
    names: int,
    *,
    fixed: Mapping[int, int | None] | None = None,
    price: float = NEW_PART,
    again: float = NEW_PART,
    steps: Steps | None = None,
    lengths: Lengths | None = None,
    whole: Collection[int] = (),
) -> list[Part]:
    """The best cut into parts that bear any names, each once.

    ``fixed``: the parts that begin under a heading of the document, by the index of their first statement, with the
    index of their name, which no other part bears; None where a part begins whose name nobody knows. ``price`` is what
    it costs to begin a part in a run without any heading, ``again`` in one that began under a heading, ``steps`` what
    it costs more that a name follows another, ``lengths`` that a name has so many statements. ``whole``: the statements
    at which no part begins.
    """
    stated = dict(fixed or {})
    run = _Run(
        steps or [[0.0] * names] * (names + 1), lengths, sum(1 << name for name in stated.values() if name is not None)
    )
    states: States = {}
    under = False
    for index, row in enumerate(scores):
        under = under or index in stated
        border = (GAP if blocks[index].gap else 0.0) - (again if under else price)
        name = stated.get(index)
        if name is not None:
            reached = run.forced(states, row, name, index)
        elif index == 0:
            reached = run.first(row)
        else:
            reached = run.onward(states, row, border, index, begins=index in stated, whole=index in whole)
        states = _kept(reached)
    best = max(states, key=lambda key: states[key][0] - run.ended(key, len(scores)))
    named = _names_on(states[best][1])
    parts: list[Part] = []
    start = 0
    for end in range(1, len(named) + 1):
        if end == len(named) or named[end] != named[start] or end in stated:
            parts.append(Part(tuple(blocks[start:end]), named[start]))
            start = end
    return parts


@dataclass(frozen=True, slots=True)
class _Run:
    """What it costs to go on in a run. ``reserved``: the names that headings of the document bear."""

    steps: Steps
    lengths: Lengths | None
    reserved: int

    def ended(self, key: tuple[int, int, int], index: int) -> float:
        """What it costs that the last part ends before a statement."""
        last, _, start = key
        return self.lengths[last][index - start] if self.lengths else 0.0

    def first(self, row: Sequence[float]) -> States:
        """The ways to a first statement under no heading."""
        free = (name for name in range(len(row)) if not self.reserved & 1 << name)
        return {(name, 1 << name, 0): (row[name] - self.steps[-1][name], (name, None)) for name in free}

    def forced(self, states: States, row: Sequence[float], name: int, index: int) -> States:
        """The ways on to a statement under a heading of the document."""
        start = index if self.lengths else 0
        if not states:
            return {(name, 0, start): (row[name], (name, None))}
        reached: States = {}
        for key, (value, path) in states.items():
            worth = value - self.ended(key, index) + row[name] - self.steps[key[0]][name]
            _reach(reached, (name, key[1], start), worth, (name, path))
        return reached

    def onward(
        self, states: States, row: Sequence[float], border: float, index: int, *, begins: bool, whole: bool
    ) -> States:
        """The ways on to a statement that goes on with the last part, or begins one of a name that is free.

        ``begins``: it begins one for sure; ``whole``: it goes on for sure.
        """
        reached: States = {}
        start = index if self.lengths else 0
        for key, (value, path) in states.items():
            last, used, _ = key
            if not begins:
                _reach(reached, key, value + row[last], (last, path))
            if whole:
                continue
            left = value + (0.0 if begins else border) - self.ended(key, index)
            for name, score in enumerate(row):
                if name != last and not (used | self.reserved) & 1 << name:
                    worth = left + score - self.steps[last][name]
                    _reach(reached, (name, used | 1 << name, start), worth, (name, path))
        return reached


def _reach(states: States, key: tuple[int, int, int], worth: float, way: "Way") -> None:
    """Take up a way to a state, if it is the best so far."""
    if key not in states or worth > states[key][0]:
        states[key] = (worth, way)


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
    least = ranked[0][1][0] - BEHIND
    return {key: state for key, state in ranked[:BEAM] if state[0] >= least}
