"""Plain text in Markdown and out of it, letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.interchange.canonical import folded_text
from levelset.interchange.markdown_text import (
    BULLET,
    GROUP,
    MIDDLE,
    PARAGRAPH,
    QUOTE,
    SECTION,
    TITLE,
    Plain,
    escaped,
    parser,
    plain_line,
    plain_text,
)
from support.frameworks import HOSTILE, texts

PLACES = [BULLET, PARAGRAPH, QUOTE, TITLE, SECTION, GROUP, MIDDLE]


def shown(markdown: str, before: str) -> tuple[list[str], str]:
    """The blocks of a line and the text that a reader sees, without what stands before it."""
    tokens = parser().parse(before + markdown)
    inline = [token for token in tokens if token.type == "inline"]
    return [token.type for token in tokens], plain_text(inline[0]).text.removeprefix(before if before == MIDDLE else "")


@pytest.mark.parametrize("before", PLACES)
@pytest.mark.parametrize(
    "text",
    [folded for text in HOSTILE if (folded := folded_text(text.encode(errors="replace").decode()).replace("\x00", ""))],
)
def test_hostile_texts_are_shown_as_they_are_everywhere(text: str, before: str) -> None:
    frame, _ = shown("x", before)
    assert shown(escaped(text, before), before) == (frame, text)


@given(texts, st.sampled_from(PLACES), st.integers(0, 3))
def test_any_text_is_shown_as_it_is(text: str, before: str, footnotes: int) -> None:
    folded = folded_text("".join(char for char in text if char >= " " and not "\ud800" <= char <= "\udfff"))
    if folded:
        frame, _ = shown("x", before)
        assert shown(escaped(folded, before, footnotes), before) == (frame, folded)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("I own it, and say so (e.g. in reviews).", "I own it, and say so (e.g. in reviews)."),
        ("# of incidents", "\\# of incidents"),
        ("1. x", "1\\. x"),
        ("__init__", "\\_\\_init\\_\\_"),
        ("<b>", "\\<b\\>"),
        ("lifecycle* of a project", "lifecycle* of a project"),
        ("snake_case", "snake_case"),
        ("R&D", "R&D"),
        ("&amp;", "\\&amp;"),
        ("[ ] todo", "\\[ \\] todo"),
        ("~50% of it", "~50% of it"),
        ("~all~", "\\~all\\~"),
        ("$5 and $6", "\\$5 and \\$6"),
    ],
)
def test_escapes_are_few(text: str, markdown: str) -> None:
    assert escaped(text, BULLET) == markdown


def test_marks_of_footnotes_that_exist_stay_marks() -> None:
    assert escaped("see [^1]", BULLET, 1) == "see [^1]"
    assert escaped("see [^1]", BULLET, 0) == "see \\[^1\\]"
    assert escaped("see [^2]", BULLET, 1) == "see \\[^2\\]"
    assert escaped("[^1] first", BULLET, 1) == "\\[^1\\] first"
    assert escaped("*see* [^1]", BULLET, 1) == "\\*see\\* [^1]"


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("I **own** it, *all* ~~or~~ `none`", Plain("I own it, all or none", frozenset({"emphasis"}))),
        ("see [the page](http://x.example)", Plain("see the page (http://x.example)", frozenset({"link"}))),
        ("see [http://x.example](http://x.example)", Plain("see http://x.example", frozenset({"link"}))),
        ("see []()", Plain("see", frozenset({"link"}))),
        ("see <http://x.example>", Plain("see http://x.example")),
        ("a ![flag](f.png)", Plain("a flag (f.png)", frozenset({"image"}))),
        ("a <b>bold</b>", Plain("a <b>bold</b>", frozenset({"html"}))),
        ("&amp; \\# \\\\", Plain("& # \\")),
        ("two\nlines  \nthree", Plain("two lines three")),
    ],
)
def test_reading_takes_what_a_reader_sees(markdown: str, plain: Plain) -> None:
    assert plain_line(markdown) == plain
