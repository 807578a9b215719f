"""Pairing the statements of two pages: exact, then normalised, then similar text; then what was cut or joined."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from levelset.comparing.places import PlaceKind, Unit, same_place
from levelset.matching.index import STOP_WORDS, TextIndex, stem
from levelset.text.labels import label_of
from levelset.text.normal import letters, normalised, words

AT_HOME = 0.15
"""What standing under the same responsibility, or in the same facet, adds to the likeness of a pair."""

NEARBY = 0.05
"""What standing under the same pillar adds, also on top of the former."""

FAR = -0.1
"""What standing under different pillars takes away: sentences there resemble each other by accident."""

ENOUGH = 0.28
"""The least sum that makes a pair. Between .26 and .32 the figures on labelled pages stay within two points."""

IN_COMMON = 2
"""Words of content that a pair shares at least, or else …"""

SHARED = 0.25
"""… this share of the shorter sentence: one word in common, in its usual place, is an accident."""

INSIDE = 0.6
"""Share of the words of a part that the whole has, where a sentence was cut in two or two were joined."""

FAMILY = 6
"""Letters by which the words of a family begin alike."""

OPENING = 3
"""Words at the beginning that two sentences share, from which on …"""

ALIKE = 0.08
"""… this is added: people keep the first words of a sentence when they raise it."""

GAIN = 0.25
"""Share of the words of the whole that only this part explains."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions in the older and in the newer list that belong together, with the likeness (from 0 to 1)."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float


Fixed = tuple[tuple[int, ...], tuple[int, ...]]
"""Positions that a person put together; nothing on one side keeps those of the other side alone."""


def pair(old: Sequence[Unit], new: Sequence[Unit], fixed: Iterable[Fixed] = ()) -> list[Pair]:
    """The pairs between two pages, in no promised order; what is in none of them is gone or new.

    ``fixed`` is what people said; no position may stand in it twice, and the rest is paired around it.
    """
    pairing = _Pairing(old, new)
    said = [pairing.fix(*one) for one in fixed]
    pairing.by(lambda unit: unit.statement.text)
    pairing.by(lambda unit: normalised(unit.statement.text))
    pairing.by_statement_of_page()
    pairing.by_label()
    pairing.by_likeness()
    return [*(one for one in said if one is not None), *_with_parts(pairing)]


class _Pairing:
    """What is paired so far, and what is free."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old, self.new = old, new
        self.old_words = [words(unit.statement.text) for unit in old]
        self.new_words = [words(unit.statement.text) for unit in new]
        self.old_content = [_content(found) for found in self.old_words]
        self.new_content = [_content(found) for found in self.new_words]
        self.pairs: list[Pair] = []
        self.free_old = dict.fromkeys(range(len(old)))
        self.free_new = dict.fromkeys(range(len(new)))

    def join(self, i: int, j: int, score: float) -> None:
        self.pairs.append(Pair((i,), (j,), score))
        del self.free_old[i], self.free_new[j]

    def fix(self, mine: tuple[int, ...], theirs: tuple[int, ...]) -> Pair | None:
        """Takes what a person put together out of what is free; None where it is to stay alone."""
        for i in mine:
            del self.free_old[i]
        for j in theirs:
            del self.free_new[j]
        if not mine or not theirs:
            return None
        one = " ".join(self.old[i].statement.text for i in mine)
        other = " ".join(self.new[j].statement.text for j in theirs)
        return Pair(mine, theirs, TextIndex([("", one), ("", other)]).similarity(one, other))

    def by(self, key: Callable[[Unit], str]) -> None:
        """Pairs statements with the same key, those that stayed where they were first."""
        waiting: dict[str, list[int]] = defaultdict(list)
        for i in self.free_old:
            waiting[key(self.old[i])].append(i)
        for at_home in (True, False):
            for j in list(self.free_new):
                candidates = waiting.get(key(self.new[j]), [])
                for i in candidates:
                    if not at_home or same_place(self.old[i].place, self.new[j].place):
                        candidates.remove(i)
                        self.join(i, j, 1.0)
                        break

    def by_statement_of_page(self) -> None:
        """The line that sums up one page became the line that sums up the other, whatever the words."""
        mine = [i for i in self.free_old if self.old[i].place.kind is PlaceKind.STATEMENT]
        theirs = [j for j in self.free_new if self.new[j].place.kind is PlaceKind.STATEMENT]
        if mine and theirs:
            one, other = self.old[mine[0]].statement.text, self.new[theirs[0]].statement.text
            self.join(mine[0], theirs[0], TextIndex([("", one), ("", other)]).similarity(one, other))

    def by_label(self) -> None:
        """ "Mentorship – …" became "Mentorship – …" in the same facet, whatever follows."""
        for j in list(self.free_new):
            label = _label(self.new[j])
            for i in list(self.free_old):
                if label and label == _label(self.old[i]) and same_place(self.old[i].place, self.new[j].place):
                    one, other = self.old[i].statement.text, self.new[j].statement.text
                    self.join(i, j, TextIndex([("", one), ("", other)]).similarity(one, other))
                    break

    def by_likeness(self) -> None:
        """Pairs similar statements, the most similar first."""
        if not self.free_old or not self.free_new:
            return
        candidates = sorted(self._candidates(), key=lambda found: (-found[0], found[2], found[3]))
        for _, score, i, j in candidates:
            if i in self.free_old and j in self.free_new:
                self.join(i, j, score)

    def _candidates(self) -> Iterator[tuple[float, float, int, int]]:
        """Sum, likeness and positions of every pair that is good enough."""
        index = TextIndex([("", unit.statement.text) for unit in (*self.old, *self.new)])
        features: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i in self.free_old:
            for feature, weight in index.vector(self.old[i].statement.text).items():
                features[feature].append((i, weight))
        for j in self.free_new:
            likeness: dict[int, float] = defaultdict(float)
            for feature, weight in index.vector(self.new[j].statement.text).items():
                for i, other in features.get(feature, ()):
                    likeness[i] += weight * other
            for i in self.free_old:
                score = min(1.0, likeness[i])
                if score + AT_HOME + NEARBY + ALIKE < ENOUGH or not _comparable(self.old[i], self.new[j]):
                    continue
                total = score + _nearness(self.old[i], self.new[j])
                total += ALIKE * _opens_alike(self.old_words[i], self.new_words[j])
                if total >= ENOUGH and _akin(self.old_content[i], self.new_content[j]):
                    yield total, score, i, j


def _label(unit: Unit) -> str:
    """The label of a statement as people compare them; empty for one without."""
    label = unit.statement.label
    if label is None and unit.place.kind is PlaceKind.FACET:
        label = label_of(unit.statement.text)
    return letters(label or "")


def _akin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share more than an accident."""
    common = len(one & other)
    return common >= IN_COMMON or common >= SHARED * min(len(one), len(other)) > 0


