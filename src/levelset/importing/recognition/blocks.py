"""Pieces → blocks: logical lines, with wrapped ones joined again and the gap before each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from levelset.importing.document import Document, Look, Piece

WRAPPED_AT_MOST = 132
"""No editor wraps wider than this; a document with longer lines is not wrapped."""

SHARE_OF_LOWER = 0.04
"""Share of the lines that must go on in lower case before a document is taken as wrapped."""

BEGINS_LOW = re.compile(r"^[a-zß-öø-ÿ(,;&+]")


@dataclass(frozen=True, slots=True)
class Block:
    """One logical line: its text, its pieces, and ``gap``, the number of blank lines before it."""

    text: str
    look: Look
    pieces: tuple[Piece, ...]
    gap: int = 0

    @property
    def first(self) -> Piece:
        """The piece that the block begins with; it names the block in decisions."""
        return self.pieces[0]

    @property
    def marks(self) -> tuple[str, ...]:
        """What else was seen of its first piece."""
        return self.first.marks


def blocks_of(document: Document, stops: Iterable[int] = ()) -> tuple[Block, ...]:
    """The blocks of a document. ``stops`` are numbers of pieces that a person named, which therefore begin a block."""
    blocks: list[Block] = []
    width = _width(document.pieces) if document.format == "text" else 0
    named = frozenset(stops)
    gap = 0
    for piece in document.pieces:
        if piece.look is Look.BLANK:
            gap += 1
            continue
        last = blocks[-1] if blocks else None
        if last and not gap and piece.number not in named and _continues(last, piece, width):
            blocks[-1] = _joined(last, piece)
        else:
            blocks.append(Block(piece.text, piece.look, (piece,), gap))
        gap = 0
    return tuple(blocks)


def _width(pieces: Sequence[Piece]) -> int:
    """The column at which the lines of a text were wrapped, or 0 where they were not."""
    lines = [piece for piece in pieces if piece.look in (Look.ITEM, Look.PARAGRAPH)]
    longest = max((len(piece.raw.rstrip()) for piece in lines), default=0)
    if not lines or longest > WRAPPED_AT_MOST:
        return 0
    low = sum(1 for piece in lines if piece.look is Look.PARAGRAPH and BEGINS_LOW.match(piece.text))
    return longest if low >= max(2, SHARE_OF_LOWER * len(lines)) else 0


def _continues(last: Block, piece: Piece, width: int) -> bool:
    """Whether a line goes on with the sentence above: its first word had no room there, or it goes on in lower case."""
    if not width or piece.look is not Look.PARAGRAPH or last.look not in (Look.ITEM, Look.PARAGRAPH):
        return False
    above = last.pieces[-1].raw.rstrip()
    word = piece.text.split(" ", 1)[0]
    no_room = len(above) + 1 + len(word) > width
    if BEGINS_LOW.match(piece.text):
        return no_room or len(above) > width // 2
    return no_room and not re.search(r"[.!?:]$", above) and not _begins_anew(piece.text)


def _begins_anew(text: str) -> bool:
    return bool(re.match(r"(?:I|I'm|I’m|My|We|When I|With)\s", text))


def _joined(last: Block, piece: Piece) -> Block:
    hyphen = re.search(r"[a-z]-$", last.text) and BEGINS_LOW.match(piece.text)
    text = last.text + piece.text if hyphen else f"{last.text} {piece.text}"
    return replace(last, text=text, pieces=(*last.pieces, piece))
