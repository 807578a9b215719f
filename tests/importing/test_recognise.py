"""Recognition as a whole: however a page is written down, it is read as the same; what is lost is put back, marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.core.model import InferenceState, NoteKind
from levelset.importing.draft import Fate
from levelset.importing.recognise import recognise
from support.writing import (
    EXPECTED,
    FACETS,
    PILLARS,
    TITLE,
    Style,
    document,
    groups_of,
    imported,
    run_together,
    torn_of,
    written,
)

STYLES = st.builds(
    Style,
    bullet=st.sampled_from(["- ", "• ", "* ", "\t• ", "1. ", "o ", "▪ ", "→ ", ""]),
    symbols=st.booleans(),
    gap_before_heading=st.integers(0, 3),
    colon=st.sampled_from(["", ":"]),
    one_line_facets=st.booleans(),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    indent=st.sampled_from(["", "  ", "    "]),
)


@settings(max_examples=150, deadline=None)
@given(STYLES)
def test_however_a_page_is_written_down_it_is_read_as_the_same_page(style: Style) -> None:
    [page] = imported(written(style)).pages
    assert groups_of(page) == EXPECTED
    assert [(facet.name, facet.subtitle, len(facet.statements)) for facet in page.facets] == [
        (name, subtitle, len(statements)) for name, (subtitle, statements) in FACETS.items()
    ]
    assert page.statement is not None
    assert (page.title, page.level, page.statement.text) == (TITLE, "IC2", "I keep the bridges of one district safe")
    assert not any(group.inferred for section in page.sections for group in section.groups)


@settings(max_examples=40, deadline=None)
@given(STYLES)
def test_every_line_that_is_not_blank_has_a_fate(style: Style) -> None:
    text = written(style)
    draft = recognise([document(text)]).value
    told = {fate.line for fate in draft.sources[0].fates}
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert told == {number for number, line in enumerate(lines, 1) if line.strip()}


def test_the_same_documents_give_the_same_draft() -> None:
    documents = [document(written()), document(written().replace("IC2", "IC3"), "other.txt")]
    assert recognise(documents) == recognise(documents)


def test_headings_in_capitals_are_written_as_the_framework_writes_them() -> None:
    [page] = imported(written(Style(capitals=True))).pages
    assert groups_of(page) == EXPECTED


def test_the_framework_carries_roles_levels_pillars_and_organization() -> None:
    framework = imported(written())
    assert framework.title == "Harbour Engineering Career Framework"
    assert framework.organization == "Harbour"
    assert [(role.key, role.name, role.track) for role in framework.roles] == [
        ("bridge-engineer", "Bridge Engineer", "ic")
    ]
    assert [(level.label, level.rank) for level in framework.levels] == [("IC2", 2)]
    assert [(pillar.key, pillar.symbol) for pillar in framework.pillars] == [("results", "🏆"), ("culture", "🌈")]
    assert [responsibility.pillar for responsibility in framework.responsibilities] == ["results"] * 2 + ["culture"] * 2


def test_levers_carry_their_label_and_other_facets_none() -> None:
    [page] = imported(written()).pages
    labels = {facet.name: [statement.label for statement in facet.statements] for facet in page.facets}
    assert labels == {"Scope": [None], "Collaborative Reach": [None], "Impact Levers": ["Craft", "Mentorship"]}


def test_a_lost_heading_is_named_from_another_page_of_the_framework() -> None:
    whole, torn = written(), torn_of(written().replace("IC2", "IC3"), "Ownership")
    framework = imported(whole, torn)
    page = framework.page("bridge-engineer/ic3")
    assert page is not None
    assert groups_of(page) == EXPECTED
    [results, _] = page.sections
    stated, inferred = results.groups
    assert stated.inferred is None
    assert inferred.inferred is not None
    assert inferred.inferred.state is InferenceState.ACCEPTED
    assert inferred.inferred.reasons
    assert inferred.inferred.candidates[0].name == "Ownership"


def test_with_the_lexicon_alone_nothing_is_accepted_without_asking() -> None:
    [page] = imported(torn_of(written(), "Impact", "Ownership", "Collaboration", "Communication")).pages
    inferred = [group.inferred for section in page.sections for group in section.groups]
    assert len(inferred) == 4
    assert {mark.state for mark in inferred if mark} == {InferenceState.ASK}


def test_a_name_is_not_given_twice_on_a_page() -> None:
    [page] = imported(torn_of(written(), "Ownership", "Communication")).pages
    names = [group.name for section in page.sections for group in section.groups]
    assert len(set(names)) == len(names) == 4


def test_statements_that_drifted_from_their_facets_are_put_back_and_flagged() -> None:
    heads = [line for name, (subtitle, _) in FACETS.items() for line in (name, subtitle)]
    said = [f"- {text}" for _, (_, statements) in FACETS.items() for text in statements]
    text = "\n".join(
        [TITLE, "I keep bridges safe", *heads, *said, "Results", "Impact", "- I finish what matters first"]
    )
    [page] = imported(text).pages
    assert [[statement.text for statement in facet.statements] for facet in page.facets] == [
        statements for _, statements in FACETS.values()
    ]
    assert all(facet.inferred and facet.inferred.state is InferenceState.ASK for facet in page.facets)


def _columns(text: str) -> str:
    """The text as two columns are copied: under each pillar all headings first, all behaviors behind."""
    lines = text.split("\n")
    names = {name for groups in PILLARS.values() for name in groups}
    start = lines.index(next(iter(PILLARS)))
    out, heads, said = lines[:start], [], []
    for line in [*lines[start:], "end"]:
        if line in PILLARS or line == "end":
            out += [*heads, *said, line]
            heads, said = [], []
        else:
            (heads if line in names else said).append(line)
    return "\n".join(out[:-1])


def test_columns_that_were_copied_one_by_one_are_put_together_and_said() -> None:
    documents = [document(written(), "a.txt"), document(_columns(written()).replace("IC2", "IC3"), "b.txt")]
    result = recognise(documents)
    page = result.value.framework.page("bridge-engineer/ic3")
    assert page is not None
    assert groups_of(page) == EXPECTED
    assert [finding.code for finding in result.findings] == ["import/columns"] * 2
    assert not any(group.inferred for section in page.sections for group in section.groups)


def test_a_run_without_headings_or_gaps_is_parted_by_what_other_pages_say() -> None:
    torn = run_together(written(), "Impact", "Ownership", "Collaboration", "Communication").replace("IC2", "IC3")
    page = imported(written(), torn).page("bridge-engineer/ic3")
    assert page is not None
    assert groups_of(page) == EXPECTED
    assert all(group.inferred for section in page.sections for group in section.groups)


def test_a_heading_that_stands_in_the_document_is_believed() -> None:
    more = written().replace("IC2", "IC3").replace("Ownership\n", "", 1)
    page = imported(written(), more).page("bridge-engineer/ic3")
    assert page is not None
    assert len(page.sections[0].groups[0].statements) in (2, 4)
    assert groups_of(imported(written(), written().replace("IC2", "IC3")).pages[1]) == EXPECTED


def test_lost_pillars_are_put_back_from_the_framework_and_marked() -> None:
    torn = run_together(written(), *PILLARS).replace("IC2", "IC3")
    page = imported(torn, reference=imported(written())).pages[0]
    assert groups_of(page) == EXPECTED
    assert [section.inferred and section.inferred.state for section in page.sections] == [InferenceState.ACCEPTED] * 2


def test_a_page_without_pillars_and_facets_has_none_put_upon_it() -> None:
    text = "IC1 Bridge Engineer\nI learn.\nImpact\n- I finish\nCommunication\n- I write\nOwnership\n- I answer\n"
    [page] = imported(text).pages
    assert [section.name for section in page.sections] == [None]


def test_sections_may_begin_without_any_heading() -> None:
    torn = run_together(written(), *PILLARS)
    names = [name for groups in PILLARS.values() for name in groups]
    page = imported(written(), torn_of(torn, *names).replace("IC2", "IC3")).pages[1]
    assert [len(facet.statements) for facet in page.facets] == [1, 1, 2]
    assert [group.name for section in page.sections for group in section.groups] == names


def test_notes_and_examples_are_kept_apart_from_behaviors() -> None:
    text = written() + "\nNote: not expected of people who joined this year.\nFor example, a report to the council.\n"
    [page] = imported(text).pages
    last = page.sections[-1].groups[-1]
    assert [(note.kind, note.text[:9]) for note in last.notes] == [
        (NoteKind.NOTE, "Note: not"),
        (NoteKind.EXAMPLE, "For examp"),
    ]
    assert len(last.statements) == 2


def test_a_footnote_is_a_footnote_and_its_stages_a_lens() -> None:
    note = (
        "* Bridge lifecycle refers to the stages of a bridge: drawing; building, and opening; inspection; and repair."
    )
    text = written().replace("I finish what matters most first", "I know the bridge lifecycle* by heart") + "\n" + note
    framework = imported(text)
    [page] = framework.pages
    assert [footnote.text for footnote in page.footnotes] == [note]
    assert [lens.name for lens in framework.lenses] == ["Bridge lifecycle"]
    assert [entry.name for entry in framework.lenses[0].entries] == [
        "drawing",
        "building, and opening",
        "inspection",
        "repair",
    ]
    assert "Bridge lifecycle" in [term.term for term in framework.glossary]


def test_words_of_the_organization_are_kept_as_terms() -> None:
    text = (
        written()
        + "- I live the Harbour core values\n- I practice the Harbour Safety Pledge every day\n- I read SLAs\n"
    )
    assert [term.term for term in imported(text).glossary] == ["Harbour core values", "Harbour Safety Pledge", "SLA"]


def test_the_organization_is_read_from_its_sentences_where_no_title_names_it() -> None:
    text = written(Style(framework="")) + "- I live the Quayside core values\n- I practice the Quayside Commitments\n"
    framework = imported(text)
    assert framework.organization == "Quayside"
    assert framework.title == ""


def test_merged_headings_cover_the_responsibilities_in_them() -> None:
    text = written().replace("Collaboration\n", "Agility / Innovation\n")
    framework = imported(text)
    group = framework.pages[0].sections[1].groups[0]
    assert (group.name, group.key, group.covers) == (
        "Agility / Innovation",
        "agility-innovation",
        ("agility", "innovation"),
    )
    assert {"agility", "innovation"} <= {responsibility.key for responsibility in framework.responsibilities}


def test_documents_that_name_different_frameworks_are_an_error_unless_joined() -> None:
    texts = written(), written(Style(framework="Canal Engineering Career Framework")).replace("IC2", "IC3")
    documents = [document(text, f"{number}.txt") for number, text in enumerate(texts)]
    apart = recognise(documents)
    assert "import/different-frameworks" in [finding.code for finding in apart.findings]
    assert "Harbour Engineering Career Framework" in str(apart.findings)
    joined = recognise(documents, title="Waterways", organization="Waterways Ltd")
    assert not joined.has_errors
    assert (joined.value.framework.title, joined.value.framework.organization) == ("Waterways", "Waterways Ltd")
    assert len(joined.value.framework.pages) == 2


def test_a_second_page_for_the_same_level_is_an_error_and_nothing_of_it_is_lost() -> None:
    result = recognise([document(written(), "one.txt"), document(written(), "two.txt")])
    assert "import/duplicate-page" in [finding.code for finding in result.findings]
    assert len(result.value.framework.pages) == 1
    assert {fate.fate for fate in result.value.sources[1].fates if fate.fate is not Fate.FRAMEWORK} == {Fate.UNRESOLVED}


def test_documents_of_one_name_are_accounted_for_apart() -> None:
    first = "# IC1 Bridge Engineer\n\n## Results\n\n### Impact\n\n- I keep one bridge safe.\n"
    second = "# IC2 Bridge Engineer\n\n## Key Behaviors\n\n### Impact\n\n- I keep every bridge safe.\n"
    sources = recognise([document(first, "page.md"), document(second, "page.md")]).value.sources
    said = [{fate.number: (fate.fate, fate.target) for fate in source.fates} for source in sources]
    assert said[0][3] == (Fate.PILLAR, "bridge-engineer/ic1#results")
    assert said[1][3] == (Fate.SECTION, None)


def test_a_title_may_stand_in_the_name_of_the_file_alone() -> None:
    text = written(Style(framework="")).split("\n", 2)[2]
    result = recognise([document(text, "ic4_bridge-engineer.txt")])
    [page] = result.value.framework.pages
    assert (page.level, page.role) == ("IC4", "bridge-engineer")
    assert "import/title-from-file" in [finding.code for finding in result.findings]


def test_a_page_without_any_title_is_kept_and_said() -> None:
    text = written(Style(framework="")).split("\n", 2)[2]
    result = recognise([document(text, "notes.txt")])
    assert "import/no-title" in [finding.code for finding in result.findings]
    assert groups_of(result.value.framework.pages[0]) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "Dear council,\n\nthe bridge will be closed on Monday as the river is high. Take the ferry.\n\nYours, the town",
        "import os\n\ndef main():\n    print(os.getcwd())\n",
        "Milk\nEggs\nBread\n",
    ],
)
def test_what_is_no_framework_is_said_plainly(text: str) -> None:
    result = recognise([document(text)])
    [finding] = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert finding.code in ("import/no-framework", "import/no-title")
    assert "role" in finding.message


def test_prose_beside_a_page_is_kept_letter_for_letter() -> None:
    intro = "This page was written by *many* hands, and #1 of them is [yours] for the taking, really."
    framework = imported(f"{intro}\n\n{written()}")
    assert "\\*many\\* hands" in framework.prose[0].markdown
    assert len(framework.pages) == 1


def test_an_unresolved_line_is_listed_with_its_place() -> None:
    text = written().replace(
        "I keep the bridges of one district safe", "I keep bridges safe\nAnd there is more to say here."
    )
    result = recognise([document(text)])
    [finding] = [finding for finding in result.findings if finding.code == "import/unresolved"]
    assert (finding.line, "more to say" in finding.message) == (4, True)


def test_a_site_around_the_text_is_chrome() -> None:
    text = f"Skip to main content\n☰ Menu\n×\n{written()}\nPrivacy · Terms · Cookie settings\n© 2026 The Harbour\n12\n"
    draft = recognise([document(text)]).value
    assert groups_of(draft.framework.pages[0]) == EXPECTED
    dimmed = [fate.text for fate in draft.sources[0].fates if fate.fate is Fate.CHROME]
    assert dimmed[-2:] == ["© 2026 The Harbour", "12"]
