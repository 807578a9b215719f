"""The last page before publication: the number, the changelog, and what is asked about statements in other words."""

import re
from typing import Any

import pytest

from cast import Cast, client_of
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.imports.models import Import
from web.imports import documents
from web.imports.support import address, brought, published, text_of, work

pytestmark = pytest.mark.django_db

OLD = documents.IC1
SURE = "I pick the task that matters most to the team first"
UNSURE = "I am learning to present our results to other teams"
NEW = OLD.replace(SURE, f"{SURE}, every week").replace(UNSURE, "I present results to teams that I do not know")
STRUCTURE = NEW.replace(
    "Ownership\n", "Foresight\n\n  • I look one week ahead and order what we will need\n\nOwnership\n"
)


def form(found: Import, cast: Cast, **more: Any) -> dict[str, Any]:
    return {"audience": "members", "note": "", "seen": work(found, cast.editor).mark, "leave_open": "on", **more}


def ids(version: FrameworkVersion) -> dict[str, str]:
    return {one.text: one.id for page in version.framework.pages for one in page.statements()}


def newest() -> FrameworkVersion:
    return FrameworkVersion.objects.get(number=2)


def test_the_first_version_has_its_number_without_a_question(cast: Cast) -> None:
    found = brought(cast.editor, OLD)
    assert "The number is 1.0.0" in text_of(client_of(cast.editor).get(address(found, "publish")))


def test_the_number_and_the_changelog_are_shown_before_anything_is_published(cast: Cast) -> None:
    published(cast.editor, OLD)
    found = brought(cast.editor, NEW)
    page = text_of(client_of(cast.editor).get(address(found, "publish")))
    assert "The number goes from 1.0.0 to 1.1.0" in page
    assert "about meaning: the rule asks for a minor version" in page
    assert "first, every week" in page


def test_a_sure_statement_keeps_its_id_and_an_unsure_one_is_asked_about(cast: Cast) -> None:
    published(cast.editor, OLD)
    before = ids(FrameworkVersion.objects.get(number=1))
    found = brought(cast.editor, NEW)
    client = client_of(cast.editor)
    page = client.get(address(found, "publish"))
    assert "Is this statement the same?" in text_of(page)
    old = before[UNSURE]
    client.post(address(found, "publish"), form(found, cast, **{f"same-{old}": "same"}))
    after = ids(newest())
    assert after[f"{SURE}, every week"] == before[SURE]
    assert after["I present results to teams that I do not know"] == old


@pytest.mark.parametrize(("answer", "kept"), [("other", "became"), ("later", "asked"), (None, "asked")])
def test_a_statement_that_nobody_calls_the_same_has_an_id_of_its_own(cast: Cast, answer: str | None, kept: str) -> None:
    published(cast.editor, OLD)
    old = ids(FrameworkVersion.objects.get(number=1))[UNSURE]
    found = brought(cast.editor, NEW)
    answers = {f"same-{old}": answer} if answer else {}
    client_of(cast.editor).post(address(found, "publish"), form(found, cast, **answers))
    assert old not in ids(newest()).values()
    assert [one["id"] for one in newest().changes[kept]] == [old]


def test_a_higher_number_needs_a_reason_and_keeps_it(cast: Cast) -> None:
    published(cast.editor, OLD)
    found = brought(cast.editor, NEW)
    client = client_of(cast.editor)
    refused = client.post(address(found, "publish"), form(found, cast, step="major"))
    assert refused.status_code == 400
    assert "Say why the number goes up by more" in text_of(refused)
    client.post(address(found, "publish"), form(found, cast, step="major", step_reason="New season."))
    assert (newest().edition, newest().edition_reason) == ("2.0.0", "New season.")


def test_a_lower_number_cannot_be_chosen(cast: Cast) -> None:
    published(cast.editor, OLD)
    found = brought(cast.editor, STRUCTURE)
    client = client_of(cast.editor)
    assert "to 2.0.0" in text_of(client.get(address(found, "publish")))
    refused = client.post(address(found, "publish"), form(found, cast, step="minor", step_reason="It is small."))
    assert refused.status_code == 400
    client.post(address(found, "publish"), form(found, cast))
    assert newest().edition == "2.0.0"


def test_what_keeps_a_version_from_being_published_stands_on_top_and_leads_to_its_field(cast: Cast) -> None:
    published(cast.editor, OLD)
    found = brought(cast.editor, NEW)
    refused = client_of(cast.editor).post(address(found, "publish"), form(found, cast, step="major")).content.decode()
    top, _, rest = refused.partition('<div class="columns">')
    assert "Not published yet" in top
    assert 'href="#id_step_reason"' in top
    assert 'id="id_step_reason"' in rest


def test_a_question_about_a_statement_names_its_pages_by_their_titles(cast: Cast) -> None:
    published(cast.editor, OLD)
    page = client_of(cast.editor).get(address(brought(cast.editor, NEW), "publish"))
    (asked,) = re.findall(
        r'<div class="identity-question"><p class="small muted"><bdi>(.*?)</bdi>', page.content.decode()
    )
    assert asked in {one.title for one in FrameworkVersion.objects.get(number=1).framework.pages}
