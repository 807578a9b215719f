"""Documents that are odd in one way each: what is read of them, and that none of it is lost."""

import re

import pytest

from levelset.core.addresses import key_of
from levelset.core.model import Framework, Page
from levelset.importing.draft import Decisions, Fate
from levelset.importing.layout.wrapping import MOST_LINES
from levelset.importing.read import LONGEST_TEXT, read_bytes
from levelset.importing.recognise import recognise
from levelset.importing.recognition import columns, facets, pillars, terms
from levelset.importing.recognition.blocks import Block, blocks_of
from levelset.importing.recognition.labels import Label, label
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline, outline
from levelset.importing.recognition.said import MOST_SAID, Said
from levelset.importing.recognition.segments import LARGEST_SPREAD
from levelset.importing.recognition.titles import read_title
from levelset.importing.recognition.vocabulary import vocabulary_of
from support.writing import PILLARS, Style, document, groups_of, imported, run_together, written


def _blocks(*lines: str) -> list[Block]:
    return list(blocks_of(document("\n".join(lines)), lambda _: False))


def _page(*texts: str) -> Page:
    [page] = imported("\n".join(texts)).pages
    return page


def _fates(*lines: str) -> list[str]:
    made = label(_blocks(*lines), vocabulary_of(), {})
    return [one.fate.value for one in made]


HEAD = ("IC1 Bridge Engineer", "I learn the trade", "Results", "Impact")


def test_a_paragraph_behind_a_gap_and_before_a_heading_introduces_a_pillar_that_is_lost() -> None:
    page = _page(*HEAD, "- I finish", "- I begin", "", "", "What we think of each other.", "Collaboration", "- I agree")
    assert [(section.name, len(section.groups)) for section in page.sections] == [("Results", 1), (None, 1)]
    assert [intro.text for intro in page.sections[1].intro] == ["What we think of each other."]


def test_a_paragraph_behind_a_gap_and_before_an_item_is_a_note() -> None:
    page = _page(*HEAD, "- I finish", "- I begin", "", "", "Think of the tide here.", "- I agree")
    assert [note.text for note in page.sections[0].groups[0].notes] == ["Think of the tide here."]


def test_an_unknown_heading_before_a_paragraph_and_a_heading_is_a_pillar() -> None:
    page = _page(*HEAD, "- I finish", "- I begin", "Steel", "What carries a bridge.", "Rivets", "- I count rivets")
    assert [section.name for section in page.sections] == ["Results", "Steel"]
    assert [intro.text for intro in page.sections[1].intro] == ["What carries a bridge."]


def test_an_unknown_line_before_a_paragraph_alone_is_no_heading() -> None:
    page = _page(*HEAD, "- I finish", "- I begin", "- I go on", "Mind the Tide", "It comes twice a day.")
    assert [note.text for note in page.sections[0].groups[0].notes] == ["Mind the Tide", "It comes twice a day."]


def test_abbreviations_in_capitals_stay_as_they_are() -> None:
    page = _page(
        *HEAD, "- I finish", "QA", "- I test", "OWNERSHIP / ZEAL FOR WORK", "- I answer", "HEAT AND COLD", "- I bear"
    )
    names = [group.name for section in page.sections for group in section.groups]
    assert names == ["Impact", "QA", "Ownership / Zeal For Work", "Heat And Cold"]


def test_a_known_part_of_a_merged_heading_stays_the_responsibility_that_it_is() -> None:
    framework = imported("\n".join([*HEAD, "- I finish", "Impact / Zeal", "- I begin"]))
    [_, merged] = framework.pages[0].sections[0].groups
    assert merged.covers == ("impact", "zeal")
    assert [responsibility.key for responsibility in framework.responsibilities] == ["impact", "zeal"]


def test_what_a_later_page_says_of_a_role_a_facet_or_a_pillar_completes_the_first() -> None:
    first = written(Style(symbols=False)).replace("Extent of influence\n", "")
    second = written().replace("IC2 Bridge Engineer", "IC3 Bridge Engineer (BE)")
    framework = imported(first, second)
    assert framework.roles[0].abbreviation == "BE"
    assert {pillar.symbol for pillar in framework.pillars} == {"🏆", "🌈"}
    assert [kind.subtitle for kind in framework.facets if kind.name == "Collaborative Reach"] == ["Extent of influence"]


def test_a_role_is_found_by_the_abbreviation_that_the_framework_has_for_it() -> None:
    reference = imported(written().replace("IC2 Bridge Engineer", "IC2 Bridge Engineer (SRE)"))
    framework = imported(written().replace("IC2 Bridge Engineer", "IC3 SRE"), reference=reference)
    assert [role.key for role in framework.roles] == ["bridge-engineer"]


