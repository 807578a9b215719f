"""Tables inside the pages of a text: names in one column, what is said of them in the next."""

import pytest

from importing.tables.making import as_html, told
from levelset.importing.draft import Fate

HEAD = "<h1>IC2 Support Engineer</h1><p>I solve what others pass on to me.</p>"


def pages_of(*tables: tuple[str, list[list[str]]]) -> dict[str, object]:
    text = HEAD + "".join(as_html(rows, f"<h2>{heading}</h2>" if heading else "") for heading, rows in tables)
    (page,) = told("page.html", text).pages.values()
    assert page.pop("=") == "I solve what others pass on to me."
    return page  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "head", [["Skill", "Expectations"], ["Competency", "What it looks like"], ["Responsibility", "Key behaviors"]]
)
def test_a_table_under_the_heading_of_each_pillar(head: list[str]) -> None:
    page = pages_of(
        ("Clients", [head, ["Knowing things", "Knows one product\nReads the notes"], ["Staying calm", "Smiles a lot"]]),
        (
            "Colleagues",
            [head, ["Asking", "Asks before it is late"], ["Handing over", "Writes notes for the next shift"]],
        ),
    )
    assert page == {
        "Clients": {"Knowing things": ["Knows one product", "Reads the notes"], "Staying calm": ["Smiles a lot"]},
        "Colleagues": {"Asking": ["Asks before it is late"], "Handing over": ["Writes notes for the next shift"]},
    }


def test_a_column_of_pillars_with_definitions_and_examples() -> None:
    rows = [
        ["Area", "Skill", "Definition", "Behavior", "Example"],
        ["Clients", "Knowing things", "What our products do", "Knows one product well", "The billing product"],
        ["Clients", "Knowing things", "", "Reads the notes of others", ""],
        ["", "Staying calm", "", "Stays calm with angry clients", ""],
        ["Colleagues", "Asking", "", "Asks before it is late", ""],
    ]
    assert pages_of(("", rows)) == {
        "Clients": {
            "Knowing things": [
                "Knows one product well",
                "Reads the notes of others",
                "~What our products do",
                "!The billing product",
            ],
            "Staying calm": ["Stays calm with angry clients"],
        },
        "Colleagues": {"Asking": ["Asks before it is late"]},
    }


def test_facets_and_tables_of_other_things_are_left_to_the_text() -> None:
    rows = [["Topic", "Description"], ["Scope", "I look after one queue."], ["Asking", "I ask before it is late."]]
    page = pages_of(("", rows))
    assert page["@Scope"] == ["I look after one queue."]
    text = HEAD + "<h2>Asking</h2><ul><li>I ask before it is late.</li></ul>"
    text += as_html([["Name", "Phone"], ["Front desk", "12"], ["Night shift", "34"]])
    made = told("page.html", text)
    assert made.pages["IC2 Support Engineer"][""]["Asking"][0] == "I ask before it is late."
    assert Fate.RESPONSIBILITY not in made.fates("Phone")


def test_a_pillar_in_a_merged_cell_stands_for_all_the_rows_it_spans() -> None:
    text = (
        HEAD + "<table><tr><th>Pillar</th><th>Responsibility</th><th>Key behaviors</th></tr>"
        "<tr><td rowspan=2>Clients</td><td>Knowing things</td><td>Knows one product well</td></tr>"
        "<tr><td>Staying calm</td><td>Stays calm with angry clients</td></tr>"
        "<tr><td>Colleagues</td><td>Asking</td><td>Asks before it is late</td></tr></table>"
    )
    (page,) = told("page.html", text).pages.values()
    assert page["Clients"] == {
        "Knowing things": ["Knows one product well"],
        "Staying calm": ["Stays calm with angry clients"],
    }
    assert page["Colleagues"] == {"Asking": ["Asks before it is late"]}


def test_the_same_names_beside_what_each_page_says_of_them_need_no_head() -> None:
    """However short it is: what stands in the second column of one table looks like names."""
    rows = {
        "L1": [["Solving", "Answers known questions\nLooks things up first"], ["Writing", "Keeps tickets readable"]],
        "L2": [
            ["Solving", "Reproduces faults in the lab"],
            ["Writing", "Writes for the help pages\nRetires old articles"],
        ],
    }
    text = "".join(as_html(table, f"<h1>Support Engineer {level}</h1>") for level, table in rows.items())
    made = told("page.html", text)
    assert made.pages == {
        f"Support Engineer {level}": {"": {name: said.split("\n") for name, said in table}}
        for level, table in rows.items()
    }
