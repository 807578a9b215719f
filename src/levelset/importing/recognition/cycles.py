"""Documents that go by topics, with the same titles of pages under each: first of rivets, then of the crew."""

from collections.abc import Mapping, Sequence

from levelset.core.addresses import key_of
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.titles import Title

LEAST = 2
"""Topics, and titles under each, at least."""


def topics_above(blocks: Sequence[Block], titles: Mapping[int, Title]) -> dict[int, Fate]:
    """The headings of topics, where titles come again and again in one order; nothing elsewhere.

    A heading of its own stands right above the first title of each round, and something is said below every title.
    """
    places = sorted(titles)
    keys = [key_of(titles[at].text) for at in places]
    round_of = len(set(keys))
    if round_of < LEAST or len(keys) < LEAST * round_of or len(keys) % round_of:
        return {}
    if any(key != keys[at % round_of] for at, key in enumerate(keys)) or any(at + 1 in titles for at in places):
        return {}
    above = [at - 1 for at in places[::round_of]]
    names = {key_of(blocks[at].text) for at in above if at >= 0 and shape.is_heading(blocks[at])}
    ends = len(blocks) - 1 > places[-1]
    return dict.fromkeys(above, Fate.RESPONSIBILITY) if ends and len(names) == len(above) else {}
