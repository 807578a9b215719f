"""Pages of frameworks that no document was fitted to, printed in many ways: every statement comes back as it was."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.importing.document import Look, Piece
from levelset.importing.read import read_bytes
from support.browser import chromium
from support.environment import missing
from support.printing import Written, page
from support.printing_pdf import HEAD, Sheets, as_html, printed

ANNOUNCED = ("Responsibility", "Key Behaviors")
LEFT_OUT = (*ANNOUNCED, HEAD)  # on a single page nothing tells a running head from a line of text


def pieces_of(data: bytes) -> list[Piece]:
    read = read_bytes("ladder.pdf", data)
    assert read.value is not None, read.findings
    return list(read.value.pieces)


def in_order(written: Written) -> list[str]:
    """What a person reads, from top to bottom."""
    names = [[name, *texts] for groups in written.pillars.values() for name, texts in groups.items()]
    firsts = {next(iter(groups)): pillar for pillar, groups in written.pillars.items()}
    body = [[firsts[lines[0]], *lines] if lines[0] in firsts else lines for lines in names]
    return [written.title, written.statement, *(line for lines in body for line in lines)]


def said(pieces: list[Piece]) -> list[str]:
    """The text of the pages, without what they repeat and what tables announce."""
    return [piece.text for piece in pieces if "nav" not in piece.marks and piece.text not in LEFT_OUT]


PRINTS = [
    Sheets(),
    Sheets(font=("Helvetica", "Helvetica-Bold"), size=9),
    Sheets(font=("Courier", "Courier-Bold"), size=8),
    Sheets(justified=True),
    Sheets(bullet="-"),
    Sheets(bullet=""),
    Sheets(columns=2),
    Sheets(columns=2, bullet=""),
    Sheets(columns=3, paper="wide", size=9),
    Sheets(form="table"),
    Sheets(form="table", rules="rows"),
    Sheets(form="table", rules="none"),
    Sheets(form="table", paper="a5", size=8, margin=30),
    Sheets(form="table", rules="none", paper="a5", size=8, margin=30),
]


@pytest.mark.parametrize("style", PRINTS, ids=str)
def test_every_way_of_printing_gives_the_same_text_in_the_same_order(style: Sheets) -> None:
    written = page(7, pillars=4, groups=2, statements=6)
    assert said(pieces_of(printed(written, style))) == in_order(written)


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), style=st.sampled_from([style for style in PRINTS if style.columns == 1]))
def test_no_statement_of_any_page_is_lost_or_made_up(seed: int, style: Sheets) -> None:
    """One line in a hundred ends just where the next sentence would have had no room; letters are never lost."""
    written = page(seed, pillars=3, groups=2, statements=5)
    letters = "".join("".join(said(pieces_of(printed(written, style)))).split()).replace("-", "")
    for text in in_order(written):
        assert "".join(text.split()).replace("-", "") in letters


def test_heads_feet_and_numbers_of_pages_are_part_of_the_site() -> None:
    repeated = {piece.text for piece in pieces_of(printed(page(3, pillars=4))) if "nav" in piece.marks}
    assert HEAD in repeated
    assert "Page 2 of 99" in repeated


def test_a_table_that_goes_over_pages_is_one_and_its_head_is_said_once() -> None:
    written = page(5, pillars=1, groups=6, statements=9)
    pieces = pieces_of(printed(written, Sheets(form="table", paper="a5", size=8)))
    cells = [piece for piece in pieces if piece.table]
    assert {piece.table for piece in cells} == {1}
    assert [piece.text for piece in cells if "th" in piece.marks] == list(ANNOUNCED)
    groups = written.pillars["Vessel"]
    names = {piece.row: piece.text for piece in cells if piece.column == 1}
    found = {name: [p.text for p in cells if p.row == row and p.column == 2] for row, name in names.items()}
    assert {name: texts for name, texts in found.items() if name != "Responsibility"} == groups


def test_sizes_and_weights_make_headings() -> None:
    pieces = pieces_of(printed(page(1)))
    heads = {piece.text: piece.depth for piece in pieces if piece.look is Look.HEADING}
    names = {name: 3 for groups in page(1).pillars.values() for name in groups}
    assert heads == {"IC3 Harbor Engineer": 1, "Vessel": 2, "Voyage": 2, "Crew": 2, **names}


WEB = {
    "plain": ("body{font:11pt serif}", "list"),
    "airy": ("body{font:10pt sans-serif;line-height:1.7} ul{list-style:square}", "list"),
    "two columns": ("body{column-count:2;text-align:justify;font:10pt serif}", "list"),
    "ruled": ("table{border-collapse:collapse} td,th{border:1px solid #999;vertical-align:top;padding:4px}", "table"),
    "blank": ("td,th{padding:4px 12px;vertical-align:top;text-align:left} td:first-child{width:25%}", "table"),
    "small": ("@page{size:A6} body{font:9pt serif}", "list"),
}


@pytest.mark.browser
@pytest.mark.parametrize("style", WEB)
def test_what_a_browser_prints_gives_the_same_text(style: str, request: pytest.FixtureRequest) -> None:
    if chromium() is None:
        missing("no Chromium on this machine (Debian, Ubuntu: sudo apt install chromium)")
    browser = request.getfixturevalue("_browser")
    css, form = WEB[style]
    written = page(21, pillars=3, groups=3, statements=5)
    sheet = browser.new_page()
    sheet.set_content(as_html(written, css, form))
    data = sheet.pdf(prefer_css_page_size=True)
    sheet.close()
    assert said(pieces_of(data)) == in_order(written)
