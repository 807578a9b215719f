"""Rules about spelling: slips of the keyboard, and words that the framework spells in two ways."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from levelset.linting.phrases import word_pairs
from levelset.linting.rule import INFO, WARNING, Remark, Rulebook
from levelset.linting.view import Kind, Passage, View, tokens
from levelset.matching.index import stem
from levelset.matching.lexicon import lexicon

BOOK = Rulebook()

SHORTEST = 6
"""Letters of a word that slips are looked for in: shorter ones have too many neighbors that are words as well."""

OFTEN = 3
"""How often the framework has to use a word for another to be a slip of it."""


@BOOK.rule(
    "typo",
    "A word that looks misspelled",
    default=WARNING,
    imported=WARNING,
    english=True,
)
def typo(view: View) -> Iterator[Remark]:
    """Known misspellings, and a word used once that is one slip away from one the framework uses often."""
    known = word_pairs("misspellings")
    slips = _slips(view)
    for passage in view.passages:
        for token in tokens(passage.text):
            meant = known.get(token.word) or slips.get(token.word)
            if meant:
                shown = passage.text[token.start : token.end]
                yield Remark(passage.place, f"“{shown}”: probably “{meant}”.", shown)


def _slips(view: View) -> dict[str, str]:
    """Words used once, with the frequent word that each of them seems to be."""
    counted = view.counted
    frequent: dict[str, list[str]] = defaultdict(list)
    for word, times in counted.items():
        if times >= OFTEN and len(word) >= SHORTEST - 1 and word.isalpha() and word.isascii():
            for part in _without_a_letter(word):
                frequent[part].append(word)
    stems = Counter(stem(word) for word in counted)
    slips = {}
    for word, times in counted.items():
        if times > 1 or len(word) < SHORTEST or not (word.isalpha() and word.isascii()):
            continue
        if stems[stem(word)] > 1 or stem(word) in _usual_stems() or word in word_pairs("spellings"):
            continue
        near = {other for part in _without_a_letter(word) for other in frequent.get(part, ())}
        meant = [other for other in near if _is_slip(word, other)]
        if len(meant) == 1:
            slips[word] = meant[0]
    return slips


@cache
def _usual_stems() -> frozenset[str]:
    """The stems of the words of the shipped lexicon: words that are spelled right."""
    book = lexicon()
    texts = (text for part in (book.pillars, book.facets, book.responsibilities) for one in part for text in one.texts)
    return frozenset(stem(token.word) for text in texts for token in tokens(text))


def _without_a_letter(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


FIRM, LONG = 8, 10
"""Letters from which a word that differs in one of them is hardly another word, and from which it is none."""

VOWELS = frozenset("aeiou")


def _is_slip(word: str, meant: str) -> bool:
    """Whether a word is another with two letters swapped, one missing, one too many, or one in place of another.

    Where the difference could make another word (at the edges, in short words), it is none.
    """
    if word == meant or word[0] != meant[0] or abs(len(word) - len(meant)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant)))
    end = _common_end(word[start:], meant[start:])
    one, other = word[start : len(word) - end], meant[start : len(meant) - end]
    if len(one) == len(other) == 2:
        return one == other[::-1]
    shorter = min(len(word), len(meant))
    if max(len(one), len(other)) > 1 or shorter < FIRM or {one, other} <= VOWELS:
        return False
    doubled = len(one) != len(other) and (one or other) == meant[start - 1]
    return (doubled and end > 0) or (end > 1 and (shorter >= LONG or _unlikely(word)))


def _common_end(one: str, other: str) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _unlikely(word: str) -> bool:
    """Whether a word has three letters in a row that no usual word has."""
    padded = f" {word} "
    return any(padded[at : at + 3] not in _usual_letters() for at in range(len(padded) - 2))


@cache
def _usual_letters() -> frozenset[str]:
    book = lexicon()
    texts = (text for part in (book.pillars, book.facets, book.responsibilities) for one in part for text in one.texts)
    words = {token.word for text in texts for token in tokens(text)} | set(word_pairs("misspellings").values())
    words |= {word for pair in word_pairs("spellings").items() for word in pair}
    return frozenset(f" {word} "[at : at + 3] for word in words for at in range(len(word)))


@BOOK.rule(
    "spelling-variants",
    "One word spelled in two ways",
    default=INFO,
    english=True,
)
def spelling_variants(view: View) -> Iterator[Remark]:
    """British and American spellings of one word in one framework; the rarer one is told, once."""
    counted = view.counted
    for british, american in word_pairs("spellings").items():
        if counted[british] and counted[american]:
            rare, usual = sorted((british, american), key=lambda word: counted[word])
            passage = _first_with(view, rare)
            if passage is not None:
                message = f"“{rare}” here, and “{usual}” elsewhere ({counted[usual]} times). Keep to one spelling."
                yield Remark(passage.place, message, rare)


def _first_with(view: View, word: str) -> Passage | None:
    return next((one for one in view.passages if any(token.word == word for token in tokens(one.text))), None)


@BOOK.rule(
    "hyphens",
    "One compound written in two ways",
    english=True,
)
def hyphens(view: View) -> Iterator[Remark]:
    """The same two words with a hyphen and without."""
    joined = {
        word: word.split("-") for word in view.counted if word.count("-") == 1 and word.replace("-", "").isalpha()
    }
    pairs = {tuple(parts): word for word, parts in joined.items() if min(map(len, parts)) > 1}
    told: set[str] = set()
    for passage in view.passages:
        if passage.kind is Kind.PROSE:
            continue
        words = tokens(passage.text)
        for one, other in itertools.pairwise(words):
            compound = pairs.get((one.word, other.word))
            if compound and compound not in told and passage.text[one.end : other.start] == " ":
                told.add(compound)
                shown = passage.text[one.start : other.end]
                yield Remark(passage.place, f"“{shown}” here, and “{compound}” elsewhere.", shown)


@BOOK.rule(
    "full-stops",
    "Some bullets end with a full stop, some do not",
)
def full_stops(view: View) -> Iterator[Remark]:
    """On a page where most bullets end in one way, those that end in the other."""
    pages: dict[str, list[Passage]] = defaultdict(list)
    for passage in view.behaviors:
        pages[passage.place.page].append(passage)
    for passages in pages.values():
        stopped = [passage for passage in passages if passage.text.rstrip().endswith((".", "!", "?"))]
        bare = [passage for passage in passages if passage not in stopped]
        odd, usual = (bare, "end") if len(bare) < len(stopped) else (stopped, "do not end")
        if 0 < len(odd) <= len(passages) / 4:
            for passage in odd:
                yield Remark(
                    passage.place, f"The other bullets of the page {usual} with a full stop; this one differs."
                )
