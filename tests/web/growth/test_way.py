"""The way to one's aim: what is new there, one's evidence for it, and what one noted; for nobody else."""

import json
import uuid
from dataclasses import replace
from datetime import timedelta

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.interchange.way_v1 import schema
from levelset.process.attesting import Answer, digest
from levelset.process.rights import Audience
from levelset.web.evidence.actions import attesting
from levelset.web.evidence.models import Answer as Answered
from levelset.web.evidence.models import Entry, SpeaksTo, wording_of
from levelset.web.frameworks.actions import publish
from levelset.web.growth import access, actions, looking, queries
from levelset.web.growth.held import STEPS
from levelset.web.growth.models import Step
from levelset.web.people.models import Partnership, User
from levelset.web.people.periods import today
from levelset.web.placements.actions import choose_aim, place
from support import world

pytestmark = pytest.mark.django_db
IC1, IC2 = f"{world.ROLE}/ic1", f"{world.ROLE}/ic2"
NEW = "I draw for others."


@pytest.fixture
def person(cast: Cast) -> User:
    """Somebody who holds IC1 and aims at IC2."""
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    partner = make_person("Paula Partner")
    Partnership.objects.create(person=partner, begins=today() - timedelta(days=9))
    place(cast.member, IC1, begins=today() - timedelta(days=5), reason="Hired", author=partner)
    choose_aim(IC2, with_manager=True, author=cast.member)
    return cast.member


def asked(person: User, text: str) -> queries.Asked:
    """What the way says of one statement."""
    way = queries.way(person)
    assert way is not None
    return next(one for part in way.parts for one in part.asked if one.behavior.text == text)


def log(person: User, text: str, statement: str, responsibility: str = "review") -> Entry:
    """An entry that speaks to a statement."""
    entry = Entry.objects.create(author=person, text=text, begins=today())
    SpeaksTo.objects.create(
        of=entry, statement=statement, version=1, text=NEW, responsibility=responsibility,
        responsibility_name="Review", page=IC2,
    )  # fmt: skip
    return entry


def test_only_what_is_new_or_asks_for_more_stands_on_the_way(person: User) -> None:
    way = queries.way(person)
    assert way is not None
    texts = [one.behavior.text for part in way.parts for one in part.asked]
    assert NEW in texts and "I finish the span I began." not in texts
    assert [part.of.name for part in way.parts] == ["Ownership", "Review"]
    page = client_of(person).get("/me/way").content.decode()
    assert NEW in page and "I finish the span I began." not in page and "Only you can see this" in page


def test_without_a_level_the_whole_page_stands_there(person: User) -> None:
    person.placements.all().delete()
    page = client_of(person).get("/me/way").content.decode()
    assert NEW in page and "I finish the span I began." in page


def test_without_an_aim_the_page_says_how_to_choose_one(cast: Cast) -> None:
    page = client_of(cast.member).get("/me/way").content.decode()
    assert "You have no aim yet" in page and "/me/aim" in page
    assert client_of(cast.member).get("/me/way.md").status_code == 404


def test_evidence_stands_beside_what_it_speaks_to_and_near_it(person: User, cast: Cast) -> None:
    new = asked(person, NEW).behavior.statement
    mine = log(person, "Drew the lock gate for the team at the weir <b>", new)
    near = log(person, "Read the drawings of the pier", "another-statement")
    log(cast.second, "Somebody else's entry", new)
    deleted = log(person, "Deleted", new)
    Entry.objects.filter(pk=deleted.pk).update(deleted_at="2026-01-01T00:00:00Z")
    one = asked(person, NEW)
    assert one.entries == (mine,)
    way = queries.way(person)
    assert way is not None and way.parts[1].near == (near,)
    page = client_of(person).get("/me/way").content.decode()
    assert "weir &lt;b&gt;" in page and "Somebody else" not in page and "Deleted" not in page


def test_a_note_is_kept_changed_and_emptied(person: User) -> None:
    statement = asked(person, NEW).behavior.statement
    client = client_of(person)
    here = f"/me/way/{statement}"
    answer = client.post(here, {"next_step": " Draw the <i>weir</i> with Ida ", "no_opportunity": "on"})
    assert answer.status_code == 302 and answer["Location"].endswith(f"#{statement}")
    step = asked(person, NEW).step
    assert step is not None and (step.next_step, step.no_opportunity) == ("Draw the <i>weir</i> with Ida", True)
    assert "&lt;i&gt;weir" in client.get("/me/way").content.decode()
    assert "&lt;i&gt;weir" in client.get(here).content.decode()
    client.post(here, {"next_step": ""})
    assert asked(person, NEW).step is None


