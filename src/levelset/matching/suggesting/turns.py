"""Turns of speech, written as data, found in a note: ``rolled back``, ``page* at <n>``, ``dropped .. to hit|make``.

``data/spoken/README.md`` has the notation. Turns are looked up by their first word, so a note costs what its own words
cost, however many turns there are; what follows the first word is only read when a note has that word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from levelset.matching.index import stem
from levelset.text.normal import plain

GAP = 3
"""Words that ``..`` may stand for."""

SIGNS = {"%": "percent", "$": "dollars", "€": "dollars", "->": "to", "=>": "to", "→": "to"}
TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|->|=>|[%$€→]")
MARKS = frozenset('.,;:!?()[]"')
NUMBER = "<n>"
START = "^"
QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a note: as it is compared (lower-case, without apostrophes), its stem, and as it was written.

    ``apart``: a mark of punctuation stands before it.
    """

    key: str
    stem: str
    shown: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of speech as it stands in the data. ``owner`` is what it tells; ``strong`` or only a hint."""

    owner: str
    text: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """A turn in a note, and the places of the words that it was found by (words in a gap are not among them)."""

    turn: Turn
    places: tuple[int, ...]


def tokens_of(text: str) -> list[Token]:
    """The words of a note. ``a/b`` and ``on-call`` are two words each; a per cent sign and an arrow are words, too.

    A note that begins with a quotation mark begins with the word ``quote``: somebody else is speaking.
    """
    whole, end = plain(text), 0
    found = [Token(QUOTE, QUOTE, '"')] if whole.startswith('"') else []
    for match in TOKEN.finditer(whole):
        shown = match.group()
        key = SIGNS.get(shown) or shown.casefold().replace("'", "")
        between = whole[end : match.start()]
        found.append(Token(key, _stem(key), shown, not MARKS.isdisjoint(between)))
        end = match.end()
    return found


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return stem(word)


class Phrasebook:
    """Turns by their first word."""

    def __init__(self, turns: Iterable[Turn]) -> None:
        self._by_word: dict[str, list[Turn]] = defaultdict(list)
        self._by_stem: dict[str, list[Turn]] = defaultdict(list)
        self._by_beginning: dict[str, list[Turn]] = defaultdict(list)
        self._by_number: list[Turn] = []
        for turn in turns:
            for way in turn.text.removeprefix(START).split(" ", 1)[0].split("|"):
                self._keep(way, turn)

    def _keep(self, way: str, turn: Turn) -> None:
        if way.startswith(NUMBER):
            self._by_number.append(turn)
        elif way.endswith("*"):
            self._by_beginning[way[:-1]].append(turn)
        elif way.startswith("="):
            self._by_word[way[1:]].append(turn)
        else:
            self._by_stem[_stem(way)].append(turn)

    def find(self, tokens: Sequence[Token]) -> list[Found]:
        """What turns a note has, in reading order; one that lies wholly within a longer one is not told."""
        found = [
            Found(turn, places)
            for place, token in enumerate(tokens)
            for turn in self._beginning_with(token)
            if (places := _places(turn.text, tokens, place))
        ]
        return _longest(found)

    def _beginning_with(self, token: Token) -> Iterator[Turn]:
        key = token.key
        yield from self._by_word.get(key, ())
        yield from self._by_stem.get(token.stem, ())
        for length in range(2, len(key) + 1):
            yield from self._by_beginning.get(key[:length], ())
        if key[0].isdigit():
            yield from self._by_number


def _longest(found: list[Found]) -> list[Found]:
    """Without those that lie within a longer one, and each owner once for the same words."""
    sets = [frozenset(one.places) for one in found]
    kept: list[Found] = []
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for one, places in zip(found, sets, strict=True):
        told = (one.turn.owner, one.places)
        if told not in seen and not any(places < other for other in sets):
            seen.add(told)
            kept.append(one)
    return kept


def _places(text: str, tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """Where the words of a turn stand, the first of them at ``start``; nothing where it is not there."""
    only_first, elements = _elements(text)
    if only_first and start:
        return ()
    return _continued(elements, tokens, start) or ()


def _continued(elements: Sequence["Element"], tokens: Sequence[Token], at: int) -> tuple[int, ...] | None:
    if not elements:
        return ()
    element, rest = elements[0], elements[1:]
    for place in range(at, min(at + (GAP if element.after_gap else 0) + 1, len(tokens))):
        if element.fits(tokens[place]):
            further = _continued(rest, tokens, place + 1)
            if further is not None:
                return (place, *further)
    return None


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a turn, in any of its ways."""

    exact: frozenset[str]
    stems: frozenset[str]
    beginnings: tuple[str, ...]
    numbers: tuple[str, ...]
    after_gap: bool

    def fits(self, token: Token) -> bool:
        """Whether the word of a note is this word."""
        key = token.key
        return (
            key in self.exact
            or token.stem in self.stems
            or key.startswith(self.beginnings)
            or (key[0].isdigit() and any(key.endswith(suffix) for suffix in self.numbers))
        )


@lru_cache(maxsize=8_192)
def _elements(text: str) -> tuple[bool, tuple[Element, ...]]:
    """A turn read: whether it has to stand first, and its words."""
    elements = []
    gap = False
    for word in text.removeprefix(START).split():
        if word == "..":
            gap = True
            continue
        elements.append(_element(word.split("|"), gap))
        gap = False
    return text.startswith(START), tuple(elements)


def _element(ways: Sequence[str], after_gap: bool) -> Element:
    exact, stems, beginnings, numbers = set(), set(), [], []
    for way in ways:
        if way.startswith(NUMBER):
            numbers.append(way.removeprefix(NUMBER))
        elif way.endswith("*"):
            beginnings.append(way[:-1])
        elif way.startswith("="):
            exact.add(way[1:])
        else:
            stems.add(_stem(way))
    return Element(frozenset(exact), frozenset(stems), tuple(beginnings), tuple(numbers), after_gap)
