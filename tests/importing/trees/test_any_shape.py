"""Whatever the order of the layers: a framework that is written down as a tree comes back as it was."""

import json
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from support.trees import draft_of, shape_of

Levels = dict[str, dict[str, dict[str, list[str]]]]
"""``{level: {pillar: {responsibility: [behaviors]}}}``."""

SYLLABLES = st.sampled_from(["ka", "lo", "mi", "ru", "te", "so", "van", "dor", "bel", "nim"])
NAMES = st.lists(SYLLABLES, min_size=2, max_size=3).map(lambda parts: "".join(parts).capitalize())
SENTENCES = st.tuples(NAMES, st.sampled_from(["carefully", "every day", "with others"]), st.integers(1, 999)).map(
    lambda told: f"Looks after {told[0]} {told[1]} in hall {told[2]}"
)
GROUPS = st.dictionaries(NAMES, st.lists(SENTENCES, min_size=1, max_size=3, unique=True), min_size=1, max_size=3)
PILLARS = st.dictionaries(NAMES, GROUPS, min_size=1, max_size=3).filter(
    lambda pillars: not set(pillars) & {name for groups in pillars.values() for name in groups}
)
LABELS = st.sampled_from([["IC1", "IC2"], ["L3", "L4", "L5"], ["Junior", "Senior", "Staff"], ["M3", "M4"]])


@st.composite
def frameworks(draw: st.DrawFn) -> Levels:
    """A framework whose responsibilities stand under one pillar each, at all levels."""
    pillars = draw(PILLARS)
    owner = {name: pillar for pillar, groups in pillars.items() for name in groups}
    if len(owner) < sum(map(len, pillars.values())):
        pillars = {
            pillar: {n: g for n, g in groups.items() if owner[n] == pillar} for pillar, groups in pillars.items()
        }
        pillars = {pillar: groups for pillar, groups in pillars.items() if groups}
    levels: Levels = {}
    for label in draw(LABELS):
        levels[label] = {
            pillar: {name: draw(st.lists(SENTENCES, min_size=1, max_size=3, unique=True)) for name in groups}
            for pillar, groups in pillars.items()
        }
    return levels


def by_level(levels: Levels) -> Any:
    """Role → levels → areas → responsibilities, as lists of entries with names."""
    return {
        "role": "Hall Engineer",
        "levels": [
            {
                "level": label,
                "areas": [
                    {
                        "area": pillar,
                        "responsibilities": [{"name": name, "behaviors": said} for name, said in groups.items()],
                    }
                    for pillar, groups in pillars.items()
                ],
            }
            for label, pillars in levels.items()
        ],
    }


def by_keys(levels: Levels) -> Any:
    """The same with names as keys all the way down."""
    return {"Hall Engineer": levels}


def by_topic(levels: Levels) -> Any:
    """Topics with the level inside."""
    first = next(iter(levels.values()))
    return {
        "role": "Hall Engineer",
        "topics": [
            {
                "title": name,
                "category": pillar,
                "levels": [{"level": label, "criteria": levels[label][pillar][name]} for label in levels],
            }
            for pillar, groups in first.items()
            for name in groups
        ],
    }


def flat(levels: Levels) -> Any:
    """A list of statements that say themselves where they belong."""
    return {
        "role": "Hall Engineer",
        "competencies": [
            {"level": label, "pillar": pillar, "skill": name, "description": text}
            for label, pillars in levels.items()
            for pillar, groups in pillars.items()
            for name, said in groups.items()
            for text in said
        ],
    }


def wide(levels: Levels) -> Any:
    """Rows of a table with a column for each level."""
    first = next(iter(levels.values()))
    return [
        {
            "Role": "Hall Engineer",
            "Area": pillar,
            "Competency": name,
            **{label: levels[label][pillar][name] for label in levels},
        }
        for pillar, groups in first.items()
        for name in groups
    ]


SHAPES: list[Callable[[Levels], Any]] = [by_level, by_keys, by_topic, flat, wide]


@settings(max_examples=60, deadline=None)
@given(frameworks(), st.sampled_from(SHAPES), st.booleans())
def test_a_framework_comes_back_from_any_shape(levels: Levels, shape: Callable[[Levels], Any], is_json: bool) -> None:
    value = shape(levels)
    text = json.dumps(value, indent=1) if is_json else yaml.safe_dump(value, sort_keys=False, allow_unicode=True)
    found = draft_of("hall.json" if is_json else "hall.yaml", text).framework
    assert shape_of(found) == {f"{label} Hall Engineer": pillars for label, pillars in levels.items()}
    assert [level.label for level in found.levels] == list(levels)


@settings(max_examples=20, deadline=None)
@given(frameworks(), st.sampled_from(SHAPES))
def test_every_piece_has_one_fate_and_nothing_is_invented(levels: Levels, shape: Callable[[Levels], Any]) -> None:
    draft = draft_of("hall.json", json.dumps(shape(levels)))
    [source] = draft.sources
    numbers = [fate.number for fate in source.fates]
    assert len(numbers) == len(set(numbers))
    assert numbers == sorted(numbers)
    said = {text for page in levels.values() for groups in page.values() for told in groups.values() for text in told}
    assert {one.text for page in draft.framework.pages for one in page.statements()} == said
