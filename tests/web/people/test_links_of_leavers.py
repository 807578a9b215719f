"""Links that somebody made who has left: what they saw, or sent where they chose, opens nothing any more."""

import dataclasses
import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.conf import settings as configured
from django.core import mail
from django.test import Client
from django.utils import timezone

from cast import PASSWORD, Cast, client_of, make_person
from levelset.process.rights import Standing
from levelset.web.audit.models import Event
from levelset.web.people import addresses, invited
from levelset.web.people.actions import changes, erasing, inviting, structure, welcoming
from levelset.web.people.models import User, WelcomeLink
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
INVITATIONS = "/people/invitations/"
ANSWERS = {"name": "Eve", "password": PASSWORD + "2"}


@pytest.fixture
def other(cast: Cast) -> User:
    """The owner who will leave."""
    return make_person("Otto Owner", Standing.OWNER)


@pytest.fixture
def listed(cast: Cast) -> User:
    """Somebody whom a list made, and who has not come in."""
    return User.objects.create_user("nia@example.net", name="Nia New")


def sends(settings: LazySettings) -> None:
    """From now on this server sends e-mail; Django keeps it in ``mail.outbox``."""
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, email_url="smtp://mail.example.net")


def invite(email: str, author: User | None, standing: Standing = Standing.MEMBER) -> str:
    """The link of an invitation, whoever got it."""
    shown = inviting.invite(email, standing, author=author)
    return shown or re.findall(r"http\S+/account/welcome/\S+", str(mail.outbox[-1].body))[0]


def opens(link: str) -> bool:
    return Client().get(link).status_code == 200


def test_what_an_owner_was_shown_ends_when_they_leave(cast: Cast, other: User, listed: User) -> None:
    theirs = [invite("eve@example.net", other, Standing.OWNER), invite(listed.email, other)]
    User.objects.create_user("ben@example.net", name="Ben")
    theirs += [link for _person, link in inviting.invite_waiting(author=other)]
    console = addresses.welcome(welcoming.welcome("con@example.net", Standing.MEMBER, author=None))
    others = [invite("ada@example.net", cast.owner), console]
    assert len(theirs) == 3 and all(map(opens, theirs + others))
    left = structure.leave(other, today(), author=cast.owner)
    assert not any(map(opens, theirs)) and all(map(opens, others))
    assert Client().post(theirs[0], ANSWERS).status_code == 404
    assert not User.objects.filter(email="eve@example.net").exists()
    event = Event.objects.get(event="welcome_link.withdrawn")
    assert (event.actor, event.object_key, event.data) == (str(cast.owner.key), f"person:{other.key}", {"count": 3})
    changes.undo(left, author=cast.owner)
    assert not any(map(opens, theirs)), "taking the leave back revives none"


def test_what_went_by_mail_to_somebody_of_a_list_stays_and_what_went_elsewhere_ends(
    cast: Cast, other: User, listed: User, settings: LazySettings
) -> None:
    shown = invite("shown@example.net", other)
    sends(settings)
    elsewhere, to_listed = invite("eve@private.example", other, Standing.OWNER), invite(listed.email, other)
    User.objects.create_user("ben@example.net", name="Ben")
    inviting.invite_waiting(author=other)
    [in_bulk] = re.findall(r"http\S+/account/welcome/\S+", str(mail.outbox[-1].body))
    assert mail.outbox[-1].to == ["ben@example.net"]
    waits = WelcomeLink.objects.create(
        token_hash="x", email="wait@example.net", person=make_person("Wait"), standing="member", made_by=other,
        expires_at=timezone.now() + timedelta(days=1), problem=invited.WAITS,
    )  # fmt: skip
    structure.leave(other, today(), author=cast.owner)
    assert [opens(link) for link in (shown, elsewhere, to_listed, in_bulk)] == [False, False, True, True]
    assert list(invited.to_send()) == [waits], "what the worker is about to send is sent"


def test_those_who_remain_are_told_and_invite_anew(cast: Cast, other: User, listed: User) -> None:
    first = invite("eve@example.net", other, Standing.EDITOR)
    invite(listed.email, other)
    owner = client_of(cast.owner)
    assert "Ended, because" not in owner.get(INVITATIONS).content.decode()
    structure.leave(other, today(), author=cast.owner)
    page = owner.get(INVITATIONS).content.decode()
    ended = page.partition('id="withdrawn"')[2].partition('id="open"')[0]
    assert "eve@example.net" in ended and "Framework editor" in ended and "Otto Owner" in ended
    assert listed.email not in ended and "1 person has no open invitation." in page, "they are invited with all others"
    [link] = invited.withdrawn(cast.owner)
    answer = owner.post(f"/people/invitations/{link.pk}/again").content.decode()
    assert "Ended, because" not in answer and invited.withdrawn(cast.owner) == ()
    fresh = WelcomeLink.objects.get(email="eve@example.net", expires_at__gt=timezone.now())
    assert (fresh.made_by, fresh.standing, fresh.pk != link.pk) == (cast.owner, "editor", True)
    assert not opens(first)


def test_a_link_that_ended_is_named_for_its_days_and_while_nobody_has_the_address(cast: Cast, other: User) -> None:
    for name in ("eve", "kim"):
        invite(f"{name}@example.net", other)
    structure.leave(other, today(), author=cast.owner)
    make_person("Kim")
    User.objects.filter(email="kim@example.org").update(email="kim@example.net")
    assert [one.email for one in invited.withdrawn(cast.owner)] == ["eve@example.net"]
    days = timedelta(days=configured.CONFIGURATION.welcome_days, minutes=1)
    WelcomeLink.objects.update(withdrawn_at=timezone.now() - days)
    assert invited.withdrawn(cast.owner) == ()


def test_erasing_an_owner_ends_them_as_well_and_forgets_who_made_them(cast: Cast, other: User) -> None:
    link = invite("eve@example.net", other)
    erasing.erase(other, author=cast.owner)
    assert not opens(link)
    assert not WelcomeLink.objects.exclude(made_by=None).exists()
    assert "somebody who is gone" in client_of(cast.owner).get(INVITATIONS).content.decode()
