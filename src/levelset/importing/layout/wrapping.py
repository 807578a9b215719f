"""Lines → sentences: which line of a text goes on with the one above, and how their halves are put together.

What says so is the width at which the text was wrapped (the first word of the line had no room above), how its items
are indented, and how words are spelled elsewhere in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from levelset.importing.document import Look, Piece
from levelset.importing.layout.cut_words import BROKEN, LETTERS, CutWords, cut_words

WRAPPED_AT_MOST = 132
"""No editor wraps wider than this; a document with longer lines is not wrapped."""

SHARE_OF_LOWER = 0.04
"""Share of the lines that must go on in lower case before a document is taken as wrapped."""

LEAST_ENDS, SHARE_STOPPED = 8, 0.9
"""Sentences that end for sure, and the share of them with a stop, before a line without one is no end."""

MOST_LINES = 100
"""Lines that are joined into one sentence, at most."""

SHARE_THAT_HANGS = 0.8
"""Share of the lines below items that must be indented before indentation decides."""

LONGEST_NAME = 7
"""Words of a line that may be a heading rather than the rest of a sentence."""

BEGINS_LOW = re.compile(r"^[a-zß-öø-ÿ(,;&+]")
BEGINS_ANEW = re.compile(r"(?:I|I['’]m|My|We)\s")
ENDS = re.compile(r"[.!?:]$")
WRAPS = (Look.ITEM, Look.PARAGRAPH, Look.CELL)

LONGEST_LABEL = 4
"""Words on a line of a column that only names what stands beside it, as a rule."""


@dataclass(frozen=True, slots=True)
class _Stream:
    """How the lines of one column were wrapped. ``width`` 0: they were not; ``names``: they name what stands beside.

    ``stopped``: its sentences end in a stop, so that a line without one is no end.
    """

    width: int = 0
    hanging: bool = False
    bulleted: bool = False
    names: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a document were wrapped, column by column.

    ``words`` knows the words of the text, and ``low`` are those that it spells in lower case.
    """

    streams: dict[tuple[int, int], _Stream] = field(default_factory=dict)
    words: CutWords = field(default_factory=CutWords)
    low: frozenset[str] = frozenset()

    def names_on(self, block: Sequence[Piece], piece: Piece) -> bool:
        """Whether a line is the rest of a name that stands beside what it names."""
        stream = self.streams.get(_key(piece), _Stream())
        return stream.names and piece.look is Look.CELL and _place(block[-1]) == _place(piece)

    def continues(self, block: Sequence[Piece], piece: Piece, following: Piece | None) -> bool:
        """Whether a line goes on with the block above it. ``following`` is the line below, None where there is none."""
        last, first = block[-1], block[0]
        stream = self.streams.get(_key(piece), _Stream())
        if piece.look not in (Look.PARAGRAPH, Look.CELL) or first.look not in WRAPS or _place(last) != _place(piece):
            return False
        if not stream.width or len(block) >= MOST_LINES:
            return False
        above = last.raw.rstrip()
        no_room = len(above) + 1 + len(piece.text.split(" ", 1)[0]) > stream.width
        if BEGINS_LOW.match(piece.text):
            return self._goes_on_low(first, above, piece, stream, no_room=no_room)
        hangs = first.look is Look.ITEM and stream.hanging
        if not no_room or (hangs and _indent(piece) <= _indent(first)):
            return False
        if hangs or (stream.stopped and len(above.split()) > LONGEST_NAME and not ENDS.search(above)):
            return True
        if stream.bulleted:
            return not self._is_heading(above, piece, following)
        if ENDS.search(above) or BEGINS_ANEW.match(piece.text) or self._is_usual(piece.text):
            return False
        return following is None or not (is_titled(piece.text) and following.text[:1].isupper())

    @staticmethod
    def _goes_on_low(first: Piece, above: str, piece: Piece, stream: _Stream, *, no_room: bool) -> bool:
        """The same for a line that begins in lower case."""
        if no_room or BROKEN.search(above):
            return True
        if first.look is Look.ITEM and stream.hanging and _indent(piece) <= _indent(first) and ENDS.search(above):
            return False
        return len(above) > stream.width // 2

    def goes_over(self, block: Sequence[Piece], piece: Piece) -> bool:
        """Whether a sentence goes on behind the end of a page, where a gap says nothing."""
        if BEGINS_LOW.match(piece.text):
            return True
        stream = self.streams.get(_key(piece), _Stream())
        first, last = block[0], block[-1]
        names = is_titled(piece.text) and not re.search(r"[.;!,)]$", piece.text)
        return stream.bulleted and first.look is Look.ITEM and not ENDS.search(last.text) and not names

    def _is_usual(self, text: str) -> bool:
        """Whether the first word of a line is spelled in lower case elsewhere, so that its capital begins something."""
        found = LETTERS.match(text)
        return found is not None and found[0].lower() in self.low

    def _is_heading(self, above: str, piece: Piece, following: Piece | None) -> bool:
        """Whether a line among items names what follows, rather than to end the item above."""
        told = piece.text.split()
        if len(told) > LONGEST_NAME or re.search(r"[.;!,)]$", piece.text) or BEGINS_ANEW.match(piece.text):
            return False
        if following is not None and following.look is not Look.ITEM:
            names = is_titled(piece.text) and (len(told) > 1 or self._is_usual(piece.text))
            return bool(ENDS.search(above)) or (names and following.text[:1].isupper())
        return bool(ENDS.search(above)) or is_titled(piece.text) or self._is_usual(piece.text)

    def joined(self, text: str, piece: Piece) -> str:
        """A block's text with one more line; a hyphen at the end stays where it belongs to the word."""
        return self.words.joined(text, piece.text)


