"""What each block of a document is: title, facet, pillar, responsibility, behavior, footnote, part of the site …

One pass from top to bottom. A block is judged by its shape, by the names that are known, and by what stands next;
what a person decided about a piece comes before all of that.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.titles import Title, read_framework_title, read_title
from levelset.importing.recognition.vocabulary import Vocabulary

EXAMPLE = re.compile(r"^\s*(for (example|instance)\b|e\.g\.|examples?:)", re.I)
NOTE = re.compile(r"^\s*(notes?:|nb[.:]|not (expected|required|applicable)\b|n/?a$)", re.I)
LARGEST_INTRO = 3
"""Paragraphs under a pillar that are still taken as its introduction in a text without bullets."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one block is. Headings have ``name``, ``symbol``, ``subtitle``; ``breaks``: a heading is lost here."""

    block: Block
    fate: Fate
    name: str = ""
    symbol: str = ""
    subtitle: str = ""
    title: Title | None = None
    breaks: bool = False


class Where(Enum):
    """How far the reading of a page has come."""

    BEFORE = 0
    HEAD = 1
    FACETS = 2
    SECTIONS = 3


@dataclass
class _Reader:
    """The state of the pass over one document."""

    blocks: Sequence[Block]
    vocabulary: Vocabulary
    forced: Mapping[int, Fate]
    labels: list[Label] = field(default_factory=list)
    where: Where = Where.BEFORE
    title: Title | None = None
    stated: bool = False
    in_section: bool = False
    in_group: bool = False
    statements: int = 0
    empty_facets: int = 0
    bulleted: bool = False
    starred: bool = False
    referred: bool = False
    gap: int = 2
    listed: bool = False
    starts: frozenset[int] = frozenset()


