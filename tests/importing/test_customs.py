"""What other pages have under a pillar helps to find a heading that is lost inside a run, with no gap left."""

from levelset.core.model import Framework, InferenceState, Page
from levelset.importing.document import Look
from levelset.importing.draft import Draft
from levelset.importing.recognise import recognise
from levelset.importing.recognition.blocks import Block, blocks_of
from levelset.importing.recognition.customs import Customs, Row
from levelset.importing.recognition.merged import joined_name
from levelset.importing.recognition.nameless import JOINED, name_groups
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import MOST_ROWS, Said
from levelset.importing.recognition.segments import cut
from levelset.importing.recognition.titles import Title
from support.writing import document

HEADINGS = {
    "Tides": ["I read the tide table before the {shift} crew sets out", "I warn skippers of a {shift} ebb in time"],
    "Ropes": ["I splice every rope of the {shift} ferry", "I throw frayed ropes of the {shift} ferry away"],
    "Lanterns": ["I fill the lanterns along the {shift} quay with oil", "I trim the wicks on the {shift} quay"],
}


def _page(level: int, shift: str, *, without: tuple[str, ...] = (), joined: str = "") -> str:
    """A page of a ferry's crew; ``without`` leaves headings out, ``joined`` has one statement under each of two."""
    lines = [
        f"IC{level} Ferry Engineer",
        f"I keep the {shift} ferry afloat for everyone on the river",
        "",
        "🏆 Results",
    ]
    for name, said in HEADINGS.items():
        lines += [] if name in without else [name]
        lines += [f"- {text.format(shift=shift)}" for text in said[: 1 if name in joined else None]]
    return "\n".join(lines) + "\n"


OTHERS = [_page(1, "morning"), _page(2, "evening"), _page(3, "winter")]


def _framework(*texts: str) -> Framework:
    return recognise([document(text, f"{n}.txt") for n, text in enumerate(texts)], title="Ferry").value.framework


def _drafted(text: str, *others: str) -> Draft:
    reference = _framework(*(others or OTHERS))
    return recognise([document(text, "torn.txt")], reference=reference, title="Ferry").value


def _groups(page: Page) -> list[tuple[str | None, int]]:
    return [(group.name, len(group.statements)) for section in page.sections for group in section.groups]


def _torn(text: str) -> Page:
    return next(page for page in _drafted(text).framework.pages if page.level == "IC4")


def test_a_heading_is_found_inside_the_run_under_another_where_all_other_pages_have_it() -> None:
    for lost in ("Ropes", "Lanterns"):
        page = _torn(_page(4, "summer", without=(lost,)))
        assert _groups(page) == [("Tides", 2), ("Ropes", 2), ("Lanterns", 2)]
        marked = [group for group in page.sections[0].groups if group.inferred]
        assert [group.name for group in marked] == [lost]


def test_two_headings_that_are_lost_in_a_row_are_found() -> None:
    page = _torn(_page(4, "summer", without=("Ropes", "Lanterns")))
    assert _groups(page) == [("Tides", 2), ("Ropes", 2), ("Lanterns", 2)]


def test_a_page_that_lost_nothing_stays_as_it_is() -> None:
    page = _torn(_page(4, "summer"))
    assert _groups(page) == [("Tides", 2), ("Ropes", 2), ("Lanterns", 2)]
    assert not any(group.inferred for group in page.sections[0].groups)


def test_what_says_nothing_of_a_missing_heading_is_not_parted() -> None:
    text = _page(4, "summer", without=("Lanterns",))
    for said in HEADINGS["Lanterns"]:
        text = text.replace(said.format(shift="summer"), "I mend the hull and its ropes")
    assert [name for name, _ in _groups(_torn(text))] == ["Tides", "Ropes"]


def test_a_run_under_a_heading_is_parted_also_where_gaps_are_left_elsewhere() -> None:
    text = _page(4, "summer", without=("Ropes", "Lanterns")).replace("- I splice", "\n\n- I splice")
    assert _groups(_torn(text)) == [("Tides", 2), ("Ropes", 2), ("Lanterns", 2)]


def test_a_short_group_that_reads_like_two_neighbors_may_have_lost_a_heading_of_both() -> None:
    said = Said()
    said.add_framework(_framework(*OTHERS))
    choices = said.choices("Results", None)
    namer, customs = said.namer("Results", choices), said.customs("Results", PageOutline(None))
    both = ["I look at the tide table", "I know a rope that has to be thrown away"]
    assert joined_name(both, range(3), namer, customs) == "Tides / Ropes"
    assert joined_name(both, (1, 2), namer, customs) is None
    assert joined_name(both * 2, range(3), namer, customs) is None
    assert joined_name(both[:1], range(3), namer, customs) is None
    assert joined_name(both[:1] * 2, range(3), namer, customs) is None


def test_a_heading_of_two_names_is_asked_about() -> None:
    said = Said()
    said.add_framework(_framework(*OTHERS))
    told = ["I watch how high water stands, and the tide", "I bring what I find to the rope maker"]
    [first, *_] = document("- one").pieces
    blocks = [Block(text, Look.ITEM, (first,)) for text in told]
    page = PageOutline(None, sections=[SectionOutline("Results", groups=[GroupOutline(None, blocks=blocks)])])
    name_groups(page, said)
    [group] = page.sections[0].groups
    assert group.name == "Tides / Ropes"
    assert group.inferred
    assert (group.inferred.state, group.inferred.reasons) == (InferenceState.ASK, (JOINED,))
    assert group.inferred.candidates


