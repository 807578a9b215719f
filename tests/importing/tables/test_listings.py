"""Listings: one row for each behavior or responsibility, whatever the columns are called and wherever they stand."""

import pytest

from importing.tables.making import as_csv, as_xlsx, told
from levelset.importing.draft import Fate
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

SRE = {
    "G4 Site Reliability Engineer": {
        "Running things": {
            "On-call": ["Answers pages within the agreed time", "Hands over what is left"],
            "Reports": ["Writes down what happened"],
        },
        "Building things": {"Tooling": ["Scripts what is done twice"]},
    },
    "G5 Site Reliability Engineer": {
        "Running things": {"On-call": ["Coordinates incidents of several teams"]},
        "Building things": {"Tooling": ["Builds tools that other teams use"]},
    },
}
SRE_ROWS = [
    ["Site Reliability Engineer", "G4", "Running things", "On-call", "Answers pages within the agreed time"],
    ["Site Reliability Engineer", "G4", "Running things", "On-call", "Hands over what is left"],
    ["Site Reliability Engineer", "G4", "Running things", "Reports", "Writes down what happened"],
    ["Site Reliability Engineer", "G4", "Building things", "Tooling", "Scripts what is done twice"],
    ["Site Reliability Engineer", "G5", "Running things", "On-call", "Coordinates incidents of several teams"],
    ["Site Reliability Engineer", "G5", "Building things", "Tooling", "Builds tools that other teams use"],
]


@pytest.mark.parametrize(
    "head",
    [
        ["Role", "Level", "Pillar", "Responsibility", "Behavior"],
        ["Job family", "Grade", "Theme", "Competency", "What good looks like"],
        ["Discipline", "Seniority", "Competency area", "Skill", "Expectations"],
        ["Rolle", "Stufe", "Bereich", "Kompetenz", "Verhalten"],
        ["a", "b", "c", "d", "e"],
        None,
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (1, 2, 3, 4, 0), (3, 4, 1, 0, 2)])
def test_columns_are_told_by_their_heads_or_by_their_cells(head: list[str] | None, order: tuple[int, ...]) -> None:
    rows = ([head] if head else []) + SRE_ROWS
    made = told("list.csv", as_csv([[row[at] for at in order] for row in rows]))
    assert made.pages == SRE
    assert made.roles == ["Site Reliability Engineer"]
    assert not made.codes


def test_cells_that_repeat_may_be_blank_or_merged() -> None:
    blank: list[list[str | None]] = []
    for row in SRE_ROWS:
        above = [next((b[at] for b in reversed(blank) if b[at] is not None), None) for at in range(4)]
        kept: list[str | None] = list(row)
        for at in range(4):
            if row[: at + 1] == above[: at + 1]:
                kept[at] = None
        blank.append(kept)
    head = ["Role", "Level", "Pillar", "Responsibility", "Behavior"]
    assert blank[1] == [None, None, None, None, "Hands over what is left"]
    assert told("list.csv", as_csv([head, *blank])).pages == SRE
    merged = ["A2:A7", "B2:B5", "B6:B7", "C2:C4", "D2:D3"]
    assert told("list.xlsx", as_xlsx({"List": [head, *blank]}, {"List": merged})).pages == SRE


def test_a_role_that_holds_the_level() -> None:
    rows = [
        ["Role", "Competency", "Description"],
        ["Junior Backend Developer", "Delivery", "Finishes tasks of a day or two"],
        ["Junior Backend Developer", "Delivery", "Asks before a task drags on"],
        ["Senior Backend Developer", "Delivery", "Finishes projects of a quarter"],
        ["Senior Backend Developer", "Vision", "Sees what the next year needs"],
    ]
    made = told("list.csv", as_csv(rows))
    assert made.pages == {
        "Junior Backend Developer": {
            "": {"Delivery": ["Finishes tasks of a day or two", "Asks before a task drags on"]}
        },
        "Senior Backend Developer": {
            "": {"Delivery": ["Finishes projects of a quarter"], "Vision": ["Sees what the next year needs"]}
        },
    }
    assert made.roles == ["Backend Developer"]