def test_a_footnote_that_defines_nothing_is_a_footnote_all_the_same() -> None:
    text = (
        written().replace("I finish what matters most first", "I finish what matters* most")
        + "* Ask the harbor master\n"
    )
    framework = imported(text)
    assert [note.text for note in framework.pages[0].footnotes] == ["* Ask the harbor master"]
    assert framework.glossary == ()


def test_a_footnote_that_defines_a_word_is_a_term() -> None:
    text = written().replace("I finish what matters most first", "I finish what matters* most")
    framework = imported(text + "* The tide table means the book of the tides\n")
    [term] = framework.glossary
    assert len(framework.pages[0].footnotes) == 1
    assert (term.term, term.definition) == ("The tide table", "the book of the tides")
    assert framework.lenses == ()


def test_a_sentence_goes_on_over_so_many_lines_and_no_further() -> None:
    further = ["  and over the next one and the next one and the next one and"] * (2 * MOST_LINES)
    blocks = _blocks("- I keep watch over the river and over all that swims on it", *further)
    assert max(len(block.pieces) for block in blocks) == MOST_LINES


def test_headings_and_items_of_prose_are_kept_as_such() -> None:
    said = "We build bridges, and we have done so for years."
    lines = [
        "# About us",
        "",
        said,
        "## Why",
        "- To cross the river.",
        "1990. A year",
    ]
    [prose] = imported("\n".join(lines), decisions=Decisions(_all_prose(len(lines)))).prose
    assert prose.title == "About us"
    assert prose.markdown == f"{said}\n\n## Why\n\n- To cross the river.\n\n1990\\. A year"


def _all_prose(count: int) -> dict[tuple[str, int], Fate]:
    return {("page1.txt", number): Fate.PROSE for number in range(1, count + 1)}


def test_a_line_that_a_wrapped_one_could_have_gone_on_with_begins_anew_with_the_person() -> None:
    lines = [
        "- I keep the whole river in mind when I plan the work of a",
        "  season and of the people in it",
        "- I ask the master of the harbor for help with every vessel",
        "I answer for what I have built",
        "- I repair what the winter broke before the ships come, and",
        "  also what nobody has seen",
    ]
    assert [len(block.pieces) for block in _blocks(*lines)] == [2, 1, 1, 2]


def test_what_is_chosen_twice_or_stands_nowhere_is_unresolved() -> None:
    blocks = _blocks("- one", "- two", "- three", "- four")
    drawn = outline(
        [
            Label(blocks[0], Fate.TITLE, title=read_title("IC1 Bridge Engineer")),
            Label(blocks[1], Fate.STATEMENT),
            Label(blocks[2], Fate.STATEMENT),
            Label(blocks[3], Fate.SUBTITLE),
        ]
    )
    assert [block.text for block in drawn.unresolved] == ["three", "four"]


def test_what_is_said_before_any_heading_stands_in_a_group_without_a_name() -> None:
    blocks = _blocks("- one", "- two")
    drawn = outline([Label(blocks[0], Fate.NOTE), Label(blocks[1], Fate.BEHAVIOR)])
    [section] = drawn.pages[0].sections
    assert [(group.name, len(group.blocks), len(group.notes)) for group in section.groups] == [(None, 1, 1)]


def test_pillars_that_are_lost_are_not_put_back_where_the_order_does_not_follow_them() -> None:
    torn = run_together(written(), *PILLARS).replace("IC2", "IC3")
    lines = torn.split("\n")
    at = lines.index("Impact")
    mixed = "\n".join([*lines[: at + 3], *lines[at + 6 : at + 9], *lines[at + 3 : at + 6], *lines[at + 9 :]])
    page = imported(mixed, reference=imported(written())).pages[0]
    assert [section.name for section in page.sections] == [None]
    assert list(groups_of(page)[None]) == ["Impact", "Collaboration", "Ownership", "Communication"]


def test_a_pillar_is_left_alone_where_responsibilities_are_unknown() -> None:
    page = PageOutline(None, sections=[SectionOutline(None, groups=[GroupOutline("Rivets"), GroupOutline("Paint")])])
    pillars.put_back(page, vocabulary_of(), None)
    assert [section.name for section in page.sections] == [None]


