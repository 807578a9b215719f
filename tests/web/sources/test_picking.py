"""What is found waits, what is picked comes in once; another's list and token are not there."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cast import Cast, client_of
from levelset.web.audit.models import Event
from levelset.web.evidence.actions.removing import delete
from levelset.web.evidence.models import Entry
from levelset.web.people.actions import changes, structure
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.sources import holding
from levelset.web.sources.actions import reading, tokens
from levelset.web.sources.models import Gathering, Token
from support.forges import TOKEN, Forge

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('x')</script> =1+1"


def log_of(email: str, count: int = 2, subject: str = "Tighten the bolts") -> str:
    return "\n".join(f"{n:040x}\tMika\t{email}\t2026-03-{n % 28 + 1:02}\t{subject} {n}" for n in range(count))


def brought(person: User, text: str) -> str:
    """The address of the list that a pasted log becomes."""
    answer = client_of(person).post("/evidence/from/git", {"text": text, "mine": person.email})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_nothing_is_written_before_it_is_picked_and_nothing_twice(cast: Cast) -> None:
    address = brought(
        cast.member, log_of(cast.member.email) + "\n" + log_of("other@example.org").replace("0000", "1111")
    )
    assert not Entry.objects.exists()
    client = client_of(cast.member)
    page = client.get(address).content.decode()
    assert page.count('type="checkbox"') == 2 and "2 commits of others are left out" in page
    for _twice in range(2):
        client.post(f"{address}/pick", {"pick": ["0", "0", "-1", "99", "x", "1e3"]})
    entry = Entry.objects.get()
    assert (entry.author, entry.provenance, entry.kind) == (cast.member, "imported", "change")
    assert (entry.text, str(entry.begins)) == ("Tighten the bolts 1", "2026-03-02")
    assert not entry.shares.exists() and Event.objects.filter(event="evidence.captured").count() == 1
    page = client.get(brought(cast.member, log_of(cast.member.email))).content.decode()
    assert page.count('type="checkbox"') == 1 and "in your log already" in page
    delete(author=cast.member, key=entry.key)
    assert "you deleted it" in client.get(address).content.decode()
    client.post(f"{address}/pick", {"pick": ["0"]})
    assert Entry.objects.count() == 1, "what was deleted does not come back by the side door"


def test_the_same_origin_is_two_entries_of_two_people(cast: Cast) -> None:
    for person in (cast.member, cast.second):
        text = log_of("team@example.org", 1)
        answer = client_of(person).post("/evidence/from/git", {"text": text, "mine": "team@example.org"})
        client_of(person).post(f"{answer['Location']}/pick", {"pick": ["0"]})
    assert Entry.objects.count() == 2


def test_anothers_list_answers_as_one_that_is_not_there(cast: Cast) -> None:
    address = brought(cast.member, log_of(cast.member.email))
    kept = tokens.keep("github", TOKEN, author=cast.member)
    stranger = client_of(cast.owner)
    absent = "/evidence/from/00000000-0000-4000-8000-000000000000"
    assert stranger.get(address).status_code == stranger.get(absent).status_code == 404
    for verb in ("pick", "put-away"):
        assert stranger.post(f"{address}/{verb}", {"pick": "0"}).status_code == 404
    assert stranger.post(f"/evidence/from/tokens/{kept.key}/remove").status_code == 404
    assert Gathering.objects.count() == Token.objects.count() == 1 and not Entry.objects.exists()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.member)
    assert strict.post(f"{address}/pick", {"pick": "0"}).status_code == 403
    assert client_of(cast.member).get(address).status_code == 200


def test_tokens_go_with_whoever_leaves_and_do_not_come_back(cast: Cast) -> None:
    for person in (cast.member, cast.second):
        tokens.keep("github", TOKEN, author=person)
    left = structure.leave(cast.member, today(), author=cast.owner)
    assert [kept.author for kept in Token.objects.all()] == [cast.second]
    event = Event.objects.get(event="sources.token-removed")
    assert (event.actor, event.subject, event.data) == (
        str(cast.owner.key),
        str(cast.member.key),
        {"by": "leaving"},
    )
    changes.undo(left, author=cast.owner)
    assert Token.objects.count() == 1 and tokens.end_with([cast.member], None) == 0


def test_what_strangers_wrote_is_text(cast: Cast) -> None:
    lines = [f"UID:{SCRIPT}", "DTSTART:20260301T100000Z", f"SUMMARY:{SCRIPT}", "URL:javascript:alert(1)"]
    bad = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    sent = [
        ("git", {"text": log_of("me@example.org", 1, SCRIPT), "mine": "me@example.org"}),
        ("brag", {"text": f"## {SCRIPT}\n- {SCRIPT} [x](javascript:alert(1))"}),
        ("calendar", {"text": bad, "mine": "me@example.org", "since": "2026-01-01"}),
    ]
    client = client_of(cast.member)
    for kind, data in sent:
        answer = client.post(f"/evidence/from/{kind}", data, follow=True)
        page = answer.content.decode()
        assert "&lt;script&gt;alert" in page and "<script>alert" not in page, kind
        assert 'href="javascript' not in page
        client.post(answer.request["PATH_INFO"] + "/pick", {"pick": "0"})
    assert Entry.objects.count() == 3
    assert not any("javascript" in link for entry in Entry.objects.all() for link in entry.links)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("log.zip", b"PK\x03\x04" + b"0" * 50, "This is an archive"),
        ("log.txt", b"\x00\x01\x02", "This is no text"),
        ("log.txt", b"x" * 10_000_001, "larger than 10 MB"),
        ("log.txt", b"", "Paste something, or choose a file"),
        ("log.txt", b"0123456 A subject\n", "does not say who wrote what"),
        ("log.txt", b"hello", "no commit of yours"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_beside_the_field(cast: Cast, name: str, data: bytes, told: str) -> None:
    sent = {"file": SimpleUploadedFile(name, data), "mine": "kept@example.org", "text": ""}
    answer = client_of(cast.member).post("/evidence/from/git", sent)
    page = answer.content.decode()
    assert answer.status_code == 400 and told in page and "kept@example.org" in page
    assert not Gathering.objects.exists()


def test_a_long_list_has_pages_and_the_same_number_of_queries(cast: Cast, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = client_of(cast.member), []
    for many in (3, 300):
        address = brought(cast.member, log_of(cast.member.email, many))
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = client.get(f"{address}?all").content.decode()
        counts.append(len(asked))
        assert page.count(" checked") == min(many, 100)
    assert counts[0] == counts[1]
    assert "101 to 200 of 300" in client.get(f"{address}?page=2").content.decode()


def test_a_token_used_once_is_forgotten_and_one_that_is_kept_is_sealed(
    cast: Cast, forge: Forge, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client = client_of(cast.member)
    answer = client.post("/evidence/from/github", {"token": TOKEN, "since": "2026-01-01"}, follow=True)
    pages = answer.content.decode()
    assert "Measure the sag" in pages and Gathering.objects.get().sealed == "" and not Token.objects.exists()
    client.post("/evidence/from/gitlab", {"token": TOKEN, "keep": "on", "since": "2026-01-01"})
    kept = Token.objects.get()
    assert TOKEN not in kept.sealed and kept.address == forge.address
    forge.tokens.clear()
    client.post("/evidence/from/gitlab", {"token": "", "since": "2026-01-01"})
    assert set(forge.tokens) == {TOKEN}
    pages += client.get("/evidence/from/gitlab").content.decode() + client.get("/evidence/from/").content.decode()
    files = "".join(str(one.content) for one in holding.export(cast.member))
    assert TOKEN not in pages and TOKEN not in caplog.text and TOKEN not in files and kept.sealed not in files
    assert TOKEN not in str(list(Event.objects.values_list("data", "object_key")))
    client.post(f"/evidence/from/tokens/{kept.key}/remove")
    assert not Token.objects.exists()
    assert client.post("/evidence/from/gitlab", {"token": "", "since": "2026-01-01"}).status_code == 400


def test_a_kept_token_is_not_sent_to_another_address(cast: Cast, forge: Forge, settings: Any) -> None:
    from dataclasses import replace

    tokens.keep("gitlab", TOKEN, author=cast.member)
    settings.CONFIGURATION = replace(settings.CONFIGURATION, gitlab_address="https://other.example")
    answer = client_of(cast.member).post("/evidence/from/gitlab", {"token": "", "since": "2026-01-01"})
    assert answer.status_code == 400 and forge.asked == []


def test_a_refusal_of_the_forge_is_told_and_nothing_waits_forever(cast: Cast, forge: Forge) -> None:
    answer = client_of(cast.member).post(
        "/evidence/from/gitlab", {"token": "wrong", "since": "2026-01-01"}, follow=True
    )
    assert "does not know this token" in answer.content.decode()
    reading.fetch_gathering.func(Gathering.objects.get().pk)
    assert len(forge.asked) == 1, "a task that runs twice asks once"
    for text in ("a b", "a\r\nX: y", "é"):
        sent = {"token": text, "since": "2026-01-01"}
        assert client_of(cast.member).post("/evidence/from/gitlab", sent).status_code == 400


def test_what_is_held_is_exported_and_erased(cast: Cast) -> None:
    brought(cast.member, log_of(cast.member.email))
    tokens.keep("github", TOKEN, author=cast.member)
    files = {one.path: one.content for one in holding.export(cast.member)}
    assert any("Tighten the bolts 1" in str(content) for content in files.values())
    assert holding.erase(cast.member) == 2 and holding.erase(cast.member) == 0
    for _many in range(12):
        brought(cast.member, log_of(cast.member.email))
    assert Gathering.objects.count() == reading.MOST_WAITING
    Gathering.objects.update(made_at="2026-01-01T00:00:00Z")
    assert reading.remove_expired() == reading.MOST_WAITING
