"""Markdown: how it looks is told, and no line of it is lost."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from levelset.importing.document import Look, Piece
from levelset.importing.read import read_bytes
from levelset.importing.readers.markdown import read_markdown


def seen(text: str) -> list[tuple[str, int, str]]:
    """Look, depth and text of every piece but gaps."""
    return [
        (piece.look.value, piece.depth, piece.text)
        for piece in read_markdown("page.md", text)
        if piece.look is not Look.BLANK
    ]


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Text and marks of every piece but gaps."""
    return [(piece.text, piece.marks) for piece in read_markdown("page.md", text) if piece.look is not Look.BLANK]


def only(text: str) -> Piece:
    [piece] = read_markdown("page.md", text)
    return piece


def test_headings_of_both_kinds_lose_their_marks_and_the_names_for_links() -> None:
    text = (
        "# Gardener two #\n\nRoots\n=====\n\nLeaves\n---\n"
        "### C# and *more* {#anchor}\n#### <a name='x'></a>[Seeds](#s)\n"
    )
    assert seen(text) == [
        ("heading", 1, "Gardener two"),
        ("heading", 1, "Roots"),
        ("heading", 2, "Leaves"),
        ("heading", 3, "C# and more"),
        ("heading", 4, "Seeds"),
    ]
    assert all(piece.sure for piece in read_markdown("a.md", text) if piece.look is Look.HEADING)


def test_paragraphs_that_a_rule_follows_are_no_headings() -> None:
    long = "I plant what the whole village eats, and I look after it from the first day of spring to the last frost"
    assert seen(f"{long}\n---\n") == [("paragraph", 0, long)]
    assert seen("I plant\nand I sow\n---\n") == [("paragraph", 0, "I plant and I sow")]


def test_lists_tell_depth_and_which_is_which() -> None:
    text = "- one\n  - inner\n    1. innermost\n- two\n\n* other\n\nText\n\n1) first\n"
    assert seen(text) == [
        ("item", 1, "one"),
        ("item", 2, "inner"),
        ("item", 3, "innermost"),
        ("item", 1, "two"),
        ("item", 1, "other"),
        ("paragraph", 0, "Text"),
        ("item", 1, "first"),
    ]
    containers = [one.container for one in read_markdown("a.md", text) if one.look is Look.ITEM]
    assert containers == [1, 2, 3, 1, 4, 5]


def test_lines_keep_their_numbers_and_empty_ones_are_gaps() -> None:
    pieces = read_markdown("a.md", "# One\r\n\r\r\ntext\nGoes On\n\n- item\n  goes on\n---\n```\ncode\n```\n\n")
    assert [(piece.source.line, piece.look.value, piece.text) for piece in pieces] == [
        (1, "heading", "One"),
        (2, "blank", ""),
        (3, "blank", ""),
        (4, "paragraph", "text"),
        (5, "paragraph", "Goes On"),
        (6, "blank", ""),
        (7, "item", "item goes on"),
        (9, "blank", ""),
        (11, "paragraph", "code"),
    ]
    assert [piece.number for piece in pieces] == list(range(1, 10))
    assert [piece.source.piece for piece in pieces] == list(range(1, 10))


def test_wrapped_lines_are_one_sentence_and_short_ones_are_not() -> None:
    wrapped = "I water the beds every morning before the sun is up, and I write down\nHow much rain fell in the night."
    assert seen(wrapped) == [("paragraph", 0, wrapped.replace("\n", " "))]
    assert seen("I water the beds\nand the trees\n") == [("paragraph", 0, "I water the beds and the trees")]
    assert [text for _, _, text in seen(f"Watering\nI water the beds\n\n{'a long line ' * 20}")][:2] == [
        "Watering",
        "I water the beds",
    ]


def test_a_line_under_an_item_belongs_to_it_only_where_it_is_indented_or_goes_on() -> None:
    assert seen("- I sow\nand I reap\n- I mow\n  The lawn\nTrees\n") == [
        ("item", 1, "I sow and I reap"),
        ("item", 1, "I mow The lawn"),
        ("paragraph", 1, "Trees"),
    ]


def test_items_keep_their_bullet_as_it_stood() -> None:
    pieces = read_markdown("a.md", "* Grafting joins two plants\n3. third\n+ one\n  **Roots** go on\n")
    assert [(piece.text, piece.raw, piece.marks) for piece in pieces] == [
        ("Grafting joins two plants", "* Grafting joins two plants", ("*",)),
        ("third", "3. third", ("3.",)),
        ("one Roots go on", "+ one Roots go on", ("+",)),
    ]