@pytest.mark.parametrize(("effort", "count"), [(0, 2), (10**9, LARGEST_SPREAD)])
def test_columns_are_left_as_they_are_where_that_would_take_too_long(effort: int, count: int) -> None:
    [block] = _blocks("- one")
    groups = [GroupOutline("Impact"), GroupOutline("Ownership", blocks=[block] * count)]
    page = PageOutline(None, sections=[SectionOutline("Results", groups=groups)])
    assert columns.put_together(page, Said(effort=effort)) == []
    assert [len(group.blocks) for group in page.sections[0].groups] == [0, count]


def test_headings_at_the_end_with_nothing_behind_them_stay_empty() -> None:
    [block] = _blocks("- one")
    groups = [GroupOutline("Impact", blocks=[block]), GroupOutline("Ownership")]
    page = PageOutline(None, sections=[SectionOutline("Results", groups=groups)])
    assert columns.put_together(page, Said()) == []


def test_facets_stay_apart_from_statements_where_putting_them_together_would_take_too_long() -> None:
    [block] = _blocks("- one")
    page = PageOutline(None)
    page.facets = [facets.FacetOutline("Scope"), facets.FacetOutline("Reach", blocks=[block] * LARGEST_SPREAD)]
    facets.put_back(page, None)
    assert [facet.inferred for facet in page.facets] == [None, None]


def test_no_more_is_kept_in_mind_than_tells_something() -> None:
    said = Said()
    for number in range(3):
        said.add("Results", "Impact", [f"I finish {number} {place}" for place in range(MOST_SAID - 10)], number)
    [choice] = said.choices("Results", None)
    assert len(choice.texts) == MOST_SAID


def test_headings_that_nobody_confirmed_are_no_witness() -> None:
    torn = run_together(written(), "Impact").replace("Ownership\n", "\n\n")
    framework = imported(torn)
    asked = [group for section in framework.pages[0].sections for group in section.groups if group.inferred]
    said = Said()
    said.add_framework(framework)
    known = {key_of(choice.name) for choice in said.choices(None, None)}
    assert asked
    assert not known & {key_of(group.name or "") for group in asked}


def test_a_heading_that_pages_spell_differently_is_one_and_spelled_as_the_nearest_page_does() -> None:
    said, page = Said(), PageOutline(None)
    said.add("Results", "Time keeping", ["I am on the quay before the ship is"])
    said.add("Results", "Time keeping", ["I am on the quay when the ship is"])
    said.add("Results", "Time Keeping", ["I set the clock of the harbor"])
    assert [choice.name for choice in said.choices("Results", page)] == ["Time keeping"]
    assert said.spelled("Results", "Time keeping", ["I set the clock every day"], page) == "Time Keeping"
    assert said.spelled("Results", "Time keeping", ["I am on the quay"], page) == "Time keeping"
    assert said.spelled("Results", "Rivets", ["I am on the quay"], page) == "Rivets"
    said.effort = 0
    assert said.spelled("Results", "Time keeping", ["I set the clock every day"], page) == "Time keeping"


def test_a_name_at_the_beginning_of_a_sentence_is_no_company() -> None:
    texts = ["Harbour core values guide me", "Harbour principles guide me", "I live my Own values"]
    assert terms.company_of(texts, terms.companies_in(texts)) == ""


def test_column_heads_run_together_announce_a_table() -> None:
    assert _fates(*HEAD, "- I finish", "Skill Description", "Ownership", "- I answer")[5] == "section"
    assert _fates(*HEAD, "- I finish", "Skill of Description", "- I answer")[5] == "responsibility"


def test_a_footnote_needs_a_reference_or_a_definition() -> None:
    told = "[^1] more about the tides of spring"
    assert _fates(*HEAD, "- I finish", told)[-1] == "footnote"
    assert _fates(*HEAD, "- I finish", told.replace("[^1]", "†"))[-1] == "note"
    assert _fates(*HEAD, "- I finish†", told.replace("[^1]", "†"))[-1] == "footnote"


def test_a_text_that_nobody_could_review_is_refused() -> None:
    result = read_bytes("a.txt", ("I go on and on.\n" * (LONGEST_TEXT // 16 + 1)).encode())
    assert result.value is None
    assert [finding.code for finding in result.findings] == ["read/too-large"]


def test_every_way_to_be_empty_is_no_framework() -> None:
    result = recognise([document("IC1 Bridge Engineer\n\nResults\n")])
    assert result.value.framework.pages == ()
    assert {finding.code for finding in result.findings} >= {"import/no-framework"}
    assert re.search("Looked for", str(result.findings[-1]))
    assert isinstance(result.value.framework, Framework)
