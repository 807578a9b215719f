"""A log goes from one Levelset into another: looked at, picked, nothing twice, and told as brought in."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast, client_of
from levelset.process.evidence import Provenance
from levelset.web.evidence import exporting
from levelset.web.evidence.actions import removing
from levelset.web.evidence.actions.logging import Details, bring_in, capture, describe
from levelset.web.evidence.models import Attestation, Entry
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.sources.models import Gathering

pytestmark = pytest.mark.django_db
WHERE = "/evidence/from/levelset"
WHOLE = Details(
    "Measured the sag\nof span two", today(), kind="experiment", outcome="Trains stop in time", project="Span two",
    links=["https://wiki.example/two"], experiment={"question": "Does it hum?"},
)  # fmt: skip


def taken(person: User) -> str:
    """What the page of somebody's log gives to take along."""
    return client_of(person).get("/evidence/export.json").content.decode()


def brought(person: User, text: str) -> str:
    """The address of the list that a log becomes."""
    answer = client_of(person).post(WHERE, {"text": text})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def told(entry: Entry) -> dict[str, Any]:
    """What an entry says of the work, as it is taken along."""
    return {
        name: exporting.record_of(entry)[name]
        for name in ("text", "outcome", "kind", "begins", "ends", "links", "project", "experiment")
    }


def test_a_log_comes_in_as_it_was_said_once_and_as_brought_in(cast: Cast) -> None:
    there, _new = capture("A line", author=cast.member)
    describe(WHOLE, author=cast.member, key=there.key)
    there.refresh_from_db()
    capture("Another line", author=cast.member)
    text = taken(cast.member)
    address = brought(cast.second, text)
    assert not Entry.objects.filter(author=cast.second).exists(), "nothing comes in by looking"
    client = client_of(cast.second)
    page = client.get(address).content.decode()
    assert "A log from another Levelset" in page and page.count('type="checkbox"') == 2
    number = next(n for n, one in enumerate(Gathering.objects.get().records) if one["text"] == WHOLE.text)
    for _twice in range(2):
        client.post(f"{address}/pick", {"pick": [str(number)]})
    here = Entry.objects.get(author=cast.second)
    assert told(here) == told(there) and told(here)["experiment"]["question"] == "Does it hum?"
    assert (here.provenance, here.origin, here.key != there.key) == ("imported", f"levelset:{there.key}", True)
    assert not here.shares.exists() and here.project and here.project.owner == cast.second
    page = client.get(brought(cast.second, text)).content.decode()
    assert page.count('type="checkbox"') == 1 and "in your log already" in page


def test_what_colleagues_attested_is_not_taken_over(cast: Cast) -> None:
    log = json.loads(taken(cast.member))
    attested = {"by": "Sana Second", "at": "", "sentence": "I saw it.", "earlier_wording": False, "digest": "0"}
    entry, _new = capture("A line", author=cast.member)
    log["entries"] = [exporting.record_of(entry) | {"provenance": "attested", "attestations": [attested]}]
    address = brought(cast.second, json.dumps(log))
    client = client_of(cast.second)
    assert "Not taken over: 1 attestation" in client.get(address).content.decode()
    client.post(f"{address}/pick", {"pick": ["0"]})
    here = Entry.objects.get(author=cast.second)
    assert here.told_provenance == Provenance.IMPORTED.value and not Attestation.objects.exists()
    assert "I saw it." not in client.get(f"/evidence/{here.key}").content.decode()


def test_ones_own_log_brought_back_makes_nothing_new(cast: Cast) -> None:
    kept, _new = capture("A line", author=cast.member)
    gone, _new = capture("Deleted since", author=cast.member)
    bring_in(Details("From a log", today()), origin="git:abc", author=cast.member)
    text = taken(cast.member)
    removing.delete(author=cast.member, key=gone.key)
    address = brought(cast.member, text)
    client = client_of(cast.member)
    page = client.get(address).content.decode()
    assert 'type="checkbox"' not in page and "you deleted it" in page and f"/evidence/{kept.key}" in page
    answer = client.post(f"{address}/pick", {"pick": ["0", "1", "2"]}, follow=True)
    assert "3 were in your log before" in answer.content.decode()
    assert Entry.objects.filter(author=cast.member).count() == 3


