"""The steps of recognition one by one, where the whole does not show them."""

import pytest

from levelset.core.model import Framework, Lens, LensEntry, Term
from levelset.importing.document import Document
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape, terms
from levelset.importing.recognition.blocks import Block, blocks_of
from levelset.importing.recognition.labels import label
from levelset.importing.recognition.outline import PageOutline
from levelset.importing.recognition.said import Said, lexicon_choices
from levelset.importing.recognition.vocabulary import vocabulary_of
from levelset.text.labels import label_of
from support.writing import document, imported


def _blocks(text: str) -> list[str]:
    return [block.text for block in blocks_of(document(text), vocabulary_of().is_name)]


WRAPPED = """IC1 Bridge Engineer
I keep the small bridges of a district in good order and I learn from the
people who built them

Impact
- I inspect the bearings of every bridge on my list before the winter comes
and write down what I find
- I ask the crew what they saw, and bring what they tell me to the next round
  of planning
Ownership
- I clean up behind myself
"""


def test_wrapped_lines_are_joined_and_headings_are_not_swallowed() -> None:
    assert _blocks(WRAPPED) == [
        "IC1 Bridge Engineer",
        "I keep the small bridges of a district in good order and I learn from the people who built them",
        "Impact",
        "I inspect the bearings of every bridge on my list before the winter comes and write down what I find",
        "I ask the crew what they saw, and bring what they tell me to the next round of planning",
        "Ownership",
        "I clean up behind myself",
    ]


def test_text_with_long_lines_is_not_wrapped() -> None:
    text = "I " + "go on " * 40 + "\nand this is another line\nand this one too"
    assert len(_blocks(text)) == 3


def test_a_word_parted_at_the_end_of_a_line_is_whole_again_and_a_compound_keeps_its_hyphen() -> None:
    text = (
        "- I look after the crane and the winch, and I report on the mainte-\n"
        "nance of both to the people who have to plan the coming working day\n"
        "- I find a cross team answer when a question touches cross-\n"
        "team matters and it is mine to answer, whatever the hour may be\n"
    )
    first, second = _blocks(text)
    assert "maintenance of both" in first
    assert "cross-team matters" in second


def test_a_running_head_does_not_part_a_sentence() -> None:
    text = WRAPPED.replace("and write down", "\nIC1 Bridge Engineer\n\nand write down")
    joined = "I inspect the bearings of every bridge on my list before the winter comes and write down what I find"
    assert joined in _blocks(text + "\n12\n")


def test_a_piece_that_a_person_named_begins_a_block() -> None:
    blocks = blocks_of(document(WRAPPED), vocabulary_of().is_name, [7])
    assert "and write down what I find" in [block.text for block in blocks]


@pytest.mark.parametrize(
    ("text", "name", "symbol"),
    [
        ("🏆 Results:", "Results", "🏆"),
        (":trophy: Results", "Results", "🏆"),
        (":unheard_of: Results", "Results", ":unheard_of:"),
        ("⚙️ Craft", "Craft", "⚙️"),
        ("Results", "Results", ""),
    ],
)
def test_headings_are_taken_apart(text: str, name: str, symbol: str) -> None:
    assert shape.name_of(text) == shape.Name(name, symbol)


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Personal Growth", True),
        ("Personal growth", True),
        ("Working with the river police:", True),
        ("I plan", False),
        ("a small beginning", False),
        ("This ends with a full stop.", False),
        ("One Two Three Four Five Six Seven Eight", False),
        ("Plans the work of others and reviews", False),
    ],
)
def test_the_shape_of_a_heading(text: str, is_heading: bool) -> None:
    [block] = blocks_of(document(text), lambda _: False)
    assert shape.is_heading(block) is is_heading


def test_lists_of_one_item_each_are_no_sign_of_lost_headings() -> None:
    html = "<h1>IC1 Bridge Engineer</h1><h2>Results</h2><h3>Impact</h3>" + "".join(
        f"<ul><li>I keep bridge {number} safe</li></ul>" for number in range(4)
    )
    assert len(_page(html).sections[0].groups) == 1


