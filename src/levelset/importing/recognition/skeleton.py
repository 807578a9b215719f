"""What the headings of a document are, as far as their depths and their order tell: where pages begin and end, and
which of the headings of a page hold other headings and which hold what is said.

A format that states its headings (Markdown, HTML, DOCX) draws a tree. Names are not needed to read it: a heading with
headings below is a pillar, one with statements is a responsibility, whatever a company calls them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath

from levelset.core.addresses import key_of
from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.cycles import topics_above
from levelset.importing.recognition.ladders import (
    coded,
    in_their_order,
    milestones,
    roles_behind,
    steps_of,
    with_bare_between,
    with_bare_names,
)
from levelset.importing.recognition.layers import judge_page
from levelset.importing.recognition.nested import name_items
from levelset.importing.recognition.titles import (
    LONGEST_ROLE,
    NOUN,
    Title,
    read_framework_title,
    read_level,
    read_role,
    read_series,
    read_title,
    role_in,
    title_named,
)
from levelset.text.labels import label_of

LEVEL_PROPERTY = re.compile(
    r"^(?:(?:job|career|pay)\s+)?(?:level|grade|band)(?:\s+code)?\s*:\s*(?P<label>(?=\S*\d)[\w-]{1,6})$", re.I
)
ANY_LEVEL = re.compile(
    r"^(?:(?:job|career|pay)\s+)?(?P<kind>level|grade|band)(?:\s+code)?\s*:\s*(?P<label>[\w-]{1,20})$", re.I
)
ROLE_PROPERTY = re.compile(r"^(?:(?:job|role|position)(?:\s+title)?|title)\s*:\s*(?P<role>\S.*)$", re.I)
"""``Job title: …``: beside the level, what a sheet is about."""

TITLE_PROPERTY = re.compile(r"^(?:level|grade|(?:job|role|position)(?:\s+title)?|title)\s*:\s*(?P<title>\S.*)$", re.I)
"""``Level: Senior Data Engineer``: a line that says both."""

LEAST_PAGES = 2
"""Pages that tell by their lines that these begin with names, at least."""

FRONT = "front"
"""The mark of a piece that stands in the front matter of a document."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The pages of a document and the headings in them, by the indexes of blocks.

    ``starts``: what begins a page, and its title. ``topics``: those among them that stand inside a responsibility, as
    in a document that goes by topics and lists the levels under each. ``ends``: headings with which a page is over.
    ``fates``: what stated headings are. ``outer``: responsibilities that do not belong to the pillar before them.
    ``parting``: the depths at which headings hold headings,
    ``holding`` those headings. ``bare``: the headings of the document are those of its
    pages alone. ``of_role``: the document is one role's, and its title names that role, not the framework.
    """

    starts: Mapping[int, Title] = field(default_factory=dict)
    topics: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    fates: Mapping[int, Fate] = field(default_factory=dict)
    outer: frozenset[int] = frozenset()
    parting: frozenset[int] = frozenset()
    holding: frozenset[int] = frozenset()
    bare: bool = False
    of_role: bool = False


def skeleton_of(blocks: Sequence[Block], file: str = "") -> Skeleton:
    """The skeleton of a document; ``file`` is its name, which may name the role that its headings leave out."""
    titles = _titles_in(blocks)
    above = topics_above(blocks, titles)
    starts = titles if above else _without_lists(blocks, titles)
    topics = frozenset(titles) if above else frozenset[int]()
    starts = _beside_full(blocks, starts) or _in_properties(blocks) or _series(blocks)
    of_role = not starts
    if not starts:
        starts, topics = _levels_alone(blocks, file)
    starts = with_bare_between(blocks, _with_bare_roles(blocks, starts))
    if not starts and not any(block.first.sure for block in blocks):
        starts = _title_item(blocks)
    starts = _with_properties(blocks, starts)
    ends = _ends(blocks, starts) - _over(blocks, topics)
    fates, outer = _headings(blocks, starts, topics, ends)
    fates = {**above, **fates}
    name_items(blocks, fates, sorted({*starts, *ends, *fates, len(blocks)}))
    stated = any(blocks[index].look is Look.HEADING for index in starts)
    holding = frozenset(index for index, fate in fates.items() if fate is Fate.PILLAR and _holds(blocks, index))
    parting = frozenset(blocks[index].first.depth for index in holding)
    bare = (stated and not fates and not topics) or _are_labelled(blocks, starts) or _labels_again(blocks, starts)
    return Skeleton(starts, topics, ends, fates, outer, parting, holding, bare, of_role and bool(starts))


def _holds(blocks: Sequence[Block], index: int) -> bool:
    """Whether the next stated heading is deeper, or items name what stands below."""
    later = (block for block in blocks[index + 1 :] if block.look is Look.HEADING)
    following = next(later, None)
    return following is None or following.first.depth > blocks[index].first.depth


def _is_apart(block: Block) -> bool:
    """Whether a block belongs to navigation, or is an entry of a list or a table."""
    linked = "link" in block.marks and block.look is not Look.HEADING
    listed = block.look is Look.ITEM or (block.look is Look.CELL and block.first.table > 0)
    return listed or linked or not {"nav", FRONT}.isdisjoint(block.marks)


def _name(block: Block) -> str:
    """What a block names; a stated heading without its number."""
    name = shape.name_of(block.text).text
    return shape.unnumbered(name) if block.look is Look.HEADING else name


def _titles_in(blocks: Sequence[Block]) -> dict[int, Title]:
    """Titles that are not entries of a list of links, each as often as it stands."""
    read = {i: read_title(_name(block)) for i, block in enumerate(blocks) if not _is_apart(block)}
    titles = {i: title for i, title in read.items() if title is not None and not shape.is_property(blocks, i)}
    if len(titles) > 1 and any(blocks[index].look is Look.HEADING for index in titles):
        titles = {index: title for index, title in titles.items() if blocks[index].look is not Look.CELL}
    return titles


def _with_properties(blocks: Sequence[Block], starts: Mapping[int, Title]) -> dict[int, Title]:
    """The titles with the level that a property below them says: ``Level: P4``; a word that was one designates."""
    made = dict(starts)
    for index, title in starts.items():
        below = index + 1
        while below < len(blocks) and shape.is_property(blocks, below):
            found = LEVEL_PROPERTY.match(blocks[below].text)
            if found and not re.search(r"\d", title.level):
                word = title.designation or (title.level if key_of(title.level) != key_of(title.role) else None)
                made[index] = replace(title, level=found["label"], designation=word)
            below += 1
    return made


def _in_properties(blocks: Sequence[Block]) -> dict[int, Title]:
    """A title in the line that a document begins with, or in two lines: of the role, and of its level."""
    top = next((index for index, block in enumerate(blocks) if FRONT not in block.marks), len(blocks))
    whole = TITLE_PROPERTY.match(blocks[top].text) if top < len(blocks) else None
    title = read_title(whole["title"]) if whole else None
    found: dict[int, Title] = {} if title is None else {top: title}
    for index, (first, second) in enumerate(pairwise(blocks)):
        for one, other in ((first, second), (second, first)):
            role, level = ROLE_PROPERTY.match(one.text), ANY_LEVEL.match(other.text)
            if role and level and len(role["role"].split()) <= LONGEST_ROLE:
                label = level["label"]
                title = title_named(role["role"], f"{level['kind'].title()} {label}" if label.isdigit() else label)
                found.setdefault(index, title)
        level = ANY_LEVEL.match(second.text)
        if level and _may_be_titled(first) and not read_framework_title(first.text):
            name = _name(first)
            if 0 < len(name.split()) <= LONGEST_ROLE and not level["label"].isdigit():
                found.setdefault(index, title_named(name, level["label"]))
    return in_their_order(found)


def _beside_full(blocks: Sequence[Block], starts: Mapping[int, Title]) -> dict[int, Title]:
    """The titles with roles that name no level themselves, but say it in a property right below as the titles do."""
    if not any(ANY_LEVEL.match(block.text) for index in starts for block in blocks[index + 1 : index + 2]):
        return dict(starts)
    told = {i: title for i, title in _in_properties(blocks).items() if read_role(_name(blocks[i])) is not None}
    return dict(sorted({**told, **starts}.items()))


def _may_be_titled(block: Block) -> bool:
    """Whether a line above the level that a property says may be a title: a stated heading, or the name of a role."""
    return (block.look is Look.HEADING and not _is_apart(block)) or read_role(block.text) is not None


def _are_labelled(blocks: Sequence[Block], starts: Mapping[int, Title]) -> bool:
    """Whether every line of a sheet whose title stands in properties begins with a label."""
    told = {index for start in starts for index in (start, start + 1)}
    others = [block for index, block in enumerate(blocks) if index not in told]
    titled = starts and all(ROLE_PROPERTY.match(blocks[start].text) for start in starts)
    return bool(titled and others) and all(label_of(block.text) is not None for block in others)


def _labels_again(blocks: Sequence[Block], starts: Mapping[int, Title]) -> bool:
    """Whether every line below the titles of several pages begins with a label, and most labels stand on all pages."""
    if len(starts) < LEAST_PAGES or any(block.look is Look.HEADING for block in blocks):
        return False
    labels = [label_of(block.text) for at, block in enumerate(blocks) if at > min(starts) and at not in starts]
    counts = Counter(key_of(name) for name in labels if name)
    return bool(labels) and all(labels) and min(counts.values()) > 1


def _series(blocks: Sequence[Block]) -> dict[int, Title]:
    """Headings that share a name nobody knows for a role and differ in their level: ``Nurse I``, ``Senior Nurse``."""
    read = {i: read_series(_name(b)) for i, b in enumerate(blocks) if not _is_apart(b)}
    titles = {i: t for i, t in read.items() if t is not None and shape.is_heading(blocks[i])}
    levels: dict[str, set[str]] = {}
    for title in titles.values():
        levels.setdefault(key_of(title.role), set()).add(title.level)
    found = {i: t for i, t in titles.items() if len(levels[key_of(t.role)]) > 1}
    return _without_lists(blocks, with_bare_names(blocks, found))


def _title_item(blocks: Sequence[Block]) -> dict[int, Title]:
    """The first title where every line of a document looks like an item."""
    plain = (i for i, block in enumerate(blocks) if "nav" not in block.marks and not shape.is_property(blocks, i))
    read = ((i, read_title(blocks[i].text)) for i in plain)
    return next(({index: title} for index, title in read if title is not None), {})


def _without_lists(blocks: Sequence[Block], titles: Mapping[int, Title]) -> dict[int, Title]:
    """Titles without those right before another one, and without running heads: the same title again."""
    starts: dict[str, int] = {}
    for index in titles:
        if index + 1 not in titles:
            starts.setdefault(key_of(blocks[index].text), index)
    return {index: titles[index] for index in sorted(starts.values())}


def _levels_alone(blocks: Sequence[Block], file: str) -> tuple[dict[int, Title], frozenset[int]]:
    """Headings that name a level and no role, where several do so: pages whose role is said elsewhere.

    The same levels again and again, right above statements, are those of topics.
    """
    headings = [i for i, block in enumerate(blocks) if not _is_apart(block) and shape.is_heading(block)]
    named = {i: read_level(shape.name_of(blocks[i].text).text) for i in headings}
    kept = {i: title for i, title in named.items() if title is not None}
    kept = kept or coded(blocks, headings) or milestones(blocks, headings) or steps_of(blocks, headings, file)
    looks = Counter((blocks[i].look, blocks[i].first.depth) for i in kept)
    if not looks:
        return {}, frozenset()
    usual = max(looks, key=looks.__getitem__)
    kept = {i: title for i, title in kept.items() if (blocks[i].look, blocks[i].first.depth) == usual}
    labels = Counter(title.level for title in kept.values())
    if len(labels) < 2:
        return {}, frozenset()
    kept = roles_behind(kept)
    of_all = "" if all(title.role for title in kept.values()) else _role_of_document(blocks, file, kept)
    above = {index: _above(blocks, index) for index in kept}
    roles = {index: _role_named(blocks[at].text) if at is not None else "" for index, at in above.items()}
    topical = max(labels.values()) > 1 and not any(roles.values()) and _are_leaves(blocks, kept)
    starts = {index: title if title.role else _of_role(title, roles[index] or of_all) for index, title in kept.items()}
    return starts, frozenset(kept) if topical else frozenset()


def _of_role(title: Title, role: str) -> Title:
    """The title of a level with the role that is said elsewhere."""
    told = key_of(title.text).endswith(key_of(role)) if role else True
    return replace(title, role=role, text=title.text if told else f"{title.text} {role}")


def _above(blocks: Sequence[Block], index: int) -> int | None:
    """The index of the heading that a stated heading stands under."""
    depth = blocks[index].first.depth
    before = range(index - 1, -1, -1)
    stated = (at for at in before if blocks[at].look is Look.HEADING and blocks[at].first.depth < depth)
    return next(stated, None) if blocks[index].look is Look.HEADING else None


def _are_leaves(blocks: Sequence[Block], levels: Mapping[int, Title]) -> bool:
    """Whether nothing but statements stands under headings of levels."""
    following = (blocks[index + 1] for index in levels if index + 1 < len(blocks))
    depth = min(blocks[index].first.depth for index in levels)
    return not any(block.look is Look.HEADING and block.first.depth > depth for block in following)


def _role_named(text: str) -> str:
    """The role in a heading, or nothing where it speaks of something else."""
    name = shape.name_of(text).text
    return role_in(name) if NOUN.search(name) and len(name.split()) <= shape.SHORT else ""


def _role_of_document(blocks: Sequence[Block], file: str, levels: Mapping[int, Title]) -> str:
    """The role that a whole document speaks of: by its title, else by its first heading, else by its file.

    A line that says it comes before all of them.
    """
    said = (ROLE_PROPERTY.match(block.text) for block in blocks[: min(levels)])
    named = next((found["role"] for found in said if found and not found[0].lower().startswith("title")), "")
    if named and len(named.split()) <= LONGEST_ROLE:
        return named
    front = (block.text.partition(":")[2] for block in blocks if FRONT in block.marks and is_title_of_front(block.text))
    headings = [b.text for i, b in enumerate(blocks[: min(levels)]) if shape.is_heading(b) and not _is_apart(b)][:1]
    for text in (*front, *headings):
        role = role_in(shape.name_of(text.strip().strip("\"'")).text)
        if role:
            return role
    return role_in(spelled(file))


def is_title_of_front(text: str) -> bool:
    """Whether a line of front matter says the title of the document."""
    return bool(re.match(r"title\s*:\s*\S", text, re.I))


def is_level_property(text: str) -> bool:
    """Whether a line says the level of what it stands below, and nothing else."""
    return ANY_LEVEL.match(text) is not None


def spelled(file: str) -> str:
    """The name of a file as words: ``ic2_data-engineer.txt`` → ``IC2 Data Engineer``."""
    parts = re.split(r"[\s_\-.]+", PurePath(file).stem)
    return " ".join(part.upper() if re.fullmatch(r"[a-z]{1,3}\d{1,2}", part) else part.capitalize() for part in parts)


def _with_bare_roles(blocks: Sequence[Block], starts: Mapping[int, Title]) -> dict[int, Title]:
    """The pages with those whose title names a role and no level: beside others, or all alone at the top."""
    made = dict(starts)
    headings = [i for i, block in enumerate(blocks) if block.look is Look.HEADING and not _is_apart(block)]
    if starts:
        depths = {blocks[index].first.depth for index in starts if blocks[index].look is Look.HEADING}
        headings = [i for i in headings if blocks[i].first.depth in depths and i not in starts]
        headings = [i for i in headings if i + 1 < len(blocks) and i + 1 not in starts]
    else:
        headings = headings[:1]
    for index in headings:
        title = read_role(_name(blocks[index]))
        following = next((b for b in blocks[index + 1 :] if "nav" not in b.marks), None)
        holds = following is not None and (following.look in (Look.ITEM, Look.CELL) or not _is_apart(following))
        if title is not None and holds:
            made[index] = title
    return dict(sorted(made.items()))


def _over(blocks: Sequence[Block], topics: Iterable[int]) -> frozenset[int]:
    """The headings that the levels of topics stand under, at any depth."""
    found: set[int] = set()
    for index in topics:
        above = _above(blocks, index)
        while above is not None and above not in found:
            found.add(above)
            above = _above(blocks, above)
    return frozenset(found)


def _ends(blocks: Sequence[Block], starts: Mapping[int, Title]) -> frozenset[int]:
    """Headings that end a page: above its title, or beside it behind the last where no page had such headings."""
    ends: set[int] = set()
    last = max(starts, default=-1)
    depth: int | None = None
    beside: list[int] = []
    for index, block in enumerate(blocks):
        if index in starts:
            depth = block.first.depth if block.look is Look.HEADING else None
        elif block.look is Look.HEADING and depth is not None and not _is_apart(block):
            if block.first.depth < depth:
                ends.add(index)
                depth = None
            elif block.first.depth == depth:
                beside.append(index)
    if len(starts) > 1 and all(index > last for index in beside):
        ends.update(beside[:1])
    return frozenset(ends)


def _headings(
    blocks: Sequence[Block], starts: Mapping[int, Title], topics: frozenset[int], ends: frozenset[int]
) -> tuple[dict[int, Fate], frozenset[int]]:
    """What the stated headings of each page are, and which of them leave the pillar before them."""
    stated = [
        i
        for i, block in enumerate(blocks)
        if block.look is Look.HEADING and not _is_apart(block) and (i not in starts or i in topics)
    ]
    closed = sorted({*starts, *ends, len(blocks), *(() if starts else (-1,))} - topics)
    fates: dict[int, Fate] = {}
    outer: set[int] = set()
    for begin, end in pairwise(closed):
        inside = [index for index in stated if begin < index < end and index not in topics]
        if begin in ends:
            continue
        judge_page(blocks, inside, end, fates, outer)
    if topics:
        above = sorted(_over(blocks, topics) & set(stated))
        if sum(blocks[index].first.depth == blocks[above[0]].first.depth for index in above) == 1:
            above = above[1:] or above  # the title of the document
        judge_page(blocks, above, len(blocks), fates, outer)
    return fates, frozenset(outer)
