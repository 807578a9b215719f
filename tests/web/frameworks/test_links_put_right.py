"""Editors put links right: what they say holds for every version, is in the audit log, and can be taken back."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from cast import Cast, client_of
from comparing.pages import framework as bridges
from comparing.pages import group, page
from levelset.core.errors import Refused
from levelset.web.audit.models import Event
from levelset.web.frameworks import actions, queries
from levelset.web.frameworks.models import KeptLinkRow
from web.frameworks.reading import main, opened, text_of

LOG, STORM, BUDGET = "I keep the log of the harbor", "Storms frighten nobody here", "Budgets are mine to defend"
OLD, NEW = page("IC1", group("Impact", LOG, STORM)), page("IC2", group("Impact", LOG, BUDGET))
COMPARE = "/framework/compare/bridge-engineer/ic1/bridge-engineer/ic2"


@pytest.fixture
def ids(publish: Callable[..., Any], cast: Cast) -> dict[str, str]:
    """Publish two pages; the id of each of their statements by its text, the newer page's under ``new``."""
    version = publish(bridges(OLD, NEW))
    old, new = version.framework.pages
    return {**{one.text: one.id for one in old.statements()}, **{f"new {one.text}": one.id for one in new.statements()}}


def put(cast: Cast, ids: dict[str, str]) -> Any:
    return client_of(cast.editor).post(
        f"{COMPARE}/links", {"new": ids[f"new {BUDGET}"], "other": [ids[STORM]], "note": "It  took\nits place."}
    )


def row_of(text: str, client: Any, base: str = COMPARE) -> str:
    rows = opened(client, f"{base}?view=sides").xpath('//ul[@class="pairs"]/li')
    return next(text_of(row) for row in rows if text in text_of(row))


def test_a_link_put_right_is_what_everyone_reads(cast: Cast, ids: dict[str, str]) -> None:
    member = client_of(cast.member)
    assert STORM not in row_of(BUDGET, member)
    response = put(cast, ids)
    assert (response.status_code, response["Location"]) == (302, f"{COMPARE}?view=sides")
    row = row_of(BUDGET, member)
    assert STORM in row
    assert "link put right by a person" in row
    assert "put right by" not in row.replace("link put right by a person", "")
    assert STORM in text_of(main(opened(member, "/framework/bridge-engineer/path")).find_class("strand")[1])


def test_it_is_in_the_audit_log_without_anybodys_words(cast: Cast, ids: dict[str, str]) -> None:
    put(cast, ids)
    (event,) = Event.objects.filter(event="framework.link-put-right")
    assert event.data == {"old": [ids[STORM]], "new": [ids[f"new {BUDGET}"]]}
    assert event.actor == str(cast.editor.key)


def test_it_holds_for_the_version_that_follows(publish: Callable[..., Any], cast: Cast, ids: dict[str, str]) -> None:
    put(cast, ids)
    publish(bridges(OLD, page("IC2", group("Impact", LOG, BUDGET, "I sing"))))
    assert STORM in row_of(BUDGET, client_of(cast.member))
    assert STORM in row_of(BUDGET, client_of(cast.member), COMPARE.replace("/framework/", "/framework/versions/1/"))


def test_taken_back_it_counts_no_more_and_stays_on_record(cast: Cast, ids: dict[str, str]) -> None:
    put(cast, ids)
    (row,) = KeptLinkRow.objects.all()
    editor = client_of(cast.editor)
    page_of_link = text_of(main(opened(editor, f"{COMPARE}/links?new={ids[f'new {BUDGET}']}")))
    assert "It took its place." in page_of_link
    for _again in range(2):
        response = editor.post(f"/framework/compare/links/{row.pk}/undo")
        assert response["Location"] == f"{COMPARE}?view=sides"
    assert STORM not in row_of(BUDGET, client_of(cast.member))
    assert Event.objects.filter(event="framework.link-taken-back").count() == 1
    assert KeptLinkRow.objects.count() == 1


def test_the_way_back_leads_to_the_overview_where_the_pages_are_gone(
    publish: Callable[..., Any], cast: Cast, ids: dict[str, str]
) -> None:
    put(cast, ids)
    publish(bridges(OLD))
    response = client_of(cast.editor).post(f"/framework/compare/links/{KeptLinkRow.objects.get().pk}/undo")
    assert response["Location"] == "/framework/"


