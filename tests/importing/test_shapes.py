"""Documents of companies that do not exist, in shapes that nobody fitted: their exact structure is told here."""

from collections.abc import Mapping

import pytest

from levelset.core.findings import Finding
from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

Structure = dict[str, dict[str | None, dict[str | None, list[str]]]]


def _imported(files: Mapping[str, str]) -> tuple[Framework, tuple[Finding, ...]]:
    documents = [read_bytes(name, text.encode()).value for name, text in files.items()]
    result = recognise([document for document in documents if document is not None])
    return result.value.framework, result.findings


def _structure(framework: Framework) -> Structure:
    return {
        page.address: {
            section.name: {group.name: [statement.text for statement in group.statements] for group in section.groups}
            for section in page.sections
        }
        for page in framework.pages
    }


PLAIN = """# Tidewater Bakery Systems

How we grow.

## Junior Engineer

### Baking

- Shapes loaves by the recipe.
- Asks before the oven is hot.

### Selling

- Greets every guest.

## Senior Engineer

### Baking

- Writes the recipes that others shape loaves by.

### Selling

- Knows what the street will want next winter.
"""

TRACKS = """# Mill Engineer

## E1

Turns the wheel when told to.

### Grain

- Knows rye from wheat.

## E2

Turns the wheel unasked.

### Grain

- Knows where each sack came from.

# Questions

## Who wrote this?

The miller did.
"""

LABELLED = """# Lamp Keeper Levels

## L1 - Lamp Engineer 1

- **Oil**: fills the lamps before dusk
- **Glass**: wipes what smoke has blackened

## L2 - Lamp Engineer 2

- **Oil**: knows how much a winter takes
- **Glass**: cuts new panes
"""

BARE = """# Ferry Steward I

Ties the ropes at every landing.

Counts the guests aboard.

_Usually one summer on the river._

# Ferry Steward II

_The second summer is about other people._

Shows new stewards how the ropes are tied.

_Usually two summers on the river._
"""

TOPICS = """# Orchard Engineer Ladder

## Pruning

### Junior

- Cuts what the gardener marked.

### Senior

- Marks what is to be cut.

## Picking

### Junior

- Picks low branches.

### Senior

- Plans the harvest of the whole orchard.
"""

NESTED = """# Senior Harbor Engineer

- Ropes
  - Splices a rope that holds.
  - Teaches the splice.
- Weather
  - Reads the barometer twice a day.
  - Warns the fleet of:
    - fog
    - storms
"""

DEEP = """# Staff Clock Engineer

The town wakes by what they do.

## What we look for

### Movement

#### Springs

- Winds each spring by hand.

#### Wheels

- Files wheels that do not slip.

### People

#### Apprentices

- Has one apprentice at least.

## Pay

- Earns by the hour that strikes.
"""

MANY_FILES = {
    "levels/engineer.md": "# Engineer\n\n## Digs\n\n- Digs where the line is drawn.\n",
    "levels/engineer_ii.md": (
        "# Engineer II\n\n*Same as Engineer, but also…*\n\n## Digs\n\n- Draws the line.\n- Digs beside others.\n"
    ),
    "levels/README.md": "# Read me\n\nWe dig tunnels. These pages say how.\n\n- [Engineer](engineer.md)\n",
}

WORDS_ONLY = """Beacon Data Analyst ladder

Junior

Signals
- I light the beacon at dusk.
- I write down who passed.

Mid-level

Signals
- I decide when the beacon is lit.

Principal

Signals
- I decide where beacons stand.
"""

GERMAN = """# Stufen der Werft

## Entwicklerin I

### Rumpf

- Ich prüfe die Nähte und ich melde, was nicht hält.
- Ich frage nach, wenn der Plan nicht zu dem Holz passt.

### Mannschaft

- Ich höre zu und ich sage, was ich nicht verstehe.
- Ich bin mit den Werkzeugen für die anderen sorgsam.

## Entwicklerin II

### Rumpf

- Ich entscheide, welche Nähte neu zu machen sind und wie.
- Ich plane das Holz für ein ganzes Jahr und für die Werft.

### Mannschaft

- Ich bringe den Neuen bei, wie die Nähte zu prüfen sind.
"""

