"""Sheets and texts as people hand them on: pasted cells, a column of descriptions, properties in place of a title."""

from importing.tables.making import told
from levelset.core.model import Framework
from levelset.importing.draft import Fate, SourceReport
from levelset.importing.kinds import Kind, kind_of_text
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise


def read(name: str, text: str) -> tuple[Framework, SourceReport]:
    """What becomes of a text."""
    document = read_bytes(name, text.encode()).value
    assert document is not None
    draft = recognise([document]).value
    return draft.framework, draft.sources[0]


PASTED = (
    "Competency\tL1 Bridge Engineer\tL2 Bridge Engineer\n"
    "Soundings\tMeasures the river with a colleague\tPlans the soundings of a season\n"
    'Repairs\tReplaces worn planks\t"Finds what wears a plank out\nand mends that"\n'
)


def test_cells_pasted_from_a_spreadsheet_are_a_table() -> None:
    made = told("pasted.txt", PASTED.encode())
    assert made.pages == {
        "L1 Bridge Engineer": {
            "": {"Soundings": ["Measures the river with a colleague"], "Repairs": ["Replaces worn planks"]}
        },
        "L2 Bridge Engineer": {
            "": {
                "Soundings": ["Plans the soundings of a season"],
                "Repairs": ["Finds what wears a plank out and mends that"],
            }
        },
    }


def test_a_text_with_tabs_here_and_there_stays_a_text() -> None:
    assert kind_of_text("pasted.txt", PASTED) is Kind.CSV
    assert kind_of_text("notes.md", PASTED) is Kind.MARKDOWN
    assert kind_of_text("pasted.txt", "L1\tBridge Engineer\n\nSoundings\n\tMeasures the river\n") is Kind.TEXT
    assert kind_of_text("pasted.txt", "Soundings\tMeasures\nRepairs\tReplaces") is Kind.TEXT  # two lines say too little
    assert kind_of_text("pasted.txt", PASTED + "Anything else\n") is Kind.TEXT


def test_a_column_of_descriptions_never_had_names_so_none_is_guessed() -> None:
    rows = (
        "Level,Description",
        'Engineer I,"Measures the river with a colleague and writes down what was found, asks when a sounding is odd."',
        'Engineer II,"Plans the soundings of a season, explains them to the crew and helps newcomers hold the rope."',
        'Engineer III,"Leads the work on several bridges, finds what is weak in a plan and teaches others to see it."',
    )
    framework, _ = read("ladder.csv", "\n".join(rows))
    groups = [group for page in framework.pages for section in page.sections for group in section.groups]
    assert [(group.name, group.inferred, len(group.statements)) for group in groups] == [(None, None, 1)] * 3


def test_a_cell_that_is_only_a_dash_says_nothing() -> None:
    rows = (
        "Competency,L1 Bridge Engineer,L2 Bridge Engineer",
        "Soundings,–,Plans the soundings of a season",
        "Repairs,Replaces worn planks,-",
        "Ropes,—,Splices ropes that carry a wagon",
    )
    framework, source = read("matrix.csv", "\n".join(rows))
    groups = {
        (page.level, group.name): ([said.text for said in group.statements], group.notes)
        for page in framework.pages
        for section in page.sections
        for group in section.groups
    }
    assert groups == {
        ("L1", "Repairs"): (["Replaces worn planks"], ()),
        ("L2", "Soundings"): (["Plans the soundings of a season"], ()),
        ("L2", "Ropes"): (["Splices ropes that carry a wagon"], ()),
    }
    assert [fate.fate for fate in source.fates if fate.text in "–—-"] == [Fate.CHROME] * 3


def test_two_roles_compared_in_catchwords_are_no_pages() -> None:
    text = """# Which of the two

    The two have much in common, and what they look at differs: the one at the bridge, the other at the crew.

    | Lead Surveyor Engineer | Engineering Manager (Crews) |
    | --- | --- |
    | River Soundings and Maps | Wages of the Crews |
    | Plank Repairs | Crew Rosters and Tents |
    | Rope Reviews | One on Ones |
    """.replace("\n    ", "\n")
    framework, _ = read("roles.md", text)
    assert framework.pages == ()
    said = text.replace("River Soundings and Maps", "Sounds the river and draws maps of it.").replace(
        "Plank Repairs", "Has the planks repaired before the flood."
    )
    assert len(read("roles.md", said)[0].pages) == 2


