"""What stands beside and inside the cells of a matrix: notes, examples, footnotes, lines, and tables that are none."""

import pytest

from importing.tables.making import as_csv, told
from levelset.importing.draft import Fate


def test_two_tables_on_one_sheet_one_below_the_other() -> None:
    rows = [
        ["Data Analyst", None, None],
        ["Technical", "L1", "L2"],
        ["SQL", "Reads queries of others", "Writes queries for others"],
        [],
        ["Human", "L1", "L2"],
        ["Talking", "Says what is unclear to them", "Says what others leave unclear"],
    ]
    made = told("a.csv", as_csv(rows))
    assert made.pages["L1 Data Analyst"] == {
        "": {"SQL": ["Reads queries of others"], "Talking": ["Says what is unclear to them"]}
    }
    assert made.fates("Human") == {Fate.SECTION}


def test_examples_and_notes_in_columns_and_rows_of_their_own() -> None:
    rows = [
        ["Skill", "IC1 Engineer", "IC2 Engineer", "Comments"],
        ["Design", "Follows designs that are given", "Writes designs that last", "Ask the guild"],
        ["Examples", "The login page of last year", "The billing rewrite", None],
    ]
    made = told("a.csv", as_csv(rows))
    assert made.pages["IC1 Engineer"] == {
        "": {"Design": ["Follows designs that are given", "~Ask the guild", "!The login page of last year"]}
    }


def test_a_lead_in_and_wrapped_lines_inside_a_cell() -> None:
    cell = "Everything in L1, plus:\n• Plans the work of a\nsmall group of people\n• Hires with the team"
    rows = [["Skill", "L1 Manager", "L2 Manager"], ["Planning", "Plans the own week", cell]]
    made = told("a.csv", as_csv(rows))
    assert made.pages["L2 Manager"] == {
        "": {
            "Planning": ["Plans the work of a small group of people", "Hires with the team", "~Everything in L1, plus:"]
        }
    }


def test_footnotes_below_a_matrix_go_to_the_pages_that_refer_to_them() -> None:
    rows = [
        ["Skill", "IC1 Engineer", "IC2 Engineer"],
        ["Quality", "Knows what the bar* asks for", "Raises the bar for all of us"],
        ["* The bar is short for what we ask of every release.", None, None],
    ]
    made = told("a.csv", as_csv(rows))
    assert made.pages["IC1 Engineer"]["*"] == ["* The bar is short for what we ask of every release."]
    assert "*" not in made.pages["IC2 Engineer"]


def test_three_columns_of_names_keep_all_three() -> None:
    rows = [
        ["Pillar", "Competency", "Aspect", "L1 Engineer", "L2 Engineer"],
        ["Product", "Quality", "Testing", "Tests the own changes by hand", "Tests in the pipeline"],
        [None, None, "Review", "Asks for reviews every day", "Reviews for two teams"],
    ]
    made = told("a.csv", as_csv(rows))
    assert made.pages["L1 Engineer"] == {
        "Product": {
            "Quality: Testing": ["Tests the own changes by hand"],
            "Review": ["Asks for reviews every day"],
        }
    }


def test_a_level_that_says_nothing_is_a_question_and_no_page() -> None:
    made = told(
        "a.csv",
        as_csv(
            [
                ["Skill", "IC1 Engineer", "IC2 Engineer", "IC3 Engineer"],
                ["Code", "I write code", "I review the code", None],
            ]
        ),
    )
    assert list(made.pages) == ["IC1 Engineer", "IC2 Engineer"]
    assert made.fates("IC3 Engineer") == {Fate.UNRESOLVED}
    assert made.codes == ["import/unresolved"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Skill", "L1", "L2", "L3"], ["SQL", "1", "2", "3"], ["Python", "2", "3", "3"]],
        [["Skill", "Junior", "Senior"], ["SQL", "✓", "✓"], ["Python", "", "✓"]],
        [["Name", "Start", "Salary"], ["Ada", "2020-01-01", "10"], ["Bo", "2021-01-01", "20"]],
    ],
)
def test_tables_of_marks_figures_and_people_are_no_frameworks(rows: list[list[str]]) -> None:
    made = told("table.csv", as_csv(rows))
    assert not any("L1" in title or "Junior" in title for title in made.pages)


def test_a_role_that_nothing_names_is_said_to_come_from_the_file() -> None:
    made = told("q3.csv", as_csv([["Skill", "L1", "L2"], ["Code", "Writes code with some help", "Writes code alone"]]))
    assert made.codes == ["import/role-from-file"]
    assert made.roles == ["q3"]