def test_what_is_not_on_the_way_or_too_long_is_refused_and_kept_as_typed(person: User) -> None:
    client = client_of(person)
    assert client.post("/me/way/nothing", {"next_step": "x"}).status_code == 404
    with pytest.raises(Refused, match="not on the way"):
        actions.note("nothing", no_opportunity=True, next_step="", author=person)
    statement = asked(person, NEW).behavior.statement
    page = client.post(f"/me/way/{statement}", {"next_step": "word " * 500})
    assert page.status_code == 400 and "at most 2000 characters" in page.content.decode()
    assert ("word " * 500).strip() in page.content.decode()
    with pytest.raises(Refused, match="at most"):
        actions.note(statement, no_opportunity=False, next_step="x" * 2_001, author=person)
    assert not Step.objects.exists()


def test_nobody_else_reads_or_writes_ones_notes(person: User, cast: Cast) -> None:
    statement = asked(person, NEW).behavior.statement
    actions.note(statement, no_opportunity=False, next_step="Draw the weir", author=person)
    everybody = (cast.owner, cast.editor, cast.second, person, cast.leaver)
    assert [who for who in everybody if access.steps(who).exists()] == [person]
    assert [who for who in everybody if access.own_steps(who)] == [person]
    with pytest.raises(Refused):
        actions.note(statement, no_opportunity=True, next_step="", author=cast.second)
    assert client_of(None).get("/me/way").status_code == client_of(cast.leaver).get("/me/way").status_code == 302


def test_notes_move_along_with_the_framework(person: User, cast: Cast) -> None:
    statement = asked(person, NEW).behavior.statement
    actions.note(statement, no_opportunity=False, next_step="Draw the weir", author=person)
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    assert (Step.objects.get().version, Step.objects.get().statement) == (2, statement)
    smaller = world.framework()
    pages = (smaller.pages[0],)
    publish(
        replace(smaller, pages=pages),
        author=cast.editor,
        audience=Audience.MEMBERS,
    )
    step = Step.objects.get()
    assert step.version == 2 and "is gone" in step.told
    assert "no such page" in client_of(person).get("/me/way").content.decode()


def test_the_way_is_taken_along(person: User) -> None:
    one = asked(person, NEW)
    log(person, "Drew *the* gate", one.behavior.statement)
    actions.note(one.behavior.statement, no_opportunity=True, next_step="First\nthen", author=person)
    text = client_of(person).get("/me/way.md").content.decode()
    assert "Drew \\*the\\* gate" in text and "No opportunity so far." in text and "then" in text
    value = json.loads(client_of(person).get("/me/way.json").content)
    jsonschema.validate(value, schema())
    found = next(s for part in value["responsibilities"] for s in part["statements"] if s["text"] == NEW)
    assert (found["evidence"][0]["text"], found["no_opportunity"]) == ("Drew *the* gate", True)
    files = {file.path: str(file.content) for file in STEPS.export(person)}
    assert "First" in files["growth/steps.md"]
    assert (STEPS.erase(person), STEPS.erase(person)) == (1, 0)


def test_the_number_of_queries_stays(person: User) -> None:
    statement = asked(person, NEW).behavior.statement

    def count() -> int:
        client = client_of(person)
        client.get("/me/way")
        with CaptureQueriesContext(connection) as made:
            client.get("/me/way")
        return len(made)

    log(person, "First", statement)
    before = count()
    for number in range(40):
        log(person, f"Entry {number}", statement)
    assert count() == before <= 16


def test_who_attests_an_entry_stands_beside_it(person: User, cast: Cast) -> None:
    statement = asked(person, NEW).behavior.statement
    entry = log(person, "Drew the spans of the whole valley.", statement)
    for colleague, given in ((cast.second, Answer.ATTESTED), (cast.editor, Answer.DECLINED)):
        question = attesting.ask(colleague, author=person, key=entry.key, seen=digest(wording_of(entry)))
        attesting.answer(given, "", author=colleague, which=question.key)
    client = client_of(person)
    page = client.get("/me/way").content.decode()
    assert "attested by Sana Second" in page and "Edda" not in page
    value = client.get("/me/way.json").json()
    jsonschema.validate(value, schema())
    told = [one for part in value["responsibilities"] for each in part["statements"] for one in each["evidence"]]
    assert [one["attested_by"] for one in told] == [["Sana Second"]]
    log(person, "Drew the ropes, alone.", statement)
    lines = client.get("/me/way.md").content.decode().splitlines()
    attested, alone = (next(line for line in lines if text in line) for text in ("the whole valley", "the ropes"))
    assert attested.endswith("(attested by Sana Second)") and "attested" not in alone
    assert page.count("confirmed by a colleague") == 1, "where it comes from stands there as in the JSON"


def looked_at(person: User, statement: str) -> looking.Look:
    """One statement of somebody's way, looked at alone."""
    found = looking.look(person, statement)
    assert found is not None
    return found


def test_entries_whose_words_match_are_suggested_and_do_nothing_by_themselves(person: User, cast: Cast) -> None:
    statement = asked(person, NEW).behavior.statement
    drew = Entry.objects.create(author=person, text="Drew the lock gate for others at the weir", begins=today())
    unlike = Entry.objects.create(author=person, text="Zzyzx", begins=today())
    Entry.objects.create(author=cast.second, text="Drew the lock gate for others", begins=today())
    found = looked_at(person, statement)
    assert [one.entry for one in found.suggested] == [drew] and "others" in " ".join(found.suggested[0].words)
    assert set(found.others) == {drew, unlike} and asked(person, NEW).entries == ()
    page = client_of(person).get(f"/me/way/{statement}").content.decode()
    assert "<mark>" in page and "Only you can see this" in page


