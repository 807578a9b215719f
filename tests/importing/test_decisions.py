"""What people decide about pieces, headings and pillars comes before every guess."""

import pytest

from levelset.importing.draft import Decisions, Fate, Naming, PageName
from support.writing import FACETS, PILLARS, TITLE, groups_of, imported, run_together, torn_of, written


@pytest.fixture
def torn() -> str:
    """The page with one heading lost."""
    return torn_of(written(), "Ownership")


def _line(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if start in line)


def test_a_name_that_a_person_gives_is_no_inference_any_more(torn: str) -> None:
    line = _line(torn, "I answer for the spans")
    [page] = imported(torn, decisions=Decisions(names={("page1.txt", line): Naming("Stewardship")})).pages
    group = page.sections[0].groups[1]
    assert (group.name, group.inferred) == ("Stewardship", None)


def test_a_refused_heading_joins_its_statements_to_the_group_above(torn: str) -> None:
    line = _line(torn, "I answer for the spans")
    [page] = imported(torn, decisions=Decisions(names={("page1.txt", line): Naming(None)})).pages
    [group] = page.sections[0].groups
    assert (group.name, len(group.statements)) == ("Impact", 4)


def test_the_first_heading_of_a_pillar_can_only_be_left_nameless() -> None:
    torn = torn_of(written(), "Impact")
    line = _line(torn, "I choose the inspection")
    [page] = imported(torn, decisions=Decisions(names={("page1.txt", line): Naming(None)})).pages
    group = page.sections[0].groups[0]
    assert (group.name, group.inferred, len(group.statements)) == (None, None, 2)


def test_pillars_can_be_confirmed_renamed_and_joined() -> None:
    torn = run_together(written(), *PILLARS)
    first, second = _line(torn, "I choose the inspection"), _line(torn, "I agree on dates")
    names = {("page1.txt", first): Naming("Outcomes"), ("page1.txt", second): Naming("Culture")}
    [page] = imported(torn, decisions=Decisions(pillars=names)).pages
    assert [(section.name, section.inferred) for section in page.sections] == [
        ("Outcomes", None),
        ("Culture", None),
    ]
    names[("page1.txt", second)] = Naming(None)
    [page] = imported(torn, decisions=Decisions(pillars=names)).pages
    assert [(section.name, len(section.groups)) for section in page.sections] == [("Outcomes", 4)]


def test_facets_can_be_confirmed_renamed_and_joined() -> None:
    heads = [line for name, (subtitle, _) in FACETS.items() for line in (name, subtitle)]
    said = [f"- {text}" for _, (_, statements) in FACETS.items() for text in statements]
    text = "\n".join([TITLE, "I keep bridges safe", *heads, *said, "Results", "Impact", "- I finish first"])
    names = {
        ("page1.txt", 9): Naming("Scope"),
        ("page1.txt", 10): Naming("Reach"),
        ("page1.txt", 11): Naming(None),
    }
    [page] = imported(text, decisions=Decisions(names=names)).pages
    assert [(facet.name, facet.inferred, len(facet.statements)) for facet in page.facets] == [
        ("Scope", None, 1),
        ("Reach", None, 3),
    ]


@pytest.mark.parametrize(
    ("fate", "expected"),
    [
        (Fate.CHROME, (2, 0)),
        (Fate.NOTE, (2, 1)),
        (Fate.EXAMPLE, (2, 1)),
        (Fate.BEHAVIOR, (3, 0)),
    ],
)
def test_a_piece_can_be_given_another_fate(fate: Fate, expected: tuple[int, int]) -> None:
    text = written() + "- Whatever this may be\n"
    line = _line(text, "Whatever")
    [page] = imported(text, decisions=Decisions(fates={("page1.txt", line): fate})).pages
    last = page.sections[-1].groups[-1]
    assert (len(last.statements), len(last.notes)) == expected


