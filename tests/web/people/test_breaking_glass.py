"""Glass is broken by two people; the person is told, what is read is marked, and it ends by itself."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.breaking_glass import State
from levelset.process.rights import Standing
from levelset.web.audit.models import Event, Reading
from levelset.web.audit.readings import note_reading
from levelset.web.people import held_around
from levelset.web.people.access import glass as door
from levelset.web.people.access import opened_by_glass
from levelset.web.people.access.glass import may_ask_for
from levelset.web.people.actions import changes, structure
from levelset.web.people.actions import glass as actions
from levelset.web.people.models import Glass, Membership, Partnership, Team, User
from levelset.web.people.periods import today
from levelset.web.people.queries_of_rights import readers_of

pytestmark = pytest.mark.django_db
ASKED = {"reason": "a complaint", "what": "the entry of May", "hours": 4}
PAGE = "/people/breaking-glass/"


@pytest.fixture
def partner(cast: Cast) -> User:
    """A people partner of the member's team, who is no owner."""
    person = make_person("Petra Partner")
    team = Team.objects.create(name="Bascules", path="/1/")
    Membership.objects.create(person=cast.member, team=team, begins=today())
    Partnership.objects.create(person=person, team=team, begins=today())
    return person


def ask(author: User, person: User, **more: Any) -> Glass:
    return actions.ask(author=author, person=person, **{**ASKED, **more})


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    moment = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_the_same_question_again_is_the_one_that_waits(cast: Cast, partner: User) -> None:
    first = ask(partner, cast.member)
    assert ask(partner, cast.member) == first != ask(partner, cast.member, what="the entry of June")
    assert ask(cast.owner, cast.member) != first
    assert Event.objects.filter(event="glass.asked").count() == 3
    actions.refuse(author=cast.owner, key=first.key)
    assert ask(partner, cast.member) != first


def test_it_opens_for_the_one_who_asked_alone_and_ends_by_itself(
    cast: Cast, partner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask(partner, cast.member)
    everybody = [cast.owner, cast.editor, cast.member, cast.second, cast.leaver, partner, AnonymousUser()]
    pairs = [(viewer, person) for viewer in everybody for person in (cast.member, cast.second)]

    def opened() -> list[tuple[Any, User]]:
        return [pair for pair in pairs if opened_by_glass(*pair)]

    assert opened() == []
    actions.grant(author=cast.owner, key=asked.key)
    assert opened() == [(partner, cast.member)]
    later(monkeypatch, timedelta(hours=4) - timedelta(minutes=1))
    assert opened() == [(partner, cast.member)]
    later(monkeypatch, timedelta(minutes=2))
    assert opened() == [] and Glass.objects.get().state is State.ENDED


def test_it_closes_when_it_is_ended_when_the_reader_leaves_and_is_never_open_when_refused(
    cast: Cast, partner: User
) -> None:
    first = ask(partner, cast.member)
    actions.grant(author=cast.owner, key=first.key)
    actions.end(author=partner, key=first.key)
    assert not opened_by_glass(partner, cast.member)
    with pytest.raises(Refused):
        actions.end(author=partner, key=first.key)
    refused = ask(partner, cast.member)
    actions.refuse(author=cast.owner, key=refused.key)
    assert not opened_by_glass(partner, cast.member)
    with pytest.raises(Refused):
        actions.grant(author=cast.owner, key=refused.key)
    third = ask(partner, cast.member)
    actions.grant(author=cast.owner, key=third.key)
    assert opened_by_glass(partner, cast.member)
    partner.is_active = False
    partner.save()
    assert not opened_by_glass(partner, cast.member)
    assert door.open_glass_key(str(partner.key), str(cast.member.key)) == ""


def test_what_a_leaver_asked_for_stays_closed_when_the_leave_is_taken_back(cast: Cast, partner: User) -> None:
    otto = make_person("Otto Owner", Standing.OWNER)
    theirs = {name: ask(partner, cast.member, what=name) for name in ("open", "asked", "refused")}
    others = {name: ask(otto, cast.member, what=name) for name in ("open", "asked")}
    for asked in (theirs["open"], others["open"]):
        actions.grant(author=cast.owner, key=asked.key)
    actions.refuse(author=cast.owner, key=theirs["refused"].key)
    assert opened_by_glass(partner, cast.member) and opened_by_glass(otto, cast.member)
    change = structure.leave(partner, today(), author=cast.owner)
    changes.undo(change, author=cast.owner)
    partner.refresh_from_db()
    assert partner.is_active and may_ask_for(partner, cast.member)
    assert not opened_by_glass(partner, cast.member) and opened_by_glass(otto, cast.member)
    states = [Glass.objects.get(pk=one.pk).state for one in (*theirs.values(), *others.values())]
    assert states == [State.ENDED, State.REFUSED, State.REFUSED, State.OPEN, State.ASKED]
    with pytest.raises(Refused):
        actions.grant(author=cast.owner, key=theirs["asked"].key)
    told = Event.objects.filter(subject=str(cast.member.key), data={"by": "leaving"}).order_by("pk")
    assert [(one.event, one.actor, one.object_key) for one in told] == [
        ("glass.ended", str(cast.owner.key), f"glass/{theirs['open'].key}"),
        ("glass.refused", str(cast.owner.key), f"glass/{theirs['asked'].key}"),
    ]


def test_it_takes_two_and_never_the_person(cast: Cast, partner: User) -> None:
    second_owner = make_person("Otto Owner", Standing.OWNER)
    asked = ask(cast.owner, second_owner)
    for author, error in ((cast.owner, Refused), (second_owner, Http404), (cast.member, Http404), (partner, Http404)):
        with pytest.raises(error):
            actions.grant(author=author, key=asked.key)
    assert Glass.objects.get().state is State.ASKED
    for author, person in ((cast.owner, cast.owner), (partner, cast.second), (cast.member, cast.second),
                           (cast.editor, cast.member), (cast.owner, cast.leaver)):  # fmt: skip
        with pytest.raises(Refused):
            ask(author, person)
    assert Glass.objects.count() == 1


def test_the_tables_themselves_refuse_one_hand_and_too_long(cast: Cast) -> None:
    row = {"person": cast.member, "asked_by": cast.owner, "reason": "r", "what": "w", "hours": 4}
    for wrong in ({"asked_by": cast.member}, {"answered_by": cast.owner}, {"answered_by": cast.member}, {"hours": 73}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Glass.objects.create(**{**row, **wrong})
    Glass.objects.create(**{**row, "answered_by": cast.second})


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"what": ""},
        {"hours": 0},
        {"hours": 73},
        {"law": "§ 1"},
        {"told_from": today() + timedelta(days=3)},
        {"law": "§ 1", "told_from": today()},
        {"law": "§ 1", "told_from": today() + timedelta(days=181)},
    ],
)
def test_what_is_missing_or_too_much_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        ask(cast.owner, cast.member, **wrong)
    assert not Glass.objects.exists()