def label(blocks: Sequence[Block], vocabulary: Vocabulary, forced: Mapping[int, Fate]) -> tuple[Label, ...]:
    """The label of every block. ``forced``: the fates that a person chose, by the number of a block's first piece."""
    reader = _Reader(blocks, vocabulary, forced)
    items = [block for block in blocks if block.look is Look.ITEM]
    sentences = [block for block in blocks if block.look is not Look.ITEM and shape.is_sentence(block.text)]
    reader.bulleted = len(items) >= max(1, len(sentences) // 2)
    reader.starred = sum("*" in block.marks for block in items) > max(2, len(items) // 4)
    reader.referred = any(shape.REFERENCE.search(block.text) for block in blocks)
    reader.gap = _breaking_gap(blocks)
    reader.listed = _lists_hold_groups(items)
    reader.starts = _page_starts(blocks)
    for index, block in enumerate(blocks):
        chosen = forced.get(block.first.number)
        made = _forced(reader, block, chosen) if chosen else _read(reader, index, block)
        reader.labels.append(made)
        _advance(reader, made)
    return tuple(reader.labels)


def _breaking_gap(blocks: Sequence[Block]) -> int:
    """How many blank lines part two groups: two, or more in a document that puts blank lines between all items."""
    gaps = sorted(block.gap for before, block in pairwise(blocks) if before.look is block.look is Look.ITEM)
    usual = gaps[len(gaps) // 2] if gaps else 0
    return max(2, usual + 1)


def _lists_hold_groups(items: Sequence[Block]) -> bool:
    """Whether a list of the document holds a group; some editors put every item into a list of its own."""
    sizes = Counter(block.first.container for block in items if block.first.container)
    return bool(sizes) and len(items) >= 1.5 * len(sizes)


def _page_starts(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks that begin a page: titles that something of a page follows, not entries of a list of links."""
    titles = [
        index
        for index, block in enumerate(blocks)
        if block.look is not Look.ITEM
        and not {"nav", "link"} & set(block.marks)
        and read_title(shape.name_of(block.text).text)
    ]
    if not titles:
        titles = [index for index, block in enumerate(blocks) if "nav" not in block.marks and read_title(block.text)][
            :1
        ]
    last = {index for index in titles if index + 1 not in titles}
    kept: set[int] = set()
    seen: set[str] = set()
    for index in sorted(last):
        key = key_of(blocks[index].text)
        if key not in seen:  # the same title again is the running head of a printed page
            kept.add(index)
        seen.add(key)
    return frozenset(kept)


def _forced(reader: _Reader, block: Block, fate: Fate) -> Label:
    """The label that a person chose."""
    name = shape.name_of(block.text)
    if fate is Fate.TITLE:
        title = read_title(name.text) or Title(name.text, "", name.text)
        return Label(block, fate, name=name.text, title=title)
    if fate is Fate.FACET:
        known = reader.vocabulary.facet(name.text)
        return Label(block, fate, name=known[0] if known else name.text, subtitle=known[1] if known else "")
    if fate in (Fate.PILLAR, Fate.RESPONSIBILITY):
        return Label(block, fate, name=name.text, symbol=name.symbol)
    return Label(block, fate, name=name.text)


def _advance(reader: _Reader, made: Label) -> None:
    """Move the state of the reading on behind a label."""
    match made.fate:
        case Fate.TITLE:
            reader.where, reader.title = Where.HEAD, made.title
            reader.stated = reader.in_section = reader.in_group = False
            reader.empty_facets = 0
        case Fate.STATEMENT:
            reader.stated = True
        case Fate.FACET:
            reader.empty_facets += reader.where is Where.FACETS and not reader.statements
            reader.where, reader.statements = Where.FACETS, 0
        case Fate.PILLAR:
            reader.where, reader.in_section, reader.in_group = Where.SECTIONS, True, False
            reader.statements = 0
        case Fate.RESPONSIBILITY:
            reader.where, reader.in_group, reader.statements = Where.SECTIONS, True, 0
        case Fate.BEHAVIOR:
            if made.breaks:
                reader.where = Where.SECTIONS
            reader.in_group = reader.in_group or reader.where is Where.SECTIONS
            reader.statements += 1


def _read(reader: _Reader, index: int, block: Block) -> Label:
    """The label of a block that nobody decided about."""
    if index in reader.starts:
        name = shape.name_of(block.text)
        return Label(block, Fate.TITLE, name=name.text, title=read_title(name.text))
    if shape.is_footnote(block, referred=reader.referred, bullet=reader.starred):
        return Label(block, Fate.FOOTNOTE)
    if reader.where is Where.BEFORE:
        return _before(reader, index, block)
    if shape.is_section_word(block.text) and block.look is not Look.ITEM:
        return Label(block, Fate.SECTION)
    if _is_site(reader, block):
        return Label(block, Fate.CHROME)
    if shape.is_heading(block) or (block.look is not Look.ITEM and reader.vocabulary.facet(block.text)):
        made = _heading(reader, index, block)
        if made:
            return made
    return _content(reader, index, block)


def _is_site(reader: _Reader, block: Block) -> bool:
    repeated = reader.title is not None and key_of(block.text) == key_of(reader.title.text)
    known = reader.vocabulary.is_responsibility(block.text) or reader.vocabulary.is_pillar(
        shape.name_of(block.text).text
    )
    if "link" in block.marks and block.look is not Look.HEADING and not shape.is_sentence(block.text):
        return block.look is Look.ITEM or not known
    framework = reader.where is not Where.HEAD and block.look is not Look.ITEM and read_framework_title(block.text)
    return repeated or (shape.is_site(block) and not known) or (bool(framework) and block.look is not Look.HEADING)


def _before(reader: _Reader, index: int, block: Block) -> Label:
    """What stands before the first title: the framework's name, and what a site puts there."""
    text = shape.name_of(block.text).text
    if not reader.starts and not shape.is_site(block):
        made = _heading(reader, index, block) if shape.is_heading(block) else None
        if made and (made.fate is not Fate.RESPONSIBILITY or reader.vocabulary.is_responsibility(text)):
            return made
    framework = read_framework_title(text)
    if framework and block.look is not Look.ITEM and "link" not in block.marks:
        return Label(block, Fate.FRAMEWORK, name=framework)
    if reader.starts and (shape.is_site(block) or "link" in block.marks or not shape.is_sentence(text)):
        return Label(block, Fate.CHROME)
    return Label(block, Fate.CHROME if shape.is_site(block) else Fate.PROSE)


def _next(reader: _Reader, index: int) -> int | None:
    """The index of the next block that is not only an announcement or a part of the site."""
    for later in range(index + 1, len(reader.blocks)):
        block = reader.blocks[later]
        if not shape.is_section_word(block.text) and not shape.is_site(block):
            return later
    return None


def _heading(reader: _Reader, index: int, block: Block) -> Label | None:
    """The label of something shaped like a heading; None where the shape misleads and it is content."""
    name = shape.name_of(block.text)
    if reader.where is not Where.SECTIONS:
        facet = reader.vocabulary.facet(name.text)
        if facet:
            return Label(block, Fate.FACET, name=facet[0], subtitle=facet[1])
    if _is_subtitle(reader, block):
        return Label(block, Fate.SUBTITLE)
    if shape.CONTINUED.search(name.text):
        return Label(block, Fate.SECTION)  # the same heading again, at the top of the next printed page
    fate = _pillar_or_responsibility(reader, index, block, name)
    if fate is None:
        return None
    text = _canonical(reader, name.text, fate)
    return Label(block, fate, name=text, symbol=name.symbol)


def _is_subtitle(reader: _Reader, block: Block) -> bool:
    """Whether the block is the second line of a facet's heading."""
    last = reader.labels[-1] if reader.labels else None
    return (
        last is not None
        and last.fate is Fate.FACET
        and not last.subtitle
        and block.look in (Look.PARAGRAPH, Look.CELL)
        and not block.gap
        and not shape.PERSON.match(block.text)
        and not reader.vocabulary.is_pillar(block.text)
        and not reader.vocabulary.facet(block.text)
        and not re.search(r"[.;]$", block.text)
    )


def _pillar_or_responsibility(reader: _Reader, index: int, block: Block, name: shape.Name) -> Fate | None:
    """Which of the two a heading is; None where the shape misleads."""
    after = _next(reader, index)
    following = reader.blocks[after] if after is not None else None
    leads = following is not None and shape.is_heading(following) and not read_title(following.text)
    known_pillar = reader.vocabulary.is_pillar(name.text)
    known_responsibility = reader.vocabulary.is_responsibility(name.text)
    if block.look is Look.HEADING and following is not None and following.look is Look.HEADING and leads:
        deeper = following.first.depth > block.first.depth
        return Fate.PILLAR if deeper else Fate.RESPONSIBILITY if known_responsibility else Fate.PILLAR
    if name.symbol or (known_pillar and not known_responsibility):
        return Fate.PILLAR
    if known_pillar:
        return Fate.PILLAR if leads else Fate.RESPONSIBILITY
    if known_responsibility:
        return Fate.RESPONSIBILITY
    return _unknown_heading(reader, index, after, leads=leads)


def _unknown_heading(reader: _Reader, index: int, after: int | None, *, leads: bool) -> Fate | None:
    """What a heading is whose name nobody knows: judged by what follows."""
    if after is None:
        return None
    block, following = reader.blocks[index], reader.blocks[after]
    if reader.where is Where.HEAD and index - 1 in reader.starts and block.look is not Look.HEADING:
        return None  # the line below the title sums the level up, even where it is short
    if leads:
        return Fate.PILLAR if not reader.in_group or block.look is Look.HEADING or block.gap else None
    if reader.bulleted and following.look is not Look.ITEM and block.look is not Look.HEADING:
        later = _next(reader, after)
        return Fate.PILLAR if later is not None and shape.is_heading(reader.blocks[later]) else None
    return Fate.RESPONSIBILITY


def _canonical(reader: _Reader, text: str, fate: Fate) -> str:
    """A name in capitals as the framework writes it otherwise, where that is known."""
    if not (text.isupper() and len(text) > 3):
        return text
    table = reader.vocabulary.pillars if fate is Fate.PILLAR else reader.vocabulary.responsibilities
    entry = table.get(key_of(text))
    if entry is None:
        parts = [_canonical(reader, part, fate) for part in text.split(" / ")]
        return " / ".join(parts) if len(parts) > 1 else text.title()
    names = (entry.name, *entry.aliases)
    return next(name for name in names if key_of(name) == key_of(text))


def _content(reader: _Reader, index: int, block: Block) -> Label:
    """The label of something said rather than named."""
    if _is_subtitle(reader, block):
        return Label(block, Fate.SUBTITLE)
    match reader.where:
        case Where.HEAD:
            return Label(block, Fate.UNRESOLVED if reader.stated else Fate.STATEMENT)
        case Where.FACETS:
            return Label(block, Fate.BEHAVIOR, breaks=_leaves_the_facets(reader, block))
    if EXAMPLE.match(block.text) and reader.in_group:
        return Label(block, Fate.EXAMPLE)
    if NOTE.match(block.text) and reader.in_group:
        return Label(block, Fate.NOTE)
    if not reader.in_group:
        if block.look is not Look.ITEM and _is_intro(reader, index):
            return Label(block, Fate.INTRO)
        return Label(block, Fate.BEHAVIOR, breaks=True)
    if _opens_a_section(reader, index, block):
        return Label(block, Fate.INTRO, breaks=True)
    if reader.bulleted and block.look in (Look.PARAGRAPH, Look.HEADING) and not shape.PERSON.match(block.text):
        return Label(block, Fate.NOTE)
    return Label(block, Fate.BEHAVIOR, breaks=_is_break(reader, index, block))


def _is_intro(reader: _Reader, index: int) -> bool:
    """Whether a paragraph right under a pillar introduces it: always among bullets, else when headings follow soon."""
    if reader.bulleted:
        return True
    for later in reader.blocks[index + 1 : index + 1 + LARGEST_INTRO]:
        if shape.is_section_word(later.text) or shape.is_heading(later):
            return True
    return False


def _leaves_the_facets(reader: _Reader, block: Block) -> bool:
    """Whether the sections begin here without any heading: behind a wide gap, when every facet has its statements."""
    return block.gap >= reader.gap and reader.statements > 0 and not reader.empty_facets


def _opens_a_section(reader: _Reader, index: int, block: Block) -> bool:
    """Whether a paragraph among bullets stands where a pillar's heading is lost: a gap before, a heading behind."""
    after = _next(reader, index)
    return (
        reader.bulleted
        and block.look is Look.PARAGRAPH
        and block.gap >= reader.gap
        and after is not None
        and shape.is_heading(reader.blocks[after])
    )


def _is_break(reader: _Reader, index: int, block: Block) -> bool:
    """Whether a heading seems to be lost before this block: a wide gap, or a new list right behind another."""
    if not reader.statements:
        return False
    before = reader.blocks[index - 1]
    lists = before.first.container, block.first.container
    new_list = reader.listed and before.look is block.look is Look.ITEM and all(lists) and lists[0] != lists[1]
    same_depth = before.first.depth == block.first.depth == 1
    return block.gap >= reader.gap or (new_list and same_depth)
