"""A legal hold keeps what is held of somebody, and nobody else's: what is over its time, and what they would remove."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.web.api.models import PersonalToken
from levelset.web.audit import proof
from levelset.web.audit.models import Event, Reading
from levelset.web.audit.readings import note_reading
from levelset.web.evidence.actions import attaching, logging, removing
from levelset.web.evidence.models import Attachment, Attestation, Entry
from levelset.web.imports.models import Import, State
from levelset.web.people import directory
from levelset.web.people.actions import changes, holding, importing, retention
from levelset.web.people.models import LegalHold, PeopleImport, StructureChange, User
from levelset.web.people.queries_of_retention import last_run
from levelset.web.people.queries_of_rights import hold_on
from levelset.web.sources.models import Gathering
from levelset.web.ui.dates import day_text

pytestmark = pytest.mark.django_db
LONG = timedelta(days=4_000)
RETAINED = {
    "evidence.log", "evidence.sources", "api.tokens", "people.changes", "audit.logs", "people.entrance", "people.tasks",
    "frameworks.work",
}  # fmt: skip


def leave(person: User, other: User, at: datetime) -> None:
    """One record of everything that runs out by itself, long over."""
    Entry.objects.create(author=person, text="Over.", begins=at.date(), deleted_at=at)
    entry = Entry.objects.create(author=person, text="Stays.", begins=at.date())
    Attestation.objects.create(of=entry, colleague=other, asked_at=at)
    Gathering.objects.create(author=person, kind="git", since=at.date(), made_at=at)
    PersonalToken.objects.create(owner=person, name="Old", digest=uuid.uuid4().hex, may_write=False, expires_at=at)
    StructureChange.objects.create(
        event="person.moved", rows=[["User", person.pk, {"name": "A"}, {"name": "B"}]], made_at=at
    )
    PeopleImport.objects.create(author=person, file_name="list.csv", text="name,email\n", made_at=at)
    client_of(person)
    task = DBTaskResult.objects.create(
        task_path="levelset.nothing", args_kwargs={"args": [str(person.key)], "kwargs": {}}, backend_name="default"
    )
    DBTaskResult.objects.filter(pk=task.pk).update(status=TaskResultStatus.SUCCESSFUL, finished_at=at)
    Import.objects.create(author=person, state=State.PUBLISHED, published_at=at)
    note_reading(other, str(person.key), "evidence/1")
    note_reading(person, str(other.key), "evidence/2")


def left() -> dict[str, list[str]]:
    """Whose records are still there, by what they are."""
    names = {str(user.key): user.name for user in User.objects.all()}
    numbers = {str(user.pk): user.name for user in User.objects.all()}
    changed = [numbers[str(row[1])] for change in StructureChange.objects.all() for row in change.rows]
    tasks = [names[row.args_kwargs["args"][0]] for row in DBTaskResult.objects.all()]
    found = {
        "deleted": Entry.objects.exclude(deleted_at=None).values_list("author__name", flat=True),
        "questions": Attestation.objects.values_list("of__author__name", flat=True),
        "lists to pick from": Gathering.objects.values_list("author__name", flat=True),
        "tokens": PersonalToken.objects.values_list("owner__name", flat=True),
        "lists of people": PeopleImport.objects.values_list("author__name", flat=True),
        "imports": Import.objects.filter(emptied_at=None).values_list("author__name", flat=True),
        "changes": changed,
        "tasks": tasks,
        "sessions": [numbers[row.get_decoded()["_auth_user_id"]] for row in Session.objects.all()],
        "read of them": [
            names[key] for key in Reading.objects.values_list("subject", flat=True) if names[key][0] != "E"
        ],
        "read by them": [
            names[key] for key in Reading.objects.values_list("reader", flat=True) if names[key][0] != "E"
        ],
    }
    return {what: sorted(who) for what, who in found.items()}


def test_what_is_held_stays_and_what_is_not_goes(cast: Cast) -> None:
    """Twice the same records, of the one who is held and of the one who is not."""
    now = timezone.now()
    for person in (cast.second, cast.member):
        leave(person, cast.editor, now - timedelta(days=200))
    Session.objects.update(expire_date=now - timedelta(days=200))
    both, held, nobody = (
        dict.fromkeys(left(), names) for names in (["Mika Member", "Sana Second"], ["Mika Member"], [])
    )
    assert left() == both
    later = now + timedelta(days=900)
    holding.place(cast.member, author=cast.owner, reason="case 12", until=(now + LONG).date())
    gone = retention.run(later)
    assert left() == held
    assert gone.keys() == RETAINED and all(gone.values()), "whatever runs out by itself is looked at here"
    assert not any(retention.run(later).values()) and proof.verify().flaws == ()
    ran = last_run()
    assert ran is not None and all(line.kept and not line.removed for line in ran.lines), (
        "counted as kept, each of them"
    )
    holding.lift(cast.member, author=cast.owner)
    assert all(retention.run(later).values())
    assert left() == nobody and proof.verify().flaws == ()


def test_a_hold_ends_with_its_day(cast: Cast) -> None:
    """The last day is of it; the day after is not."""
    now = timezone.now()
    Entry.objects.create(author=cast.member, text="Over.", begins=now.date(), deleted_at=now - timedelta(days=30))
    holding.place(cast.member, author=cast.owner, reason="case 12", until=timezone.localdate(now) + timedelta(days=5))
    kept, over = (removing.remove_expired(now + timedelta(days=days)) for days in (5, 6))
    assert (kept, over) == (0, 1)


def test_remove_for_good_is_refused_with_the_day(cast: Cast) -> None:
    """The person is told until when, and not why: the reason is for owners."""
    until = timezone.localdate() + timedelta(days=400)
    holding.place(cast.member, author=cast.owner, reason="case 12 of the court", until=until)
    told, pages = {}, {}
    for person in (cast.member, cast.second):
        entry, _new = logging.capture("A slip.", author=person)
        attaching.attach(ContentFile(b"sag", name="sag.csv"), author=person, key=entry.key)
        client = client_of(person)
        file = entry.files.get().key
        client.post(f"/evidence/{entry.key}/files/{file}/remove")
        client.post(f"/evidence/{entry.key}/delete")
        pages[person] = client.get("/evidence/deleted").content.decode()
        told[person] = client.post(f"/evidence/{entry.key}/erase", follow=True).content.decode()
    assert [one.author for one in Entry.objects.all()] == [cast.member]
    assert [one.of.author for one in Attachment.objects.all()] == [cast.member]
    said = f"until the end of {day_text(until)}, unless it is lifted before"
    assert said in told[cast.member] and "It is gone for good" not in told[cast.member]
    assert "It is gone for good" in told[cast.second] and "legal hold" not in told[cast.second]
    assert "Remove for good now" not in pages[cast.member] and "Remove for good now" in pages[cast.second]
    assert f"{day_text(until)}</time>" in pages[cast.member] and "case 12" not in told[cast.member]
    holding.lift(cast.member, author=cast.owner)
    removing.erase(author=cast.member, key=Entry.objects.get().key)
    assert not Entry.objects.exists()


def test_pages_say_until_when_and_how_it_ends(cast: Cast) -> None:
    until = timezone.localdate() + timedelta(days=400)
    holding.place(cast.member, author=cast.owner, reason="case 12 of the court", until=until)
    mine = client_of(cast.member).get("/account/mine").content.decode()
    erase = client_of(cast.owner).get(f"/people/{cast.member.handle}/erase").content.decode()
    for page in (mine, erase):
        assert f"{day_text(until)}</time>, unless it is lifted before" in page
    assert "case 12" in erase and "placed by Olga Owner" in erase and "case 12" not in mine
    assert "A legal hold stands" in mine
    assert "A legal hold stands" not in client_of(cast.second).get("/account/mine").content.decode()


def test_an_owner_places_and_lifts_a_hold_on_the_page_of_erasure(cast: Cast) -> None:
    """As the command does, and noted with who did it; what is wrong stands beside the field, with what was typed."""
    client, place = client_of(cast.owner), f"/people/{cast.member.handle}"
    until = timezone.localdate() + timedelta(days=30)
    for given, told in (
        ({"until": until.isoformat(), "reason": " "}, "This field is required"),
        ({"until": "soon", "reason": "case 12"}, "Enter a valid date"),
        ({"until": (timezone.localdate() - timedelta(days=1)).isoformat(), "reason": "case 12"}, "today or later"),
    ):
        wrong = client.post(f"{place}/hold", given)
        assert wrong.status_code == 400 and told in wrong.content.decode() and given["until"] in wrong.content.decode()
    assert not LegalHold.objects.exists() and not Event.objects.filter(event="hold.placed").exists()
    page = client.post(f"{place}/hold", {"until": until.isoformat(), "reason": "<b>case 12</b>"}, follow=True)
    shown = page.content.decode()
    assert page.status_code == 200 and "&lt;b&gt;case 12&lt;/b&gt;" in shown and day_text(until) in shown
    refused = client.post(f"{place}/erase", {"handle": cast.member.handle})
    assert refused.status_code == 400 and "cannot be erased" in refused.content.decode()
    assert client_of(cast.member).post(f"{place}/hold/lift").status_code == 404 and hold_on(cast.member)
    assert "No legal hold stands" in client.post(f"{place}/hold/lift", follow=True).content.decode()
    assert hold_on(cast.member) is None and "Lift it" not in client.get(f"{place}/erase").content.decode()
    noted = Event.objects.filter(event__startswith="hold.").order_by("id").values_list("event", "actor", "object_key")
    by, about = str(cast.owner.key), f"person:{cast.member.key}"
    assert list(noted) == [("hold.placed", by, about), ("hold.lifted", by, about)]


def test_the_next_list_of_people_leaves_what_is_held(cast: Cast) -> None:
    """An import empties the rows of those before it: of the one who is not held."""
    for person in (cast.member, cast.second):
        rows = [["User", person.pk, {"name": "A"}, {"name": "B"}]]
        StructureChange.objects.create(event="people.imported", rows=rows)
    holding.place(cast.member, author=cast.owner, reason="case 12", until=timezone.localdate())
    listed = importing.prepare("x.csv", "name,email\nEve New,eve@example.net\n", author=cast.owner)
    importing.carry_out(listed, leavers=False, author=cast.owner)
    kept = {row[1] for change in StructureChange.objects.all() for row in change.rows}
    assert cast.member.pk in kept and cast.second.pk not in kept


def test_what_a_hold_keeps_can_not_be_taken_back_longer(cast: Cast) -> None:
    """Rows of a change stay for the hold; that they can be undone ends after seven days, and no page offers it."""
    rows = [["User", cast.member.pk, {"name": "A"}, {"name": "B"}]]
    change = StructureChange.objects.create(event="people.imported", rows=rows)
    assert directory.last_import_change(cast.owner) == change
    StructureChange.objects.update(made_at=timezone.now() - timedelta(days=8))
    call_command("hold", cast.member.email, "--until", str(timezone.localdate()), "--reason", "case 12")
    assert LegalHold.objects.count() == 1 and changes.forget_old() == 0
    assert directory.last_import_change(cast.owner) is None
    with pytest.raises(Refused, match="too long ago"):
        changes.undo(change, author=cast.owner)