def test_a_yes_links_the_entry_and_a_no_is_not_asked_again(person: User) -> None:
    statement = asked(person, NEW).behavior.statement
    yes = Entry.objects.create(author=person, text="Drew the lock gate for others", begins=today())
    no = Entry.objects.create(author=person, text="Drew a cat for others", begins=today())
    client, here = client_of(person), f"/me/way/{statement}/entry"
    assert client.post(here, {"entry": yes.key, "speaks": "yes"}).status_code == 302
    client.post(here, {"entry": no.key, "speaks": "no"})
    found = looked_at(person, statement)
    assert (found.asked.entries, found.suggested, found.others) == ((yes,), (), (no,))
    assert dict(Answered.objects.values_list("of__text", "accepted")) == {yes.text: True, no.text: False}
    assert client.post(here, {"entry": no.key, "speaks": "yes"}).status_code == 302
    assert set(asked(person, NEW).entries) == {yes, no}


def test_an_entry_about_the_same_responsibility_is_suggested_without_words(person: User) -> None:
    statement = asked(person, NEW).behavior.statement
    near = log(person, "Zzyzx", "another-statement")
    assert [(one.entry, one.words) for one in looked_at(person, statement).suggested] == [(near, ())]
    actions.say(statement, which=near.key, speaks=True, author=person)
    assert near in asked(person, NEW).entries


def test_the_same_answer_twice_is_one(person: User) -> None:
    statement = asked(person, NEW).behavior.statement
    entry = Entry.objects.create(author=person, text="Drew the lock gate for others", begins=today())
    for _ in range(2):
        client_of(person).post(f"/me/way/{statement}/entry", {"entry": entry.key, "speaks": "yes"})
    assert asked(person, NEW).entries == (entry,) and SpeaksTo.objects.count() == 1


def test_a_way_that_changed_meanwhile_is_said(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = asked(person, NEW).behavior.statement
    monkeypatch.setattr(queries, "asked_for", lambda *_: None)  # between reading and writing the aim was let go
    page = client_of(person).post(f"/me/way/{statement}", {"next_step": "Draw"}, follow=True)
    assert page.status_code == 200 and "not on the way" in page.content.decode()
    assert not Step.objects.exists()


def test_only_ones_own_entries_and_statements_of_ones_way_can_be_joined(person: User, cast: Cast) -> None:
    statement = asked(person, NEW).behavior.statement
    theirs = Entry.objects.create(author=cast.second, text="Drew for others", begins=today())
    mine = Entry.objects.create(author=person, text="Drew for others", begins=today())
    client = client_of(person)
    for given in ({"entry": theirs.key, "speaks": "yes"}, {"entry": uuid.uuid4(), "speaks": "yes"}):
        assert client.post(f"/me/way/{statement}/entry", given).status_code == 404
    for given in ({}, {"entry": "x", "speaks": "yes"}, {"entry": mine.key, "speaks": "perhaps"}):
        assert client.post(f"/me/way/{statement}/entry", given)["Location"] == f"/me/way/{statement}"
    said = client.post("/me/way/nothing/entry", {"entry": mine.key, "speaks": "yes"}, follow=True)
    assert "not on the way" in said.content.decode()
    assert not SpeaksTo.objects.exists()
    assert client_of(cast.second).get(f"/me/way/{statement}").status_code == 404
    assert client_of(None).post(f"/me/way/{statement}/entry").status_code == 302


def test_the_way_is_narrowed_down(person: User) -> None:
    statement = asked(person, NEW).behavior.statement
    client = client_of(person)

    def shows(what: str) -> bool:
        return NEW in client.get(f"/me/way?show={what}").content.decode()

    assert [shows(one) for one in ("", "evidence", "next", "nothing-yet", "no-opportunity", "x")] == [
        True, False, False, True, False, True,
    ]  # fmt: skip
    log(person, "Drew", statement)
    actions.note(statement, no_opportunity=True, next_step="Draw", author=person)
    assert [shows(one) for one in ("evidence", "next", "nothing-yet", "no-opportunity")] == [True, True, False, True]


def test_looking_at_a_statement_asks_as_often_with_many_entries(person: User) -> None:
    statement = asked(person, NEW).behavior.statement

    def count() -> int:
        client = client_of(person)
        client.get(f"/me/way/{statement}")
        with CaptureQueriesContext(connection) as made:
            client.get(f"/me/way/{statement}")
        return len(made)

    log(person, "Drew for others", "another-statement")
    before = count()
    Entry.objects.bulk_create(Entry(author=person, text=f"Drew {n} for others", begins=today()) for n in range(40))
    assert count() == before
