"""Names that the author of a text writes otherwise than as names: "ownership", "Ownership.", "Ownership …".

One such line may be the end of a sentence. Where many stand above items, and hardly any name does as names usually are
written, that is how this author writes them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from levelset.importing.document import Look, Piece

TAIL = re.compile(r"\s*(?:[.…;>»]+|\s[–—-])$")
"""What an author may put behind each name; a colon is usual."""

LEAST = 4
"""Names of one style above items before it is the style of a text."""

FEW = 0.2
"""Names written as usual, for each one in a style, at most."""

LONGEST = 4
"""Words of a name that nobody knows."""


def restyled(pieces: Sequence[Piece], names: Callable[[str], bool], *, wraps: bool) -> Mapping[int, str]:
    """By number of a piece, the name that it is, all in capitals; nothing in a text that writes names as usual.

    ``names`` tells whether a line is a known name. An unknown one is short, and stands behind a blank line where the
    text ``wraps``: there it may be the end of a sentence.
    """
    heads = [piece for piece in _above_items(pieces) if names(_bare(piece.text))]
    others = _apart_above_items(pieces) if wraps else _above_items(pieces)
    heads += [piece for piece in others if len(_bare(piece.text).split()) <= LONGEST]
    styles = {piece.number: _style(piece.text) for piece in heads}
    usual = sum(style == "" for style in styles.values())
    for style in ("low", "tail"):
        styled = {number for number, other in styles.items() if other == style}
        if len(styled) >= LEAST and usual <= FEW * len(styled):
            alike = [piece for piece in pieces if piece.look is Look.PARAGRAPH and _style(piece.text) == style]
            styled |= {piece.number for piece in alike if names(_bare(piece.text))} | _leading(pieces, alike, styled)
            return {piece.number: _bare(piece.text).upper() for piece in alike if piece.number in styled}
    return {}


def _leading(pieces: Sequence[Piece], alike: Sequence[Piece], styled: set[int]) -> set[int]:
    """Short lines of a style right above a name: names of what holds names."""
    short = {piece.number for piece in alike if len(_bare(piece.text).split()) <= LONGEST}
    told = [piece.number for piece in pieces if piece.look is not Look.BLANK]
    return {above for above, below in pairwise(told) if above in short and below in styled}


def _above_items(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Plain lines right above an item, or with blank lines between."""
    told = (piece for piece in pieces if piece.look is not Look.BLANK)
    return (one for one, below in pairwise(told) if below.look is Look.ITEM and one.look is Look.PARAGRAPH)


def _apart_above_items(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Plain lines right above an item, behind a blank line."""
    for above, piece, below in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if above.look is Look.BLANK and piece.look is Look.PARAGRAPH and below.look is Look.ITEM:
            yield piece


def _style(text: str) -> str:
    """How a line is written, were it a name: ``low``, ``tail``, or as usual (empty)."""
    if text[:1].islower():
        return "low"
    return "tail" if TAIL.search(text) else ""


def _bare(text: str) -> str:
    return TAIL.sub("", text).rstrip(": ")
