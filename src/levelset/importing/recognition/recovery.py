"""Groups that a document has lost: columns that were copied one by one, and runs in which no heading or gap is left.

What says where one group ends and the next begins is what the other pages of the framework say under each name.
"""

from collections.abc import Sequence

from levelset.core.addresses import key_of
from levelset.core.headings import keys_of, parts_of
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import Said, lexicon_choices
from levelset.importing.recognition.segments import BEAM, LARGEST_SPREAD, LONGEST_RUN, cut, spread
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice

SHORTEST_RUN = 3
"""Statements under one heading, or none, before anything is parted."""

LONGER = 2
"""Statements by which a group must be longer than on any other page before it is suspected of holding two."""

MOST_NAMES = 12
"""Names that are tried when a run is parted; more would be guessing."""


def put_together(page: PageOutline, said: Said) -> list[SectionOutline]:
    """Spread statements over headings that stand before all of them, as copied columns do; returns the sections."""
    mended: list[SectionOutline] = []
    for section in page.sections:
        groups = section.groups
        empty = next((index for index, group in enumerate(groups) if group.name and not group.blocks), None)
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

    A run under no heading is parted with whatever names are at hand; one under a heading only where other pages of the
    framework say what belongs under it. Where gaps part groups on the page, they are trusted.
    """
    gaps_tell = any(group.name is None for section in page.sections for group in section.groups[1:])
    if gaps_tell:
        return
    for section in page.sections:
        suspects = [group for group in section.groups if _may_hold_more(section, group, page, said)]
        if suspects:
            suspected = set(map(id, suspects))
            elsewhere = said.choices(section.name, page)
            taken = {key for group in section.groups if group.name for key in keys_of(group.name)}
            section.groups = [
                part
                for group in section.groups
                for part in (_parted(section, group, taken, elsewhere, said) if id(group) in suspected else [group])
            ]


def _may_hold_more(section: SectionOutline, group: GroupOutline, page: PageOutline, said: Said) -> bool:
    """Whether a group is worth parting: without a heading, or clearly longer than on any other page."""
    if group.settled or not SHORTEST_RUN <= len(group.blocks) <= LONGEST_RUN:
        return False
    return group.name is None or 0 < said.largest(section.name, group.name, page) <= len(group.blocks) - LONGER


def _parted(
    section: SectionOutline, group: GroupOutline, taken: set[str], elsewhere: Sequence[Choice], said: Said
) -> list[GroupOutline]:
    own = [choice for choice in elsewhere if choice.keys.isdisjoint(taken)]
    if group.name and not own:
        return [group]
    choices = [choice for choice in own if len(parts_of(choice.name)) == 1] or lexicon_choices(section.name)
    choices = [choice for choice in choices if choice.keys.isdisjoint(taken)][:MOST_NAMES]
    first = None
    if group.name:
        stated = next((choice for choice in elsewhere if key_of(choice.name) == key_of(group.name)), None)
        choices = [stated or _choice_for(group, elsewhere), *choices]
        first = 0
    steps = len(group.blocks) * len(choices) * BEAM // 20
    if len(choices) < 2 or not said.afford(len(group.blocks), choices, steps):
        return [group]
    namer = said.namer(section.name, choices)
    parts = cut(group.blocks, [namer.scores([block.text]) for block in group.blocks], len(choices), first=first)
    head, *rest = parts
    made = GroupOutline(group.name, group.heading, list(head.blocks), group.notes)
    return [made, *(GroupOutline(None, blocks=list(part.blocks)) for part in rest)]
