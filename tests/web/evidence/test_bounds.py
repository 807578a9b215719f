"""The same number of queries at 3 entries and at 300; script in every field is text."""

import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.process.visibility import Group
from levelset.web.evidence.actions import linking, logging, sharing
from levelset.web.evidence.models import Entry, LensMark, Project, Share, SpeaksTo
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.people.models import User
from levelset.web.people.periods import today
from web.evidence.test_linking import chosen, statement

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)> {{ 7|add:7 }} =cmd|' /C calc'!A0 ‮"


def log_many(author: User, number: int, version: FrameworkVersion) -> list[Entry]:
    """Entries with a project, a lens, a behavior and a share each."""
    made = Entry.objects.bulk_create(
        [
            Entry(
                author=author, text=f"Entry {n}", begins=today(), outcome="Something changed.",
                project=Project.objects.get_or_create(owner=author, name=f"Project {n % 5}")[0],
            )
            for n in range(number)
        ]
    )  # fmt: skip
    LensMark.objects.bulk_create(
        [LensMark(of=one, lens="span-lifecycle", lens_name="Life", entry="plan", entry_name="Plan") for one in made]
    )
    wanted = statement(version, "I ask before")
    SpeaksTo.objects.bulk_create(
        [
            SpeaksTo(
                of=one,
                statement=wanted,
                version=1,
                text="I ask",
                responsibility="ownership",
                responsibility_name="Ownership",
                page="x",
            )
            for one in made
        ]
    )
    Share.objects.bulk_create([Share(of=one, group="members") for one in made])
    return made


def addresses(entry: Entry) -> Iterator[str]:
    yield from ("/evidence/", "/evidence/?all", "/evidence/?q=entry&kind=", "/evidence/?page=2", "/evidence/deleted")
    yield from ("/evidence/export.json", "/evidence/export.md", "/evidence/capture")
    yield from (f"/evidence/{entry.key}", f"/evidence/{entry.key}?read", f"/evidence/{entry.key}/share")


def counted(cast: Cast, entry: Entry) -> dict[str, int]:
    """Address → queries, for the author, and what is shared for a reader."""
    found = {}
    for person, paths in (
        (cast.member, addresses(entry)),
        (cast.second, ("/evidence/shared", f"/evidence/{entry.key}")),
    ):
        client = client_of(person)
        for path in paths:
            client.get(path)  # the first reading of the hour is noted
            with CaptureQueriesContext(
                connection,
            ) as captured:
                assert client.get(path).status_code == 200
            found[f"{person.name} {path.replace(str(entry.key), 'one')}"] = len(captured)
    return found


def test_every_page_asks_the_same_number_of_questions_at_3_and_at_300(cast: Cast, version: FrameworkVersion) -> None:
    chosen(cast.member)
    few = counted(cast, log_many(cast.member, 3, version)[0])
    many = counted(cast, log_many(cast.member, 297, version)[0])
    assert many == few
    assert max(few.values()) <= 30, few


def test_script_in_every_field_is_text(cast: Cast, version: FrameworkVersion) -> None:
    author = client_of(cast.member)
    author.post("/evidence/capture", {"text": SCRIPT, "token": str(uuid.uuid4())})
    entry = Entry.objects.get()
    parts = ("question", "data", "offline", "online", "result", "changed")
    given = {
        "text": SCRIPT, "outcome": SCRIPT, "project": SCRIPT[:100], "begins": "2026-03-02", "revision": 0,
        "window": str(uuid.uuid4()), **{f"experiment_{part}": SCRIPT for part in parts},
    }  # fmt: skip
    author.post(f"/evidence/{entry.key}/save", given)
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    pages = {path: author.get(path).content.decode() for path in addresses(entry) if "export" not in path}
    reader = client_of(cast.second)
    pages |= {
        f"reader {path}": reader.get(path).content.decode() for path in ("/evidence/shared", f"/evidence/{entry.key}")
    }
    assert sum("&lt;script&gt;alert" in page for page in pages.values()) >= 7
    for path, page in pages.items():
        assert "<script>alert" not in page and "<img src=x" not in page and " 14 " not in page, path


def test_somebody_elses_ids_do_nothing(cast: Cast, version: FrameworkVersion) -> None:
    mine, _new = logging.capture("Mine.", author=cast.member)
    theirs, _new = logging.capture("Theirs.", author=cast.second)
    behavior = linking.link(
        author=cast.second, key=theirs.key, reading=chosen(cast.second), statement=statement(version, "I ask before")
    )
    share = sharing.share(author=cast.second, key=theirs.key, groups=[Group.MEMBERS]).shares.get()
    author = client_of(cast.member)
    author.post(f"/evidence/{mine.key}/unshare", {"share": share.pk})
    assert author.post(f"/evidence/{mine.key}/behaviors/{behavior.pk}/remove").status_code == 404
    assert author.post(f"/evidence/{mine.key}/behaviors/{2**70}/remove").status_code == 404
    share.refresh_from_db()
    assert share.ended_at is None and SpeaksTo.objects.filter(pk=behavior.pk).exists()


def test_an_entry_speaks_to_a_bounded_number_of_behaviors(
    cast: Cast, version: FrameworkVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "MOST_BEHAVIORS", 1)
    entry, _new = logging.capture("Mine.", author=cast.member)
    said = {"author": cast.member, "key": entry.key, "reading": chosen(cast.member)}
    linking.link(**said, statement=statement(version, "I ask before"))
    with pytest.raises(Refused, match="up to 1"):
        linking.link(**said, statement=statement(version, "I finish the span"))
