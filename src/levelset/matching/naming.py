"""Which name belongs to a group of statements whose heading is lost.

Every group is compared with what is said elsewhere under each name; names are given out at most once, so that two
groups of one pillar do not claim the same. ``ENGINE`` is the version of all of this: it is kept with every result.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from levelset.matching.index import TextIndex
from levelset.matching.vectors import Vector, cosine, mean, shared_words

ENGINE = "naming/1"

LARGEST_EXACT = 10
"""Groups of one pillar up to which the best assignment is searched exhaustively."""

ORDER = 0.015
"""What a name in its usual place is worth: a tie-breaker, no argument."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that a group could bear, and what is said under it elsewhere. ``sure``: in the same framework."""

    name: str
    texts: tuple[str, ...]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A name with its likeness to a group (0 to 1) and its confidence (0 to 1)."""

    name: str
    score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Guess:
    """What a group may be called: candidates from the best on, and why the best is that."""

    candidates: tuple[Scored, ...]
    words: tuple[str, ...]
    sure: bool

    @property
    def best(self) -> Scored | None:
        """The name that was given to the group, or None where none fits."""
        return self.candidates[0] if self.candidates else None


class Namer:
    """Compares groups with choices.

    ``index`` weighs the words; one that covers more than the choices saves counting them again for every group.
    """

    def __init__(self, choices: Sequence[Choice], index: TextIndex | None = None) -> None:
        self.choices = tuple(choices)
        self._index = index or TextIndex((choice.name, text) for choice in self.choices for text in choice.texts)
        self._said: list[list[Vector]] = [[self._index.vector(t) for t in choice.texts] for choice in self.choices]
        self._middle = [mean(vectors) for vectors in self._said]

    def scores(self, statements: Sequence[str]) -> list[float]:
        """The likeness of a group of statements to each choice, in the order of the choices."""
        vectors = [self._index.vector(text) for text in statements]
        scores = []
        for said, middle in zip(self._said, self._middle, strict=True):
            nearest = [max((cosine(vector, other) for other in said), default=0.0) for vector in vectors]
            typical = cosine(mean(vectors), middle) if vectors else 0.0
            scores.append(0.6 * sum(nearest) / max(1, len(nearest)) + 0.4 * typical)
        return scores

    def name(self, groups: Sequence[Sequence[str]], allowed: Sequence[Sequence[int]]) -> list[Guess]:
        """A guess for each group, each name at most once. ``allowed``: the choices (indexes) open to each."""
        table = [self.scores(group) for group in groups]
        given = _assign(table, allowed)
        return [
            self._guess(group, scores, open_to, index)
            for group, scores, open_to, index in zip(groups, table, allowed, given, strict=True)
        ]

    def _guess(self, group: Sequence[str], scores: Sequence[float], open_to: Sequence[int], given: int | None) -> Guess:
        ranked = sorted(open_to, key=lambda index: (-scores[index], index))
        if given is not None:
            ranked = [given, *(index for index in ranked if index != given)]
        best = ranked[:4]
        rivals = [scores[index] for index in ranked[1:]]
        candidates = tuple(
            Scored(
                self.choices[index].name,
                round(scores[index], 4),
                confidence(
                    scores[index],
                    max(rivals, default=0.0) if position == 0 else scores[ranked[0]],
                    sure=self.choices[index].sure,
                ),
            )
            for position, index in enumerate(best)
        )
        words: tuple[str, ...] = ()
        if best:
            words = tuple(shared_words(" ".join(group), " ".join(self.choices[best[0]].texts)))
        return Guess(candidates, words, bool(best) and self.choices[best[0]].sure)


def confidence(score: float, rival: float, *, sure: bool) -> float:
    """How likely a name is right: a logistic on its likeness and its lead over the next."""
    lead = (score - rival) / max(score, rival, 1e-9)
    weight = -1.2 + 9.0 * lead + 2.5 * score if sure else -1.2 + 6.0 * lead + 2.0 * score
    return round(1 / (1 + math.exp(-weight)), 4)


def _assign(table: Sequence[Sequence[float]], allowed: Sequence[Sequence[int]]) -> list[int | None]:
    """The assignment with the highest sum: one choice at most for a group, one group at most for a choice."""
    if len(table) > LARGEST_EXACT:
        return _greedy(table, allowed)
    states: dict[int, tuple[float, tuple[int | None, ...]]] = {0: (0.0, (None,) * len(table))}
    for choice in sorted({index for open_to in allowed for index in open_to}):
        for taken, (value, given) in list(states.items()):
            for group, open_to in enumerate(allowed):
                if taken & (1 << group) or choice not in open_to:
                    continue
                later = not (taken >> (group + 1))
                worth = value + table[group][choice] + (ORDER if later else 0.0)
                reached = taken | (1 << group)
                if reached not in states or worth > states[reached][0] + 1e-12:
                    states[reached] = (worth, (*given[:group], choice, *given[group + 1 :]))
    most = max(states, key=lambda taken: (taken.bit_count(), states[taken][0], -taken))
    return list(states[most][1])


def _greedy(table: Sequence[Sequence[float]], allowed: Sequence[Sequence[int]]) -> list[int | None]:
    pairs = sorted(
        ((table[group][choice], -group, -choice) for group, open_to in enumerate(allowed) for choice in open_to),
        reverse=True,
    )
    given: list[int | None] = [None] * len(table)
    used: set[int] = set()
    for _, group, choice in pairs:
        if given[-group] is None and -choice not in used:
            given[-group] = -choice
            used.add(-choice)
    return given
