"""Statements behind all of their headings: each heading gets those that are more like it than the others are."""

from levelset.importing.recognition.blocks import blocks_of
from levelset.importing.recognition.columns import put_together
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import Said
from levelset.importing.recognition.segments import LONGEST_RUN
from support.writing import document

MENTORING = (
    "I mentor new colleagues in their first months",
    "I give honest feedback to my peers and ask for theirs",
    "I help others find out what they want to learn next",
)
LAMPS = ("I clean the glass of the lamps", "I polish the brass once a week", "I fill in the book of the tower")


def spread(*statements: str, under: tuple[str, ...], elsewhere: Said | None = None) -> list[list[str]]:
    """The statements of each heading, all of which stand before all of them."""
    blocks = list(blocks_of(document("\n".join(f"- {one}" for one in statements)), lambda _: False))
    groups = [GroupOutline(name) for name in under[:-1]] + [GroupOutline(under[-1], blocks=blocks)]
    page = PageOutline(None, sections=[SectionOutline("Talent", groups=groups)])
    put_together(page, elsewhere or Said())
    return [[block.text for block in group.blocks] for group in page.sections[0].groups]


def test_a_heading_of_which_nobody_knows_anything_keeps_its_statements_beside_one_that_all_know() -> None:
    assert spread(*MENTORING, *LAMPS, under=("Mentoring", "Lantern Watch")) == [list(MENTORING), list(LAMPS)]
    assert spread(*LAMPS, *MENTORING, under=("Lantern Watch", "Mentoring")) == [list(LAMPS), list(MENTORING)]


def test_what_other_pages_say_of_one_heading_takes_nothing_from_one_that_is_new() -> None:
    said = Said()
    said.add("Talent", "Harbor Watch", ["I watch the harbor at night", "I watch who comes into the harbor by day"])
    night = ["I watch the harbor", "I watch for the night ferry"]
    assert spread(*night, *LAMPS, under=("Harbor Watch", "Lantern Watch"), elsewhere=said) == [night, list(LAMPS)]


def test_a_word_of_a_heading_tells_where_its_statements_begin() -> None:
    trim, ropes = "I trim what hangs over", ["I choose ropes by what they carry", "I retire ropes in time"]
    assert spread(trim, *ropes, under=("Sails and Trim", "Ropes")) == [[trim], ropes]
    more = [trim, "I trim by the wind", "I trim at night"]
    assert spread(*more, "I retire ropes in time", under=("Sails and Trim", "Ropes")) == [
        more,
        ["I retire ropes in time"],
    ]


def test_groups_are_about_as_long_where_nothing_else_is_known() -> None:
    assert [len(one) for one in spread("Aa", "Bb", "Cc", "Dd", "Ee", "Ff", under=("Xx", "Yy", "Zz"))] == [2, 2, 2]


def test_a_very_long_run_is_spread_by_likeness_alone() -> None:
    many = [f"I trim the wick of lamp {number}" for number in range(LONGEST_RUN)]
    first, second = spread(*many, "I retire ropes in time", under=("Wicks and Lamps", "Ropes"))
    assert (len(first), second) == (LONGEST_RUN, ["I retire ropes in time"])
