"""Which name belongs to a group of statements whose heading is lost.

Every group is compared with what is said elsewhere under each name; names are given out at most once, so that two
groups of one pillar do not claim the same. ``ENGINE`` is the version of all of this: it is kept with every result.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from levelset.core.addresses import key_of
from levelset.core.headings import keys_of
from levelset.matching.index import TextIndex, shared_words

ENGINE = "naming/5"

LARGEST_EXACT = 10
"""Groups of one pillar up to which the best assignment is searched exhaustively."""

ORDER = 0.015
"""What a name in its usual place is worth: a tie-breaker, no argument."""

DOUBTED = 0.5
"""Confidence below which a name that was given gives way to a likelier one that is free."""

MOST_CANDIDATES = 4
"""Names that a guess offers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that a group could bear, and what is said under it elsewhere. ``sure``: in the same framework."""

    name: str
    texts: tuple[str, ...]
    sure: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all its names; choices that share one are no rivals."""
        return keys_of(self.name).union(map(key_of, self.aliases))


@dataclass(frozen=True, slots=True)
class Scored:
    """A name with its likeness to a group (0 to 1) and its confidence (0 to 1)."""

    name: str
    score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Guess:
    """What a group may be called: candidates from the best on, and the words that speak for the best.

    ``sure``: the best is a name of the same framework.
    """

    candidates: tuple[Scored, ...] = ()
    words: tuple[str, ...] = ()
    sure: bool = False

    @property
    def best(self) -> Scored | None:
        """The name that was given to the group, or None where none was left."""
        return self.candidates[0] if self.candidates else None


class Namer:
    """Compares groups with choices.

    ``index`` weighs the words; one that covers more than the choices saves counting them again for every group.
    """

    def __init__(self, choices: Sequence[Choice], index: TextIndex | None = None) -> None:
        self.choices = tuple(choices)
        self._index = index or TextIndex((choice.name, text) for choice in self.choices for text in choice.texts)
        self._places = [[(self._index.place(text), text) for text in choice.texts] for choice in self.choices]
        self._lengths = [self._index.length(choice.texts) for choice in self.choices]
        self._keys = [choice.keys for choice in self.choices]

    def scores(self, statements: Sequence[str]) -> list[float]:
        """The likeness of a group of statements to each choice, in the order of the choices.

        It is made of the nearest that is said under a name, for each statement, and of how like the two are as wholes.
        """
        nearest = [0.0] * len(self.choices)
        together = [0.0] * len(self.choices)
        for statement in statements:
            likeness = self._index.likeness(statement)
            for choice, places in enumerate(self._places):
                found = [
                    self._index.similarity(statement, text) if place is None else likeness.get(place, 0.0)
                    for place, text in places
                ]
                nearest[choice] += max(found, default=0.0)
                together[choice] += sum(found)
        count, length = max(1, len(statements)), self._index.length(tuple(statements))
        return [
            0.6 * near / count + 0.4 * _share(whole, length * own)
            for near, whole, own in zip(nearest, together, self._lengths, strict=True)
        ]

    def name(self, groups: Sequence[Sequence[str]], among: Sequence[int] | None = None) -> list[Guess]:
        """A guess for each group, each name at most once.

        ``among`` are the choices (indexes) that are given out; the others only tell whether a group is more like
        something else.
        """
        given_out = range(len(self.choices)) if among is None else among
        table = [self.scores(group) if given_out else [] for group in groups]
        given = self._second_thought(table, assign([[scores[i] for i in given_out] for scores in table]), given_out)
        return [
            Guess() if best is None else self._guess(group, scores, given_out, given_out[best])
            for group, scores, best in zip(groups, table, given, strict=True)
        ]

    def _second_thought(
        self, table: Sequence[Sequence[float]], given: Sequence[int | None], among: Sequence[int]
    ) -> list[int | None]:
        """What is given, but that a name that is doubted gives way to a free one that is likelier.

        The greatest likeness is not the greatest confidence where the lexicon knows a name that is more like the group
        than the one given. Names of the lexicon itself stay as they are.
        """
        settled = list(given)
        for group, own in enumerate(given):
            if own is None or not self.choices[among[own]].sure:
                continue
            scores = table[group]
            others = [one for one in settled if one is not None and one != own]
            taken = frozenset[str]().union(*(self._keys[among[one]] for one in others))
            free = [at for at, index in enumerate(among) if self._keys[index].isdisjoint(taken)]
            sureness = {at: self._confidence(scores, among, among[at]) for at in (*free, own)}
            likeliest = max(free, key=lambda at: (sureness[at], -at), default=own)
            if sureness[own] < DOUBTED and sureness[likeliest] > sureness[own]:
                settled[group] = likeliest
        return settled

    def _guess(self, group: Sequence[str], scores: Sequence[float], among: Sequence[int], given: int) -> Guess:
        others = sorted((index for index in among if index != given), key=lambda index: (-scores[index], index))
        ranked = [given, *others][:MOST_CANDIDATES]
        candidates = tuple(
            Scored(self.choices[index].name, round(scores[index], 4), self._confidence(scores, among, index))
            for index in ranked
        )
        words = shared_words(" ".join(group), " ".join(self.choices[given].texts))
        return Guess(candidates, tuple(words), self.choices[given].sure)

    def _confidence(self, scores: Sequence[float], among: Sequence[int], index: int) -> float:
        """The confidence in one choice: against the others given out, and against other names of the lexicon."""
        rival = max((scores[other] for other in among if other != index), default=0.0)
        elsewhere = (
            score
            for score, choice, keys in zip(scores, self.choices, self._keys, strict=True)
            if not choice.sure and keys.isdisjoint(self._keys[index])
        )
        return confidence(scores[index], rival, max(elsewhere, default=0.0), sure=self.choices[index].sure)


