"""What importing says about pages that contradict themselves, build on one another, or speak another language."""

import pytest

from levelset.core.findings import Finding
from levelset.core.model import Framework, Group, Level, Note, Page, Role, Section, Source, Statement, Text, Track
from levelset.importing.document import Document
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.importing.recognition import noticing
from levelset.importing.recognition.blocks import blocks_of
from levelset.importing.recognition.outline import GroupOutline, Outline, PageOutline, SectionOutline


def _findings(*texts: str) -> list[Finding]:
    read = [read_bytes(f"page{number}.md", text.encode()).value for number, text in enumerate(texts, 1)]
    return list(recognise([document for document in read if document is not None]).findings)


def _coded(findings: list[Finding], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def _page(level: str, *groups: Group, title: str = "", statement: str = "", designation: str | None = None) -> Page:
    return Page(
        "keeper",
        level,
        title or f"{level} Keeper",
        Statement(statement, source=Source("a.md", line=3)) if statement else None,
        designation,
        sections=(Section(None, None, groups=groups),) if groups else (),
    )


def _framework(*pages: Page) -> Framework:
    levels = tuple(Level("ic", page.level, rank) for rank, page in enumerate(pages, 1))
    return Framework(
        "f", "F", tracks=(Track("ic", "IC"),), levels=levels, roles=(Role("keeper", "Keeper"),), pages=pages
    )


def test_one_behavior_under_two_responsibilities_is_said_with_both_places() -> None:
    text = "# IC2 Bridge Engineer\n\n## Ropes\n\n- I check each rope.\n\n## Planks\n\n- I check each rope.\n"

    [finding] = _coded(_findings(text), "import/said-twice")

    assert "“Ropes” (page1.md, line 5)" in finding.message
    assert "“Planks”" in finding.message
    assert (finding.file, finding.line) == ("page1.md", 9)


def test_the_same_behavior_at_two_levels_is_no_contradiction() -> None:
    page = "# {} Bridge Engineer\n\n## Ropes\n\n- I check each rope.\n"

    assert not _coded(_findings(page.format("IC2"), page.format("IC3")), "import/said-twice")


def test_two_designations_of_one_level_are_said_with_both_pages() -> None:
    page = "# IC5 {} Engineer\n\n## Ropes\n\n- I check each rope.\n"

    [finding] = _coded(_findings(page.format("Staff Bridge"), page.format("Principal Tunnel")), "import/two-titles")

    assert "“Staff”" in finding.message
    assert "page1.md, line 5" in finding.message
    assert finding.file == "page2.md"


def test_a_second_page_for_a_level_names_where_the_first_one_is() -> None:
    page = "# IC5 Bridge Engineer\n\n## Ropes\n\n- I check {} rope.\n"

    [finding] = _coded(_findings(page.format("each"), page.format("every")), "import/duplicate-page")

    assert "(page1.md, line 5)" in finding.message
    assert finding.file == "page2.md"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Same as IC1 Keeper, but also …", "IC1 Keeper"),
        ("Everything in IC1, plus:", "IC1 Keeper"),
        ("All of the above", "IC2 Keeper"),
        ("Meets all expectations of the previous level", "IC2 Keeper"),
        ("In addition to the responsibilities of IC2:", "IC2 Keeper"),
        ("Same as the manager", "IC2 Keeper"),
        ("As IC2, and more", "IC2 Keeper"),
        ("In addition to my team, I help two others", None),
        ("I do the same as IC1", None),
        ("Everything in IC9", None),
    ],
)
def test_a_line_that_takes_over_a_level_is_told_from_others(line: str, expected: str | None) -> None:
    framework = _framework(_page("IC1"), _page("IC2"), _page("IC3", statement=line))

    found = noticing.builds_on(noticing.references(framework))

    assert [f"builds on {expected}." in finding.message for finding in found] == ([True] if expected else [])


def test_such_a_line_is_found_in_notes_behaviors_and_introductions_too() -> None:
    line = "Same as IC1 Keeper, but also …"
    group = Group("a", "A", (Statement(line),), (Note(line),))
    page = Page("keeper", "IC2", "IC2 Keeper", sections=(Section(None, None, intro=(Text(line),), groups=(group,)),))

    assert len(noticing.builds_on(noticing.references(_framework(_page("IC1"), page)))) == 3


def test_a_long_sentence_says_something_of_its_own() -> None:
    framework = _framework(_page("IC1"), _page("IC2", statement="Same as IC1 Keeper, but " + "also " * 40))

    assert not noticing.builds_on(noticing.references(framework))


def test_where_nobody_knows_a_place_the_framework_is_named() -> None:
    twice = (Group("a", "A", (Statement("I row."),)), Group(None, None, (Statement("I row."),)))

    [finding] = noticing.contradictions(_framework(_page("IC1", *twice)))

    assert "(in the framework)" in finding.message
    assert "a group without a name" in finding.message
    assert (finding.file, finding.line) == (None, None)


def test_a_place_without_a_line_is_named_by_its_document() -> None:
    said = Statement("I row.", source=Source("a.pdf", page=3))
    twice = (Group("a", "A", (said,)), Group("b", "B", (Statement("I row."),)))

    [finding] = noticing.contradictions(_framework(_page("IC1", *twice)))

    assert "“A” (a.pdf)" in finding.message


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I keep the lamps of the harbor and I answer for the oil that is in them. " * 5, "en"),
        ("Ich pflege die Lampen und ich melde, was nicht zu den Plänen passt. " * 6, "de"),
        ("Je garde les lampes du port et je note dans le registre qui est passé. " * 6, "fr"),
        ("lux mare ventus navis portus " * 20, "und"),
        ("too short to tell", ""),
    ],
)
def test_a_language_is_told_from_its_usual_words(text: str, language: str) -> None:
    assert noticing.language_of([text]) == language


def _defined(file: str, name: str | None, *definitions: str | None) -> tuple[str, Outline]:
    groups = []
    for number, text in enumerate(definitions, 1):
        document = read_bytes(file, (text or "-").encode()).value
        assert isinstance(document, Document)
        [block] = blocks_of(document, lambda _: False)
        groups.append(GroupOutline(name, definition=block if text else None))
        assert number
    return file, Outline(pages=[PageOutline(None, sections=[SectionOutline(None, groups=groups)])])


def test_two_definitions_of_a_responsibility_are_said_with_both_places() -> None:
    outlines = [_defined("a.txt", "Ropes", "What holds.", "What holds", None), _defined("b.txt", "Ropes", "What ties.")]

    [finding] = noticing.definitions(outlines)

    assert "“What holds.” (a.txt, line 1) and “What ties.”" in finding.message
    assert finding.file == "b.txt"


def test_a_definition_of_nothing_is_left_alone() -> None:
    assert noticing.definitions([_defined("a.txt", None, "What holds.", "What ties.")]) == []
