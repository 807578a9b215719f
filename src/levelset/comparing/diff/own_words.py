"""An organization's own words: its name, and terms that are only called otherwise. They are no change of what is said.

Where two frameworks are compared, the older one is read with the words of the newer one, so that a page of one company
and the same page of another differ only where they ask for something else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from levelset.comparing.align import Link
from levelset.core.model import Framework
from levelset.text.normal import normalised, squeeze

OFTEN = 3
"""Sentences in which one name stands for another before it is taken for the same thing called otherwise."""

NEARLY_ALL = 0.8
"""Share of the sentences with the old name that say the new one instead."""

LONGEST_NAME = 3
"""Words of a name at most."""

SUFFIX = r"(?:'s|’s|ers|er|ians|ian|s)?"
"""What may hang on a name: “Harborers”, “Harbor’s”."""


class Own(StrEnum):
    """How two words are known to mean the same: both name the organization, both have one definition, or one stands
    for the other throughout."""

    ORGANIZATION = "organization"
    TERM = "term"
    THROUGHOUT = "throughout"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """What the older framework calls ``old`` the newer one calls ``new``."""

    old: str
    new: str
    why: Own


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Pairs of own words; empty where both frameworks speak alike."""

    pairs: tuple[OwnWord, ...] = ()

    def in_new(self, text: str) -> str:
        """A text of the older framework with the own words of the newer one."""
        for pair in self.pairs:
            text = _called(text, pair)
        return text

    def and_also(self, more: Iterable[OwnWord]) -> "OwnWords":
        """These and more pairs; what is called otherwise already stays so."""
        known = {normalised(pair.old) for pair in self.pairs}
        return replace(self, pairs=(*self.pairs, *(pair for pair in more if normalised(pair.old) not in known)))


def _called(text: str, pair: OwnWord) -> str:
    return _pattern(pair.old).sub(lambda found: pair.new + found["suffix"], text)


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?P<suffix>{SUFFIX})(?!\w)", re.IGNORECASE)


def declared(old: Framework, new: Framework) -> OwnWords:
    """The own words that the two frameworks declare: their organizations, and terms that share a definition."""
    return OwnWords(tuple(_organization(old, new))).and_also(_terms(old, new))


def _organization(old: Framework, new: Framework) -> Iterator[OwnWord]:
    mine, theirs = squeeze(old.organization), squeeze(new.organization)
    if mine and theirs and normalised(mine) != normalised(theirs):
        yield OwnWord(mine, theirs, Own.ORGANIZATION)


def _terms(old: Framework, new: Framework) -> Iterator[OwnWord]:
    """Terms with one definition and two names; a definition that several terms share says nothing."""
    mine, theirs = _by_definition(old), _by_definition(new)
    for definition, name in mine.items():
        other = theirs.get(definition)
        if other and normalised(other) != normalised(name):
            yield OwnWord(name, other, Own.TERM)


def _by_definition(framework: Framework) -> dict[str, str]:
    names: dict[str, list[str]] = defaultdict(list)
    for term in framework.glossary:
        if term.definition.strip() and term.term.strip():
            names[normalised(term.definition)].append(squeeze(term.term))
    return {definition: found[0] for definition, found in names.items() if len(found) == 1}


def throughout(links: Iterable[Link], old_texts: Iterable[str], new_texts: Iterable[str]) -> tuple[OwnWord, ...]:
    """Names that stand for one another in sentence after sentence, and never beside each other.

    ``links`` are those between the two frameworks; the texts are all statements of each.
    """
    before, after = Texts(old_texts), Texts(new_texts)
    swaps: Counter[tuple[str, str]] = Counter()
    for texts, link in {(link.from_text, link.to_text): link for link in links if link.from_text}.items():
        if texts[1]:
            swaps.update(set(_swaps(link)))
    found = []
    for (one, other), times in swaps.items():
        held = before.count(one)
        if times >= OFTEN and times >= NEARLY_ALL * held and not after.count(one) and not before.count(other):
            found.append(OwnWord(one, other, Own.THROUGHOUT))
    return tuple(found)


class Texts:
    """Distinct texts, to count those that hold a name."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(dict.fromkeys(texts))

    def count(self, name: str) -> int:
        """How many of the texts hold this name."""
        pattern = _pattern(name)
        return sum(pattern.search(text) is not None for text in self._texts)


def _swaps(link: Link) -> Iterator[tuple[str, str]]:
    """The names that a sentence puts in each other's place; a name has a capital letter inside the sentence."""
    for number, ((sign, left_out), (other_sign, put_in)) in enumerate(pairwise(link.words)):
        if (sign, other_sign) == ("-", "+") and number > 0:
            one, other = _bare(left_out), _bare(put_in)
            if _is_name(one) and _is_name(other):
                yield one, other


def _bare(text: str) -> str:
    return re.sub(r"['’]s$", "", text.strip(" .,;:!?()[]“”\"'’"))


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= LONGEST_NAME and all(re.match(r"[A-Z0-9]", word) for word in text.split())
