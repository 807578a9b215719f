"""What the review shows, as values: both sides, their anchors, what is open, and what changes after a decision."""

from levelset.core.findings import Finding, Severity
from levelset.core.model import (
    Candidate,
    Facet,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Note,
    Page,
    Section,
    Source,
    Statement,
    Text,
)
from levelset.importing.document import Document, Look, Piece
from levelset.importing.draft import CHOOSABLE, Draft, Fate, PieceFate, SourceReport
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.web.imports.reviewing.changes import changes_between
from levelset.web.imports.reviewing.pages import Held, Standing, pages_of
from levelset.web.imports.reviewing.places import Anchors, Place
from levelset.web.imports.reviewing.review import Review, review_of
from levelset.web.imports.reviewing.source import ROWS, Targets, part_with, parts_of, rows_of
from levelset.web.imports.reviewing.words import FATES, family, fate_label, sureness
from web.imports import documents


def at(piece: int, file: str = "a.txt") -> Source:
    return Source(file, line=piece, piece=piece)


def document(*texts: str, file: str = "a.txt") -> Document:
    pieces = tuple(
        Piece(number, text, Look.PARAGRAPH if text else Look.BLANK, at(number, file), text)
        for number, text in enumerate(texts, start=1)
    )
    return Document(file, "text", "0", pieces)


ASK = Inferred(InferenceState.ASK, 0.5, ("Because.",), (Candidate("Impact", 0.5), Candidate("Strategy", 0.2)))
SURE = Inferred(InferenceState.ACCEPTED, 0.97, ("Because.",), (Candidate("Ownership", 0.97),))

SOURCE = document("IC2 Engineer", "Results", "", "I finish.", "I own.", "As a rule.", "???", "Scope", "I reach.")
PAGE = Page(
    role="engineer",
    level="IC2",
    title="IC2 Engineer",
    statement=None,
    facets=(Facet("Scope", "how far", (Statement("I reach.", source=at(9)),)),),
    sections=(
        Section(
            "results",
            "Results",
            groups=(
                Group("impact", "Impact", (Statement("I finish.", source=at(4)),), inferred=ASK),
                Group(
                    "ownership",
                    "Ownership",
                    (Statement("I own.", source=at(5)),),
                    notes=(Note("As a rule.", source=at(6)),),
                    inferred=SURE,
                ),
            ),
        ),
    ),
)
FATE_OF = {
    1: Fate.TITLE, 2: Fate.PILLAR, 4: Fate.BEHAVIOR, 5: Fate.BEHAVIOR, 6: Fate.NOTE, 7: Fate.UNRESOLVED,
    8: Fate.FACET, 9: Fate.BEHAVIOR,
}  # fmt: skip


def draft(page: Page = PAGE, **fates: Fate) -> Draft:
    told = tuple(
        PieceFate(number, number, fate, SOURCE.pieces[number - 1].text, "engineer/ic2")
        for number, fate in FATE_OF.items()
    )
    return Draft(Framework("f", "F", pages=(page,)), (SourceReport("a.txt", "0", told),), "test/1")


def review(page: Page = PAGE, held: dict[tuple[str, Place], Held] | None = None) -> Review:
    return review_of(draft(page), {1: SOURCE}, held or {})


def test_every_fate_has_a_word_and_every_choosable_one_a_look() -> None:
    assert set(FATES) == set(Fate)
    assert all(str(fate_label(fate)) and family(fate) for fate in CHOOSABLE)


def test_confidence_is_said_in_words() -> None:
    assert [sureness(value) for value in (1.0, 0.95, 0.85, 0.7, 0.4, 0.1)] == [
        "almost certain", "almost certain", "quite sure", "likely", "a guess", "a weak guess",
    ]  # fmt: skip


def test_each_line_leads_to_what_it_became_and_back() -> None:
    rows = {row.place.piece: row for row in review().rows}
    anchors = {line.anchor for page in review().pages for line in lines(page)}
    headings = {heading.anchor for page in review().pages for heading in page.headings}
    assert rows[4].target == "s1-4"
    assert rows[6].target == "s1-6"
    assert {rows[number].target for number in (4, 5, 6, 9)} <= anchors
    assert rows[8].target in headings
    assert rows[1].target == review().pages[0].anchor
    assert rows[7].target == ""
    assert 3 not in rows
    assert rows[4].gap


