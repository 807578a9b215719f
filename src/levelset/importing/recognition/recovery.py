"""Groups that a document has lost: columns that were copied one by one, and runs in which no heading or gap is left.

What says where one group ends and the next begins is what the other pages of the framework say under each name.
"""

from collections.abc import Sequence
from dataclasses import replace

from levelset.core.addresses import key_of
from levelset.core.headings import keys_of, parts_of
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import Said, lexicon_choices
from levelset.importing.recognition.segments import BEAM, LARGEST_SPREAD, LONGEST_RUN, Part, cut, spread
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice

SHORTEST_RUN = 3
"""Statements under one heading, or none, before anything is parted."""

LONGER = 2
"""Statements by which a group must be longer than on any other page before it is suspected of holding two, on a page
that shows no other loss."""

SURE_LOST, SURE_WHOLE, GUESSED = 0.15, 0.5, 0.08
"""What it costs to part what stands under a heading of the document: with other pages at hand where the page lost some
heading for sure, where it shows no loss, and with the lexicon alone."""

BACK = 0.03
"""What it costs to go back in the order of the lexicon. The order of other pages is no help: it differs in Craft."""

MOST_NAMES = 30
"""Names that are tried when a run is parted; more would be guessing."""


def put_together(page: PageOutline, said: Said) -> list[SectionOutline]:
    """Spread statements over headings that stand before all of them, as copied columns do; returns the sections."""
    mended: list[SectionOutline] = []
    for section in page.sections:
        groups = section.groups
        empty = next(
            (index for index, group in enumerate(groups) if group.name and not (group.blocks or group.settled)), None
        )
        if empty is None:
            continue
        end = next((index for index in range(empty, len(groups)) if groups[index].blocks), None)
        if end is None:
            continue
        after = next((i for i in range(end + 1, len(groups)) if groups[i].name or groups[i].settled), len(groups))
        run = groups[empty : end + 1]
        blocks = [block for group in groups[end:after] for block in group.blocks]
        elsewhere = said.choices(section.name, page)
        if len(blocks) * len(run) > LARGEST_SPREAD:
            continue
        choices = [_choice_for(group, elsewhere) for group in run]
        if not said.afford(len(blocks), choices):
            continue
        namer = said.namer(section.name, choices)
        parts = spread(blocks, [namer.scores([block.text]) for block in blocks], len(run))
        for group, part in zip(run, parts, strict=True):
            group.blocks = list(part.blocks)
        section.groups = groups[: end + 1] + groups[after:]
        mended.append(section)
    return mended


def _choice_for(group: GroupOutline, elsewhere: Sequence[Choice]) -> Choice:
    """What is said under a group's name elsewhere: in the framework, and in the lexicon; its name if nowhere."""
    names = keys_of(group.name or "")
    own = [text for choice in elsewhere if key_of(choice.name) in names for text in choice.texts]
    shipped = [
        text
        for entry in lexicon().responsibilities
        if names & set(map(key_of, (entry.name, *entry.aliases)))
        for text in entry.texts
    ]
    return Choice(group.name or "", tuple(own + shipped) or (group.name or "",))


def part_runs(page: PageOutline, said: Said) -> None:
    """Part runs of statements that hold several groups because their headings are gone and no gap is left.

    A run under no heading is parted with whatever names are at hand; one under a heading only where it is known what
    belongs under it. Where gaps part groups on the page, they are trusted.
    """
    if any(_begins_at_gap(group) for section in page.sections for group in section.groups[1:]):
        return
    lost = any(group.heading is None and (group.settled or not group.name) for _, group in page.groups())
    taken = {key for _, group in page.groups() if group.name for key in keys_of(group.name)}
    for section in page.sections:
        _part_section(section, page, taken, said, lost=lost)


def _begins_at_gap(group: GroupOutline) -> bool:
    """Whether a gap parted a group from the one above, be it that nobody has named it or that a person has by now."""
    if group.name is None:
        return True
    return group.settled and group.heading is None and bool(group.blocks and group.blocks[0].gap)


