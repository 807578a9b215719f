"""Levels that only the rest of their document tells: the bare name of a series, steps that a company counts in a way of
its own, headings that hold the same headings again and again.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.importing.document import Look
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.levels import rank_of
from levelset.importing.recognition.titles import (
    ALONE,
    DESIGNATION,
    FRAMEWORK,
    LONGEST_ROLE,
    MILESTONE,
    Title,
    read_code,
    read_level,
    read_milestone,
    read_role,
    read_title,
)
from levelset.text.normal import squeeze

STEPS = re.compile(
    r"(?P<kind>band|grade|tier|rung|rank|class|level|stufe|niveau|n[ií]vel|livello|trede|nivå|niveau|レベル|等級|级别)"
    r"\s*(?P<label>\d{1,2}|[IVX]{1,4}|[A-H])(?:\s*[-–—:]\s*(?P<name>\S.*))?$",
    re.I,
)
"""``Band C``, ``Tier 2``, ``レベル3``: a step in the way that a company counts its own."""

METALS = ("bronze", "silver", "gold", "platinum", "diamond")
BELTS = (
    "white belt",
    "yellow belt",
    "orange belt",
    "green belt",
    "blue belt",
    "purple belt",
    "brown belt",
    "black belt",
)
ORDERED = ({word: rank for rank, word in enumerate(METALS, 1)}, {word: rank for rank, word in enumerate(BELTS, 1)})
"""Things that have an order everywhere, and that levels are named after."""

ANNOUNCED = re.compile(
    r"\b(?:karriere\w*|laufbahn\w*|kompetenz\w*|entwicklungs(?:stufen|pfad\w*)|stufenmodell|"
    r"carrera|escalaf[oó]n|competencias|trayectoria|carri[eè]re|comp[eé]tences|parcours professionnel|carreira|"
    r"compet[eê]ncias|carriera|competenze|loopbaan\w*|competentie\w*|karriär\w*|competenc(?:y|ies))\b|キャリア|等級|スキル|职业|职级|晋升|能力模型",
    re.I,
)
"""What the title of a framework says in some languages."""

LEVELS = re.compile(r"\b(?:levels|career|skills|stufen|niveaux|niveles|livelli|níveis|niveaus)\b", re.I)
"""What a title says that speaks of steps, be they those of a framework or not."""

ROLE_LINE = re.compile(r"^(?:job\s+)?(?:role|position|profession|job|rolle|beruf|puesto|m[eé]tier)\s*:\s*\S", re.I)

PROFICIENCIES = frozenset(
    map(key_of, ("awareness", "aware", "working", "practitioner", "expert", "novice", "beginner", "basic", "foundation",
                 "foundational", "developing", "competent", "proficient", "advanced", "mastery", "master", "leading",
                 "learning", "intermediate", "strategic"))
)  # fmt: skip
"""What competency models call how well one does something."""

LEAST_ALIKE = 0.75
"""Share of the headings below that have to stand below several of the headings that may be levels."""

MOST_LEVELS = 12

LEAST_LISTS, LEAST_STEPS = 2, 3
"""Lists that count alike, and items of each, before their numbers are levels."""


def shared_role(names: Sequence[str]) -> str:
    """The role that several names end with, a known level or nothing before one of them; empty where they share none.

    ``Apprentice Fitter``, ``Fitter`` and ``Senior Fitter`` are levels of a ``Fitter``.
    """
    split = [name.split() for name in names]
    tail = split[0] if split else []
    for words in split[1:]:
        same = 0
        while same < min(len(tail), len(words)) and tail[-1 - same].casefold() == words[-1 - same].casefold():
            same += 1
        tail = tail[len(tail) - same :]
    role = " ".join(tail)
    heads = [name[: len(name) - len(role)].strip() for name in names]
    told = "" in heads or any(map(DESIGNATION.fullmatch, heads))
    distinct = len(set(map(key_of, heads))) == len(heads) > 1
    return role if role[:1].isupper() and told and distinct and len(tail) < LONGEST_ROLE else ""


def with_bare_names(blocks: Sequence[Block], starts: Mapping[int, Title]) -> dict[int, Title]:
    """The pages with those that are called like the role of others and look like them: "Nurse", "Senior Nurse"."""
    roles = {key_of(title.role) for title in starts.values()}
    looks = {(blocks[index].look, blocks[index].first.depth, "bold" in blocks[index].marks) for index in starts}
    made = dict(starts)
    for index, block in enumerate(blocks[:-1]):
        name = shape.name_of(block.text).text
        alike = (block.look, block.first.depth, "bold" in block.marks) in looks
        if alike and key_of(name) in roles and index not in starts and index + 1 not in starts:
            made[index] = Title(name, name, name)
    named = [key_of(title.text) for title in made.values()]
    return dict(sorted(made.items())) if len(set(named)) == len(named) else dict(starts)


def with_bare_between(blocks: Sequence[Block], starts: Mapping[int, Title]) -> dict[int, Title]:
    """The pages with the one that is called like the role of others alone, where these have words for levels: "Welder"
    beside "Senior Welder", set alike and with the same below."""
    roles: dict[str, list[int]] = {}
    for index, title in starts.items():
        roles.setdefault(key_of(title.role), []).append(index)
    called: dict[str, list[int]] = {}
    for at, block in enumerate(blocks[:-1]):
        if block.look is Look.PARAGRAPH and at not in starts and len(block.text.split()) <= LONGEST_ROLE:
            called.setdefault(key_of(shape.name_of(block.text).text), []).append(at)
    made = dict(starts)
    for role, pages in roles.items():
        plain = all(blocks[at].look is not Look.HEADING and not re.search(r"\d", starts[at].level) for at in pages)
        if role not in called or not plain or any(key_of(starts[at].level) == role for at in pages):
            continue
        below = {key_of(blocks[at + 1].text) for at in pages if at + 1 < len(blocks)}
        found = [at for at in called[role] if key_of(blocks[at + 1].text) in below]
        if len(found) == 1 and ("bold" in blocks[found[0]].marks) == ("bold" in blocks[pages[0]].marks):
            name = shape.unnumbered(shape.name_of(blocks[found[0]].text).text)
            made[found[0]] = Title(name, name, name)
    return dict(sorted(made.items()))


def in_their_order(titles: Mapping[int, Title]) -> dict[int, Title]:
    """The titles with the rank that the order of their document gives them, where a label does not say it itself."""
    labels = list(dict.fromkeys(titles[index].level for index in sorted(titles)))
    known = [rank_of(label) for label in labels if rank_of(label)]
    if len(known) == len(labels) or len(labels) < 2 or known != sorted(known):
        return dict(titles)
    return {index: replace(title, rank=labels.index(title.level) + 1) for index, title in titles.items()}


def roles_behind(titles: Mapping[int, Title]) -> dict[int, Title]:
    """The titles with the role that the names behind all of their labels share: ``Level 2: Fitter``."""
    found = {index: ALONE.match(title.text) for index, title in titles.items()}
    names = {index: match["name"] for index, match in found.items() if match and match["name"]}
    role = shared_role(list(dict.fromkeys(name.strip() for name in names.values())))
    if not role or len(names) < len(titles):
        return dict(titles)
    heads = {index: name.strip()[: -len(role)].strip() for index, name in names.items()}
    return {
        index: replace(title, role=role, designation=heads[index] or title.designation)
        for index, title in titles.items()
    }


def with_counted_items(blocks: Sequence[Block], file: str) -> Sequence[Block]:
    """The blocks of a competency model, with the items that are numbered alike under each competency as headings.

    Where every list counts from 1 to the same number and nothing else names a level, numbers are levels.
    """
    headings = [index for index, block in enumerate(blocks) if block.look is Look.HEADING and block.first.sure]
    lists = {index: _counted_below(blocks, index) for index in headings}
    lists = {index: items for index, items in lists.items() if items}
    lengths = {len(items) for items in lists.values()}
    counted = sum(map(len, lists.values()))
    every = sum(block.look is Look.ITEM for block in blocks)
    if len(lists) < LEAST_LISTS or len(lengths) != 1 or min(lengths) < LEAST_STEPS or counted < LEAST_ALIKE * every:
        return blocks
    names = [shape.name_of(blocks[index].text).text for index in headings]
    if any(read_title(name) or read_level(name) for name in names):
        return blocks
    if not _is_announced(blocks, _said_at_the_top(blocks, file)):
        return blocks
    made = list(blocks)
    for index, items in lists.items():
        for at in items:
            made[at] = _as_heading(blocks[at], blocks[index].first.depth + 1)
    return made


def _counted_below(blocks: Sequence[Block], index: int) -> list[int]:
    """The items right below a heading that count from 1 on; none where others stand among them."""
    later = range(index + 1, len(blocks))
    end = next((at for at in later if blocks[at].look is Look.HEADING), len(blocks))
    items = [at for at in range(index + 1, end) if blocks[at].look is Look.ITEM]
    said = [MILESTONE.match(squeeze(blocks[at].first.raw)) for at in items]
    numbers = [int(found["number"]) if found else 0 for found in said]
    return items if numbers == list(range(1, len(items) + 1)) else []


def _as_heading(block: Block, depth: int) -> Block:
    """An item as the heading of a level, with the number that it has in its document."""
    first = replace(block.first, look=Look.HEADING, depth=depth)
    return replace(block, text=squeeze(block.first.raw), look=Look.HEADING, pieces=(first, *block.pieces[1:]))


def coded(blocks: Sequence[Block], headings: Sequence[int]) -> dict[int, Title]:
    """Headings of nothing but letters and a number, where the same letters are numbered on and on: ``DA1``, ``DA2``."""
    read = {index: read_code(shape.name_of(blocks[index].text).text) for index in headings}
    found = {index: title for index, title in read.items() if title is not None}
    series: dict[str, set[int]] = {}
    for title in found.values():
        series.setdefault(re.sub(r"\W*\d+$", "", title.level), set()).add(rank_of(title.level))
    letters, numbers = max(series.items(), key=lambda pair: len(pair[1]), default=("", set[int]()))
    if len(numbers) < 2 or max(numbers) - min(numbers) != len(numbers) - 1:
        return {}
    return {index: title for index, title in found.items() if re.sub(r"\W*\d+$", "", title.level) == letters}


def milestones(blocks: Sequence[Block], headings: Sequence[int]) -> dict[int, Title]:
    """Numbered sentences as stated headings that begin at 1 under each of several topics, and count on."""
    stated = (index for index in headings if blocks[index].look is Look.HEADING)
    read = {index: read_milestone(blocks[index].text) for index in stated}
    found = {index: title for index, title in read.items() if title is not None}
    numbers = [rank_of(title.level) for title in found.values()]
    counted = all(number in (1, before + 1) for before, number in pairwise([0, *numbers]))
    return found if counted and numbers.count(1) > 1 and max(numbers) > 1 else {}


def steps_of(blocks: Sequence[Block], headings: Sequence[int], file: str) -> dict[int, Title]:
    """Headings that count the levels of an announced framework: all of one kind, or of things that have an order."""
    lines = _said_at_the_top(blocks, file)
    counted = _counted(blocks, headings) if any(map(LEVELS.search, lines)) or _is_announced(blocks, lines) else {}
    if counted or not _is_announced(blocks, lines):
        return counted
    return _ordered(blocks, headings) or _graded(blocks, headings) or _alike(blocks, headings)


def told_by_place(blocks: Sequence[Block], starts: Mapping[int, Title], file: str) -> tuple[Finding, ...]:
    """A warning where nothing but the document says that headings are levels, and in which order."""
    own = {index: title for index, title in starts.items() if title.rank is not None}
    if not own:
        return ()
    names = sorted({title.level: title.rank or 0 for title in own.values()}.items(), key=lambda pair: pair[1])
    listed = ", ".join(f"“{name}”" for name, _ in names)
    message = (
        f"Nothing but their place says that {listed} are levels, the lowest first. Call them so, as in “Level 1 – …”, "
        "if the pages that came of them are wrong."
    )
    return (Finding("import/own-levels", Severity.WARNING, message, file, blocks[min(own)].first.source.line),)


def _counted(blocks: Sequence[Block], headings: Sequence[int]) -> dict[int, Title]:
    read = {index: STEPS.match(shape.name_of(blocks[index].text).text) for index in headings}
    found = {index: match for index, match in read.items() if match}
    if len({match["kind"].casefold() for match in found.values()}) != 1:
        return {}
    return _ranked({index: match[0][: match.end("label")] for index, match in found.items()}, blocks)


def _ordered(blocks: Sequence[Block], headings: Sequence[int]) -> dict[int, Title]:
    for order in ORDERED:
        names = {index: shape.name_of(blocks[index].text).text for index in headings}
        found = {index: name for index, name in names.items() if name.casefold() in order}
        if len({name.casefold() for name in found.values()}) > 1:
            return {index: Title(name, name, "", rank=order[name.casefold()]) for index, name in found.items()}
    return {}


def _graded(blocks: Sequence[Block], headings: Sequence[int]) -> dict[int, Title]:
    """Headings that say how well one does something, the same ones under each of several topics."""
    names = {index: key_of(shape.name_of(blocks[index].text).text) for index in headings}
    found = {index: shape.name_of(blocks[index].text).text for index, name in names.items() if name in PROFICIENCIES}
    counts = Counter(names[index] for index in found)
    return _ranked(found, blocks) if len(counts) > 1 and min(counts.values()) > 1 else {}


def _alike(blocks: Sequence[Block], headings: Sequence[int]) -> dict[int, Title]:
    """Stated headings of one depth that hold the same headings again and again, whatever they are called."""
    stated = [index for index in headings if blocks[index].look is Look.HEADING and blocks[index].first.sure]
    for depth in sorted({blocks[index].first.depth for index in stated}):
        outer = [index for index in stated if blocks[index].first.depth == depth]
        inner = {index: _below(blocks, stated, index) for index in outer}
        inner = {index: names for index, names in inner.items() if names}
        every = [name for names in inner.values() for name in names]
        again = [name for name in every if sum(name in names for names in inner.values()) > 1]
        shared = set(again)
        dated = any(re.match(r"\W*\d", blocks[index].text) for index in inner)
        if not dated and 1 < len(inner) <= MOST_LEVELS and len(shared) > 1 and len(again) >= LEAST_ALIKE * len(every):
            alike = [index for index, names in inner.items() if not shared.isdisjoint(names)]
            return _ranked({index: shape.name_of(blocks[index].text).text for index in alike}, blocks)
    return {}


def _below(blocks: Sequence[Block], stated: Sequence[int], index: int) -> list[str]:
    """The names of the headings right below one."""
    depth = blocks[index].first.depth
    later = [at for at in stated if at > index]
    end = next((at for at in later if blocks[at].first.depth <= depth), len(blocks))
    return [key_of(shape.name_of(blocks[at].text).text) for at in later if at < end]


def _ranked(names: Mapping[int, str], blocks: Sequence[Block]) -> dict[int, Title]:
    """Titles of levels in the order in which they are met first."""
    order = list(dict.fromkeys(key_of(names[index]) for index in sorted(names)))
    if len(order) < 2:
        return {}
    texts = {index: shape.name_of(blocks[index].text).text for index in names}
    return {index: Title(texts[index], name, "", rank=order.index(key_of(name)) + 1) for index, name in names.items()}


def _said_at_the_top(blocks: Sequence[Block], file: str) -> list[str]:
    """The lines that say what a document is: its headings of the first depth, its first line, its file."""
    tops = [block.text for block in blocks if block.look is Look.HEADING and block.first.depth == 1]
    return [*tops, *(block.text for block in blocks[:1]), re.sub(r"[\W_]+", " ", file)]


def _is_announced(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """Whether a title, a property or the file says that this is a framework, or names a role above all headings."""
    told = any(FRAMEWORK.search(text) or ANNOUNCED.search(text) or read_role(text) for text in lines)
    return told or any(ROLE_LINE.match(block.text) for block in blocks[:6])
