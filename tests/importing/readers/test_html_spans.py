"""Cells of web pages know where they stand, even beside merged ones."""

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
