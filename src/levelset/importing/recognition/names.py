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

SUMMARIES = frozenset({"summary", "overview", "purpose", "mission", "in short", "at a glance"})
"""Headings right below the title of a page whose only paragraph sums the level up."""

LONGEST_CODE = 3
"""Letters of a name in capitals that is taken for an abbreviation and left as it is."""


def heading(reading: Reading, index: int, block: Block) -> Label | None:
    """The label of something shaped like a heading; None where the shape misleads and it is content."""
    name = shape.name_of(block.text)
    name = replace(name, text=shape.unnumbered(name.text))
    facet = reading.vocabulary.facet(name.text) if reading.where is not Where.SECTIONS else None
    if facet:
        return Label(block, Fate.FACET, name=facet[0], subtitle=facet[1])
    if is_subtitle(reading, block):
        return Label(block, Fate.SUBTITLE)
    first = reading.where is Where.HEAD and not reading.stated and reading.began >= 0
    if first and block.look is Look.HEADING and shape.is_sentence(name.text) and not name.symbol:
        return Label(block, Fate.STATEMENT)  # what sums a level up may be set as a heading
    if shape.CONTINUED.search(name.text):
        return Label(block, Fate.SECTION)  # the same heading again, at the top of the next printed page
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
    known = reading.vocabulary
    if name.symbol or key_of(name.text) in known.own_pillars or not reading.page.flat:
        return False
    others = [shape.name_of(block.text).text for block in reading.page.headings]
    pillars = sum(map(known.is_pillar, others))
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
    if name.symbol or key_of(name.text) in reading.vocabulary.own_pillars:
        return Fate.PILLAR
    beside = reading.blocks[index].first.depth in reading.skeleton.parting and index not in reading.skeleton.outer
    return Fate.PILLAR if known and beside and not reading.vocabulary.is_responsibility(name.text) else fate


def is_subtitle(reading: Reading, block: Block) -> bool:
    """Whether a block is the second line of a facet's heading."""
    last = reading.last
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
    leads = following is not None and shape.is_heading(following) and not read_title(following.text)
    known_pillar = reading.vocabulary.is_pillar(name.text)
    known_responsibility = reading.vocabulary.is_responsibility(name.text)
    if known_pillar and not leads and _is_beside_others(reading, name):
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
        # The line below the title sums the level up, even where it is short; said of each level, it is a heading.
        below = (reading.blocks[at + 1].text for at in reading.skeleton.starts if at + 1 < len(reading.blocks))
        return Fate.RESPONSIBILITY if sum(text == block.text for text in below) > 1 else None
    if leads:
        return Fate.PILLAR if stated or block.gap or not reading.in_group else None
    if not stated and reading.habits.bulleted and following.look is not Look.ITEM:
        later = reading.following(after)
        return Fate.PILLAR if later is not None and shape.is_heading(reading.blocks[later]) else None
    return Fate.RESPONSIBILITY


def _canonical(vocabulary: Vocabulary, text: str, fate: Fate) -> str:
    """A name in capitals as the framework writes it otherwise, where that is known."""
    if not text.isupper() or len(text) <= LONGEST_CODE:
        return text
    table = vocabulary.pillars if fate is Fate.PILLAR else vocabulary.responsibilities
    key = key_of(text)
    entry = table.get(key)
    if entry is not None:
        return next(name for name in (entry.name, *entry.aliases) if key_of(name) == key)
    parts = parts_of(text)
    return " / ".join(_canonical(vocabulary, part, fate) for part in parts) if len(parts) > 1 else _titled(text)


def _titled(text: str) -> str:
    """A name in capitals with capital initials; words with digits ("IC2") stay as they are."""
    return " ".join(word if re.search(r"\d", word) else word.title() for word in text.split(" "))