def test_a_label_in_bold_begins_a_line_of_its_own() -> None:
    long = "I sow what the neighbors eat, and I look after it until the day on which they eat it"
    assert [text for text, _ in told(f"{long}\n**Roots**: how deep they go into the ground below\n")] == [
        long,
        "Roots: how deep they go into the ground below",
    ]


def test_a_second_paragraph_of_an_item_is_no_item() -> None:
    assert seen("- one\n\n  two\n") == [("item", 1, "one"), ("paragraph", 1, "two")]


def test_lists_that_are_indented_too_far_or_follow_a_paragraph_are_lists() -> None:
    assert seen("Tasks:\n- one\n      - two\n\n        - three\n") == [
        ("paragraph", 0, "Tasks:"),
        ("item", 1, "one"),
        ("item", 1, "two"),
        ("item", 2, "three"),
    ]
    assert seen("Tasks:\n2. two\n3. three\n• four\n") == [
        ("paragraph", 0, "Tasks:"),
        ("item", 1, "two"),
        ("item", 1, "three"),
        ("item", 1, "four"),
    ]
    assert seen("        - deep\n\n          text\n") == [("item", 1, "deep"), ("paragraph", 1, "text")]


def test_emphasis_is_taken_off_and_bold_lines_are_marked() -> None:
    assert told(
        "**Roots**\n_How deep_\n\n**Reach**: one garden\n\n***all***\n\n<b>tags</b> <strong>too</strong>\n"
    ) == [
        ("Roots", ("bold",)),
        ("How deep", ("italic",)),
        ("Reach: one garden", ()),
        ("all", ("bold", "italic")),
        ("tags too", ("bold",)),
    ]


def test_what_only_looks_like_markup_stays_letter_for_letter() -> None:
    assert [text for text, _ in told("I read __init__ and `a_b` and 2 \\* 3 \\# 4 &amp; a_b_c * x\n")] == [
        "I read __init__ and a_b and 2 * 3 # 4 & a_b_c * x"
    ]
    assert told("I name __one two__ and ~~three~~\n") == [("I name one two and three", ())]


def test_links_keep_their_text_and_pictures_their_description_beside() -> None:
    text = (
        "[All link](https://example.org)\n\nSee [the bed](a.md) and <https://example.org/x>\n\n"
        "![A map of the garden](map.png)\n\n![🏆](cup.png) Prizes <img alt='A &amp; b' src=x> <img src=y>\n\n"
        "[gone][ref]\n\n"
        "[ref]: https://example.org 'title'\n"
    )
    assert told(text) == [
        ("All link", ("link",)),
        ("See the bed and https://example.org/x", ()),
        ("A map of the garden", ("nav",)),
        ("🏆 Prizes", ()),
        ("A & b", ("nav",)),
        ("gone", ("link",)),
        ("[ref]: https://example.org 'title'", ("nav",)),
    ]


def test_hard_breaks_part_paragraphs_but_not_items() -> None:
    assert seen("one  \nTwo\\\nThree<br>four\n\n- five<br/>Six\n") == [
        ("paragraph", 0, "one"),
        ("paragraph", 0, "Two"),
        ("paragraph", 0, "Three"),
        ("paragraph", 0, "four"),
        ("item", 1, "five Six"),
    ]


def test_quotes_are_paragraphs_with_a_mark() -> None:
    assert told("> I keep the garden.\n>\n> - one\n\n> [!NOTE]\n> Said\n") == [
        ("I keep the garden.", (">",)),
        ("one", (">", "-")),
        ("[!NOTE]", ("nav",)),
        ("Said", (">",)),
    ]


def test_tasks_lose_their_box() -> None:
    assert told("- [ ] dig\n- [x] plant\n") == [("dig", ("[ ]", "-")), ("plant", ("[x]", "-"))]


def test_tables_tell_rows_columns_and_heads_and_keep_cells_beyond_the_head() -> None:
    text = "| Bed | Work |\n|:--|--:|\n| **Roses** | I prune<br>- I water<br>• I feed | more |\n| a \\| b |\n"
    pieces = read_markdown("a.md", text)
    assert [(p.look.value, p.text, p.row, p.column, p.source.line) for p in pieces] == [
        ("cell", "Bed", 1, 1, 1),
        ("cell", "Work", 1, 2, 1),
        ("cell", "Roses", 2, 1, 3),
        ("cell", "I prune", 2, 2, 3),
        ("item", "I water", 2, 2, 3),
        ("item", "I feed", 2, 2, 3),
        ("cell", "more", 2, 3, 3),
        ("cell", "a | b", 3, 1, 4),
    ]
    assert ["th" in p.marks for p in pieces[:3]] == [True, True, False]
    assert "bold" in pieces[2].marks
    assert {p.table for p in pieces} == {1}


