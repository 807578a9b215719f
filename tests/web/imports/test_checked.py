"""What the check of the text finds stands in the review, beside the sentence that it is about."""

import re

import pytest

from cast import Cast, client_of
from web.imports.support import address, brought, shown, siblings, text_of

pytestmark = pytest.mark.django_db

PAGE = """\
IC2 Data Engineer

🏆 Results

Impact
• I load the the tables that others ask for
• I join my team for drinks after work
• I check each table against its source

Ownership
• I repair my own mistakes before I am asked
• I answer for <b>my tables
"""


def test_a_finding_stands_beside_its_sentence(cast: Cast) -> None:
    found = brought(cast.editor, PAGE)
    html = client_of(cast.editor).get(address(found, "review")).content.decode()
    beside = {
        re.sub(r"<[^>]+>", "", text).strip(): re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", remarks)).strip()
        for text, remarks in re.findall(r'<li id="s[^>]*>(<a.*?</a>)((?: <small.*?</small>)*)\s*</li>', html)
    }
    assert beside["I load the the tables that others ask for"] == "Check: “the the”: the word stands there twice."
    assert "drinks" in beside["I join my team for drinks after work"]
    assert beside["I check each table against its source"] == ""


def test_only_the_rules_of_the_import_profile_speak(cast: Cast) -> None:
    found = brought(cast.editor, PAGE.replace("I check each table", "I am involved in each table"))
    assert "does not say what the person does" not in text_of(client_of(cast.editor).get(address(found, "review")))


def test_a_remark_is_shown_as_the_text_it_is(cast: Cast) -> None:
    html = client_of(cast.editor).get(address(brought(cast.editor, PAGE), "review")).content.decode()
    assert "This text holds markup (“&lt;b&gt;”)." in html


def test_findings_about_a_page_stand_below_its_title(cast: Cast) -> None:
    pages = [PAGE.replace("IC2", level) for level in ("IC1", "IC2", "IC3")]
    pages[1] = pages[1][: pages[1].index("Ownership")]
    found = brought(cast.editor, *pages)
    (page,) = shown(found, cast.editor, 2).pages
    assert any("IC1 and IC3 have “Ownership”, and IC2 has not." in remark for remark in page.remarks)
    assert "IC1 and IC3 have “Ownership”" in text_of(
        client_of(cast.editor).get(address(found, "review"), {"document": 2})
    )


def test_what_is_said_about_a_page_follows_a_decision_without_the_page_being_sent(cast: Cast) -> None:
    found = siblings(cast.editor)
    heading = next(heading for heading in shown(found, cast.editor, 2).sure if heading.kind == "responsibility")
    client = client_of(cast.editor)
    page = client.get(address(found, "review"), {"document": 2})
    assert f"have “{heading.name}”" not in text_of(page)
    answer = client.post(
        address(found, "rename") + "?document=2&part=1",
        {"place": str(heading.place), "other": "Care", "seen": page.context["work"].mark},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert f"IC1 and IC3 have “{heading.name}”, and IC2 has not." in answer
    assert '<h3 class="draft-title">' not in answer
