"""Text that was set in lines: wrapped at any width, in columns, over pages, with words cut; statements come back."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.recognition.blocks import blocks_of
from levelset.importing.recognition.vocabulary import vocabulary_of
from support.printing import Lines, page, set_in_lines

STYLES = [
    Lines(width=width, bullet=bullet, hanging=hanging, form=form, page_length=length, blank_lines=blank)
    for width in (60, 72, 80, 95, 110)
    for bullet, hanging in (("- ", True), ("• ", True), ("- ", False))
    for form in ("list", "table")
    for length in (0, 33)
    for blank in (False, True)
]


def read(text: str) -> Document:
    document = read_bytes("page.txt", text.encode()).value
    assert document is not None
    return document


def blocks(text: str) -> list[str]:
    return [block.text for block in blocks_of(read(text), vocabulary_of().is_name)]


def solid(text: str) -> str:
    """A text without hyphens: at the end of a line nothing may tell whose they are."""
    return text.replace("-", "")


@settings(max_examples=60)
@given(seed=st.integers(0, 10_000), style=st.sampled_from(STYLES))
def test_statements_that_were_set_in_lines_come_back_whole(seed: int, style: Lines) -> None:
    """All but those that a page happens to part at the end of a sentence: at most one for each page."""
    written = page(seed)
    text = set_in_lines(written, style, seed)
    found = Counter(map(solid, blocks(text)))
    lost = [statement for statement in written.statements if not found[solid(statement)]]
    assert len(lost) <= text.count("Page ")


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), style=st.sampled_from([s for s in STYLES if not s.page_length]))
def test_names_stand_before_what_they_name(seed: int, style: Lines) -> None:
    written = page(seed)
    found = [solid(text) for text in blocks(set_in_lines(written, style, seed))]
    for groups in written.pillars.values():
        for name, statements in groups.items():
            at = found.index(name)
            assert found[at + 1 : at + 1 + len(statements)] == list(map(solid, statements))


@settings(max_examples=30)
@given(seed=st.integers(0, 10_000), width=st.sampled_from([60, 72, 80, 110]), hanging=st.booleans())
def test_words_that_were_cut_at_the_end_of_lines_are_one_again(seed: int, width: int, hanging: bool) -> None:
    """Nine of ten: nothing tells “bal-last” from a word with a hyphen where both halves are words."""
    written = page(seed)
    found = Counter(blocks(set_in_lines(written, Lines(width=width, hanging=hanging, cut_words=True), seed)))
    whole = sum(found[statement] > 0 for statement in written.statements)
    assert whole >= 0.85 * len(written.statements)


@settings(max_examples=40)
@given(seed=st.integers(0, 10_000), style=st.sampled_from(STYLES), cut=st.booleans())
def test_every_line_is_in_a_piece(seed: int, style: Lines, cut: bool) -> None:
    text = set_in_lines(page(seed), style, seed)
    told = {piece.source.line for piece in read(text).pieces if piece.text}
    assert told == {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}


@given(st.text(alphabet="ab-. \n\t\f•1)|IPage", max_size=400))
def test_no_letter_of_any_text_is_lost_by_its_layout(text: str) -> None:
    document = read_bytes("page.txt", ("x" + text).encode()).value
    assert document is not None
    by_line: dict[int | None, str] = {}
    for piece in document.pieces:
        by_line[piece.source.line] = by_line.get(piece.source.line, "") + "".join(piece.raw.split())
    for number, line in enumerate(("x" + text).split("\n"), 1):
        assert set("".join(line.split())) <= set(by_line.get(number, ""))


def test_two_columns_of_sentences_are_read_one_after_the_other() -> None:
    text = """\
We keep the harbor open and we         The night watch keeps its own log
do so in any weather that the          and hands it over at dawn, with a
pilots can stand, by day and at        word on every ship that came in
night alike.                           late or did not come at all.
                                       It also feeds the cat, which is
The lock keepers agree among           older than most of the crew and
themselves who has the weekend.        likes to be spoken to politely.
"""
    assert blocks(text) == [
        "We keep the harbor open and we do so in any weather that the pilots can stand, by day and at night alike.",
        "The lock keepers agree among themselves who has the weekend.",
        "The night watch keeps its own log and hands it over at dawn, with a word on every ship that came in late or "
        "did not come at all.",
        "It also feeds the cat, which is older than most of the crew and likes to be spoken to politely.",
    ]


def test_a_matrix_whose_rows_blank_lines_part_is_read_row_by_row() -> None:
    text = """\
Topic           Deckhand                   Mate

Ropes           I tie the knots that       I choose the knot and I say
                I was shown                why it holds

Watch           I keep awake and call      I plan who is awake when and
                the mate                   stand in for the sick
