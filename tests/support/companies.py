"""Documents of companies that do not exist, in shapes that nobody fitted, with their exact structure."""

Structure = dict[str, dict[str | None, dict[str | None, list[str]]]]
"""Address of a page → pillar → responsibility → behaviors."""

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
