"""Corners of tables: what hardly any table has, and each of which some table has."""

import pytest

from importing.tables.making import as_csv, as_html, as_xlsx, told
from levelset.importing.draft import Fate
from levelset.importing.tables import grid
from levelset.importing.tables.rungs import read_rung
from levelset.importing.tables.said import inherits
from levelset.importing.tables.words import Kind, kind_exactly, kind_of


def test_a_listing_with_levels_titles_and_roles_in_columns_of_their_own() -> None:
    rows = [
        ["Role", "Level", "Title", "Skill", "Summary of behavior"],
        ["Data Engineer", "L4", "Senior Data Engineer", "Code", "Reviews what others write"],
        ["Data Engineer", "L4", "Senior Data Engineer", "Code", "Writes what others read"],
        ["Data Engineer", "L5", "The one who knows", "Code", "Writes what all others read"],
    ]
    made = told("l.csv", as_csv(rows))
    assert made.pages == {
        "Senior Data Engineer": {"": {"Code": ["Reviews what others write", "Writes what others read"]}},
        "The one who knows": {"": {"Code": ["Writes what all others read"]}},
    }
    assert [(p.level, p.designation) for p in made.framework.pages] == [("L4", "Senior"), ("L5", None)]


def test_bands_of_roles_across_a_matrix() -> None:
    rows = [
        ["Skill", "L1", "L2"],
        ["Backend Engineer", None, None],
        ["Code", "Writes services with help", "Writes services alone"],
        ["Web Developer", None, None],
        ["Code", "Writes pages with help", "Writes pages alone"],
    ]
    made = told("m.csv", as_csv(rows))
    assert made.pages["L2 Backend Engineer"] == {"": {"Code": ["Writes services alone"]}}
    assert made.pages["L2 Web Developer"] == {"": {"Code": ["Writes pages alone"]}}


def test_numbers_before_the_names_long_definitions_and_a_facet_with_its_subtitle() -> None:
    definition = "How far somebody looks beyond the own desk when there is much to do"
    rows = [
        ["#", "Topic", "", "IC1 Engineer", "IC2 Engineer"],
        [
            "1",
            "Scope",
            "What somebody looks after from day to day and is asked about",
            "One service of ours",
            "Two services of ours",
        ],
        ["2", "Range", definition, "Looks at the own tasks", "Looks at the tasks of others"],
    ]
    made = told("m.csv", as_csv(rows))
    assert made.pages["IC1 Engineer"] == {"@Scope": ["One service of ours"], "": {"Range": ["Looks at the own tasks"]}}
    assert made.definitions == {"Range": definition}
    assert made.framework.pages[0].facets[0].subtitle.startswith("What somebody looks after")
    assert made.fates("1") == {Fate.SECTION} or made.fates("1") == {Fate.UNRESOLVED}


def test_numbers_of_rows_and_letters_of_columns_are_no_levels() -> None:
    rows = [["", "A", "B", "C"], ["1", "Skill", "L1 Engineer", "L2 Engineer"]]
    rows += [[str(n), f"Skill of kind {n}", f"Does thing {n} with help", f"Does thing {n} alone"] for n in range(2, 12)]
    made = told("m.html", as_html(rows))
    assert list(made.pages) == ["L1 Engineer", "L2 Engineer"]
    assert made.pages["L2 Engineer"][""]["Skill of kind 7"] == ["Does thing 7 alone"]


def test_a_cell_merged_over_two_levels_and_one_over_two_columns_of_a_level() -> None:
    rows = [
        ["Skill", "L1 Engineer", None, "L2 Engineer"],
        ["Code", "Writes code with care", None, "Reviews the code"],
        ["Talk", "Says what is unclear", "Asks what is unclear", "Explains what is unclear"],
    ]
    made = told("m.xlsx", as_xlsx({"Sheet1": rows}, {"Sheet1": ["B1:C1", "B2:C2"]}))
    assert made.pages["L1 Engineer"] == {
        "": {"Code": ["Writes code with care"], "Talk": ["Says what is unclear", "Asks what is unclear"]}
    }


def test_levels_words_and_designations_in_two_rows() -> None:
    rows = [
        ["", "L3", "L4"],
        ["", "Senior", "Staff"],
        ["Code", "Reviews what others write", "Writes what others read"],
    ]
    made = told("data-engineer.csv", as_csv(rows))
    assert [(p.title, p.designation) for p in made.framework.pages] == [
        ("L3 Senior Data Engineer", "Senior"),
        ("L4 Staff Data Engineer", "Staff"),
    ]


def test_roles_of_sheets_whose_names_are_no_roles_elsewhere() -> None:
    head = ["Skill", "L1", "L2"]
    sheets = {
        "Payments": [head, ["Code", "Writes code with care", "Reviews the code of all"]],
        "Search": [head, ["Code", "Writes queries with care", "Reviews the queries of all"]],
    }
    assert told("b.xlsx", as_xlsx(sheets)).roles == ["Payments", "Search"]


