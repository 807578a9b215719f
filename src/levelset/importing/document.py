"""What every reader yields: a document as a sequence of located pieces.

A *piece* is the smallest thing the source lets us point at: a line of text, a list item, a paragraph, a cell. Readers
know formats, not frameworks: a piece says how it looked (a heading of depth 2, an item of depth 1), not what it means.
"""

from dataclasses import dataclass
from enum import StrEnum

from levelset.core.model import Source
from levelset.core.values import value


class Look(StrEnum):
    """How a piece looked. ``BLANK`` is an empty line, kept because gaps are evidence of lost headings."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    BLANK = "blank"


@value(frozen=True, slots=True)
class Piece:
    """One piece of a document.

    ``number`` counts from 1 in reading order and names the piece in reports and decisions. ``raw`` is the text as it
    stood, ``text`` the same without its bullet, number or markup. ``depth`` is 1-based for headings and items, 0 else.
    ``sure`` tells a look the format itself states (``<h2>``, ``<li>``) from one that was read from characters.
    ``container`` tells the lists of a document apart and ``table`` its tables (0: none). In a table ``row`` and
    ``column`` count from 1, and ``rows`` and ``columns`` tell how many the cell spans; a cell of several lines or items
    is several pieces at one place, each with its own look (``CELL`` for plain text, ``ITEM`` for an item of a list).
    ``marks`` are what else was seen: ``bold``, ``italic``, ``link`` (the whole piece is a link), ``nav`` (inside
    navigation), ``th`` (a header cell), ``*`` (the bullet as it stood).
    """

    number: int
    text: str
    look: Look
    source: Source
    raw: str = ""
    depth: int = 0
    sure: bool = False
    container: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader saw it. ``format`` is that of ``kinds.Kind``; ``sha256`` is that of the bytes."""

    file: str
    format: str
    sha256: str
    pieces: tuple[Piece, ...] = ()
