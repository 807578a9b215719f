"""The lexicon of how engineers speak of their work: concepts, what tells them, and what they mean (``data/spoken``)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from levelset.matching.index import STOP_WORDS
from levelset.matching.lexicon import LOADER
from levelset.matching.suggesting.turns import Found, Phrasebook, Token, Turn, tokens_of

STRONG, LONGER, HINT = 0.7, 1.3, 0.25
"""What a turn of one word counts, one of several words, and one that is a hint only."""

AGAIN = 0.5
"""How much less each further turn of a concept counts than the one before."""

NOTHING = "nothing"
"""The concept of turns that look like something and are not."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Names of responsibilities from the narrowest to the widest: the first that a page has is meant in full."""

    names: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that people speak of, and the responsibilities that it may be about.

    ``quiet``: its words are not worth showing (who speaks, not of what).
    """

    name: str
    about: str
    means: tuple[Meaning, ...]
    turns: tuple[Turn, ...]
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """How much a text speaks of a concept, and the places of the words that say so."""

    weight: float
    places: frozenset[int]


class Spoken:
    """The concepts, and the turns of all of them in one phrasebook."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self.concepts = {concept.name: concept for concept in concepts}
        self._book = Phrasebook(turn for concept in self.concepts.values() for turn in concept.turns)

    def mentions(self, tokens: list[Token]) -> dict[str, Mention]:
        """The concepts that a text speaks of, by name."""
        found: dict[str, list[Found]] = defaultdict(list)
        for one in self._book.find(tokens):
            found[one.turn.owner].append(one)
        return {name: _mention(turns) for name, turns in found.items() if name != NOTHING}

    def mentions_in(self, text: str) -> dict[str, float]:
        """How much a text speaks of each concept that is in it."""
        return {name: mention.weight for name, mention in self.mentions(tokens_of(text)).items()}


def _mention(found: list[Found]) -> Mention:
    """One word counts once, in the weightiest turn that it is part of."""
    used: set[int] = set()
    weight, share = 0.0, 1.0
    for one in sorted(found, key=lambda one: (-_weight(one), one.places)):
        if used.issuperset(one.places):
            continue
        used.update(one.places)
        weight += share * _weight(one)
        share *= AGAIN
    return Mention(weight, frozenset(used))


def _weight(found: Found) -> float:
    if not found.turn.strong:
        return HINT
    return LONGER if len(found.places) > 1 else STRONG


@cache
def everyday() -> frozenset[str]:
    """Words that notes are full of, whatever they are about, and that say nothing alone."""
    lines = _folder().joinpath("everyday.txt").read_text("utf-8").splitlines()
    return STOP_WORDS.union(*(line.split() for line in lines if not line.startswith("#")))


@cache
def spoken() -> Spoken:
    """The lexicon of this release; read once."""
    return Spoken(_concepts())


def _concepts() -> Iterator[Concept]:
    for file in sorted(_folder().iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            for item in yaml.load(file.read_text("utf-8"), Loader=LOADER):  # noqa: S506 - both loaders are safe ones
                yield concept_of(item)


def _folder() -> Traversable:
    return files("levelset.matching").joinpath("data", "spoken")


def concept_of(item: Mapping[str, Any]) -> Concept:
    """A concept as it stands in the data."""
    name = item["concept"]
    turns = [Turn(name, text) for text in _parted(item["says"])]
    hints = [Turn(name, text, strong=False) for text in _parted(item.get("hints", ""))]
    means = tuple(map(_meaning, item["means"]))
    return Concept(name, item["about"], means, (*turns, *hints), item.get("quiet", False))


def _parted(text: str) -> list[str]:
    return [part for piece in text.split(";") if (part := piece.strip())]


def _meaning(text: str) -> Meaning:
    names, _, weight = text.rpartition(" ")
    counted = bool(names) and weight.replace(".", "", 1).isdigit()
    return Meaning(
        tuple(name.strip() for name in (names if counted else text).split(" / ")), float(weight) if counted else 1.0
    )
