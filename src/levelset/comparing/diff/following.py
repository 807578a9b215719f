"""Which role, level, pillar, facet and responsibility became which: by key, by name, else by what they say."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from levelset.comparing.align import Link
from levelset.comparing.diff import contents
from levelset.comparing.diff.contents import BY_NAME, Named, keys_of, name_likeness, overlap
from levelset.comparing.diff.own_words import OwnWords
from levelset.core.addresses import key_of
from levelset.core.model import Facet, Framework, Group, Page, Section
from levelset.interchange.statements import with_statements

ENOUGH = 0.35
"""Share of its own sentences that makes an entry of another name the same one."""

SAME_RANK = 0.15
"""What standing at the same rank adds, for levels."""

SAME_NUMBER = 0.4
"""What the same number in the label adds, where the frameworks have no level in common."""

INTO = 0.3
"""Share of what is left of a responsibility that went under one other heading, for the two to be linked."""

OUT_OF = 0.5
"""Share of a new responsibility that comes from one that is still there, for it to be a part of that one."""

LEAST = 2
"""Sentences that have to go the same way at least, unless there are no others."""


@dataclass(frozen=True, slots=True)
class Following:
    """Old key → new key at each layer; what is missing is gone. A responsibility may have become several."""

    roles: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    pillars: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, str] = field(default_factory=dict)
    responsibilities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def follow(old: Framework, new: Framework) -> Following:
    """The layers of two frameworks; responsibilities by name only (``responsibilities`` follows their sentences).

    ``old`` is expected to speak with the own words of ``new``.
    """
    return Following(
        roles=_one_to_one(
            contents.roles_of(old),
            contents.roles_of(new),
            _likeness(contents.said_by_role(old.pages), contents.said_by_role(new.pages)),
        ),
        levels=_levels(old, new),
        pillars=_one_to_one(
            contents.pillars_of(old),
            contents.pillars_of(new),
            _likeness(contents.said_by_pillar(old.pages), contents.said_by_pillar(new.pages)),
        ),
        facets=_one_to_one(
            contents.facets_of(old),
            contents.facets_of(new),
            _likeness(contents.said_by_facet(old.pages), contents.said_by_facet(new.pages)),
        ),
        responsibilities={
            one: (other,)
            for one, other in _one_to_one(
                contents.responsibilities_of(old), contents.responsibilities_of(new), lambda _one, _other: 0.0
            ).items()
        },
    )


Likeness = Callable[[Named, Named], float]


def _likeness(before: contents.Sayings, after: contents.Sayings) -> Likeness:
    return lambda one, other: overlap(before.get(one.key, {}), after.get(other.key, {}))


def _levels(old: Framework, new: Framework) -> dict[str, str]:
    """Levels by label, else by what is said there and by where they stand."""
    before, after = contents.levels_of(old), contents.levels_of(new)
    said = _likeness(contents.said_by_level(old.pages), contents.said_by_level(new.pages))
    ranks_before = {level.label: level.rank for level in old.levels}
    ranks_after = {level.label: level.rank for level in new.levels}
    strangers = not {key_of(label) for label in before} & {key_of(label) for label in after}

    def likeness(one: Named, other: Named) -> float:
        found = said(one, other)
        if ranks_before.get(one.key, 0) == ranks_after.get(other.key, 1):
            found += SAME_RANK
        if strangers and _number(one.key) and _number(one.key) == _number(other.key):
            found += SAME_NUMBER
        return found

    return _one_to_one(before, after, likeness)


def _number(label: str) -> str:
    return "".join(re.findall(r"\d+", label))


def _one_to_one(old: Mapping[str, Named], new: Mapping[str, Named], likeness: Likeness) -> dict[str, str]:
    """Pairs by key, then by name, then the most alike of what is left."""
    found: dict[str, str] = {key: key for key in old if key in new}
    free = [key for key in new if key not in found]
    for key, one in old.items():
        if key not in found:
            same = next((other for other in free if one.keys & new[other].keys), None)
            if same is not None:
                found[key] = same
                free.remove(same)
    ranked = sorted(
        ((likeness(one, new[other]), number, place, key, other)
         for number, (key, one) in enumerate(old.items()) if key not in found
         for place, other in enumerate(free)),
        key=lambda row: (-row[0], row[1], row[2]),
    )  # fmt: skip
    taken: set[str] = set()
    for score, _, _, key, other in ranked:
        if score >= ENOUGH and key not in found and other not in taken:
            found[key] = other
            taken.add(other)
    return found


def responsibilities(old: Framework, new: Framework, by_name: Following, links: Iterable[Link]) -> Following:
    """The same with responsibilities followed by their sentences: renamed, merged and split ones.

    ``links`` are those of all pages, as ``by_name`` makes them read.
    """
    before, after = contents.responsibilities_of(old), contents.responsibilities_of(new)
    known = dict(by_name.responsibilities)
    flows = _flows(links)
    gone = [key for key in before if key not in known]
    added = [key for key in after if key not in {other for others in known.values() for other in others}]
    joined: dict[str, list[str]] = defaultdict(list)
    for key in gone:
        joined[key] += _became(key, before, after, added, flows)
    for key in added:
        for source in _came_from(key, flows):
            if source in known and key not in joined[source]:
                joined[source].append(key)
    merged = {key: tuple(dict.fromkeys((*known.get(key, ()), *others))) for key, others in joined.items() if others}
    return replace(by_name, responsibilities={**known, **merged})


Flows = Mapping[tuple[str, str], float]


def _flows(links: Iterable[Link]) -> Flows:
    """How many sentences of one responsibility stand under another now; split ones count in part."""
    flows: dict[tuple[str, str], float] = defaultdict(float)
    for link in links:
        if link.from_place is None or link.to_place is None:
            continue
        mine, theirs = keys_of(link.from_place), keys_of(link.to_place)
        for one in mine:
            for other in theirs:
                flows[one, other] += 1 / (len(mine) * len(theirs))
    return flows


def _became(
    key: str, before: Mapping[str, Named], after: Mapping[str, Named], added: list[str], flows: Flows
) -> Iterator[str]:
    """What a responsibility that is gone became: where its sentences went, else the new one of nearly its name."""
    all_of_it = sum(count for (one, _), count in flows.items() if one == key)
    found = [
        other
        for (one, other), count in flows.items()
        if one == key and count >= INTO * all_of_it and (count >= LEAST or count == all_of_it)
    ]
    if not found:
        found = [other for other in added if name_likeness(before[key].name, after[other].name) >= BY_NAME]
    yield from found


def _came_from(key: str, flows: Flows) -> Iterator[str]:
    """The responsibility that a new one is a part of: most of its older sentences stood there."""
    all_of_it = sum(count for (_, other), count in flows.items() if other == key)
    for (one, other), count in flows.items():
        if other == key and count >= LEAST and count > OUT_OF * all_of_it:
            yield one


def translated(page: Page, following: Following, own: OwnWords, ids: Iterable[str]) -> Page:
    """A page of the older framework in the terms of the newer one, its statements with these ids instead of theirs."""
    named = zip(page.statements(), ids, strict=True)
    spoken = with_statements(
        page, (replace(statement, text=own.in_new(statement.text), id=token) for statement, token in named)
    )
    return replace(
        spoken,
        role=following.roles.get(page.role, page.role),
        level=following.levels.get(page.level, page.level),
        facets=tuple(_facet(facet, following, own) for facet in spoken.facets),
        sections=tuple(_section(section, following, own) for section in spoken.sections),
    )


def _facet(facet: Facet, following: Following, own: OwnWords) -> Facet:
    key = key_of(facet.name)
    other = following.facets.get(key, key)
    return facet if other == key else replace(facet, name=other, subtitle=own.in_new(facet.subtitle))


def _section(section: Section, following: Following, own: OwnWords) -> Section:
    pillar = following.pillars.get(section.pillar, section.pillar) if section.pillar else None
    name = own.in_new(section.name) if section.name else section.name
    return replace(
        section, pillar=pillar, name=name, groups=tuple(_group(group, following) for group in section.groups)
    )


def _group(group: Group, following: Following) -> Group:
    own = group.covers or tuple(filter(None, [group.key or key_of(group.name or "")]))
    if not group.key and not group.name:
        return group
    keys = tuple(dict.fromkeys(new for key in own for new in following.responsibilities.get(key, (key,))))
    if len(keys) == 1 and not group.covers:
        return replace(group, key=keys[0])
    return replace(group, covers=keys)
