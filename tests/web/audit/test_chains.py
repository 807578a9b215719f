"""The chains of the logs: somebody changes rows behind our back, in SQL, and each of them is named."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from cast import Cast
from levelset.web.audit import erasing, proof, sealing
from levelset.web.audit.actions import record
from levelset.web.audit.commitments import EVENT, READING, chain_of
from levelset.web.audit.models import Chain, Event, Reading, Roll
from levelset.web.audit.readings import note_reading

pytestmark = pytest.mark.django_db


def sql(text: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text, values)


def flaws() -> list[tuple[str, int | None, str]]:
    return [(flaw.kind, flaw.position, flaw.what.split(" (row")[0]) for flaw in proof.verify().flaws]


@pytest.fixture
def written(cast: Cast) -> Cast:
    """Five events and five readings of the member, some of others between them; all chained."""
    for number in range(5):
        record("note.written", author=cast.member, object_key=f"note/{number}", data={"words": number})
        record("note.written", author=cast.second, object_key=f"note/{number}")
        note_reading(cast.owner, cast.member.key, f"note/{number}")
        note_reading(cast.second, cast.member.key, f"note/{number}")
    assert sealing.seal_entries() == 20
    return cast


def place(cast: Cast, position: int) -> int:
    """The primary key of an event of the member at a place of their chain."""
    return Event.objects.get(subject=str(cast.member.key), position=position).pk


def test_what_was_written_is_proven_and_in_order(written: Cast) -> None:
    found = proof.verify()
    assert (found.flaws, found.chains, found.entries) == ((), 3, 20)
    own = Event.objects.filter(subject=str(written.member.key)).order_by("position")
    assert [(event.position, event.object_key) for event in own] == [(n + 1, f"note/{n}") for n in range(5)]
    assert sealing.seal_entries() == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("event", "note.deleted"),
        ("actor", "somebody else"),
        ("object_key", "note/99"),
        ("data", json.dumps({"words": 3000})),
        ("subject", "somebody else"),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
def test_a_changed_entry_is_named(written: Cast, column: str, value: str) -> None:
    sql(f"UPDATE audit_event SET {column} = %s WHERE id = %s", value, place(written, 3))
    assert flaws() == [(EVENT, 3, "changed")]


@pytest.mark.parametrize("column", ["reader", "record", "subject", "glass"])
def test_a_changed_reading_is_named(written: Cast, column: str) -> None:
    entry = Reading.objects.get(position=4, chain=chain_of(READING, str(written.member.key)))
    sql(f"UPDATE audit_reading SET {column} = %s WHERE id = %s", "another", entry.pk)
    assert flaws() == [(READING, 4, "changed")]


def test_an_entry_that_was_emptied_by_somebody_else_is_changed(written: Cast) -> None:
    sql("UPDATE audit_event SET actor = 'erased-1', who_salt = NULL WHERE id = %s", place(written, 2))
    assert flaws() == [(EVENT, 2, "changed")]


@pytest.mark.parametrize(("position", "what"), [(1, "missing"), (3, "missing"), (5, "missing")])
def test_a_removed_entry_is_named_at_the_beginning_in_the_middle_and_at_the_end(
    written: Cast, position: int, what: str
) -> None:
    sql("DELETE FROM audit_event WHERE id = %s", place(written, position))
    assert flaws() == [(EVENT, position, what)]


def test_a_removed_tail_is_named_also_after_more_was_written(written: Cast) -> None:
    sql("DELETE FROM audit_event WHERE id IN (%s, %s)", place(written, 4), place(written, 5))
    assert flaws() == [(EVENT, 4, "missing, and so are those up to 5")]
    record("note.written", author=written.member, object_key="note/6")
    assert flaws() == [(EVENT, 4, "missing, and so are those up to 5")]


def test_a_shortened_chain_is_named(written: Cast) -> None:
    name = chain_of(EVENT, str(written.member.key))
    last = Event.objects.get(chain=name, position=4)
    sql("DELETE FROM audit_event WHERE id = %s", place(written, 5))
    sql("UPDATE audit_chain SET length = 4, head = %s WHERE chain = %s", last.digest, name)
    assert (EVENT, None, "where it stands is changed") in flaws()


def test_entries_that_changed_places_are_named(written: Cast) -> None:
    two, four = place(written, 2), place(written, 4)
    for row, position in ((two, 99), (four, 2), (two, 4)):
        sql("UPDATE audit_event SET position = %s WHERE id = %s", position, row)
    assert [(position, what) for _, position, what in flaws()] == [
        (2, "moved, or put in the place of another one"),
        (4, "moved, or put in the place of another one"),
    ]


COPIED = """INSERT INTO audit_event (chain, who_salt, who_mac, what_salt, what_mac, erased, position, before, digest,
at, event, actor, subject, object_key, data) SELECT chain, {who}, who_mac, {what}, what_mac, erased, {position}, before,
digest, at, event, actor, subject, object_key, data FROM audit_event WHERE id = %s"""


def test_an_added_entry_is_named(written: Cast) -> None:
    sql(COPIED.format(who="'a'", what="'b'", position=6), place(written, 5))
    assert flaws() == [(EVENT, 6, "added")]


def test_an_added_entry_that_nobody_chained_is_named_and_never_chained(written: Cast) -> None:
    sql(COPIED.format(who="'a'", what="'b'", position="NULL"), place(written, 5))
    assert sealing.seal_entries() == 0
    found = proof.verify().flaws
    assert [(flaw.position, "was added" in flaw.what) for flaw in found] == [(None, True)]


@pytest.mark.parametrize("emptied", [True, False])
def test_a_whole_chain_that_is_gone_is_missed(written: Cast, emptied: bool) -> None:
    name = chain_of(EVENT, str(written.member.key))
    sql("DELETE FROM audit_event WHERE chain = %s", name)
    if emptied:
        assert flaws() == [(EVENT, 1, "missing, and so are those up to 5")]
    else:
        sql("DELETE FROM audit_chain WHERE chain = %s", name)
        assert flaws() == [("every", None, "1 of 3 chains are missing")]
        sql("UPDATE audit_roll SET chains = 2")
        record("note.written", author=written.owner, object_key="note/7")  # nothing is begun that would cover it up
        assert ("every", None, "the row that counts the chains is changed") in flaws()


def test_a_chain_that_lost_where_it_stands_is_not_begun_again(written: Cast) -> None:
    sql("DELETE FROM audit_chain WHERE chain = %s", chain_of(EVENT, str(written.member.key)))
    record("note.written", author=written.member, object_key="note/6")
    found = flaws()
    assert (EVENT, None, "where it stands is missing; the whole chain was removed or added") in found
    assert any("waits, as its chain is broken" in what for _, _, what in found)


def test_what_is_rolled_back_whole_shows_against_heads_that_were_kept(written: Cast) -> None:
    name = chain_of(EVENT, str(written.member.key))
    old = Chain.objects.filter(chain=name).values("length", "head", "seal").get()
    record("note.written", author=written.member, object_key="note/6")
    kept = proof.heads()
    assert proof.verify(kept).flaws == ()
    sql("DELETE FROM audit_event WHERE id = %s", place(written, 6))
    sql("UPDATE audit_chain SET length = %s, head = %s, seal = %s WHERE chain = %s", *old.values(), name)
    assert proof.verify().flaws == (), "without a second party a state of the past is a state"
    assert [flaw.what for flaw in proof.verify(kept).flaws] == ["shorter than the 6 entries of the head that was kept"]
    record("note.written", author=written.member, object_key="note/another")
    assert [flaw.what for flaw in proof.verify(kept).flaws] == ["not the one of the head that was kept"]


def test_an_erasure_leaves_chains_that_are_proven(written: Cast) -> None:
    kept = proof.heads()
    key = str(written.member.key)
    record("glass.asked", author=written.owner, object_key="glass/1", data={"person": key})
    note_reading(written.member, written.second.key, "note/2")
    assert erasing.forget_person(key) == 5 + 10 + 1 + 1
    found = proof.verify(kept)
    assert (found.flaws, found.chains) == ((), 5)
    for model, fields in ((Event, 6), (Reading, 5)):
        for row in QuerySet(model).values_list():
            assert key not in str(row) and len(row) > fields
    assert erasing.forget_person(key) == 0
    sql("UPDATE audit_event SET event = 'nothing.happened' WHERE event = 'glass.asked'")
    assert [what for _, _, what in flaws()] == ["changed"]


def test_old_readings_go_and_the_rest_is_proven(written: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = proof.heads()
    later = timezone.now() + timedelta(days=30)
    monkeypatch.setattr(timezone, "now", lambda: later)
    note_reading(written.owner, written.member.key, "note/1")
    assert erasing.drop_readings(later - timedelta(days=1)) == 10
    assert Reading.objects.get().position == 11
    assert proof.verify(kept).flaws == ()
    sql("DELETE FROM audit_reading")
    assert flaws() == [(READING, 11, "missing")]
    sql("UPDATE audit_chain SET dropped = 11 WHERE kind = 'reading'")
    assert (READING, None, "where it stands is changed") in flaws()


def test_writing_asks_no_chain(written: Cast, django_assert_num_queries: Callable[[int], object]) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        record("note.written", author=written.member, object_key="note/6")
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        note_reading(written.editor, written.member.key, "note/6")
    with django_assert_num_queries(2):  # type: ignore[attr-defined]
        note_reading(written.editor, written.member.key, "note/6")
    assert Event.objects.filter(position=None).count() == 1 and Roll.objects.get().chains == 3
