"""A document that does not say which role and level it is about: a person says it, on the page of the review."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, client_of, cookies_of
from levelset.core.errors import Refused
from levelset.importing.draft import PageName
from levelset.importing.read import read_bytes
from levelset.process.rights import Audience
from levelset.web.audit.models import Event
from levelset.web.imports import queries
from levelset.web.imports.actions import deciding, publishing
from levelset.web.imports.actions.starting import start
from levelset.web.imports.models import Decision, Import, Kind
from levelset.web.imports.reviewing.carrying import is_same_page
from web.imports import documents
from web.imports.support import HTMX, address, brought, file, post, published, shown, text_of, work

pytestmark = pytest.mark.django_db

UNTITLED = documents.IC2.replace("IC2 Data Engineer\n\n", "")

TABLE = """level,Planning,Mentoring
L1,I plan my own week with the people of my team,I learn from the people who review my drawings
L2,I plan the work of a whole crew and its tools,I teach newer colleagues how we survey a river bed
"""

ENGINEER = {"role": "Data Engineer", "level": "IC2"}


def codes(found: Import, cast: Cast) -> list[str]:
    return [finding.code for finding in work(found, cast.editor).findings]


def titles(found: Import, cast: Cast) -> list[str]:
    return [page.title for page in work(found, cast.editor).draft.framework.pages]


def named(found: Import, cast: Cast, data: dict[str, str] = ENGINEER, document: int = 1, **more: Any) -> Any:
    return post(client_of(cast.editor), found, "page", data, document=document, **more)


def test_a_document_without_a_title_is_named_and_published(cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    client = client_of(cast.editor)
    page = client.get(address(found, "review"))
    assert codes(found, cast) == ["import/no-title"]
    assert "This document is" in text_of(page)
    assert page.content.decode().count(address(found, "page", document=1)) == 4, "beside the finding and the document"
    answer = client.post(address(found, "page", document=1), ENGINEER, follow=True)
    assert "This document is about Data Engineer at IC2." in text_of(answer)
    assert titles(found, cast) == ["IC2 Data Engineer"]
    assert not shown(found, cast.editor).has_errors
    seen = work(found, cast.editor).mark
    publishing.publish(author=cast.editor, number=found.pk, audience=Audience.MEMBERS, leave_open=True, seen=seen)
    assert client.get("/framework/data-engineer/ic2").status_code == 200


def test_the_name_can_be_changed_and_taken_back_and_the_log_tells_so(cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    client = client_of(cast.editor)
    named(found, cast)
    named(found, cast, {"role": "Data Engineer", "level": "IC3"})
    named(found, cast, {"role": "Data Engineer", "level": "IC3"})
    assert titles(found, cast) == ["IC3 Data Engineer"]
    assert Decision.objects.filter(kind=Kind.PAGE).count() == 2, "the same answer twice is one row"
    page = client.get(address(found, "review")).content.decode()
    assert "The document is about: Data Engineer at IC3 <del>Data Engineer at IC2</del>" in page
    assert ", line 0" not in page
    undone = post(client, found, "undo", decision=Decision.objects.last().pk)
    assert undone.url.endswith("#document-name")
    assert titles(found, cast) == ["IC2 Data Engineer"]
    post(client, found, "undo", decision=Decision.objects.get(value="Data Engineer\nIC2").pk)
    assert codes(found, cast) == ["import/no-title"]
    events = Event.objects.filter(object_key=found.object_key, event="import.decided")
    assert [event.data["kind"] for event in events] == ["page", "page"]


def test_what_stands_in_the_text_can_be_corrected_too(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1)
    page = client_of(cast.editor).get(address(found, "review")).content.decode()
    assert 'value="Data Engineer"' in page
    assert 'value="IC1"' in page
    named(found, cast, {"role": "Data Engineer", "level": "IC4"})
    assert titles(found, cast) == ["IC4 Data Engineer"]


def test_with_htmx_the_page_is_shown_anew_and_a_name_that_changes_nothing_is_answered_in_place(cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    answer = named(found, cast, {**ENGINEER, "seen": work(found, cast.editor).mark}, headers=HTMX)
    assert answer.headers["HX-Refresh"] == "true", "the page of the draft bears another name"
    same = brought(cast.editor, documents.IC2)
    answer = named(same, cast, {**ENGINEER, "seen": work(same, cast.editor).mark}, headers=HTMX).content.decode()
    assert "This document is about Data Engineer at IC2." in answer
    assert 'id="document-name" hx-swap-oob' in answer
    assert address(same, "undo", decision=Decision.objects.last().pk) in answer


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"role": "", "level": "IC2"}, "Say which role this document is about."),
        ({"role": "…", "level": "IC2"}, "at least one letter"),
        ({"role": "Engineer", "level": "a/b"}, "A level is a short label"),
        ({"role": "Engineer", "level": "#1"}, "A level is a short label"),
        ({"role": "Engineer", "level": "x" * 41}, "A level is a short label"),
        ({"role": "x" * 201, "level": "IC2"}, "200"),
    ],
)
def test_a_name_that_could_have_no_address_is_refused(cast: Cast, data: dict[str, str], said: str) -> None:
    found = brought(cast.editor, UNTITLED)
    client = client_of(cast.editor)
    assert said in text_of(client.post(address(found, "page", document=1), data, follow=True))
    assert named(found, cast, data, headers=HTMX).headers["HX-Refresh"] == "true"
    assert not Decision.objects.exists()


def test_a_document_that_is_not_there_and_an_import_that_is_over_are_refused(cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    assert "no such document" in text_of(
        client_of(cast.editor).post(address(found, "page", document=9), ENGINEER, follow=True)
    )
    over = published(cast.editor, documents.IC1)
    with pytest.raises(Refused):
        deciding.name_page(author=cast.editor, number=over.pk, document=1, name=PageName("Data Engineer", "IC2"))
    assert "page/1" not in client_of(cast.editor).get(address(over, "review")).content.decode()
    assert not Decision.objects.exists()


def test_a_page_that_is_there_twice_is_told_apart_by_a_name(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1, documents.IC1)
    page = text_of(client_of(cast.editor).get(address(found, "review")))
    assert "Leave “page-2.txt” out" in page
    assert page.count("This document is") == 2, "beside the finding, and at the open document"
    named(found, cast, {"role": "Data Engineer", "level": "IC7"}, document=2)
    assert titles(found, cast) == ["IC1 Data Engineer", "IC7 Data Engineer"]
    assert not shown(found, cast.editor).has_errors


def test_a_table_without_a_role_gets_one_and_keeps_its_levels(cast: Cast) -> None:
    found = start(author=cast.editor, files=[file("crew.csv", TABLE)])
    found.refresh_from_db()
    assert "import/role-from-file" in codes(found, cast)
    named(found, cast, {"role": "Survey Engineer", "level": ""})
    assert titles(found, cast) == ["L1 Survey Engineer", "L2 Survey Engineer"]
    assert "import/role-from-file" not in codes(found, cast)


def test_known_roles_and_levels_are_offered_but_no_stand_in_for_one(cast: Cast) -> None:
    published(cast.editor, documents.IC1, documents.IC3)
    found = brought(cast.editor, UNTITLED)
    page = client_of(cast.editor).get(address(found, "review")).content.decode()
    offered = re.findall(r'<datalist id="(\w+-\w+)">(.*?)</datalist>', page)
    values = {name: re.findall(r'value="([^"]*)"', options) for name, options in offered}
    assert values == {
        "known-roles": ["Data Engineer"],
        "known-levels": ["IC1", "IC3"],
        "known-names": ["Impact", "Ownership", "Communication", "Collaboration"],
    }


def test_the_name_is_carried_over_where_the_document_begins_alike(cast: Cast) -> None:
    first = brought(cast.editor, UNTITLED)
    named(first, cast)
    seen = work(first, cast.editor).mark
    publishing.publish(author=cast.editor, number=first.pk, audience=Audience.MEMBERS, leave_open=True, seen=seen)
    again = brought(cast.editor, UNTITLED.replace("in words", "in the words"))
    assert [(row.kind, row.value, row.piece) for row in again.decisions.all()] == [("page", "Data Engineer\nIC2", 0)]
    assert titles(again, cast) == ["IC2 Data Engineer"]
    titled = brought(cast.editor, "IC5 Data Engineer\n\n" + UNTITLED.partition("\n\n")[2])
    assert not titled.decisions.exists(), "now the document says itself what it is about"


def test_a_document_that_only_begins_alike_is_another_one() -> None:
    [one, other] = [
        read_bytes("a.txt", text.encode()).value for text in (UNTITLED, UNTITLED[:40] + "\n\nSomething else entirely\n")
    ]
    assert is_same_page(one, one)
    assert not is_same_page(one, other)


def test_the_folder_remembers_what_was_said_of_a_document(cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    named(found, cast)
    assert queries.account_of(work(found, cast.editor)).decided == (
        {"file": "page-1.txt", "page": {"role": "Data Engineer", "level": "IC2"}},
    )


def test_a_hostile_name_is_shown_as_the_text_it_is(cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    named(found, cast, {"role": "<script>alert(1)</script> Engineer", "level": "IC2"})
    page = client_of(cast.editor).get(address(found, "review")).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_person_names_a_document_in_the_browser_and_takes_it_back(visitor: Any, cast: Cast) -> None:
    found = brought(cast.editor, UNTITLED)
    page = visitor.open(address(found, "review"), cookies=cookies_of(cast.editor))
    form = page.locator("#findings .page-name")
    form.get_by_label("This document is").fill("Data Engineer")
    form.get_by_label("at level").fill("IC2")
    form.get_by_role("button", name="Keep").click()
    expect(page.locator("#framework .draft-title")).to_contain_text("IC2 Data Engineer")
    expect(page.locator("#document-name")).to_contain_text("This document is about Data Engineer at IC2.")
    page.locator("#document-name").get_by_role("button", name="Undo").click()
    expect(page.locator("#findings")).to_contain_text("No line names a role and a level")
    phone = visitor.open(address(found, "review"), cookies=cookies_of(cast.editor), phone=True)
    wide, seen = phone.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen
