"""What each block of a document is: title, facet, pillar, responsibility, behavior, footnote, part of the site …

One pass from top to bottom. A block is judged by its shape, by the names that are known, and by what stands next;
what a person decided about a piece comes before all of that.
"""

import re
from collections.abc import Mapping, Sequence

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.habits import habits_of, lead_of, name_before
from levelset.importing.recognition.names import LARGEST_INTRO, heading, is_subtitle
from levelset.importing.recognition.reading import Label, Reading, Where
from levelset.importing.recognition.skeleton import FRONT, Skeleton, is_level_property, skeleton_of
from levelset.importing.recognition.titles import Title, read_framework_title, read_title, role_in
from levelset.importing.recognition.vocabulary import Vocabulary

EXAMPLE = re.compile(r"^(for (example|instance)\b|e\.g\.|examples?:)", re.I)
EXAMPLES = re.compile(
    r"^(?:for (?:example|instance)|e\.g\.|(?:some )?examples?(?: (?:of )?(?:tasks?|projects?|work))?)\s*:?$",
    re.I,
)
"""A line that announces examples and gives none: the items below it are they."""

NOTE = re.compile(r"^(notes?:|nb[.:]|not (expected|required|applicable)\b|n/?a$)", re.I)
DEEPEST_FRAMEWORK = 2
"""Depth of a heading that still names a framework."""


def label(
    blocks: Sequence[Block],
    vocabulary: Vocabulary,
    forced: Mapping[int, Fate],
    skeleton: Skeleton | None = None,
    title: Title | None = None,
) -> tuple[Label, ...]:
    """The label of every block.

    ``forced``: the fates that a person chose, by the number of a block's first piece. ``skeleton``: what the headings
    are, worked out here where it is not given. ``title``: the title of the only page where no line says it.
    """
    reading = Reading(blocks, vocabulary, habits_of(blocks), skeleton or skeleton_of(blocks))
    if title is not None and not reading.skeleton.starts and reading.skeleton.fates:
        reading.where, reading.title = Where.HEAD, title
    for index, block in enumerate(blocks):
        chosen = forced.get(block.first.number)
        reading.add(_forced(vocabulary, block, chosen) if chosen else _judged(reading, index, block))
    return tuple(reading.labels)


def _forced(vocabulary: Vocabulary, block: Block, fate: Fate) -> Label:
    """The label that a person chose."""
    name = shape.name_of(block.text)
    if fate is Fate.TITLE:
        title = read_title(name.text) or Title(name.text, "", name.text)
        return Label(block, fate, name=name.text, title=title)
    if fate is Fate.FACET:
        text, subtitle = vocabulary.facet(name.text) or (name.text, "")
        return Label(block, fate, name=text, subtitle=subtitle)
    symbol = name.symbol if fate in (Fate.PILLAR, Fate.RESPONSIBILITY) else ""
    return Label(block, fate, name=name.text, symbol=symbol)


def _judged(reading: Reading, index: int, block: Block) -> Label:
    """The label of a block that nobody decided about."""
    title = reading.skeleton.starts.get(index)
    if title is not None:
        return Label(block, Fate.TITLE, name=title.text, title=title, topical=index in reading.skeleton.topics)
    if FRONT in block.marks:
        return Label(block, Fate.PROSE)
    if index in reading.skeleton.ends or reading.where is Where.BEYOND:
        return Label(block, Fate.CHROME if _is_site(reading, block) else Fate.PROSE)
    if shape.is_footnote(block, referred=reading.habits.referred, bullet=reading.habits.starred):
        return Label(block, Fate.FOOTNOTE)
    if reading.where is Where.BEFORE:
        return _before(reading, index, block)
    if shape.is_section_word(block.text) and block.look is not Look.ITEM:
        return _announced(reading, index, block)
    if _is_site(reading, block):
        return Label(block, Fate.CHROME)
    if not reading.skeleton.starts and reading.where is Where.HEAD and block.look is Look.HEADING:
        framework = read_framework_title(shape.name_of(block.text).text)
        if framework and not any(made.fate is Fate.FRAMEWORK for made in reading.labels):
            return Label(block, Fate.FRAMEWORK, name=framework)
    if _is_property(reading, index):
        return Label(block, Fate.SECTION if is_level_property(block.text) else Fate.PROSE)
    if _is_title_below(reading, index, block):
        return Label(block, Fate.FRAMEWORK, name=read_framework_title(block.text) or block.text)
    return _named_or_said(reading, index, block)


