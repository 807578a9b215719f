"""Groups that a document has lost: runs in which no heading or gap is left.

What says where one group ends and the next begins is what the other pages of the framework say under each name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from levelset.core.addresses import key_of
from levelset.core.headings import keys_of, parts_of
from levelset.importing.recognition.customs import Customs, odds
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import Said, choice_for, lexicon_choices
from levelset.importing.recognition.segments import BEAM, LONGEST_RUN, Part, cut
from levelset.matching.naming import Choice

SHORTEST_RUN, SHORTEST_SURE = 3, 2
"""Statements under one heading, or none, before anything is parted: with the lexicon alone, and with other pages."""

SURE_LOST, SURE_GAPS, SURE_WHOLE, GUESSED = 0.15, 0.2, 0.3, 0.08
"""What it costs to part what stands under a heading of the document: with other pages at hand where the page lost some
heading for sure, where gaps are left of the headings it lost, where it shows no loss, and with the lexicon alone."""

USUAL = 0.75
"""Share of other pages from which a heading is missed on a page that shows no loss."""

SCALE = 18
"""What likeness counts beside customs: by so much more likeness of a statement, a name is e times likelier. Measured on
1,393 statements of 29 pages, where 15 to 20 fit best."""

BACK = 0.03
"""What it costs to go back in the order of the lexicon."""

MOST_NAMES = 30
"""Names that are tried when a run is parted; more would be guessing."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a page shows of its losses: that some heading is lost, and that a gap is left where one was."""

    lost: bool
    gaps: bool

    @property
    def price(self) -> float:
        """What it costs to part what stands under a heading, with other pages at hand."""
        return SURE_GAPS if self.gaps else SURE_LOST if self.lost else SURE_WHOLE


def part_runs(page: PageOutline, said: Said) -> None:
    """Part runs of statements that hold several groups because their headings are gone and no gap is left.

    A run under no heading is parted with whatever names are at hand; one under a heading only where it is known what
    belongs under it. Where gaps part groups on the page, they are trusted: with the lexicon alone there are no other
    groups, with other pages at hand each gap begins one.
    """
    gaps = any(_begins_at_gap(group) for section in page.sections for group in section.groups[1:])
    lost = any(group.heading is None and (group.settled or not group.name) for _, group in page.groups())
    signs = _Signs(lost, gaps)
    taken = {key for _, group in page.groups() if group.name for key in keys_of(group.name)}
    parted = [_part_section(section, page, taken, said, signs) for section in page.sections]
    if any(parted) and not lost:
        for section, done in zip(page.sections, parted, strict=True):
            if not done:
                _part_section(section, page, taken, said, replace(signs, lost=True))


def _begins_at_gap(group: GroupOutline) -> bool:
    """Whether a gap parted a group from the one above, be it that nobody has named it or that a person has by now."""
    if group.name is None:
        return True
    return group.settled and group.heading is None and bool(group.blocks and group.blocks[0].gap)


