"""Tables inside documents: the headings above them, the text beside them, several of them that make one framework."""

import pytest

from importing.tables.making import as_html, told
from levelset.importing.draft import Decisions, Fate, Naming
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

PILLARS = (
    "<h1>Harbor Labs Engineering Ladder</h1><p>This page tells what we expect of one another at each level.</p>"
    + as_html(
        [
            ["", "L1", "L2"],
            ["Coding", "Writes small changes\nReads review comments", "Writes whole features alone"],
            ["Testing", "Runs the given tests daily", "Adds tests for every bug"],
        ],
        "<h2>Technical skills</h2>",
    )
    + as_html(
        [["", "L1", "L2"], ["Teamwork", "Joins the weekly planning", "Runs the weekly planning"]],
        "<h2>Working with people</h2>",
    )
    + "<p>Questions? Ask the guild of engineers, who look after this page.</p>"
)


def test_a_table_for_each_pillar_under_its_heading() -> None:
    made = told("ladder.html", PILLARS)
    assert made.pages == {
        "L1 Engineering": {
            "Technical skills": {
                "Coding": ["Writes small changes", "Reads review comments"],
                "Testing": ["Runs the given tests daily"],
            },
            "Working with people": {"Teamwork": ["Joins the weekly planning"]},
        },
        "L2 Engineering": {
            "Technical skills": {"Coding": ["Writes whole features alone"], "Testing": ["Adds tests for every bug"]},
            "Working with people": {"Teamwork": ["Runs the weekly planning"]},
        },
    }
    assert made.framework.organization == "Harbor Labs"
    assert made.fates("This page tells what we expect of one another at each level.") == {Fate.PROSE}
    assert made.codes == ["import/role-from-file"]


def test_a_table_for_each_responsibility_under_its_heading() -> None:
    text = "<h1>Backend Engineer</h1>"
    text += as_html(
        [["Level", "Expectation"], ["Junior", "Finishes small tasks"], ["Senior", "Finishes projects of a quarter"]],
        "<h2>Delivery</h2>",
    )
    text += as_html(
        [["Level", "Expectation"], ["Junior", "Asks good questions"], ["Senior", "Mentors two colleagues a year"]],
        "<h2>Mentoring</h2>",
    )
    assert told("b.html", text).pages == {
        "Junior Backend Engineer": {
            "": {"Delivery": ["Finishes small tasks"], "Mentoring": ["Asks good questions"]},
        },
        "Senior Backend Engineer": {
            "": {"Delivery": ["Finishes projects of a quarter"], "Mentoring": ["Mentors two colleagues a year"]},
        },
    }


def test_a_table_for_each_role_under_its_heading() -> None:
    text = """# Orchard Tech competency matrix

## Frontend Engineer

| Competency | Mid | Senior |
|---|---|---|
| Styling | Styles pages after a design | Builds our design system |
| Speed | Measures how fast pages load | Sets budgets for load times |

## Cloud Engineer

| Competency | Mid | Senior |
|---|---|---|
| Networks | Connects services with help | Plans networks for regions |
| Speed | Measures latency of services | Sets budgets for latency |
"""
    made = told("ladder.md", text)
    assert made.pages["Senior Cloud Engineer"] == {
        "": {"Networks": ["Plans networks for regions"], "Speed": ["Sets budgets for latency"]}
    }
    assert made.roles == ["Frontend Engineer", "Cloud Engineer"]
    assert made.framework.title == "Orchard Tech competency matrix"


def test_merged_cells_of_a_web_page() -> None:
    text = """<h1>Support Engineer</h1><table>
    <tr><th>Pillar</th><th>Skill</th><th>IC1</th><th>IC2</th></tr>
    <tr><td rowspan=2>Product</td><td>Knowledge</td><td>Knows one product well</td><td>Knows all of them</td></tr>
    <tr><td>Bugs</td><td>Reports bugs with steps</td><td>Finds the cause of bugs</td></tr>
    <tr><td>Clients</td><td>Empathy</td><td colspan=2>Stays calm with angry clients</td></tr></table>"""
    assert told("s.html", text).pages == {
        "IC1 Support Engineer": {
            "Product": {"Knowledge": ["Knows one product well"], "Bugs": ["Reports bugs with steps"]},
            "Clients": {"Empathy": ["Stays calm with angry clients"]},
        },
        "IC2 Support Engineer": {
            "Product": {"Knowledge": ["Knows all of them"], "Bugs": ["Finds the cause of bugs"]},
            "Clients": {"Empathy": ["Stays calm with angry clients"]},
        },
    }


