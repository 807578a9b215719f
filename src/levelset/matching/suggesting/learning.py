"""What the links of an organization teach: which words of its notes go with which responsibility.

A pure function of the pairs that people accepted and refused. What it teaches is bounded, so that it can turn the order
of neighbors but not drown what a note says, and each habit can be told in a sentence.

>>> links = [Link(f"rollback of release {name}", "ownership", accepted=True) for name in ("amber", "basalt", "cobalt")]
>>> links += [Link("painted the office", "culture", accepted=True), Link("cake for everyone", "culture", accepted=True)]
>>> [*map(told, learned(links).shift({"rollback": "rollback"}, "ownership").habits)]
['People of your organization linked notes with “rollback” to it (3 of 3).']
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from levelset.matching.suggesting.concepts import Mention, Spoken, everyday, spoken
from levelset.matching.suggesting.turns import Token, tokens_of

FEWEST = 2
"""Notes that have to agree before a word teaches anything: one link is no habit."""

STRENGTH = 0.5
"""What one word adds for each factor of e by which it is linked more often than usual."""

MOST_SHIFT = 1.0
"""What all words of a note add or take at most; a turn of speech of several words counts 1.3 in the lexicon."""

MOST_HABITS = 2
"""Habits told with a suggestion at most."""


@dataclass(frozen=True, slots=True)
class Link:
    """A note, the key of a responsibility (``Target.key``), and whether a person accepted the two together."""

    text: str
    responsibility: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Habit:
    """How people linked the notes that have a word in common to one responsibility."""

    word: str
    accepted: int
    refused: int
    weight: float


@dataclass(frozen=True, slots=True)
class Shift:
    """What is added to a responsibility for one note, and the habits that weigh most in it."""

    weight: float = 0.0
    habits: tuple[Habit, ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """Habits by responsibility and feature."""

    habits: Mapping[str, Mapping[str, Habit]]

    def shift(self, features: Mapping[str, str], responsibility: str) -> Shift:
        """What the habits add to a responsibility for a note with these features (``features_of``)."""
        known = self.habits.get(responsibility, {})
        found = sorted((known[one] for one in features if one in known), key=lambda one: (-abs(one.weight), one.word))
        weight = sum(habit.weight for habit in found)
        return Shift(max(-MOST_SHIFT, min(MOST_SHIFT, weight)), tuple(found[:MOST_HABITS]))


NO_LINKS = Learned(MappingProxyType({}))
"""Where nobody has linked anything yet."""


def learned(links: Iterable[Link], lexicon: Spoken | None = None) -> Learned:
    """What these links teach; their order does not matter, and a link that stands there twice counts once.

    A feature is a word (by its stem) or a concept of the lexicon. It speaks for a responsibility as far as the notes
    that have it were linked there more often than notes are on the whole, and against it where more were refused than
    accepted. Both are logarithms of ratios with one added above and below.
    """
    known = lexicon or spoken()
    distinct = sorted(set(links), key=lambda one: (one.text, one.responsibility, one.accepted))
    features = {text: _features(text, known) for text in dict.fromkeys(link.text for link in distinct)}
    notes = Counter(feature for own in features.values() for feature in own)
    words = {feature: word for own in features.values() for feature, word in own.items()}
    by_key: dict[str, list[Link]] = defaultdict(list)
    for link in distinct:
        by_key[link.responsibility].append(link)
    habits = {}
    for key, own in by_key.items():
        usual = sum(link.accepted for link in own) / len(features)
        accepted = Counter(feature for link in own if link.accepted for feature in features[link.text])
        refused = Counter(feature for link in own if not link.accepted for feature in features[link.text])
        weighed = {
            feature: Habit(words[feature], accepted[feature], refused[feature], weight)
            for feature in sorted(accepted | refused)
            if (weight := _weight(accepted[feature], refused[feature], usual * notes[feature]))
        }
        habits[key] = weighed
    return Learned(habits)


def _weight(accepted: int, refused: int, usual: float) -> float:
    if accepted >= FEWEST and accepted > refused:
        return round(max(0.0, STRENGTH * math.log((accepted + 1) / (max(usual, refused) + 1))), 4)
    if refused >= FEWEST and refused > accepted:
        return round(-STRENGTH * math.log((refused + 1) / (accepted + 1)), 4)
    return 0.0


def features_of(tokens: Sequence[Token], mentions: Mapping[str, Mention]) -> dict[str, str]:
    """The features of a note, each with the word that shows it: stems, and concepts of the lexicon (marked ``:``)."""
    features = {
        token.stem: token.shown.casefold()
        for token in tokens
        if token.key not in everyday() and len(token.key) > 2 and not token.key[0].isdigit()
    }
    for name, mention in mentions.items():
        features[f":{name}"] = " ".join(tokens[at].shown.casefold() for at in sorted(mention.places)[:3])
    return features


def _features(text: str, lexicon: Spoken) -> dict[str, str]:
    tokens = tokens_of(text)
    return features_of(tokens, lexicon.mentions(tokens))


def told(habit: Habit) -> str:
    """A habit in a sentence; ``it`` is the responsibility that the sentence stands under."""
    whole = habit.accepted + habit.refused
    if habit.weight > 0:
        return f"People of your organization linked notes with “{habit.word}” to it ({habit.accepted} of {whole})."
    return f"People of your organization refused it for notes with “{habit.word}” ({habit.refused} of {whole})."
