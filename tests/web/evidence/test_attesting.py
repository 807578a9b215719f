"""Attesting: one colleague, one entry, as it was when they were asked; who sees the answer is what was promised."""

import json
import re
import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.interchange import evidence_v1
from levelset.process.attesting import LONGEST_SENTENCE, MOST_ASKED, OPEN_FOR, REMIND_AFTER, Answer, digest
from levelset.process.evidence import Provenance
from levelset.process.visibility import Group
from levelset.web.audit.models import Event, Reading
from levelset.web.evidence import exporting
from levelset.web.evidence.actions import attesting, logging, removing, sharing
from levelset.web.evidence.holding import EVIDENCE
from levelset.web.evidence.models import Attestation, Entry, wording_of
from levelset.web.people.models import User

pytestmark = pytest.mark.django_db
TEXT = "Found the loose bracket of pier 4 before the train."
OTHER = "Something else that is private."
SENTENCE = "I stood beside them."


@pytest.fixture
def entry(cast: Cast) -> Entry:
    """The member's draft, beside another one."""
    logging.capture(OTHER, author=cast.member)
    return logging.capture(TEXT, author=cast.member)[0]


def ask(entry: Entry, colleague: User) -> Attestation:
    return attesting.ask(colleague, author=entry.author, key=entry.key, seen=digest(wording_of(entry)))


def said(asked: Attestation, given: Answer = Answer.ATTESTED, sentence: str = SENTENCE) -> Attestation:
    return attesting.answer(given, sentence, author=asked.colleague, which=asked.key)


def older(asked: Attestation, by: timedelta) -> None:
    Attestation.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - by)


def hidden(page: str, name: str) -> str:
    return str(re.search(rf'name="{name}" value="([^"]*)"', page)[1])  # type: ignore[index]


def test_a_colleague_is_shown_by_name_asked_and_sees_that_entry_alone(cast: Cast, entry: Entry) -> None:
    author, colleague, stranger = (client_of(one) for one in (cast.member, cast.second, cast.editor))
    address = f"/evidence/{entry.key}/ask"
    first = author.post(address, {"colleague": "Sana Second"})
    page = first.content.decode()
    assert first.status_code == 200 and "This person will be asked" in page and not Attestation.objects.exists()
    given = {"colleague": "Sana Second", "seen": hidden(page, "seen"), "wording": hidden(page, "wording")}
    assert author.post(address, given).status_code == 302
    asked = Attestation.objects.get()
    place = f"/evidence/attesting/{asked.key}"
    absent = stranger.get(f"/evidence/attesting/{uuid.uuid4()}").content
    seen = colleague.get(place).content.decode()
    assert TEXT in seen and OTHER not in seen and "see your name and your sentence" in seen
    assert TEXT in colleague.get("/evidence/attesting").content.decode()
    # That they are asked opens nothing else: not the entry, not the list of what is shared.
    assert colleague.get(f"/evidence/{entry.key}").status_code == 404
    assert TEXT not in colleague.get("/evidence/shared").content.decode()
    for nobody in (stranger, author):
        assert nobody.get(place).status_code == 404 and nobody.get(place).content.count(TEXT.encode()) == 0
        assert nobody.post(place, {"answer": "attested"}).status_code == 404
        assert TEXT not in nobody.get("/evidence/attesting").content.decode()
    assert stranger.get(place).content == absent
    assert Reading.objects.filter(reader=str(cast.second.key), record=entry.object_key).exists()
    event = Event.objects.get(event="evidence.attestation_asked")
    assert (event.actor, event.data) == (str(cast.member.key), {"colleague": str(cast.second.key)})
    assert author.post(address, given).status_code == 400 and Attestation.objects.count() == 1


def test_an_attestation_is_named_to_readers_and_no_other_answer_is(cast: Cast, entry: Entry) -> None:
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    assert (
        client_of(cast.second)
        .post(f"/evidence/attesting/{ask(entry, cast.second).key}", {"answer": "attested", "sentence": SENTENCE})
        .status_code
        == 302
    )
    said(ask(entry, cast.editor), Answer.DECLINED)
    said(ask(entry, cast.owner), Answer.ABSENT)
    reader = client_of(make_person("Rita Reader")).get(f"/evidence/{entry.key}").content.decode()
    assert "Attested by Sana Second" in reader and SENTENCE in reader
    assert "Edda" not in reader and "Olga" not in reader
    mine = client_of(cast.member).get(f"/evidence/{entry.key}").content.decode()
    for told in ("Attested by Sana Second", "would rather not attest it", "was not there; you alone"):
        assert told in mine
    # What was said without attesting is not kept.
    assert list(Attestation.objects.exclude(answer="attested").values_list("sentence", "wording")) == [("", {})] * 2


