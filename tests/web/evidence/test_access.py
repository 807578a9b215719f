"""Who reads an entry: the predicate, the queryset and the rule say the same, on random organizations."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import Cast, client_of, make_person
from levelset.process.visibility import Group, may_read_shared, may_read_under_glass
from levelset.web.audit.models import Reading
from levelset.web.evidence import access
from levelset.web.evidence.actions.logging import capture
from levelset.web.evidence.actions.removing import delete
from levelset.web.evidence.actions.sharing import share
from levelset.web.evidence.models import Share
from levelset.web.people.access import relations
from levelset.web.people.models import Glass, Membership, Partnership, Team, User
from levelset.web.people.periods import today
from support.organizations import LINES, MEMBERSHIPS, PARTNERS, organize

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
        people = [make_person(f"P{number} Random") for number in range(5)]
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
            glass = number != 1 and glasses.get(number) == "open"
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
                           (str(cast.second.key), f"evidence/{shared.key}", "")}  # fmt: skip
    glass.ended_at = timezone.now()
    glass.save()
    assert owner.get(f"/evidence/{shared.key}").status_code == 404


@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="the plans of SQLite are looked at: PostgreSQL's follow the size"
)
def test_what_is_shared_with_somebody_is_found_from_them_on(cast: Cast) -> None:
    """Whatever an organization logged, nothing but what can be shared with the reader is looked at."""
    asked = access.shared_with(cast.member).order_by()
    plan = asked.explain().splitlines()
    assert any("SEARCH evidence_entry USING INTEGER PRIMARY KEY" in line for line in plan)
    assert not [line for line in plan if "SCAN" in line and "json_each" not in line]


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
