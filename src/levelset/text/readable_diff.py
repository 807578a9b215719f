"""Word marks that a person can read: whole stretches where two sentences share enough, else both sentences whole.

A patchwork of single words that both happen to have ("I", "work", "with my") says less than the two sentences one
below the other. So marks are only made where a good part of the shorter sentence stays, in runs long enough to read.
"""

from levelset.text.normal import words
from levelset.text.words_diff import SMALL, Piece, words_diff

STAYS = 0.4
"""Share of the telling words of the shorter sentence that have to stay …"""

STAYS_IN_PLACE = 0.3
"""… or this share, where it stays in one or two stretches."""

RUNS = 4
"""Common runs from which on …"""

LENGTH = 2.5
"""… each has to have so many words on average; many short ones are confetti."""


def readable_diff(old: str, new: str) -> list[Piece]:
    """As ``words_diff``; all of the old text and all of the new one where marks would not read well."""
    pieces = words_diff(old, new)
    if _reads_well(pieces):
        return pieces
    return [("-", " ".join(old.split())), ("+", " ".join(new.split()))]


def _reads_well(pieces: list[Piece]) -> bool:
    counts = {sign: sum(_telling(text) for kind, text in pieces if kind == sign) for sign in "=-+"}
    if not counts["="] or not (counts["-"] or counts["+"]):
        return True  # nothing is shared, or nothing but small words changed: there is no patchwork
    shorter = counts["="] + min(counts["-"], counts["+"])
    runs = [len(text.split()) for kind, text in pieces if kind == "="]
    if counts["="] < (STAYS if len(runs) > 2 else STAYS_IN_PLACE) * shorter:
        return False
    return len(runs) < RUNS or sum(runs) >= LENGTH * len(runs)


def _telling(text: str) -> int:
    return sum(word not in SMALL for word in words(text))