def test_a_page_with_a_summary_row_the_name_of_its_framework_and_stray_cells() -> None:
    rows = [
        ["Harbor Labs Career Framework", None, None],
        ["IC2 Cloud Engineer", None, None],
        ["In short", "Runs what others build on", None],
        ["Owner", "somebody", "else"],
        ["Pillar", "Responsibility", "Behavior"],
        ["Craft", "Networks", "Plans networks for one region"],
    ]
    made = told("p.csv", as_csv(rows))
    assert made.pages == {
        "IC2 Cloud Engineer": {
            "=": "Runs what others build on",
            "Craft": {"Networks": ["Plans networks for one region"]},
        }
    }
    assert made.framework.title == "Harbor Labs Career Framework"
    assert made.fates("somebody") == {Fate.UNRESOLVED}


def test_a_framework_named_in_the_text_beside_a_matrix() -> None:
    table = as_html([["", "L1 Engineer", "L2 Engineer"], ["Code", "Writes code with care", "Reviews the code"]])
    made = told("m.html", f"<p>Harbor Labs Career Framework</p>{table}<h2>Afterword</h2><p>This is the end of it.</p>")
    assert made.framework.title == "Harbor Labs Career Framework"
    assert made.fates("Afterword") == {Fate.PROSE}


def test_examples_inside_a_cell_and_a_second_definition() -> None:
    rows = [
        ["Skill", "What it is", "Level", "Expectation", "Explanation"],
        ["Code", "What we write", "L1", "Writes code with care\nFor example, a small script", "All that runs"],
        ["Code", "What we write", "L2", "Reviews the code of others", "All that runs"],
        ["Talk", "What we say", "L2", "Says what is unclear", "All that is said"],
    ]
    made = told("web-developer.csv", as_csv(rows))
    assert made.definitions["Code"] == "What we write All that runs"
    assert made.pages["L1 Web Developer"][""]["Code"][-1] == "!For example, a small script"


def test_an_enormous_table_with_next_to_nothing_in_it_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_PLACES", 3)
    made = told("m.csv", as_csv([["Skill", "L1 Engineer", "L2 Engineer"], ["Code", "Writes code", "Reviews the code"]]))
    assert "L1 Engineer" not in made.pages or made.pages["L1 Engineer"] != {"": {"Code": ["Writes code"]}}


@pytest.mark.parametrize(
    ("text", "label", "role", "designation"),
    [
        ("IC1 – Data Engineer", "IC1", "Data Engineer", None),
        ("Senior (L5)", "L5", "", "Senior"),
        ("L4 Builder", "L4", "", "Builder"),
        ("Backend L1", "L1", "Backend", None),
        ("Engineer II", "II", "Engineer", None),
        ("Senior Engineer 2", "Senior 2", "Engineer", None),
        ("Mid", "Mid", "", None),
        ("Expert Analytics", "Expert", "Analytics", None),
        ("Grade 7", "Grade 7", "", None),
        ("Senior II", "Senior II", "", None),
        ("3", "3", "", None),
        ("2. Senior", "2", "", "Senior"),
        ("DEV3", "DEV3", "", None),
        ("IV", "IV", "", None),
        ("Developer", "", "Developer", None),
    ],
)
def test_levels_in_heads(text: str, label: str, role: str, designation: str | None) -> None:
    read = read_rung(text)
    assert read is not None and (read.label, read.role, read.designation) == (label, role, designation)


@pytest.mark.parametrize(
    "text",
    ["Delivery", "I own L3 services.", "Expert in nearly everything", "Level 3 is what most of us reach in time", ""],
)
def test_what_is_no_level(text: str) -> None:
    assert read_rung(text) is None


def test_heads_of_columns() -> None:
    told_of = {text: kind_of(text) for text in ("Competencies", "#", "Skill area", "A head of very many words", "")}
    assert told_of == {
        "Competencies": Kind.RESPONSIBILITY,
        "#": Kind.NUMBER,
        "Skill area": Kind.PILLAR,
        "A head of very many words": None,
        "": None,
    }
    assert kind_exactly("Skill area") is None and kind_exactly("Examples:") is Kind.EXAMPLE


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Same as IC3", True),
        ("same as 2", True),
        ("As level II, and also mentors interns", True),
        ("Everything in L2, plus:", True),
        ("All of the expectations of L2", True),
        ("As Senior, and leads a guild", True),
        ("See previous level", True),
        ("Same as above.", True),
        ("–", True),
        ("n/a", True),
        ("ditto", True),
        ("Like Staff Engineers, I have many skills", False),
        ("As a senior engineer I mentor others", False),
        ("See the customers every month", False),
        ("Same tools in all teams", False),
        ("Includes others in planning", False),
        ("All engineers review code", False),
    ],
)
def test_what_only_points_to_another_level(text: str, elsewhere: bool) -> None:
    assert inherits(text) is elsewhere
