"""Queries that are written once: they find what the same query finds that is written anew, with any values."""

import threading
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cast import Cast
from levelset.web import prepared as module
from levelset.web.people.models import Membership, Team, User, WelcomeLink
from levelset.web.people.periods import in_force, today
from levelset.web.prepared import Given, each, prepared

pytestmark = pytest.mark.django_db


@prepared
def _called(handle: Given) -> QuerySet[User]:
    return User.objects.filter(handle=handle)


@prepared
def _by_key(key: Given) -> QuerySet[User]:
    return User.objects.filter(key=key).select_related().only("name")


@prepared
def _in_teams(people: Given, day: Given) -> QuerySet[Membership, tuple[Any, ...]]:
    rows = Membership.objects.filter(in_force(day), person__in=each(people))
    return rows.order_by("person__name").values_list("person__name", "team__name")


@prepared
def _mates(person: Given, day: Given) -> QuerySet[User]:
    mine = Membership.objects.filter(in_force(day), person=person).values("team")
    mates = Membership.objects.filter(in_force(day), team__in=mine, person=OuterRef("pk")).exclude(person=person)
    return User.objects.filter(Q(Exists(mates))).prefetch_related("memberships__team").order_by("name")


@prepared
def _older(than: Given) -> QuerySet[User]:
    return User.objects.filter(date_joined__lt=than).order_by("pk")[:2]


@prepared
def _nobody(key: Given) -> QuerySet[User]:
    return User.objects.filter(pk__in=[], key=key)


@pytest.fixture
def teams(cast: Cast) -> list[Team]:
    """The member and the second one on the piers today; the editor was there until today."""
    piers, cables = Team.objects.create(name="Piers"), Team.objects.create(name="Cables")
    begins = today() - timedelta(days=9)
    for person in (cast.member, cast.second):
        Membership.objects.create(person=person, team=piers, begins=begins)
    Membership.objects.create(person=cast.editor, team=piers, begins=begins, ends=today())
    Membership.objects.create(person=cast.editor, team=cables, begins=today())
    return [piers, cables]


def test_a_query_is_asked_again_with_other_values(cast: Cast) -> None:
    for person in (cast.member, cast.second, cast.member):
        assert _called(handle=person.handle) == [person]
        assert _called.first(handle=person.handle) == person
        assert [row.pk for row in _by_key(key=person.key)] == [person.pk]
    assert _called(handle="nobody") == [] and _called.first(handle="nobody") is None
    assert _by_key(key=uuid.uuid4()) == []
    assert _nobody(key=cast.member.key) == []


def test_days_keys_and_models_are_values(cast: Cast, teams: list[Team]) -> None:
    everybody = [cast.member.pk, cast.second.pk, cast.editor.pk]
    now, before = today(), today() - timedelta(days=1)

    def plain(people: list[int], day: Any) -> list[tuple[Any, ...]]:
        rows = Membership.objects.filter(in_force(day), person__in=people).order_by("person__name")
        return list(rows.values_list("person__name", "team__name"))

    for people in (everybody, everybody[:1], []):
        for day in (now, before, now - timedelta(days=10)):
            assert _in_teams(people=people, day=day) == plain(people, day)
    assert _in_teams(people=everybody, day=now) != _in_teams(people=everybody, day=before)
    assert _mates(person=cast.member, day=now) == _mates(person=cast.member.pk, day=now) == [cast.second]
    assert set(_mates(person=cast.member, day=before)) == {cast.second, cast.editor}
    (mate,) = _mates(person=cast.member, day=now)
    assert [one.team for one in mate.memberships.all()] == [teams[0]]


def test_a_time_is_a_value_and_a_limit_stays(cast: Cast) -> None:
    later = timezone.now() + timedelta(days=1)
    assert _older(than=later) == list(User.objects.order_by("pk")[:2])
    assert _older(than=later - timedelta(days=4000)) == []


def test_one_query_each_and_none_to_learn_how(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        _called(handle=cast.member.handle)
        _called(handle=cast.second.handle)
    with django_assert_num_queries(0):
        _nobody(key=cast.member.key)


def test_what_is_missing_or_nothing_is_refused_and_what_is_too_much_is_not(cast: Cast) -> None:
    with pytest.raises(KeyError):
        _called()
    with pytest.raises(TypeError, match="isnull"):
        _called(handle=None)
    assert _called(handle=cast.member.handle, day=today()) == [cast.member]


def test_a_value_cannot_be_part_of_the_question(cast: Cast) -> None:
    """A value is a parameter: what looks like a question is a text that nobody has."""
    assert _called(handle="x' OR '1'='1") == []
    assert _called(handle="%s") == [] and _called(handle='"') == []


@pytest.mark.django_db(transaction=True)
def test_many_ask_at_once(cast: Cast) -> None:
    people = [cast.member, cast.second, cast.editor, cast.owner]
    module.forget()
    right: list[bool] = []

    def ask(person: User) -> None:
        try:
            right.extend(_called(handle=person.handle) == [person] for _ in range(30))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(right) == 30 * len(people) and all(right)


def test_what_is_forgotten_is_written_anew(cast: Cast) -> None:
    """The tool that mutates the access layer exchanges how a query is written."""
    calls = []

    @prepared
    def counted(handle: Given) -> QuerySet[User]:
        calls.append(handle.name)
        return User.objects.filter(handle=handle)

    for _ in range(2):
        assert counted(handle=cast.member.handle) == [cast.member]
    assert calls == ["handle"]
    module.forget()
    assert counted(handle=cast.member.handle) == [cast.member] and calls == ["handle", "handle"]


def test_a_row_of_a_prepared_query_is_like_any_other(cast: Cast) -> None:
    (row,) = _by_key(key=cast.member.key)
    assert row.get_deferred_fields() and row.email == cast.member.email
    row.name = "Somebody Else"
    row.save(update_fields=["name"])
    assert User.objects.get(pk=row.pk).name == "Somebody Else"
    assert WelcomeLink.objects.filter(person=row).count() == 0
