"""Framework text is data: whatever it says, it is shown as it is, and no page breaks."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from cast import Cast, client_of
from levelset.core.model import (
    Facet,
    Framework,
    Group,
    Level,
    Note,
    Page,
    Pillar,
    Prose,
    Responsibility,
    Role,
    Section,
    Statement,
    Term,
    Text,
)
from web.frameworks.reading import crawl, opened, text_of

NASTY = (
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% load x %}",
    '" onmouseover="alert(1)" x="',
    "'><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#39;",
    "\u202emirrored\u202c and \u2067isolated\u2069",
    "مرحبا بالعالم",
    "🦉🦉🦉",
    "x" * 10_000,
    "word " * 2_000,
    "*" * 300 + "a*" * 300,
    "%s %(x)s {0} \\n \\u0000",
    "javascript:alert(1)",
    "]]> --> */ // #",
)
TAKEN = ("compare", "search", "versions", "matrix", "glossary", "statements", "pages", "framework", "admin")


def hostile() -> Framework:
    """Every text of every kind, in every place."""
    roles = tuple(Role(key, key.title()) for key in TAKEN) + tuple(
        Role(f"n{at}", text) for at, text in enumerate(NASTY)
    )
    pages = []
    for at, role in enumerate(roles):
        text = NASTY[at % len(NASTY)]
        statements = tuple(Statement(said, id=f"{role.key}-{n}", label=said[:5]) for n, said in enumerate(NASTY))
        for level in ("matrix", text[:40], "IC1"):
            marked = tuple(Statement(one.text, f"{one.id}-{level[:3]}", one.label) for one in statements)
            pages.append(
                Page(
                    role.key,
                    level,
                    f"{level} {text}",
                    Statement(text, id=f"{role.key}-{level[:3]}-summary"),
                    text,
                    (Facet(text, text, marked[:3]),),
                    (Section("p", text, text[:3], (Text(text),), (Group("r", text, marked, (Note(text),)),)),),
                    (Text(f"* {text}"), Text(text)),
                )
            )
    return Framework(
        "hostile",
        NASTY[0],
        NASTY[1],
        levels=tuple(
            Level("ic", label, rank) for rank, label in enumerate(dict.fromkeys(page.level for page in pages))
        ),
        pillars=(Pillar("p", NASTY[2], "🦉", definition=NASTY[3]),),
        responsibilities=(Responsibility("r", NASTY[4], "p", NASTY[5], (NASTY[6],)),),
        roles=roles,
        glossary=tuple(Term(text, text) for text in NASTY if text.strip()),
        pages=tuple(pages),
        prose=tuple(Prose(text[:60], text, text) for text in (*TAKEN, *NASTY)),
    )


@pytest.fixture
def member(publish: Callable[..., Any], cast: Cast) -> Any:
    publish(hostile(), note=NASTY[0])
    return client_of(cast.member)


PATHS = (
    "",
    "glossary",
    "compare/",
    "versions/",
    "search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "search?q=word&role=%22%3E%3Cscript%3E&level=%3Cscript%3E&pillar=%3Cscript%3E",
    "compare/?old=%3Cscript%3E/x&new=%3Cscript%3E/y",
    "compare-role/",
    "compare-role/matrix",
    "compare-role/matrix-level",
    "search-role/ic1",
    "n0/ic1",
    "n8/ic1",
    "n10/ic1",
    "compare/search-role/ic1/n0/ic1",
    "compare/n1/matrix-level/n2/ic1?only=changes",
    "statements/compare-0-IC1",
    "pages/script-alert-1-script",
    "versions/1/matrix/ic1",
)


def test_no_text_becomes_markup(member: Any) -> None:
    for path in PATHS:
        holds_no_markup(opened(member, f"/framework/{path}"))


def holds_no_markup(page: Any) -> None:
    for script in page.iter("script"):
        assert script.get("src", "").startswith("/static/")
    assert not page.xpath("//img | //iframe | //*[@style]")
    for element in page.iter():
        if isinstance(element.tag, str):
            assert not [name for name in element.attrib if name.startswith("on")], element.tag
    for link in page.iter("a"):
        assert link.get("href", "").startswith(("/", "#", "https://", "mailto:")), link.get("href")


def test_what_is_written_is_what_is_read(member: Any) -> None:
    words = text_of(opened(member, "/framework/n0/ic1").get_element_by_id("content"))
    for text in NASTY:
        if "*" not in text and text not in ("word " * 2_000,):
            assert text in words or text[5:] in words, text[:40]


def test_names_that_pages_of_ours_bear_lead_to_the_role_and_to_the_page(member: Any) -> None:
    assert text_of(opened(member, "/framework/compare/").find(".//h1")) == "Compare two levels"
    assert text_of(opened(member, "/framework/compare-role/").find(".//h1")) == "Compare"
    assert text_of(opened(member, "/framework/glossary").find(".//h1")) == "Glossary"
    assert text_of(opened(member, "/framework/matrix/").find(".//h1")) == "Matrix"
    assert text_of(opened(member, "/framework/matrix/matrix").find(".//h1")) == "Matrix"
    assert "matrix" in text_of(opened(member, "/framework/matrix/matrix-level").find(".//h1"))


def test_every_page_of_a_hostile_framework_can_be_reached(member: Any, cast: Cast) -> None:
    assert len(crawl("/framework/", cast.member, limit=90)) >= 90


QUESTIONS = ("", " ", "\x00", "%", "_", "'", '"', "(", "*", "\\", "🦉", "مرحبا", "a" * 5_000, "\u202e")


def test_no_question_breaks_the_search(member: Any) -> None:
    for question in QUESTIONS:
        asked = {"q": question, "role": question, "level": question, "pillar": question}
        assert member.get("/framework/search", asked).status_code == 200
        holds_no_markup(opened(member, f"/framework/search?{urlencode({'q': question})}"))