def test_a_later_change_is_told_and_readers_do_not_see_the_earlier_words(cast: Cast, entry: Entry) -> None:
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    asked = ask(entry, cast.second)
    said(asked)
    logging.describe(logging.Details("Saved the whole train.", entry.begins), author=cast.member, key=entry.key)
    reader = client_of(cast.editor).get(f"/evidence/{entry.key}").content.decode()
    assert "an earlier wording" in reader and TEXT not in reader
    mine = client_of(cast.member).get(f"/evidence/{entry.key}").content.decode()
    assert "They attested an earlier wording" in mine and TEXT in mine
    colleague = client_of(cast.second).get(f"/evidence/attesting/{asked.key}").content.decode()
    assert TEXT in colleague and "Saved the whole train" not in colleague


def test_words_that_changed_between_looking_and_asking_are_not_asked_about(cast: Cast, entry: Entry) -> None:
    seen = digest(wording_of(entry))
    logging.describe(logging.Details("Another text.", entry.begins), author=cast.member, key=entry.key)
    with pytest.raises(Refused, match="changed in the meantime"):
        attesting.ask(cast.second, author=cast.member, key=entry.key, seen=seen)


def test_whom_nobody_can_ask(cast: Cast, entry: Entry) -> None:
    for person in (cast.member, cast.leaver):
        with pytest.raises(Refused):
            ask(entry, person)
    client, address = client_of(cast.member), f"/evidence/{entry.key}/ask"
    for name in ("Nobody Here", "Lars Leaver", "mika@example.org", "", "x" * 10_000_000):
        assert client.post(address, {"colleague": name}).status_code == 400
    for number in range(MOST_ASKED):
        ask(entry, make_person(f"p{number} Asked"))
    with pytest.raises(Refused, match="Up to"):
        ask(entry, cast.second)
    assert client_of(cast.second).post(address, {"colleague": "Olga Owner"}).status_code == 404


def test_once_each_with_one_reminder_and_a_way_back(cast: Cast, entry: Entry) -> None:
    asked = ask(entry, cast.second)
    author, stranger = client_of(cast.member), client_of(cast.editor)
    remind, withdraw = (f"/evidence/{entry.key}/asked/{asked.key}/{verb}" for verb in ("remind", "withdraw"))
    assert stranger.post(remind).status_code == stranger.post(withdraw).status_code == 404
    author.post(remind)
    asked.refresh_from_db()
    assert asked.reminded_at is None, "not right after asking"
    older(asked, REMIND_AFTER)
    author.post(remind)
    author.post(remind)
    assert Event.objects.filter(event="evidence.attestation_reminded").count() == 1
    author.post(withdraw)
    asked.refresh_from_db()
    assert asked.wording == {} and client_of(cast.second).get(f"/evidence/attesting/{asked.key}").status_code == 404
    with pytest.raises(Refused, match="can ask again from"):
        ask(entry, cast.second)
    older(asked, OPEN_FOR)
    assert ask(entry, cast.second).state == "open" and Attestation.objects.count() == 1


def test_who_was_asked_and_left_is_said_to_have_left(cast: Cast, entry: Entry) -> None:
    asked = ask(entry, cast.second)
    older(asked, REMIND_AFTER)
    client, address = client_of(cast.member), f"/evidence/{entry.key}"
    page = client.get(address).content.decode()
    assert "Remind Sana Second" in page and "left before they answered" not in page
    User.objects.filter(pk=cast.second.pk).update(is_active=False)
    page = client.get(address).content.decode()
    assert "left before they answered" in page and "Remind Sana Second" not in page and "Take back: Sana" in page
    with pytest.raises(Refused, match="Sana Second is not of the organization any more"):
        attesting.remind(author=cast.member, key=entry.key, which=asked.key)


def test_an_answer_stands_and_comes_in_time(cast: Cast, entry: Entry) -> None:
    asked = ask(entry, cast.second)
    client, place = client_of(cast.second), f"/evidence/attesting/{asked.key}"
    for forged in ({}, {"answer": "yes"}, {"answer": "attested", "sentence": "x" * (LONGEST_SENTENCE + 1)}):
        assert client.post(place, forged).status_code == 400
    script = "<script>alert(1)</script> =1+1"
    client.post(place, {"answer": "attested", "sentence": script})
    client.post(place, {"answer": "declined"})
    asked.refresh_from_db()
    assert (asked.answer, asked.sentence) == ("attested", script)
    mine = client_of(cast.member).get(f"/evidence/{entry.key}").content.decode()
    assert "<script>alert" not in mine and "&lt;script&gt;alert" in mine
    with pytest.raises(Refused):
        attesting.withdraw(author=cast.member, key=entry.key, which=asked.key)
    late = ask(entry, cast.editor)
    older(late, OPEN_FOR)
    assert client_of(cast.editor).post(f"/evidence/attesting/{late.key}", {"answer": "attested"}).status_code == 404


@pytest.mark.parametrize("what", ["deleted", "author left", "colleague left"])
def test_what_is_gone_is_not_attested(cast: Cast, entry: Entry, what: str) -> None:
    asked = ask(entry, cast.second)
    client, place = client_of(cast.second), f"/evidence/attesting/{asked.key}"
    assert client.get(place).status_code == 200
    if what == "deleted":
        removing.delete(author=cast.member, key=entry.key)
    else:
        gone = cast.member if what == "author left" else cast.second
        User.objects.filter(pk=gone.pk).update(is_active=False)
    assert client.post(place, {"answer": "attested"}).status_code == (302 if what == "colleague left" else 404)
    asked.refresh_from_db()
    assert asked.answer == ""