@pytest.mark.parametrize(
    "table",
    [
        [["Level", "Title", "Years"], ["L1", "Junior Engineer", "0-2"], ["L2", "Software Engineer", "2-5"]],
        [["Level", "Page"], ["1", "L1 - Junior Engineer"], ["2", "L2 - Software Engineer"]],
    ],
)
def test_an_overview_of_levels_leaves_the_pages_to_the_text(table: list[list[str]]) -> None:
    text = as_html(table, "<h1>Levels</h1>")
    text += "<h2>L1 Junior Engineer</h2><h3>Coding</h3><ul><li>I write small functions with help.</li></ul>"
    text += "<h2>L2 Software Engineer</h2><h3>Coding</h3><ul><li>I write whole features alone.</li></ul>"
    pages = told("x.html", text).pages
    assert pages["L1 Junior Engineer"] == {"": {"Coding": ["I write small functions with help."]}}
    assert pages["L2 Software Engineer"] == {"": {"Coding": ["I write whole features alone."]}}


def test_a_matrix_that_sums_up_pages_of_the_same_text_is_not_read_beside_them() -> None:
    table = as_html([["", "L1 Engineer", "L2 Engineer"], ["Coding", "Writes small functions", "Writes whole features"]])
    text = table + "<h2>L1 Engineer</h2><h3>Coding</h3><ul><li>I write small functions with help.</li></ul>"
    made = told("x.html", text)
    assert made.pages["L1 Engineer"][""]["Coding"] == ["I write small functions with help."]
    assert "import/duplicate-page" not in made.codes


def test_pages_in_the_text_and_a_matrix_of_others_are_both_read() -> None:
    table = as_html([["", "L1 Engineer", "L2 Engineer"], ["Coding", "Writes small functions", "Writes whole features"]])
    text = table + "<h2>L3 Engineer</h2><h3>Coding</h3><ul><li>I write whole systems with others.</li></ul>"
    made = told("x.html", text)
    assert sorted(made.pages) == ["L1 Engineer", "L2 Engineer", "L3 Engineer"]


def test_what_a_person_decides_about_a_cell_holds() -> None:
    data = as_html(
        [["", "L1 Engineer", "L2 Engineer"], ["Coding", "Writes small functions\nTalks a lot", "Writes whole features"]]
    )
    document = read_bytes("x.html", data.encode()).value
    assert document is not None
    number = next(piece.number for piece in document.pieces if piece.text == "Talks a lot")
    name = next(piece.number for piece in document.pieces if piece.text == "Writes whole features")
    decisions = Decisions(fates={("x.html", number): Fate.NOTE}, names={("x.html", name): Naming("Programming")})
    pages = recognise([document], decisions=decisions).value.framework.pages
    (first,), (second,) = ([g for s in page.sections for g in s.groups] for page in pages)
    assert ([s.text for s in first.statements], [n.text for n in first.notes]) == (
        ["Writes small functions"],
        ["Talks a lot"],
    )
    assert second.name == "Programming"


def test_every_piece_is_reported_once_for_each_of_its_fates_in_reading_order() -> None:
    report = told("ladder.html", PILLARS).report
    numbers = [(fate.number, fate.fate) for fate in report.fates]
    assert len(set(numbers)) == len(numbers)
    assert [number for number, _ in numbers] == sorted(number for number, _ in numbers)


def test_script_in_cells_is_text() -> None:
    wicked = "<script>alert(1)</script>"
    table = as_html([["", "L1 Engineer", "L2 Engineer"], [wicked, f"Writes {wicked} code", "Writes whole features"]])
    assert told("x.html", table).pages["L1 Engineer"] == {"": {wicked: [f"Writes {wicked} code"]}}