def lines(page: object) -> list[object]:
    found: list[object] = []
    blocks = [*page.facets, *page.sections]  # type: ignore[attr-defined]
    while blocks:
        block = blocks.pop()
        found.extend(block.lines)
        blocks.extend(block.blocks)
    return found


def test_a_lost_heading_stands_before_its_first_line_and_a_stated_one_does_not() -> None:
    rows = {row.place.piece: row for row in review().rows}
    assert rows[4].lost is not None
    assert (rows[4].lost.name, rows[4].lost.is_question, rows[4].lost.anchor) == ("Impact", True, "h1-4")
    assert rows[5].lost is not None
    assert not rows[5].lost.is_question
    assert rows[9].lost is None


def test_what_is_open_is_listed_in_reading_order() -> None:
    shown = review()
    assert [(question.kind, question.text, question.anchor) for question in shown.questions] == [
        ("responsibility", "Impact", "h1-4"),
        ("unresolved", "???", "p1-7"),
    ]
    assert [heading.name for heading in shown.sure] == ["Ownership"]
    assert shown.unconfirmed == 3


def test_a_heading_tells_reasons_and_candidates_in_words() -> None:
    heading = next(heading for heading in review().pages[0].headings if heading.name == "Impact")
    assert heading.standing is Standing.ASK
    assert heading.sureness == "a guess"
    assert heading.percent.startswith("50 %")
    assert heading.reasons == ("Because.",)
    assert [(option.name, option.sureness) for option in heading.options] == [
        ("Impact", "a guess"),
        ("Strategy", "a weak guess"),
    ]


def test_a_decided_heading_is_open_no_more_and_says_who_decided() -> None:
    decided = {("name", Place(1, 4)): Held(7, "Impact", "Edda")}
    shown = review(held=decided)
    heading = next(heading for heading in shown.pages[0].headings if heading.name == "Impact")
    assert (heading.standing, heading.held) == (Standing.DECIDED, Held(7, "Impact", "Edda"))
    assert [question.kind for question in shown.questions] == ["unresolved"]


def test_a_refused_heading_is_told_at_its_line() -> None:
    shown = review(held={("name", Place(1, 4)): Held(7, "", "Edda")})
    assert {row.place.piece: row.refused for row in shown.rows}[4] == Held(7, "", "Edda")


def test_statements_without_a_heading_and_without_a_guess_are_a_question() -> None:
    nameless = Page("engineer", "IC2", "IC2 Engineer", sections=(
        Section(None, None, groups=(Group(None, None, (Statement("I finish.", source=at(4)),)),)),
    ))  # fmt: skip
    pages, _anchors = pages_of(draft(nameless), {1: SOURCE}, {})
    heading = pages[0].headings[0]
    assert (heading.name, heading.standing, heading.is_question) == (None, Standing.ASK, True)
    assert len(pages[0].headings) == 1, "a company without pillars has no heading for them"


def test_an_inferred_heading_without_a_place_is_marked_but_asks_nothing() -> None:
    empty = Page("engineer", "IC2", "IC2 Engineer", facets=(Facet("Scope", inferred=ASK),))
    pages, _anchors = pages_of(draft(empty), {1: SOURCE}, {})
    heading = pages[0].headings[0]
    assert heading.is_marked
    assert not heading.is_question


def test_anchors_are_unique_where_one_line_became_several_things() -> None:
    twice = Page("engineer", "IC2", "IC2 Engineer", sections=(
        Section("results", "Results", intro=(Text("I finish.", at(4)),), groups=(
            Group("impact", "Impact", (Statement("I finish.", source=at(4)), Statement("I own.", source=at(4)))),)),
    ))  # fmt: skip
    pages, anchors = pages_of(draft(twice), {1: SOURCE}, {})
    given = [line.anchor for line in lines(pages[0])]
    assert len(given) == len(set(given)) == 3
    assert anchors.first[Place(1, 4)] == "s1-4"