def test_nobody_can_answer_too_late(cast: Cast, partner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(partner, cast.member)
    later(monkeypatch, timedelta(days=3, minutes=1))
    with pytest.raises(Refused):
        actions.grant(author=cast.owner, key=asked.key)


def test_who_sees_what_was_asked(cast: Cast, partner: User) -> None:
    of_member, of_owner = ask(cast.owner, cast.member), ask(make_person("Otto Owner", Standing.OWNER), cast.owner)
    of_second = ask(cast.owner, cast.second)
    assert set(door.glasses(cast.owner)) == {of_member, of_second}
    assert set(door.glasses(partner)) == {of_member}
    Glass.objects.filter(pk=of_second.pk).update(asked_by=partner)
    assert set(door.glasses(partner)) == {of_member, of_second}
    for viewer in (cast.member, cast.editor, cast.leaver, AnonymousUser()):
        with pytest.raises(Http404):
            door.glasses(viewer)
    with pytest.raises(Http404):
        door.glass(cast.owner, of_owner.key)
    Partnership.objects.update(ends=today())
    with pytest.raises(Http404):
        door.glasses(partner)


def test_for_whom_one_can_ask_is_the_same_as_a_rule_and_as_a_query(cast: Cast, partner: User) -> None:
    everybody = [cast.owner, cast.editor, cast.member, cast.second, partner]
    for viewer in (cast.owner, partner):
        assert set(door.askable(viewer)) == {person for person in everybody if door.may_ask_for(viewer, person)}
    assert list(door.askable(partner)) == [cast.member]
    Membership.objects.create(person=partner, team=Team.objects.get(), begins=today())
    assert list(door.askable(partner)) == [cast.member], "never oneself"
    for viewer in (cast.member, cast.editor, cast.leaver):
        with pytest.raises(Http404):
            door.askable(viewer)


def test_what_is_read_under_it_is_marked_and_nothing_else(cast: Cast, partner: User) -> None:
    note_reading(partner, cast.member.key, "evidence/1")
    asked = ask(partner, cast.member)
    actions.grant(author=cast.owner, key=asked.key)
    note_reading(partner, cast.member.key, "evidence/1")
    note_reading(partner, cast.second.key, "evidence/2")
    note_reading(cast.second, cast.member.key, "evidence/1")
    actions.end(author=cast.owner, key=asked.key)
    note_reading(partner, cast.member.key, "evidence/3")
    marked = Reading.objects.exclude(glass="").values_list("reader", "subject", "record", "glass")
    assert list(marked) == [(str(partner.key), str(cast.member.key), "evidence/1", str(asked.key))]
    assert Reading.objects.count() == 5
    page = client_of(cast.member).get("/account/readers").content.decode()
    assert page.count("broken glass</span>") == 1 and "Petra Partner" in page and "the entry of May" in page


def test_the_person_is_told_on_the_next_page_and_by_mail(
    cast: Cast, partner: User, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from dataclasses import replace

    settings.CONFIGURATION = replace(settings.CONFIGURATION, email_url="smtp://mail.example.org:587")
    asked = ask(partner, cast.member)
    client = client_of(cast.member)
    assert "may read your records" not in client.get("/account/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        actions.grant(author=cast.owner, key=asked.key)
    assert [message.to for message in mail.outbox] == [["mika@example.org"]]
    assert "a complaint" in mail.outbox[0].body and "Olga Owner" in mail.outbox[0].body
    page = client.get("/account/").content.decode()
    assert "Petra Partner may read your records" in page and "a complaint" in page
    assert "may read your records" not in client.get("/account/").content.decode(), (
        "once on a page, for ever in the list"
    )
    assert "Petra Partner" in client.get("/account/readers").content.decode()
    assert "may read your records" not in client_of(cast.second).get("/account/").content.decode()
    assert Event.objects.filter(event="glass.told", subject=str(cast.member.key)).count() == 1
    assert actions.send_late_notices() == 0


def test_where_a_law_forbids_it_the_person_is_told_on_the_day(
    cast: Cast, partner: User, settings: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    from dataclasses import replace

    settings.CONFIGURATION = replace(settings.CONFIGURATION, email_url="smtp://mail.example.org:587")
    asked = ask(partner, cast.member, law="§ 12 of the harbor act", told_from=today() + timedelta(days=5))
    with django_capture_on_commit_callbacks(execute=True):
        actions.grant(author=cast.owner, key=asked.key)
    client = client_of(cast.member)
    for address in ("/account/", "/account/readers"):
        assert "Petra" not in client.get(address).content.decode()
    assert actions.send_late_notices() == 0 and mail.outbox == []
    later(monkeypatch, timedelta(days=6))
    assert "Petra Partner may read" in client.get("/account/").content.decode()
    assert "harbor act" in client.get("/account/readers").content.decode()
    assert actions.send_late_notices() == 1 and actions.send_late_notices() == 0
    assert len(mail.outbox) == 1


def test_neither_the_list_of_readers_nor_the_copy_tells_what_a_law_forbids_to_tell_before_its_day(
    cast: Cast, partner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = ask(partner, cast.member, law="§ 12 of the harbor act", told_from=today() + timedelta(days=5))
    waiting = ask(cast.owner, cast.member)
    actions.grant(author=cast.owner, key=silent.key)
    note_reading(partner, cast.member.key, "evidence/1")
    note_reading(cast.second, cast.member.key, "evidence/2")

    def told() -> tuple[set[str], set[str]]:
        files = {file.path: file.content for file in held_around.LOGS.export(cast.member)}
        page = client_of(cast.member).get("/account/readers").content.decode()
        copied = str(files["logs/readers.json"])
        assert all((name in page) is (name in copied) for name in ("Petra Partner", "Sana Second"))
        done = str(files["logs/done.json"])
        glasses = {name for name, one in (("silent", silent), ("waiting", waiting)) if str(one.key) in done}
        return {row.record for row in readers_of(cast.member)}, glasses

    assert told() == ({"evidence/2"}, set())
    later(monkeypatch, timedelta(days=6))
    assert told() == ({"evidence/1", "evidence/2"}, {"silent"})


def test_a_journey_by_the_pages(cast: Cast, partner: User) -> None:
    asker, owner = client_of(partner), client_of(cast.owner)
    wrong = asker.post(PAGE, {"person": "sana-second", **ASKED, "reason": "<script>alert(1)</script>"})
    page = wrong.content.decode()
    assert wrong.status_code == 400 and "nobody of this name or handle" in page and "&lt;script&gt;" in page
    assert "<script>alert" not in page
    nobody = asker.post(PAGE, {"person": "no-such-person", **ASKED, "reason": "<script>alert(1)</script>"})
    strip = [answer.content.replace(b"sana-second", b"").replace(b"no-such-person", b"") for answer in (wrong, nobody)]
    token = b"csrfmiddlewaretoken"
    assert strip[0].split(token)[0] == strip[1].split(token)[0] and len(strip[0]) == len(strip[1])
    answer = asker.post(PAGE, {"person": "mika-member", **ASKED})
    assert answer.status_code == 302
    there = answer["Location"]
    assert "Grant</button>" not in asker.get(there).content.decode()
    assert asker.post(f"{there}/grant").status_code == 302 and Glass.objects.get().granted_at is None
    assert "Grant</button>" in owner.get(there).content.decode()
    assert owner.post(f"{there}/grant").status_code == 302
    assert opened_by_glass(partner, cast.member)
    assert "End it now" in asker.get(there).content.decode()
    owner.post(f"{there}/grant")  # twice is no harm
    assert Event.objects.filter(event="glass.granted").count() == 1
    asker.post(f"{there}/end")
    assert not opened_by_glass(partner, cast.member)


def test_the_person_is_named_or_comes_along_from_their_page(cast: Cast, partner: User) -> None:
    twins = [make_person("Tove Twin"), User.objects.create_user("tove2@example.org", name="Tove Twin")]
    Membership.objects.bulk_create(
        Membership(person=one, team=Team.objects.get(), begins=today()) for one in (*twins, cast.leaver)
    )
    asker = client_of(partner)
    for said in ("Tove Twin", "Sana Second", "Lars Leaver", "Petra Partner", ""):
        answer = asker.post(PAGE, {"person": said, **ASKED})
        page = answer.content.decode()
        assert answer.status_code == 400 and not Glass.objects.exists()
        assert ("tove-twin, " in page or "(tove-twin-2)" in page) is (said == "Tove Twin")
        assert ("nobody of this name" in page) is (said not in ("Tove Twin", ""))
    for said in ("mika member", "MIKA@example.org", "@mika-member", "tove-twin"):
        assert asker.post(PAGE, {"person": said, **ASKED, "what": said}).status_code == 302
    assert [one.person.handle for one in Glass.objects.order_by("pk")] == ["mika-member"] * 3 + ["tove-twin"]
    link = f"{PAGE}?person=mika-member"
    assert 'value="mika-member"' in asker.get(link).content.decode()
    shown = {
        (who, person.handle): f'href="{PAGE}?person={person.handle}"'
        in client_of(who).get(f"/people/{person.handle}").content.decode()
        for who in (cast.owner, partner, cast.member, cast.editor)
        for person in (cast.owner, cast.member, cast.second, cast.leaver, partner)
    }
    assert {pair for pair, there in shown.items() if there} == {
        (cast.owner, "mika-member"), (cast.owner, "sana-second"), (cast.owner, "petra-partner"),
        (partner, "mika-member"),
    }  # fmt: skip


def test_a_stranger_gets_the_answer_of_what_is_not_there(cast: Cast, partner: User) -> None:
    asked = ask(partner, cast.member)
    for viewer in (cast.member, cast.editor, cast.second):
        client = client_of(viewer)
        there, absent = (client.get(f"{PAGE}{key}") for key in (asked.key, uuid.uuid4()))
        assert (there.status_code, there.content) == (absent.status_code, absent.content) and there.status_code == 404
    assert client_of(cast.owner).get(f"{PAGE}{asked.key}").status_code == 200


def test_who_read_mine_is_shown_to_me_alone_and_names_those_who_left(cast: Cast) -> None:
    note_reading(cast.leaver, cast.member.key, "evidence/1")
    note_reading(cast.second, cast.member.key, "evidence/2")
    own = client_of(cast.member).get("/account/readers").content.decode()
    assert (
        "Lars Leaver" in own
        and "Sana Second" in own
        and "an entry of my log" in own
        and "Only you can see this." in own
    )
    for viewer in (cast.owner, cast.second):
        others = client_of(viewer).get("/account/readers").content.decode()
        assert "an entry of my log" not in others and "Nobody has read" in others


def test_erasing_by_the_page_asks_for_the_handle(cast: Cast) -> None:
    owner, address = client_of(cast.owner), "/people/mika-member/erase"
    assert owner.post(address, {"handle": "mika"}).status_code == 400
    assert User.objects.filter(email="mika@example.org").exists()
    assert owner.post(address, {"handle": "mika-member"}).status_code == 302
    assert not User.objects.filter(email="mika@example.org").exists()
    assert "Erased:" in owner.get("/account/").content.decode()
    absent, gone = owner.get("/people/no-such-person/erase"), owner.get(address)
    assert (absent.status_code, absent.content) == (gone.status_code, gone.content)


def test_the_export_by_the_page_is_ones_own(cast: Cast) -> None:
    import io
    import zipfile

    answer = client_of(cast.member).post("/account/mine/export")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:  # type: ignore[attr-defined]
        text = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert len(set(archive.namelist())) == len(archive.namelist()), "two files of one name: one of them is lost"
    assert "mika@example.org" in text and "sana@example.org" not in text
    assert "attachment" in answer["Content-Disposition"] and "mika-member" in answer["Content-Disposition"]
