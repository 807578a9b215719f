"""What a document is like as a whole: how its author marks items and parts groups.

One line cannot tell whether ``*`` is a bullet or a footnote, or how wide a gap has to be to mean something.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import SITE, Block
from levelset.importing.recognition.titles import read_framework_title
from levelset.text.labels import MOST_WORDS, label_of

SHARE_PARTED = 0.15
"""Share of the items of a document that a blank line parts from the one above, at most, before it means anything."""

STARS = frozenset({"*", "**", "***"})
"""Bullets that look like the mark of a footnote."""

DOTTED = re.compile(r"(?P<name>[A-Z][\w /&'’-]{1,40})\.\s+(?=[A-Z])")
LEAST_RUN_IN = 4
"""Lines above lists that begin with a label before labels are names of what is in the lists."""

LEAST_SAID = 4
"""Words from which on a line that ends in a colon says something and is no name."""

ALL_BUT_FEW = 0.8
"""Share of the lines of a page that must begin with a label before labels are taken for responsibilities."""


@dataclass(frozen=True, slots=True)
class Habits:
    """The habits of one document.

    ``bulleted``: what is said stands in items. ``starred``: their bullet is ``*``. ``referred``: some sentence carries
    the mark of a footnote. ``gap``: blank lines that part two groups. ``listed``: a list holds a whole group.
    ``run_in``: the first statement of a group stands on the line of its name, the others are items below it.
    ``leads``: names that begin several lines each, parted from what is said by a full stop.
    """

    bulleted: bool
    starred: bool
    referred: bool
    gap: int
    listed: bool
    run_in: bool = False
    leads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageHabits:
    """What one page is like. ``items`` counts its items, ``headings`` are what is shaped like one.

    ``labelled``: nearly every line that says something begins with a label. ``flat``: its text states no headings, and
    an item follows each line that is shaped like one; ``told``: a sentence does, and no item stands on the page.
    """

    items: int
    labelled: bool
    headings: tuple[Block, ...]
    flat: bool = False
    told: bool = False


def page_habits(blocks: Sequence[Block], leads: frozenset[str] = frozenset()) -> PageHabits:
    """The habits that the blocks of a page, behind its title, show; ``leads`` are those of its document."""
    blocks = [block for block in blocks if not _is_link(block)]
    items = [block for block in blocks if block.look is Look.ITEM]
    told = items or [block for block in blocks if not shape.is_emphasised(block)]
    led = [lead_of(block.text, leads) is not None for block in told]
    labels = sum(led)
    labelled = len(told) > 1 and labels >= ALL_BUT_FEW * len(led[not items and not led[0] :])
    headings = tuple(b for b in blocks if shape.is_heading(b) and not (labelled and lead_of(b.text, leads)))
    below = _below_headings(blocks)
    flat = bool(below) and all(block.look is Look.ITEM for block in below)
    said = (shape.is_sentence(block.text) or shape.PLAIN in block.marks for block in below)
    spoken = bool(below) and not items and all(said)
    return PageHabits(len(items), labelled, headings, flat, spoken)


def _is_link(block: Block) -> bool:
    return "link" in block.marks or SITE in block.marks


def _below_headings(blocks: Sequence[Block]) -> list[Block]:
    """What follows each line of a page that is shaped like a heading, but for the framework's title; nothing where the
    text states its headings, or ends with one."""
    named = blocks[1:] if blocks and (read_framework_title(blocks[0].text) or _leads_in(blocks[0])) else blocks
    if any(block.look is Look.HEADING for block in named) or (named and shape.is_heading(named[-1])):
        return []
    return [after for block, after in pairwise(named) if shape.is_heading(block)]


def _leads_in(block: Block) -> bool:
    """Whether a line below a title leads in what follows: "Everything expected of a Senior Welder, and:"."""
    return block.look is Look.PARAGRAPH and block.text.endswith(":") and len(block.text.split()) >= LEAST_SAID


def habits_of(blocks: Sequence[Block]) -> Habits:
    """The habits that the blocks of a document show; what belongs to the site around it tells nothing."""
    blocks = [block for block in blocks if "nav" not in block.marks]
    items = [block for block in blocks if block.look is Look.ITEM]
    sentences = [block for block in blocks if block.look is not Look.ITEM and shape.is_sentence(block.text)]
    return Habits(
        bulleted=len(items) >= max(1, len(sentences) // 2),
        starred=sum(not STARS.isdisjoint(block.marks) for block in items) > max(2, len(items) // 4),
        referred=any(shape.REFERENCE.search(block.text) for block in blocks),
        gap=_breaking_gap(blocks),
        listed=_lists_hold_groups(items),
        run_in=_run_in(blocks),
        leads=_leads(blocks),
    )


def name_before(text: str) -> str | None:
    """The name that stands on the line of what is said: "Ownership: I …", "Ownership – I …", "Ownership. I …"."""
    dotted = DOTTED.match(text)
    if dotted and len(dotted["name"].split()) <= MOST_WORDS:
        return dotted["name"]
    return label_of(text)


def lead_of(text: str, leads: frozenset[str]) -> str | None:
    """The label that a line begins with: before a colon or a dash, or before a full stop where several lines do."""
    dotted = DOTTED.match(text)
    return dotted["name"] if dotted and key_of(dotted["name"]) in leads else label_of(text)


def _leads(blocks: Sequence[Block]) -> frozenset[str]:
    """The keys of the names before a full stop that begin several lines each; none where it is one name alone."""
    dotted = (DOTTED.match(block.text) for block in blocks)
    names = Counter(key_of(m["name"]) for m in dotted if m and len(m["name"].split()) <= MOST_WORDS)
    again = frozenset(name for name, count in names.items() if count > 1)
    return again if len(again) > 1 else frozenset()


def _run_in(blocks: Sequence[Block]) -> bool:
    """Whether most lines above a list begin with a label, several of them."""
    pairs = pairwise(blocks)
    above = [one for one, below in pairs if below.look is Look.ITEM and one.look is Look.PARAGRAPH]
    labelled = sum(name_before(block.text) is not None for block in above)
    return labelled >= LEAST_RUN_IN and labelled * 2 > len(above)


def _breaking_gap(blocks: Sequence[Block]) -> int:
    """How many blank lines part two groups: two, or more in a document that puts blank lines between all items.

    A single one does in a plain text that parts hardly any items, none of them further, and has most of its blank
    lines above headings.
    """
    below = [block for before, block in pairwise(blocks) if before.look is block.look is Look.ITEM]
    gaps = sorted(block.gap for block in below)
    usual = gaps[len(gaps) // 2] if gaps else 0
    parted = sum(gap > 0 for gap in gaps)
    elsewhere = sum(block.gap > 0 for block in blocks if shape.is_heading(block))
    plain = not any(block.first.sure for block in below)
    single = plain and 0 < parted <= min(SHARE_PARTED * len(gaps), elsewhere) and max(gaps) == 1
    return 1 if single else max(2, usual + 1)


def _lists_hold_groups(items: Sequence[Block]) -> bool:
    """Whether a list of the document holds a group; some editors put every item into a list of its own."""
    sizes = Counter(block.first.container for block in items if block.first.container)
    return bool(sizes) and len(items) >= 1.5 * len(sizes)
