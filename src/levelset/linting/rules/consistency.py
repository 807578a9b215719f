"""Rules about sentences that contradict or repeat each other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from levelset.core.model import Page, Statement
from levelset.linting.likeness import signature
from levelset.linting.rule import ERROR, WARNING, Place, Remark, Rulebook
from levelset.linting.rules.structure import groups_of
from levelset.linting.view import Passage, View, stems, tokens
from levelset.text.autonomy import Autonomy, read_autonomy
from levelset.text.ladders import LadderName, read_ladder
from levelset.text.modality import Modality, read_modality
from levelset.text.normal import plain

BOOK = Rulebook()


@BOOK.rule(
    "near-duplicate",
    "One sentence worded in two ways",
    default=WARNING,
)
def near_duplicate(view: View) -> Iterator[Remark]:
    """Sentences of one level that differ in small words and endings alone; both places are told."""
    alike: dict[tuple[object, ...], list[Passage]] = defaultdict(list)
    for passage in view.expectations:
        words = signature(passage.claim)
        if len(words) >= 4 and passage.page is not None:
            alike[(view.framework.rank(passage.page), words)].append(passage)
    for found in alike.values():
        first = found[0]
        told = {_bare(first.text)}
        for passage in found[1:]:
            if _bare(passage.text) not in told and _differs_slightly(first.text, passage.text):
                told.add(_bare(passage.text))
                message = (
                    f"Nearly the sentence of {_where(first)}: “{first.text}”. Use one wording, or say what differs."
                )
                yield Remark(passage.place, message, others=(first.place,))


def _bare(text: str) -> str:
    return " ".join(token.word for token in tokens(text))


def _differs_slightly(one: str, other: str) -> bool:
    """Whether nothing that changes the meaning (a negation, a hedge, a number, autonomy) tells two texts apart."""
    words = [{token.word for token in tokens(text)} for text in (one, other)]
    if (words[0] ^ words[1]) & MEANING:
        return False
    return _firmness(one) == _firmness(other)


MEANING = frozenset(
    """no not never without only always all every each some most might can could should must other others more less
    before after several both own""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Small words that change what a sentence asks."""


def _firmness(text: str) -> tuple[Modality, Autonomy | None]:
    return read_modality(text).modality, read_autonomy(text).autonomy


def _where(passage: Passage) -> str:
    return f"{passage.place.page}, {passage.place.heading}" if passage.place.heading else passage.place.page


SPELLED = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty"}
)
NUMBER = re.compile(rf"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)|\b(?:{'|'.join(sorted(SPELLED))})\b", re.IGNORECASE)


@BOOK.rule(
    "numbers",
    "Two numbers that contradict each other",
    default=ERROR,
)
def numbers(view: View) -> Iterator[Remark]:
    """The same sentence at the same level with different numbers in it."""
    first: dict[tuple[int, str], Passage] = {}
    for passage in view.expectations:
        if passage.page is None or not any(one.word.isdigit() or one.word in SPELLED for one in tokens(passage.text)):
            continue
        if NAMED.search(plain(passage.text)):
            continue
        masked = _bare(NUMBER.sub("0", plain(passage.text)))
        if len(masked.split()) < 4:
            continue
        known = first.setdefault((view.framework.rank(passage.page), masked), passage)
        mine, theirs = (_numbers(one.text) for one in (passage, known))
        if mine != theirs:
            message = f"“{', '.join(mine)}” here, and “{', '.join(theirs)}” in the same sentence at {_where(known)}."
            yield Remark(passage.place, message, mine[0], (known.place,))


NAMED = re.compile(
    r"(?<=\w )[A-Z]\w+ \d|^[A-Z]\w+ [A-Z]\w* ?\d|\b(?:level|tier|phase|stage|step|grade|version|priority) \d", re.ASCII
)
"""A number that is a part of a name: "Senior Engineer 2", "tier 1"."""


def _numbers(text: str) -> list[str]:
    return [found.group().lower() for found in NUMBER.finditer(plain(text))]


@BOOK.rule(
    "falls",
    "An expectation that falls at a higher level",
    default=WARNING,
    english=True,
)
def falls(view: View) -> Iterator[Remark]:
    """A sentence that is mostly that of the level below, with less autonomy, a hedge, or a narrower scope or reach."""
    for ladder in view.ladders:
        for below, page in pairwise(ladder):
            lower = _by_group(below, view)
            for key, found in _by_group(page, view).items():
                for place, text in found:
                    yield from _fallen(place, text, lower.get(key, ()), below.level)


Said = tuple[Place, str]


def _by_group(page: Page, view: View) -> dict[str, list[Said]]:
    said: dict[str, list[Said]] = defaultdict(list)
    for facet in page.facets:
        said[f"facet {facet.name}"] += [(_place(page.address, facet.name, one), one.text) for one in facet.statements]
    for group in groups_of(page):
        where = group.inherited_from or page.address
        said[view.group_key(group)] += [(_place(where, group.name or "", one), one.text) for one in group.statements]
    return said


def _place(where: str, heading: str, statement: Statement) -> Place:
    return Place(where, heading, statement.text, statement.id, statement.source)


def _fallen(place: Place, text: str, lower: Sequence[Said], level: str) -> Iterator[Remark]:
    for other, known in lower:
        fall = _fall(known, text) if known != text and _mostly_same(known, text) else None
        if fall is not None:
            message = (
                f"{level} says “{fall.before}” in nearly the same sentence, and this higher level only “{fall.after}”."
            )
            yield Remark(place, message, fall.shown, (other,))
            return


@dataclass(frozen=True, slots=True)
class _Fall:
    before: str
    after: str
    shown: str = ""


def _mostly_same(one: str, other: str) -> bool:
    """Whether two sentences share two thirds of what they say, cues of autonomy and hedges aside."""
    words, others = frozenset(stems(one)), frozenset(stems(other))
    if len(words & others) < max(2, 0.5 * min(len(words), len(others))):
        return False  # most pairs end here, before their cues are read
    first, second = _core(one), _core(other)
    both = first & second
    return len(both) >= 2 and len(both) >= 0.66 * len(first | second)


@lru_cache(maxsize=4096)
def _core(text: str) -> frozenset[str]:
    shown = text
    for words in (*read_autonomy(text).words, *read_modality(text).words, _ladder_words(text)):
        shown = shown.replace(words, " ") if words else shown
    return frozenset(stems(shown))


def _ladder_words(text: str) -> str:
    return read_ladder(LadderName.REACH, text).words


HEIGHTS = {Autonomy.GUIDED: 0, Autonomy.INDEPENDENT: 1, Autonomy.LEADING: 2}
FIRMNESS = {Modality.LEARNING: 0, Modality.MAY: 1, Modality.DOES: 2}


def _fall(before: str, after: str) -> _Fall | None:
    """What is lower in the second text; None where nothing is, or something else is higher."""
    drops: list[_Fall] = []
    old, new = read_autonomy(before), read_autonomy(after)
    if new.autonomy is not None:
        was = HEIGHTS[old.autonomy] if old.autonomy else 1
        if HEIGHTS[new.autonomy] > was:
            return None
        if HEIGHTS[new.autonomy] < was:
            drops.append(_Fall(", ".join(old.words) or "no help", ", ".join(new.words), new.words[0]))
    hedge, harder = read_modality(after), read_modality(before)
    if FIRMNESS[hedge.modality] > FIRMNESS[harder.modality]:
        return None
    if FIRMNESS[hedge.modality] < FIRMNESS[harder.modality]:
        drops.append(_Fall(harder.modality.value, hedge.modality.value, " ".join(hedge.words)))
    for ladder in (LadderName.SCOPE, LadderName.REACH):
        wide, narrow = read_ladder(ladder, before), read_ladder(ladder, after)
        if wide.rung is None or narrow.rung is None:
            continue
        if narrow.height > wide.height:
            return None
        if narrow.height < wide.height:
            drops.append(_Fall(wide.words, narrow.words, narrow.words))
    return drops[0] if drops else None
