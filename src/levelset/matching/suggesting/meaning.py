"""What the concepts of the lexicon mean on one page: by the names of its responsibilities, and by what they say.

Companies name the same thing differently, so nothing here knows a company. A concept reaches a responsibility on two
ways: its names are those that the shipped lexicon of responsibilities knows under one entry, or its own statements
speak of the concept.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from levelset.core.addresses import key_of
from levelset.matching.index import STOP_WORDS, stem
from levelset.matching.lexicon import lexicon
from levelset.matching.suggesting.concepts import Concept, Meaning, Spoken
from levelset.matching.suggesting.targets import Target
from levelset.text.normal import words

ALIKE = 0.5
"""Share of the words of a name that another name has to have to be taken for a part of it."""

PARTLY = 0.8
"""What such a name counts, times the share."""

WIDER = 0.35
"""What a wider name counts where a page has the narrower one as well."""

ELSEWHERE = 0.5
"""What a statement of another level counts beside one of the page itself."""

BY_TEXT = 0.75
"""What the text of a page counts beside the names, where the names are known."""

Affinity = Mapping[int, float]
"""How much a concept speaks for each responsibility, by its position on the page."""


class Meanings:
    """The affinity of every concept to the responsibilities of a page."""

    def __init__(self, spoken: Spoken, targets: Sequence[Target]) -> None:
        self._targets = targets
        self._said = _said(spoken, targets)
        self._near: dict[str, Affinity] = {}
        self._of = {name: self._affinity(concept) for name, concept in spoken.concepts.items()}

    def of(self, concept: str) -> Affinity:
        """What a concept speaks for on this page."""
        return self._of.get(concept, {})

    def _affinity(self, concept: Concept) -> Affinity:
        named = self._named(concept.means)
        said = self._said.get(concept.name, {})
        share = BY_TEXT if named else 1.0
        return {place: named.get(place, 0.0) + share * said.get(place, 0.0) for place in named.keys() | said.keys()}

    def _named(self, means: Sequence[Meaning]) -> Affinity:
        """By names: the best of what the items of a concept say."""
        best: dict[int, float] = defaultdict(float)
        for meaning in means:
            share = 1.0
            for name in meaning.names:
                near = self._closest(name)
                for place, closeness in near.items():
                    best[place] = max(best[place], meaning.weight * share * closeness)
                if near:
                    share = WIDER
        return dict(best)

    def _closest(self, name: str) -> Affinity:
        """The responsibilities that go by a name of the lexicon, or by a part of it."""
        if name not in self._near:
            near = {place: _closeness(name, target) for place, target in enumerate(self._targets)}
            surest = max(near.values(), default=0.0)
            self._near[name] = {place: value for place, value in near.items() if value and value >= min(surest, 1.0)}
        return self._near[name]


def _said(spoken: Spoken, targets: Sequence[Target]) -> dict[str, Affinity]:
    """By text: for each concept how it is shared out among the responsibilities that speak of it."""
    counted: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for place, target in enumerate(targets):
        own = [*(statement.text for statement in target.statements), *target.texts, *target.names]
        for share, texts in ((1.0, own), (ELSEWHERE, target.elsewhere)):
            for text in texts:
                for concept, weight in spoken.mentions_in(text).items():
                    counted[concept][place] += share * weight
    return {concept: _shared_out(by_place) for concept, by_place in counted.items()}


def _shared_out(by_place: Mapping[int, float]) -> Affinity:
    """Shares of the whole; what is hardly spoken of anywhere says little."""
    whole = sum(by_place.values())
    return {place: weight / (whole + 1.0) for place, weight in by_place.items()}


def _closeness(name: str, target: Target) -> float:
    """1 where one of the names of a responsibility is one that the lexicon has for ``name``; else by common words."""
    keys, stems = _known_as(name)
    if not keys.isdisjoint(map(key_of, target.names)):
        return 1.0
    own = _content(target.name)
    share = max((len(own & other) / len(own | other) for other in stems), default=0.0) if own else 0.0
    return PARTLY * share if share >= ALIKE else 0.0


@cache
def _known_as(name: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The keys of all names of a responsibility of the lexicon, and the stems of the words in each."""
    entry = next((one for one in lexicon().responsibilities if one.name == name), None)
    names = (name, *(entry.aliases if entry else ()))
    return frozenset(map(key_of, names)), tuple(_content(one) for one in names)


def _content(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(name) if word not in STOP_WORDS)
