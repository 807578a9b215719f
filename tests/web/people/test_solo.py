"""One person on a laptop: signed in by opening a page, on loopback alone; and with a password once others come."""

import dataclasses
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from cast import PASSWORD, Cast, make_person
from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.people import queries
from levelset.web.people.actions.solo import make_the_one
from levelset.web.people.actions.welcoming import welcome_again
from levelset.web.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def alone(settings: LazySettings) -> User:
    """A server that was started with --solo, and its one person."""
    settings.SOLO = True
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, profile="solo", bound_to="127.0.0.1:8000")
    return make_the_one("Ada", "ada@example.org")


def opens(**asked: Any) -> bool:
    """Whether somebody who asks like this is signed in by it."""
    return (
        Client()
        .get("/account/", **{"headers": {"Host": "localhost:8000"}, "REMOTE_ADDR": "127.0.0.1", **asked})
        .status_code
        == 200
    )


def test_the_one_person_is_in_by_opening_a_page_and_owns_the_place(alone: User) -> None:
    client = Client()
    assert "Ada" in client.get("/account/", headers={"Host": "localhost"}).content.decode()
    assert client.get("/import/").status_code == 200
    assert alone.standing == Standing.OWNER.value
    assert not alone.has_usable_password()
    assert make_the_one("Somebody else").pk == alone.pk, "the next start makes nobody new"


@pytest.mark.parametrize(
    "asked",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"headers": {"Host": "levels.example.org"}},
        {"headers": {"Host": "localhost", "X-Forwarded-For": "192.0.2.7"}},
        {"headers": {"Host": "localhost", "Forwarded": "for=192.0.2.7"}},
        {"headers": {"Host": "localhost", "Via": "1.1 proxy"}},
    ],
)
def test_from_anywhere_else_nobody_is_signed_in(alone: User, settings: LazySettings, asked: dict[str, Any]) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert opens()
    assert not opens(**asked)


def test_a_server_that_others_reach_signs_nobody_in(alone: User, settings: LazySettings) -> None:
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, bound_to="0.0.0.0:8000")
    assert not opens()


def test_without_solo_nobody_is_signed_in(alone: User, settings: LazySettings) -> None:
    settings.SOLO = False
    assert not opens()


def test_sending_a_form_signs_nobody_in(alone: User) -> None:
    assert Client().post("/import/", headers={"Host": "localhost"}).status_code == 302


def test_among_several_nobody_is_the_one(cast: Cast, settings: LazySettings) -> None:
    settings.SOLO = True
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, bound_to="127.0.0.1:8000")
    assert not opens()
    with pytest.raises(Refused, match="without --solo"):
        make_the_one("Ada")


def test_the_folder_is_served_to_others_later_with_a_password(alone: User, settings: LazySettings) -> None:
    assert opens()
    alone.refresh_from_db()
    assert alone.last_login is not None
    settings.SOLO = False
    locked_out = queries.locked_out_owner()
    assert locked_out == alone
    link = f"/account/welcome/{welcome_again(alone)}"
    client = Client()
    assert "ada@example.org" in client.get(link).content.decode()
    assert client.post(link, {"password": PASSWORD}).status_code == 302
    assert client.get("/account/").status_code == 200
    alone.refresh_from_db()
    assert alone.check_password(PASSWORD)
    assert (User.objects.count(), queries.locked_out_owner()) == (1, None)
    assert Client().get(link).status_code == 404, "the link works once"
    with pytest.raises(Refused, match="has a way in"):
        welcome_again(alone)


def test_an_owner_with_a_password_needs_no_link() -> None:
    make_person("Olga Owner", Standing.OWNER)
    assert queries.locked_out_owner() is None
    with pytest.raises(Refused, match="no e-mail address"):
        User.objects.all().delete()
        make_the_one("Ada", "no address")
