"""Names that an author makes stand out, all of them: then a plain line is none, however short it is."""

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
"""Names that stand out, at least, before that is how a document sets its names."""

SHARE_AGAIN = 0.5
"""Share of the names that stand several times, as the headings of several pages do."""


def told_by_style(blocks: Sequence[Block], names: Callable[[str], bool]) -> tuple[Block, ...]:
    """The blocks, those marked as plain that say something in a document whose names all stand out.

    They do where most of them come again, each with something plain below, and no plain line looks like a name: none is
    known (``names``), none comes again, and none stands above items where others are stated headings.
    """
    own = [block for block in blocks if SITE not in block.marks]
    bold = [block for block in own if _stands_out(block) and shape.is_heading(block)]
    named = [block for block in bold if read_title(shape.name_of(block.text).text) is None]
    counts = Counter(key_of(block.text) for block in named)
    again = sum(count for count in counts.values() if count > 1)
    if len(named) < LEAST or again < SHARE_AGAIN * len(named):
        return tuple(blocks)
    below = {id(above) for above, under in pairwise(own) if not _stands_out(under)}
    if sum(id(block) in below for block in named) * 2 < len(named) or _has_plain_names(own, named, names):
        return tuple(blocks)
    return tuple(_as_plain(block) for block in blocks)


def _has_plain_names(own: Sequence[Block], named: Sequence[Block], names: Callable[[str], bool]) -> bool:
    """Whether a plain line may be a name as well."""
    plain = [block for block in own if block.look is Look.PARAGRAPH and not _stands_out(block)]
    if any(names(block.text) for block in plain):
        return True
    if all(_is_bold(block) for block in named):
        return False
    shaped = {id(block) for block in plain if shape.is_heading(block)}
    if max(Counter(key_of(block.text) for block in plain if id(block) in shaped).values(), default=0) > 1:
        return True
    return any(id(above) in shaped and under.look in (Look.ITEM, Look.CELL) for above, under in pairwise(own))


def _stands_out(block: Block) -> bool:
    return block.look is Look.HEADING or (block.look is Look.PARAGRAPH and _is_bold(block))


def _is_bold(block: Block) -> bool:
    return "bold" in block.marks


def _as_plain(block: Block) -> Block:
    if block.look is not Look.PARAGRAPH or _is_bold(block) or SITE in block.marks or read_title(block.text) is not None:
        return block
    first = replace(block.first, marks=(*block.marks, shape.PLAIN))
    return replace(block, pieces=(first, *block.pieces[1:]))
