"""Files: bounded, sent as downloads alone, to those who may read; gone when their entry is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast, client_of
from levelset.process.evidence import MOST_FILES
from levelset.web.evidence.actions import attaching, logging, sharing
from levelset.web.evidence.models import Attachment, Entry

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = b"<script>alert(1)</script>"


@pytest.fixture
def entry(transactional_db: None, cast: Cast) -> Iterator[Entry]:
    yield logging.capture("Painted the railing.", author=cast.member)[0]
    for attachment in Attachment.objects.all():
        default_storage.delete(attachment.file.name or "")


def upload(name: str, content: bytes = PAGE) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def test_a_file_leaves_as_a_download_and_never_as_a_page(cast: Cast, entry: Entry) -> None:
    author, address = client_of(cast.member), f"/evidence/{entry.key}/files"
    name = "railing <b> \u202e.html"
    assert author.post(address, {"files": [upload(name)]})["Location"] == f"/evidence/{entry.key}#files"
    kept = Attachment.objects.get()
    assert kept.name == "railing <b> .html" and "railing" not in (kept.file.name or "")
    answer = author.get(f"{address}/{kept.key}")
    assert b"".join(answer.streaming_content) == PAGE  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment;") and "\n" not in answer["Content-Disposition"]
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert "sandbox" in answer["Content-Security-Policy"] and "no-store" in answer["Cache-Control"]
    assert "&lt;b&gt;" in author.get(f"/evidence/{entry.key}").content.decode()


def test_only_who_may_read_the_entry_downloads_its_files(cast: Cast, entry: Entry) -> None:
    kept = attaching.attach(upload("railing.html"), author=cast.member, key=entry.key)
    address = f"/evidence/{entry.key}/files/{kept.key}"
    reader = client_of(cast.second)
    assert reader.get(address).status_code == 404
    sharing.share(author=cast.member, key=entry.key, people=[cast.second])
    assert reader.get(address).status_code == 200
    assert reader.post(f"{address}/remove").status_code == 404 and Attachment.objects.exists()
    # A file of one entry is not found under another one that may be read.
    other, _new = logging.capture("Something else.", author=cast.second)
    assert reader.get(f"/evidence/{other.key}/files/{kept.key}").status_code == 404


def test_files_are_bounded_and_what_is_refused_is_said(cast: Cast, entry: Entry, settings: object) -> None:
    settings.UPLOAD_FILE_BYTES = 1_000_000  # type: ignore[attr-defined]
    author, address = client_of(cast.member), f"/evidence/{entry.key}/files"
    page = author.post(
        address,
        {"files": [upload("large.bin", b"x" * 1_000_001), upload("small.txt"), upload("empty.txt", b"")]},
        follow=True,
    ).content.decode()
    assert "“large.bin” has more than 1 MB" in page and "“empty.txt” is empty" in page
    assert [one.name for one in Attachment.objects.all()] == ["small.txt"]
    assert "Choose at least one file" in author.post(address, {}, follow=True).content.decode()
    author.post(address, {"files": [upload("small.txt")]})
    assert Attachment.objects.count() == 1
    for number in range(MOST_FILES - 1):
        attaching.attach(upload(f"{number}.txt"), author=cast.member, key=entry.key)
    page = author.post(address, {"files": [upload("one-too-many.txt")]}, follow=True).content.decode()
    assert "up to 20 files" in page and Attachment.objects.count() == MOST_FILES


def test_without_the_token_of_the_form_nothing_is_kept(cast: Cast, entry: Entry) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.member)
    assert client.post(f"/evidence/{entry.key}/files", {"files": [upload("a.txt")]}).status_code == 403
    assert not Attachment.objects.exists()


def test_bytes_go_with_the_file_and_with_the_entry(cast: Cast, entry: Entry) -> None:
    one, two = (attaching.attach(upload(name), author=cast.member, key=entry.key) for name in ("1.txt", "2.txt"))
    paths = [Path(default_storage.path(kept.file.name or "")) for kept in (one, two)]
    assert all(path.is_file() for path in paths)
    author = client_of(cast.member)
    author.post(f"/evidence/{entry.key}/files/{one.key}/remove")
    assert [path.is_file() for path in paths] == [False, True]
    author.post(f"/evidence/{entry.key}/files/{one.key}/remove")
    author.post(f"/evidence/{entry.key}/delete")
    assert paths[1].is_file()
    author.post(f"/evidence/{entry.key}/erase")
    assert not paths[1].is_file()
