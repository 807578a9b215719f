"""AsciiDoc: how it looks is told, what steers its processor stands beside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.importing.document import Look, Piece
from levelset.importing.read import read_bytes
from levelset.importing.readers.asciidoc import read_asciidoc


def pieces(text: str) -> list[Piece]:
    return [piece for piece in read_asciidoc("a.adoc", text) if piece.look is not Look.BLANK]


def seen(text: str) -> list[tuple[str, int, str]]:
    return [(piece.look.value, piece.depth, piece.text) for piece in pieces(text)]


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.text, piece.marks) for piece in pieces(text)]


def test_headings_of_all_kinds() -> None:
    text = "= Sailor two\n\n== Ropes ==\n=== _Knots_\n## Sails\n\nWinds\n-----\n\nTides\n~~~~~\n"
    assert seen(text) == [
        ("heading", 1, "Sailor two"),
        ("heading", 2, "Ropes"),
        ("heading", 3, "Knots"),
        ("heading", 2, "Sails"),
        ("heading", 2, "Winds"),
        ("heading", 3, "Tides"),
    ]


def test_the_head_of_a_document_stands_beside() -> None:
    head = "= Sailor\nAda Byte <ada@example.org>\nv1.2, 2024-03-01\n:toc:\n:ship: Heron\n\n"
    text = head + "I sail the {ship} and {unknown}.\n"
    assert told(text) == [
        ("Sailor", ()),
        ("Ada Byte <ada@example.org>", ("nav",)),
        ("v1.2, 2024-03-01", ("nav",)),
        (":toc:", ("nav",)),
        (":ship: Heron", ("nav",)),
        ("I sail the Heron and {unknown}.", ()),
    ]
    assert told("= Sailor\nI sail\n")[1] == ("I sail", ())
    assert told("= Sailor\n2024-03-01\nI sail\n")[1] == ("2024-03-01", ("nav",))


def test_comments_options_macros_and_rules_are_no_text() -> None:
    text = (
        "// a remark\n////\na long\nremark\n////\n[.lead]\n_I sail._\n'''\nimage::boat.png[A boat, 300]\n"
        "include::more.adoc[]\nifdef::x[]\nText\nendif::[]\n"
    )
    assert told(text) == [
        ("a remark", ("nav",)),
        ("a long", ("nav",)),
        ("remark", ("nav",)),
        ("[.lead]", ("nav",)),
        ("I sail.", ("italic",)),
        ("A boat, 300", ("nav",)),
        ("include::more.adoc[]", ("nav",)),
        ("ifdef::x[]", ("nav",)),
        ("Text", ()),
        ("endif::[]", ("nav",)),
    ]


def test_lists_nest_by_their_markers() -> None:
    first = "* one\n** two\n*** three\n** four\n- other\n. five\n.. six\n* seven\n\n* eight\n\n"
    text = first + "Text\n\n* nine\n1. ten\n2. eleven\n"
    assert [(depth, said) for _, depth, said in seen(text)] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (2, "four"),
        (3, "other"),
        (4, "five"),
        (5, "six"),
        (1, "seven"),
        (1, "eight"),
        (0, "Text"),
        (1, "nine"),
        (2, "ten"),
        (2, "eleven"),
    ]
    containers = {piece.text: piece.container for piece in pieces(text)}
    assert containers["one"] == containers["eight"] != containers["nine"] != 0
    assert containers["two"] == containers["four"]


def test_items_go_on_and_are_continued() -> None:
    assert seen("* one\n  More of it\n* two\nand more\n+\nattached\n* [x] three\n") == [
        ("item", 1, "one More of it"),
        ("item", 1, "two and more"),
        ("paragraph", 1, "attached"),
        ("item", 1, "three"),
    ]


def test_descriptions_are_items_with_their_text_beneath() -> None:
    assert told("Reach:: One ship\nDepth::\n  Two seas\nA std::vector is no term\n\nhttps://example.org:: x\n") == [
        ("Reach", ("bold",)),
        ("One ship", ()),
        ("Depth", ("bold",)),
        ("Two seas", ()),
        ("A std::vector is no term", ()),
        ("https://example.org:: x", ()),
    ]


def test_labels_are_bold_lines_and_frames_are_left_out() -> None:
    assert told(".Reach: how far\n* one\n\n====\nInside\n====\n____\nSaid\n____\n[quote]\nTold\n") == [
        ("Reach: how far", ("bold",)),
        ("one", ()),
        ("Inside", ()),
        ("Said", (">",)),
        ("[quote]", ("nav",)),
        ("Told", (">",)),
    ]


def test_code_is_taken_letter_for_letter() -> None:
    assert told("----\n* no *item*\n----\n....\nlit\n....\n```js\nx\n```\n") == [
        ("no *item*", ("code", "*")),
        ("lit", ("code",)),
        ("x", ("code",)),
    ]


def test_wrapped_lines_are_joined_and_hard_breaks_are_not() -> None:
    assert seen("I steer by the stars\nand by the sun +\nAnd by the moon\n\nCourse\nI hold it\n") == [
        ("paragraph", 0, "I steer by the stars and by the sun"),
        ("paragraph", 0, "And by the moon"),
        ("paragraph", 0, "Course"),
        ("paragraph", 0, "I hold it"),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*bold* and _slanted_ and `mono` and #marked#", "bold and slanted and mono and marked"),
        ("**b**old, __s__lanted, [.red]#role#, `+code+`", "bold, slanted, role, code"),
        ("tides* and tides* and __init__ and a_b_c", "tides* and tides* and __init__ and a_b_c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("\\*not bold\\*, &amp; {plus}{nbsp}x", "*not bold*, & + x"),
        ("\"`quoted`\" and '`single`'", "“quoted” and ‘single’"),
        ("see https://example.org[the chart], link:a.html[*here*^]", "see the chart, here"),
        ("write to mailto:a@example.org[]", "write to a@example.org"),
        ("see <<anchor,the part>>, <<other>> and xref:x.adoc[that]", "see the part, other and that"),
        ("[[here]]text anchor:x[]with ((index)) kbd:[Enter] array[0]", "text with index Enter array[0]"),
    ],
)  # fmt: skip
def test_marks_are_taken_off(text: str, plain: str) -> None:
    assert pieces(text)[0].text == plain


def test_bold_and_linked_lines_are_marked_and_hidden_words_stand_beside() -> None:
    assert told("*Ropes*\n\n*Reach*: far\n\nlink:x[All link]\n\nimage:a.png[Flag] I fly (((flags))) it\n") == [
        ("Ropes", ("bold",)),
        ("Reach: far", ()),
        ("All link", ("link",)),
        ("I fly it", ()),
        ("Flag", ("nav",)),
        ("flags", ("nav",)),
    ]


def test_footnotes_stand_behind_their_paragraph() -> None:
    text = (
        "* I reeffootnote:r[Make the sail [much\\] smaller.] and reef againfootnote:r[].\n* Next\n\n"
        "|===\n|I tack footnote:[Turn through the wind.] |b\n|===\nEndfootnote:[never closed\n"
    )
    assert [(piece.text, piece.raw) for piece in pieces(text)] == [
        ("I reef[1] and reef again[1].", "I reef[1] and reef again[1]."),
        ("Make the sail [much] smaller.", "[^1] Make the sail [much] smaller."),
        ("Next", "Next"),
        ("I tack [2]", "I tack [2]"),
        ("b", "b"),
        ("Turn through the wind.", "[^2] Turn through the wind."),
        ("End[3]", "End[3]"),
        ("never closed", "[^3] never closed"),
    ]


def test_admonitions_keep_their_word_unless_they_hold_a_footnote() -> None:
    assert told("NOTE: not at sea\n\nNOTE: * Tides are high waters\n") == [
        ("NOTE: not at sea", ()),
        ("Tides are high waters", ("NOTE", "*")),
    ]


def cells(text: str) -> list[tuple[str, int, int, int, int]]:
    return [(piece.text, piece.row, piece.column, piece.rows, piece.columns) for piece in pieces(text) if piece.row]


def test_tables_tell_places_and_spans() -> None:
    text = (
        '[cols="1,2,1",options="header"]\n|===\n|Name |Work |Level\n.2+|Ropes 2+|I tie knots\n|I splice |2 \\| 3\n'
        "a|* one\n* two\n\nmore h|head\n3*|same\n|===\n"
    )
    assert cells(text) == [
        ("Name", 1, 1, 1, 1),
        ("Work", 1, 2, 1, 1),
        ("Level", 1, 3, 1, 1),
        ("Ropes", 2, 1, 2, 1),
        ("I tie knots", 2, 2, 1, 2),
        ("I splice", 3, 2, 1, 1),
        ("2 | 3", 3, 3, 1, 1),
        ("one", 4, 1, 1, 1),
        ("two", 4, 1, 1, 1),
        ("more", 4, 1, 1, 1),
        ("head", 4, 2, 1, 1),
        ("same", 4, 3, 1, 1),
        ("same", 5, 1, 1, 1),
        ("same", 5, 2, 1, 1),
    ]
    found = {piece.text: piece for piece in pieces(text)}
    assert "th" in found["Name"].marks
    assert "th" in found["head"].marks
    assert "th" not in found["Ropes"].marks
    assert found["one"].look is Look.ITEM
    assert found["more"].look is Look.CELL
    assert (found["two"].source.line, found["head"].source.line) == (7, 9)


def test_the_first_row_tells_the_columns_and_may_be_a_head() -> None:
    text = "|===\n|a |b\n\n|c\n|d\n|===\n"
    assert cells(text) == [("a", 1, 1, 1, 1), ("b", 1, 2, 1, 1), ("c", 2, 1, 1, 1), ("d", 2, 2, 1, 1)]
    assert ["th" in piece.marks for piece in pieces(text)] == [True, True, False, False]
    assert cells("[cols=2*]\n|===\nlead |a |b\n|===")[0] == ("lead", 1, 1, 1, 1)


def test_tables_parted_by_commas_and_tables_in_cells() -> None:
    assert cells(',===\na,"b, c"\nd,e\n,===\n') == [
        ("a", 1, 1, 1, 1),
        ("b, c", 1, 2, 1, 1),
        ("d", 2, 1, 1, 1),
        ("e", 2, 2, 1, 1),
    ]
    assert cells(":===\na:b\n:===\n") == [("a", 1, 1, 1, 1), ("b", 1, 2, 1, 1)]
    inner = pieces("|===\na|\n!===\n!x !y\n!===\n|z\n|===\n")
    assert [(piece.text, piece.column) for piece in inner] == [("x", 1), ("y", 2), ("z", 1)]
    assert inner[0].table == inner[1].table != inner[2].table
    assert pieces(f",===\n{'x' * 200_000},b\n,===\n")


def test_lines_are_counted() -> None:
    assert [(piece.source.line, piece.text) for piece in pieces("= A\r\n\r\n.B\r\n* c\r\nD\r\n")] == [
        (1, "A"),
        (3, "B"),
        (4, "c"),
        (5, "D"),
    ]


WORDS = ("Alder", "birch", "Cedar", "I dig", "elm.", "fir,", "holly;")
STARTS = (
    "", "", "= ", "== ", "* ", "** ", "- ", ". ", "1. ", ".", "|", "| ", "2+|", "[", "+\n", "----\n", "====\n",
    "|===\n", ",===\n", "____\n", "NOTE: ", "// ", ":x: ", "  ", "*", "_", "`", "footnote:[", "term:: ", "image::x[",
    "<<", "((", "'''\n",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(STARTS), st.sampled_from(WORDS), st.sampled_from(["", "\n", "*", "]", " |x", "\n\n"])
        ),
        max_size=12,
    )
)
def test_no_word_is_ever_lost(parts: list[tuple[str, str, str]]) -> None:
    got = " ".join(f"{piece.raw} {piece.text}" for piece in pieces("\n".join(map("".join, parts))))
    for _, word, _ in parts:
        assert word.strip(".,;") in got


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab *-.=|[]{}<>_`#:+/',\"\\\n\t0^~;!")))
def test_no_text_raises(text: str) -> None:
    result = read_bytes("a.adoc", text.encode())
    assert result.value is not None or result.findings


@pytest.mark.ends_within(60)
@pytest.mark.parametrize(
    "text", ["*" * 20_000, "|===\n" * 3_000, "[" * 20_000, "footnote:[" * 3_000, "a" * 30_000 + "[x]", ",===\n\"" * 500]
)  # fmt: skip
def test_hostile_markup_ends(text: str) -> None:
    assert read_asciidoc("a.adoc", f"{text}\nend") is not None
