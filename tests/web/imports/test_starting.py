"""Documents come in: chosen, pasted, or both; whatever is wrong with them is said, and nothing is lost."""

import errno
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from cast import Cast, client_of
from levelset.web.audit.models import Event
from levelset.web.imports.actions import starting
from levelset.web.imports.actions.starting import Pasted, start
from levelset.web.imports.models import Import, State, Upload, UploadState
from web.imports import documents
from web.imports.support import brought, file, text_of

pytestmark = pytest.mark.django_db

START = "/import/"


def form(**more: Any) -> dict[str, Any]:
    return {"token": str(uuid.uuid4()), "text": "", "html": "", "title": "", "organization": "", **more}


def stored_files() -> set[str]:
    folder = Path(django_settings.CONFIGURATION.data) / "uploads" / "imports"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


@pytest.fixture(autouse=True)
def _fresh_uploads() -> None:
    for name in stored_files():
        default_storage.delete(f"imports/{name}")


def test_the_start_teaches_and_offers_an_example(cast: Cast) -> None:
    client = client_of(cast.editor)
    page = client.get(START)
    assert "Your first import" in text_of(page)
    example = client.get(START, {"example": ""})
    assert "Northlight" in example.content.decode()
    given = client.post(START, form(text=example.context["form"]["text"].value()))
    made = Import.objects.get()
    assert given.status_code == 302
    assert made.state == State.REVIEW
    assert made.name.startswith("Northlight")


def test_several_files_become_one_import_in_their_order(cast: Cast) -> None:
    files = [file("ic2.txt", documents.IC2), file("ic1.txt", documents.IC1)]
    response = client_of(cast.editor).post(START, form(files=files))
    made = Import.objects.get()
    assert response.url == reverse("imports:import", args=[made.pk])
    assert [(upload.name, upload.state) for upload in made.uploads.all()] == [
        ("ic2.txt", UploadState.READ),
        ("ic1.txt", UploadState.READ),
    ]
    assert (made.state, made.author, made.author_name) == (State.REVIEW, cast.editor, "Edda Editor")
    assert Event.objects.filter(event="import.started", object_key=made.object_key).count() == 1


def test_bytes_are_kept_as_they_came_under_a_name_that_says_nothing(cast: Cast) -> None:
    name = "../../résumé of Mika.txt"
    made = brought(cast.editor)
    made = start(author=cast.editor, files=[file(name, documents.IC1)])
    upload = made.uploads.get()
    assert upload.name == "résumé of Mika.txt"
    assert "Mika" not in upload.file.name
    assert default_storage.open(upload.file.name).read() == documents.IC1.encode()
    assert len(upload.sha256) == 64
    assert Path(upload.file.path).stat().st_mode & 0o077 == 0


def test_files_of_the_same_name_are_told_apart(cast: Cast) -> None:
    made = start(author=cast.editor, files=[file("page.txt", documents.IC1), file("page.txt", documents.IC2)])
    assert [upload.name for upload in made.uploads.all()] == ["page.txt", "page (2).txt"]
    made.refresh_from_db()
    assert made.state == State.REVIEW


def test_strange_names_are_shown_harmless_and_short(cast: Cast) -> None:
    names = ["a\u202eb\x07c.txt", "x" * 400 + ".html", " .txt"]
    made = start(author=cast.editor, files=[file("f", "x") for _ in names])
    assert made.uploads.count() == 3
    assert starting._shown(names[0]) == "a b c.txt"
    assert len(starting._shown(names[1])) <= 201
    assert starting._shown(names[1]).endswith(".html")
    assert starting._shown("\u202e") == "document"


def test_a_pasted_document_keeps_its_headings_where_the_browser_gave_them(cast: Cast) -> None:
    client_of(cast.editor).post(START, form(text="IC4 Data Engineer …", html=documents.HTML))
    upload = Upload.objects.get()
    assert (upload.name, upload.pasted) == ("Pasted document.html", True)
    assert '"format":"html"' in upload.document


def test_a_pasted_plain_text_is_read_as_it_stands(cast: Cast) -> None:
    client_of(cast.editor).post(START, form(text=documents.IC1))
    upload = Upload.objects.get()
    assert upload.name == "Pasted document.txt"
    assert "I deliver small changes" in upload.document


def test_what_a_script_kept_means_nothing_without_the_text(cast: Cast) -> None:
    response = client_of(cast.editor).post(START, form(html=documents.HTML))
    assert response.status_code == 400
    assert not Import.objects.exists()


def test_nothing_at_all_is_said_beside_the_field(cast: Cast) -> None:
    response = client_of(cast.editor).post(START, form(title="My framework"))
    assert response.status_code == 400
    assert "Choose at least one file, or paste a document below." in text_of(response)
    assert 'value="My framework"' in response.content.decode()