def test_one_row_for_each_group_with_examples_and_definitions() -> None:
    rows = [
        ["Level", "Responsibility", "Definition", "Expectations", "Example"],
        ["M1", "People", "Caring for people", "• Holds 1:1s every week\n• Writes fair reviews", "Ada's first month"],
        ["M1", "Delivery", None, "• Plans sprints with the team", None],
        ["M2", "People", "Caring for people", "• Coaches managers of teams", None],
        ["M2", "Delivery", None, "Same as M1, across teams", None],
    ]
    made = told("engineering-manager.csv", as_csv(rows))
    assert made.pages == {
        "M1 Engineering Manager": {
            "": {
                "People": ["Holds 1:1s every week", "Writes fair reviews", "!Ada's first month"],
                "Delivery": ["Plans sprints with the team"],
            }
        },
        "M2 Engineering Manager": {
            "": {"People": ["Coaches managers of teams"], "Delivery": ["~Same as M1, across teams"]}
        },
    }
    assert made.definitions == {"People": "Caring for people"}
    assert [role.track for role in made.framework.roles] == ["m"]


def test_a_row_for_each_level_of_each_competency() -> None:
    rows = [
        ["Competency", "Level", "Expectation"],
        ["Delivery", 1, "Finishes tasks that are given"],
        ["Delivery", 2, "Finishes features that are given"],
        ["Delivery", 3, "Finds what is worth doing"],
        ["Talking", 1, "Says what is unclear to them"],
        ["Talking", 2, "Explains designs to the team"],
        ["Talking", 3, "Speaks for the company"],
    ]
    made = told("android-developer.xlsx", as_xlsx({"Sheet1": rows}))
    assert made.pages["Android Developer 2"] == {
        "": {"Delivery": ["Finishes features that are given"], "Talking": ["Explains designs to the team"]}
    }
    assert made.levels == [("1", 1), ("2", 2), ("3", 3)]


def test_bands_of_pillars_between_the_rows() -> None:
    rows = [
        ["Skill", "Level", "Expectation"],
        ["Technical", None, None],
        ["Code", "L1", "Writes small functions with care"],
        [None, "L2", "Writes services with care"],
        ["Human", None, None],
        ["Talking", "L1", "Says what is unclear to them"],
        [None, "L2", "Explains designs to the team"],
    ]
    made = told("cloud-engineer.csv", as_csv(rows))
    assert made.pages["L2 Cloud Engineer"] == {
        "Technical": {"Code": ["Writes services with care"]},
        "Human": {"Talking": ["Explains designs to the team"]},
    }


def test_a_sheet_for_each_role() -> None:
    head = ["Competency", "L1", "L2"]
    sheets = {
        "Backend Engineer": [head, ["Delivery", "Ships small things with help", "Ships features alone"]],
        "Data Analyst": [head, ["Delivery", "Answers simple questions with data", "Answers open questions"]],
        "Glossary": [["Term", "Meaning"], ["Warehouse", "Where all our tables live"]],
    }
    made = told("book.xlsx", as_xlsx(sheets))
    assert made.pages == {
        "L1 Backend Engineer": {"": {"Delivery": ["Ships small things with help"]}},
        "L2 Backend Engineer": {"": {"Delivery": ["Ships features alone"]}},
        "L1 Data Analyst": {"": {"Delivery": ["Answers simple questions with data"]}},
        "L2 Data Analyst": {"": {"Delivery": ["Answers open questions"]}},
    }
    assert ("Warehouse", "Where all our tables live") in [(t.term, t.definition) for t in made.framework.glossary]
    assert not made.codes