def test_none_chosen_says_that_a_statement_is_new_or_gone(cast: Cast, ids: dict[str, str]) -> None:
    editor = client_of(cast.editor)
    editor.post(f"{COMPARE}/links", {"new": ids[f"new {LOG}"]})
    editor.post(f"{COMPARE}/links", {"old": ids[STORM]})
    rows = [text_of(row) for row in opened(editor, f"{COMPARE}?view=sides").xpath('//ul[@class="pairs"]/li')]
    assert sum("link put right" in row for row in rows) == 2
    assert any("new" in row and LOG in row for row in rows)


def test_what_is_linked_now_is_chosen(cast: Cast, ids: dict[str, str]) -> None:
    root = opened(client_of(cast.editor), f"{COMPARE}/links?new={ids[f'new {LOG}']}")
    assert [box.get("value") for box in root.xpath('//input[@name="other"][@checked]')] == [ids[LOG]]
    root = opened(client_of(cast.editor), f"{COMPARE}/links?old={ids[STORM]}")
    assert root.xpath('//input[@name="other"][@checked]') == []


def test_a_statement_that_is_not_there_leads_back_to_the_comparison(cast: Cast, ids: dict[str, str]) -> None:
    editor = client_of(cast.editor)
    for address in (f"{COMPARE}/links", f"{COMPARE}/links?new=nobody"):
        assert editor.get(address)["Location"] == f"{COMPARE}?view=sides"
    wrong = editor.post(f"{COMPARE}/links?new={ids[f'new {LOG}']}", {"new": ids[f"new {LOG}"], "other": ["nobody"]})
    assert wrong.status_code == 302
    assert "no such statement any more" in text_of(main(opened(editor, wrong["Location"])))
    assert KeptLinkRow.objects.count() == 0


def test_only_editors_and_owners_find_the_way_there(cast: Cast, ids: dict[str, str]) -> None:
    address = f"{COMPARE}/links?new={ids[f'new {LOG}']}"
    for person, expected in ((cast.owner, 200), (cast.editor, 200), (cast.member, 404), (None, 302)):
        assert client_of(person).get(address).status_code == expected
    for person, shown in ((cast.editor, True), (cast.member, False)):
        root = opened(client_of(person), f"{COMPARE}?view=sides")
        assert bool(root.find_class("correct")) is shown
    assert client_of(cast.member).post(f"{COMPARE}/links", {"new": ids[f"new {LOG}"]}).status_code == 404
    assert KeptLinkRow.objects.count() == 0


def test_the_action_refuses_whoever_may_not_and_what_says_nothing(cast: Cast, ids: dict[str, str]) -> None:
    version = queries.newest()
    assert version is not None
    old, new = version.framework.pages
    with pytest.raises(Refused):
        actions.put_link_right(author=cast.member, old=old, new=new, from_ids=[ids[STORM]], to_ids=[])
    with pytest.raises(Refused):
        actions.put_link_right(author=cast.editor, old=old, new=new, from_ids=[], to_ids=[])


def test_there_is_nothing_to_put_right_where_nothing_is_published_or_no_such_page(cast: Cast) -> None:
    editor = client_of(cast.editor)
    assert editor.get(f"{COMPARE}/links").status_code == 404
    assert editor.post("/framework/compare/links/99999999999/undo").status_code == 404


def test_a_page_that_is_not_there_has_no_links(cast: Cast, ids: dict[str, str]) -> None:
    assert client_of(cast.editor).get(COMPARE.replace("ic2", "ic9") + "/links").status_code == 404


def test_the_folder_of_a_version_takes_along_the_links_of_its_own_statements(
    publish: Callable[..., Any], cast: Cast, ids: dict[str, str]
) -> None:
    put(cast, ids)
    publish(bridges(OLD))

    def held(number: int) -> str:
        content = client_of(cast.editor).get(f"/framework/versions/{number}/download/folder").content
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith("links.yaml"))

    assert BUDGET in held(1)
    assert "Edda" not in held(1)
    assert held(2) == ""


def test_the_name_of_a_link_says_which_pages(cast: Cast, ids: dict[str, str]) -> None:
    put(cast, ids)
    assert str(KeptLinkRow.objects.get()) == "bridge-engineer/ic1 – bridge-engineer/ic2"
