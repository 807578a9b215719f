"""What changed between two sentences, word by word, so that it reads well.

Words carry their punctuation. Two words are the same when they differ only in case, typography or the punctuation at
their edges, so a full stop that moved is no change. A single "and" that both sentences share between two rewritten
stretches is no island of sameness: it is taken into the change.
"""

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from levelset.text.normal import letters, plain, squeeze

Piece = tuple[str, str]
"""``("=", "I own")``, ``("-", "small")`` or ``("+", "large")``."""

SMALL = frozenset(
    """a an and as at be by for from i i'm in into is it its my of on or our so that the their them they this to up
    with""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that carry too little to hold two changes apart."""

TOO_DIFFERENT = 0.2
"""Below this share of common words, saying "all of it" reads better than a patchwork."""


TOO_LONG = 1_000_000
"""Pairs of words beyond which two texts are no sentences, and are not compared word by word."""


def words_diff(old: str, new: str) -> list[Piece]:
    """The pieces that lead from one text to the other.

    Joined with single spaces, the ``=`` and ``+`` pieces give the new text with its blanks squeezed; the ``=`` and
    ``-`` pieces give the words of the old one. Of two neighbors that say ``-`` and ``+``, ``-`` comes first.
    """
    return list(_words_diff(old, new))


@lru_cache(maxsize=1_024)
def _words_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The same; whoever asks what changed asks again how much of it did."""
    before, after = squeeze(old).split(), squeeze(new).split()
    if len(before) * len(after) > TOO_LONG:
        return tuple(_pieces([], before, after))
    keys_before, keys_after = [_key(word) for word in before], [_key(word) for word in after]
    matcher = SequenceMatcher(None, keys_before, keys_after, autojunk=False)
    blocks = [(a, b, size) for a, b, size in matcher.get_matching_blocks() if size]
    blocks = _without_islands(blocks, keys_before, len(before), len(after))
    if sum(size for _, _, size in blocks) < TOO_DIFFERENT * min(len(before), len(after)):
        blocks = []
    return tuple(_pieces(blocks, before, after))


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    return letters(word) or plain(word)


Block = tuple[int, int, int]
"""Where a common run begins in the old and in the new words, and how many words it has."""


def _without_islands(blocks: list[Block], words: list[str], old_length: int, new_length: int) -> list[Block]:
    """The common runs but for those too slight to stand between two changes; again until nothing is slight."""
    kept = blocks
    while True:
        ends = [(0, 0, 0), *kept, (old_length, new_length, 0)]
        solid = [
            block
            for number, block in enumerate(kept, 1)
            if not _is_island(block, _gap(ends[number - 1], block), _gap(block, ends[number + 1]), words)
        ]
        if len(solid) == len(kept):
            return kept
        kept = solid


def _gap(one: Block, other: Block) -> int:
    """How many words changed between two common runs, on the longer side."""
    return max(other[0] - one[0] - one[2], other[1] - one[1] - one[2])


def _is_island(block: Block, before: int, after: int, words: list[str]) -> bool:
    start, _, size = block
    weight = sum(word not in SMALL for word in words[start : start + size])
    if not before or not after:
        # At an edge of the sentence only words that say nothing give way, and only to a long change.
        return weight == 0 and size == 1 and before + after > 3
    if weight == 0:
        return size <= 2 or min(before, after) > size
    return weight == 1 and size <= 2 and min(before, after) > 3


def _pieces(blocks: list[Block], before: list[str], after: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    a = b = 0
    for start, other, size in [*blocks, (len(before), len(after), 0)]:
        pieces += [("-", " ".join(before[a:start])), ("+", " ".join(after[b:other]))]
        pieces.append(("=", " ".join(after[other : other + size])))
        a, b = start + size, other + size
    kept = [piece for piece in pieces if piece[1]]
    # Two common runs may follow each other without a change between them.
    return [(sign, " ".join(text for _, text in run)) for sign, run in groupby(kept, key=lambda piece: piece[0])]