def test_a_sheet_for_each_pillar() -> None:
    head = ["Skill", "Junior", "Senior"]
    sheets = {
        "Technical": [head, ["Design", "Follows designs that are given", "Writes designs that last"]],
        "Behavioral": [head, ["Ownership", "Finishes what was agreed", "Finds what nobody owns"]],
    }
    made = told("mobile-developer.xlsx", as_xlsx(sheets))
    assert made.pages["Senior Mobile Developer"] == {
        "Technical": {"Design": ["Writes designs that last"]},
        "Behavioral": {"Ownership": ["Finds what nobody owns"]},
    }


def test_a_sheet_for_each_level() -> None:
    head = ["Category", "Expectation"]
    sheets = {
        "Junior": [
            head,
            ["Delivery", "Finishes small tasks in a sprint"],
            ["Delivery", "Asks for help within a day"],
            ["Communication", "Writes clear commit messages"],
        ],
        "Senior": [head, ["Delivery", "Leads projects of several weeks"]],
        "Read me": [["Each sheet is one level. Talk about it with your manager."]],
    }
    made = told("frontend-engineer-levels.xlsx", as_xlsx(sheets))
    assert made.pages == {
        "Junior Frontend Engineer": {
            "": {
                "Delivery": ["Finishes small tasks in a sprint", "Asks for help within a day"],
                "Communication": ["Writes clear commit messages"],
            }
        },
        "Senior Frontend Engineer": {"": {"Delivery": ["Leads projects of several weeks"]}},
    }
    assert made.fates("Each sheet is one level. Talk about it with your manager.") == {Fate.PROSE}


def test_sheets_that_name_role_and_level() -> None:
    sheets = {
        "Backend L1": [["Skill", "Expectation"], ["Code", "Writes small functions with care"]],
        "Backend L2": [["Skill", "Expectation"], ["Code", "Writes services with care"]],
    }
    made = told("book.xlsx", as_xlsx(sheets))
    assert made.pages == {
        "L1 Backend": {"": {"Code": ["Writes small functions with care"]}},
        "L2 Backend": {"": {"Code": ["Writes services with care"]}},
    }
    assert not made.codes


def test_a_page_on_a_sheet_with_its_title_its_line_its_facets_and_bands() -> None:
    rows = [
        ["L3 Cloud Engineer", None, None],
        ["Runs what others build on", None, None],
        [],
        ["Scope", "What they look after", "One region of our network"],
        [None, None, "The costs of that region"],
        [],
        ["Craft", None, None],
        ["Networks", None, "Plans networks for one region"],
        ["Costs", None, "Knows what each service costs\nCuts what nobody uses"],
        ["People", None, None],
        ["Teaching", None, "Teaches one workshop a year"],
    ]
    two = [[row[0], row[2]] if row else [] for row in rows if row[:1] not in (["Scope"], [None]) or not row]
    assert told("l3.xlsx", as_xlsx({"L3": two})).pages == {
        "L3 Cloud Engineer": {
            "=": "Runs what others build on",
            "Craft": {
                "Networks": ["Plans networks for one region"],
                "Costs": ["Knows what each service costs", "Cuts what nobody uses"],
            },
            "People": {"Teaching": ["Teaches one workshop a year"]},
        }
    }
    with_head = [*rows[:6], ["Pillar", "Responsibility", "Behavior"], ["Craft", "Networks", "Plans one region"]]
    assert told("l3.xlsx", as_xlsx({"L3": with_head})).pages == {
        "L3 Cloud Engineer": {
            "=": "Runs what others build on",
            "@Scope": ["One region of our network", "The costs of that region"],
            "Craft": {"Networks": ["Plans one region"]},
        }
    }


def test_a_page_that_only_the_name_of_its_file_names() -> None:
    rows = [
        ["Pillar", "Responsibility", "Behavior"],
        ["Craft", "Networks", "Plans networks for one region"],
        [None, None, "Names things so that others find them"],
        ["People", "Teaching", "Teaches one workshop a year"],
    ]
    made = told("ic3_cloud-engineer.csv", as_csv(rows))
    assert list(made.pages.values()) == [
        {
            "Craft": {"Networks": ["Plans networks for one region", "Names things so that others find them"]},
            "People": {"Teaching": ["Teaches one workshop a year"]},
        }
    ]
    assert made.levels == [("IC3", 3)]
    assert made.codes == ["import/title-from-file"]


