"""Who reads an entry: the predicate, the queryset and the rule say the same, on random organizations."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import Cast, client_of, make_person
from levelset.process.breaking_glass import may_break
from levelset.process.rights import Standing
from levelset.process.structure import Bond
from levelset.process.visibility import Group, may_read_shared, may_read_under_glass
from levelset.web.audit.models import Reading
from levelset.web.evidence import access
from levelset.web.evidence.actions.logging import capture
from levelset.web.evidence.actions.removing import delete
from levelset.web.evidence.actions.sharing import share
from levelset.web.evidence.models import Entry, Share
from levelset.web.people import above
from levelset.web.people.access import relations
from levelset.web.people.models import Glass, Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from support.organizations import LINES, MEMBERSHIPS, PARTNERS, day, make_teams, organize

pytestmark = pytest.mark.django_db
SHARES = st.lists(st.tuples(st.sampled_from(Group) | st.integers(0, 4), st.booleans()), max_size=4)

GLASSES = st.dictionaries(st.integers(0, 4), st.sampled_from(["open", "asked", "ended", "over"]), max_size=3)


def break_glass(reader: User, person: User, state: str) -> Glass:
    """A glass of four hours over somebody, in some state."""
    asked = Glass.objects.create(person=person, asked_by=reader, reason="a complaint", what="the entry of May", hours=4)
    if state != "asked":
        asked.granted_at = timezone.now() - timedelta(hours=5 if state == "over" else 1)
        asked.ends_at = asked.granted_at + timedelta(hours=4)
        asked.ended_at = timezone.now() if state == "ended" else None
        asked.save()
    return asked


class TestOnRandomOrganizations(TestCase):
    """Shares with groups and people, open and ended; glasses; a reader who left; an entry that was deleted."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=timedelta(seconds=60), max_examples=25)
    @given(LINES, MEMBERSHIPS, PARTNERS, SHARES, GLASSES, st.booleans(), st.booleans())
    def test_predicate_and_queryset_are_the_rule(
        self,
        lines: list[tuple[int, int, bool, int]],
        memberships: list[tuple[int, int, int]],
        partners: list[tuple[int, int | None, int]],
        shares: list[tuple[Group | int, bool]],
        glasses: dict[int, str],
        left: bool,
        deleted: bool,
    ) -> None:
        people = [make_person(f"P{number} Random") for number in range(4)]
        people.append(make_person("P4 Random", Standing.OWNER))
        organize(people, lines, memberships, partners)
        entry, _new = capture("Measured the sag of the cable.", author=people[1])
        groups, named = set(), set()
        for whom, ended in shares:
            where = {"group": whom.value} if isinstance(whom, Group) else {"person": people[whom]}
            if not ended and Share.objects.filter(of=entry, ended_at=None, **where).exists():
                continue
            Share.objects.create(of=entry, ended_at=timezone.now() if ended else None, **where)
            if not ended:
                (groups if isinstance(whom, Group) else named).add(whom)
        for number, state in glasses.items():
            break_glass(people[number], people[1 if number != 1 else 2], state)
        if left:
            people[0].is_active = False
            people[0].save()
        if deleted:
            entry.deleted_at = timezone.now()
            entry.save()
        for number, reader in enumerate(people):
            rule = may_read_shared(relations(reader, people[1]), frozenset(groups), named=number in named)
            may_ask = may_break(Standing(reader.standing), relations(reader, people[1]))
            glass = may_ask and glasses.get(number) == "open"
            shown = may_read_under_glass(relations(reader, people[1]), shared=bool(groups or named), glass=glass)
            wanted = (rule or shown) and not deleted
            assert access.may_read(reader, entry) is wanted
            assert (entry in access.readable(reader)) is wanted
            assert (entry in access.shared_with(reader)) is (rule and not deleted and number != 1)
            assert (entry in access.under_glass(reader)) is (shown and not rule and not deleted)
            assert access.is_under_glass(reader, entry) is (shown and not rule and not deleted)
            assert (entry in access.mine(reader)) is (number == 1 and not deleted)
        assert not access.may_read(AnonymousUser(), entry)
        for many in (access.readable, access.shared_with, access.under_glass):
            assert not many(AnonymousUser()).exists()


def test_a_draft_is_its_authors_alone_and_answers_others_as_what_is_not_there(cast: Cast) -> None:
    entry, _new = capture("Found the crack in pier 3.", author=cast.member)
    assert access.read(cast.member, entry.key) == entry
    for person in (cast.owner, cast.editor, cast.second, cast.leaver):
        for door in (access.read, access.own, access.held):
            with pytest.raises(Http404) as foreign:
                door(person, entry.key)
            with pytest.raises(Http404) as absent:
                door(person, uuid.uuid4())
            assert str(foreign.value) == str(absent.value)


