"""The door is closed but for those who were welcomed; pages about signing in are ours."""

import dataclasses

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, Cast, client_of
from levelset.web.audit.models import Event
from levelset.web.people.actions import changes, structure
from levelset.web.people.models import User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


def test_nobody_signs_up_on_their_own(client: Client) -> None:
    answers = {"email": "eve@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert "welcome link" in client.get(reverse("account_signup")).content.decode()
    assert "welcome link" in client.post(reverse("account_signup"), answers).content.decode()
    assert not User.objects.exists()


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client, cast: Cast) -> None:
    wanted = client.get(reverse("account"))
    assert wanted.headers["Location"] == "/account/login/?next=/account/"
    answers = {"login": "mika@example.org", "password": PASSWORD, "next": "/account/"}
    assert client.post(reverse("account_login"), answers).headers["Location"] == "/account/"
    assert Event.objects.filter(event="person.signed_in", actor=str(cast.member.key)).exists()


def test_signing_in_never_leads_to_another_site(client: Client, cast: Cast) -> None:
    answers = {"login": "mika@example.org", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("account_login"), answers).headers["Location"] == "/"


@pytest.mark.parametrize("login", ["mika@example.org", "unknown@example.org"])
def test_a_wrong_password_and_an_unknown_address_look_alike(client: Client, cast: Cast, login: str) -> None:
    page = client.post(reverse("account_login"), {"login": login, "password": "not this one"}).content.decode()
    assert "are not correct" in page


def test_somebody_who_left_cannot_sign_in(client: Client, cast: Cast) -> None:
    client.post(reverse("account_login"), {"login": "lars@example.org", "password": PASSWORD})
    assert client.get(reverse("account")).status_code == 302


def test_guessing_is_slowed_down_in_plain_words(client: Client, cast: Cast) -> None:
    for _ in range(12):
        response = client.post(reverse("account_login"), {"login": "mika@example.org", "password": "a guess"})
    assert "Too many" in response.content.decode()
    response = client.post(reverse("account_login"), {"login": "mika@example.org", "password": PASSWORD})
    assert "Too many" in response.content.decode()


def test_signing_out_needs_a_form(cast: Cast) -> None:
    client = client_of(cast.member)
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("account")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("account")).status_code == 302


def test_signing_out_makes_the_browser_forget_the_pages_it_kept(cast: Cast) -> None:
    client = client_of(cast.member)
    assert "Clear-Site-Data" not in client.get(reverse("account_logout")).headers
    assert client.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"cache"'


def test_the_account_page_says_who_one_is(cast: Cast) -> None:
    page = client_of(cast.editor).get(reverse("account")).content.decode()
    assert "Edda Editor" in page
    assert "Framework editor" in page
    assert "olga@example.org" not in page


def test_a_password_is_changed_and_that_is_on_record(cast: Cast) -> None:
    client, elsewhere = client_of(cast.member), client_of(cast.member)
    new = "another long sentence"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    cast.member.refresh_from_db()
    assert cast.member.check_password(new)
    assert client.get(reverse("account")).status_code == 200
    assert elsewhere.get(reverse("account")).status_code == 302
    assert Event.objects.filter(event="person.changed_password").exists()


def test_a_server_without_mail_says_so_instead_of_promising_a_link(client: Client) -> None:
    page = client.get(reverse("account_reset_password")).content.decode()
    assert "sends no e-mail" in page
    assert "<form method" not in page


def test_a_forgotten_password_is_replaced_by_mail(client: Client, cast: Cast, settings: LazySettings) -> None:
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, email_url="smtp://mail.example")
    client.post(reverse("account_reset_password"), {"email": "Mika@example.org"})
    (letter,) = mail.outbox
    assert letter.to == ["mika@example.org"]
    assert letter.subject == "A new password for Levelset"
    link = next(word for word in letter.body.split() if word.startswith("http"))
    path = client.get(link[link.index("/account") :]).headers["Location"]
    new = "another long sentence"
    client.post(path, {"password1": new, "password2": new})
    cast.member.refresh_from_db()
    assert cast.member.check_password(new)
    again = "a third long sentence"
    for address in (link[link.index("/account") :], path):
        assert "password1" not in client.get(address, follow=True).content.decode(), "a link works once"
        client.post(address, {"password1": again, "password2": again})
    cast.member.refresh_from_db()
    assert cast.member.check_password(new)


def test_a_link_for_a_new_password_dies_with_the_leave_and_stays_so_when_that_is_taken_back(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, email_url="smtp://mail.example")
    for address in ("mika@example.org", "sana@example.org", "lars@example.org"):
        client.post(reverse("account_reset_password"), {"email": address})
    links = {
        letter.to[0]: next(word for word in letter.body.split() if word.startswith("http"))
        for letter in mail.outbox
        if "/password/reset/key/" in letter.body
    }
    assert set(links) == {"mika@example.org", "sana@example.org"}, "no leaver is sent a link"
    change = structure.leave(cast.member, today(), author=cast.owner)
    assert [_asks_for_a_password(client, link) for link in links.values()] == [False, True]
    changes.undo(change, author=cast.owner)
    cast.member.refresh_from_db()
    assert cast.member.is_active
    assert [_asks_for_a_password(client, link) for link in links.values()] == [False, True]


def _asks_for_a_password(client: Client, link: str) -> bool:
    return "password1" in client.get(link[link.index("/account") :], follow=True).content.decode()


def test_somebody_without_a_password_has_none_to_change(cast: Cast) -> None:
    cast.member.set_unusable_password()
    cast.member.save()
    client = client_of(cast.member)
    assert client.get(reverse("account_change_password")).headers["Location"] == reverse("account")
    assert reverse("account_change_password") not in client.get(reverse("account")).content.decode()
