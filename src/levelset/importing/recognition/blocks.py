"""Pieces → blocks: logical lines, with wrapped ones joined again and the gap before each."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from levelset.core.values import value
from levelset.importing.document import Document, Look, Piece
from levelset.importing.layout.furniture import furniture_of, repeated_lines
from levelset.importing.layout.wrapping import Wrapping, wrapping_of
from levelset.importing.readers.plain_marks import UNDERLINE
from levelset.importing.recognition.styled import restyled

RULE = re.compile(r"(?:[^\w\s]|_)(?:\s*(?:[^\w\s]|_)){2,}$")
"""A line of signs alone: it parts what stands above and below as a blank one does."""

SITE = "nav"
"""The mark of a piece that belongs to what surrounds a text."""


@value(frozen=True, slots=True)
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
    is_text = document.format == "text"
    making = _Making(
        wrapping_of(document.pieces) if is_text else Wrapping(),
        furniture_of(document.pieces) if is_text else frozenset(),
        repeated_lines(document.pieces),
    )
    named = frozenset(stops)
    told = [piece for piece in document.pieces if piece.look is not Look.BLANK]
    following = iter([*told[1:], None])
    wraps = bool(making.wrapping.streams)
    styled = restyled(document.pieces, names, wraps=wraps) if is_text else {}
    for piece in document.pieces:
        if piece.look is Look.BLANK:
            making.blank(piece)
            continue
        below = next(following)
        name = styled.get(piece.number)
        stands = piece.number in named or name is not None or (piece.text[:1].isupper() and names(piece.text))
        making.take(replace(piece, text=name) if name else piece, below, stands=stands)
    return tuple(making.blocks)


@dataclass
class _Making:
    """The blocks so far. ``open_at`` is the one that may go on, ``broken`` tells that a page ended since."""

    wrapping: Wrapping
    furniture: frozenset[int]
    repeated: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    gap: int = 0
    open_at: int | None = None
    broken: bool = False

    def blank(self, piece: Piece) -> None:
        """An empty line, or the end of a page."""
        if "page" in piece.marks:
            self.broken = True
        else:
            self.gap += 1

    def take(self, piece: Piece, below: Piece | None, *, stands: bool) -> None:
        """Join a piece to the block that is open, or begin one with it; ``stands``: it begins one whatever is above."""
        if piece.number in self.furniture or piece.text in self.repeated:
            told = replace(piece, marks=(*piece.marks, SITE)) if piece.number in self.furniture else piece
            self.blocks.append(Block(piece.text, piece.look, (told,), self.gap))
            ruled = RULE.match(piece.raw.strip()) is not None
            self.gap, self.broken = self.gap + 1 if ruled else 0, not ruled
            return
        last = self.blocks[self.open_at] if self.open_at is not None else None
        if last is not None and UNDERLINE in piece.marks:
            self.blocks[-1] = replace(last, pieces=(*last.pieces, piece))
            self.open_at = None
            return
        if last is not None and self.open_at is not None and self._goes_on(last, piece, below, stands=stands):
            text = self.wrapping.joined(last.text, piece)
            self.blocks[self.open_at] = replace(last, text=text, pieces=(*last.pieces, piece))
        else:
            over = self.broken and self.gap == 1 and piece.look is Look.ITEM
            self.blocks.append(Block(piece.text, piece.look, (piece,), 0 if over else self.gap))
            self.open_at = len(self.blocks) - 1
        self.gap, self.broken = self.gap + 1 if RULE.match(piece.raw.strip()) else 0, False

    def _goes_on(self, last: Block, piece: Piece, below: Piece | None, *, stands: bool) -> bool:
        if stands or (self.gap and not (self.broken and self.wrapping.goes_over(last.pieces, piece))):
            return not self.gap and self.wrapping.names_on(last.pieces, piece)
        return self.wrapping.names_on(last.pieces, piece) or self.wrapping.continues(last.pieces, piece, below)