def test_a_longer_name_of_the_same_heading_is_no_rival() -> None:
    said = Said()
    said.add_framework(_framework(OTHERS[0], OTHERS[1].replace("Ropes", "Ropes and Knots")))
    choices = said.choices("Results", None)
    assert [choice.name for choice in choices] == ["Tides", "Ropes", "Lanterns"]
    assert choices[1].aliases == ("Ropes and Knots",)
    assert any("evening ferry" in text for text in choices[1].texts)


def test_names_that_one_page_has_apart_stay_rivals() -> None:
    apart = OTHERS[1] + "Ropes and Knots\n- I tie every knot of the evening ferry twice\n"
    said = Said()
    said.add_framework(_framework(OTHERS[0], apart))
    assert [choice.name for choice in said.choices("Results", None)] == [
        "Tides",
        "Ropes",
        "Lanterns",
        "Ropes and Knots",
    ]


def _in_one(level: int, shift: str, name: str, *, alone: bool = False) -> str:
    """A page that has one heading in the place of two, and one statement more; or that statement ``alone``."""
    text = _page(level, shift, without=("Ropes", "Lanterns"))
    more = f"{name}\n- I keep the deck of the {shift} ferry in order\n"
    return text[: text.index("- I splice")] + more if alone else text.replace("- I splice", more + "- I splice")


def test_a_heading_in_the_place_of_two_others_is_not_parted_into_them() -> None:
    for name, others in (
        ("Ownership", OTHERS),
        ("Deck work", [*OTHERS, _in_one(5, "autumn", "Deck work", alone=True)]),
    ):
        pages = _drafted(_in_one(4, "summer", name), *others).framework.pages
        assert _groups(next(page for page in pages if page.level == "IC4")) == [("Tides", 2), (name, 5)]


def test_customs_tell_which_headings_stand_in_the_place_of_each_other() -> None:
    customs = Customs.of([_row("a", "b"), _row("a", "c")], "ferry")
    assert customs.are_rivals({"b"}, {"c"})
    assert not customs.are_rivals({"a"}, {"b"})
    assert not customs.are_rivals({"b"}, {"d"})


def _row(*names: str, role: str = "ferry", length: int = 2) -> Row:
    return Row(None, role, tuple(frozenset({name}) for name in names), (length,) * len(names))


def test_customs_tell_how_usual_a_heading_is_and_pages_of_the_same_role_tell_more() -> None:
    customs = Customs.of([_row("a", "b"), _row("a"), _row("c", role="crane")], "ferry")
    assert customs.share({"a"}) > customs.share({"b"}) > customs.share({"c"})
    assert Customs().share({"a"}) == 0.5


def test_customs_tell_the_order_of_headings_and_who_stands_beside_whom() -> None:
    customs = Customs.of([_row("a", "b", "c"), _row("a", "b", "c")], "ferry")
    assert customs.after({"a"}, {"b"}) > 0.5 > customs.after({"b"}, {"a"})
    assert customs.after({"a"}, {"d"}) == 0.5
    assert customs.are_neighbors({"a"}, {"b"})
    assert not customs.are_neighbors({"a"}, {"c"})
    assert not customs.are_neighbors({"a"}, {"d"})


def test_customs_tell_how_long_a_group_is() -> None:
    customs = Customs.of([_row("a", length=3), _row("a", length=4)], "ferry")
    costs = customs.lengths({"a"}, 12)
    assert min(range(13), key=costs.__getitem__) in (3, 4)
    assert costs[1] > costs[3] < costs[12]
    assert customs.lengths({"b"}, 2) == [0.0, 0.0, 0.0]
    assert (customs.least({"a"}), customs.least({"b"})) == (3, 0)


def test_a_part_of_the_usual_length_is_cut_where_the_words_do_not_tell() -> None:
    blocks = blocks_of(document("\n".join(f"- I haul the line number {n}" for n in range(4))), lambda _: False)
    even = [[0.5, 0.5]] * 4
    costs = [[abs(count - 2.0) for count in range(5)]] * 2
    parts = cut(blocks, even, 2, fixed={0: 0}, again=0.1, lengths=costs)
    assert [(part.choice, len(part.blocks)) for part in parts] == [(0, 2), (1, 2)]
    assert [len(part.blocks) for part in cut(blocks, even, 2, fixed={0: 0}, again=0.1)] == [4]


def test_the_same_input_gives_the_same_result_twice() -> None:
    text = _page(4, "summer", without=("Ropes",))
    assert _drafted(text) == _drafted(text)


def test_of_very_many_pages_some_are_learned_from_and_all_of_the_same_role() -> None:
    said = Said()
    for number in range(3 * MOST_ROWS):
        groups = [GroupOutline("Tides"), GroupOutline("Ropes")]
        role = "Ferry Pilot" if number % 50 == 0 else f"Engineer {number}"
        title = Title(f"IC1 {role}", "IC1", role)
        said.add_page(PageOutline(title, sections=[SectionOutline("Results", groups=groups)]))
    page = PageOutline(Title("IC9 Ferry Pilot", "IC9", "Ferry Pilot"))
    rows = [row for _, row in said.customs("Results", page).rows]
    assert sum(row.role == "ferry-pilot" for row in rows) == 3 * MOST_ROWS // 50
    assert len(rows) == MOST_ROWS + 2 * MOST_ROWS // 50
    assert len(said.customs("Results", PageOutline(None)).rows) == MOST_ROWS
