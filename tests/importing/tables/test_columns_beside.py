"""Columns beside those that say something, two series of levels, and tables pasted into a text with tabs."""

from tests.importing.tables.making import as_csv, as_html, as_xlsx, told

from levelset.importing.draft import Fate
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

LISTED = [
    ["ID", "Job family", "Level", "Theme", "Competency", "Descriptor", "Example", "Keeper"],
    [1, "Bridge Engineer", "B1", "Iron", "Rivets", "Counts them before each shift", None, "PX"],
    [2, "Bridge Engineer", "B1", "Iron", "Rivets", "Oils them when it rains", "e.g. the gale of last March", "PX"],
    [3, "Bridge Engineer", "B2", "Iron", "Rivets", "Decides which of them to replace", None, "PX"],
]


def test_what_stands_behind_the_text_under_an_unknown_head_names_nothing() -> None:
    found = told("a.xlsx", as_xlsx({"Levels": LISTED}))

    rivets = {"Iron": {"Rivets": ["Decides which of them to replace", "~PX"]}}
    assert found.pages["B2 Bridge Engineer"] == rivets
    assert found.pages["B1 Bridge Engineer"]["Iron"]["Rivets"][:2] == [
        "Counts them before each shift",
        "Oils them when it rains",
    ]
    assert found.fates("e.g. the gale of last March") == {Fate.EXAMPLE}


def test_an_empty_column_for_the_lead_is_no_level() -> None:
    head = ["Competency", "Expectation", "Self", "Lead"]
    sheets = {
        "B1 Bridge Engineer": [
            head,
            ["Rivets", "Counts them before each shift"],
            [None, "Oils them"],
            ["Crew", "Is kind"],
        ],
        "B2 Bridge Engineer": [head, ["Rivets", "Decides which to replace"], ["Crew", "Leads a gang of three"]],
    }
    found = told("a.xlsx", as_xlsx(sheets))

    assert found.pages == {
        "B1 Bridge Engineer": {"": {"Rivets": ["Counts them before each shift", "Oils them"], "Crew": ["Is kind"]}},
        "B2 Bridge Engineer": {"": {"Rivets": ["Decides which to replace"], "Crew": ["Leads a gang of three"]}},
    }


def test_two_series_of_codes_with_roles_are_levels_side_by_side() -> None:
    rows = [
        ["Competency", "BE1 Bridge Engineer", "BE2 Senior Bridge Engineer", "BM1 Bridge Manager"],
        ["Rivets", "Counts them before each shift", "Decides which to replace", "Buys them by the ton"],
        ["Crew", "Is kind to newcomers", "Leads a gang of three", "Hires and lets go with care"],
    ]
    found = told("a.html", as_html(rows))

    assert list(found.pages) == ["BE1 Bridge Engineer", "BE2 Senior Bridge Engineer", "BM1 Bridge Manager"]
    assert found.roles == ["Bridge Engineer", "Bridge Manager"]


def test_cells_pasted_with_tabs_below_a_title_are_a_table() -> None:
    rows = [
        ["Competency", "Junior Bridge Engineer", "Bridge Engineer", "Senior Bridge Engineer"],
        ["Rivets", "Counts them daily", "Oils them alone", "Picks new ones"],
        ["Crew", "Is kind", "Shows newcomers where to stand", "Leads a gang"],
    ]
    pasted = "\n".join("\t".join(row) for row in rows)
    found = told("a.txt", f"Larkmoor Competency Matrix\n\nTalk about it twice a year.\n\n{pasted}\n")

    assert found.framework.title == "Larkmoor Competency Matrix"
    assert found.pages == told("a.csv", as_csv(rows)).pages
    assert len(found.pages) == 3


def test_lines_with_a_tab_each_are_no_table() -> None:
    text = "IC1 Bridge Engineer\n\nRivets\n- Counts\tthem\n- Oils\tthem\n- Paints\tthem\n"
    found = told("a.txt", text)

    assert list(found.pages) == ["IC1 Bridge Engineer"]


def test_names_above_lists_inside_of_cells_are_responsibilities() -> None:
    pasted = """\
Bridge Engineer 1                  Bridge Engineer 2

Rivets                             Rivets
- Counts them daily                - Picks new ones
- Oils them                        - Buys them

Crew                               Crew
- Is kind to newcomers             - Leads a gang
"""
    found = told("a.txt", pasted)

    assert found.pages == {
        "Bridge Engineer 1": {"": {"Rivets": ["Counts them daily", "Oils them"], "Crew": ["Is kind to newcomers"]}},
        "Bridge Engineer 2": {"": {"Rivets": ["Picks new ones", "Buys them"], "Crew": ["Leads a gang"]}},
    }


