"""Suggestions: the responsibilities of a page that a note speaks to, each with its nearest statement and the words.

Two things are heard together: how alike the note is to what the framework says (words and groups of letters), and what
engineers mean when they speak as the note does (the lexicon). Nothing is linked by itself: a person accepts or refuses.

>>> from levelset.core.model import Statement
>>> targets = (
...     Target("on-call", "Ownership", "Results", (Statement("I answer for what I run"),), ("Ownership",)),
...     Target("words", "Communication", "Culture", (Statement("I say what is late"),), ("Communication",)),
... )
>>> [best, *_] = Suggester(targets).suggest("Got paged at 3 am and rolled back the deploy")
>>> best.target.name, best.words
('Ownership', ('paged at 3 am', 'rolled back', 'deploy'))
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from levelset.core.model import Statement
from levelset.matching.index import TextIndex
from levelset.matching.suggesting.concepts import Mention, Spoken, everyday, spoken
from levelset.matching.suggesting.learning import NO_LINKS, Learned, features_of, told
from levelset.matching.suggesting.meaning import Meanings
from levelset.matching.suggesting.targets import Target
from levelset.matching.suggesting.turns import Token, tokens_of

ENGINE = "suggest/2"
"""The version of all of this; it is kept beside every link that is stored."""

MOST = 5
"""Suggestions at most."""

LEAST = 3
"""Suggestions at least, where that many have anything in common with the note."""

LIKENESS = 3.0
"""What likeness to the text counts beside what the lexicon says."""

FROM_ELSEWHERE = 0.9
"""What likeness to a statement of another level counts beside one to a statement of the page."""

TELLING = 0.2
"""How much a concept has to speak for a responsibility for its words to be shown."""

LONGEST = 20_000
"""Characters of a note that are read; nobody tells one piece of work in more."""

MOST_WORDS = 6
"""Words shown with a suggestion at most."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A responsibility that a note may speak to, its nearest statement, and why.

    ``score`` only orders the suggestions of one note (0 to 1): it says nothing about the person. ``words`` are words of
    the note; ``reasons`` are what the links of the organization add, in sentences.
    """

    target: Target
    statement: Statement
    score: float
    words: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heard:
    """A note as it was heard: ``alike`` holds its likeness to each statement of each responsibility, ``nearest`` the
    greatest to anything that the framework says under a responsibility."""

    tokens: Sequence[Token]
    mentions: Mapping[str, Mention]
    alike: Sequence[Sequence[float]]
    nearest: Sequence[float]


class _Ground:
    """What is worked out once for a page, whoever asks and whatever an organization has learned."""

    def __init__(self, targets: Sequence[Target], lexicon: Spoken) -> None:
        self.meanings = Meanings(lexicon, targets)
        self.statements = [[lexicon.mentions_in(one.text) for one in target.statements] for target in targets]
        self.said = [[_said(one.text) for one in target.statements] for target in targets]
        entries = [(place, number, text) for place, target in enumerate(targets) for number, text in _texts(target)]
        self.places = [(place, number) for place, number, _ in entries]
        self.index = TextIndex((targets[place].key, text) for place, _, text in entries)


def _said(text: str) -> frozenset[str]:
    """The stems of what a statement says beside words that say nothing alone."""
    return frozenset(token.stem for token in tokens_of(text) if token.key not in everyday())


def _texts(target: Target) -> Iterator[tuple[int | None, str]]:
    """All that stands under a responsibility; its own statements with their number."""
    yield from ((number, statement.text) for number, statement in enumerate(target.statements))
    yield from ((None, text) for text in (*target.names, *target.texts, *target.elsewhere))


@lru_cache(maxsize=16)
def _ground(targets: tuple[Target, ...]) -> _Ground:
    return _Ground(targets, spoken())


class Suggester:
    """Suggests for one page; it answers for any number of notes.

    ``learned`` is what the links of an organization taught (``learning.learned``). What a page needs is worked out
    once and kept, so a new ``Suggester`` for what was learned since costs little.
    """

    def __init__(self, targets: Sequence[Target], learned: Learned = NO_LINKS) -> None:
        self.targets = tuple(targets)
        self._learned = learned
        self._spoken = spoken()
        self._ground = _ground(self.targets)

    def suggest(self, note: str) -> list[Suggestion]:
        """Three to five suggestions, best first; fewer where the note has nothing in common with more of the page."""
        heard = self._heard(note[:LONGEST])
        features = features_of(heard.tokens, heard.mentions)
        weighed = []
        for place, target in enumerate(self.targets):
            shift = self._learned.shift(features, target.key)
            spoken_of = sum(one.weight * self._speaks_for(name, place) for name, one in heard.mentions.items())
            weight = spoken_of + LIKENESS * heard.nearest[place] + shift.weight
            if weight > 0:
                weighed.append((round(weight / (weight + 1.0), 4), place, shift.habits))
        weighed.sort(key=lambda one: -one[0])
        found = [
            self._suggestion(place, score, heard, tuple(map(told, habits))) for score, place, habits in weighed[:MOST]
        ]
        return [one for number, one in enumerate(found) if one.words or number < LEAST]

    def _heard(self, note: str) -> "_Heard":
        """The words of a note, the concepts in it, and how alike it is to what stands on the page."""
        tokens = tokens_of(note)
        alike = [[0.0] * len(target.statements) for target in self.targets]
        nearest = [0.0] * len(self.targets)
        for number, value in self._ground.index.likeness(_content(tokens)).items():
            place, statement = self._ground.places[number]
            if statement is not None:
                alike[place][statement] = value
            nearest[place] = max(nearest[place], value if statement is not None else FROM_ELSEWHERE * value)
        return _Heard(tokens, self._spoken.mentions(tokens), alike, nearest)

    def _speaks_for(self, concept: str, place: int) -> float:
        return self._ground.meanings.of(concept).get(place, 0.0)

    def _suggestion(self, place: int, score: float, heard: "_Heard", reasons: tuple[str, ...]) -> Suggestion:
        target = self.targets[place]
        number = self._nearest(place, heard)
        telling = {
            at
            for name, mention in heard.mentions.items()
            if self._speaks_for(name, place) >= TELLING and not self._spoken.concepts[name].quiet
            for at in mention.places
        }
        said = self._ground.said[place][number]
        telling.update(at for at, token in enumerate(heard.tokens) if token.stem in said and len(token.key) > 1)
        return Suggestion(target, target.statements[number], score, _words(heard.tokens, telling), reasons)

    def _nearest(self, place: int, heard: "_Heard") -> int:
        """Which statement of a responsibility the note is nearest to: by likeness, and by concepts common to both."""

        def value(number: int) -> float:
            own = self._ground.statements[place][number]
            common = sum(min(one.weight, own[name]) for name, one in heard.mentions.items() if name in own)
            return common + LIKENESS * heard.alike[place][number]

        return max(range(len(heard.alike[place])), key=lambda number: (value(number), -number))


def _content(tokens: Sequence[Token]) -> str:
    """The words of a note that say something on their own."""
    return " ".join(token.shown for token in tokens if token.key not in everyday())


def _words(tokens: Sequence[Token], places: set[int]) -> tuple[str, ...]:
    """The words at these places as they were written, neighbors together; each once, in reading order."""
    runs: list[list[str]] = []
    for at in sorted(places):
        if at - 1 in places and not tokens[at].apart:
            runs[-1].append(tokens[at].shown)
        else:
            runs.append([tokens[at].shown])
    found = {" ".join(run).casefold(): " ".join(run) for run in reversed(runs)}
    return tuple(reversed(found.values()))[:MOST_WORDS]
