"""The door to evidence, one way at a time: who gets which entry, and who gets what is not there."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cast import Cast
from levelset.process.attesting import OPEN_FOR
from levelset.process.visibility import Group
from levelset.web.audit.models import Reading
from levelset.web.evidence import access
from levelset.web.evidence.models import Answer, Attachment, Attestation, Entry, Project, Share, SpeaksTo
from levelset.web.people import above
from levelset.web.people.models import Glass, ReportingLine, User
from levelset.web.people.periods import today
from support.doors import opens

pytestmark = pytest.mark.django_db


def log(author: User, text: str = "Found the crack in pier 3.", **more: Any) -> Entry:
    return Entry.objects.create(author=author, text=text, begins=today(), **more)


def leave(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    person.refresh_from_db()


def test_each_author_holds_their_own_the_live_ones_here_and_the_deleted_ones_there(cast: Cast) -> None:
    authors, now = (cast.owner, cast.editor, cast.member), timezone.now()
    live = {who: {log(who), log(who)} for who in authors}
    gone = {who: {log(who, deleted_at=now), log(who, deleted_at=now)} for who in authors}
    every = [one for some in (*live.values(), *gone.values()) for one in some]
    projects = {who: {Project.objects.create(owner=who, name=name) for name in "ab"} for who in authors}
    answers = {one: Answer.objects.create(of=one, version=1, accepted=True) for one in every}
    for who in authors:
        assert (set(access.mine(who)), set(access.deleted(who))) == (live[who], gone[who])
        for door, wanted in ((access.own, live), (access.held, live), (access.held_deleted, gone)):
            found = {one.key: opens(door, who, one.key) for one in every}
            assert found == {one.key: one if one in wanted[who] else None for one in every}
            assert opens(door, who, uuid.uuid4()) is None
        assert set(access.projects(who)) == projects[who]
        assert set(access.answers(who)) == {answers[one] for one in live[who]}
    leave(cast.member)
    for nobody in (cast.member, cast.second, AnonymousUser()):
        for many in (access.mine, access.deleted, access.projects, access.answers, access.readable):
            assert not many(nobody).exists()


def test_what_belongs_to_an_entry_comes_with_it_and_with_no_other(cast: Cast) -> None:
    def file(of: Entry, name: str) -> Attachment:
        return Attachment.objects.create(of=of, name=name, file=name, size=1, sha256=name)

    def behavior(of: Entry, statement: str) -> SpeaksTo:
        return SpeaksTo.objects.create(of=of, statement=statement, version=1)

    first, second, others = log(cast.member), log(cast.member), log(cast.second)
    files = {one: [file(one, name) for name in "ab"] for one in (first, second, others)}
    spoken = {one: [behavior(one, name) for name in "ab"] for one in (first, second, others)}
    for entry in (first, second, others):
        for one in files[entry]:
            assert opens(access.attachment, cast.member, first.key, one.key) == (one if entry == first else None)
            assert opens(access.attachment, cast.second, first.key, one.key) is None
        for each in spoken[entry]:
            assert opens(access.behavior, cast.member, first.key, each.pk) == (each if entry == first else None)
            assert opens(access.behavior, cast.second, first.key, each.pk) is None
    assert opens(access.behavior, cast.member, first.key, 2**63) is None
    assert opens(access.attachment, cast.member, first.key, uuid.uuid4()) is None


def test_who_reads_what_is_shared_as_a_rule_and_as_a_query(cast: Cast) -> None:
    ReportingLine.objects.create(person=cast.member, above=cast.editor, begins=today())
    above.work_out()
    now, person, group = timezone.now(), {"person": cast.second}, {"group": Group.MANAGER.value}
    over, everyone = {"ended_at": now}, {"group": Group.MEMBERS.value}
    shared: dict[str, tuple[User, list[dict[str, Any]]]] = {
        "a draft": (cast.member, []),
        "by name": (cast.member, [person]),
        "with a leaver": (cast.member, [{"person": cast.leaver}]),
        "with the manager": (cast.member, [group]),
        "with the manager of somebody else": (cast.second, [group]),
        "with all": (cast.member, [everyone]),
        "all of it ended": (cast.member, [{**one, **over} for one in (person, group, everyone)]),
        "by name and ended for all": (cast.member, [person, {**everyone, **over}]),
        "by name and to the manager": (cast.member, [group, person]),
        "deleted": (cast.member, [person, everyone]),
        "back to the editor": (cast.second, [{"person": cast.editor}]),
    }
    made = {name: log(author, name) for name, (author, _shares) in shared.items()}
    for name, (_author, shares) in shared.items():
        for one in shares:
            Share.objects.create(of=made[name], **one)
    Entry.objects.filter(text="deleted").update(deleted_at=now)
    made["deleted"].refresh_from_db()
    mine = {
        who: {one for one in made if shared[one][0] == who and one != "deleted"} for who in (cast.member, cast.second)
    }
    to = {
        cast.member: {"with all"},
        cast.second: {"by name", "by name and ended for all", "by name and to the manager", "with all"},
        cast.editor: {"with the manager", "by name and to the manager", "with all", "back to the editor"},
        cast.owner: {"with all"},
        cast.leaver: set(),
        AnonymousUser(): set(),
    }
    for who, theirs in to.items():
        own = mine.get(who, set())  # type: ignore[call-overload]
        assert {one.text for one in access.readable(who)} == theirs | own
        assert {one.text for one in access.shared_with(who)} == theirs - own
        assert {name for name, one in made.items() if access.may_read(who, one)} == theirs | own
        assert {name for name, one in made.items() if opens(access.read, who, one.key) == one} == theirs | own
        assert {name for name, one in made.items() if opens(access.read, who, one.key) is None} == (
            set(made) - theirs - own
        )
        assert not access.under_glass(who).exists()
    assert {one.group or one.person.name for one in access.shares(made["by name and ended for all"])} == {"Sana Second"}
    noted = set(Reading.objects.values_list("reader", "subject", "record"))
    assert noted == {
        (str(who.key), str(made[name].author.key), made[name].object_key)  # type: ignore[union-attr]
        for who, theirs in to.items()
        for name in theirs - mine.get(who, set())  # type: ignore[call-overload]
    }


def test_broken_glass_opens_what_its_person_shared_with_anybody_to_the_one_who_asked(cast: Cast) -> None:
    shared, named, draft, ended, others = (log(who, text) for who, text in (
        (cast.member, "shared"), (cast.member, "named"), (cast.member, "draft"), (cast.member, "ended"),
        (cast.editor, "others"),
    ))  # fmt: skip
    for entry, whom, over in (
        (shared, cast.second, None),
        (named, cast.owner, None),
        (ended, cast.second, timezone.now()),
        (others, cast.second, None),
    ):
        Share.objects.create(of=entry, person=whom, ended_at=over)
    now = timezone.now()
    Glass.objects.create(
        asked_by=cast.owner, person=cast.member, reason="a complaint", what="May", hours=4, granted_at=now,
        ends_at=now + timedelta(hours=4),
    )  # fmt: skip
    everything = (shared, named, draft, ended, others)
    assert set(access.under_glass(cast.owner)) == {shared}, "what is shared with them is not under glass"
    assert {one for one in everything if access.is_under_glass(cast.owner, one)} == {shared}
    assert {one for one in everything if access.may_read(cast.owner, one)} == {shared, named}
    assert set(access.readable(cast.owner)) == {shared, named}
    assert set(access.shared_with(cast.owner)) == {named}
    for who, theirs in ((cast.second, {shared, others}), (cast.editor, {others}), (cast.leaver, set())):
        assert set(access.readable(who)) == theirs == {one for one in everything if access.may_read(who, one)}
        assert not access.under_glass(who).exists()


def test_what_a_colleague_is_asked_and_what_is_over_for_them(cast: Cast) -> None:
    now, long = timezone.now(), timezone.now() - OPEN_FOR - timedelta(minutes=1)
    left = log(cast.leaver)

    def ask(name: str, colleague: User, of: Entry | None = None, **more: Any) -> Attestation:
        return Attestation.objects.create(of=of or log(cast.member, name), colleague=colleague, **more)

    nearly: datetime = now - OPEN_FOR + timedelta(minutes=1)
    asked = {
        "open": ask("open", cast.second),
        "nearly over": ask("nearly over", cast.second, asked_at=nearly),
        "over": ask("over", cast.second, asked_at=long),
        "withdrawn": ask("withdrawn", cast.second, withdrawn_at=now),
        "answered": ask("answered", cast.second, asked_at=long, answer="attested"),
        "declined": ask("declined", cast.second, asked_at=long, answer="declined"),
        "answered, then withdrawn": ask("x", cast.second, withdrawn_at=now, answer="attested"),
        "deleted": ask("deleted", cast.second, log(cast.member, deleted_at=now)),
        "deleted, answered": ask("deleted", cast.second, log(cast.member, deleted_at=now), answer="attested"),
        "of a leaver": ask("left", cast.second, left),
        "of another colleague": ask("other", cast.editor),
        "of the other colleague": ask("back", cast.member, log(cast.second)),
    }
    seen = {"open", "nearly over", "answered", "declined", "answered, then withdrawn"}
    to = {cast.second: seen, cast.editor: {"of another colleague"}, cast.member: {"of the other colleague"}}
    for who in (cast.second, cast.editor, cast.member, cast.owner, cast.leaver, AnonymousUser()):
        theirs = to.get(who, set())  # type: ignore[call-overload]
        assert set(access.asked_of(who)) == {asked[name] for name in theirs}
        for door in (access.asked_of_one, access.held_asked_of):
            found = {name: opens(door, who, one.key) for name, one in asked.items()}
            assert found == {name: one if name in theirs else None for name, one in asked.items()}
            assert opens(door, who, uuid.uuid4()) is None
    assert set(Reading.objects.values_list("reader", "subject", "record")) == {
        (str(who.key), str(asked[name].of.author.key), asked[name].of.object_key)
        for who, theirs in to.items()
        for name in theirs
    }
    everybody = (*to, cast.owner, cast.leaver, AnonymousUser())
    assert [who for who in everybody if access.is_asked(who)] == list(to)
    waiting = (asked["open"], asked["nearly over"])
    for one in waiting:
        assert access.is_asked(cast.second)
        type(one).objects.filter(pk=one.pk).update(answer="attested")
    assert not access.is_asked(cast.second) and access.is_asked(cast.editor)


def test_who_was_asked_is_for_the_author_and_who_attests_for_readers(cast: Cast) -> None:
    entry, other = log(cast.member), log(cast.member)

    def ask(of: Entry, colleague: User, answer: str) -> Attestation:
        return Attestation.objects.create(of=of, colleague=colleague, answer=answer)

    answers = ((cast.owner, "attested"), (cast.editor, "declined"), (cast.second, ""), (cast.leaver, "absent"))
    made = [ask(entry, colleague, answer) for colleague, answer in answers]
    elsewhere = ask(other, cast.owner, "attested")
    assert (set(access.asked_about(entry)), set(access.attested(entry))) == (set(made), {made[0]})
    for one in (*made, elsewhere):
        assert opens(access.asked_by, cast.member, entry.key, one.key) == (one if one in made else None)
        assert opens(access.asked_by, cast.second, entry.key, one.key) is None
    assert opens(access.asked_by, cast.member, entry.key, uuid.uuid4()) is None