def test_an_empty_file_alone_is_refused_and_beside_others_it_is_named(cast: Cast) -> None:
    client = client_of(cast.editor)
    alone = client.post(START, form(files=[file("empty.txt", b"")]))
    assert alone.status_code == 400
    assert "“empty.txt”" in text_of(alone)
    client.post(START, form(files=[file("empty.txt", b""), file("ic1.txt", documents.IC1)]))
    made = Import.objects.get()
    assert made.state == State.REVIEW
    assert [upload.state for upload in made.uploads.all()] == [UploadState.FAILED, UploadState.READ]
    review = text_of(client.get(reverse("imports:review", args=[made.pk])))
    assert "This file is empty." in review


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(500), "This is a picture, not text."),
        ("noise.txt", bytes(range(256)) * 40, "control characters"),
        ("plan.pdf", b"%PDF-1.7\n" + b"x" * 500, "PDF"),
        ("blank.txt", b" \n\n \t\n", "holds no text"),
        ("broken.txt", b"\xff\xfe" + "IC1".encode("utf-16-le") + b"\x00\xd8", "is not"),
    ],
)
def test_what_is_no_text_says_so_beside_the_file(cast: Cast, name: str, content: bytes, said: str) -> None:
    client = client_of(cast.editor)
    client.post(START, form(files=[file(name, content)]))
    made = Import.objects.get()
    assert made.state == State.FAILED
    page = text_of(client.get(reverse("imports:import", args=[made.pk])))
    assert name in page
    assert "could not be read" in page
    assert said in page or "file is empty" in page


def test_text_in_an_old_encoding_is_read_with_a_warning(cast: Cast) -> None:
    made = brought(
        cast.editor,
        documents.ALONE.replace("🏆 ", "").replace("🌈 ", "").replace("clearly", "fühlbar").encode("cp1252"),
    )
    assert made.state == State.REVIEW
    review = text_of(client_of(cast.editor).get(reverse("imports:review", args=[made.pk])))
    assert "Windows-1252" in review
    assert "fühlbar" in review


def test_twenty_megabytes_of_one_line_are_refused_with_the_mend(cast: Cast) -> None:
    client = client_of(cast.editor)
    client.post(START, form(files=[file("line.txt", b"x" * 20_000_000), file("ic1.txt", documents.IC1)]))
    made = Import.objects.get()
    assert [upload.state for upload in made.uploads.all()] == [UploadState.FAILED, UploadState.READ]
    assert "20,000,000 characters" in made.uploads.first().problems[0]
    assert made.uploads.first().document == ""


def test_a_file_beyond_the_limit_is_refused_and_the_others_are_taken(cast: Cast, settings: Any) -> None:
    settings.UPLOAD_FILE_BYTES = 1_000_000
    large = file("large.txt", b"I write.\n" * 150_000)
    client_of(cast.editor).post(START, form(files=[large, file("ic1.txt", documents.IC1)]))
    made = Import.objects.get()
    first, second = made.uploads.all()
    assert (first.state, bool(first.file), second.state) == (UploadState.FAILED, False, UploadState.READ)
    assert first.size == 1_350_000
    assert "more than 1 MB" in first.problems[0]
    assert len(stored_files()) == 1


def test_too_much_together_keeps_nothing_and_says_the_limit(cast: Cast, settings: Any) -> None:
    settings.UPLOAD_BATCH_BYTES = 2_000_000
    files = [file(f"{number}.txt", b"I write.\n" * 100_000) for number in range(3)]
    response = client_of(cast.editor).post(START, form(files=files, text="what I pasted", title="T"))
    assert response.status_code == 400
    assert "more than 2 MB" in text_of(response)
    assert "what I pasted" in response.content.decode()
    assert not Import.objects.exists()
    assert stored_files() == set()


def test_a_thousand_files_keep_nothing_and_say_the_limit(cast: Cast) -> None:
    files = [file(f"{number}.txt", "I write.") for number in range(1000)]
    response = client_of(cast.editor).post(START, form(files=files, title="T"))
    assert response.status_code == 400
    assert "More than 500 files at once are not taken" in text_of(response)
    assert 'value="T"' in response.content.decode()
    assert not Import.objects.exists()