def test_reading_anothers_entry_is_noted_and_ones_own_is_not(cast: Cast) -> None:
    entry, _new = capture("Found the crack in pier 3.", author=cast.member)
    share(author=cast.member, key=entry.key, people=[cast.second])
    access.read(cast.member, entry.key)
    assert not Reading.objects.exists()
    for _again in range(3):
        access.read(cast.second, entry.key)
    assert [(one.reader, one.subject, one.record) for one in Reading.objects.all()] == [
        (str(cast.second.key), str(cast.member.key), f"evidence/{entry.key}")
    ]


def test_what_is_deleted_is_read_by_nobody(cast: Cast) -> None:
    entry, _new = capture("Found the crack in pier 3.", author=cast.member)
    share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    assert access.read(cast.second, entry.key) == entry
    delete(author=cast.member, key=entry.key)
    for person in (cast.member, cast.second):
        with pytest.raises(Http404):
            access.read(person, entry.key)
    assert list(access.deleted(cast.member)) == [entry] and not access.deleted(cast.second).exists()


def test_broken_glass_opens_what_is_shared_with_anybody_and_no_draft(cast: Cast) -> None:
    shared, _new = capture("Found the crack in pier 3.", author=cast.member)
    draft, _new = capture("Not sure about pier 4.", author=cast.member)
    others, _new = capture("Measured the sag.", author=cast.editor)
    for entry in (shared, others):
        share(author=entry.author, key=entry.key, people=[cast.second])
    owner, listed = client_of(cast.owner), "/evidence/shared?glass"
    assert (
        "pier 3" not in owner.get(listed).content.decode() and "No glass is open" in owner.get(listed).content.decode()
    )
    glass = break_glass(cast.owner, cast.member, "open")
    page = owner.get(listed).content.decode()
    assert "pier 3" in page and "pier 4" not in page and "the sag" not in page
    assert "pier 3" not in owner.get("/evidence/shared").content.decode(), "nobody shared it with them"
    read = owner.get(f"/evidence/{shared.key}").content.decode()
    assert "opened to you by breaking glass" in read and "and shared with you" not in read
    absent = owner.get(f"/evidence/{uuid.uuid4()}")
    for closed in (draft, others):
        answer = owner.get(f"/evidence/{closed.key}")
        assert (answer.status_code, answer.content) == (absent.status_code, absent.content)
    assert client_of(cast.editor).get(f"/evidence/{shared.key}").status_code == 404
    assert "and shared with you" in client_of(cast.second).get(f"/evidence/{shared.key}").content.decode()
    marked = [(one.reader, one.record, one.glass) for one in Reading.objects.filter(subject=str(cast.member.key))]
    assert set(marked) == {(str(cast.owner.key), f"evidence/{shared.key}", str(glass.key)),
                           (str(cast.owner.key), f"evidence-list/{cast.member.key}", str(glass.key)),
                           (str(cast.second.key), f"evidence/{shared.key}", "")}  # fmt: skip
    told = client_of(cast.member).get("/account/readers").content.decode()
    assert "a list of what I shared" in told and told.count("broken glass</span>") == 2
    assert "Nobody has read" in client_of(cast.editor).get("/account/readers").content.decode()
    glass.ended_at = timezone.now()
    glass.save()
    assert owner.get(f"/evidence/{shared.key}").status_code == 404


on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="how SQLite looks rows up: what PostgreSQL does follows the size of tables"
)


@on_sqlite
def test_what_is_shared_with_somebody_is_found_from_them_on(cast: Cast) -> None:
    """Whatever an organization logged, nothing but what can be shared with the reader is looked at."""
    asked = access.shared_with(cast.member).order_by()
    plan = asked.explain().splitlines()
    assert any("SEARCH evidence_entry USING INTEGER PRIMARY KEY" in line for line in plan)
    assert not [line for line in plan if "SCAN" in line and "json_each" not in line]