def test_a_sentence_can_be_made_a_heading_a_footnote_a_term_and_prose() -> None:
    text = written() + "- Stewardship\n- I count the rivets\n- Rivet: a short pin\n- * see the drawing\n- We care.\n"
    first = _line(text, "- Stewardship")
    fates = {
        ("page1.txt", first): Fate.RESPONSIBILITY,
        ("page1.txt", first + 2): Fate.GLOSSARY,
        ("page1.txt", first + 3): Fate.FOOTNOTE,
        ("page1.txt", first + 4): Fate.PROSE,
    }
    framework = imported(text, decisions=Decisions(fates=fates))
    [page] = framework.pages
    assert groups_of(page)["Culture"]["Stewardship"] == ["I count the rivets"]
    assert [(term.term, term.definition) for term in framework.glossary] == [("Rivet", "a short pin")]
    assert len(page.footnotes) == 1
    assert framework.prose[0].markdown == "- We care."


def test_pillar_facet_title_subtitle_intro_and_statement_can_be_chosen() -> None:
    lines = [
        "A harbour",
        "The first level",
        "Be safe",
        "Reach",
        "how far",
        "🧭 Bearings",
        "Steady on",
        "Care",
        "I care",
    ]
    text = "\n".join(lines)
    chosen = [Fate.FRAMEWORK, Fate.TITLE, Fate.STATEMENT, Fate.FACET, Fate.SUBTITLE, Fate.PILLAR, Fate.INTRO]
    chosen += [Fate.RESPONSIBILITY, Fate.BEHAVIOR]
    fates = {("page1.txt", number): fate for number, fate in enumerate(chosen, 1)}
    framework = imported(text, decisions=Decisions(fates=fates))
    [page] = framework.pages
    assert (framework.title, page.title) == ("A harbour", "The first level")
    assert page.statement is not None
    assert page.statement.text == "Be safe"
    assert [(facet.name, facet.subtitle) for facet in page.facets] == [("Reach", "how far")]
    assert (page.sections[0].name, page.sections[0].symbol) == ("Bearings", "🧭")
    assert [intro.text for intro in page.sections[0].intro] == ["Steady on"]
    assert groups_of(page) == {"Bearings": {"Care": ["I care"]}}


def test_a_name_inside_a_run_begins_a_group_there_and_leaves_the_rest_to_be_guessed() -> None:
    text = written().replace("Ownership\n", "")
    line = _line(text, "I answer for the spans")
    decisions = Decisions(names={("page1.txt", line): Naming("Stewardship")})

    [page] = imported(text, decisions=decisions).pages

    groups = [group for section in page.sections for group in section.groups]
    [named] = [group for group in groups if group.name == "Stewardship"]
    assert named.inferred is None
    assert named.statements[0].text.startswith("I answer for the spans")
    assert all(not s.text.startswith("I answer") for group in groups if group is not named for s in group.statements)


def test_what_a_document_calls_a_responsibility_becomes_its_other_name() -> None:
    text = written().replace("Ownership", "Minding the spans")
    line = _line(text, "I answer for the spans")

    framework = imported(text, decisions=Decisions(names={("page1.txt", line): Naming("Ownership")}))

    [ownership] = [one for one in framework.responsibilities if one.key == "ownership"]
    assert ownership.aliases == ("Minding the spans",)
    again = imported(text, reference=framework)
    assert [g.key for s in again.pages[0].sections for g in s.groups if g.name == "Minding the spans"] == ["ownership"]


def test_a_document_without_a_title_is_the_page_that_a_person_says() -> None:
    text = written().split("\n", 1)[1]

    framework = imported(text, decisions=Decisions(pages={"page1.txt": PageName("Bridge Engineer", "IC7")}))

    assert [page.address for page in framework.pages] == ["bridge-engineer/ic7"]


def test_a_page_may_be_named_without_a_level() -> None:
    text = written().split("\n", 1)[1]

    framework = imported(text, decisions=Decisions(pages={"page1.txt": PageName("Bridge Warden", "")}))

    assert [(page.role, page.level) for page in framework.pages] == [("bridge-warden", "Bridge Warden")]
