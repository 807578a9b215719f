"""Levels that only the rest of a document tells: bare names, steps of a company's own, headings that hold the same."""

import pytest

from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

RUN_IN = """\
# Junior Luthier

You learn the trade beside a master.

**Woodwork.** You cut parts to a given drawing. You ask before you glue.

**Sound.** You hear when a string buzzes and tell someone.

# Luthier

You build instruments on your own.

**Woodwork.** You choose the wood for an instrument.

**Sound.** You voice a soundboard to a target.

# Senior Luthier

You are known for your instruments.

**Woodwork.** You invent joints that others take up.

**Sound.** You develop the house sound with the workshop.
"""

LETTERS = """\
# Glassblowing ladder

Role: Glassblower

## Band A

**Hot work**
- Gathers glass evenly

**cold work**
- Grinds flat edges

## Band B

**Hot Work**
- Blows vessels to a drawing

**Cold work**
- Polishes and engraves
"""

GERMAN = """\
# Karrierestufen der Tischlerei

## Geselle

### Handwerk

- Fertigt Möbel nach Zeichnung

### Zusammenarbeit

- Meldet Verzögerungen früh

## Obergeselle

### Handwerk

- Wählt Holz und Beschläge aus

### Zusammenarbeit

- Stimmt Termine mit Kunden ab

## Meister

### Handwerk

- Entwickelt neue Möbelreihen

### Zusammenarbeit

- Bildet aus und verantwortet die Werkstatt
"""

METALS = """\
# Support Engineer

## Gold

Must have:
- Takes over tickets that nobody else can solve

Nice to have:
- Speaks at user meetings

## Silver

Must have:
- Solves most tickets without help

Nice to have:
- Fixes small defects
"""

NAMED_STEPS = """\
Level 1: Apprentice Fitter
Safety
- Wears what protects
Tools
- Cleans the tools

Level 2: Fitter
Safety
- Checks a bay before work begins
Tools
- Chooses tools alone
"""


def _read(text: str, file: str = "page.md") -> tuple[Framework, set[str]]:
    document = read_bytes(file, text.encode())
    assert document.value
    result = recognise([document.value])
    assert result.value
    return result.value.framework, {finding.code for finding in result.findings}


def _groups(framework: Framework, page: int) -> list[tuple[str | None, int]]:
    return [
        (group.name, len(group.statements)) for section in framework.pages[page].sections for group in section.groups
    ]


def test_a_bare_name_beside_its_juniors_and_seniors_is_a_page_and_bold_names_at_the_beginning_are_groups() -> None:
    framework, _ = _read(RUN_IN)
    assert [(page.role, page.level) for page in framework.pages] == [
        ("luthier", "Junior"),
        ("luthier", "Luthier"),
        ("luthier", "Senior"),
    ]
    for at, page in enumerate(framework.pages):
        assert page.statement
        assert _groups(framework, at) == [("Woodwork", 1), ("Sound", 1)]
    statements = [statement.text for statement in framework.pages[0].statements()]
    assert "You cut parts to a given drawing. You ask before you glue." in statements


def test_a_name_in_another_case_is_the_same_name() -> None:
    framework, codes = _read(LETTERS)
    assert [(page.role, page.level) for page in framework.pages] == [
        ("glassblower", "Band A"),
        ("glassblower", "Band B"),
    ]
    assert [responsibility.key for responsibility in framework.responsibilities] == ["hot-work", "cold-work"]
    assert "import/own-levels" in codes


def test_headings_that_hold_the_same_headings_are_the_levels_of_what_calls_itself_so() -> None:
    framework, codes = _read(GERMAN)
    assert [level.label for level in framework.levels] == ["Geselle", "Obergeselle", "Meister"]
    assert [_groups(framework, at) for at in range(3)] == [[("Handwerk", 1), ("Zusammenarbeit", 1)]] * 3
    assert "import/own-levels" in codes


def test_metals_have_an_order_whichever_comes_first() -> None:
    framework, _ = _read(METALS)
    assert [level.label for level in framework.levels] == ["Silver", "Gold"]
    assert {page.role for page in framework.pages} == {"support-engineer"}
    assert [group for group, _ in _groups(framework, 0)] == ["Must have", "Nice to have"]