def confidence(score: float, rival: float, elsewhere: float, *, sure: bool) -> float:
    """How likely a name is right, from 0 to 1.

    ``score`` is its likeness, ``rival`` that of the next name that could be given, ``elsewhere`` that of the next name
    of the lexicon: a group that is more like one of those has a name of which the framework does not speak. Logistics
    fitted to headings taken from 29 public pages (docs/decisions/0013 has settings and figures).
    """
    if score <= 0:
        return 0.0  # nothing in common with any name: the curve has seen no such group
    if sure:
        weight = -0.79 + 2.91 * score + 0.58 * _lead(score, rival) + 2.95 * _lead(score, elsewhere)
    else:
        weight = -1.33 + 8.03 * score + 4.42 * _lead(score, max(rival, elsewhere))
    return round(1 / (1 + math.exp(-weight)), 4)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _lead(score: float, rival: float) -> float:
    """By how much of the greater one is ahead: 1 where there is no rival, below 0 behind one."""
    return (score - rival) / max(score, rival, 1e-9)


def assign(table: Sequence[Sequence[float]]) -> list[int | None]:
    """The assignment (group → column) with the highest sum: one choice at most for a group, one group for a choice."""
    if len(table) > LARGEST_EXACT:
        return _greedy(table)
    columns = max(map(len, table), default=0)
    states: dict[int, tuple[float, tuple[int | None, ...]]] = {0: (0.0, (None,) * len(table))}
    for choice in range(columns):
        for taken, (value, given) in list(states.items()):
            for group, scores in enumerate(table):
                if taken & (1 << group):
                    continue
                later = not (taken >> (group + 1))
                worth = value + scores[choice] + (ORDER if later else 0.0)
                reached = taken | (1 << group)
                if reached not in states or worth > states[reached][0] + 1e-12:
                    states[reached] = (worth, (*given[:group], choice, *given[group + 1 :]))
    most = max(states, key=lambda taken: (taken.bit_count(), states[taken][0], -taken))
    return list(states[most][1])


def _greedy(table: Sequence[Sequence[float]]) -> list[int | None]:
    """The same, best pair first: not always the highest sum, but quick for any number of groups."""
    pairs = sorted((-score, group, choice) for group, scores in enumerate(table) for choice, score in enumerate(scores))
    given: list[int | None] = [None] * len(table)
    used: set[int] = set()
    for _, group, choice in pairs:
        if given[group] is None and choice not in used:
            given[group] = choice
            used.add(choice)
    return given
