"""The door to what was read elsewhere, and to kept tokens: their author's alone, for as long as they are kept."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cast import Cast
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.sources import access
from levelset.web.sources.models import KEPT_FOR, Gathering, Token
from support.doors import opens

pytestmark = pytest.mark.django_db


def read(author: User, age: timedelta = timedelta()) -> Gathering:
    return Gathering.objects.create(author=author, kind="git", since=today(), made_at=timezone.now() - age)


def kept(author: User, forge: str) -> Token:
    return Token.objects.create(author=author, forge=forge, address="https://forge.example", sealed="x")


def test_each_author_finds_their_own_and_nobody_elses(cast: Cast) -> None:
    authors = (cast.owner, cast.member, cast.second)
    lists = {who: {read(who), read(who, KEPT_FOR - timedelta(minutes=1))} for who in authors}
    tokens = {who: {kept(who, "github"), kept(who, "gitlab")} for who in authors}
    over = [read(who, KEPT_FOR + timedelta(seconds=1)) for who in authors]
    every = [one for some in lists.values() for one in some], [one for some in tokens.values() for one in some]
    for who in authors:
        assert (set(access.gatherings(who)), set(access.tokens(who))) == (lists[who], tokens[who])
        for door, rows, mine in zip((access.gathering, access.token), every, (lists[who], tokens[who]), strict=True):
            assert {one for one in rows if opens(door, who, one.key) == one} == mine
            assert {one for one in rows if opens(door, who, one.key) is None} == set(rows) - mine
            assert opens(door, who, uuid.uuid4()) is None
        assert not any(opens(access.gathering, who, one.key) for one in over)
    User.objects.filter(pk=cast.second.pk).update(is_active=False)
    cast.second.refresh_from_db()
    for nobody in (cast.second, AnonymousUser()):
        assert not access.gatherings(nobody).exists() and not access.tokens(nobody).exists()