def _part_section(section: SectionOutline, page: PageOutline, taken: set[str], said: Said, *, lost: bool) -> None:
    """Part the groups of a section, all at once: a name that one of them bears is none for a part of another."""
    groups = [group for group in section.groups if group.blocks]
    if all(group.settled for group in groups):
        return  # a table, a tree of keys or a person says where each one ends
    if any(group.settled and group.name is None for group in groups) or not any(
        len(group.blocks) >= SHORTEST_RUN for group in groups
    ):
        return
    elsewhere = said.choices(section.name, page)
    sure = bool(elsewhere)
    if not lost and not any(_may_hold_more(section, group, page, said) for group in groups):
        return
    stated = [_stated_choice(group, elsewhere, sure=sure) for group in groups if group.name]
    if any(not choice.texts for choice in stated):
        return  # nobody knows what belongs under one of the headings
    pool = elsewhere if sure else lexicon_choices(section.name)
    free = [one for one in pool if one.keys.isdisjoint(taken) and not (sure and _is_merged(one, pool))]
    choices = [*free[:MOST_NAMES], *stated]
    count = sum(len(group.blocks) for group in groups)
    if not free or len(choices) < 2 or count > LONGEST_RUN:
        return
    blocks = [block for group in groups for block in group.blocks]
    if not said.afford(count, choices, count * len(choices) * BEAM // 20):
        return
    fixed: dict[int, int] = {}
    at, place = 0, len(choices) - len(stated)
    for group in groups:
        if group.name:
            fixed[at], place = place, place + 1
        at += len(group.blocks)
    namer = said.namer(section.name, choices)
    scores = [namer.scores([block.text]) for block in blocks]
    again = (SURE_LOST if lost else SURE_WHOLE) if sure else GUESSED
    parts = cut(blocks, scores, len(choices), fixed=fixed, again=again, back=0.0 if sure else BACK)
    section.groups = _regrouped(section.groups, parts, _borders(parts, scores))


def _may_hold_more(section: SectionOutline, group: GroupOutline, page: PageOutline, said: Said) -> bool:
    """Whether a group is clearly longer than on any other page."""
    return bool(group.name) and 0 < said.largest(section.name, group.name or "", page) <= len(group.blocks) - LONGER


def _is_merged(choice: Choice, pool: Sequence[Choice]) -> bool:
    """Whether a heading joins names that stand alone on other pages: those are tried instead."""
    parts = set(map(key_of, parts_of(choice.name)))
    return len(parts) > 1 and any(key_of(other.name) in parts for other in pool)


def _stated_choice(group: GroupOutline, elsewhere: Sequence[Choice], *, sure: bool) -> Choice:
    """What belongs under a heading of the document: what other pages say there, else what the lexicon does."""
    found = next((choice for choice in elsewhere if key_of(choice.name) == key_of(group.name or "")), None)
    if found is not None:
        return found
    made = _choice_for(group, elsewhere)
    return replace(made, texts=() if made.texts == (group.name,) else made.texts, sure=sure)


def _borders(parts: Sequence[Part], scores: Sequence[Sequence[float]]) -> list[float]:
    """How sure the borders of each part are: the least by which its first and last statement belong to it."""
    found: list[float] = []
    at = 0
    for place, part in enumerate(parts):
        first, last = scores[at], scores[at + len(part.blocks) - 1]
        before = first[part.choice] - first[parts[place - 1].choice] if place else 1.0
        after = last[part.choice] - last[parts[place + 1].choice] if place + 1 < len(parts) else 1.0
        found.append(min(before, after))
        at += len(part.blocks)
    return found


def _regrouped(groups: Sequence[GroupOutline], parts: Sequence[Part], borders: Sequence[float]) -> list[GroupOutline]:
    """The groups as the parts cut them: a part that begins under a heading keeps it, the others have none yet."""
    made: list[GroupOutline] = []
    waiting = iter(zip(parts, borders, strict=True))
    for group in groups:
        left = len(group.blocks)
        if not left:
            made.append(group)
            continue
        first, sure = next(waiting)
        whole = len(first.blocks) == left
        made.append(replace(group, blocks=list(first.blocks), cut=None if whole else sure))
        left -= len(first.blocks)
        while left > 0:
            part, sure = next(waiting)
            made.append(GroupOutline(None, blocks=list(part.blocks), cut=sure))
            left -= len(part.blocks)
    return made
