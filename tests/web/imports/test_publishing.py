"""The review ends in a version: for whom, with what still open, added or instead, once; or taken away as a draft."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from cast import Cast, client_of
from levelset.core.errors import InvalidFramework, Refused
from levelset.core.findings import Finding, Severity
from levelset.process.rights import Audience
from levelset.web.audit.models import Event
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.imports.actions import alike, deciding, publishing, removing
from levelset.web.imports.models import Decision, Import, State, Upload
from levelset.web.imports.views import publish as views
from web.imports import documents
from web.imports.support import address, brought, published, shown, siblings, text_of, work

pytestmark = pytest.mark.django_db


def form(found: Import, cast: Cast, **more: Any) -> dict[str, Any]:
    return {"audience": "members", "note": "", "seen": work(found, cast.editor).mark, **more}


def versions() -> list[FrameworkVersion]:
    return list(FrameworkVersion.objects.order_by("number"))


def test_the_last_page_says_what_happens_and_who_can_read_it(cast: Cast) -> None:
    found = siblings(cast.editor)
    page = text_of(client_of(cast.editor).get(address(found, "publish")))
    assert "This is the first version." in page
    assert "IC2 Data Engineer is a new page with" in page
    assert "Everyone in the organization, once they are signed in" in page
    assert "2 questions are open." in page


def test_open_questions_are_published_only_on_purpose(cast: Cast) -> None:
    found = siblings(cast.editor)
    client = client_of(cast.editor)
    refused = client.post(address(found, "publish"), form(found, cast))
    assert refused.status_code == 400
    assert "say here that they may stay open" in text_of(refused)
    assert versions() == []
    client.post(address(found, "publish"), form(found, cast, leave_open="on", note="First one"))
    (version,) = versions()
    assert (version.audience, version.note, version.origin) == ("members", "First one", found.object_key)
    page = version.framework.page("data-engineer/ic2")
    marked = [group.name for section in page.sections for group in section.groups if group.inferred]
    assert marked == ["Impact", "Ownership"], "what nobody confirmed stays marked"


def test_an_answered_review_is_published_without_marks(cast: Cast) -> None:
    found = siblings(cast.editor)
    client = client_of(cast.editor)
    client.post(address(found, "accept-sure"))
    response = client.post(address(found, "publish"), form(found, cast, audience="anyone"))
    assert response.url == "/framework/"
    (version,) = versions()
    framework = version.framework
    assert version.audience == "anyone"
    assert [page.level for page in framework.pages] == ["IC1", "IC2", "IC3"]
    assert all(statement.id for page in framework.pages for statement in page.statements())
    assert not [g for page in framework.pages for s in page.sections for g in s.groups if g.inferred]
    found.refresh_from_db()
    assert (found.state, found.published_number) == (State.PUBLISHED, 1)
    assert Event.objects.filter(event="import.published", object_key=found.object_key).count() == 1
    assert client_of(cast.nobody).get("/framework/").status_code == 200


def test_pressing_twice_publishes_once(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1)
    client = client_of(cast.editor)
    data = form(found, cast)
    first, second = client.post(address(found, "publish"), data), client.post(address(found, "publish"), data)
    assert first.url == second.url == "/framework/"
    assert len(versions()) == 1
    again = publishing.publish(author=cast.owner, number=found.pk, audience=Audience.MEMBERS, seen="anything")
    assert again.published_number == 1
    assert len(versions()) == 1


def test_what_was_decided_meanwhile_is_looked_at_first(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    data = form(found, cast, leave_open="on")
    place = next(row.place for row in shown(found, cast.editor).rows if row.lost)
    deciding.name_heading(author=cast.owner, number=found.pk, place=place, name="Care")
    response = client_of(cast.editor).post(address(found, "publish"), data, follow=True)
    assert "Something was decided or published since you opened this page." in text_of(response)
    assert versions() == []


def test_what_was_published_meanwhile_is_looked_at_first(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1)
    data = form(found, cast)
    published(cast.owner, documents.IC3)
    response = client_of(cast.editor).post(address(found, "publish"), data, follow=True)
    assert "Look again before you publish." in text_of(response)
    assert len(versions()) == 1


def test_a_version_that_slips_in_between_is_not_lost_under_ours(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    found = brought(cast.editor, documents.IC1)
    seen = work(found, cast.editor).mark
    publish = publishing.publish_framework

    def overtaken(framework: Any, **kwargs: Any) -> Any:
        monkeypatch.setattr(publishing, "publish_framework", publish)
        publish(framework, **{**kwargs, "author": cast.owner})
        return publish(framework, **kwargs)

    monkeypatch.setattr(publishing, "publish_framework", overtaken)
    with pytest.raises(publishing.Moved):
        publishing.publish(author=cast.editor, number=found.pk, audience=Audience.MEMBERS, seen=seen)
    assert Import.objects.get(pk=found.pk).state == State.REVIEW


def test_errors_bar_the_way_and_say_so(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1, documents.OTHER_FRAMEWORK)
    client = client_of(cast.editor)
    page = client.get(address(found, "publish"))
    assert "Something has to be mended first" in text_of(page)
    response = client.post(address(found, "publish"), form(found, cast, leave_open="on"), follow=True)
    assert "Something has to be mended first" in text_of(response)
    assert versions() == []
    assert "disabled" in page.content.decode()


def test_pages_are_added_to_the_framework_that_is_there(cast: Cast) -> None:
    published(cast.editor, documents.IC1)
    found = brought(cast.owner, documents.IC3, documents.IC1.replace("small changes", "small and safe changes"))
    client = client_of(cast.owner)
    assert work(found, cast.owner).adds, "they call the framework the same"
    page = text_of(client.get(address(found, "publish")))
    assert "These pages are added to “Northlight Engineering Career Framework” (version 1)." in page
    assert "IC3 Data Engineer is a new page" in page
    assert "IC1 Data Engineer is replaced: " in page
    client.post(address(found, "publish"), form(found, cast, leave_open="on"))
    first, second = (version.framework for version in versions())
    assert [page.level for page in second.pages] == ["IC1", "IC3"]
    old = {statement.text: statement.id for statement in first.page("data-engineer/ic1").statements()}
    new = {statement.text: statement.id for statement in second.page("data-engineer/ic1").statements()}
    kept = old.keys() & new.keys()
    assert len(kept) == len(old) - 1
    assert all(old[text] == new[text] for text in kept)


def test_another_framework_takes_the_place_of_the_one_that_is_there(cast: Cast) -> None:
    published(cast.editor, documents.IC1)
    found = brought(cast.editor, documents.OTHER_FRAMEWORK)
    client = client_of(cast.editor)
    assert not work(found, cast.editor).adds
    page = text_of(client.get(address(found, "publish")))
    assert "This takes the place of “Northlight Engineering Career Framework” (version 1)" in page
    assert "IC1 Data Engineer is not in the new version." in page
    client.post(address(found, "publish"), form(found, cast, leave_open="on"))
    assert [page.level for page in versions()[-1].framework.pages] == ["IC5"]
    assert versions()[-1].framework.title.startswith("Southwind")


def test_a_person_chooses_to_add_all_the_same_and_back(cast: Cast) -> None:
    published(cast.editor, documents.IC1)
    found = brought(cast.editor, documents.OTHER_FRAMEWORK)
    client = client_of(cast.editor)
    client.post(address(found, "target"), {"adds": "yes"})
    assert work(found, cast.editor).adds
    assert not shown(found, cast.editor).has_errors, "to add them is to join them"
    framework = work(found, cast.editor)
    assert framework.reference is not None
    client.post(address(found, "target"), {"adds": "no"})
    assert not work(found, cast.editor).adds
    assert Event.objects.filter(event="import.aimed").count() == 2


def test_the_published_framework_helps_to_name_what_is_lost(cast: Cast) -> None:
    published(cast.editor, documents.IC1, documents.IC3)
    found = brought(cast.editor, documents.IC2)
    assert [heading.name for heading in shown(found, cast.editor).sure] == ["Impact", "Ownership"]


def test_the_review_of_a_published_import_stays_what_it_was(cast: Cast) -> None:
    found = published(cast.editor, documents.ALONE)
    before = [heading for page in shown(found, cast.editor).pages for heading in page.headings]
    published(cast.editor, documents.IC1, documents.IC3)
    assert [heading for page in shown(found, cast.editor).pages for heading in page.headings] == before


def test_the_audience_begins_with_that_of_the_version_before(cast: Cast) -> None:
    found = brought(cast.editor, documents.IC1)
    client = client_of(cast.editor)
    assert client.get(address(found, "publish")).context["form"]["audience"].value() == "members"
    published(cast.editor, documents.IC3, audience=Audience.ANYONE)
    assert client.get(address(found, "publish")).context["form"]["audience"].value() == "anyone"


def test_the_draft_can_be_taken_away_as_json(cast: Cast) -> None:
    found = siblings(cast.editor)
    response = client_of(cast.editor).get(address(found, "draft-json"))
    data = json.loads(response.content)
    assert data["format"] == "levelset/1"
    assert [page["level"] for page in data["pages"]] == ["IC1", "IC2", "IC3"]
    assert "attachment" in response.headers["Content-Disposition"]
    assert versions() == []


def test_the_draft_can_be_taken_away_as_a_folder(cast: Cast) -> None:
    found = siblings(cast.editor)
    response = client_of(cast.editor).get(address(found, "draft-zip"))
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        names = archive.namelist()
        report = next(name for name in names if name.endswith(".levelset/report.json"))
        told = json.loads(archive.read(report))
    assert any(name.endswith("framework.yaml") for name in names)
    assert any(name.endswith("data-engineer/ic2.md") for name in names)
    assert told["format"] == "levelset-import/1"
    assert [source["file"] for source in told["sources"]] == ["page-1.txt", "page-2.txt", "page-3.txt"]


def test_a_draft_that_contradicts_itself_says_so_instead_of_a_folder(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contradiction(*args: Any, **kwargs: Any) -> bytes:
        raise InvalidFramework("No.", [Finding("framework/key-twice", Severity.ERROR, "Two entries share a key.")])

    monkeypatch.setattr(views, "to_zip", contradiction)
    found = siblings(cast.editor)
    response = client_of(cast.editor).get(address(found, "draft-zip"), follow=True)
    assert "Two entries share a key." in text_of(response)


def test_the_draft_is_as_the_decisions_have_it(cast: Cast) -> None:
    found = brought(cast.editor, documents.ALONE)
    place = next(row.place for row in shown(found, cast.editor).rows if row.lost)
    deciding.name_heading(author=cast.editor, number=found.pk, place=place, name="Stewardship")
    content = client_of(cast.editor).get(address(found, "draft-json")).content.decode()
    assert "Stewardship" in content


def test_discarding_asks_once_and_removes_everything(cast: Cast) -> None:
    found = siblings(cast.editor)
    alike.accept_sure(author=cast.editor, number=found.pk)
    names = list(found.uploads.values_list("file", flat=True))
    client = client_of(cast.editor)
    asked = text_of(client.get(address(found, "discard")))
    assert "Discard this import?" in asked
    assert Upload.objects.count() == 3
    done = client.post(address(found, "discard"), follow=True)
    assert "The documents are removed." in text_of(done)
    assert (Upload.objects.count(), Decision.objects.count()) == (0, 0)
    assert Import.objects.get().state == State.DISCARDED
    assert Event.objects.filter(event="import.discarded").count() == 1
    assert "discarded" in text_of(client.get(address(found, "import")))
    assert client.get(address(found, "review")).url == address(found, "import")
    assert client.get(address(found, "draft-json")).status_code == 404
    client.post(address(found, "discard"))
    assert Event.objects.filter(event="import.discarded").count() == 1
    assert len(names) == 3


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_a_discarded_import_are_gone_from_the_disk(cast: Cast) -> None:
    found = siblings(cast.editor)
    names = list(found.uploads.values_list("file", flat=True))
    assert all(default_storage.exists(name) for name in names)
    removing.discard(author=cast.editor, number=found.pk)
    assert not any(default_storage.exists(name) for name in names)


def test_a_published_import_is_not_discarded_but_its_documents_can_go(cast: Cast) -> None:
    found = published(cast.editor, documents.IC1)
    with pytest.raises(Refused):
        removing.discard(author=cast.editor, number=found.pk)
    client = client_of(cast.editor)
    client.post(address(found, "discard"))
    found.refresh_from_db()
    assert (found.state, found.emptied_at is not None) == (State.PUBLISHED, True)
    assert not Upload.objects.exists()
    assert len(versions()) == 1
    page = text_of(client.get(address(found, "import")))
    assert "Published as version 1" in page
    assert "Its documents were removed" in page
    assert client.get(address(found, "review")).url == address(found, "import")


def test_documents_leave_ninety_days_after_publication(cast: Cast) -> None:
    old, young, open_one = (
        published(cast.editor, documents.IC1),
        published(cast.editor, documents.IC3),
        brought(cast.editor, documents.IC2),
    )
    long_ago = timezone.now() - timedelta(days=91)
    Import.objects.filter(pk__in=[old.pk, open_one.pk]).update(published_at=long_ago)
    Import.objects.filter(pk=young.pk).update(published_at=timezone.now() - timedelta(days=89))
    brought(cast.editor, documents.ALONE)
    emptied = set(Import.objects.exclude(emptied_at=None).values_list("pk", flat=True))
    assert emptied == {old.pk}, "the worker removes what is over at the beginning of the next import"
    assert removing.remove_expired() == 0
    assert Event.objects.get(event="import.documents_removed").actor == "system"
    assert len(versions()) == 2
