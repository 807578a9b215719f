"""Readers: what stood where, and how it looked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.importing import read
from levelset.importing.document import Look, Piece
from levelset.importing.read import read_bytes
from levelset.importing.readers.bullets import apart, without_bullet, without_emphasis
from levelset.importing.readers.html import read_html
from levelset.importing.readers.text import read_text


def _seen(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.look.value, piece.text) for piece in pieces]


@pytest.mark.parametrize(
    ("line", "sign", "text"),
    [
        ("• one", "•", "one"),
        ("•one", "•", "one"),
        ("- one", "-", "one"),
        ("-I build", "-", "I build"),
        ("– one", "–", "one"),
        ("12. one", "12.", "one"),
        ("(a) one", "(a)", "one"),
        ("iv) one", "iv)", "one"),
        ("o One", "o", "One"),
        ("> one", ">", "one"),
        ("one - two", "", "one - two"),
        ("-5 degrees", "", "-5 degrees"),
        ("of course", "", "of course"),
        ("1.5 years", "", "1.5 years"),
    ],
)
def test_bullets_and_numbers_are_taken_off(line: str, sign: str, text: str) -> None:
    bullet = without_bullet(line)
    assert (bullet.sign, bullet.text) == (sign, text)


@pytest.mark.parametrize(
    ("line", "text", "bold"),
    [
        ("**Impact**", "Impact", True),
        ("**Scope** _how far_", "Scope how far", True),
        ("I read `__init__` first", "I read `__init__` first", False),
        ("__init__", "__init__", False),
        ("lifecycle* and lifecycle*", "lifecycle* and lifecycle*", False),
        ("_all slanted_", "all slanted", False),
        ("a_b_c", "a_b_c", False),
    ],
)
def test_marks_of_emphasis_are_taken_off_and_names_stay(line: str, text: str, bold: bool) -> None:
    plain = without_emphasis(line)
    assert (plain.text, plain.bold) == (text, bold)


def test_items_that_were_run_together_are_parted() -> None:
    assert apart("one • two • three") == ["one", "two", "three"]


def test_lines_keep_their_numbers_whatever_ends_them() -> None:
    pieces = read_text("a.txt", "# Title\r\n\rfirst\n\n- second\n\n\n")
    assert [(piece.source.line, piece.look) for piece in pieces] == [
        (1, Look.HEADING),
        (2, Look.BLANK),
        (3, Look.PARAGRAPH),
        (4, Look.BLANK),
        (5, Look.ITEM),
    ]


def test_a_row_of_a_table_is_one_piece_a_cell() -> None:
    assert _seen(read_text("a.txt", "Impact\tI finish • I begin\n\tI go on")) == [
        ("cell", "Impact"),
        ("cell", "I finish"),
        ("cell", "I begin"),
        ("paragraph", "I go on"),
    ]


def test_depth_grows_with_indentation() -> None:
    assert [piece.depth for piece in read_text("a.txt", "- a\n  - b\n\t- c")] == [1, 2, 3]


def test_html_headings_lists_tables_and_paragraphs() -> None:
    pieces = read_html(
        "a.html",
        "<h2>Results</h2><p>Intro<br>second</p><ul><li>one<ul><li>inner</li></ul></li></ul>"
        "<table><tr><th>Name</th><td>cell<ul><li>in a cell</li></ul></td></tr></table>",
    )
    assert _seen(pieces) == [
        ("heading", "Results"),
        ("paragraph", "Intro"),
        ("paragraph", "second"),
        ("item", "one"),
        ("item", "inner"),
        ("cell", "Name"),
        ("cell", "cell"),
        ("item", "in a cell"),
    ]
    assert [piece.depth for piece in pieces if piece.look is Look.ITEM] == [1, 2, 1]
    assert [(piece.row, piece.column) for piece in pieces if piece.table] == [(1, 1), (1, 2), (1, 2)]
    assert "th" in pieces[5].marks
    assert len({piece.container for piece in pieces if piece.look is Look.ITEM}) == 3


def test_what_a_word_processor_puts_on_the_clipboard_keeps_its_lists_and_bold_headings() -> None:
    pieces = read_html(
        "clipboard.html",
        "<meta charset='utf-8'><b style='font-weight:normal'><p><span style='font-weight:700'>Impact</span></p>"
        "<p><span style='font-family:Symbol'>·</span> I finish</p><p><br></p><p>not bold</p></b>",
    )
    assert _seen(pieces) == [("paragraph", "Impact"), ("item", "I finish"), ("blank", ""), ("paragraph", "not bold")]
    assert ["bold" in piece.marks for piece in pieces] == [True, False, False, False]


def test_navigation_links_and_pictographs_are_marked() -> None:
    pieces = read_html(
        "a.html",
        "<nav><a href='/x'>Home</a></nav><div id='left-menu'>Menu</div><div class='avenue'>Street</div>"
        "<p><a href='/y'>all link</a></p><h2><img alt='trophy' data-emoji='🏆'>Results</h2><aside>by the way</aside>",
    )
    assert {piece.text: piece.marks for piece in pieces} == {
        "Home": ("link", "nav"),
        "Menu": ("nav",),
        "Street": (),
        "all link": ("link",),
        "🏆 Results": (),
        "by the way": ("nav",),
    }


def test_anchors_behind_headings_are_no_part_of_them_and_buttons_stand_apart() -> None:
    html = "<h2>Results<a href='#results'>¶</a></h2><button>Yes</button> <button>No</button>"
    assert [piece.text for piece in read_html("a.html", html)] == ["Results", "Yes", "No"]


def test_scripts_styles_and_comments_are_not_text() -> None:
    html = "<p>seen</p><script>alert(1)</script><style>p{}</style><!-- hidden --><template><p>x</p></template>tail"
    assert [piece.text for piece in read_html("a.html", html)] == ["seen", "tail"]


def test_a_break_inside_an_item_does_not_end_it_and_a_second_paragraph_is_no_item() -> None:
    pieces = read_html("a.html", "<ul><li>one<br>two</li><li><p>three</p><p>four</p></li></ul></ul></li></table>")
    assert _seen(pieces) == [("item", "one two"), ("item", "three"), ("paragraph", "four")]


@pytest.mark.parametrize(
    "html", ["", "   ", "<", "<!-- only -->", "<html></html>", "<ul>" * 3000 + "deep", "</li></ul>"]
)
def test_broken_html_never_raises(html: str) -> None:
    read_bytes("a.html", html.encode())


@given(
    st.lists(
        st.sampled_from(["<ul>", "</ul>", "<li>", "</li>", "<table>", "<tr>", "<td>", "</table>", "<b>", "x", "<p>"])
    )
)
def test_tags_in_any_order_never_raise(parts: list[str]) -> None:
    pieces = read_html("a.html", "".join(parts))
    assert "".join(piece.raw for piece in pieces).count("x") == parts.count("x")


def _nested(depth: int) -> bytes:
    inner = "<div>" * depth + "<p>I own what stands deep.</p>" + "</div>" * depth
    return f"<html><body><p>I begin.</p>{inner}<p>I end.</p></body></html>".encode()


def test_what_stands_deep_inside_a_page_is_read() -> None:
    read = read_bytes("deep.html", _nested(1500))

    assert read.value is not None
    assert [piece.text for piece in read.value.pieces] == ["I begin.", "I own what stands deep.", "I end."]


def test_a_page_that_is_nested_too_deeply_is_refused_rather_than_cut_off() -> None:
    read = read_bytes("deep.html", _nested(100_000))

    assert read.value is None
    assert [finding.code for finding in read.findings] == ["read/too-deep"]


def test_text_behind_a_paragraph_of_many_megabytes_is_read() -> None:
    read = read_bytes("long.html", b"<html><body><p>" + b"word " * 2_500_000 + b"</p><p>I end.</p></body></html>")

    assert read.value is not None
    assert read.value.pieces[-1].text == "I end."


@pytest.mark.parametrize(
    ("name", "line"),
    [("page.txt", "I oil hinge %d.\n"), ("page.md", "- I oil %d\n"), ("page.html", "<p>I oil %d</p>\n")],
)
def test_a_text_of_more_lines_than_anybody_could_review_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, name: str, line: str
) -> None:
    monkeypatch.setattr(read, "MOST_LINES", 40)
    most = "".join(line % number for number in range(40))
    assert read_bytes(name, most.encode()).value is not None
    refused = read_bytes(name, (most + line % 40).encode())
    assert refused.value is None
    assert [finding.code for finding in refused.findings] == ["read/too-large"]
    assert "41 lines" in refused.findings[0].message
    assert "Split it" in refused.findings[0].message


def test_a_sheet_is_bounded_by_its_rows_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_LINES", 40)
    assert read_bytes("rows.csv", b"Level,Area,Behavior\n" + b"IC1,Impact,I oil\n" * 40).value is not None
