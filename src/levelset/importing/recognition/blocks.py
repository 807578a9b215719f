"""Pieces → blocks: logical lines, with wrapped ones joined again and the gap before each."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from levelset.importing.document import Document, Look, Piece
from levelset.text.normal import words

WRAPPED_AT_MOST = 132
"""No editor wraps wider than this; a document with longer lines is not wrapped."""

SHARE_OF_LOWER = 0.04
"""Share of the lines that must go on in lower case before a document is taken as wrapped."""

MOST_LINES = 100
"""Lines that are joined into one sentence, at most."""

LONGEST_HEAD = 80
REPEATED = 3
FIRST_LINES = 4
PAGE_FOOT = re.compile(r"^(?:[-–—|]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—|])?$", re.I)

BEGINS_LOW = re.compile(r"^[a-zß-öø-ÿ(,;&+]")
BEGINS_ANEW = re.compile(r"(?:I|I['’]m|My|We)\s")


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


def blocks_of(document: Document, names: Callable[[str], bool], stops: Iterable[int] = ()) -> tuple[Block, ...]:
    """The blocks of a document.

    ``names`` tells whether a line is a known heading, which never goes on with a sentence. ``stops`` are numbers of
    pieces that a person named, which therefore begin a block. Running heads do not part the halves of a sentence.
    """
    blocks: list[Block] = []
    width = _width(document.pieces) if document.format == "text" else 0
    heads = _running_heads(document.pieces)
    named = frozenset(stops)
    known = _whole_words(document.pieces) if width else frozenset()
    gap = 0
    open_at: int | None = None
    interrupted = False
    for piece in document.pieces:
        if piece.look is Look.BLANK:
            gap += 1
            continue
        if piece.text in heads:
            blocks.append(Block(piece.text, piece.look, (piece,), gap))
            interrupted = True
            continue
        last = blocks[open_at] if open_at is not None else None
        is_name = piece.text[:1].isupper() and names(piece.text)
        goes_on = last is not None and piece.number not in named and not is_name
        near = not gap or (interrupted and bool(BEGINS_LOW.match(piece.text)))
        if last is not None and open_at is not None and goes_on and near and _continues(last, piece, width):
            blocks[open_at] = _joined(last, piece, known)
        else:
            blocks.append(Block(piece.text, piece.look, (piece,), gap))
            open_at = len(blocks) - 1
        gap, interrupted = 0, False
    return tuple(blocks)


def _whole_words(pieces: Sequence[Piece]) -> frozenset[str]:
    """The words of a text but for those that a line break may have cut in two."""
    known: set[str] = set()
    cut = False
    for piece in pieces:
        told = words(piece.text)
        ends_cut = piece.text.endswith("-")
        known.update(part for word in told[int(cut) : -1 if ends_cut else None] for part in (word, *word.split("-")))
        cut = ends_cut
    return frozenset(known)


def _running_heads(pieces: Sequence[Piece]) -> frozenset[str]:
    """Short lines that stand on a page again and again, between blank lines: the heads and feet of printed pages."""
    counts: Counter[str] = Counter()
    top = {piece.text: piece.number for piece in pieces[FIRST_LINES - 1 :: -1] if piece.look is not Look.BLANK}
    for before, piece in pairwise(pieces):
        if before.look is Look.BLANK and piece.number > top.get(piece.text, piece.number):
            counts[piece.text] += REPEATED
        elif before.look is Look.BLANK and piece.look is Look.PARAGRAPH and len(piece.text) < LONGEST_HEAD:
            counts[piece.text] += 1
    numbered = {text for text in counts if PAGE_FOOT.match(text)}
    return frozenset({text for text, count in counts.items() if count >= REPEATED} | numbered)


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
    if len(last.pieces) >= MOST_LINES:
        return False
    above = last.pieces[-1].raw.rstrip()
    word = piece.text.split(" ", 1)[0]
    no_room = len(above) + 1 + len(word) > width
    if BEGINS_LOW.match(piece.text):
        return no_room or len(above) > width // 2
    return no_room and not re.search(r"[.!?:]$", above) and not BEGINS_ANEW.match(piece.text)


def _joined(last: Block, piece: Piece, known: frozenset[str]) -> Block:
    """The two halves as one; a hyphen at the end of the line stays where it belongs to the word."""
    broken = re.search(r"([^\W\d_]+)-$", last.text)
    rest = re.match(r"[a-zß-öø-ÿ]+", piece.text)
    if not broken or not rest:
        text = f"{last.text} {piece.text}"
    elif broken[1].lower() in known and rest[0].lower() in known and (broken[1] + rest[0]).lower() not in known:
        text = last.text + piece.text
    else:
        text = last.text[:-1] + piece.text
    return replace(last, text=text, pieces=(*last.pieces, piece))