def is_titled(text: str) -> bool:
    """Whether a line is short and all of its longer words have a capital."""
    told = text.split()
    return len(told) <= LONGEST_NAME and all(not w[0].isalpha() or w[0].isupper() for w in told if len(w) > 3)


def wrapping_of(pieces: Sequence[Piece]) -> Wrapping:
    """How the lines of a text were wrapped."""
    streams: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    for piece in pieces:
        streams[_key(piece)].append(piece)
    found = {key: _stream(members) for key, members in streams.items()}
    if not any(stream.width or stream.names for stream in found.values()):
        return Wrapping()
    return Wrapping(found, cut_words(piece.text for piece in pieces), _low_words(pieces))


def _key(piece: Piece) -> tuple[int, int]:
    return min(piece.table, 1), piece.column


def _place(piece: Piece) -> tuple[int, int, int]:
    return piece.table, piece.row, piece.column


def _indent(piece: Piece) -> int:
    return len(piece.raw) - len(piece.raw.lstrip())


def _stream(pieces: Sequence[Piece]) -> _Stream:
    """How the lines of one column were wrapped: not at all where they are long, or never go on in lower case."""
    lines = [piece for piece in pieces if piece.look in WRAPS]
    longest = max((len(piece.raw.rstrip()) for piece in lines), default=0)
    if not lines or longest > WRAPPED_AT_MOST:
        return _Stream()
    if lines[0].table and lines[0].column == 1 and _only_names(lines):
        return _Stream(names=True)
    low = sum(1 for piece in lines if piece.look is not Look.ITEM and BEGINS_LOW.match(piece.text))
    if low < max(1 if lines[0].table else 2, SHARE_OF_LOWER * len(lines)):
        return _Stream()
    items = sum(piece.look is Look.ITEM for piece in lines)
    spoken = sum(bool(BEGINS_ANEW.match(piece.text)) for piece in lines if piece.look is not Look.ITEM)
    width, bulleted = _width(pieces, longest), items > 2 * spoken and items > len(lines) // 10
    return _Stream(width, _hangs(pieces), bulleted, stopped=_are_stopped(pieces, width))


def _are_stopped(pieces: Sequence[Piece], width: int) -> bool:
    """Whether nearly all sentences that end for sure, as there was room for more, end in a stop."""
    ends = [
        one.text
        for above, one, below in zip([None, *pieces], pieces, [*pieces[1:], None], strict=False)
        if one.look in WRAPS and len(one.text.split()) > LONGEST_LABEL
        if above is None or not is_titled(above.text)  # what stands right below a name may be its subtitle
        if below is None or below.look not in (Look.PARAGRAPH, Look.CELL) or _had_room(one, below, width)
    ]
    return len(ends) >= LEAST_ENDS and sum(bool(ENDS.search(text)) for text in ends) >= SHARE_STOPPED * len(ends)


def _had_room(above: Piece, below: Piece, width: int) -> bool:
    return len(above.raw.rstrip()) + 1 + len(below.text.split(" ", 1)[0]) <= width


def _only_names(lines: Sequence[Piece]) -> bool:
    """Whether the lines of a column are too short to say anything."""
    counts = sorted(len(piece.text.split()) for piece in lines)
    return counts[len(counts) // 2] <= LONGEST_LABEL and all(piece.look is Look.CELL for piece in lines)


def _width(pieces: Sequence[Piece], longest: int) -> int:
    """The column that lines were wrapped at. A word that was cut to fill its line may have made that one longer."""
    needs = sorted(
        len(above.raw.rstrip()) + len(below.text.split(" ", 1)[0])
        for above, below in pairwise(pieces)
        if above.look in WRAPS and below.look is not Look.ITEM and BEGINS_LOW.match(below.text)
        if not above.raw.rstrip().endswith("-") and 2 * len(above.raw) > longest and _place(above) == _place(below)
    )
    return min(longest, needs[len(needs) // 20]) if needs else longest


def _hangs(pieces: Sequence[Piece]) -> bool:
    """Whether the lines below an item are indented."""
    below = [
        _indent(piece) > _indent(above)
        for above, piece in pairwise(pieces)
        if above.look is Look.ITEM and piece.look in (Look.PARAGRAPH, Look.CELL) and BEGINS_LOW.match(piece.text)
    ]
    return len(below) > 1 and sum(below) >= SHARE_THAT_HANGS * len(below)


def _low_words(pieces: Iterable[Piece]) -> frozenset[str]:
    """The words that a text spells in lower case somewhere."""
    return frozenset(word for piece in pieces for word in LETTERS.findall(piece.text) if word.islower())
