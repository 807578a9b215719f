"""Headings that stand before all of their statements, as columns of a table do that were copied one by one.

The headings and their order are known; what is not is where the statements of one end and those of the next begin.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import Said, choice_for
from levelset.importing.recognition.segments import LARGEST_SPREAD, LONGEST_RUN, Part, Scores, spread
from levelset.matching.index import STOP_WORDS, stem
from levelset.matching.naming import Choice
from levelset.text.normal import words


@dataclass(frozen=True, slots=True)
class _Trust:
    """How far likeness to what is said elsewhere is trusted.

    ``usual``: how much of what all statements of a run have in common with a heading is taken away from what each has.
    ``even``: what it costs that a group is e times as long as the others of its pillar are on average.
    """

    usual: float
    even: float


KNOWN, UNKNOWN = _Trust(usual=0.25, even=0.06), _Trust(usual=1.0, even=0.15)
"""Where all headings of a run are known elsewhere, and where of some nothing but the name is known.

Chosen, as the next is, on 343 pillars of nine companies, each spread by the lexicon alone (decision 0013). From 0.04
to 0.08, and from 0.1 to 0.3, what comes under its own heading changes by one statement in a hundred.
"""

OWN_WORD = 0.05
"""What it is worth that a statement says a word of a heading that no other heading of the run has."""


def put_together(page: PageOutline, said: Said) -> list[SectionOutline]:
    """Spread statements over headings that stand before all of them; returns the sections where it was done."""
    mended: list[SectionOutline] = []
    for section in page.sections:
        groups = section.groups
        empty = next((index for index, group in enumerate(groups) if _holds_nothing(group)), None)
        if empty is None:
            continue
        end = next((index for index in range(empty, len(groups)) if groups[index].blocks), None)
        if end is None:
            continue
        after = next((i for i in range(end + 1, len(groups)) if groups[i].name or groups[i].settled), len(groups))
        run = groups[empty : end + 1]
        blocks = [block for group in groups[end:after] for block in group.blocks]
        elsewhere = said.choices(section.name, page)
        if len(blocks) * len(run) > LARGEST_SPREAD:
            continue
        choices = [choice_for(group.name or "", elsewhere) for group in run]
        if not said.afford(len(blocks), choices):
            continue
        namer = said.namer(section.name, choices)
        scores = [namer.scores([block.text]) for block in blocks]
        for group, part in zip(run, _parts(blocks, choices, scores), strict=True):
            group.blocks = list(part.blocks)
        section.groups = groups[: end + 1] + groups[after:]
        mended.append(section)
    return mended


def _holds_nothing(group: GroupOutline) -> bool:
    """Whether what stood under a heading may stand further down: not where its format states what the heading holds."""
    stated = group.heading is not None and group.heading.first.sure
    return bool(group.name) and not (group.blocks or group.notes or group.settled or stated)


def _parts(blocks: Sequence[Block], choices: Sequence[Choice], scores: Scores) -> list[Part]:
    """Spread statements over headings: which of them are more like a heading than the others are.

    Every heading gets some. Of one other pages or the lexicon say much, of another nothing, so that by likeness alone
    the first would take nearly all of them.
    """
    trust = KNOWN if all(choice.texts != (choice.name,) for choice in choices) else UNKNOWN
    own = _own_words(choices)
    rows = []
    for block, row in zip(blocks, scores, strict=True):
        said = {stem(word) for word in words(block.text)}
        rows.append([score + OWN_WORD * bool(said & mine) for score, mine in zip(row, own, strict=True)])
    usual = [trust.usual * sum(column) / len(rows) for column in zip(*rows, strict=True)]
    fitting = [[score - common for score, common in zip(row, usual, strict=True)] for row in rows]
    return spread(blocks, fitting, len(choices), _even_lengths(len(choices), len(blocks), trust.even))


def _even_lengths(names: int, count: int, price: float) -> list[list[float]] | None:
    """What it costs that each name gets so many statements, as groups of a pillar are about as long."""
    if count > LONGEST_RUN:
        return None
    even = log(count / names + 0.5)
    return [[price * (log(length + 0.5) - even) ** 2 for length in range(count + 1)]] * names


def _own_words(choices: Sequence[Choice]) -> list[set[str]]:
    """The words of each heading that no other one has, as stems."""
    found = [{stem(word) for word in words(choice.name) if word not in STOP_WORDS} for choice in choices]
    counts = Counter(word for some in found for word in some)
    return [{word for word in some if counts[word] == 1} for some in found]
