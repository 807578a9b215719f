"""Which heading a block is, where it is one: a facet, its subtitle, a pillar or a responsibility.

Names that are known settle most of it; what nobody knows is judged by what follows.
"""

import re
from dataclasses import replace

from levelset.core.addresses import key_of
from levelset.core.headings import parts_of
from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.reading import Label, Reading, Where
from levelset.importing.recognition.titles import read_title
from levelset.importing.recognition.vocabulary import Vocabulary

SUMMARIES = frozenset(
    map(key_of, ("summary", "overview", "purpose", "mission", "in short", "at a glance", "purpose of the role",
                 "role purpose", "job purpose", "role summary", "job summary", "position summary", "about the role"))
)  # fmt: skip
"""Headings right below the title of a page whose only paragraph sums the level up."""

LARGEST_INTRO = 3
"""Paragraphs under a pillar that are still taken as its introduction."""

LONGEST_CODE = 3
"""Letters of a name in capitals that is taken for an abbreviation and left as it is."""


def heading(reading: Reading, index: int, block: Block) -> Label | None:
    """The label of something shaped like a heading; None where the shape misleads and it is content."""
    name = shape.name_of(block.text)
    name = replace(name, text=shape.unnumbered(name.text))
    facet = reading.vocabulary.facet(name.text) if reading.where is not Where.SECTIONS else None
    if facet:
        return Label(block, Fate.FACET, name=_canonical(reading.vocabulary, facet[0], Fate.FACET), subtitle=facet[1])
    if is_subtitle(reading, block):
        return Label(block, Fate.SUBTITLE)
    first = reading.where is Where.HEAD and not reading.stated and reading.began >= 0
    if first and block.look is Look.HEADING and shape.is_sentence(name.text) and not name.symbol:
        return Label(block, Fate.STATEMENT)  # what sums a level up may be set as a heading
    if shape.CONTINUED.search(name.text):
        return Label(block, Fate.SECTION)  # the same heading again, at the top of the next printed page
    if block.look is Look.CELL and reading.in_group and key_of(name.text) == reading.named:
        return Label(block, Fate.SECTION)  # the first cell of a row that goes on with what the row above names
    if first and key_of(name.text) in SUMMARIES and _says_one_thing(reading, index):
        return Label(block, Fate.SECTION)
    fate = _stated(reading, index, name) or _pillar_or_responsibility(reading, index, name)
    if fate is None:
        return None
    outer = index in reading.skeleton.outer
    named = _canonical(reading.vocabulary, name.text, fate)
    return Label(block, fate, name=named, symbol=name.symbol, outer=outer)


def _says_one_thing(reading: Reading, index: int) -> bool:
    """Whether a single paragraph stands between a heading and the next one."""
    below = reading.blocks[index + 1 : index + 3]
    return len(below) > 1 and below[0].look is Look.PARAGRAPH and shape.is_heading(below[1])


def _is_beside_others(reading: Reading, name: shape.Name) -> bool:
    """Whether a heading that is called like a pillar is one of many that all have statements right below them, in a
    text that states no depths: they are one layer, and most of them are no pillars.
    """
    known, page = reading.vocabulary, reading.page
    if key_of(name.text) in known.own_pillars:
        return False
    if reading.one_layer:
        return True
    if name.symbol:
        return False
    if not page.flat and not page.told:
        return False
    others = [shape.name_of(block.text).text for block in page.headings]
    pillars = sum(map(known.is_pillar, others))
    if page.flat and pillars == 1 and not known.is_pillar(others[0]) and not any(map(known.facet, others)):
        return True
    if page.told and (pillars > 1 or known.is_pillar(others[0])):
        return False
    return not any(known.facet(other) for other in others) and pillars * 2 < len(others)


def _stated(reading: Reading, index: int, name: shape.Name) -> Fate | None:
    """What the tree of headings says one is; a name that is known to be a pillar's holds what lost its headings."""
    fate = reading.skeleton.fates.get(index)
    known = reading.vocabulary.is_pillar(name.text)
    if fate is Fate.SECTION:
        return Fate.PILLAR if name.symbol or known else Fate.SECTION
    if index in reading.skeleton.holding:
        return Fate.PILLAR
    if fate is not Fate.RESPONSIBILITY:
        return None
    if key_of(name.text) in reading.vocabulary.own_pillars:
        return Fate.PILLAR
    if reading.one_layer:
        return fate
    if name.symbol:
        return Fate.PILLAR
    beside = reading.blocks[index].first.depth in reading.skeleton.parting and index not in reading.skeleton.outer
    leads = beside or (index not in reading.skeleton.outer and _introduced(reading, index))
    return Fate.PILLAR if known and leads and not reading.vocabulary.is_responsibility(name.text) else fate


