"""One heading that joins two, as "Planning / Budget", where all that is left is what stood under it.

Pages of the first levels often join what higher ones part: the group is then shorter than the two are elsewhere, and
its beginning reads like the one name, its end like the other.
"""

from collections.abc import Sequence

from levelset.importing.recognition.customs import Customs
from levelset.matching.naming import Namer

GAIN = 0.06
"""By how much two names together have to be more like the statements than one alone, over all of them."""


def joined_name(statements: Sequence[str], free: Sequence[int], namer: Namer, customs: Customs) -> str | None:
    """The name of a heading that joins two neighbors of other pages; None where one name reads as well.

    ``free`` are the indexes of the namer's choices that no other group bears.
    """
    names = [(at, namer.choices[at].keys) for at in free]
    pairs = [
        (one, other)
        for one, own in names
        for other, keys in names
        if own.isdisjoint(keys)
        and len(statements) < customs.least(own) + customs.least(keys)
        and customs.are_neighbors(own, keys)
    ]
    if len(statements) < 2 or not pairs:
        return None
    rows = [namer.scores([text]) for text in statements]
    alone = max(sum(row[at] for row in rows) for at in free)
    best = max(pairs, key=lambda pair: (_parted(rows, *pair), (-pair[0], -pair[1])))
    if _parted(rows, *best) < alone + GAIN:
        return None
    return " / ".join(namer.choices[at].name for at in best)


def _parted(rows: Sequence[Sequence[float]], one: int, other: int) -> float:
    """How like the statements are to two names, where they are parted best."""
    cuts = range(1, len(rows))
    return max(sum(row[one] for row in rows[:at]) + sum(row[other] for row in rows[at:]) for at in cuts)
