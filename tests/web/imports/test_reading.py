"""The worker reads an import file by file; what stops, dies or fails is shown and can be tried again."""

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cast import Cast, client_of
from levelset.core.findings import Result
from levelset.importing import bounded, sandbox
from levelset.importing.stored import documents_to_json
from levelset.web.audit.models import Event
from levelset.web.imports import queries
from levelset.web.imports.actions import reading, starting
from levelset.web.imports.actions.starting import retry, start
from levelset.web.imports.models import Import, State, UploadState
from web.imports import documents
from web.imports.support import HTMX, address, brought, file, post, siblings, text_of, work

pytestmark = pytest.mark.django_db


class Later:
    """Stands in for the queue: keeps what is to be done."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def enqueue(self, number: int, attempt: int) -> None:
        self.asked.append((number, attempt))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    queue = Later()
    monkeypatch.setattr(starting, "read_import", queue)
    return queue


def waiting(cast: Cast) -> Import:
    return starting.start(
        author=cast.editor, files=[file("ic1.txt", documents.IC1), file("bad.pdf", b"%PDF-1.7 and so on")]
    )


def test_an_import_waits_is_read_and_leads_to_its_review(cast: Cast, later: Later) -> None:
    made = waiting(cast)
    client = client_of(cast.editor)
    address = reverse("imports:import", args=[made.pk])
    page = client.get(address)
    assert made.state == State.WAITING
    assert "0 of 2" in text_of(page)
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page.content.decode()
    part = client.get(address, headers=HTMX)
    assert "<html" not in part.content.decode()
    assert 'hx-trigger="every 500ms"' in part.content.decode()
    reading.read_import.func(*later.asked[0])
    made.refresh_from_db()
    assert made.state == State.REVIEW
    assert made.found_title.startswith("Northlight")
    assert made.engine
    assert client.get(address).url == reverse("imports:review", args=[made.pk])
    done = client.get(address, headers=HTMX)
    assert done.headers["HX-Redirect"] == reverse("imports:review", args=[made.pk])


def test_progress_is_told_file_by_file(cast: Cast, later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    made = waiting(cast)
    seen: list[list[str]] = []
    keep = reading._keep_outcome

    def watch(*args: Any) -> None:
        seen.append([upload.state for upload in made.uploads.all()])
        keep(*args)

    monkeypatch.setattr(reading, "_keep_outcome", watch)
    reading.read_import.func(*later.asked[0])
    assert seen == [["reading", "waiting"], ["read", "reading"]]


def test_a_task_that_comes_late_or_twice_does_nothing(cast: Cast, later: Later) -> None:
    made = waiting(cast)
    reading.read_import.func(made.pk, 99)
    made.refresh_from_db()
    assert made.state == State.WAITING
    reading.read_import.func(made.pk, 1)
    before = list(made.uploads.values())
    reading.read_import.func(made.pk, 1)
    reading.read_import.func(12345, 1)
    assert list(made.uploads.values()) == before


def test_a_task_whose_worker_died_is_taken_up_where_it_was(cast: Cast, later: Later) -> None:
    made = waiting(cast)
    reading._claim(made.pk, 1)
    made.uploads.filter(position=1).update(state=UploadState.READ, document=documents_to_json([]))
    made.uploads.filter(position=2).update(state=UploadState.READING)
    reading.read_import.func(made.pk, 1)
    made.refresh_from_db()
    assert not made.is_being_read
    assert [upload.state for upload in made.uploads.all()] == [UploadState.READ, UploadState.FAILED]


def test_nobody_reads_is_told_after_a_while(cast: Cast, later: Later) -> None:
    made = waiting(cast)
    client = client_of(cast.editor)
    address = reverse("imports:import", args=[made.pk])
    assert "Nobody has begun" not in text_of(client.get(address))
    Import.objects.update(touched_at=timezone.now() - timedelta(minutes=1))
    assert "Nobody has begun to read yet" in text_of(client.get(address))


def test_a_reading_that_died_is_shown_and_goes_on_where_it_was(cast: Cast, later: Later) -> None:
    made = waiting(cast)
    client = client_of(cast.editor)
    address = reverse("imports:import", args=[made.pk])
    reading._claim(made.pk, 1)
    made.uploads.filter(position=1).update(state=UploadState.READ, document="kept")
    assert "every 500ms" in client.get(address).content.decode()
    post(client, made, "retry")
    assert len(later.asked) == 1, "what is being read is not read twice at the same time"
    Import.objects.update(touched_at=timezone.now() - timedelta(minutes=10))
    died = client.get(address)
    assert "Reading stopped in the middle" in text_of(died)
    assert "every 500ms" not in died.content.decode()
    assert "reading stopped" in text_of(client.get("/import/"))
    assert post(client, made, "retry").url == address
    assert later.asked[-1] == (made.pk, 2)
    made.uploads.filter(position=1).update(document='{"format":"levelset-documents/1","documents":[]}')
    reading.read_import.func(made.pk, 1)
    made.refresh_from_db()
    assert made.state == State.WAITING, "the task that died comes back too late"
    reading.read_import.func(made.pk, 2)
    assert made.uploads.get(position=1).document.endswith("[]}"), "what was read is not read again"


def test_a_new_attempt_stops_the_one_before(cast: Cast, later: Later, monkeypatch: pytest.MonkeyPatch) -> None:
    made = waiting(cast)
    keep = reading._keep_outcome

    def overtaken(*args: Any) -> None:
        keep(*args)
        Import.objects.filter(pk=made.pk).update(attempt=2, state=State.WAITING)

    monkeypatch.setattr(reading, "_keep_outcome", overtaken)
    reading.read_import.func(made.pk, 1)
    made.refresh_from_db()
    assert (made.state, made.attempt) == (State.WAITING, 2)
    assert [upload.state for upload in made.uploads.all()] == [UploadState.READ, UploadState.WAITING]


def test_a_failure_of_ours_is_told_and_can_be_tried_again(
    cast: Cast, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = waiting(cast)

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("secret of the program")

    with monkeypatch.context() as patch:
        patch.setattr(queries, "first_draft", fail)
        with pytest.raises(RuntimeError):
            reading.read_import.func(made.pk, 1)
    client = client_of(cast.editor)
    page = text_of(client.get(reverse("imports:import", args=[made.pk])))
    assert "Something went wrong in Levelset" in page
    assert "secret" not in page
    post(client, made, "retry")
    reading.read_import.func(*later.asked[-1])
    made.refresh_from_db()
    assert made.state == State.REVIEW
    assert Event.objects.filter(event="import.retried").count() == 1


def test_a_file_that_hangs_the_reader_is_stopped_and_named(
    cast: Cast, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = waiting(cast)

    def hang(files: Any, limits: Any) -> Any:
        for place, (name, _) in enumerate(files):
            yield place, Result(None, (sandbox.TOO_SLOW.about(name),))

    monkeypatch.setattr(reading, "read_each", hang)
    reading.read_import.func(made.pk, 1)
    made.refresh_from_db()
    assert made.state == State.FAILED
    assert made.failure == "None of the documents could be read."
    page = text_of(client_of(cast.editor).get(reverse("imports:import", args=[made.pk])))
    assert "Reading “ic1.txt” took too long" in page
    assert "Try again" in page


def test_a_file_that_is_gone_from_the_disk_is_named(cast: Cast, later: Later) -> None:
    made = waiting(cast)
    first = made.uploads.first()
    first.file.storage.delete(first.file.name)
    reading.read_import.func(made.pk, 1)
    assert [upload.state for upload in made.uploads.all()] == [UploadState.FAILED, UploadState.FAILED]
    assert "no file that can be read" in made.uploads.first().problems[0]


def test_every_document_of_several_is_kept_apart(cast: Cast) -> None:
    made = siblings(cast.editor)
    assert list(queries.documents_of(made)) == [1, 2, 3]
    assert [len(document.pieces) > 10 for document in queries.documents_of(made).values()] == [True, True, True]


def test_documents_without_a_framework_still_come_to_review(cast: Cast) -> None:
    made = brought(cast.editor, "Just some words about lunch.\n")
    assert made.state == State.REVIEW
    page = text_of(client_of(cast.editor).get(reverse("imports:review", args=[made.pk])))
    assert "Something has to be mended" in page


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".txt", text)
    return packed.getvalue()


def test_an_archive_becomes_its_documents(cast: Cast) -> None:
    data = zipped(data__ic1=documents.IC1, data__ic2=documents.IC2, data__license="Do as you like.")
    made = start(author=cast.editor, files=[file("all.zip", data), file("ic3.txt", documents.IC3)])
    made.refresh_from_db()
    assert made.state == State.REVIEW
    told = {upload.name: upload.state for upload in made.uploads.all()}
    assert told == {"all.zip": "unpacked", "ic3.txt": "read", "ic1.txt": "read", "ic2.txt": "read"}
    assert "license.txt" in made.uploads.get(name="all.zip").problems[0]
    assert len(work(made, cast.editor).draft.framework.pages) == 3
    page = client_of(cast.editor).get(address(made, "review"))
    assert "could not be read" not in text_of(page)


def test_members_that_are_called_like_other_files_are_told_apart(cast: Cast) -> None:
    made = start(author=cast.editor, files=[file("ic1.txt", documents.IC3), file("all.zip", zipped(ic1=documents.IC1))])
    assert {upload.name for upload in made.uploads.all()} == {"ic1.txt", "all.zip", "all.zip/ic1.txt"}


@pytest.mark.parametrize("which", ["nothing in it", "no document in it", "cut off"])
def test_an_archive_with_nothing_to_read_says_why(cast: Cast, which: str) -> None:
    archives = {
        "nothing in it": zipped(),
        "no document in it": zipped(license="Do as you like."),
        "cut off": zipped(ic1=documents.IC1)[:60],
    }
    made = start(author=cast.editor, files=[file("all.zip", archives[which])])
    made.refresh_from_db()
    assert made.state == State.FAILED
    assert made.uploads.get().problems


def test_what_was_unpacked_is_not_unpacked_again(cast: Cast) -> None:
    made = start(author=cast.editor, files=[file("all.zip", zipped(ic1=documents.IC1))])
    Import.objects.filter(pk=made.pk).update(state=State.FAILED)
    retry(author=cast.editor, number=made.pk)
    made.refresh_from_db()
    assert (made.state, made.uploads.count()) == (State.REVIEW, 2)


def test_of_a_folder_what_is_no_document_is_left_out_by_name(cast: Cast) -> None:
    files = [file("ic1.txt", documents.IC1), file("logo.png", b"picture"), file(".hidden", b"x")]
    made = start(author=cast.editor, files=files, names=["f/ic1.txt", "f/logo.png", "f/.hidden"])
    made.refresh_from_db()
    assert made.state == State.REVIEW
    assert {upload.name: upload.state for upload in made.uploads.all()} == {
        "f/ic1.txt": "read",
        "f/logo.png": "beside",
        "f/.hidden": "beside",
    }
    assert not made.uploads.get(name="f/logo.png").file


def test_documents_that_take_too_long_to_understand_are_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "recognise_bounded", lambda *_, **__: Result(None, (bounded.TOO_SLOW,)))
    made = brought(cast.editor, documents.IC1)
    assert made.state == State.FAILED
    page = client_of(cast.editor).get(reverse("imports:import", args=[made.pk]))
    assert "took too long" in text_of(page)
    monkeypatch.undo()
    assert retry(author=cast.editor, number=made.pk).pk == made.pk
    made.refresh_from_db()
    assert made.state == State.REVIEW