def test_the_caption_of_a_table_names_its_role_and_a_salary_is_no_behavior() -> None:
    rows = [
        ["Level", "Rivets", "Salary"],
        ["BE1", "Counts them before each shift", "50k to 60k a year"],
        ["BE2", "Decides which of them to replace", "60k to 70k a year"],
    ]
    found = told("a.html", as_html(rows).replace("<table>", "<table><caption>Bridge Engineer levels</caption>"))

    assert found.roles == ["Bridge Engineer"]
    assert {page: groups[""]["Rivets"][:1] for page, groups in found.pages.items()} == {
        "BE1 Bridge Engineer": ["Counts them before each shift"],
        "BE2 Bridge Engineer": ["Decides which of them to replace"],
    }
    assert not [s for page in found.framework.pages for s in page.statements() if "a year" in s.text]


def test_a_table_pasted_cell_by_cell_is_one_again() -> None:
    rows = [
        ["Competency", "Junior Bridge Engineer", "Bridge Engineer", "Senior Bridge Engineer"],
        ["Rivets", "Counts them every day", "Oils them without help", "Picks those of the spring"],
        ["Crew", "Is kind to newcomers", "Shows others where to stand", "Leads a gang of three"],
    ]
    found = told("a.txt", "\n".join(cell for row in rows for cell in row) + "\n")

    assert found.pages == told("a.csv", as_csv(rows)).pages
    assert len(found.pages) == 3


def test_lines_that_fall_into_no_rows_stay_lines() -> None:
    lines = [
        "Junior Bridge Engineer",
        "Senior Bridge Engineer",
        "Rivets",
        "Counts them every day",
        "Oils them in spring",
    ]
    found = told("a.txt", "\n".join([*lines, "Crew", "Is kind to newcomers and to others"]) + "\n")

    assert list(found.pages) == ["Senior Bridge Engineer"]  # the last row lacks a cell


def test_tables_of_two_columns_under_one_head_are_listings_whatever_it_says() -> None:
    head = ["Field", "Which we notice"]
    first = as_html([head, ["Rivets", "Counts them\nOils them"], ["Crew", "Speaks up"]], "<h2>L1 Bridge Engineer</h2>")
    second = as_html(
        [head, ["Rivets", "Picks new ones"], ["Crew", "Leads a gang\nHires"]], "<h2>L2 Bridge Engineer</h2>"
    )
    found = told("a.html", first + second)

    assert found.pages == {
        "L1 Bridge Engineer": {"": {"Rivets": ["Counts them", "Oils them"], "Crew": ["Speaks up"]}},
        "L2 Bridge Engineer": {"": {"Rivets": ["Picks new ones"], "Crew": ["Leads a gang", "Hires"]}},
    }


def test_marks_that_stand_for_the_level_before_can_be_taken_over() -> None:
    rows = [
        ["Competency", "Bridge Engineer I", "Bridge Engineer II", "Bridge Engineer III"],
        ["Rivets", "Counts them daily", "〃", "Picks new ones"],
        ["Crew", "Is kind to others", '"', "as above"],
    ]
    document = read_bytes("a.csv", as_csv(rows))
    assert document.value is not None
    found = [finding.message for finding in recognise([document.value]).findings if finding.code == "import/inherits"]

    assert [message.split(". ")[0] for message in found] == [
        "“〃”: Bridge Engineer II builds on Bridge Engineer I",
        '“"”: Bridge Engineer II builds on Bridge Engineer I',
        "“as above”: Bridge Engineer III builds on Bridge Engineer II",
    ]


def test_columns_numbered_alike_are_no_levels_beside_a_column_of_them() -> None:
    rows = [
        ["Level", "Rivets 1", "Rivets 2", "Crew 1"],
        ["L1 Bridge Engineer", "Counts them daily", "Oils them in spring", "Is kind to others"],
        ["L2 Bridge Engineer", "Picks the new ones", "Buys them by the ton", "Leads a small gang"],
    ]

    assert list(told("a.csv", as_csv(rows)).pages) == ["L1 Bridge Engineer", "L2 Bridge Engineer"]


def test_a_rule_between_bars_parts_the_head_from_its_rows() -> None:
    head = "Level | Title | Impact | Crew\n------+-------+--------+-----\n"
    rows = (
        "1 | Bridge Engineer | Helps the gang | Is kind to all",
        "2 | Senior Bridge Engineer | Leads the gang | Hires with care",
        "3 | Staff Bridge Engineer | Leads gangs | Plans it",
    )
    found = told("a.txt", head + "\n".join(rows))

    assert [list(groups[""]) for groups in found.pages.values()] == [["Impact", "Crew"]] * 3


def test_columns_whose_heads_count_on_say_one_thing_each() -> None:
    rows = [
        ["Level", "Competency", "Expectation 1", "Expectation 2"],
        ["L1 Bridge Engineer", "Rivets", "Counts them", "Oils them"],
        ["L1 Bridge Engineer", "Crew", "Is kind", None],
        ["L2 Bridge Engineer", "Rivets", "Picks new ones", "Buys them"],
    ]

    assert told("a.csv", as_csv(rows)).pages == {
        "L1 Bridge Engineer": {"": {"Rivets": ["Counts them", "Oils them"], "Crew": ["Is kind"]}},
        "L2 Bridge Engineer": {"": {"Rivets": ["Picks new ones", "Buys them"]}},
    }
