"""The review page: what stands on it, who may open it, what it costs, and that no document can harm it."""

import re
from typing import Any

import pytest
from django.urls import reverse

from cast import Cast, client_of
from levelset.web.imports import queries
from levelset.web.imports.actions import alike, deciding
from levelset.web.imports.models import Import
from web.imports import documents
from web.imports.support import address, brought, published, shown, siblings, text_of

pytestmark = pytest.mark.django_db

BUTTONS = ("retry", "accept", "accept-sure", "rename", "refuse", "fate", "names", "target", "discard", "publish")
PAGES = ("import", "review", "publish", "discard", "draft-json", "draft-zip")


def test_every_line_of_the_source_is_there_with_what_it_became(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    page = client_of(cast.editor).get(address(found, "review"))
    text = text_of(page)
    for line in filter(None, (line.strip(" •") for line in documents.ALONE.splitlines())):
        assert line in text
    for fate in ("title of a page", "statement of the page", "pillar", "responsibility", "behavior"):
        assert fate in text
    assert "A heading was lost here" in text
    assert "2 things to decide" in text
    assert "Framework editors and owners can see and review this draft." in text


def test_a_statement_of_a_facet_is_called_a_level_expectation(cast: Cast) -> None:
    rows = {row.text: row.fates[0].label for row in shown(brought(cast.editor, documents.IC1), cast.editor).rows}
    labels = {label for text, label in rows.items() if "tasks that somebody else" in text or "my own team" in text}
    assert labels == {"level expectation"}
    assert next(label for text, label in rows.items() if "small changes" in text) == "behavior"


def test_lines_are_numbered_as_messages_and_the_log_speak_of_them(cast: Cast) -> None:
    whole = "<h1>IC2 Data Engineer</h1><h2>Ownership</h2><ul><li>I own one table</li><li>I mend it</li></ul>"
    found = brought(cast.editor, "<html><body>" + whole + "</body></html>")
    html = client_of(cast.editor).get(address(found, "review")).content.decode()
    numbers = re.findall(r'class="row-number"[^>]*>(\d+)<', html)
    assert numbers == [str(row.place.piece) for row in shown(found, cast.editor).rows]
    assert len(set(numbers)) == len(numbers) > 3


def test_a_page_that_is_there_twice_is_one_question_and_can_be_left_out_at_once(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1, documents.IC1)
    review = shown(found, cast.editor)
    (question,) = review.questions
    assert question.lines > 10
    page = client_of(cast.editor).get(address(found, "review"))
    assert "1 thing to decide" in text_of(page)
    assert f"What are these {question.lines} lines, from “IC1 Data Engineer” on?" in text_of(page)
    assert "Leave “page-2.txt” out" in text_of(page)
    client_of(cast.editor).post(address(found, "leave-out", document=2))
    assert "Everything is settled" in text_of(client_of(cast.editor).get(address(found, "review")))


def test_files_that_could_not_be_read_are_counted_where_the_questions_are(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1, b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    page = text_of(client_of(cast.editor).get(address(found, "review")))
    assert "1 of 2 files could not be read" in page


def test_the_tab_of_a_browser_says_which_framework_is_reviewed(cast: Cast) -> None:
    found = siblings(cast.editor)
    for name, title in (("review", "Review: Northlight"), ("publish", "Publish: Northlight")):
        html = client_of(cast.editor).get(address(found, name)).content.decode()
        assert f"<title>{title} Engineering Career Framework ·" in html


def test_both_sides_lead_to_each_other(cast: Cast) -> None:
    found = siblings(cast.editor)
    html = client_of(cast.editor).get(address(found, "review"), {"document": 2}).content.decode()
    for row in shown(found, cast.editor, 2).rows:
        assert f'id="{row.place.anchor}"' in html
        if row.target:
            assert f'href="#{row.target}"' in html
            assert f'id="{row.target}"' in html


def test_a_web_page_shows_its_menu_as_no_part_of_the_framework(cast: Cast) -> None:
    found = brought(cast.editor, documents.HTML)
    rows = {row.text: row.family for row in shown(found, cast.editor).rows}
    assert {rows[text] for text in rows if text in ("Home", "Search", "Home Search")} == {"chrome"}


def test_what_is_not_understood_is_loud_and_asked_about(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1 + "\n\nIC5 Data Engineer\n\nResults\n")
    review = shown(found, cast.editor)
    unresolved = [question for question in review.questions if question.kind == "unresolved"]
    assert unresolved
    html = client_of(cast.editor).get(address(found, "review")).content.decode()
    assert html.count("row-unresolved") == len([row for row in review.rows if row.is_question])


def test_a_review_is_there_after_a_reload_and_for_every_editor(cast: Cast) -> None:
    found = siblings(cast.editor)
    alike.accept_sure(author=cast.editor, number=found.pk)
    queries.forget_drafts()
    for person in (cast.editor, cast.owner):
        assert "Everything is settled" in text_of(client_of(person).get(address(found, "review")))


def test_who_may_not_edit_is_told_the_same_as_where_nothing_is(cast: Cast) -> None:
    found = siblings(cast.editor)
    for person in (cast.member, cast.second):
        client = client_of(person)
        for number in (found.pk, 99_999):
            for name in PAGES:
                answer = client.get(reverse(f"imports:{name}", args=[number]))
                assert answer.status_code == 404
                assert "Northlight" not in answer.content.decode()
            for name in BUTTONS:
                assert client.post(reverse(f"imports:{name}", args=[number])).status_code == 404
    for person in (cast.owner, cast.editor):
        assert client_of(person).get(address(found, "review")).status_code == 200
    assert Import.objects.get().state == "review"


@pytest.mark.parametrize("who", ["nobody", "leaver"])
def test_who_is_not_signed_in_is_asked_to_whether_there_is_something_or_not(cast: Cast, who: str) -> None:
    found = siblings(cast.editor)
    client = client_of(cast.person(who))
    for number in (found.pk, 99_999):
        for name in PAGES:
            path = reverse(f"imports:{name}", args=[number])
            assert client.get(path).url == f"/account/login/?next={path}"
        for name in BUTTONS:
            assert client.post(reverse(f"imports:{name}", args=[number])).url == "/account/login/?next=/import/"
    assert client.post("/import/", {"text": documents.IC1}).url == "/account/login/?next=/import/"
    assert Import.objects.count() == 1


def test_an_editor_finds_nothing_where_nothing_is(cast: Cast) -> None:
    client = client_of(cast.editor)
    for name in PAGES:
        assert client.get(reverse(f"imports:{name}", args=[99_999])).status_code == 404
    for name in BUTTONS:
        assert client.post(reverse(f"imports:{name}", args=[99_999])).status_code == 404
    assert client.get("/import/99999999999999999999/review").status_code == 404


def test_hostile_documents_are_text_and_nothing_else(cast: Cast) -> None:
    found = brought(cast.editor, documents.HOSTILE, title="<script>alert('title')</script>")
    client = client_of(cast.editor)
    for name in ("review", "publish", "discard"):
        html = client.get(address(found, name)).content.decode()
        for harm in ("<script>alert", "<img src=x", "</textarea>", "<style>", "<script>alert('title')"):
            assert harm not in html, (name, harm)
    html = client.get(address(found, "review")).content.decode()
    assert "&lt;script&gt;alert(&quot;behavior&quot;)&lt;/script&gt;" in html
    assert "{{ settings.SECRET_KEY }}" in html
    assert "more characters" in html, "a line of ten thousand characters is shown in part"
    assert 'dir="auto"' in html


def test_a_name_that_is_markup_stays_text(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = next(row.place for row in shown(found, cast.editor).rows if row.lost)
    deciding.name_heading(author=cast.editor, number=found.pk, place=place, name="<b onclick=x>Bold</b>")
    html = client_of(cast.editor).get(address(found, "review")).content.decode()
    assert "<b onclick" not in html
    assert "&lt;b onclick=x&gt;Bold&lt;/b&gt;" in html


def test_the_review_asks_a_constant_number_of_questions(cast: Cast, django_assert_num_queries: Any) -> None:
    small, large = brought(cast.editor, documents.IC1), brought(cast.editor, *[documents.IC1] * 12)
    published(cast.owner, documents.HTML)
    client = client_of(cast.editor)
    counts = []
    for found in (small, large):
        client.get(address(found, "review"))
        queries.forget_drafts()
        with django_assert_num_queries(11, exact=False) as asked:
            client.get(address(found, "review"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_long_document_is_shown_in_parts_and_questions_lead_into_them(cast: Cast) -> None:
    many = documents.IC1 + "\n" + "\n".join(f"  • I write the line number {number}" for number in range(900))
    found = brought(cast.editor, many)
    client = client_of(cast.editor)
    first = client.get(address(found, "review"), {"document": 1, "part": 1})
    assert first.content.decode().count('<li class="row ') == 400
    last = client.get(address(found, "review"), {"document": 1, "part": 3})
    assert "I write the line number 899" in text_of(last)
    assert "Parts of this document" in last.content.decode()


@pytest.mark.parametrize(
    "query", ["document=99", "document=x", "part=-1", "document=1&part=99", "edit=<x>", "edit=9-9"]
)
def test_an_address_with_nonsense_shows_the_review(cast: Cast, query: str) -> None:
    found = brought(cast.editor, documents.ALONE)
    assert client_of(cast.editor).get(f"{address(found, 'review')}?{query}").status_code == 200


def test_the_review_of_a_published_import_can_be_read_and_not_changed(cast: Cast) -> None:
    found = published(cast.editor, documents.ALONE)
    page = client_of(cast.editor).get(address(found, "review"))
    assert "Where each sentence of the published version came from." in text_of(page)
    html = page.content.decode().split("<main", 1)[1]
    assert 'action="/import/' not in html
    assert "hx-post" not in html
