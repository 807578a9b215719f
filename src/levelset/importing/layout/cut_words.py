"""Words that were cut at the end of a line: whether the hyphen belongs to the word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from levelset.matching.lexicon import lexicon
from levelset.text.normal import words

BROKEN = re.compile(r"([^\W\d_]+)-$")
REST = re.compile(r"[a-zß-öø-ÿ]+")
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

OPEN = frozenset({
    "all", "best", "cross", "first", "full", "half", "hands", "high", "long", "low", "mid", "multi", "near", "non",
    "off", "open", "part", "peer", "post", "real", "second", "self", "semi", "short", "single", "third", "two", "well",
})  # fmt: skip
"""Words that stand before a hyphen more often than alone."""

CLOSED = frozenset(["co", "de", "inter", "net", "on", "out", "over", "pre", "re", "sub", "under", "up"])
"""Words that grow together with what follows as often as not, so that a hyphen behind them says little."""


@dataclass(frozen=True, slots=True)
class CutWords:
    """The words that are known of a text. ``cuts``: it cuts words at the end of lines that have no hyphen otherwise."""

    known: frozenset[str] = frozenset()
    cuts: bool = False

    def joined(self, above: str, below: str) -> str:
        """Two lines of a sentence as one."""
        broken, rest = BROKEN.search(above), REST.match(below)
        if not broken or not rest:
            return f"{above} {below}"
        return (above[:-1] if self._is_one_word(broken[1].lower(), rest[0].lower()) else above) + below

    def _is_one_word(self, left: str, right: str) -> bool:
        """Whether the hyphen between two halves was put there to fill a line."""
        if left + right in self.known:
            return True
        if f"{left}-{right}" in self.known or left in OPEN or not self.cuts:
            return False
        return left in CLOSED or not {left, right} <= self.known


def cut_words(lines: Iterable[str]) -> CutWords:
    """What the lines of a text tell of its words."""
    told = list(lines)
    known = _whole_words(told) | _shipped_words()
    return CutWords(known, _cuts(told, known))


def _cuts(lines: Iterable[str], known: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line parts a word that stands whole elsewhere, or what are no words."""
    pairs = ((BROKEN.search(above), re.match(r"[^\W\d_]+", below)) for above, below in pairwise(lines))
    halves = ((left[1].lower(), right[0].lower()) for left, right in pairs if left and right)
    return any(left + right in known or not (left in OPEN or {left, right} <= known) for left, right in halves)


def _whole_words(lines: Iterable[str]) -> frozenset[str]:
    """The words of a text but for those that a line break may have cut in two."""
    known: set[str] = set()
    cut = False
    for line in lines:
        told = words(line)
        ends_cut = line.endswith("-")
        known.update(part for word in told[int(cut) : -1 if ends_cut else None] for part in (word, *word.split("-")))
        cut = ends_cut
    return frozenset(known)


@cache
def _shipped_words() -> frozenset[str]:
    """The words of the lexicon."""
    return frozenset(
        part
        for entry in lexicon().responsibilities
        for text in (entry.name, *entry.aliases, *entry.texts)
        for word in words(text)
        for part in (word, *word.split("-"))
    )