def test_more_files_than_django_counts_are_told_the_same_limit(cast: Cast, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 5
    files = [file(f"{number}.txt", "I write.") for number in range(6)]
    response = client_of(cast.editor).post(START, form(files=files))
    assert response.status_code == 400
    assert "files at once are not taken" in text_of(response)
    assert not Import.objects.exists()


def test_a_paste_beyond_the_limit_says_so(cast: Cast, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    response = client_of(cast.editor).post(START, form(text="x" * 20_000))
    assert response.status_code == 400
    assert "Save it as a file" in text_of(response)
    assert not Import.objects.exists()


def test_a_broken_body_is_answered_with_a_page(cast: Cast) -> None:
    response = client_of(cast.editor).generic(
        "POST", START, b"--x\r\nnonsense", content_type="multipart/form-data; boundary=" + "x" * 300
    )
    assert response.status_code == 400
    assert not Import.objects.exists()


def test_the_token_of_the_form_is_checked(cast: Cast) -> None:
    client = client_of(cast.editor)
    client.handler.enforce_csrf_checks = True
    assert client.post(START, form(text=documents.IC1)).status_code == 403
    assert not Import.objects.exists()
    page = client.get(START)
    token = page.context["csrf_token"]
    sent = client.post(START, form(text=documents.IC1, csrfmiddlewaretoken=str(token)))
    assert sent.status_code == 302
    assert Import.objects.count() == 1


def test_sending_the_form_twice_makes_one_import(cast: Cast) -> None:
    client = client_of(cast.editor)
    data = form(text=documents.IC1)
    first, second = client.post(START, data), client.post(START, data)
    assert first.url == second.url
    assert Import.objects.count() == 1
    assert Upload.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(cast: Cast) -> None:
    response = client_of(cast.editor).post(START, form(text="IC1 …", html="<h1>IC1</h1>", title="x" * 300))
    assert response.status_code == 400
    page = response.content.decode()
    assert "IC1 …" in page
    assert "&lt;h1&gt;IC1&lt;/h1&gt;" in page
    assert "at most 200 characters" in text_of(response)


def test_a_failure_while_keeping_leaves_no_bytes_behind(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(starting, "record", fail)
    with pytest.raises(RuntimeError):
        start(author=cast.editor, files=[file("ic1.txt", documents.IC1)], pasted=Pasted("IC2"))
    assert stored_files() == set()
    assert not Import.objects.exists()


def test_imports_are_listed_the_newest_first_in_progress_and_past(cast: Cast) -> None:
    brought(cast.editor, documents.IC1)
    brought(cast.owner, documents.HTML)
    page = client_of(cast.owner).get(START)
    assert [item.author_name for item in page.context["open_imports"]] == ["Olga Owner", "Edda Editor"]
    assert "In progress" in text_of(page)


def test_the_list_asks_a_constant_number_of_questions(cast: Cast, django_assert_num_queries: Any) -> None:
    client = client_of(cast.editor)
    client.get(START)
    brought(cast.editor, documents.IC1)
    asked = 5  # the session, the person, whether glass was broken over that person, the open imports, the past ones
    with django_assert_num_queries(asked):
        client.get(START)
    for _ in range(3):
        brought(cast.editor, documents.IC1, documents.IC2)
    with django_assert_num_queries(asked):
        client.get(START)


def test_a_disk_that_fills_up_in_the_middle_of_a_file_leaves_no_half_of_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(name: str, content: Any, max_length: int | None = None) -> str:
        real(name, ContentFile(b"half"), max_length)
        raise OSError(errno.ENOSPC, "No space left on device")

    real = default_storage.save
    monkeypatch.setattr(default_storage, "save", fill_up)
    with pytest.raises(OSError, match="No space"):
        start(author=cast.editor, files=[file("ic1.txt", documents.IC1)])
    assert stored_files() == set()
    assert not Import.objects.exists()


def test_files_of_a_folder_are_called_by_their_place_in_it(cast: Cast) -> None:
    files = [file("ic1.txt", documents.IC1), file("ic1.txt", documents.IC2), file("ic3.txt", documents.IC3)]
    paths = json.dumps(["data/ic1.txt", "../..//secret/ic1.txt", "elsewhere/other.txt"])
    client_of(cast.editor).post(START, form(folder=files, paths=paths))
    assert [upload.name for upload in Upload.objects.all()] == ["data/ic1.txt", "secret/ic1.txt", "ic3.txt"]


@pytest.mark.parametrize("paths", ["[]", "{}", '["a.txt", 7]', '["/", ""]', "nonsense", '[["a.txt"], null]'])
def test_places_that_make_no_sense_leave_the_bare_names(cast: Cast, paths: str) -> None:
    files = [file("a.txt", documents.IC1), file("a.txt", documents.IC2)]
    client_of(cast.editor).post(START, form(files=files[:1], folder=files[1:], paths=paths))
    assert [upload.name for upload in Upload.objects.all()] == ["a.txt", "a (2).txt"]