def _part_section(section: SectionOutline, page: PageOutline, taken: set[str], said: Said, signs: _Signs) -> bool:
    """Part the groups of a section, all at once: a name that one of them bears is none for a part of another.

    Whether anything was parted.
    """
    groups = [group for group in section.groups if group.blocks]
    if _are_settled(groups):
        return False
    elsewhere = said.choices(section.name, page)
    sure = bool(elsewhere)
    if not _may_be_parted(groups, signs, sure=sure):
        return False
    customs = said.customs(section.name, page)
    if not signs.lost and not any(
        group.name and customs.is_long(keys_of(group.name), len(group.blocks)) for group in groups
    ):
        return False
    stated = [_stated_choice(group, elsewhere, sure=sure) for group in groups if group.name]
    free = (
        _free(elsewhere, taken, customs, signs, stated)
        if sure
        else _unused(lexicon_choices(section.name, alone=True), taken)
    )
    choices = [*free[:MOST_NAMES], *stated]
    blocks = [block for group in groups for block in group.blocks]
    count, fixed = len(blocks), _fixed(groups, len(choices) - len(stated), signs)
    if not free or len(choices) < max(2, len(fixed)) or count > LONGEST_RUN:
        return False
    if any(not choice.texts for choice in stated):
        return False  # nobody knows what belongs under one of the headings
    if not said.afford(count, choices, count * len(choices) * BEAM // 20):
        return False
    namer = said.namer(section.name, choices)
    scores = [namer.scores([block.text]) for block in blocks]
    if sure:
        lengths = [[cost / SCALE for cost in customs.lengths(one.keys, count)] for one in choices]
        steps = _steps(choices, len(stated), customs)
        whole = _of_its_own(groups, elsewhere)
        parts = cut(
            blocks, scores, len(choices), fixed=fixed, again=signs.price, steps=steps, lengths=lengths, whole=whole
        )
    else:
        parts = cut(blocks, scores, len(choices), fixed=fixed, again=GUESSED, steps=_in_order(len(choices)))
    section.groups = _regrouped(section.groups, parts, _borders(parts, scores))
    return len(parts) > len(groups)


def _are_settled(groups: Sequence[GroupOutline]) -> bool:
    """Whether a table, a tree of keys or a person says where each group ends."""
    return all(group.settled for group in groups) or any(group.settled and group.name is None for group in groups)


def _may_be_parted(groups: Sequence[GroupOutline], signs: _Signs, *, sure: bool) -> bool:
    """Whether the groups of a section may hold others, as far as the page itself tells."""
    if not sure and (signs.gaps or not signs.lost):
        return False
    return any(len(group.blocks) >= (SHORTEST_SURE if sure else SHORTEST_RUN) for group in groups)


def _unused(pool: Sequence[Choice], taken: set[str]) -> list[Choice]:
    return [one for one in pool if one.keys.isdisjoint(taken)]


def _free(
    pool: Sequence[Choice], taken: set[str], customs: Customs, signs: _Signs, stated: Sequence[Choice]
) -> list[Choice]:
    """The names of other pages that a part may bear; where no loss is seen, those that most pages have.

    Not those in whose place a heading of the document stands, as "Ropes" does where others have "Splices" and "Knots".
    """
    open_ = [
        one
        for one in _unused(pool, taken)
        if not _is_merged(one, pool) and not any(customs.are_rivals(own.keys, one.keys) for own in stated)
    ]
    return open_ if signs.lost else [one for one in open_ if customs.share(one.keys) >= USUAL]


def _fixed(groups: Sequence[GroupOutline], place: int, signs: _Signs) -> dict[int, int | None]:
    """Where a part begins for sure, by the index of a statement; its name from ``place`` on, or None behind a gap."""
    fixed: dict[int, int | None] = {}
    at = 0
    for group in groups:
        if group.name:
            fixed[at], place = place, place + 1
        elif signs.gaps:
            fixed[at] = None
        at += len(group.blocks)
    return fixed


def _of_its_own(groups: Sequence[GroupOutline], elsewhere: Sequence[Choice]) -> set[int]:
    """The statements, by their index, at which no part begins: what stands under a heading that no other page has.

    Such a heading stands in the place of others, as "Team Development" does where other pages part it into two; and
    what other pages say is always more like their own names than like one of which only the lexicon knows something.
    """
    known = {key for choice in elsewhere for key in choice.keys}
    own: set[int] = set()
    at = 0
    for group in groups:
        end = at + len(group.blocks)
        if group.name and keys_of(group.name).isdisjoint(known):
            own.update(range(at + 1, end))
        at = end
    return own


def _in_order(names: int) -> list[list[float]]:
    """What it costs to go back in the order of the lexicon."""
    return [[BACK if last < names and name < last else 0.0 for name in range(names)] for last in range(names + 1)]


def _steps(choices: Sequence[Choice], stated: int, customs: Customs) -> list[list[float]]:
    """What it costs that a name follows another, by the customs of other pages."""
    new = [-odds(customs.share(one.keys)) for one in choices[: len(choices) - stated]] + [0.0] * stated
    rows = [
        [(cost - log(2 * customs.after(last.keys, one.keys))) / SCALE for cost, one in zip(new, choices, strict=True)]
        for last in choices
    ]
    return [*rows, [cost / SCALE for cost in new]]


def _is_merged(choice: Choice, pool: Sequence[Choice]) -> bool:
    """Whether a heading joins names that stand alone on other pages: those are tried instead."""
    parts = set(map(key_of, parts_of(choice.name)))
    return len(parts) > 1 and any(key_of(other.name) in parts for other in pool)


def _stated_choice(group: GroupOutline, elsewhere: Sequence[Choice], *, sure: bool) -> Choice:
    """What belongs under a heading of the document: what other pages say there, else what the lexicon does."""
    key = key_of(group.name or "")
    named = [choice for choice in elsewhere if key in map(key_of, (choice.name, *choice.aliases))]
    found = next(iter(named), None)
    if found is not None:
        return found
    made = choice_for(group.name or "", elsewhere)
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