def test_a_second_list_right_behind_the_first_has_lost_its_heading() -> None:
    html = (
        "<h1>IC1 Bridge Engineer</h1><h2>Results</h2><h3>Impact</h3><ul><li>I finish</li><li>I begin</li></ul>"
        "<ul><li>I own my mistakes</li><li>I follow through on commitments</li></ul>"
    )
    groups = _page(html).sections[0].groups
    assert [len(group.statements) for group in groups] == [2, 2]
    assert groups[1].inferred is not None


def test_deeper_headings_make_the_upper_one_a_pillar_whatever_it_is_called() -> None:
    html = "<h1>IC1 Bridge Engineer</h1><h2>Steel</h2><h3>Rivets</h3><p>I count</p><h3>Bolts</h3><p>I turn them</p>"
    [section] = _page(html).sections
    assert (section.name, [group.name for group in section.groups]) == ("Steel", ["Rivets", "Bolts"])


def _page(html: str):
    read = Document("a.html", "html", "", document(f"<html><body>{html}</body></html>", "a.html").pieces)
    from levelset.importing.recognise import recognise

    [page] = recognise([read]).value.framework.pages
    return page


def test_a_list_of_links_on_the_page_is_part_of_the_site() -> None:
    html = (
        "<title>IC1 Bridge Engineer | Harbour Career Framework</title><h1>IC1 Bridge Engineer</h1><h2>Results</h2>"
        "<h3><a href='#i'>Impact</a></h3><ul><li>I finish</li></ul><p>On this page</p>"
        "<ul><li><a href='#r'>Results</a></li><li><a href='/p'>Privacy</a></li></ul>"
    )
    assert [(group.name, len(group.statements)) for group in _page(html).sections[0].groups] == [("Impact", 1)]


@pytest.mark.parametrize(
    ("line", "facet"),
    [
        (
            "Collaborative Reach How far across the harbour I work",
            ("Collaborative Reach", "How far across the harbour I work"),
        ),
        ("Scope Area that I look after", ("Scope", "Area that I look after")),
        ("Scope Creep", None),
        ("Collaborative Reach I work with everybody.", None),
        ("Impact Levers: What I use", ("Impact Levers", "What I use")),
    ],
)
def test_a_facet_may_carry_its_subtitle_on_the_same_line(line: str, facet: tuple[str, str] | None) -> None:
    assert vocabulary_of().facet(line) == facet


def _fates(text: str) -> list[tuple[str, Fate]]:
    vocabulary = vocabulary_of()
    return [
        (made.block.text, made.fate) for made in label(blocks_of(document(text), vocabulary.is_name), vocabulary, {})
    ]


def test_unknown_headings_are_judged_by_what_follows() -> None:
    text = "IC1 Bridge Engineer\nI learn the river.\nSteel\nRivets\n- I count them\nStone\n- I lay it\n"
    assert [fate for _, fate in _fates(text)][2:] == [
        Fate.PILLAR,
        Fate.RESPONSIBILITY,
        Fate.BEHAVIOR,
        Fate.RESPONSIBILITY,
        Fate.BEHAVIOR,
    ]


def test_an_unknown_pillar_may_have_an_introduction() -> None:
    text = (
        "IC1 Bridge Engineer\nI learn.\nSteel\nSteel is what we trust most of all here.\nRivets\n- I count\n- I weigh\n"
    )
    assert [fate for _, fate in _fates(text)][2:5] == [Fate.PILLAR, Fate.INTRO, Fate.RESPONSIBILITY]


def test_a_short_line_below_the_title_sums_the_level_up() -> None:
    assert _fates("IC1 Bridge Engineer\nKeeps watch\nImpact\n- I watch\n")[1] == ("Keeps watch", Fate.STATEMENT)


def test_the_last_heading_with_nothing_beneath_is_content() -> None:
    assert _fates("IC1 Bridge Engineer\nI learn.\nImpact\n- I watch\nThank You All\n")[-1][1] is Fate.NOTE


def test_headings_again_on_the_next_printed_page_are_announcements() -> None:
    text = "IC1 Bridge Engineer\nI learn.\nImpact\n- I watch\nImpact (continued)\n- I look\n"
    assert [fate for _, fate in _fates(text)][-2:] == [Fate.SECTION, Fate.BEHAVIOR]


