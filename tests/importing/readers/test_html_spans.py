"""Cells of web pages know where they stand, even beside merged ones."""

from levelset.importing.read import read_bytes
from levelset.importing.readers.html import read_html


def test_merged_cells_span_and_push_others_to_their_place() -> None:
    text = """<table><tr><th rowspan=2>Area</th><th colspan=2>Doing</th><th>Rest</th></tr>
    <tr><td>Code</td><td>Tests</td><td rowspan="0">Talk</td></tr>
    <tr><td>One</td><td colspan="many">Two</td></tr></table>"""
    seen = [(p.text, p.row, p.column, p.rows, p.columns) for p in read_html("a.html", text)]
    assert seen == [
        ("Area", 1, 1, 2, 1),
        ("Doing", 1, 2, 1, 2),
        ("Rest", 1, 4, 1, 1),
        ("Code", 2, 2, 1, 1),
        ("Tests", 2, 3, 1, 1),
        ("Talk", 2, 4, 1, 1),
        ("One", 3, 1, 1, 1),
        ("Two", 3, 2, 1, 1),
    ]


def test_a_table_inside_a_cell_has_places_of_its_own() -> None:
    text = "<table><tr><td>a<table><tr><td>x</td><td>y</td></tr></table></td><td>b</td></tr></table>"
    seen = [(p.text, p.table, p.row, p.column) for p in read_html("a.html", text)]
    assert seen == [("a", 1, 1, 1), ("x", 2, 1, 1), ("y", 2, 1, 2), ("b", 1, 1, 2)]


def test_no_cell_spans_farther_than_a_table_that_people_make() -> None:
    (piece,) = read_html("a.html", "<table><tr><td colspan=99999 rowspan=999999>a</td></tr></table>")
    assert piece.rows <= 1_000 and piece.columns <= 1_000


def test_cells_that_reach_far_down_and_right_do_not_keep_those_below_looking_for_a_place() -> None:
    """Each row has to find its way around all rows above it; without a bound these took half a minute."""
    row = "<tr><td rowspan=65000 colspan=65000>Measures the river</td></tr>"
    pieces = read_html("a.html", f"<table>{row * 900}</table>")
    assert len(pieces) == 900
    assert max(piece.column for piece in pieces) <= 1_000


def test_an_element_of_countless_attributes_is_refused_and_one_with_much_text_in_them_is_not() -> None:
    many = " ".join(f'a{number}="{number}"' for number in range(100_000))
    read = read_bytes("a.html", f"<html><body><div {many}><p>I measure the river</p></div></body></html>".encode())
    assert read.value is None
    assert [finding.code for finding in read.findings] == ["read/too-large"]
    state = "{" + ", ".join(f"&quot;a{number}&quot;: {number}" for number in range(5_000)) + "}"
    page = f"<html><body><div id='app' data-page=\"{state}\"><p>I measure the river</p></div></body></html>"
    assert [piece.text for piece in read_html("a.html", page)] == ["I measure the river"]
