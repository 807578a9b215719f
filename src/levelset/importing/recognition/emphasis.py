"""Names that an author sets in bold, all of them: then a line that is not bold is none, however short it is."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import SITE, Block
from levelset.importing.recognition.titles import read_title

LEAST = 3
"""Names in bold, at least, before bold is how a document sets its names."""

SHARE_AGAIN = 0.5
"""Share of the names in bold that stand several times, as the headings of several pages do."""


def told_by_bold(blocks: Sequence[Block], names: Callable[[str], bool]) -> tuple[Block, ...]:
    """The blocks, those marked as plain that say something in a document whose names are all set in bold.

    Names are in bold where most such lines come again, each with a plain line or an item below it, and no plain line is
    a known name (``names``).
    """
    own = [block for block in blocks if SITE not in block.marks]
    bold = [
        block for block in own if block.look is Look.PARAGRAPH and "bold" in block.marks and shape.is_heading(block)
    ]
    named = [block for block in bold if read_title(shape.name_of(block.text).text) is None]
    counts = Counter(key_of(block.text) for block in named)
    again = sum(count for count in counts.values() if count > 1)
    if len(named) < LEAST or again < SHARE_AGAIN * len(named):
        return tuple(blocks)
    below = {id(above) for above, under in pairwise(own) if not _is_bold(under) and under.look is not Look.HEADING}
    if sum(id(block) in below for block in named) * 2 < len(named):
        return tuple(blocks)
    if any(names(block.text) for block in own if block.look is Look.PARAGRAPH and not _is_bold(block)):
        return tuple(blocks)
    return tuple(_as_plain(block) for block in blocks)


def _is_bold(block: Block) -> bool:
    return "bold" in block.marks


def _as_plain(block: Block) -> Block:
    if block.look is not Look.PARAGRAPH or _is_bold(block) or SITE in block.marks or read_title(block.text) is not None:
        return block
    first = replace(block.first, marks=(*block.marks, shape.PLAIN))
    return replace(block, pieces=(first, *block.pieces[1:]))
