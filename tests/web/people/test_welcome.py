"""A welcome link lets one person in, once, for some days."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from cast import PASSWORD, Cast
from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.audit.models import Event
from levelset.web.people import queries
from levelset.web.people.access import standing_of
from levelset.web.people.actions import welcoming
from levelset.web.people.models import User, WelcomeLink

pytestmark = pytest.mark.django_db
ANSWERS = {"name": "Ada", "email": "Ada@Example.org", "password": PASSWORD}


def address(token: str) -> str:
    """The page behind a link."""
    return reverse("welcome", args=[token])


def test_the_first_owner_comes_in_by_the_link_of_the_console(client: Client) -> None:
    token = welcoming.welcome_first_owner()
    response = client.post(address(token), ANSWERS)
    assert response.status_code == 302
    owner = User.objects.get()
    assert (owner.email, owner.name, standing_of(owner)) == ("ada@example.org", "Ada", Standing.OWNER)
    assert client.get(reverse("account")).context["user"] == owner
    assert queries.has_owner()


def test_coming_in_is_on_record_without_name_or_address(client: Client) -> None:
    client.post(address(welcoming.welcome_first_owner()), ANSWERS)
    assert [event.event for event in Event.objects.all()] == ["welcome_link.made", "person.joined", "person.signed_in"]
    written = " ".join(f"{event.actor} {event.object_key} {event.data}" for event in Event.objects.all())
    assert "ada" not in written.lower()


def test_a_link_works_once(client: Client) -> None:
    token = welcoming.welcome("ada@example.org", Standing.EDITOR, author=None)
    client.post(address(token), ANSWERS)
    again = Client().post(address(token), {**ANSWERS, "email": "eve@example.org"})
    assert again.status_code == 404
    assert "cannot be used" in again.content.decode()
    assert [user.email for user in User.objects.all()] == ["ada@example.org"]


def test_a_link_that_was_read_before_it_was_used_up_elsewhere_is_refused() -> None:
    welcoming.welcome("ada@example.org", Standing.MEMBER, author=None)
    link = WelcomeLink.objects.get()
    welcoming.accept_welcome(link, name="Ada", email="ada@example.org", password=PASSWORD)
    with pytest.raises(Refused):
        welcoming.accept_welcome(link, name="Eve", email="eve@example.org", password=PASSWORD)
    assert User.objects.count() == 1


def test_a_used_an_expired_and_an_unknown_link_look_alike(client: Client) -> None:
    used = welcoming.welcome("ada@example.org", Standing.MEMBER, author=None)
    client.post(address(used), ANSWERS)
    expired = welcoming.welcome("eve@example.org", Standing.MEMBER, author=None)
    WelcomeLink.objects.filter(email="eve@example.org").update(expires_at=timezone.now() - timedelta(seconds=1))
    pages = {Client().get(address(token)).content for token in (used, expired, "nobody-made-this-one")}
    assert len(pages) == 1


def test_only_a_hash_of_the_token_is_kept() -> None:
    token = welcoming.welcome_first_owner()
    link = WelcomeLink.objects.get()
    assert token not in (link.token_hash, str(link))
    assert len(token) >= 43


def test_a_new_link_for_the_first_owner_ends_the_one_before(client: Client) -> None:
    before, now = welcoming.welcome_first_owner(), welcoming.welcome_first_owner()
    assert client.get(address(before)).status_code == 404
    assert client.get(address(now)).status_code == 200


def test_where_there_is_an_owner_nobody_becomes_the_first(cast: Cast) -> None:
    with pytest.raises(Refused):
        welcoming.welcome_first_owner()


def test_two_first_owners_at_the_same_moment_are_one(client: Client) -> None:
    token = welcoming.welcome_first_owner()
    User.objects.create_user("quick@example.org", PASSWORD, name="Quick", standing=Standing.OWNER)
    assert client.post(address(token), ANSWERS).status_code == 404
    assert [user.email for user in User.objects.all()] == ["quick@example.org"]


def test_the_address_and_the_standing_are_those_of_the_link_whatever_is_sent(client: Client) -> None:
    token = welcoming.welcome("ada@example.org", Standing.MEMBER, author=None)
    client.post(address(token), {**ANSWERS, "email": "eve@example.org", "standing": "owner"})
    user = User.objects.get()
    assert (user.email, standing_of(user)) == ("ada@example.org", Standing.MEMBER)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "required"),
        ("email", "no address", "valid email"),
        ("password", "short", "at least 10"),
        ("password", "1234567890", "entirely numeric"),
        ("password", "ada@example.org", "too similar"),
    ],
)
def test_an_error_stands_beside_its_field_and_the_link_still_works(
    client: Client, field: str, value: str, said: str
) -> None:
    token = welcoming.welcome_first_owner()
    response = client.post(address(token), {**ANSWERS, field: value})
    assert response.status_code == 200
    assert said in str(response.context["form"].errors[field])
    assert f'aria-describedby="id_{field}' in response.content.decode()
    assert client.post(address(token), ANSWERS).status_code == 302


def test_an_address_that_is_here_already_is_not_taken_twice(client: Client, cast: Cast) -> None:
    token = welcoming.welcome("new@example.org", Standing.MEMBER, author=cast.owner)
    User.objects.create_user("new@example.org", PASSWORD, name="Quicker")
    response = client.post(address(token), ANSWERS)
    assert "sign in instead" in response.content.decode()
    assert User.objects.filter(email="new@example.org").count() == 1


@pytest.mark.parametrize("who", ["editor", "member", "leaver"])
def test_only_an_owner_welcomes_people(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        welcoming.welcome("new@example.org", Standing.MEMBER, author=cast.person(who))
    assert not WelcomeLink.objects.exists()


def test_the_console_makes_a_link_for_a_standing(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("welcome", "--email", "Tomas@example.org", "--standing", "editor")
    link = capsys.readouterr().out.strip()
    assert link.startswith(settings.PUBLIC_ADDRESS + "/account/welcome/")
    client.post(link.removeprefix(settings.PUBLIC_ADDRESS), {**ANSWERS, "name": "Tomás"})
    assert standing_of(User.objects.get(email="tomas@example.org")) is Standing.EDITOR


@pytest.mark.parametrize("email", ["", "nobody", "olga@example.org", "OLGA@example.org"])
def test_the_console_refuses_what_is_no_new_address(cast: Cast, email: str) -> None:
    with pytest.raises(CommandError):
        call_command("welcome", "--email", email)


def test_somebody_signs_in_with_address_and_password_in_any_case(cast: Cast) -> None:
    request = RequestFactory().post("/")
    assert authenticate(request, email="OLGA@Example.org", password=PASSWORD) == cast.owner
    assert authenticate(request, email="olga@example.org", password="something else") is None
