"""Runs, rules and pages: what tells words, lines, tables and running heads of a printed page."""

import pytest

from levelset.importing.layout.columns import placed
from levelset.importing.layout.paragraphs import merged_tables, paragraphs_of, widest_size
from levelset.importing.layout.printed import Glyph, Rule, Run, joined, lines_of, runs_of, said, with_bullets
from levelset.importing.layout.repeating import Sheet, repeated_runs
from levelset.importing.layout.rows import Scale, Seen, Segment
from levelset.importing.layout.ruled import Cell, ruled_tables
from levelset.importing.layout.sheets import Line, lines_in_order


def glyphs(text: str, x: float = 0.0, step: float = 5.0, base: float = 100.0, size: float = 10.0) -> list[Glyph]:
    """Letters of equal width, right behind each other unless a step is wider."""
    return [Glyph(letter, x + n * step, x + n * step + 5, base, size) for n, letter in enumerate(text)]


def run(text: str, x: float, base: float, size: float = 10.0, **more: object) -> Run:
    return Run(text, x, x + 5.0 * len(text), base, size, word=5.0 * len(text.split()[0]), **more)  # type: ignore[arg-type]


def test_a_gap_of_a_blank_parts_words_and_a_wide_one_parts_runs() -> None:
    line = [*glyphs("tie"), *glyphs("the", 18), *glyphs("knots", 60)]
    assert [each.text for each in runs_of(line)] == ["tie the", "knots"]


def test_letters_that_are_spread_out_make_one_word_and_wider_gaps_part_words() -> None:
    line = [*glyphs("ROPE", step=7), *glyphs("WORK", 33, step=7)]
    assert [each.text for each in runs_of(line)] == ["ROPE WORK"]


def test_letters_with_a_blank_behind_each_are_one_word() -> None:
    line = [glyph for n, letter in enumerate("ROPE") for glyph in glyphs(f"{letter} ", 10.0 * n)]
    assert [each.text for each in runs_of(line)] == ["ROPE"]


def test_blanks_alone_are_no_run() -> None:
    assert runs_of(glyphs("   ")) == []


def test_a_raised_sign_belongs_to_its_line() -> None:
    line = [*glyphs("knots"), Glyph("1", 25, 28, 96.5, 6)]
    assert [each.text for each in runs_of(line)] == ["knots1"]


def test_no_run_goes_over_an_upright_rule() -> None:
    line = [*glyphs("tie"), *glyphs("the", 18)]
    assert [each.text for each in runs_of(line, [Rule(16, 90, 16, 110)])] == ["tie", "the"]
    assert [each.text for each in runs_of(line, [Rule(16, 200, 16, 220)])] == ["tie the"]


def test_a_bullet_written_before_its_words_is_apart_from_them() -> None:
    [made] = runs_of(glyphs("• knots"))
    assert (made.sign, made.text, made.inner) == ("•", "knots", 10.0)
    assert said(made) == "• knots"


def test_bullets_of_their_own_and_drawn_dots_are_put_to_the_words_behind_them() -> None:
    words = [run("knots", 20, 100), run("hooks", 20, 120), run("ropes", 20, 140)]
    made = with_bullets([run("•", 8, 102), *words], [Rule(10, 113, 13, 116), Rule(300, 20, 303, 23)])
    assert {each.text: each.sign for each in made} == {"knots": "•", "hooks": "•", "ropes": ""}


def test_a_bullet_without_words_is_kept() -> None:
    assert [each.text for each in with_bullets([run("•", 8, 102)], [])] == ["•"]


def test_runs_on_one_line_are_joined_but_not_over_a_gutter() -> None:
    [line] = lines_of([run("the", 20, 100), run("tie", 0, 100.5), run("knots", 80, 100)])
    assert [each.text for each in joined(line)] == ["tie the", "knots"]
    assert [each.text for each in joined(line, [17.0])] == ["tie", "the", "knots"]
    assert [each.text for each in joined([run("knot", 0, 100), run("ted", 20, 100)])] == ["knotted"]


def grid(*places: tuple[float, float, float, float]) -> list[Rule]:
    return [Rule(*place) for place in places]


def test_rules_that_meet_make_a_table_and_missing_ones_make_wide_cells() -> None:
    rules = grid(
        (0, 0, 200, 0), (0, 50, 200, 50), (0, 100, 200, 100), (0, 0, 0, 100), (200, 0, 200, 100), (100, 50, 100, 100)
    )
    [table] = ruled_tables(rules)
    assert table.cell_at(50, 25) == table.cell_at(150, 25) == Cell(1, 1, 1, 2)
    assert table.cell_at(150, 75) == Cell(2, 2)
    assert table.cell_at(300, 75) is None


def test_a_cell_may_reach_over_rows() -> None:
    rules = grid(
        (0, 0, 200, 0), (100, 50, 200, 50), (0, 100, 200, 100), (0, 0, 0, 100), (200, 0, 200, 100), (100, 0, 100, 100)
    )
    [table] = ruled_tables(rules)
    assert table.cell_at(50, 75) == Cell(1, 1, 2, 1)


@pytest.mark.parametrize(
    "rules",
    [
        grid((0, 0, 200, 0), (0, 50, 200, 50)),
        grid((0, 0, 0, 90), (50, 0, 50, 90)),
        grid((0, 0, 200, 0), (0, 50, 200, 50), (0, 0, 0, 50), (200, 0, 200, 50)),
        grid(*[(0, n, 200, n) for n in range(0, 20_000, 4)]),
    ],
)
def test_lines_a_frame_or_a_drawing_are_no_table(rules: list[Rule]) -> None:
    assert ruled_tables(rules) == []


