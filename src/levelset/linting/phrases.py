"""Vocabularies as data: phrases that a rule looks for, and finding them in a text word by word.

A phrase is written as its words with blanks between; ``a|b`` stands for either word, ``word*`` for every word that
begins so, and a word with a question mark at its end may be absent: ``am|is|are very? passionate``. The first word is
always written out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from levelset.linting.rule import LOADER
from levelset.linting.view import Token


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a phrase: what it may be."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    optional: bool

    def fits(self, word: str) -> bool:
        """Whether a word can stand here."""
        return word in self.words or (bool(self.beginnings) and word.startswith(self.beginnings))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, what is said about it, and whether only the strict profile minds it."""

    slots: tuple[Slot, ...]
    hint: str = ""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Where a phrase stands: from this word to before that one, and from this letter to before that one."""

    phrase: Phrase
    first: int
    after: int
    start: int
    end: int


def slot_of(written: str) -> Slot:
    """One word of a phrase as it is written in the data."""
    optional = written.endswith("?")
    choices = written.rstrip("?").split("|")
    beginnings = tuple(choice[:-1] for choice in choices if choice.endswith("*"))
    return Slot(frozenset(choice for choice in choices if not choice.endswith("*")), beginnings, optional)


class Vocabulary:
    """Phrases, found by their first word."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._by_first: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            for word in phrase.slots[0].words:
                self._by_first[word].append(phrase)

    def matches(self, words: Sequence[Token], *, strict: bool) -> Iterator[Match]:
        """The phrases in a text, in reading order; of two that begin at one word, the longer."""
        behind = 0
        for first, token in enumerate(words):
            if first < behind or token.word not in self._by_first:
                continue
            found = [
                (after, phrase)
                for phrase in self._by_first[token.word]
                if (strict or not phrase.strict) and (after := _after(phrase.slots, words, first))
            ]
            if found:
                behind, phrase = max(found, key=lambda item: item[0])
                yield Match(phrase, first, behind, token.start, words[behind - 1].end)


def _after(slots: Sequence[Slot], words: Sequence[Token], at: int) -> int:
    """The number of the word behind the phrase that begins at a word; 0 where it does not stand there."""
    for slot in slots:
        if at < len(words) and slot.fits(words[at].word):
            at += 1
        elif not slot.optional:
            return 0
    return at


@cache
def _data() -> Mapping[str, Any]:
    folder = files("levelset.linting").joinpath("data")
    names = ("vocabulary.yaml", "spellings.yaml", "misspellings.yaml")
    texts = (folder.joinpath(name).read_text("utf-8") for name in names)
    loaded: Mapping[str, Any] = yaml.load("".join(texts), Loader=LOADER)  # noqa: S506 - both loaders are safe ones
    return loaded


@cache
def vocabulary(name: str) -> Vocabulary:
    """The phrases that the package carries under this name."""
    phrases = []
    for entry in _data()[name]:
        for written in entry["words"]:
            slots = tuple(map(slot_of, written.split()))
            phrases.append(Phrase(slots, entry.get("hint", ""), bool(entry.get("strict"))))
    return Vocabulary(phrases)


@cache
def word_list(name: str) -> frozenset[str]:
    """The single words that the package carries under this name."""
    return frozenset(str(_data()[name]).split())


@cache
def word_pairs(name: str) -> Mapping[str, str]:
    """Words with what stands for each of them."""
    return dict(_data()[name])