def test_a_list_from_before_an_upgrade_can_still_be_picked_from(cast: Cast) -> None:
    old = {"origin": "git:1", "text": "A line", "begins": None, "ends": None, "kind": "", "links": [], "project": ""}
    waiting = Gathering.objects.create(author=cast.member, kind="git", since=today(), state="ready", records=[old])
    client_of(cast.member).post(f"/evidence/from/{waiting.key}/pick", {"pick": "0"})
    assert (Entry.objects.get().outcome, Entry.objects.get().experiment) == ("", {})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"format": "levelset/1"}', "no levelset-evidence/1"),
        (b'{"format": "levelset-evidence/2", "entries": []}', "Update this Levelset first"),
        (b"<html>", "This is no JSON"),
        (b"PK\x03\x04" + b"0" * 50, "This is an archive"),
    ],
)
def test_what_is_no_log_is_told_beside_the_field(cast: Cast, data: bytes, reason: str) -> None:
    answer = client_of(cast.member).post(WHERE, {"file": SimpleUploadedFile("log.json", data), "text": ""})
    assert answer.status_code == 400 and reason in answer.content.decode()
    assert not Gathering.objects.exists()


def test_the_page_says_what_comes_in_and_what_does_not(cast: Cast) -> None:
    client = client_of(cast.member)
    assert f'href="{WHERE}"' in client.get("/evidence/from/").content.decode()
    page = client.get(WHERE).content.decode()
    assert "ask them here" in page and 'accept=".json,application/json"' in page
    assert 'name="mine"' not in page and 'name="since"' not in page


def all_brought(person: User, text: str) -> int:
    """How many entries are new to somebody who brings a log and ticks all of it."""
    before = Entry.objects.filter(author=person).count()
    address = brought(person, text)
    client_of(person).post(f"{address}/pick", {"pick": [str(number) for number in range(10)]})
    return Entry.objects.filter(author=person).count() - before


def test_a_log_that_goes_round_comes_in_once_everywhere(cast: Cast) -> None:
    """Home, a company, another one, and home again: three people stand for the three places of one person."""
    home, first, second = cast.member, cast.second, cast.editor
    capture("Written at home", author=home)
    bring_in(Details("From a log", today()), origin="git:abc", author=home)
    assert all_brought(first, taken(home)) == 2
    capture("Written at the first company", author=first)
    assert all_brought(second, taken(first)) == 3
    assert all_brought(home, taken(second)) == 1, "what was written elsewhere, and nothing of one's own"
    assert [all_brought(place, taken(other)) for place in (home, first, second) for other in (home, first, second)] == (
        [0] * 9
    ), "whichever log is brought where, and a second time"
    told = {one["text"]: one["origin"] for one in json.loads(taken(second))["entries"]}
    written = {
        entry.text: entry for person in (home, first) for entry in Entry.objects.filter(author=person, origin="")
    }
    assert told == {
        "Written at home": f"levelset:{written['Written at home'].key}",
        "From a log": "git:abc",
        "Written at the first company": f"levelset:{written['Written at the first company'].key}",
    }


def test_a_log_that_was_written_before_origins_went_along_is_known_by_its_keys(cast: Cast) -> None:
    """What came in then under the key of the place before is found again by a new log of the same place."""
    home, away = cast.member, cast.second
    bring_in(Details("From a log", today()), origin="git:abc", author=home)
    old = json.loads(taken(home))
    for entry in old["entries"]:
        del entry["origin"]
    assert all_brought(away, json.dumps(old)) == 1
    assert Entry.objects.get(author=away).origin == f"levelset:{Entry.objects.get(author=home).key}"
    assert all_brought(away, taken(home)) == 0 and all_brought(home, taken(away)) == 0


def test_an_origin_that_is_none_is_passed_over(cast: Cast) -> None:
    capture("A line", author=cast.member)
    log = json.loads(taken(cast.member))
    for number, wrong in enumerate((7, "", "no colon", "git:" + "x" * 400, "git:\u0000", ["git:1"])):
        log["entries"][0] |= {"origin": wrong, "key": f"{number:032x}"}
        assert all_brought(cast.second, json.dumps(log)) == 1
    assert all(one.origin.startswith("levelset:") for one in Entry.objects.filter(author=cast.second))
