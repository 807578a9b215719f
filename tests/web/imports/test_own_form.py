"""A framework in Levelset's own form comes back through the browser as what it is: ids, links and all."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast, client_of
from levelset.comparing.identity import with_ids
from levelset.core.model import Framework
from levelset.interchange.archive import to_zip
from levelset.interchange.json_v1 import dumps
from levelset.interchange.links_yaml import KeptLink
from levelset.process.rights import Audience
from levelset.web.frameworks.models import FrameworkVersion, KeptLinkRow
from levelset.web.imports import queries
from levelset.web.imports.actions import publishing
from levelset.web.imports.actions.starting import retry, start
from levelset.web.imports.models import Import, State, UploadState
from support.writing import imported, written
from web.imports.support import address, brought, published, text_of, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def framework() -> Framework:
    made = with_ids(imported(written(), written().replace("IC2", "IC3")))
    page = made.pages[0]
    assert page.statement is not None
    named = replace(page, statement=replace(page.statement, id="kept-by-hand"))
    return replace(made, pages=(named, *made.pages[1:]))


@pytest.fixture
def link(framework: Framework) -> KeptLink:
    old, new = (list(page.statements())[1] for page in framework.pages)
    return KeptLink(
        framework.pages[0].address, framework.pages[1].address, ((old.id, old.text),), ((new.id, new.text),), note="so"
    )


def _members(packed: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _as_folder(cast: Cast, packed: bytes) -> Import:
    members = _members(packed)
    files = [SimpleUploadedFile(name.rpartition("/")[2], data) for name, data in members.items()]
    made = start(author=cast.editor, files=files, names=list(members))
    made.refresh_from_db()
    return made


def _as_archive(cast: Cast, packed: bytes) -> Import:
    made = start(author=cast.editor, files=[SimpleUploadedFile("mine.zip", packed)])
    made.refresh_from_db()
    return made


def _publish(cast: Cast, found: Import) -> FrameworkVersion:
    seen = work(found, cast.editor).mark
    give: dict[str, Any] = {"audience": Audience.MEMBERS, "leave_open": True, "seen": seen}
    publishing.publish(author=cast.editor, number=found.pk, **give)
    version = FrameworkVersion.objects.first()
    assert version is not None
    return version


@pytest.mark.parametrize("bring", [_as_folder, _as_archive], ids=["folder", "archive"])
def test_a_native_folder_is_taken_over_with_its_ids_and_links(
    cast: Cast, framework: Framework, link: KeptLink, bring: Any
) -> None:
    found = bring(cast, to_zip(framework, links=[link]))
    assert found.state == State.REVIEW, found.failure
    assert not found.uploads.filter(state=UploadState.READ).exists()
    held = work(found, cast.editor)
    assert held.draft.framework.pages == framework.pages
    page = client_of(cast.editor).get(address(found, "review"))
    assert "Levelset’s own form (2 pages)" in text_of(page)
    assert client_of(cast.editor).get(address(found, "publish")).status_code == 200
    version = _publish(cast, found)
    assert version.framework.pages == framework.pages
    [row] = KeptLinkRow.objects.all()
    assert (row.old_page, row.new_page, row.note) == (link.from_page, link.to_page, "so")
    again = bring(cast, to_zip(framework, links=[link]))
    assert _publish(cast, again).framework.pages == framework.pages
    assert KeptLinkRow.objects.count() == 1, "a link that is there already is not kept twice"


def test_an_export_is_taken_over(cast: Cast, framework: Framework) -> None:
    found = brought(cast.editor, dumps(framework))
    assert work(found, cast.editor).draft.framework == framework


def test_documents_beside_an_own_framework_join_it(cast: Cast, framework: Framework) -> None:
    files = [
        SimpleUploadedFile("mine.zip", to_zip(framework)),
        SimpleUploadedFile("ic4.txt", written().replace("IC2", "IC4").encode()),
    ]
    found = start(author=cast.editor, files=files)
    assert [page.level for page in work(found, cast.editor).draft.framework.pages] == ["IC2", "IC3", "IC4"]


def test_a_damaged_framework_says_so_and_is_not_read_as_documents(cast: Cast, framework: Framework) -> None:
    members = _members(to_zip(framework))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, b"title: [" if name.endswith("framework.yaml") else data)
    found = _as_archive(cast, packed.getvalue())
    assert found.state == State.FAILED
    [upload] = found.uploads.all()
    assert "import/own-form" in [finding["code"] for finding in upload.findings]
    retry(author=cast.editor, number=found.pk)
    found.refresh_from_db()
    assert found.state == State.FAILED


def test_what_is_published_is_downloaded_changed_and_brought_back(cast: Cast) -> None:
    first = published(cast.editor, written())
    before = FrameworkVersion.objects.get(number=first.published_number)
    changed = to_zip(before.framework)
    found = _as_archive(cast, changed)
    outcome = queries.outcome_of(work(found, cast.editor))
    assert not any(change.changes_anything for change in outcome.changes)


def test_names_that_lead_out_of_the_folder_do_not(cast: Cast, framework: Framework, tmp_path: Any) -> None:
    members = _members(to_zip(framework))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("../../outside.md", b"# x\n")
        archive.writestr(f"{next(iter(members)).split('/')[0]}/../../../outside.yaml", b"x")
    found = _as_archive(cast, packed.getvalue())
    assert found.state in (State.REVIEW, State.FAILED)
