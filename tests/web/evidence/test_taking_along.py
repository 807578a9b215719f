"""The log leaves in two forms, whole; what is held about a person is exported and erased."""

import json
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

import levelset.interchange
from cast import Cast, client_of
from levelset.process.visibility import Group
from levelset.web.evidence import exporting, holding
from levelset.web.evidence.actions import attaching, linking, logging, removing, sharing
from levelset.web.evidence.models import Answer, Entry, Project, Share
from levelset.web.frameworks.models import FrameworkVersion
from web.evidence.test_linking import chosen, statement
from web.evidence.test_logging import fields_of

pytestmark = pytest.mark.django_db
SCHEMA = Path(levelset.interchange.__file__).parent / "schemas" / "levelset-evidence-1.json"
TEXT = "# Not a heading\n* nor an item <b>nor</b> [a link](x)"


@pytest.fixture
def entry(cast: Cast, version: FrameworkVersion) -> Entry:
    """An entry with everything that hangs on one."""
    made, _new = logging.capture(TEXT, author=cast.member)
    client_of(cast.member).post(
        f"/evidence/{made.key}/save",
        fields_of(made, outcome="=1+1", kind="experiment", project="Span two", links="https://wiki.example/two",
                  experiment_question="Does it hum?", stages=["span-lifecycle/plan"],
                  begins="2026-03-02", ends="2026-03-04"),
    )  # fmt: skip
    reading = chosen(cast.member)
    linking.link(author=cast.member, key=made.key, reading=reading, statement=statement(version, "I ask before"))
    attaching.attach(ContentFile(b"sag", name="sag.csv"), author=cast.member, key=made.key)
    sharing.share(author=cast.member, key=made.key, groups=[Group.TEAM], people=[cast.second])
    made.refresh_from_db()
    return made


def test_the_json_fits_its_schema_and_says_everything(cast: Cast, entry: Entry) -> None:
    logging.capture("Short.", author=cast.member)
    logging.capture("Of somebody else.", author=cast.second)
    answer = client_of(cast.member).get("/evidence/export.json")
    assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    told = json.loads(answer.content)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(told)
    short, whole = told["entries"]
    assert (short["text"], short["experiment"], short["ends"]) == ("Short.", None, None)
    assert (whole["text"], whole["outcome"], whole["project"], whole["ends"]) == (
        TEXT,
        "=1+1",
        "Span two",
        "2026-03-04",
    )
    assert whole["behaviors"][0]["text"] == "I ask before I cut a cable." and whole["files"][0]["name"] == "sag.csv"
    assert whole["lenses"] == [{"lens": "Life of a span", "entry": "Plan"}]
    assert [(one["group"], one["person"]) for one in whole["audience"]] == [("team", ""), ("", "Sana Second")]
    assert "Of somebody else" not in answer.content.decode()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**told, "format": "levelset-evidence/2"}, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_the_markdown_is_text_letter_for_letter(cast: Cast, entry: Entry) -> None:
    from markdown_it import MarkdownIt

    text = client_of(cast.member).get("/evidence/export.md").content.decode()
    html = MarkdownIt().render(text)
    assert html.count("<h1>") == 1 and html.count("<h2>") == 1 and "<b>" not in html and 'href="x"' not in html
    for said in ("# Not a heading", "=1+1", "Span two", "Does it hum?", "Ownership: I ask before I cut a cable."):
        assert said in html
    assert "Nothing is logged yet" in exporting.markdown_of(cast.owner)


def test_a_person_gets_a_copy_of_everything_that_is_held(cast: Cast, entry: Entry) -> None:
    files = {file.path: file.content for file in holding.EVIDENCE.export(cast.member)}
    assert b"sag" in files.values() and TEXT in json.loads(files["evidence/log.json"])["entries"][0]["text"]
    assert "bridge-engineer/ic1" in str(files["evidence/page.md"])
    named = {file.path: file.content for file in holding.EVIDENCE.export(cast.second)}
    assert "Mika Member" in str(named["evidence/shared-with-you.md"]) and "heading" not in str(named)


def test_files_are_called_as_they_were_beside_day_and_entry(cast: Cast, entry: Entry) -> None:
    again = ContentFile(b"other sag", name="sag.csv")
    attaching.attach(again, author=cast.member, key=entry.key)
    files = {file.path: file.content for file in holding.EVIDENCE.export(cast.member) if "/files/" in file.path}
    folder = f"evidence/files/2026-03-02 {entry.key}"
    assert files.pop(f"{folder}/sag.csv") == b"sag"
    [(path, content)] = files.items()
    attaching.attach(ContentFile(b"nowhere", name=".."), author=cast.member, key=entry.key)
    assert f"{folder}/file" in {file.path for file in holding.EVIDENCE.export(cast.member)}
    assert path.startswith(f"{folder}/") and path.endswith(" sag.csv") and content == b"other sag"


def test_who_left_gets_their_copy_too_and_what_is_deleted_is_in_it(cast: Cast, entry: Entry) -> None:
    removing.delete(author=cast.member, key=logging.capture("Deleted already.", author=cast.member)[0].key)
    cast.member.is_active = False
    cast.member.save()
    files = {file.path: file.content for file in holding.EVIDENCE.export(cast.member)}
    assert len(json.loads(files["evidence/log.json"])["entries"]) == 1 and b"sag" in files.values()
    assert "Deleted already." in str(files["evidence/deleted.md"])
    assert "Deleted already." not in str(files["evidence/log.md"])


def test_an_erased_person_leaves_no_word_behind(cast: Cast, entry: Entry) -> None:
    other, _new = logging.capture("Of somebody else.", author=cast.second)
    sharing.share(author=cast.second, key=other.key, people=[cast.member])
    removing.delete(author=cast.member, key=logging.capture("Deleted already.", author=cast.member)[0].key)
    assert holding.EVIDENCE.erase(cast.member) > 0
    assert [one.author for one in Entry.objects.all()] == [cast.second]
    assert not Project.objects.exists() and not Answer.objects.exists() and not Share.objects.exists()
    assert holding.EVIDENCE.erase(cast.member) == 0


def test_retention_runs_by_itself(cast: Cast, entry: Entry) -> None:
    removing.delete(author=cast.member, key=entry.key)
    assert holding.EVIDENCE.retain is not None
    assert holding.EVIDENCE.retain(timezone.now() + timedelta(days=13)) == 0
    assert holding.EVIDENCE.retain(timezone.now() + timedelta(days=15)) == 1