def test_a_table_with_html_in_its_cells() -> None:
    pieces = read_markdown("a.md", "| Bed | Work |\n|---|---|\n| Roses | <ul><li>one</li><li>two</li></ul> ![a](b) |\n")
    assert [(p.look.value, p.text, p.row, p.column) for p in pieces[2:]] == [
        ("cell", "Roses", 2, 1),
        ("item", "one", 2, 2),
        ("item", "two", 2, 2),
        ("cell", "![a](b)", 2, 2),
    ]


def test_rows_that_markdown_takes_for_text_are_a_table_all_the_same() -> None:
    pieces = read_markdown("a.md", "| Bed | Work | Time |\n|---|---|\n| Roses | I prune |\n")
    assert [(p.text, p.row, p.column) for p in pieces] == [
        ("Bed", 1, 1),
        ("Work", 1, 2),
        ("Time", 1, 3),
        ("Roses", 3, 1),
        ("I prune", 3, 2),
    ]
    assert len({p.table for p in pieces}) == 1


def test_html_blocks_are_read_as_html_at_their_lines() -> None:
    text = (
        "# Garden\n\n<details>\n<summary>Beds</summary>\n\n- one\n\n</details>\n\n<ul>\n  <li>two</li>\n</ul>\n"
        "<!-- a\nremark -->\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\n- x\n"
    )
    pieces = [p for p in read_markdown("a.md", text) if p.look is not Look.BLANK]
    assert [(p.source.line, p.look.value, p.text) for p in pieces] == [
        (1, "heading", "Garden"),
        (4, "paragraph", "Beds"),
        (6, "item", "one"),
        (11, "item", "two"),
        (16, "cell", "a"),
        (16, "cell", "b"),
        (18, "item", "x"),
    ]
    assert len({p.container for p in pieces if p.look is Look.ITEM}) == 3


def test_comments_and_scripts_stand_beside_the_text() -> None:
    assert told("<!-- for the\nnext year -->\n\nI sow <!-- soon --> seeds\n\n<script>\nrun()\n</script>\n") == [
        ("<!-- for the", ("nav",)),
        ("next year -->", ("nav",)),
        ("I sow seeds", ()),
        ("soon", ("nav",)),
        ("run()", ("nav",)),
    ]


def test_a_tag_over_several_lines_keeps_the_numbers_of_those_behind_it() -> None:
    pieces = read_markdown("a.md", "See <a\nhref='x'>the plan</a>\nTrees<br>\nBeds\n")
    assert [(piece.source.line, piece.text) for piece in pieces] == [
        (1, "See the plan"),
        (3, "Trees"),
        (4, "Beds"),
    ]


def test_a_table_of_html_with_markdown_in_its_cells_is_one_table() -> None:
    text = "<table>\n<tr>\n<td>\n\n**Roses**\n\n</td>\n<td>\n\n- I prune\n- I water\n\n</td></tr>\n</table>\n\nafter\n"
    pieces = [p for p in read_markdown("a.md", text) if p.look is not Look.BLANK]
    assert [(p.look.value, p.text, p.column) for p in pieces] == [
        ("cell", "Roses", 1),
        ("item", "I prune", 2),
        ("item", "I water", 2),
        ("paragraph", "after", 0),
    ]
    assert seen("<table>\n\nnever closed\n") == [("paragraph", 0, "never closed")]
    assert seen("- <table>\n\nnever closed here\n\n</table>\n")[-1] == ("paragraph", 0, "never closed here")


def test_front_matter_gives_the_title_and_stands_beside_otherwise() -> None:
    text = "---\ntitle: 'Gardener'\ndraft: true\n\nmenu:\n  title: Menu\n---\n\nText\n"
    assert told(text) == [
        ("Gardener", ()),
        ("draft: true", ("nav",)),
        ("menu:", ("nav",)),
        ("title: Menu", ("nav",)),
        ("Text", ()),
    ]
    assert seen('+++\ntitle = "Gardener"\n+++\nText\n')[0] == ("heading", 1, "Gardener")
    assert [p.source.line for p in read_markdown("a.md", text)] == [2, 3, 5, 6, 8, 9]


@pytest.mark.parametrize("text", ["---\n\nText\n---\n", "---\nplain words\n---\n", "---\na: b\n", "---\n---\nx\n"])
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    assert not any("nav" in marks for _, marks in told(text))
    assert told(text)


