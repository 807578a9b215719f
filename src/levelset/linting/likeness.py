"""Texts that are the same but for a word or an ending, found without comparing each with each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from levelset.linting.view import stems
from levelset.matching.index import stem
from levelset.text.normal import normalised, plain

Signature = tuple[str, ...]


def signature(text: str) -> Signature:
    """What a text shares with a rewording of its small words and endings: the stems of the others, in order."""
    return stems(text)


def nearly(text: str) -> Iterator[Signature]:
    """Signatures with one word exchanged or left out, of which two texts that differ in one word share one."""
    words = stems(text)
    for at in range(len(words)):
        yield (*words[:at], "*", *words[at + 1 :])
        yield (*words[:at], *words[at + 1 :])


FEWEST = 4
"""Words that say something: with fewer, one that differs makes another sentence."""


def same(texts: Sequence[str], others: Sequence[str]) -> int:
    """How many of the texts are among the others, in the same words or in all but one of at least ``FEWEST``."""
    exact = {normalised(text) for text in others}
    whole = {signature(text) for text in others if signature(text)}
    near = {one for text in others if len(stems(text)) >= FEWEST for one in nearly(text)}

    def known(text: str) -> bool:
        words = signature(text)
        if normalised(text) in exact or words in whole:
            return True
        return len(words) >= FEWEST and (words in near or any(one in near or one in whole for one in nearly(text)))

    return sum(map(known, texts))


def closest(names: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ in case, punctuation, a small word, an ending or the order of words: rarer first."""
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        alike[_name_key(name)].append(name)
    for found in alike.values():
        usual = max(found, key=lambda name: names[name])
        yield from ((name, usual) for name in found if name != usual)


def _name_key(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", plain(name).casefold())
    kept = [stem(word) for word in words if word not in ("and", "of", "the", "in", "for", "a")]
    return tuple(sorted(kept)) or (name,)
