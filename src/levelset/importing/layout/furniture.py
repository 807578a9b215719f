"""What a page repeats at its head and foot: titles, names of companies, page numbers. It stands between the halves of a
sentence as often as not, and belongs to neither."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from levelset.importing.document import Look, Piece
from levelset.text.normal import squeeze

LONGEST_HEAD = 80
"""Characters of a line at the head or foot of a page, at most."""

NEAREST = 3
"""Lines beside a page number that may belong to the head or foot, at most."""

REPEATED = 3
"""How often a line has to stand between blank lines before it is taken as one that pages repeat."""

FIRST_LINES = 4
"""Lines in which a document names itself; pages repeat them."""

PAGE_FOOT = re.compile(r"^(?:[-–—|]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?(?:\s*[-–—|])?$", re.I)
"""A line that says nothing but the number of its page."""

COUNTED = re.compile(r"^[-–—|\[(]?\s*(?P<number>\d{1,4})\s*[-–—|\])]?$")
"""A line that may be the number of a page where such lines count up through the document."""

NEXT_PAGE = 8
"""Lines of a page, at least, where nothing but their counting says that numbers are those of pages."""

SAYS_PAGE = re.compile(
    r"(?:^|[-–—|·•,\s])page\s+\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—|)]?$|^\d{1,4}\s+of\s+\d{1,4}$", re.I
)
"""The same, surely: a bare number may be a cell of a table."""


OUTER_NUMBER = re.compile(r"^\d{1,4}(?=\W)|(?<=\bpage )\d{1,4}|(?<=\W)\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W?$", re.I)


def masked(text: str) -> str:
    """A line with the number that it begins or ends with left open, so that the heads of two pages are the same.

    A number inside of a line belongs to what it says: "Grade 5 Welder" and "Grade 6 Welder" are two titles.
    """
    return OUTER_NUMBER.sub("#", squeeze(text)).casefold()


def furniture_of(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that pages repeat: their numbers, and the lines around these that come again."""
    told = [piece for piece in pieces if piece.look is not Look.BLANK]
    alone = _alone(pieces) | _counted(told)
    marks = [at for at, piece in enumerate(told) if _is_page_number(piece, piece.number in alone)]
    if not marks:
        return frozenset()
    found = {told[at].number for at in marks}
    tops = {masked(piece.text): piece.number for piece in reversed(told[:FIRST_LINES])}
    beside = Counter(near for at in marks for near in {masked(told[n].text) for n in _around(told, at)})
    usual = max(2, len(marks) // 2)
    for at in marks:
        for step in (-1, 1):
            for n in range(at + step, at + step * (NEAREST + 1), step):
                if not 0 <= n < len(told) or not _may_be_head(told[n]):
                    break
                text = masked(told[n].text)
                again = told[n].number > tops.get(text, told[n].number)
                if not again and (beside[text] < usual or text in tops):
                    break
                found.add(told[n].number)
    return frozenset(found)


def repeated_lines(pieces: Sequence[Piece]) -> frozenset[str]:
    """Short lines that stand again and again between blank lines, and page numbers there."""
    counts: Counter[str] = Counter()
    top = {piece.text: piece.number for piece in pieces[FIRST_LINES - 1 :: -1] if piece.look is not Look.BLANK}
    for before, piece in pairwise(pieces):
        if before.look is Look.BLANK and piece.number > top.get(piece.text, piece.number):
            counts[piece.text] += REPEATED
        elif before.look is Look.BLANK and piece.look is Look.PARAGRAPH and len(piece.text) < LONGEST_HEAD:
            counts[piece.text] += 1
    numbered = {text for text in counts if PAGE_FOOT.match(text)}
    return frozenset({text for text, count in counts.items() if count >= REPEATED} | numbered)


def _alone(pieces: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that begin or end a run of lines."""
    edges = [Look.BLANK, *(piece.look for piece in pieces), Look.BLANK]
    return frozenset(
        piece.number for at, piece in enumerate(pieces) if Look.BLANK in (edges[at], edges[at + 2]) and not piece.table
    )


def _counted(told: Sequence[Piece]) -> frozenset[int]:
    """The numbers of the pieces that are bare numbers and count up by one, each far below the one before."""
    found = ((at, COUNTED.match(squeeze(piece.raw))) for at, piece in enumerate(told) if len(piece.raw) < LONGEST_HEAD)
    numbers = [(at, int(match["number"])) for at, match in found if match is not None and not told[at].table]
    counts = all(b[1] == a[1] + 1 and b[0] >= a[0] + NEXT_PAGE for a, b in pairwise(numbers))
    return frozenset(told[at].number for at, _ in numbers) if len(numbers) > 1 and counts else frozenset()


def _is_page_number(piece: Piece, alone: bool) -> bool:
    if len(piece.text) > LONGEST_HEAD or piece.look is Look.HEADING:
        return False  # many pieces of one long line have all of it as what stood there
    text = squeeze(piece.raw or piece.text)
    if len(text) > LONGEST_HEAD:
        return False
    return bool(SAYS_PAGE.search(text)) or (alone and bool(PAGE_FOOT.match(text) or COUNTED.match(text)))


def _may_be_head(piece: Piece) -> bool:
    return piece.look is Look.PARAGRAPH and len(piece.text) < LONGEST_HEAD and not piece.table


def _around(told: Sequence[Piece], at: int) -> Iterable[int]:
    return (n for n in range(max(0, at - NEAREST), min(len(told), at + NEAREST + 1)) if n != at)
