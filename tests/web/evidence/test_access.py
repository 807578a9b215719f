"""Who reads an entry: the predicate, the queryset and the rule say the same, on random organizations."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import Cast, make_person
from levelset.process.visibility import Group, may_read_shared
from levelset.web.audit.models import Reading
from levelset.web.evidence import access
from levelset.web.evidence.actions.logging import capture
from levelset.web.evidence.actions.removing import delete
from levelset.web.evidence.actions.sharing import share
from levelset.web.evidence.models import Share
from levelset.web.people.access import relations
from support.organizations import LINES, MEMBERSHIPS, PARTNERS, organize

pytestmark = pytest.mark.django_db
SHARES = st.lists(st.tuples(st.sampled_from(Group) | st.integers(0, 4), st.booleans()), max_size=4)


class TestOnRandomOrganizations(TestCase):
    """Shares with groups and people, open and ended; a reader who left; an entry that was deleted."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=timedelta(seconds=60), max_examples=25)
    @given(LINES, MEMBERSHIPS, PARTNERS, SHARES, st.booleans(), st.booleans())
    def test_predicate_and_queryset_are_the_rule(
        self,
        lines: list[tuple[int, int, bool, int]],
        memberships: list[tuple[int, int, int]],
        partners: list[tuple[int, int | None, int]],
        shares: list[tuple[Group | int, bool]],
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
        if left:
            people[0].is_active = False
            people[0].save()
        if deleted:
            entry.deleted_at = timezone.now()
            entry.save()
        for number, reader in enumerate(people):
            rule = may_read_shared(relations(reader, people[1]), frozenset(groups), named=number in named)
            wanted = rule and not deleted
            assert access.may_read(reader, entry) is wanted
            assert (entry in access.readable(reader)) is wanted
            assert (entry in access.shared_with(reader)) is (wanted and number != 1)
            assert (entry in access.mine(reader)) is (number == 1 and not deleted)
        assert not access.may_read(AnonymousUser(), entry)
        assert not access.readable(AnonymousUser()).exists() and not access.shared_with(AnonymousUser()).exists()


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
