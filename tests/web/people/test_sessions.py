"""Whose page it is: sessions and accounts as Django keeps them, asked for by prepared queries."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from cast import Cast, client_of
from levelset.web.people.models import User
from levelset.web.people.sessions import Backend, SessionStore

pytestmark = pytest.mark.django_db


def test_a_session_is_found_until_it_ends(cast: Cast) -> None:
    client = client_of(cast.member)
    held = Session.objects.get()
    assert SessionStore(held.session_key)["_auth_user_id"] == str(cast.member.pk)
    assert client.get("/me").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    ended = SessionStore(held.session_key)
    assert (ended.load(), ended.session_key) == ({}, None)
    assert client.get("/me").status_code == 302


@pytest.mark.parametrize("key", ["", "short", "0" * 32, "'; --" * 8])
def test_a_session_that_nobody_has_is_empty(key: str) -> None:
    assert SessionStore(key).load() == {}


def test_an_account_is_there_while_its_person_is(cast: Cast) -> None:
    client = client_of(cast.member)
    assert Backend().get_user(str(cast.member.pk)) == cast.member
    assert (Backend().get_user(cast.leaver.pk), Backend().get_user(0)) == (None, None)
    User.objects.filter(pk=cast.member.pk).update(is_active=False)
    assert Backend().get_user(cast.member.pk) is None
    assert client.get("/me").status_code == 302
