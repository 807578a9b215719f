"""How sure it is that a sentence is an older one in other words; where it is not, a person is asked.

The thresholds are measured (``benchmarks/identity.py``; decision 0014): on simulated edits of two editions of a public
framework no pair above ``SURE`` was wrong, and below ``MAYBE`` no pair was right more often than by chance.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from levelset.matching.index import STOP_WORDS, TextIndex, stem
from levelset.text.normal import words

ENGINE = "sameness/1"
"""The version of how sureness is read; kept beside every decision that is stored."""

SURE = 0.55
"""Likeness from which a pair is the same statement, whatever stands around it."""

SURE_GROWN = 0.4
"""Likeness from which it is the same where one sentence holds nearly all the words of the other."""

MAYBE = 0.25
"""Likeness from which it is worth asking."""

NEARLY_ALL = 0.8
"""Share of the telling words of the shorter sentence that the longer one has."""

TELLING = 3
"""Words of the shorter sentence, at least, for that share to say something."""

RIVAL = 0.1
"""How much less alike every other candidate has to be, below a likeness that leaves no doubt."""

NO_DOUBT = 0.8


class Sureness(StrEnum):
    """``sure``: the id stays. ``ask``: a person says. ``other``: it is another statement."""

    SURE = "sure"
    ASK = "ask"
    OTHER = "other"


def sureness(old: str, new: str, likeness: float, rival: float) -> Sureness:
    """Whether ``new`` is ``old`` in other words.

    ``likeness`` is theirs, from 0 to 1; ``rival`` the greatest that either has with a statement that could take its
    partner's place.
    """
    if likeness < MAYBE:
        return Sureness.OTHER
    clear = likeness >= NO_DOUBT or likeness - rival >= RIVAL
    enough = likeness >= SURE or (likeness >= SURE_GROWN and _holds(old, new))
    return Sureness.SURE if clear and enough else Sureness.ASK


def _holds(one: str, other: str) -> bool:
    """Whether the longer of two sentences has nearly all the telling words of the shorter."""
    mine, theirs = _telling(one), _telling(other)
    least = min(len(mine), len(theirs))
    return least >= TELLING and len(mine & theirs) >= NEARLY_ALL * least


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)


class Likeness:
    """The likeness of the sentences of two pages; ``old`` and ``new`` are those whose partners are looked for.

    ``texts`` are all sentences of both pages: they say which words are usual here.
    """

    def __init__(self, texts: Iterable[str], old: Sequence[str], new: Sequence[str]) -> None:
        self._index = TextIndex([("", text) for text in texts])
        self._old, self._new = old, new

    def of(self, old: str, new: str) -> float:
        """The likeness of two sentences, from 0 to 1."""
        return self._index.similarity(old, new)

    def rival(self, old: str, new: str) -> float:
        """The greatest likeness that either has with another free sentence of the other page."""
        mine = (self.of(old, other) for other in self._new if other != new)
        theirs = (self.of(other, new) for other in self._old if other != old)
        return max((*mine, *theirs), default=0.0)
