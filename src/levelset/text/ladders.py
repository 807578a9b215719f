"""Ladders: how much a sentence carries, how far it reaches, how far ahead it looks; read from its words, or not said.

A ladder is a list of rungs from low to high, each with cues (``data/scope.yaml`` and its neighbors, words of our own).
A cue is written as words: blanks match any blanks, ``…|…`` in parentheses are alternatives, ``...`` stands for up to
three words of one clause. Where cues overlap, the longest counts, so "beyond my team" is never "my team"; what
stands under ``not`` swallows a cue and says nothing itself. A cue behind a negation ("not expected to …") is not read.

Two ways to choose among several cues: ``first`` (what somebody carries is named first: "I own projects in service of
the team's goals") and ``highest`` ("my team and cross-functional partners"). With ``after``, a cue counts only
as the object of such a verb: "I own projects", not "updates on projects".

>>> read_ladder(LadderName.REACH, "I work with my team and with other teams").rung
'teams'
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from levelset.text.modality import SAME_LENGTH
from levelset.text.normal import words

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LadderName(StrEnum):
    """The ladders that the package carries."""

    SCOPE = "scope"
    REACH = "reach"
    HORIZON = "horizon"
    AMBIGUITY = "ambiguity"


@dataclass(frozen=True, slots=True)
class LadderReading:
    """A rung with its height from 0, and the words it was read from as they stand; no rung where nothing is said."""

    rung: str | None = None
    height: int = -1
    words: str = ""


SAYS_NOTHING = LadderReading()

NEGATION = re.compile(
    r"\b(?:not|never|nor|neither|without|cannot|isn't|aren't|don't|doesn't|won't|can't|rather than|instead of|no)\b"
    r"(?!\s+(?:only|just|merely|simply|limited\s+to)\b)[^,.;:()]{0,40}$",
    re.IGNORECASE,
)
"""Before a cue, in its clause: it is what somebody does not do. "Not only", "not just" add to what they do."""

GAP = r"(?:(?!(?:that|which|who|so|because|when|while|if|but)\b)[\w'/&-]+\s+){0,3}?"
"""What ``...`` stands for."""

OBJECT = re.compile(
    r"(?:\s*(?:,|\band\b|\bor\b|/)\s*\w+){0,2}\s+"
    r"(?:(?!(?:to|that|which|who|so|by|for|when|with|while|from|in|during|as|if|on|at|about)\b)[\w'&/-]+,?\s+){0,5}"
)
"""What may stand between a verb and its object: other verbs, and words that describe the object."""

LONGEST_TEXT = 4_000
"""Characters of a text that are read: a sentence is shorter, and what is longer says too many things."""

Span = tuple[int, int, str]
"""Where a cue begins and ends, and its rung; no rung for one that says nothing."""


@dataclass(frozen=True, slots=True)
class _Ladder:
    rungs: tuple[tuple[str, re.Pattern[str]], ...]
    nothing: re.Pattern[str] | None
    mentions: tuple[frozenset[str], ...]
    takes_first: bool
    after: re.Pattern[str] | None


@lru_cache(maxsize=8_192)
def read_ladder(name: LadderName, text: str) -> LadderReading:
    """The rung of one ladder that a text stands on."""
    ladder = _ladder(name)
    plain = text[:LONGEST_TEXT].translate(SAME_LENGTH)
    found = (span for span in _longest(_spans(ladder, plain)) if span[2] and not NEGATION.search(plain[: span[0]]))
    spans = [span for cue in found if (span := _with_verb(ladder, plain, cue))]
    if not spans:
        return SAYS_NOTHING
    heights = {key: height for height, (key, _) in enumerate(ladder.rungs)}
    start, end, key = spans[0] if ladder.takes_first else max(spans, key=lambda span: heights[span[2]])
    return LadderReading(key, heights[key], text[start:end])


def mentioned_height(name: LadderName, text: str) -> int:
    """The height of the highest rung whose words a text mentions at all, cue or not; -1 where it mentions none.

    "I present to the company" is no reading of reach; still nobody should say that the company comes in later.
    """
    found = set(words(text))
    heights = (height for height, mentions in enumerate(_ladder(name).mentions) if found & mentions)
    return max(heights, default=-1)


def rungs(name: LadderName) -> tuple[str, ...]:
    """The keys of the rungs of a ladder, from low to high."""
    return tuple(key for key, _ in _ladder(name).rungs)


def _spans(ladder: _Ladder, text: str) -> Iterator[Span]:
    for key, cues in ladder.rungs:
        for found in cues.finditer(text):
            yield found.start(), found.end(), key
    for found in ladder.nothing.finditer(text) if ladder.nothing else ():
        yield found.start(), found.end(), ""


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Of cues that overlap, the longest; in reading order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one[0] - one[1], one[0], one[2])):
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return sorted(kept)


def _with_verb(ladder: _Ladder, text: str, cue: Span) -> Span | None:
    """The cue, together with the verb whose object it is; None where it has to be an object and is none."""
    if ladder.after is None:
        return cue
    start, end, key = cue
    verbs = (verb for verb in ladder.after.finditer(text, 0, start) if OBJECT.fullmatch(text, verb.end(), start))
    verb = next(verbs, None)
    return (verb.start(), end, key) if verb else None


@cache
def _ladder(name: LadderName) -> _Ladder:
    text = files("levelset.text").joinpath("data", f"{name}.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=LOADER)  # noqa: S506 - both loaders are safe ones
    return _Ladder(
        rungs=tuple((rung["key"], _any_of(rung["cues"])) for rung in data["rungs"]),
        nothing=_any_of(data["not"]) if data.get("not") else None,
        mentions=tuple(frozenset(rung.get("mentions", ())) for rung in data["rungs"]),
        takes_first=data["takes"] == "first",
        after=_any_of(data["after"]) if data.get("after") else None,
    )


def _any_of(cues: Sequence[str]) -> re.Pattern[str]:
    """One pattern for all cues, longer ones first, so that of two that begin alike the longer is found."""
    patterns = (_pattern(cue) for cue in sorted(cues, key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE)


def _pattern(cue: str) -> str:
    words = cue.replace("(", "(?:").replace("... ", "\0")
    return words.replace(" ", r"\s+").replace("\0", GAP)
