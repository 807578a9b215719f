"""Comparing the vectors of texts, and explaining with words why two texts are alike."""

import math
from collections.abc import Mapping, Sequence

from levelset.matching.index import STOP_WORDS, stem
from levelset.text.normal import words

Vector = Mapping[str, float]
"""Feature → weight, of length 1, as ``TextIndex.vector`` gives it."""


def cosine(one: Vector, other: Vector) -> float:
    """The likeness of two vectors, from 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[name] for name, weight in one.items() if name in other)


def mean(vectors: Sequence[Vector]) -> Vector:
    """The direction that several vectors share, of length 1; empty where there are none."""
    total: dict[str, float] = {}
    for vector in vectors:
        for name, weight in vector.items():
            total[name] = total.get(name, 0.0) + weight
    length = math.sqrt(sum(weight * weight for weight in total.values()))
    return {name: weight / length for name, weight in total.items()} if length else {}


def shared_words(one: str, other: str, limit: int = 5) -> list[str]:
    """Words of ``one`` whose stems stand in ``other`` as well, the longest first."""
    known = {stem(word) for word in words(other) if word not in STOP_WORDS}
    seen: dict[str, str] = {}
    for word in words(one):
        if word not in STOP_WORDS and stem(word) in known:
            seen.setdefault(stem(word), word)
    return sorted(seen.values(), key=lambda word: (-len(word), word))[:limit]