"""
    cells = {(piece.row, piece.column): piece.text for piece in reversed(read(text).pieces) if piece.table}
    assert cells[(1, 2)] == "Deckhand"
    assert cells[(2, 1)] == "Ropes"
    assert cells[(2, 3)] == "I choose the knot and I say"
    assert cells[(3, 3)] == "I plan who is awake when and"
    assert "I keep awake and call the mate" in blocks(text)


def test_a_name_of_two_lines_beside_its_items_is_one() -> None:
    text = """\
Responsibility       What we look for
Rope Work            • I tie the knots that hold and I untie them when the
                       ship leaves
Watch Keeping and    • I stay awake through the night and call the mate when
Night Duty             something moves
                     • I write the log
"""
    assert blocks(text)[2:] == [
        "Rope Work",
        "I tie the knots that hold and I untie them when the ship leaves",
        "Watch Keeping and Night Duty",
        "I stay awake through the night and call the mate when something moves",
        "I write the log",
    ]


@pytest.mark.parametrize("mark", ["\f", "\nPage 3 of 9\n", "\n- 3 -\n", "\nHarbor Ladder | Page 3\n"])
def test_the_end_of_a_page_does_not_part_a_sentence(mark: str) -> None:
    text = (
        "- I keep the western pier in order and I say what it needs before the\n"
        "  winter storms come, together with the crew of the dredger and the\n"
        f"{mark}"
        "  people of the fish market\n"
        "- I count the bollards\n"
    )
    sentence = (
        "I keep the western pier in order and I say what it needs before the winter storms come, together with the "
        "crew of the dredger and the people of the fish market"
    )
    assert sentence in blocks(text)
    assert blocks(text)[-1] == "I count the bollards"


def test_a_heading_at_the_top_of_a_page_is_no_part_of_the_sentence_above() -> None:
    text = """\
- I keep the western pier in order and I say what it needs before the
  winter storms come, together with the crew of the dredger, the baker

IC3 Harbor Engineer
Page 1

Night Duty
- I stay awake and I write down what I see, however little it is, so
  that the day crew can read it
"""
    assert "Night Duty" in blocks(text)


def test_lines_with_tabs_are_no_columns_of_blanks() -> None:
    pieces = read("Ropes\t• I tie knots\nWatch\t• I stay awake\n").pieces
    assert [piece.text for piece in pieces] == ["Ropes", "I tie knots", "Watch", "I stay awake"]
    assert not any(piece.table for piece in pieces)


def test_numbers_with_wide_gaps_are_bullets_and_no_columns() -> None:
    text = "1.   I tie knots\n2.   I stay awake\n3.   I write the log\n4.   I feed the cat\n"
    assert blocks(text) == ["I tie knots", "I stay awake", "I write the log", "I feed the cat"]
    assert not any(piece.table for piece in read(text).pieces)


def test_a_heading_between_two_tables_stands_alone() -> None:
    text = """\
Rope Work        • I tie the knots that hold
                 • I untie them again
Night
Watch Keeping    • I stay awake through the night
                 • I call the mate
"""
    pieces = [piece for piece in read(text).pieces if piece.text == "Night"]
    assert [piece.table for piece in pieces] == [0]


def test_much_text_with_wide_gaps_is_read_in_little_time() -> None:
    lines = [f"word{n}   {' ' * (n % 7)}other   {' ' * (n % 5)}third" for n in range(6_000)]
    assert len({piece.source.line for piece in read("\n".join(lines)).pieces}) == 6_000


def test_a_row_that_a_page_cuts_in_two_is_one_row() -> None:
    text = """\
Harbor Ladder

Rope Work           - I tie the knots that hold and I untie them when the ship
                      leaves the harbor
Watch Keeping       - I stay awake through the night, call the mate when there

Harbor Ladder
Page 1

                      is anything that moves, and write it down
                    - I write the log
Night Duty          - I make the coffee
"""
    pieces = [piece for piece in read(text).pieces if piece.table]
    assert {(piece.table, piece.row) for piece in pieces if piece.source.line in (5, 10, 11)} == {(1, 2)}
    assert (
        "I stay awake through the night, call the mate when there is anything that moves, and write it down"
        in blocks(text)
    )


def test_what_stands_at_the_head_of_a_page_without_columns_before_it_is_plain_text() -> None:
    text = "Rope Work\n\fPage 2\n\n                    - I tie knots\n"
    assert not any(piece.table for piece in read(text).pieces)


def test_columns_end_at_the_end_of_a_page() -> None:
    text = """\
Rope Work           - I tie the knots
                    - I untie them
Page 1
Watch Keeping       - I stay awake
                    - I call the mate
                    - I write the log
