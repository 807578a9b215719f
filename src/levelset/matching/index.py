"""An index over texts in plain Python: searching (BM25 over words) and likeness (TF-IDF over words and letters).

Deterministic, without state outside the object, and small enough to build when needed: a thousand sentences take a
fraction of a second, and what likeness needs is only computed when somebody asks for it.

>>> index = TextIndex([("a", "I plan releases"), ("b", "I mentor new colleagues")])
>>> [hit.key for hit in index.search("releas")]
['a']
>>> index.similarity("I plan releases", "I plan the release") > index.similarity("I plan releases", "I mentor")
True
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from levelset.text.normal import words

ENGINE = "index/1"
"""The version of how likeness is computed; kept beside every result that is stored."""

STOP_WORDS = frozenset(
    """a about all also am an and any are as at be been both but by can do for from had has have how i i'm i've if in
    into is it its just me more most my no not of on one or our out own so some such than that the their them then
    there these they this those to too up us very was we well were what when where which while who will with within
    you your""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that say little about what a sentence is about."""

K1, B = 1.2, 0.6
"""BM25: how soon repeating a word stops to count, and how much a long text is held back."""

CLOSE_ENOUGH = 0.5
"""Share of letter groups that an unknown word of a query shares with a known one to be taken for a slip of it."""

Vector = Mapping[str, float]
"""The weight of each feature; the squares add up to 1 (or to 0 for a text without letters)."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer: the key of a text, how well it fits (higher is better), and its words that made it fit."""

    key: str
    score: float
    words: tuple[str, ...] = ()


