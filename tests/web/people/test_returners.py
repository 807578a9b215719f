"""Whoever left and came back is invited with all others, and nobody but the console is shown a link for them."""

import csv
import dataclasses
import io
from datetime import timedelta
from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.conf import LazySettings
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import PASSWORD, Cast, client_of, make_person
from levelset.process.rights import Standing
from levelset.web.people import invited
from levelset.web.people.actions import importing, inviting
from levelset.web.people.actions.factors import withdraw_factors
from levelset.web.people.models import User, WelcomeLink
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
INVITATIONS = "/people/invitations/"
EVERYBODY = "/people/invitations/everybody"


def bring(text: str) -> None:
    held = importing.prepare("x.csv", text, author=None)
    assert importing.carry_out(held, leavers=False, author=None) is not None


@pytest.fixture
def back(cast: Cast) -> User:
    """The member, who was in, left on a day by a list and is in the list of today again, beside somebody new."""
    client_of(cast.member)
    yesterday = today() - timedelta(days=1)
    bring(f"name,e-mail,left on\n{cast.member.name},{cast.member.email},{yesterday}\n")
    bring(f"name,e-mail,begins\n{cast.member.name},{cast.member.email},{today()}\nNia New,nia@example.net,\n")
    return User.objects.get(pk=cast.member.pk)


@pytest.fixture
def sends(settings: LazySettings) -> None:
    """A server that sends e-mail; Django keeps it in ``mail.outbox``."""
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, email_url="smtp://mail.example.net")


def addresses_of(text: str) -> list[str]:
    return [row[1] for row in csv.reader(io.StringIO(text.lstrip("\ufeff")))][1:]


def test_without_mail_an_owner_gets_links_for_the_others_and_is_told_who_makes_the_rest(cast: Cast, back: User) -> None:
    owner = client_of(cast.owner)
    page = owner.get(INVITATIONS).content.decode()
    assert "Back again" in page and "levelset manage welcome --everybody" in page and "Mika Member" in page
    assert "1 person has no open invitation." in page
    assert addresses_of(owner.post(EVERYBODY).content.decode()) == ["nia@example.net"]
    assert not WelcomeLink.objects.filter(email=back.email).exists()
    assert "Nobody waits for a link." in owner.post(EVERYBODY, follow=True).content.decode()
    assert not WelcomeLink.objects.filter(email=back.email).exists()


def test_the_console_makes_links_for_all_and_whoever_came_back_comes_in(cast: Cast, back: User) -> None:
    said = io.StringIO()
    call_command("welcome", "--everybody", stdout=said)
    assert sorted(addresses_of(said.getvalue())) == ["mika@example.org", "nia@example.net"]
    link = next(row[2] for row in csv.reader(io.StringIO(said.getvalue().lstrip("\ufeff"))) if row[1] == back.email)
    assert "Back again" not in client_of(cast.owner).get(INVITATIONS).content.decode(), "they have an open link now"
    guest = Client()
    assert guest.post(link, {"name": "x", "password": PASSWORD + "2"}).status_code == 302
    now = User.objects.get(pk=back.pk)
    assert (now.name, now.was_locked_out, now.has_usable_password()) == ("Mika Member", False, True)
    assert guest.get("/account/").status_code == 200
    said = io.StringIO()
    call_command("welcome", "--everybody", stdout=said)
    assert said.getvalue() == "Nobody waits for a link.\n"


def test_where_mail_is_sent_it_goes_to_their_own_address(cast: Cast, back: User, sends: None) -> None:
    owner = client_of(cast.owner)
    page = owner.get(INVITATIONS).content.decode()
    assert "Back again" in page and "means them, too" in page and "--everybody" not in page
    answer = owner.post(EVERYBODY, follow=True).content.decode()
    assert sorted(one.to[0] for one in mail.outbox) == ["mika@example.org", "nia@example.net"]
    assert "/account/welcome/" not in answer
    assert [one.email for one in WelcomeLink.objects.filter(person=back)] == [back.email]
    owner.post(EVERYBODY)
    assert len(mail.outbox) == 2, "who has an open invitation gets no other"
    said = io.StringIO()
    call_command("welcome", "--everybody", stdout=said)
    assert said.getvalue() == "The invitations are on their way.\n"


def test_where_only_those_who_came_back_wait_they_can_be_invited_too(cast: Cast, back: User, sends: None) -> None:
    User.objects.get(email="nia@example.net").delete()
    owner = client_of(cast.owner)
    assert "Invite all of them" in owner.get(INVITATIONS).content.decode()
    owner.post(EVERYBODY)
    assert [one.to for one in mail.outbox] == [[back.email]]


def test_who_has_a_way_in_or_is_not_here_is_not_among_them(cast: Cast, back: User) -> None:
    assert invited.waiting_again() == [back]
    key = Authenticator.objects.create(user=back, type=Authenticator.Type.WEBAUTHN, data={})
    assert invited.waiting_again() == []
    key.delete()
    link = SocialAccount.objects.create(user=back, provider="openid", uid="x")
    assert invited.waiting_again() == []
    link.delete()
    Authenticator.objects.create(user=back, type=Authenticator.Type.TOTP, data={})
    assert invited.waiting_again() == [back], "an app for codes is no way in"
    User.objects.filter(pk=back.pk).update(is_active=False)
    assert invited.waiting_again() == []
    User.objects.filter(pk=back.pk).update(is_active=True)
    client_of(back)
    assert not User.objects.get(pk=back.pk).was_locked_out, "whoever comes in has a way"
    assert invited.waiting_again() == []


def test_nobody_but_owners_is_told_who_came_back(cast: Cast, back: User) -> None:
    for who in (cast.editor, cast.second, cast.leaver):
        for ask in (invited.back, invited.withdrawn):
            with pytest.raises(Http404):
                ask(who)
    assert [one.handle for one in invited.back(cast.owner)] == [back.handle]


def test_whose_last_passkey_was_withdrawn_waits_as_well(cast: Cast) -> None:
    for person in (cast.member, cast.second):
        client_of(person)
        Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    cast.member.set_unusable_password()
    cast.member.save()
    for person in (cast.member, cast.second):
        withdraw_factors(person, author=None)
    assert invited.waiting_again() == [cast.member]


def test_who_came_back_before_the_upgrade_is_found(cast: Cast, back: User) -> None:
    User.objects.update(was_locked_out=False)
    for person in (cast.second, cast.editor):
        client_of(person)
        User.objects.filter(pk=person.pk).update(password="!")  # nobody's
    SocialAccount.objects.create(user=cast.second, provider="openid", uid="x")
    Authenticator.objects.create(user=cast.editor, type=Authenticator.Type.WEBAUTHN, data={})
    import_module("levelset.web.people.migrations.0010_links_and_returners").find_who_came_back(apps, None)
    assert list(User.objects.filter(was_locked_out=True)) == [back]


def test_the_page_asks_as_much_for_many(cast: Cast) -> None:
    owner, numbers = client_of(cast.owner), []
    for some in (range(1), range(1, 20)):
        for number in some:
            person = make_person(f"R{number} Returner")
            User.objects.filter(pk=person.pk).update(password="!", last_login="2026-01-01T00:00Z", was_locked_out=True)
            inviting.invite(f"n{number}@example.net", Standing.MEMBER, author=cast.owner)
        with CaptureQueriesContext(connection) as asked:
            page = owner.get(INVITATIONS).content.decode()
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] and "and more" in page