SHEET = """Job title: Bridge Surveyor
{level}

Soundings
- I measure the river with a colleague
- I write down what was found

Repairs
- I replace worn planks
"""


def test_the_role_and_the_level_may_stand_in_lines_of_their_own() -> None:
    for level, label in (("Level: P3", "P3"), ("Grade: 4", "Grade 4"), ("Band: Senior", "Senior")):
        framework, source = read("sheet.txt", SHEET.format(level=level))
        (page,) = framework.pages
        assert (page.level, framework.role(page.role).name) == (label, "Bridge Surveyor")
        groups = [group for section in page.sections for group in section.groups]
        assert [(group.name, len(group.statements)) for group in groups] == [("Soundings", 2), ("Repairs", 1)]
        assert framework.prose == ()
        assert [fate.fate for fate in source.fates][:2] == [Fate.TITLE, Fate.SECTION]


def test_a_sheet_of_nothing_but_labelled_lines_is_a_page() -> None:
    text = (
        "Role: Bridge Surveyor\nLevel: 3\nSoundings: Measures the river with a colleague\nRepairs: Replaces worn planks"
    )
    framework, _ = read("sheet.txt", text)
    (page,) = framework.pages
    assert page.level == "Level 3"
    assert len([said for section in page.sections for group in section.groups for said in group.statements]) == 2


def test_a_headline_that_names_the_framework_is_no_prose() -> None:
    text = """# How we grow at Larkmoor

## L1 Bridge Surveyor
### Soundings
- I measure the river with a colleague

## L2 Bridge Surveyor
### Soundings
- I plan the soundings of a season
"""
    framework, source = read("growth.md", text)
    assert (framework.title, framework.prose) == ("How we grow at Larkmoor", ())
    assert source.fates[0].fate is Fate.FRAMEWORK
    more, _ = read("growth.md", text.replace("Larkmoor\n", "Larkmoor\n\nWe look at all of this every autumn.\n"))
    assert [prose.title for prose in more.prose] == ["How we grow at Larkmoor"]


GAPPED = """L2 Bridge Surveyor

Soundings
- I measure the river with a colleague
- I write down what was found
- I keep the rope dry
- I draw the map of a season
- I teach others to hold the rope
- I check the lead before each cast

- I replace worn planks
- I find what wears a plank out

Lanterns
- I fill the lamps at dusk
- I trim the wicks
- I count the lamps in the morning
- I order oil before it runs out
- I mend a lamp without help
- I light the far pier first
"""


def test_a_blank_line_in_a_text_that_has_hardly_any_among_its_items_tells_of_a_lost_heading() -> None:
    framework, _ = read("gapped.txt", GAPPED)
    groups = [group for section in framework.pages[0].sections for group in section.groups]
    assert [len(group.statements) for group in groups] == [6, 2, 6]
    assert [group.inferred is not None for group in groups] == [False, True, False]


def test_a_blank_line_below_the_head_of_a_printed_page_tells_nothing() -> None:
    text = GAPPED.replace("cast\n\n- I replace", "cast\n\nLarkmoor Bridges\nPage 1\n\n- I replace")
    text += "\n\nLarkmoor Bridges\nPage 2\n"
    framework, _ = read("gapped.txt", text)
    groups = [group for section in framework.pages[0].sections for group in section.groups]
    assert [(group.name, len(group.statements)) for group in groups] == [("Soundings", 8), ("Lanterns", 6)]


def test_a_text_that_parts_its_items_as_it_likes_has_lost_nothing() -> None:
    text = (
        GAPPED.replace("- I keep", "\n- I keep").replace("- I trim", "\n- I trim").replace("- I order", "\n- I order")
    )
    framework, _ = read("gapped.txt", text)
    groups = [group for section in framework.pages[0].sections for group in section.groups]
    assert [len(group.statements) for group in groups] == [8, 6]


def test_beside_wider_gaps_a_blank_line_tells_nothing() -> None:
    text = GAPPED.replace("- I replace", "\n- I replace").replace("- I count", "\n- I count")
    framework, _ = read("gapped.txt", text)
    groups = [group for section in framework.pages[0].sections for group in section.groups]
    assert [len(group.statements) for group in groups] == [6, 2, 6]