def test_two_tables_whose_rules_are_on_one_line_are_two() -> None:
    one = [(0, 0, 90, 0), (0, 20, 90, 20), (0, 0, 0, 20), (40, 0, 40, 20), (90, 0, 90, 20)]
    other = [(x0 + 0.7, y0 + 100, x1 + 0.7, y1 + 100) for x0, y0, x1, y1 in one]
    assert len(ruled_tables(grid(*other, *one))) == 2


def page_of(number: int, *runs: Run) -> Sheet:
    return Sheet(number, 800, runs)


def test_lines_that_come_again_at_the_same_place_are_heads() -> None:
    sheets = [page_of(n, run("Harbor Ladder", 50, 30), run(f"knot {n}", 50, 400)) for n in (1, 2, 3)]
    assert [{each.text for each in found} for found in repeated_runs(sheets)] == [{"Harbor Ladder"}] * 3


def test_a_large_line_that_comes_again_is_a_title_the_first_time() -> None:
    sheets = [page_of(n, run("Harbor Ladder", 50, 30, 20.0), run("a long text " * 5, 50, 400)) for n in (1, 2)]
    assert [{each.text for each in found} for found in repeated_runs(sheets)] == [set(), {"Harbor Ladder"}]


def test_what_a_browser_prints_at_the_head_is_known_on_a_single_page() -> None:
    [found] = repeated_runs([page_of(1, run("11/21/26, 10:30 PM", 20, 20), run("Ladder", 300, 20))])
    assert {each.text for each in found} == {"11/21/26, 10:30 PM", "Ladder"}


def test_a_document_without_text_has_no_heads() -> None:
    assert repeated_runs([page_of(1)]) == [frozenset()]
    assert widest_size([]) == 10.0
    assert lines_in_order(1, [], [], [], 1) == []


def segments(*texts: tuple[int, str]) -> list[Segment]:
    return [Segment(start, start + len(text), text) for start, text in texts]


def test_rules_between_rows_tell_a_name_that_stands_in_the_middle_of_its_row() -> None:
    rows = [
        segments((0, "Skill"), (20, "Expectation")),
        [],
        segments((20, "I tie the knots that hold in wind and I")),
        segments((0, "Rope Work")),
        segments((20, "untie them")),
        [],
        segments((20, "I stay awake and I")),
        segments((0, "Watch")),
        segments((20, "call the mate")),
    ]
    places = placed(rows, Scale(), Seen(ruled=frozenset({1, 5})))
    assert [(place.at, place.row, place.column) for place in places if rows[place.at]] == [
        (0, 1, 1),
        (0, 1, 2),
        (3, 2, 1),
        (2, 2, 2),
        (4, 2, 2),
        (7, 3, 1),
        (6, 3, 2),
        (8, 3, 2),
    ]


def test_a_heading_between_rules_is_no_cell() -> None:
    rows = [
        segments((0, "Rope Work"), (20, "I tie the knots")),
        segments((20, "I untie them")),
        segments((20, "I sell them")),
        [],
        segments((0, "Night")),
        [],
        segments((0, "Watch"), (20, "I stay awake")),
        segments((20, "I call the mate")),
        segments((20, "I write the log")),
    ]
    places = placed(rows, Scale(), Seen(ruled=frozenset({3, 5}), heads=frozenset({4})))
    assert [place.table for place in places if place.at == 4] == [0]
    assert {place.table for place in places if rows[place.at]} == {0, 1, 2}


def line(text: str, x: float, base: float, page: int = 1, **more: object) -> Line:
    return Line((run(text, x, base),), page, **more)  # type: ignore[arg-type]


def test_lines_in_the_middle_of_a_page_are_one_title() -> None:
    lines = [line("Knots and all that", 50, 100), line("holds", 82, 112)]
    assert [paragraph.text for paragraph in paragraphs_of(lines)] == ["Knots and all that holds"]


def test_a_dash_where_the_words_of_an_item_go_on_is_no_bullet() -> None:
    first = Line((Run("I tie the knots of the ship and all her boats", 12, 220, 100, 10, sign="•", indent=12),), 1)
    second = Line((Run("the small ones too", 24, 120, 112, 10, sign="–", indent=10, word=15),), 1)
    [made] = paragraphs_of([first, second])
    assert made.text == "I tie the knots of the ship and all her boats – the small ones too"


def test_a_table_with_other_columns_on_the_next_page_is_another() -> None:
    above = [line("Rope", 10, 700, table=1, row=1, column=1), line("knots", 100, 700, table=1, row=1, column=2)]
    below = [line("Watch", 300, 50, 2, table=2, row=1, column=1), line("log", 400, 50, 2, table=2, row=1, column=2)]
    lines, repeated = merged_tables([above, below])
    assert [each.table for each in lines] == [1, 1, 2, 2]
    assert repeated == []


def test_a_table_that_goes_on_with_the_same_columns_is_one() -> None:
    above = [line("Rope", 10, 700, table=1, row=1, column=1), line("knots and", 100, 700, table=1, row=1, column=2)]
    below = [line("hooks", 100, 50, 2, table=2, row=1, column=2), line("Watch", 10, 70, 2, table=2, row=2, column=1)]
    lines, _ = merged_tables([above, below])
    assert [(each.text, each.table, each.row) for each in lines] == [
        ("Rope", 1, 1),
        ("knots and", 1, 1),
        ("hooks", 1, 1),
        ("Watch", 1, 2),
    ]
    assert [paragraph.text for paragraph in paragraphs_of(lines)] == ["Rope", "knots and hooks", "Watch"]