def _named_or_said(reading: Reading, index: int, block: Block) -> Label:
    """The label of a heading, or of what is said."""
    if _is_example(reading, block):
        return Label(block, Fate.EXAMPLE)
    led = _labelled(reading, block) if reading.skeleton.bare and block.look is Look.PARAGRAPH else None
    if led is not None:
        return led
    named = _run_in(reading, block)
    if named:
        return Label(block, Fate.BEHAVIOR, under=named)
    shaped = shape.is_heading(block) or index in reading.skeleton.fates
    names = shaped or (block.look is not Look.ITEM and reading.vocabulary.facet(block.text))
    return (heading(reading, index, block) if names else None) or _content(reading, index, block)


def _announced(reading: Reading, index: int, block: Block) -> Label:
    """A heading such as "Responsibilities": it names nothing, but where others beside it hold something each."""
    if reading.skeleton.fates.get(index) is Fate.RESPONSIBILITY and block.first.depth in reading.named_depths:
        return Label(block, Fate.RESPONSIBILITY, name=shape.name_of(block.text).text)
    if _names_its_items(reading, index, block):
        return Label(block, Fate.RESPONSIBILITY, name=shape.name_of(block.text).text)
    return Label(block, Fate.SECTION)


def _names_its_items(reading: Reading, index: int, block: Block) -> bool:
    """Whether a heading such as "Skills:" stands between two lists as the name above the first does: with a colon."""
    last, after = reading.last, reading.blocks[index + 1 : index + 2]
    if last is None or not after or not (last.block.look is after[0].look is Look.ITEM and reading.in_group):
        return False
    if block.look is not Look.PARAGRAPH or not block.text.endswith(":"):
        return False
    above = next((made for made in reversed(reading.labels) if made.block.look is not Look.ITEM), None)
    return above is not None and above.fate is Fate.RESPONSIBILITY and above.block.text.endswith(":")


def _run_in(reading: Reading, block: Block) -> str | None:
    """The name before the first statement of a group, where the document sets names so: on one line, above items."""
    begun = reading.where is Where.SECTIONS or (reading.where is Where.HEAD and reading.stated)
    if not reading.habits.run_in or block.look is not Look.PARAGRAPH or not begun:
        return None
    return name_before(block.text)


def _is_example(reading: Reading, block: Block) -> bool:
    """Whether a line announces examples under a responsibility, or is an item below such a line."""
    last = reading.last
    if not reading.in_group or last is None:
        return False
    if block.look is not Look.ITEM:
        return EXAMPLES.match(block.text) is not None
    if last.fate is not Fate.EXAMPLE:
        return False
    if last.block.look is Look.ITEM:
        return last.block.first.depth <= block.first.depth
    return EXAMPLES.match(last.block.text) is not None


def _before(reading: Reading, index: int, block: Block) -> Label:
    """What stands before the first title: the framework's name, and what a site puts there."""
    text = shape.name_of(block.text).text
    site = shape.is_site(block)
    titled = bool(reading.skeleton.starts)
    if not titled and not site and shape.is_heading(block):
        made = heading(reading, index, block)
        if made and (made.fate is not Fate.RESPONSIBILITY or reading.vocabulary.is_responsibility(text)):
            return made
    if reading.skeleton.topics and index in reading.skeleton.fates and not site:
        return heading(reading, index, block) or Label(block, Fate.PROSE)
    told = block.look is not Look.HEADING or block.first.depth <= DEEPEST_FRAMEWORK
    headline = _is_headline(reading, index, block)
    framework = read_framework_title(text, stated=headline) if told else None
    if framework and block.look is not Look.ITEM and "link" not in block.marks:
        return Label(block, Fate.FRAMEWORK, name=framework)
    if headline and not site:
        return Label(block, Fate.PROSE, name=text)
    loose = titled and ("link" in block.marks or not (shape.is_sentence(text) or _is_told(block)))
    return Label(block, Fate.CHROME if site or loose else Fate.PROSE)