def test_findings_about_unresolved_lines_are_questions_and_not_said_twice() -> None:
    findings = [
        Finding("import/unresolved", Severity.WARNING, "…", "a.txt", 7),
        Finding("import/no-title", Severity.ERROR, "No title.", "a.txt", 1),
    ]
    shown = review_of(draft(), {1: SOURCE}, {}, findings)
    assert [finding.code for finding in shown.findings] == ["import/no-title"]
    assert shown.has_errors


def test_a_long_document_is_shown_in_parts() -> None:
    long = document(*[f"line {number}" if number % 3 else "" for number in range(1, 3 * ROWS)])
    parts = parts_of(long)
    assert len(parts) == 2
    assert parts[0][0] == 1
    assert parts[1][1] == 3 * ROWS - 1
    assert part_with(long, 1) == 1
    assert part_with(long, 3 * ROWS - 1) == 2
    empty = Draft(Framework("f", "F"))
    first, second = (review_of(empty, {1: long}, {}, document=1, part=part) for part in (1, 2))
    assert len(first.rows) == ROWS
    assert {row.place for row in first.rows}.isdisjoint({row.place for row in second.rows})
    assert review_of(empty, {1: long}, {}, document=1, part=99).part == 1


def test_without_documents_there_is_nothing_and_no_failure() -> None:
    shown = review_of(Draft(Framework("f", "")), {}, {})
    assert (shown.rows, shown.pages, shown.questions, shown.open_document) == ((), (), (), None)


def test_the_document_with_the_first_question_is_open_and_other_pages_are_listed() -> None:
    read = [
        read_bytes(name, text.encode()).value
        for name, text in (("1.txt", documents.IC1), ("2.txt", documents.ALONE.replace("IC2", "IC6")))
    ]
    numbered = {3: read[0], 5: read[1]}
    result = recognise([one for one in read if one], title="F")
    shown = review_of(result.value, {number: one for number, one in numbered.items() if one}, {})
    assert [item.number for item in shown.documents] == [3, 5]
    assert shown.document == (shown.questions[0].place.document if shown.questions else 3)
    assert [page.title for page in shown.pages] != [page.title for page in shown.other_pages]
    elsewhere = review_of(result.value, {number: one for number, one in numbered.items() if one}, {}, document=3)
    assert [(page.title, page.document) for page in elsewhere.other_pages] == [("IC6 Data Engineer", 5)]


def test_only_what_looks_different_changes() -> None:
    before = review()
    after = review(held={("name", Place(1, 4)): Held(7, "Impact", "Edda")})
    changes = changes_between(before, after)
    assert changes is not None
    assert [row.place.piece for row in changes.rows] == [4]
    assert [part.anchor for part in changes.sections] == [f"{before.pages[0].anchor}-s1"]
    assert (changes.facets, changes.pages) == ((), ())
    nothing = changes_between(before, before)
    assert nothing is not None
    assert not (nothing.rows or nothing.pages or nothing.facets or nothing.sections)


def test_another_build_of_a_page_replaces_it_whole_and_other_pages_the_whole_review() -> None:
    before = review()
    fewer = Page(PAGE.role, PAGE.level, PAGE.title, facets=PAGE.facets)
    changes = changes_between(before, review(fewer))
    assert changes is not None
    assert [page.address for page in changes.pages] == ["engineer/ic2"]
    other = Page(PAGE.role, "IC3", "IC3 Engineer", facets=PAGE.facets)
    assert changes_between(before, review(other)) is None


def test_a_piece_of_a_sheet_is_called_by_its_cell_and_one_of_a_pdf_by_its_page() -> None:
    sources = (
        Source("f", sheet="Levels", cell="B4", piece=1),
        Source("f", page=3, piece=2),
        Source("f", line=3, piece=3),
    )
    pieces = tuple(Piece(number, "I write", Look.PARAGRAPH, source) for number, source in enumerate(sources, start=1))
    document = Document("f", "xlsx", "", pieces)
    rows = rows_of(document, 1, 1, (), Targets.of((), Anchors.of({1: document})), {})
    assert [(row.where, row.cell) for row in rows] == [("Levels!B4", "B4"), ("page 3", ""), ("", "")]