def _nearness(one: Unit, other: Unit) -> float:
    """What the places of two statements say for their belonging together."""
    if same_place(one.place, other.place):
        return AT_HOME + NEARBY
    return NEARBY if one.place.section == other.place.section else FAR


def _comparable(one: Unit, other: Unit) -> bool:
    """A facet says what, a behavior says how: only the very same words make one of them the other."""
    return one.place.kind is other.place.kind


def _with_parts(pairing: _Pairing) -> Iterator[Pair]:
    """The pairs, where a sentence that is left over is the other part of one that was cut, or joined, with it."""
    old_words, new_words = pairing.old_content, pairing.new_content
    for found in sorted(pairing.pairs, key=lambda found: found.new):
        grown = found
        if normalised(pairing.old[found.old[0]].statement.text) != normalised(pairing.new[found.new[0]].statement.text):
            i, j = found.old[0], found.new[0]
            cut = _part(old_words[i], new_words[j], pairing.free_new, new_words, _near(pairing.new, j))
            joined = _part(new_words[j], old_words[i], pairing.free_old, old_words, _near(pairing.old, i))
            if cut is not None:
                del pairing.free_new[cut]
                grown = replace(found, new=tuple(sorted((j, cut))))
            elif joined is not None:
                del pairing.free_old[joined]
                grown = replace(found, old=tuple(sorted((i, joined))))
        yield grown


def _content(found: Iterable[str]) -> frozenset[str]:
    return frozenset(_family(word) for word in found if word not in STOP_WORDS)


def _family(word: str) -> str:
    """What a word shares with its relatives: "ambiguous" and "ambiguity" begin alike."""
    return stem(word)[:FAMILY]


def _opens_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) >= OPENING and one[:OPENING] == other[:OPENING]


def _near(units: Sequence[Unit], position: int) -> Callable[[int], bool]:
    place = units[position].place
    return lambda other: same_place(place, units[other].place)


def _part(
    whole: frozenset[str],
    part: frozenset[str],
    free: Iterable[int],
    vocabulary: Sequence[frozenset[str]],
    near: Callable[[int], bool],
) -> int | None:
    """The free statement beside ``part`` that holds the rest of ``whole``; None where there is no clear one."""
    if not whole or len(part & whole) < INSIDE * len(part):
        return None
    for number in free:
        rest = vocabulary[number]
        inside, gained = rest & whole, (rest & whole) - part
        if rest and near(number) and len(inside) >= INSIDE * len(rest) and len(gained) >= GAIN * len(whole):
            return number
    return None