def _is_property(reading: Reading, index: int) -> bool:
    """Whether a line right below the title of a page, among others, says something of the page as a document."""
    if reading.where is not Where.HEAD or reading.stated:
        return False
    if index == reading.began + 1 and is_level_property(reading.blocks[index].text):
        return True
    if not shape.is_property(reading.blocks, index) or (reading.skeleton.bare and reading.page.labelled):
        return False  # where all lines of a page begin with a name, short ones do as well
    run = range(reading.began + 1, index + 1)
    known = reading.vocabulary.is_name
    names = (text.partition(":")[0] for text in (reading.blocks[at].text for at in run))
    return all(shape.is_property(reading.blocks, at) for at in run) and not any(map(known, names))


def _is_title_below(reading: Reading, index: int, block: Block) -> bool:
    """Whether the line right below the first title of a document says what its framework is called."""
    first = (
        reading.where is Where.HEAD
        and index == reading.began + 1
        and index - 1 == min(reading.skeleton.starts, default=-1)
    )
    if not first:
        return False  # before all that is said so far is looked through, for each line of thousands
    plain = block.look is Look.PARAGRAPH and not shape.is_sentence(block.text)
    named = any(made.fate is Fate.FRAMEWORK for made in reading.labels)
    return plain and not named and read_framework_title(block.text) is not None


def _is_headline(reading: Reading, index: int, block: Block) -> bool:
    """Whether a block stands above all of several pages where a title does: alone at the top, and no role's name."""
    starts = reading.skeleton.starts
    if len(starts) < 2 or index > reading.top:
        return False
    text = shape.name_of(block.text).text
    if block.look is Look.ITEM or "link" in block.marks or shape.is_sentence(text) or len(text.split()) < 2:
        return False
    if any(key_of(title.role) == key_of(role_in(text)) for title in starts.values() if title.role):
        return False
    following = reading.blocks[index + 1 : index + 2]
    apart = bool(following) and following[0].gap > 0 and block.look is not Look.CELL
    return block.first.depth == 1 if block.look is Look.HEADING else apart


def _is_told(block: Block) -> bool:
    """Whether the format says that a block is part of the text, not of the site around it."""
    return block.first.sure and block.look in (Look.HEADING, Look.CELL, Look.ITEM)


def _is_site(reading: Reading, block: Block) -> bool:
    """Whether a block inside a page belongs to the site around it: a link, the page's own title again, navigation."""
    name = shape.name_of(block.text).text
    known = reading.vocabulary.is_responsibility(block.text) or reading.vocabulary.is_pillar(name)
    if "link" in block.marks and block.look is not Look.HEADING and not shape.is_sentence(block.text):
        return block.look is Look.ITEM or not known
    if reading.title is not None and key_of(block.text) == key_of(reading.title.text):
        return True
    if shape.is_site(block) and not known:
        return True
    plain = block.look not in (Look.ITEM, Look.HEADING)
    return plain and reading.where is not Where.HEAD and read_framework_title(block.text) is not None


def _content(reading: Reading, index: int, block: Block) -> Label:
    """The label of something said rather than named."""
    if is_subtitle(reading, block):
        return Label(block, Fate.SUBTITLE)
    match reading.where:
        case Where.HEAD:
            return _below_title(reading, block)
        case Where.FACETS:
            return Label(block, Fate.BEHAVIOR, breaks=_leaves_the_facets(reading, block))
    named = _labelled(reading, block) if reading.where is Where.SECTIONS and reading.skeleton.bare else None
    if named:
        return named
    if not reading.in_group:
        if block.look is not Look.ITEM and _is_intro(reading, index):
            return Label(block, Fate.INTRO)
        return Label(block, Fate.BEHAVIOR, breaks=True)
    return _in_group(reading, index, block)


def _below_title(reading: Reading, block: Block) -> Label:
    """What is said between the title of a page and its first heading: what sums it up, else what the page says."""
    page = reading.page
    titled_as_item = reading.blocks[reading.began].look is Look.ITEM
    if block.look is Look.ITEM and page.items > 1 and not titled_as_item:
        return _labelled(reading, block) or Label(block, Fate.BEHAVIOR, breaks=True)
    if reading.skeleton.bare and not page.items and not shape.is_emphasised(block):
        if page.labelled and not reading.stated and lead_of(block.text, reading.habits.leads) is None:
            return Label(block, Fate.STATEMENT)
        return _labelled(reading, block) or Label(block, Fate.BEHAVIOR, breaks=True)
    if not reading.stated:
        return Label(block, Fate.STATEMENT)
    structured = reading.skeleton.bare or reading.skeleton.fates
    facets = any(reading.vocabulary.facet(shape.name_of(other.text).text) for other in page.headings)
    return Label(block, Fate.INTRO if structured and not facets else Fate.UNRESOLVED)


