"""What a document is like as a whole: how its author marks items, parts groups and begins pages.

One line cannot tell whether ``*`` is a bullet or a footnote, or how wide a gap has to be to mean something.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.titles import read_title


@dataclass(frozen=True, slots=True)
class Habits:
    """The habits of one document.

    ``bulleted``: what is said stands in items. ``starred``: their bullet is ``*``. ``referred``: some sentence carries
    the mark of a footnote. ``gap``: blank lines that part two groups. ``listed``: a list holds a whole group.
    ``starts``: the indexes of the blocks that begin a page.
    """

    bulleted: bool
    starred: bool
    referred: bool
    gap: int
    listed: bool
    starts: frozenset[int]


def habits_of(blocks: Sequence[Block]) -> Habits:
    """The habits that the blocks of a document show."""
    items = [block for block in blocks if block.look is Look.ITEM]
    sentences = [block for block in blocks if block.look is not Look.ITEM and shape.is_sentence(block.text)]
    return Habits(
        bulleted=len(items) >= max(1, len(sentences) // 2),
        starred=sum("*" in block.marks for block in items) > max(2, len(items) // 4),
        referred=any(shape.REFERENCE.search(block.text) for block in blocks),
        gap=_breaking_gap(blocks),
        listed=_lists_hold_groups(items),
        starts=_page_starts(blocks),
    )


def _breaking_gap(blocks: Sequence[Block]) -> int:
    """How many blank lines part two groups: two, or more in a document that puts blank lines between all items."""
    gaps = sorted(block.gap for before, block in pairwise(blocks) if before.look is block.look is Look.ITEM)
    usual = gaps[len(gaps) // 2] if gaps else 0
    return max(2, usual + 1)


def _lists_hold_groups(items: Sequence[Block]) -> bool:
    """Whether a list of the document holds a group; some editors put every item into a list of its own."""
    sizes = Counter(block.first.container for block in items if block.first.container)
    return bool(sizes) and len(items) >= 1.5 * len(sizes)


def _page_starts(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that begin a page: titles that something of a page follows, not entries of a list of links."""
    titles = [index for index, block in enumerate(blocks) if _is_title(block)]
    if not titles:  # a title may look like an item, where every line of a document does
        titles = [i for i, block in enumerate(blocks) if "nav" not in block.marks and read_title(block.text)][:1]
    listed = set(titles)
    starts: dict[str, int] = {}
    for index in titles:
        if index + 1 not in listed:
            starts.setdefault(key_of(blocks[index].text), index)  # the same again is a running head
    return frozenset(starts.values())


def _is_title(block: Block) -> bool:
    if block.look is Look.ITEM or not {"nav", "link"}.isdisjoint(block.marks):
        return False
    return read_title(shape.name_of(block.text).text) is not None