def test_footnotes_are_told_from_text_and_numbered() -> None:
    text = (
        "I graft[^tree] trees and sow[^2].\n[^tree]: A graft joins\n    two plants into one.\n\n"
        "[^2]: Sowing is by hand.\n"
    )
    pieces = [p for p in read_markdown("a.md", text) if p.look is not Look.BLANK]
    assert [(p.text, p.raw, p.source.line) for p in pieces] == [
        ("I graft[1] trees and sow[2].", "I graft[1] trees and sow[2].", 1),
        ("A graft joins two plants into one.", "[^1] A graft joins two plants into one.", 2),
        ("Sowing is by hand.", "[^2] Sowing is by hand.", 5),
    ]


def test_code_is_taken_line_by_line_and_calls_of_site_generators_stand_beside() -> None:
    assert told("~~~text\nOne\n\n- two\n~~~\n\n{{< toc >}}\n\n[TOC]\n\n{% include a %}\n") == [
        ("text", ("nav",)),
        ("One", ("code",)),
        ("two", ("code", "-")),
        ("{{< toc >}}", ("nav",)),
        ("[TOC]", ("nav",)),
        ("{% include a %}", ("nav",)),
    ]


def test_a_paragraph_far_too_long_is_taken_as_it_stands() -> None:
    text = "**word** " * 5_000
    assert only(text).text == text.strip()


def test_a_document_of_nothing_but_data_is_read_as_data() -> None:
    items = "".join(f"  -\tThing {n}\n" for n in range(9))
    document = read_bytes("a.md", f"---\ntitle: Beds\nthings:\n{items}---\n\nA word behind\n".encode()).value
    assert document is not None
    assert document.format == "front-matter"
    assert [p.text for p in document.pieces][-1] == "A word behind"
    assert next(p for p in document.pieces if p.text == "Thing 8").source.line == 12
    few = read_bytes("a.md", b"---\ntitle: Beds\n---\ntext\n").value
    assert few is not None
    assert few.format == "markdown"
    bare = read_bytes("a.md", f"---\nthings:\n{items}---\n".encode()).value
    assert bare is not None
    assert bare.pieces[-1].text == "Thing 8"


@pytest.mark.ends_within(60)
@pytest.mark.parametrize(
    "text",
    [
        "- " * 20_000 + "end",
        ">" * 20_000 + "end",
        "".join(f"{' ' * depth}- item\n" for depth in range(0, 400, 2)) + "end",
        "[" * 20_000 + "end",
        "<table>\n\n" * 100 + "end",
        "|" * 20_000 + "end",
        "- [ ] " * 3_000 + "end",
    ],
)
def test_deep_and_hostile_markup_ends_and_loses_nothing(text: str) -> None:
    assert any("end" in piece.text for piece in read_markdown("a.md", text))


WORDS = ("Alder", "birch", "Cedar", "I dig", "elm.", "fir,", "(gorse)", "12", "holly:")
STARTS = (
    "", "", " ", "  ", "    ", "      ", "\t", "- ", "* ", "+ ", "  - ", "      - ", "1. ", "2) ", "> ", "> - ", ">> ",
    "# ", "### ", "#### ", "| ", "a) ", "• ", "- [ ] ", "[^1]: ",
    "---\n", "===\n", "```\n", "~~~\n", "<div>\n", "</div>\n",
    "<details>\n", "<table>\n", "</table>\n", "|---|\n", "***", "__", "`", "\\", "-", "=", "[x]: ", "{: .a}\n", "<b>",
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@example([("[x]: ", "birch", ""), ("[x]: ", "Alder", "")])
@example([("<table>\n", "Alder", "\n"), ("\\", "birch", ""), ("</table>\n", "Alder", "")])
@given(
    st.lists(
        st.tuples(st.sampled_from(STARTS), st.sampled_from(WORDS), st.sampled_from(["", "  ", "\n", "\n\n", " | x |"])),
        max_size=14,
    )
)
def test_no_word_is_ever_lost(parts: list[tuple[str, str, str]]) -> None:
    text = "\n".join(start + word + end for start, word, end in parts)
    got = " ".join(f"{piece.raw} {piece.text}" for piece in read_markdown("a.md", text))
    for _, word, _ in parts:
        assert word.strip("().,:") in got


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab -*+>#|[]()<>!`_~\\\n\t:=^{}/1.&\x00\u2028é")), st.booleans())
def test_no_text_raises(text: str, front: bool) -> None:
    result = read_bytes("a.md", (("---\n" if front else "") + text).encode())
    assert result.value is not None or result.findings