def test_names_behind_levels_share_the_role() -> None:
    framework, codes = _read(NAMED_STEPS, "workshop.txt")
    assert [(role.name) for role in framework.roles] == ["Fitter"]
    assert [(page.level, page.title) for page in framework.pages] == [
        ("Level 1", "Level 1: Apprentice Fitter"),
        ("Level 2", "Level 2: Fitter"),
    ]
    assert "import/own-levels" not in codes


def test_a_step_to_the_next_level_is_the_page_of_the_next_level() -> None:
    framework, _ = _read("# Engineer II → Engineer III\n\n## Delivery\n\n- Leads projects of a quarter\n")
    assert [(page.level, page.role, page.title) for page in framework.pages] == [
        ("III", "engineer", "Engineer II → Engineer III")
    ]


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Livelli di carriera – Liutaio", "Liutaio"),
        ("Karrierestufen der Tischlerei", "Tischlerei"),
        ("Cheese Maker Growth Guide", "Cheese Maker"),
    ],
)
def test_the_title_of_a_document_names_the_role_beside_the_words_of_all_titles(title: str, role: str) -> None:
    levels = "".join(f"## Livello {n}\n\n### Legno\n\n- Sceglie il legno {n}\n\n" for n in (1, 2))
    framework, _ = _read(f"# {title}\n\n{levels}")
    assert [one.name for one in framework.roles] == [role]


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [("Changelog", "2.1", "2.0"), ("Recipes for beginners", "Pancakes", "Omelette"), ("Sponsoring", "Bronze", "Gold")],
)
def test_what_does_not_call_itself_a_framework_is_none(title: str, one: str, other: str) -> None:
    body = "### Before\n\n- Look at this\n\n### After\n\n- Look at that\n"
    framework, codes = _read(f"# {title}\n\n## {one}\n\n{body}\n## {other}\n\n{body}")
    assert not framework.pages
    assert "import/no-framework" in codes


COUNTED = """\
# Competency model of the harbor

## Competencies

### Modelling

Turning a question into numbers.

1. Fits a known model with guidance
2. Chooses a model and checks it
3. Sets the standards of a group

### Communication

Saying what was found.

1. Reports a result clearly
2. Writes for readers outside the team
3. Speaks for the company

## Expected by role

| Role | Modelling | Communication |
|---|---|---|
| Analyst | 1 | 2 |
"""


def test_lists_of_a_competency_model_that_count_alike_are_its_levels() -> None:
    framework, _ = _read(COUNTED)
    assert [page.level for page in framework.pages] == ["Level 1", "Level 2", "Level 3"]
    assert _groups(framework, 2) == [("Modelling", 1), ("Communication", 1)]
    assert [one.definition for one in framework.responsibilities] == [
        "Turning a question into numbers.",
        "Saying what was found.",
    ]
    assert [statement.text for statement in framework.pages[1].statements()] == [
        "Chooses a model and checks it",
        "Writes for readers outside the team",
    ]
    assert "2" in framework.prose[0].markdown.split()


def test_lists_that_count_on_or_differently_are_no_levels() -> None:
    framework, _ = _read(COUNTED.replace("3. Speaks for the company\n", ""))
    assert not framework.pages
    framework, _ = _read(COUNTED.replace("Competency model of the harbor", "How to").replace("Competencies", "Steps"))
    assert not framework.pages


def test_levels_that_properties_say_rise_in_the_order_of_their_document() -> None:
    pages = "".join(
        f"Role: Beekeeper\nLevel: {level}\n\nHives\n* Opens hive {level}\n\n" for level in ("Apprentice", "Master")
    )
    framework, codes = _read(pages, "bees.txt")
    assert [(level.label, level.rank) for level in framework.levels] == [("Apprentice", 1), ("Master", 2)]
    assert "import/own-levels" in codes


def test_a_heading_above_its_level_is_a_role_that_nobody_knows() -> None:
    page = "# Data Steward\n\n**Level:** {}\n\n## What you do\n\n1. {}\n\n## What you know\n\n1. The rules\n\n"
    framework, _ = _read(page.format("Associate", "Checks records") + page.format("Senior", "Designs checks"))
    assert [(page.role, page.level, page.statement) for page in framework.pages] == [
        ("data-steward", "Associate", None),
        ("data-steward", "Senior", None),
    ]
    assert _groups(framework, 0) == [("What you do", 1), ("What you know", 1)]
