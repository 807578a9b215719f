"""Text becomes HTML without losing or adding a letter; footnotes are linked, words of the organization explained."""

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.core.model import Page, Statement, Term, Text
from levelset.web.frameworks.reading.footnotes import footnotes_of, marks_in
from levelset.web.frameworks.reading.terms import Glossary
from levelset.web.frameworks.reading.wording import Wording, labelled

GLOSSARY = Glossary(
    (Term("SEV", "An incident."), Term("core values", "What we hold to."), Term("KTLO"), Term("it", "A pronoun."))
)


def page(*footnotes: str) -> Page:
    return Page("role", "IC1", "IC1", footnotes=tuple(map(Text, footnotes)))


def marks(text: str, *footnotes: str) -> list[tuple[str, int]]:
    return [
        (text[mark.start : mark.end], mark.footnote.number) for mark in marks_in(text, footnotes_of(page(*footnotes)))
    ]


def shown(html: str) -> str:
    """The words that a reader sees, without the explanations."""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for tip in root.xpath("//span[@popover]"):
        tip.drop_tree()
    return str(root.text_content())


@pytest.mark.parametrize(
    ("text", "footnotes", "found"),
    [
        ("the lifecycle* of a thing", ("* What it is.",), [("*", 1)]),
        ("the lifecycle*.", ("*What it is.",), [("*", 1)]),
        ("one* and two**", ("* One.", "** Two."), [("*", 1), ("**", 2)]),
        ("one[^1] and two[^2]", ("One.", "Two."), [("[^1]", 1), ("[^2]", 2)]),
        ("named[^life]", ("[^life]: A life.",), [("[^life]", 1)]),
        ("a dagger†", ("† Another.",), [("†", 1)]),
        ("raised²", ("¹ One.", "² Two."), [("²", 2)]),
        ("first* without its own mark", ("What it is.",), [("*", 1)]),
        ("5 * 3, f(*args), *bold*, 2*3", ("* What it is.",), []),
        ("nothing answers*", (), []),
        ("nothing answers[^9]", ("One.",), []),
    ],
)
def test_a_mark_counts_only_where_a_footnote_answers(
    text: str, footnotes: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    assert marks(text, *footnotes) == found


@pytest.mark.parametrize(
    ("note", "mark", "text"),
    [
        ("* Why.", "*", "Why."),
        ("[1] Why.", "1", "Why."),
        ("[^a]: Why.", "a", "Why."),
        ("Why.", "1", "Why."),
        ("*", "1", "*"),
        ("2026 was a year.", "1", "2026 was a year."),
    ],
)
def test_a_footnote_keeps_its_own_mark_apart_from_its_text(note: str, mark: str, text: str) -> None:
    (found,) = footnotes_of(page(note))
    assert (found.mark, found.text) == (mark, text)


def test_footnotes_are_linked_both_ways() -> None:
    wording = Wording(footnotes=footnotes_of(page("* Why.")))
    html = wording.html("here* and there*")
    assert 'href="#fn-1"' in html
    assert wording.references == {1: ["fnref-1-1", "fnref-1-2"]}
    assert all(f'id="{reference}"' in html for reference in wording.references[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I lead a SEV.", ["SEV"]),
        ("several SEVs and a SEV's end", ["SEVs", "SEV's"]),
        ("I sever the severe sev", []),
        ("our Core  Values", ["Core  Values"]),
        ("KTLO has no text", []),
        ("hardcore values", []),
        ("it edits its commit", ["it", "its"]),
    ],
)
def test_words_of_the_organization_are_found_as_whole_words(text: str, words: list[str]) -> None:
    found = [text[use.start : use.end] for use in GLOSSARY.uses(text)]
    assert [word for word in found if word not in ("its",)] == [word for word in words if word not in ("its",)]


def test_a_word_is_explained_once_in_a_part_and_again_in_the_next() -> None:
    wording = Wording(GLOSSARY)
    first = wording.html("A SEV and a SEV.")
    assert first.count("popovertarget") == 1
    assert "popovertarget" not in wording.html("One more SEV.")
    wording.next_part()
    assert 'id="tip-2"' in wording.html("One more SEV.")


def test_the_longer_term_wins() -> None:
    glossary = Glossary((Term("diversity", "One."), Term("diversity commitments", "Two.")))
    assert "Two." in Wording(glossary).html("our diversity commitments")


@given(st.text(max_size=200))
def test_no_letter_is_lost_or_added_whatever_the_text(text: str) -> None:
    from django.utils.html import escape

    assert Wording(GLOSSARY).html(text, explain=False) == escape(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "SEV",
                "lifecycle*",
                "[^1]",
                "<b>",
                "&amp;",
                "core values",
                "{{ x }}",
                '"',
                "'",
                "**",
                " ",
                "it",
                "é",
                "😀",
            ]
        ),
        max_size=12,
    )
)
def test_links_and_explanations_change_nothing_of_what_is_read(parts: list[str]) -> None:
    text = "".join(parts)
    html = Wording(GLOSSARY, footnotes_of(page("* Why."))).html(text)
    seen = shown(str(html))
    assert seen.replace("*", "") == text.replace("[^1]", "").replace("*", "")
    assert "<b>" not in str(html).replace("<b>SEV</b>", "").replace("<b>core values</b>", "").replace("<b>it</b>", "")


@pytest.mark.parametrize(
    ("text", "label", "parts"),
    [
        ("Mentorship – I may mentor.", "Mentorship", ("Mentorship", " – ", "I may mentor.")),
        ("Craft - I learn.", "Craft", ("Craft", " - ", "I learn.")),
        ("Craft: I learn.", "craft", ("Craft", ": ", "I learn.")),
        ("I learn.", "Craft", ("", "", "I learn.")),
        ("Craft", "Craft", ("", "", "Craft")),
        ("I learn.", None, ("", "", "I learn.")),
    ],
)
def test_the_label_of_a_lever_is_set_apart_as_far_as_it_is_there(
    text: str, label: str | None, parts: tuple[str, str, str]
) -> None:
    found = labelled(Statement(text, label=label))
    assert (found.label, found.joint, found.rest) == parts
    assert found.label + found.joint + found.rest == text