def is_subtitle(reading: Reading, block: Block) -> bool:
    """Whether a block is the second line of a facet's heading."""
    last = reading.last
    following = reading.blocks[len(reading.labels) + 1 : len(reading.labels) + 2]
    if shape.PLAIN in block.marks and (not following or shape.is_heading(following[0])):
        return False  # all that is said under the facet
    return (
        last is not None
        and last.fate is Fate.FACET
        and not last.subtitle
        and block.look in (Look.PARAGRAPH, Look.CELL)
        and not block.gap
        and not shape.PERSON.match(block.text)
        and not reading.vocabulary.is_pillar(block.text)
        and not reading.vocabulary.facet(block.text)
        and not block.text.endswith((".", ";"))
    )


def _pillar_or_responsibility(reading: Reading, index: int, name: shape.Name) -> Fate | None:
    """Which of the two a heading is; None where the shape misleads."""
    block = reading.blocks[index]
    after = reading.following(index)
    following = reading.blocks[after] if after is not None else None
    below = following is not None and (shape.is_heading(following) or after in reading.skeleton.fates)
    leads = following is not None and below and not read_title(following.text)
    known_pillar = reading.vocabulary.is_pillar(name.text)
    known_responsibility = reading.vocabulary.is_responsibility(name.text)
    if (known_pillar or name.symbol) and not leads and _is_beside_others(reading, name):
        return Fate.RESPONSIBILITY
    if following is not None and leads and block.look is following.look is Look.HEADING:
        deeper = following.first.depth > block.first.depth
        return Fate.RESPONSIBILITY if known_responsibility and not deeper else Fate.PILLAR
    if name.symbol or (known_pillar and (leads or not known_responsibility)):
        return Fate.PILLAR
    if known_responsibility:
        return Fate.RESPONSIBILITY
    return None if after is None else _unknown(reading, index, after, leads=leads)


def _unknown(reading: Reading, index: int, after: int, *, leads: bool) -> Fate | None:
    """What a heading is whose name nobody knows: judged by the block at ``after``, which follows it."""
    block, following = reading.blocks[index], reading.blocks[after]
    stated = block.look is Look.HEADING
    if not stated and reading.where is Where.HEAD and index - 1 in reading.skeleton.starts:
        # The line below the title sums the level up, even where it is short; said of other levels, it is a heading.
        return Fate.RESPONSIBILITY if reading.names[key_of(block.text)] > 1 else None
    if leads and not stated and _is_stacked(reading, index):
        return Fate.RESPONSIBILITY
    if leads:
        return Fate.PILLAR if stated or block.gap or not reading.in_group else None
    if not stated and reading.habits.bulleted and following.look is not Look.ITEM and not shape.points(following.text):
        return Fate.PILLAR if _introduces(reading, after) else None
    return Fate.RESPONSIBILITY


def _is_stacked(reading: Reading, index: int) -> bool:
    """Whether a name stands right between others, the first of them a pillar: names of columns copied one by one."""
    last, block = reading.last, reading.blocks[index]
    if block.gap or last is None or last.block is not reading.blocks[index - 1]:
        return False
    return last.fate is Fate.PILLAR or (last.fate is Fate.RESPONSIBILITY and not reading.statements)


def _introduced(reading: Reading, index: int) -> bool:
    """Whether paragraphs stand below a heading, and then another one, where what is said stands in items."""
    after = reading.following(index)
    if after is None or not reading.habits.bulleted or reading.blocks[after].look is not Look.PARAGRAPH:
        return False
    return _introduces(reading, after)


def _introduces(reading: Reading, index: int) -> bool:
    """Whether a heading comes behind the few paragraphs that begin at an index."""
    at: int | None = index
    for _ in range(LARGEST_INTRO):
        at = reading.following(at) if at is not None else None
        if at is None:
            return False
        if at in reading.skeleton.fates or shape.is_heading(reading.blocks[at]):
            return True
        if reading.blocks[at].look is Look.ITEM:
            return False
    return False


def _canonical(vocabulary: Vocabulary, text: str, fate: Fate) -> str:
    """A name in capitals as the framework writes it otherwise, where that is known."""
    if not text.isupper() or len(text) <= LONGEST_CODE:
        return text
    tables = {Fate.PILLAR: vocabulary.pillars, Fate.FACET: vocabulary.facets}
    table = tables.get(fate, vocabulary.responsibilities)
    key = key_of(text)
    entry = table.get(key)
    if entry is not None:
        return next(name for name in (entry.name, *entry.aliases) if key_of(name) == key)
    parts = parts_of(text)
    return " / ".join(_canonical(vocabulary, part, fate) for part in parts) if len(parts) > 1 else _titled(text)


def _titled(text: str) -> str:
    """A name in capitals with capital initials; words with digits ("IC2") stay as they are."""
    return " ".join(word if re.search(r"\d", word) else word.title() for word in text.split(" "))