def steps_of(query: QuerySet[Any]) -> tuple[int, int]:
    """How many rows a query finds, and how many steps SQLite takes: it counts the same for the same rows each time."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, 1)
    try:
        return len(query), steps
    finally:
        connection.connection.set_progress_handler(None, 1)


@on_sqlite
def test_what_others_share_among_themselves_is_not_looked_at(cast: Cast) -> None:
    """Somebody who is something to a few, and was more, or will be: the rest may log and share what they like."""
    team, former, everybody = make_teams()
    reader, report = make_person("Rea Reader"), cast.member
    now, over, later = {"begins": day(0)}, {"begins": day(-9), "ends": day(0)}, {"begins": day(1)}
    for person, when in ((report, now), (cast.owner, over), (cast.editor, later)):
        ReportingLine.objects.create(person=person, above=reader, **when)
    for person, when in ((report, now), (cast.second, over), (cast.editor, later)):
        ReportingLine.objects.create(person=person, above=reader, bond=Bond.LEAD.value, **when)
    for person, ours, when in (
        (reader, team, now), (report, team, now), (cast.second, team, over), (cast.owner, team, later),
        (reader, former, over), (reader, everybody, later), (cast.owner, former, now), (cast.editor, everybody, now),
    ):  # fmt: skip
        Membership.objects.create(person=person, team=ours, **when)
    Partnership.objects.create(person=reader, team=former, **over)
    Partnership.objects.create(person=reader, **later)
    above.work_out()
    groups = [{"group": group.value} for group in Group if group is not Group.MEMBERS]

    def log(author: User, *shares: dict[str, Any]) -> None:
        entry = Entry.objects.create(author=author, text="Measured the sag of the cable.", begins=today())
        for one in shares:
            Share.objects.create(of=entry, **one)

    log(report, *groups, {"person": reader})
    log(cast.editor, {"group": Group.MEMBERS.value})
    found = []
    for _once_and_again in "ab":
        for author in (cast.owner, cast.editor, cast.second, cast.leaver):
            log(author)
            log(author, *groups, {"person": report})
            log(author, {"person": reader, "ended_at": timezone.now()})
            log(author, {"group": Group.MEMBERS.value, "ended_at": timezone.now()})
        found.append(steps_of(access.shared_with(reader).order_by()))
    (rows, steps), again = found
    assert (rows, steps) == again and rows == 2 and steps


def test_each_group_reads_what_is_shared_with_it_and_with_no_other(cast: Cast) -> None:
    """Who is something today, who was until yesterday, who will be from tomorrow; each beside the others."""
    author, team, outer = cast.member, *make_teams()[1::-1]
    names = ("manager", "above", "lead", "partner", "partner of outer", "partner of all", "mate")
    here, once, soon = (
        {name: make_person(f"{when}-{name.replace(' ', '-')} X") for name in names} for when in ("now", "once", "soon")
    )
    spans = ({"begins": day(0), "ends": day(1)}, {"begins": day(-9), "ends": day(0)}, {"begins": day(1)})
    for people, span in zip((here, once, soon), spans, strict=True):
        ReportingLine.objects.create(person=author, above=people["manager"], **span)
        ReportingLine.objects.create(person=people["manager"], above=people["above"], **span)
        ReportingLine.objects.create(person=author, above=people["lead"], bond=Bond.LEAD.value, **span)
        Partnership.objects.create(person=people["partner"], team=team, **span)
        Partnership.objects.create(person=people["partner of outer"], team=outer, **span)
        Partnership.objects.create(person=people["partner of all"], **span)
        Membership.objects.create(person=people["mate"], team=team, **span)
    Membership.objects.create(person=author, team=team, begins=day(0))
    Membership.objects.create(person=here["lead"], team=outer, begins=day(0))
    Partnership.objects.create(person=cast.editor, team=Team.objects.get(name="Cranes"), begins=day(0))
    above.work_out()
    everybody = [cast.owner, cast.editor, cast.leaver, *here.values(), *once.values(), *soon.values()]
    readers = {
        Group.MANAGER: ["manager"], Group.ABOVE: ["above"], Group.LEAD: ["lead"], Group.TEAM: ["mate"],
        Group.PARTNER: ["partner", "partner of outer", "partner of all"],
    }  # fmt: skip
    for group in Group:
        entry, _new = capture("Measured the sag of the cable.", author=author)
        past, _new = capture("Found the crack in pier 3.", author=author)
        Share.objects.create(of=entry, group=group.value)
        Share.objects.create(of=past, group=group.value, ended_at=timezone.now())
        if group is Group.MEMBERS:
            wanted = [who for who in everybody if who != cast.leaver]
        else:
            wanted = [here[name] for name in readers[group]]
        assert [who for who in everybody if entry in access.shared_with(who)] == wanted, group
        assert [who for who in everybody if entry in access.readable(who)] == wanted, group
        assert [who for who in everybody if access.may_read(who, entry)] == wanted, group
        assert not [who for who in everybody if past in access.shared_with(who) or access.may_read(who, past)], group
        assert author in {one.author for one in access.mine(author)} and entry not in access.shared_with(author)


def test_what_is_shared_with_partners_is_not_shared_with_those_of_others(cast: Cast) -> None:
    piers, cables = (Team.objects.create(name=name) for name in ("Piers", "Cables"))
    for team in (piers, cables):
        Team.objects.filter(pk=team.pk).update(path=f"/{team.pk}/")
    Membership.objects.create(person=cast.member, team=piers, begins=today())
    for partner, team in ((cast.second, piers), (cast.editor, cables), (cast.owner, None)):
        Partnership.objects.create(person=partner, team=team, begins=today())
    entry, _new = capture("Measured the sag of the cable.", author=cast.member)
    share(author=cast.member, key=entry.key, groups=[Group.PARTNER])
    everybody = (cast.second, cast.editor, cast.owner, cast.leaver)
    assert [who for who in everybody if entry in access.shared_with(who)] == [cast.second, cast.owner]
    assert [who for who in everybody if access.may_read(who, entry)] == [cast.second, cast.owner]