def test_an_intro_of_a_pillar_and_a_footnote() -> None:
    rows = [
        ["IC2 Cloud Engineer", None, None],
        ["Pillar", "Responsibility", "Behavior"],
        ["Craft", None, "I know our platform* well enough to help others."],
        [None, "Networks", "I plan networks for one region"],
        ["* The platform is short for what we run ourselves.", None, None],
    ]
    assert told("p.csv", as_csv(rows)).pages == {
        "IC2 Cloud Engineer": {
            "Craft": {
                "_": ["I know our platform* well enough to help others."],
                "Networks": ["I plan networks for one region"],
            },
            "*": ["* The platform is short for what we run ourselves."],
        }
    }


def test_a_head_that_stands_again_is_no_row() -> None:
    head = ["Level", "Skill", "Expectation"]
    rows = [
        head,
        ["L1", "Code", "Writes code with help"],
        ["L1", "Talk", "Says what is unclear"],
        head,
        ["L2", "Code", "Writes code"],
    ]
    made = told("web-developer.csv", as_csv(rows))
    assert made.pages["L2 Web Developer"] == {"": {"Code": ["Writes code"]}}
    assert made.fates("Expectation") == {Fate.SECTION}


def test_a_rubric_of_ratings_is_no_framework() -> None:
    rows = [
        ["Competency", "Description", "Needs work", "Meets", "Exceeds"],
        ["Delivery", "Getting things done", "Often misses what was agreed", "Does what was agreed", "Does much more"],
    ]
    assert told("rubric.csv", as_csv(rows)).levels in ([], [("?", 0)])


def test_each_cell_of_rows_that_repeat_their_names_is_accounted_for() -> None:
    """Rows under the names of the row above are taken up at once, and say what they are of all the same."""
    rows = [["Role", "Level", "Theme", "Competency", "Behavior"], *SRE_ROWS]
    rows.insert(3, [*SRE_ROWS[0][:4], "Keeps the list of whom to call"])
    rows.insert(4, rows[0])
    read = read_bytes("list.csv", as_csv(rows)).value
    assert read is not None
    draft = recognise([read]).value
    became: dict[int, set[tuple[str, str | None]]] = {}
    for told_of in draft.sources[0].fates:
        became.setdefault(told_of.number, set()).add((told_of.fate.value, told_of.target))
    page = "site-reliability-engineer/g4"
    on_call = f"{page}#running-things/on-call"
    whole = [
        {("title", page)},
        {("title", page)},
        {("pillar", f"{page}#running-things")},
        {("responsibility", on_call)},
    ]
    for row in (1, 2, 3):
        assert [became[piece.number] for piece in read.pieces if piece.row == row + 1] == [
            *whole,
            {("behavior", on_call)},
        ]
    assert [became[piece.number] for piece in read.pieces if piece.row == 5] == [{("section", None)}] * 5
    assert set(became) == {piece.number for piece in read.pieces}


def test_a_sheet_for_each_competency_with_what_is_expected_at_each_level() -> None:
    head = ["Level", "What is expected"]
    sheets = {
        "Accuracy": [
            head,
            ["Clerk", "Copies figures without slips"],
            ["Senior Clerk", "Finds slips"],
        ],
        "Discretion": [head, ["Clerk", "Keeps files shut"], ["Senior Clerk", "Decides who may see a file"]],
    }
    made = told("clerks.xlsx", as_xlsx(sheets))
    assert {title: {name: len(said) for name, said in groups[""].items()} for title, groups in made.pages.items()} == {
        "Clerk": {"Accuracy": 1, "Discretion": 1},
        "Senior Clerk": {"Accuracy": 1, "Discretion": 1},
    }
