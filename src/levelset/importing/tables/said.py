"""What a cell says: its behaviors, notes and examples, each as a block of its pieces."""

import re
from collections.abc import Iterable, Sequence

from levelset.core.values import value
from levelset.importing.document import Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.labels import EXAMPLE, NOTE
from levelset.importing.recognition.levels import WORDS
from levelset.importing.recognition.titles import LABEL
from levelset.importing.tables.grid import Cell
from levelset.text.sentences import sentences

SIGN = re.compile(r"^(?:[\W_]+|n\.?\s?/?\s?a\.?|tb[dc]|same|ditto|idem|none|s\.\s?a\.)$", re.I)
"""A cell that says nothing itself: a dash, an arrow, a ditto mark, "n/a"."""

WORD_LEVELS = "|".join(map(re.escape, sorted(WORDS, key=len, reverse=True)))
OTHER_LEVEL = (
    rf"(?:(?-i:{LABEL})|(?:level|grade|band|tier)s?\s+(?:\d+|[ivx]+)\b|(?:the\s+)?(?:previous|prior|preceding|above|lower|left|last)\b"
    rf"|(?:{WORD_LEVELS}|mid|intern|entry)\b(?=$|[,.;:)+]|\s+(?:level|and|plus|but|with)\b))"
)
INHERITS = re.compile(
    r"^\W*(?:same(?:\s+(?:as|for|expectations))*(?:\s+(?:for|at|in))?|ditto|see|like|as(?:\s+(?:for|at|in|per|with))?|"
    r"(?:all|everything|anything)\s+(?:\w+\s+){0,3}?(?:of|in|from|for|at|as)|(?:in\s+)?addition(?:ally)?\s+to|on\s+top\s+of|"
    r"builds?\s+(?:up)?on|(?:continues|meets|includes|fulfil+s)\s+(?:\w+\s+){0,3}?|expectations\s+(?:of|for|at)|plus)\s+"
    rf"(?:the\s+|an?\s+)?(?:expectations\s+(?:of|for|at)\s+)?{OTHER_LEVEL}",
    re.I,
)
"""What holds of another level holds here too: "Same as IC3", "as level II, and also …", "Everything in L2, plus:"."""

BEGINS_LOW = re.compile(r"^[a-zß-öø-ÿ(,;&+]")
SAME_NUMBER = re.compile(r"^\W*same\s+(?:as|for)\s+\d{1,2}\b", re.I)
"""The same, where levels are plain numbers."""

SPOKEN_OF_ONESELF = "I "

AS_ONE = re.compile(r"^as\s+an?\s", re.I)
"""``As a senior engineer I …`` speaks of the level itself."""

THIRD_PERSON = re.compile(
    r"^(?!This|Thus|Is\b|Its\b|Always\b|Across\b|Unless\b|Does\b|Others\b|Has\b)[A-Z][a-z]{2,}s\b"
)
LEANS = re.compile(
    r"^(?:this|that|these|those|it|they|their|he|she|such|also|then|however|thus|for example|e\.g)\b", re.I
)
"""A sentence that leans on the one before it, and means nothing alone."""

MOST_LINES = 100
"""Lines of a cell that are joined into one sentence, at most."""

SPOKEN = 4
"""Words from which on a cell says something; below, it is a mark or a name."""

SHARE_APART = 0.8
"""Share of the cells of several sentences in which every sentence must stand alone before any of them is parted."""


@value(frozen=True, slots=True)
class Said:
    """One thing that a cell says, and what it is."""

    fate: Fate
    block: Block


def inherits(text: str) -> bool:
    """Whether a line only says that something said elsewhere holds here too, or that nothing does."""
    said_elsewhere = INHERITS.match(text) or SAME_NUMBER.match(text)
    return bool(SIGN.match(text)) or (bool(said_elsewhere) and not AS_ONE.match(text))


def said_in(cell: Cell, *, fate: Fate = Fate.BEHAVIOR, apart: bool = False) -> list[Said]:
    """What a cell says, in order. ``apart``: each sentence of a paragraph is said by itself."""
    blocks = joined(cell.pieces)
    if len(blocks) == 1 and not apart:
        return [Said(_fate(blocks[0].text, fate, aside=False), blocks[0])]
    items = any(block.look is Look.ITEM for block in blocks)
    told: list[Said] = []
    for at, block in enumerate(blocks):
        heads_items = items and block.look is not Look.ITEM and block.text.endswith(":")
        heads_lines = not items and at == 0 and len(blocks) > 1 and block.text.endswith(":")
        found = _fate(block.text, fate, aside=heads_items or heads_lines)
        if apart and found is Fate.BEHAVIOR and block.look is not Look.ITEM:
            told.extend(Said(found, Block(text, block.look, block.pieces)) for text in sentences(block.text))
        else:
            told.append(Said(found, block))
    return told


def _fate(text: str, fate: Fate, *, aside: bool) -> Fate:
    if fate is not Fate.BEHAVIOR:
        return fate
    if text.startswith(SPOKEN_OF_ONESELF) and not aside:
        return fate  # as most behaviors are, and nothing else of these
    if EXAMPLE.match(text):
        return Fate.EXAMPLE
    return Fate.NOTE if aside or NOTE.match(text) or inherits(text) else fate


def joined(pieces: Sequence[Piece]) -> list[Block]:
    """The lines of a cell, those that were broken inside a sentence as one block."""
    if len(pieces) == 1:
        return [Block(pieces[0].text, pieces[0].look, (pieces[0],))]
    blocks: list[Block] = []
    item = Look.ITEM
    for piece in pieces:
        last = blocks[-1] if blocks else None
        goes_on = piece.look is not item and bool(BEGINS_LOW.match(piece.text))
        room = last is not None and len(last.pieces) < MOST_LINES
        if (
            last is not None
            and room
            and goes_on
            and not re.search(r"[.!?:;]$", last.text)
            and len(last.text.split()) > 3
        ):
            blocks[-1] = Block(f"{last.text} {piece.text}", last.look, (*last.pieces, piece))
        else:
            blocks.append(Block(piece.text, piece.look, (piece,)))
    return blocks


def as_one(pieces: Sequence[Piece]) -> Block:
    """All pieces as one block: a heading, or the statement of a level."""
    text = pieces[0].text if len(pieces) == 1 else " ".join(piece.text for piece in pieces)
    return Block(text, pieces[0].look, tuple(pieces))


def stand_alone(cells: Iterable[Cell]) -> bool:
    """Whether the paragraphs of a table are lists of sentences of one make: "I …. I …." or "Writes …. Owns …."

    Decided for a table as a whole, so that like cells are treated alike. Where any cell has lines or bullets, these are
    what parts one thing from another.
    """
    told = [cell for cell in cells if cell.words >= SPOKEN]
    if any(len(cell.pieces) > 1 or cell.pieces[0].look is Look.ITEM for cell in told):
        return False
    several = [parts for parts in (sentences(cell.text) for cell in told) if len(parts) > 1]
    lists = [parts for parts in several if _same_make(parts)]
    return len(several) * 2 >= len(told) > 0 and len(lists) >= SHARE_APART * len(several)


def _same_make(told: Sequence[str]) -> bool:
    if any(LEANS.match(sentence) or not re.search(r"[.;!]$", sentence) for sentence in told[:-1]) or LEANS.match(
        told[-1]
    ):
        return False
    first = {sentence.split()[0].lower() for sentence in told}
    return (len(first) == 1 and bool(shape.PERSON.match(told[0]))) or all(map(THIRD_PERSON.match, told))