EXPECTED: dict[str, tuple[dict[str, str], Structure]] = {
    "a page for each level of one document, third person": (
        {"bakery.md": PLAIN},
        {
            "engineer/junior": {
                None: {
                    "Baking": ["Shapes loaves by the recipe.", "Asks before the oven is hot."],
                    "Selling": ["Greets every guest."],
                }
            },
            "engineer/senior": {
                None: {
                    "Baking": ["Writes the recipes that others shape loaves by."],
                    "Selling": ["Knows what the street will want next winter."],
                }
            },
        },
    ),
    "codes of levels under the role, prose behind them": (
        {"mill.md": TRACKS},
        {
            "mill-engineer/e1": {None: {"Grain": ["Knows rye from wheat."]}},
            "mill-engineer/e2": {None: {"Grain": ["Knows where each sack came from."]}},
        },
    ),
    "responsibilities as bold labels": (
        {"lamps.md": LABELLED},
        {
            "lamp-engineer/l1": {
                None: {
                    "Oil": ["fills the lamps before dusk"],
                    "Glass": ["wipes what smoke has blackened"],
                }
            },
            "lamp-engineer/l2": {
                None: {"Oil": ["knows how much a winter takes"], "Glass": ["cuts new panes"]},
            },
        },
    ),
    "bare paragraphs without responsibilities, a role nobody knows": (
        {"ferry.md": BARE},
        {
            "ferry-steward/i": {None: {None: ["Ties the ropes at every landing.", "Counts the guests aboard."]}},
            "ferry-steward/ii": {None: {None: ["Shows new stewards how the ropes are tied."]}},
        },
    ),
    "levels under each topic": (
        {"orchard.md": TOPICS},
        {
            "orchard-engineer/junior": {
                None: {"Pruning": ["Cuts what the gardener marked."], "Picking": ["Picks low branches."]}
            },
            "orchard-engineer/senior": {
                None: {
                    "Pruning": ["Marks what is to be cut."],
                    "Picking": ["Plans the harvest of the whole orchard."],
                }
            },
        },
    ),
    "responsibilities as items, a lead with what it leads to": (
        {"harbor.md": NESTED},
        {
            "harbor-engineer/senior": {
                None: {
                    "Ropes": ["Splices a rope that holds.", "Teaches the splice."],
                    "Weather": ["Reads the barometer twice a day.", "Warns the fleet of: fog; storms"],
                }
            }
        },
    ),
    "headings of four depths": (
        {"clock.md": DEEP},
        {
            "clock-engineer/staff": {
                "Movement": {
                    "Springs": ["Winds each spring by hand."],
                    "Wheels": ["Files wheels that do not slip."],
                },
                "People": {"Apprentices": ["Has one apprentice at least."]},
                None: {"Pay": ["Earns by the hour that strikes."]},
            }
        },
    ),
    "a document for each level, one of them without a name for it": (
        MANY_FILES,
        {
            "engineer/engineer": {None: {"Digs": ["Digs where the line is drawn."]}},
            "engineer/ii": {None: {"Digs": ["Draws the line.", "Digs beside others."]}},
        },
    ),
    "plain text whose levels are words": (
        {"beacon.txt": WORDS_ONLY},
        {
            "beacon-data-analyst/junior": {
                None: {"Signals": ["I light the beacon at dusk.", "I write down who passed."]}
            },
            "beacon-data-analyst/mid-level": {None: {"Signals": ["I decide when the beacon is lit."]}},
            "beacon-data-analyst/principal": {None: {"Signals": ["I decide where beacons stand."]}},
        },
    ),
    "another language": (
        {"werft.md": GERMAN},
        {
            "entwicklerin/i": {
                None: {
                    "Rumpf": [
                        "Ich prüfe die Nähte und ich melde, was nicht hält.",
                        "Ich frage nach, wenn der Plan nicht zu dem Holz passt.",
                    ],
                    "Mannschaft": [
                        "Ich höre zu und ich sage, was ich nicht verstehe.",
                        "Ich bin mit den Werkzeugen für die anderen sorgsam.",
                    ],
                }
            },
            "entwicklerin/ii": {
                None: {
                    "Rumpf": [
                        "Ich entscheide, welche Nähte neu zu machen sind und wie.",
                        "Ich plane das Holz für ein ganzes Jahr und für die Werft.",
                    ],
                    "Mannschaft": ["Ich bringe den Neuen bei, wie die Nähte zu prüfen sind."],
                }
            },
        },
    ),
}


@pytest.mark.parametrize("shape", EXPECTED)
def test_a_document_of_another_shape_has_exactly_its_structure(shape: str) -> None:
    files, expected = EXPECTED[shape]

    framework, _ = _imported(files)

    assert _structure(framework) == expected


def test_what_sums_a_level_up_and_what_it_usually_takes_are_no_behaviors() -> None:
    framework, _ = _imported({"ferry.md": BARE})

    first, second = framework.pages
    assert first.statement is None
    assert second.statement is not None
    assert second.statement.text == "The second summer is about other people."
    assert [note.text for page in framework.pages for s in page.sections for g in s.groups for note in g.notes] == [
        "Usually one summer on the river.",
        "Usually two summers on the river.",
    ]


def test_groups_that_never_had_a_heading_are_not_asked_about() -> None:
    framework, _ = _imported({"ferry.md": BARE})

    assert [g.inferred for page in framework.pages for s in page.sections for g in s.groups] == [None, None]


def test_a_line_that_takes_over_another_level_names_both() -> None:
    framework, findings = _imported(MANY_FILES)

    [finding] = [finding for finding in findings if finding.code == "import/inherits"]
    assert "Engineer II builds on Engineer" in finding.message
    assert finding.file == "levels/engineer_ii.md"
    page = framework.page("engineer/ii")
    assert page is not None
    assert page.statement is not None
    assert page.statement.text == "Same as Engineer, but also…"


def test_a_level_that_is_called_like_its_role_comes_before_the_second() -> None:
    framework, _ = _imported(MANY_FILES)

    assert [(level.label, level.rank) for level in framework.levels] == [("Engineer", 1), ("II", 2)]


def test_prose_beside_the_pages_stays_prose() -> None:
    framework, _ = _imported(MANY_FILES)

    assert [prose.title for prose in framework.prose] == ["Read me"]


def test_another_language_is_kept_and_said() -> None:
    _, findings = _imported({"werft.md": GERMAN})

    assert [finding.message[:36] for finding in findings if finding.code == "import/language"] == [
        "This seems to be written in German. "
    ]


@pytest.mark.parametrize("shape", EXPECTED)
def test_every_piece_of_every_shape_has_a_fate(shape: str) -> None:
    files, _ = EXPECTED[shape]
    documents = [read_bytes(name, text.encode()).value for name, text in files.items()]
    read = [document for document in documents if document is not None]

    draft = recognise(read).value

    for document, source in zip(read, draft.sources, strict=True):
        told = {fate.number for fate in source.fates}
        assert {piece.number for piece in document.pieces if piece.text} <= told
    assert recognise(read).value == draft