class TextIndex:
    """An index over ``(key, text)`` pairs. Keys may repeat; answers of one score stand in the order of the texts."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        self._entries = list(texts)
        self._words = [words(text) for _, text in self._entries]
        self._postings: dict[str, dict[int, int]] = defaultdict(dict)
        for number, found in enumerate(self._words):
            for term, count in Counter(term for word in found for term in _terms_of(word)).items():
                self._postings[term][number] = count
        self._mean = sum(map(len, self._words)) / len(self._words) if self._words else 0.0
        self._vectors: dict[str, Vector] = {}
        self._lengths: dict[tuple[str, ...], float] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def kept(self) -> "TextIndex":
        """The same index, ready, with a memory of its own: what this one is asked about is not kept in the other."""
        _ = self._features
        other = copy(self)
        other._vectors, other._lengths = dict(self._vectors), dict(self._lengths)
        return other

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """The texts that speak of the query, best first.

        The last word may be a beginning ("releas" finds "release"), unless a blank follows it; a word that no text
        holds is taken for the most similar one that some text does. Texts with more of the words come first.
        """
        typed = words(query)
        content = list(dict.fromkeys(word for word in typed if word not in STOP_WORDS)) or typed[-1:]
        found: dict[int, int] = Counter()
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, set[str]] = defaultdict(set)
        for position, word in enumerate(content):
            unfinished = position == len(content) - 1 and word == typed[-1] and query[-1:].isalnum()
            best: dict[int, float] = {}
            for term, share in self._terms(word, unfinished):
                for number, score in self._bm25(term):
                    best[number] = max(best.get(number, 0.0), score * share)
                    matched[number].add(term)
            for number, score in best.items():
                found[number] += 1
                scores[number] += score
        ranked = sorted(scores, key=lambda number: (-found[number], -scores[number], number))[:limit]
        return [Hit(self._entries[n][0], scores[n], self._shown(n, matched[n])) for n in ranked]

    def nearest(self, text: str, limit: int = 5) -> list[Hit]:
        """The texts most like this one, best first, with scores from 0 to 1 and the words that both share."""
        scores = self.likeness(text)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:limit]
        shared = {term for word in words(text) if word not in STOP_WORDS for term in _terms_of(word)}
        return [Hit(self._entries[n][0], score, self._shown(n, shared)) for n, score in ranked]

    def likeness(self, text: str) -> dict[int, float]:
        """The similarity to each text of the index that has anything in common with this one, by its position."""
        scores: dict[int, float] = defaultdict(float)
        for feature, weight in self.vector(text).items():
            for number, other in self._features.get(feature, ()):
                scores[number] += weight * other
        return {number: min(1.0, score) for number, score in scores.items()}

    def place(self, text: str) -> int | None:
        """The position of a text in the index (that of the first, if it is there more than once), None outside."""
        return self._places.get(text)

    def length(self, texts: tuple[str, ...]) -> float:
        """The length of the vectors of some texts put together: n for n equal texts, less the more they differ."""
        known = self._lengths.get(texts)
        if known is None:
            total: dict[str, float] = defaultdict(float)
            for text in texts:
                for feature, weight in self.vector(text).items():
                    total[feature] += weight
            known = self._lengths[texts] = math.sqrt(sum(weight * weight for weight in total.values()))
        return known

    def similarity(self, a: str, b: str) -> float:
        """How alike two texts are, from 0 to 1, where rare words of the index weigh more than usual ones."""
        one, other = self.vector(a), self.vector(b)
        if len(other) < len(one):
            one, other = other, one
        return min(1.0, sum(weight * other[feature] for feature, weight in one.items() if feature in other))

    def vector(self, text: str) -> Vector:
        """The features of a text with their weights; half of the weight lies on words, half on groups of letters."""
        known = self._vectors.get(text)
        if known is None:
            by_word, by_letter = self._counted.get(text) or _counted(text)
            known = self._vectors[text] = _weighed(by_word, self._rarity) | _weighed(by_letter, self._rarity)
        return known

    def _terms(self, word: str, unfinished: bool) -> Iterator[tuple[str, float]]:
        """The terms of the index that a word of a query means, with how surely."""
        term = stem(word)
        exact = term in self._postings
        if exact:
            yield term, 1.0
        if unfinished:
            at = bisect_left(self._vocabulary, (word, ""))
            ahead = {known for _, known in self._starting(word, at)} - {term}
            yield from ((known, 0.9) for known in sorted(ahead))
            exact = exact or bool(ahead)
        if not exact:
            grams = set(_letter_groups(word, 3, 3))
            for known in sorted(self._postings):
                groups = self._groups[known]
                share = 2 * len(grams & groups) / (len(grams) + len(groups))
                if share >= CLOSE_ENOUGH:
                    yield known, share / 2

    def _starting(self, word: str, at: int) -> Iterator[tuple[str, str]]:
        while at < len(self._vocabulary) and self._vocabulary[at][0].startswith(word):
            yield self._vocabulary[at]
            at += 1

    def _bm25(self, term: str) -> Iterator[tuple[int, float]]:
        postings = self._postings[term]
        rarity = math.log(1 + (len(self._entries) - len(postings) + 0.5) / (len(postings) + 0.5))
        for number, count in postings.items():
            held_back = 1 - B + B * len(self._words[number]) / self._mean
            yield number, rarity * count * (K1 + 1) / (count + K1 * held_back)

    def _shown(self, number: int, terms: set[str]) -> tuple[str, ...]:
        """The words of a text that stand for these terms, in reading order."""
        return tuple(dict.fromkeys(word for word in self._words[number] if not terms.isdisjoint(_terms_of(word))))

    @cached_property
    def _vocabulary(self) -> list[tuple[str, str]]:
        """Every word with its term, sorted: where beginnings are looked up."""
        known = {part for found in self._words for word in found for part in _parts(word)}
        return sorted((part, stem(part)) for part in known)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: number for number, (_, text) in reversed(list(enumerate(self._entries)))}

    @cached_property
    def _groups(self) -> dict[str, set[str]]:
        return {term: set(_letter_groups(term, 3, 3)) for term in self._postings}

    @cached_property
    def _counted(self) -> dict[str, tuple[Counter[str], Counter[str]]]:
        return {text: _counted(text) for _, text in self._entries}

    @cached_property
    def _rarity(self) -> "Rarity":
        counts: Counter[str] = Counter()
        for _, text in self._entries:
            for features in self._counted[text]:
                counts.update(features.keys())
        return Rarity(len(self._entries), counts)

    @cached_property
    def _features(self) -> dict[str, list[tuple[int, float]]]:
        """For each feature the texts that have it, with its weight there."""
        features: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (_, text) in enumerate(self._entries):
            for feature, weight in self.vector(text).items():
                features[feature].append((number, weight))
        return dict(features)


class Rarity:
    """How much a feature says: the logarithm of how few texts have it."""

    def __init__(self, texts: int, counts: Mapping[str, int]) -> None:
        self._counts = counts
        # There are far more features than different counts of them.
        self._by_count = [math.log((1 + texts) / (1 + count)) + 1 for count in range(texts + 1)]

    def of(self, feature: str) -> float:
        """At least 1; a feature of no text weighs most."""
        return self._by_count[self._counts.get(feature, 0)]


def shared_words(one: str, other: str, limit: int = 5) -> list[str]:
    """Words of ``one`` whose stems stand in ``other`` as well, the longest first: why two texts are alike."""
    known = {stem(word) for word in words(other) if word not in STOP_WORDS}
    seen: dict[str, str] = {}
    for word in words(one):
        if word not in STOP_WORDS and stem(word) in known:
            seen.setdefault(stem(word), word)
    return sorted(seen.values(), key=lambda word: (-len(word), word))[:limit]


def _weighed(counts: Mapping[str, int], rarity: Rarity) -> dict[str, float]:
    """Weights whose squares add up to one half."""
    weights = {
        feature: rarity.of(feature) if count == 1 else (1 + math.log(count)) * rarity.of(feature)
        for feature, count in counts.items()
    }
    length = math.sqrt(2 * sum(weight * weight for weight in weights.values()))
    return {feature: weight / length for feature, weight in weights.items()}


def _counted(text: str) -> tuple[Counter[str], Counter[str]]:
    """The features of a text by words and by letters, with how often each occurs.

    By words: stems of what says something, and pairs of neighbors, marked with ``=``, which no group of letters has.
    By letters: groups of three to five inside each word, with the edges of the word as blanks.
    """
    found = words(text)
    stems = [stem(word) for word in found if word not in STOP_WORDS]
    pairs = (f"={one} {other}" for one, other in pairwise(stems))
    groups = Counter(group for word in found for group in _groups_of(word))
    return Counter([*(f"={one}" for one in stems), *pairs]), groups


@lru_cache(maxsize=4_096)
def _groups_of(word: str) -> tuple[str, ...]:
    return tuple(_letter_groups(word, 3, 5))


def _parts(word: str) -> list[str]:
    """A word, and the parts of a joined one: ``on-call`` is found by ``call`` too."""
    return [word, *word.split("-")] if "-" in word else [word]


def _terms_of(word: str) -> list[str]:
    return [stem(part) for part in _parts(word)]


def _letter_groups(word: str, shortest: int, longest: int) -> Iterator[str]:
    padded = f" {word} "
    for size in range(shortest, longest + 1):
        for start in range(max(1, len(padded) - size + 1)):
            yield padded[start : start + size]


ENDINGS = (
    ("ization", "iz"),
    ("isation", "iz"),
    ("ational", "at"),
    ("ation", "at"),
    ("ities", "ity"),
    ("iveness", "iv"),
    ("fulness", "ful"),
    ("ments", ""),
    ("ment", ""),
    ("ness", ""),
    ("ising", "iz"),
    ("ise", "iz"),
    ("ies", "y"),
    ("ied", "y"),
    ("ily", "y"),
    ("ively", ""),
    ("ives", ""),
    ("ive", ""),
    ("ions", ""),
    ("ion", ""),
    ("ings", ""),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ers", "er"),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)
"""Endings and what is left in their place; the first that fits counts."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the forms of an English word share: ``planning``, ``planned``, ``plans`` → ``plan``. Light on purpose.

    The word is lower-case. Short words and words of other languages mostly stay as they are.
    """
    word = word.removesuffix("'s").replace("'", "")
    if len(word) < 4 or not word.isascii() or word.endswith(("ss", "us", "is")):
        return word
    for ending, rest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _has_vowel(word[: -len(ending)]):
            return _undoubled(word[: -len(ending)] + rest)
    return word


def _has_vowel(part: str) -> bool:
    return any(letter in "aeiouy" for letter in part)


def _undoubled(found: str) -> str:
    if len(found) > 3 and found[-1] == found[-2] and found[-1] not in "lsz":
        return found[:-1]
    return found