def _labelled(reading: Reading, block: Block) -> Label | None:
    """A behavior whose line begins with the name of its responsibility, where all of a page without headings do."""
    found = lead_of(block.text, reading.habits.leads)
    if found is None or shape.is_emphasised(block) or reading.page.headings or not reading.page.labelled:
        return None
    return Label(block, Fate.BEHAVIOR, under=found)


def _in_group(reading: Reading, index: int, block: Block) -> Label:
    """The label of something said under a responsibility."""
    if EXAMPLE.match(block.text):
        return Label(block, Fate.EXAMPLE)
    if NOTE.match(block.text):
        return Label(block, Fate.NOTE)
    if _opens_a_section(reading, index, block):
        return Label(block, Fate.INTRO, breaks=True)
    goes_on = reading.last is not None and reading.last.fate is Fate.INTRO and block.look is Look.PARAGRAPH
    if goes_on and reading.habits.bulleted and block.gap < reading.habits.gap:
        return Label(block, Fate.INTRO)
    told_apart = block.look in (Look.PARAGRAPH, Look.HEADING) or (block.look is Look.CELL and block.first.table > 0)
    aside = told_apart and not shape.PERSON.match(block.text)
    if aside and _is_beside_items(reading, block):
        return Label(block, Fate.NOTE)
    if reading.skeleton.bare:
        return Label(block, Fate.BEHAVIOR)
    return Label(block, Fate.BEHAVIOR, breaks=_is_break(reading, index, block))


def _is_beside_items(reading: Reading, block: Block) -> bool:
    """Whether a paragraph stands where behaviors are items: in the document, or on a page that has no headings."""
    if reading.skeleton.bare:
        return shape.is_emphasised(block) or reading.page.items > 0
    return reading.habits.bulleted


def _is_intro(reading: Reading, index: int) -> bool:
    """Whether a paragraph right under a pillar introduces it: always among bullets, else when headings follow soon."""
    soon = reading.blocks[index + 1 : index + 1 + LARGEST_INTRO]
    return reading.habits.bulleted or any(shape.is_section_word(b.text) or shape.is_heading(b) for b in soon)


def _leaves_the_facets(reading: Reading, block: Block) -> bool:
    """Whether the sections begin here without any heading: behind a wide gap or a line that announces them, when every
    facet has its statements."""
    announced = reading.last is not None and reading.last.fate is Fate.SECTION
    return (announced or block.gap >= reading.habits.gap) and reading.statements > 0 and not reading.empty_facets


def _opens_a_section(reading: Reading, index: int, block: Block) -> bool:
    """Whether a paragraph among bullets stands where a pillar's heading is lost: a gap before, a heading behind."""
    if not (reading.habits.bulleted and block.look is Look.PARAGRAPH and block.gap >= reading.habits.gap):
        return False
    return _heading_comes(reading, index)


def _heading_comes(reading: Reading, index: int) -> bool:
    """Whether a heading follows a paragraph, or the few paragraphs that it begins."""
    after = reading.following(index)
    for _ in range(LARGEST_INTRO):
        if after is None or shape.is_heading(reading.blocks[after]):
            return after is not None
        if reading.blocks[after].look is not Look.PARAGRAPH or reading.blocks[after].gap >= reading.habits.gap:
            return False
        after = reading.following(after)
    return False


def _is_break(reading: Reading, index: int, block: Block) -> bool:
    """Whether a heading seems to be lost before this block: a wide gap, or a new list right behind another."""
    if not reading.statements:
        return False
    if block.gap >= reading.habits.gap:
        return True
    before = reading.blocks[index - 1]
    lists = before.first.container, block.first.container
    items = before.look is block.look is Look.ITEM and before.first.depth == block.first.depth == 1
    return items and reading.habits.listed and all(lists) and lists[0] != lists[1]
