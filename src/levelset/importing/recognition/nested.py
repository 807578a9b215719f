"""Items below items: which of them go on with the sentence above, and which items name what follows them.

*An item that ends in a colon is no sentence without what follows*: it and the items below it are one. Any other item is
a statement of its own, also below another. An item that is only a name ("Code quality"), where every item of its list
is one and has items below, is a heading. So is one in a flat list where names and sentences take turns.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.titles import read_title

LONGEST_NAME = 5
"""Words of an item that may be a heading for the items below it."""

LEAST_AMONG, MOSTLY = 3, 0.9
"""Names in flat lists, and share of them that behave as headings, before any is one."""

LEAST_DEPTHS = 2
"""Depths of a nested list."""

LEAST_NAMES = 2
"""Headings that a list has to have before its items are taken for headings."""


def joined(blocks: Sequence[Block], stops: Iterable[int] = ()) -> tuple[Block, ...]:
    """The blocks, with the items below one that ends in a colon joined to it.

    ``stops`` are the numbers of pieces that a person named: they stay apart.
    """
    named = frozenset(stops)
    made: list[Block] = []
    lead: int | None = None
    for block in blocks:
        if (
            lead is not None
            and block.look is Look.ITEM
            and block.first.depth > lead
            and block.first.number not in named
        ):
            above = made[-1]
            between = " " if above.text.endswith(":") else "; "
            made[-1] = replace(above, text=above.text + between + block.text, pieces=(*above.pieces, *block.pieces))
            continue
        lead = block.first.depth if block.look is Look.ITEM and _leads(block) else None
        made.append(block)
    return tuple(made)


def titled_items(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the outermost items as headings where all of them are titles of pages, and hold items."""
    items = [
        at for at, block in enumerate(blocks) if block.look is Look.ITEM and not {"nav", "link"} & set(block.marks)
    ]
    depths = {blocks[at].first.depth for at in items}
    if len(depths) < LEAST_DEPTHS:
        return tuple(blocks)
    top = [at for at in items if blocks[at].first.depth == min(depths)]
    titles = [at for at in top if read_title(shape.name_of(blocks[at].text).text) is not None]
    holding = [at for at in titles if at + 1 in items and blocks[at + 1].first.depth > blocks[at].first.depth]
    if not len(top) == len(holding) >= LEAST_NAMES:
        return tuple(blocks)
    deepest = max((block.first.depth for block in blocks if block.look is Look.HEADING), default=0)
    made = list(blocks)
    for at in top:
        first = replace(blocks[at].first, look=Look.HEADING, depth=deepest + 1)
        made[at] = replace(blocks[at], look=Look.HEADING, pieces=(first, *blocks[at].pieces[1:]))
    return tuple(made)


def _leads(block: Block) -> bool:
    return block.text.endswith(":") and len(block.text.split()) > LONGEST_NAME - 2


def name_items(blocks: Sequence[Block], fates: dict[int, Fate], borders: Sequence[int]) -> None:
    """Take items that name the items below them for responsibilities; a heading above such items is a pillar."""
    for begin, end in pairwise(borders):
        names = named_items(blocks, begin + 1, end)
        if (names or _names_beside(blocks, begin + 1, end)) and fates.get(begin) is Fate.RESPONSIBILITY:
            fates[begin] = Fate.PILLAR
        fates.update(dict.fromkeys(names, Fate.RESPONSIBILITY))
    if not any(block.first.sure for block in blocks) and Fate.RESPONSIBILITY not in fates.values():
        fates.update(dict.fromkeys(names_among(blocks), Fate.RESPONSIBILITY))


def _names_beside(blocks: Sequence[Block], begin: int, end: int) -> bool:
    """Whether a table below names things in its first column, and says something of each beside it."""
    for name, said in pairwise(blocks[begin:end]):
        first, second = name.first, said.first
        beside = (
            first.table and first.table == second.table and first.row == second.row and second.column > first.column
        )
        tells = said.look is Look.ITEM or shape.is_sentence(said.text)
        if beside and name.look is Look.CELL and first.column == 1 and tells and shape.is_heading(name):
            return True
    return False


def named_items(blocks: Sequence[Block], begin: int, end: int) -> list[int]:
    """The indexes of the items of a list that are headings for the items below them; none where only some would be."""
    items = [index for index in range(begin, end) if blocks[index].look is Look.ITEM]
    if not items:
        return []
    highest = min(blocks[index].first.depth for index in items)
    top = [index for index in items if blocks[index].first.depth == highest]
    names = [index for index in top if _is_name(blocks, index, end)]
    return names if len(names) == len(top) >= LEAST_NAMES else []


def names_among(blocks: Sequence[Block]) -> list[int]:
    """The indexes of the items that are headings in lists of one depth, where each name is followed by sentences.

    Lists that hold a name begin with one; a list of skills, in which names follow each other, holds none.
    """
    items = [index for index, block in enumerate(blocks) if block.look is Look.ITEM]
    names = {index for index in items if _reads_as_name(blocks[index].text)}
    sentences = [index for index in items if index not in names and _reads_as_sentence(blocks[index].text)]
    if len(names) < LEAST_AMONG or len(sentences) < max(len(names), MOSTLY * (len(items) - len(names))):
        return []
    followed = sum(index + 1 in sentences for index in names)
    runs = _runs(items)
    begun = [run[0] in names for run in runs if not names.isdisjoint(run)]
    return sorted(names) if min(followed / len(names), sum(begun) / len(begun)) >= MOSTLY else []


def _runs(items: Sequence[int]) -> list[list[int]]:
    """Indexes that follow each other without a break."""
    runs: list[list[int]] = []
    for index in items:
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _reads_as_name(text: str) -> bool:
    told = text.rstrip(":")
    words = told.split()
    if not told[:1].isupper() or len(words) > LONGEST_NAME or re.search(r"[.;!?,]$", told):
        return False
    return len(words) < 3 or all(not word[0].isalpha() or word[0].isupper() for word in words if len(word) > 3)


def _reads_as_sentence(text: str) -> bool:
    return len(text.split()) > LONGEST_NAME or text.endswith((".", ";", "!"))


def _is_name(blocks: Sequence[Block], index: int, end: int) -> bool:
    text = blocks[index].text.rstrip(":")
    below = index + 1 < end and blocks[index + 1].look is Look.ITEM
    deeper = below and blocks[index + 1].first.depth > blocks[index].first.depth
    return (
        deeper and text[:1].isupper() and len(text.split()) <= LONGEST_NAME and not text.endswith((".", ";", "!", "?"))
    )
