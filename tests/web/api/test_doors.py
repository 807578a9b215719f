"""The door to personal tokens: whose they are, and which of them let a program in."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cast import Cast
from levelset.web.api import access
from levelset.web.api.models import PersonalToken
from levelset.web.people.models import User
from support.doors import opens

pytestmark = pytest.mark.django_db


def token(owner: User, text: str, *, days: int = 1, revoked: datetime | None = None) -> PersonalToken:
    expires = timezone.now() + timedelta(days=days)
    return PersonalToken.objects.create(
        owner=owner, name=text[:60], digest=access.hash_of(text), expires_at=expires, revoked_at=revoked
    )


def test_each_person_holds_their_own_that_were_not_revoked(cast: Cast) -> None:
    people = (cast.owner, cast.member, cast.second)
    mine = {who: {token(who, f"{who.handle}-live"), token(who, f"{who.handle}-over", days=-1)} for who in people}
    revoked = [token(who, f"{who.handle}-revoked", revoked=timezone.now()) for who in people]
    every = [one for some in mine.values() for one in some] + revoked
    for who in people:
        assert set(access.tokens(who)) == mine[who]
        assert {one for one in every if opens(access.held, who, one.key) == one} == mine[who]
        assert {one for one in every if opens(access.held, who, one.key) is None} == set(every) - mine[who]
        assert opens(access.held, who, uuid.uuid4()) is None
    for nobody in (cast.leaver, AnonymousUser()):
        assert not access.tokens(nobody).exists()


def test_only_a_live_token_of_somebody_who_is_here_lets_in(cast: Cast) -> None:
    long, longer = "l" * access.LONGEST, "l" * (access.LONGEST + 1)
    live = {text: token(who, text) for who, text in ((cast.owner, "one"), (cast.member, "two"), (cast.member, long))}
    token(cast.member, "over", days=-1)
    token(cast.member, "revoked", revoked=timezone.now())
    token(cast.leaver, "left")
    token(cast.second, "")
    token(cast.second, longer)
    texts = ("one", "two", long, "over", "revoked", "left", "unknown", "", longer)
    assert {text: access.brought(text) for text in texts} == {text: live.get(text) for text in texts}