"""
    assert {piece.table for piece in read(text).pieces if piece.source.line in (4, 5, 6)} == {1}
    assert {piece.table for piece in read(text).pieces if piece.source.line == 3} == {0}


def test_text_that_only_happens_to_have_wide_gaps_is_no_table() -> None:
    text = "I tie the knots   that hold\nI stay awake\nI call the mate when something moves\n"
    assert not any(piece.table for piece in read(text).pieces)


def test_names_far_above_what_stands_on_the_right_are_headings() -> None:
    text = """\
Rope Work           - I tie the knots
                    - I untie them




Watch Keeping       - I stay awake
                    - I call the mate
                    - I write the log
"""
    assert {piece.table for piece in read(text).pieces if piece.table} == {1}


def test_an_indented_name_goes_on_with_the_row_it_stands_in() -> None:
    text = """\
Skill                  Expectation
Rope Work and all      I tie the knots that hold, and I untie them again when
that goes with it        the ship leaves the harbor
Watch Keeping          I stay awake
"""
    assert blocks(text)[2:] == [
        "Rope Work and all that goes with it",
        "I tie the knots that hold, and I untie them again when the ship leaves the harbor",
        "Watch Keeping",
        "I stay awake",
    ]


def test_a_capital_in_the_middle_of_an_item_does_not_end_it() -> None:
    text = """\
- I keep the western pier in order and I say what it needs before the
Winter Fleet arrives, together with the crew of the dredger and with
the people of the market
- I answer the letters of everybody who asks me about the lamps of the
Harbor.
- I count the bollards and I paint those that are old, together with
the children of the school
"""
    assert blocks(text) == [
        "I keep the western pier in order and I say what it needs before the Winter Fleet arrives, together with the "
        "crew of the dredger and with the people of the market",
        "I answer the letters of everybody who asks me about the lamps of the Harbor.",
        "I count the bollards and I paint those that are old, together with the children of the school",
    ]


def test_a_name_behind_a_full_line_of_text_without_bullets_is_no_part_of_it() -> None:
    text = """\
I keep the western pier in order and I say what it needs before the
storms of the winter come to the harbor and to all the boats in it
Night Duty
I stay awake through the night and I call the mate when something is
moving out there
"""
    assert blocks(text) == [
        "I keep the western pier in order and I say what it needs before the storms of the winter come to the harbor "
        "and to all the boats in it",
        "Night Duty",
        "I stay awake through the night and I call the mate when something is moving out there",
    ]


def test_an_item_goes_on_behind_a_page_with_a_capital_but_not_with_a_name() -> None:
    text = """\
Harbor Ladder

- I keep the western pier in order and I say what it needs before the

Harbor Ladder
Page 1

Winter Fleet arrives, together with the crew of the dredger and with
the people of the market
- I answer the letters of everybody who asks me about the lamps of all

Harbor Ladder
Page 2

Night Duty
- I make the coffee for the crew that comes in from the boats and for
everybody else who is awake
"""
    found = blocks(text)
    assert "I keep the western pier in order and I say what it needs before the Winter Fleet arrives" in "\n".join(
        found
    )
    assert "Night Duty" in found


def test_a_line_in_lower_case_below_a_finished_item_that_does_not_hang_is_no_part_of_it() -> None:
    text = """\
- I keep the western pier in order and I say what it needs before the
  winter storms come over the sea.
- I answer the letters of everybody who asks me about the lamps of all
  harbors on this coast.
night duty
- I stay awake.
"""
    assert "night duty" in blocks(text)


def test_hyphens_of_words_that_stand_whole_elsewhere_are_taken_out() -> None:
    text = """\
- I look after the moorings of the whole harbor and I look for the moor-
ings that are worn, together with the well-
known crew of the dredger
- I count the bollards
"""
    assert "I look for the moorings that are worn, together with the well-known crew" in blocks(text)[0]


def test_two_columns_of_items_that_are_short_are_read_one_after_the_other() -> None:
    """No line is long enough to go on in the next; bullets on both sides say that neither only names the other."""
    text = """\
Ferry Engineer I                           Crew
Engines                                    • Trains a new hand on watch
• Greases the shafts each day              • Plans the watches of a month
• Reads the gauges every hour
                                           Ferry Engineer III
Crew                                       Engines
• Hands over with a written note           • Chooses the yard for a refit
                                           • Keeps a ferry in port
Ferry Engineer II
Engines                                    Crew
• Changes a pump at sea                    • Speaks for them at the board
"""
    assert blocks(text) == [
        "Ferry Engineer I",
        "Engines",
        "Greases the shafts each day",
        "Reads the gauges every hour",
        "Crew",
        "Hands over with a written note",
        "Ferry Engineer II",
        "Engines",
        "Changes a pump at sea",
        "Crew",
        "Trains a new hand on watch",
        "Plans the watches of a month",
        "Ferry Engineer III",
        "Engines",
        "Chooses the yard for a refit",
        "Keeps a ferry in port",
        "Crew",
        "Speaks for them at the board",
    ]