def test_two_pages_in_one_document_are_two_pages() -> None:
    text = "IC1 Bridge Engineer\nI learn.\nImpact\n- I watch\n\nIC2 Bridge Engineer\nI do.\nImpact\n- I act\n"
    assert [page.level for page in imported(text).pages] == ["IC1", "IC2"]


def test_a_list_of_titles_is_no_list_of_pages() -> None:
    text = "IC1 Bridge Engineer\nIC2 Bridge Engineer\nIC3 Bridge Engineer\nI do.\nImpact\n- I act\n"
    assert [page.level for page in imported(text).pages] == ["IC3"]


def test_a_page_with_only_a_title_is_no_page() -> None:
    assert imported("IC1 Bridge Engineer\n").pages == ()


@pytest.mark.parametrize(
    ("text", "lever"),
    [
        ("Mentorship - I may help", "Mentorship"),
        ("Craft: I learn", "Craft"),
        ("I work on-call", None),
        ("A very long beginning of a sentence - and more", None),
        ("Product Expertise – I know it", "Product Expertise"),
    ],
)
def test_levers_are_named_before_a_dash(text: str, lever: str | None) -> None:
    assert label_of(text) == lever


def test_a_definition_that_lists_stages_is_a_lens() -> None:
    term = Term("Bridge lifecycle", "the phases of a bridge: drawing; building; and repair.")
    assert terms.lens_in(term) == Lens(
        "bridge-lifecycle",
        "Bridge lifecycle",
        (LensEntry("drawing", "drawing"), LensEntry("building", "building"), LensEntry("repair", "repair")),
    )
    assert terms.lens_in(Term("Rivet", "a pin: short; thick; round")) is None
    assert terms.lens_in(Term("Bridge lifecycle", "everything")) is None


def test_one_mention_does_not_make_a_company() -> None:
    texts = ["I live the Harbour core values", "I read the Harbour principles"]
    named = terms.companies_in(texts)
    assert terms.company_of(texts[:1], named) == ""
    assert terms.company_of(texts, named) == "Harbour"


def test_names_come_from_the_pillar_where_it_is_known_and_from_everywhere_else_where_not() -> None:
    said, page = Said(), PageOutline(None)
    said.add("Results", "Impact", ["I finish"])
    said.add("Culture", "Communication", ["I write"])
    said.add("Culture", "Collaboration", ["I agree"], id(page))
    assert [choice.name for choice in said.choices("Results", page)] == ["Impact"]
    assert [choice.name for choice in said.choices("Steel", page)] == ["Impact", "Communication"]
    assert [choice.name for choice in said.choices("Culture", page)] == ["Communication"]
    assert {choice.name for choice in lexicon_choices("Steel")} >= {"Impact", "Communication"}
    assert "Communication" not in {choice.name for choice in lexicon_choices("Results")}


def test_a_framework_at_hand_names_its_own_pillars_and_responsibilities() -> None:
    from levelset.core.model import FacetKind, Pillar, Responsibility

    own = Framework(
        "f",
        "F",
        pillars=(Pillar("steel", "Steel"), Pillar("impact", "Impact")),
        responsibilities=(Responsibility("rivets", "Rivets", "steel", aliases=("Pins",)),),
        facets=(FacetKind("reach", "Reach", "how far it goes"),),
    )
    vocabulary = vocabulary_of(own)
    assert vocabulary.is_pillar("STEEL")
    assert vocabulary.is_pillar("Impact")
    assert not vocabulary.is_responsibility("Impact")
    assert vocabulary.is_responsibility("Pins")
    assert vocabulary.is_responsibility("Rivets / Ownership")
    assert vocabulary.facet("Reach How far it goes") == ("Reach", "How far it goes")
    assert vocabulary.facet("Reach I walk") is None


def test_a_block_knows_its_first_piece_and_marks() -> None:
    [block] = blocks_of(document("- one"), lambda _: False)
    assert isinstance(block, Block)
    assert (block.first.number, block.marks) == (1, ("-",))