def test_it_is_taken_along_by_both(cast: Cast, entry: Entry) -> None:
    said(ask(entry, cast.second))
    value = json.loads(exporting.json_of(cast.member))
    jsonschema.validate(value, evidence_v1.schema())
    [found] = [one for one in value["entries"] if one["key"] == str(entry.key)]
    assert found["provenance"] == "attested"
    [told] = found["attestations"]
    assert (told["by"], told["sentence"], told["earlier_wording"]) == ("Sana Second", SENTENCE, False)
    assert "Attested by: Sana Second" in exporting.markdown_of(cast.member)
    files = {file.path: str(file.content) for file in EVIDENCE.export(cast.second)}
    assert SENTENCE in files["evidence/attested.json"] and TEXT not in "".join(files.values())
    assert SENTENCE in {file.path: str(file.content) for file in EVIDENCE.export(cast.member)}["evidence/asked.json"]


def test_every_form_says_the_same_of_who_attests_and_who_reads(cast: Cast, entry: Entry) -> None:
    """Beside one that nobody attests, and an imported one, which stays imported whoever attests it."""
    imported, _new = logging.capture("From a record.", author=cast.member, provenance=Provenance.IMPORTED)
    for one in (entry, imported):
        said(ask(one, cast.second))
    Entry.objects.filter(pk=entry.pk).update(outcome="Said later.")
    sharing.share(author=cast.member, key=entry.key, groups=[Group.TEAM], people=[cast.editor])
    sharing.stop_sharing(author=cast.member, key=entry.key, share=entry.shares.get(group="").pk)
    written = {one["text"]: one["provenance"] for one in json.loads(exporting.json_of(cast.member))["entries"]}
    assert written == {TEXT: "attested", "From a record.": "imported", OTHER: "self"}
    parts = exporting.markdown_of(cast.member).split("\n## ")
    told = {text: next(part for part in parts if text.rstrip(".") in part) for text in written}
    names = {
        "self": "written by its author",
        "imported": "brought in from a record",
        "attested": "confirmed by a colle",
    }
    for text, provenance in written.items():
        assert [name for name in names.values() if f"Where it comes from: {name}" in told[text]] == [names[provenance]]
        key = Entry.objects.get(text=text).key
        for page in (f"/evidence/{key}", f"/evidence/{key}?read"):
            shown = client_of(cast.member).get(page).content.decode()
            assert [name for name in names.values() if name in shown] == [names[provenance]]
    today = timezone.localdate().isoformat()
    assert f"Attested by: Sana Second, {today}, an earlier wording: “{SENTENCE}”" in told[TEXT]
    assert f"Shared with: My team, since {today}" in told[TEXT]
    assert f"Shared with: Edda Editor, from {today} until {today}" in told[TEXT]
    assert "Shared with: nobody" in told[OTHER] and "Attested by" not in told[OTHER]


def test_who_is_erased_leaves_no_word(cast: Cast, entry: Entry) -> None:
    said(ask(entry, cast.second))
    EVIDENCE.erase(cast.second)
    kept = Attestation.objects.get()
    assert (kept.answer, kept.sentence) == ("attested", "")
    assert EVIDENCE.erase(cast.second) == 0
    EVIDENCE.erase(cast.member)
    assert not Attestation.objects.exists()


def test_what_nobody_answered_is_cleared_away(cast: Cast, entry: Entry) -> None:
    silent, told = ask(entry, cast.second), ask(entry, cast.editor)
    said(told)
    for one in (silent, told):
        older(one, 2 * OPEN_FOR)
    now = timezone.now()
    assert (attesting.clear_away(now - timedelta(days=1)), attesting.clear_away(now)) == (0, 1)
    assert Attestation.objects.get() == told


def test_mail_says_who_asks_and_nothing_of_what(
    cast: Cast, entry: Entry, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ask(entry, cast.editor)
    assert mail.outbox == [], "this server sends no mail"
    settings.CONFIGURATION = replace(settings.CONFIGURATION, email_url="smtp://mail.example.org:587")
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(entry, cast.second)
    [sent] = mail.outbox
    assert sent.to == ["sana@example.org"] and TEXT not in sent.body and f"/evidence/attesting/{asked.key}" in sent.body


def test_the_number_of_queries_stays_the_same(cast: Cast, entry: Entry) -> None:
    client, address = client_of(cast.member), f"/evidence/{entry.key}"
    said(ask(entry, cast.second))
    client.get(address)
    counts = []
    for more in (0, 6):
        for number in range(more):
            said(ask(entry, make_person(f"q{number} Asked")))
        for page in (address, "/evidence/export.json"):
            with CaptureQueriesContext(connection) as asked:
                client.get(page)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
