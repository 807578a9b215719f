"""Invitations: by e-mail through a real server, or handed over; once, for some days, for one address."""

import dataclasses
import re
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from cast import PASSWORD, Cast, client_of
from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.mail import mail
from levelset.web.people import invited
from levelset.web.people.actions import changes, importing, inviting, structure, welcoming
from levelset.web.people.models import User, WelcomeLink
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^\s<\"]+(/account/welcome/[\w-]+)")


class Postbox:
    """A mail server that keeps what it gets; it refuses some addresses."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, str]] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if address.startswith("refused"):
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        text = envelope.content.decode().replace("=\r\n", "").replace("=3D", "=")
        self.mails.append((envelope.rcpt_tos[0], text))
        return "250 OK"


@pytest.fixture
def postbox(settings: LazySettings) -> Iterator[Postbox]:
    """A local mail server, named in the settings."""
    box = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    url = f"smtp+plain://127.0.0.1:{port}"
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, email_url=url)
    for name, value in mail(url).items():
        setattr(settings, name, value)
    yield box
    controller.stop()


def link_in(text: str) -> str:
    """The path of the welcome link in a mail or page."""
    found = LINK.search(text)
    assert found, text
    return found[1]


def test_an_invitation_goes_to_its_address_and_lets_in_once(cast: Cast, postbox: Postbox) -> None:
    client = client_of(cast.owner)
    page = client.post("/people/invitations/", {"email": "New@example.net", "standing": "editor"}, follow=True)
    assert "on its way" in page.content.decode()
    [(address, text)] = postbox.mails
    assert address == "new@example.net"
    assert "/account/welcome/" not in page.content.decode(), "nobody but the invited sees the link"
    guest = Client()
    answers = {"name": "Nia New", "email": "eve@example.net", "password": PASSWORD}
    assert guest.post(link_in(text), answers).status_code == 302
    nia = User.objects.get(name="Nia New")
    assert (nia.email, nia.standing) == ("new@example.net", "editor"), "the link is bound to its address"
    assert Client().post(link_in(text), answers).status_code == 404


def test_sent_again_the_first_link_opens_nothing(cast: Cast, postbox: Postbox) -> None:
    client = client_of(cast.owner)
    client.post("/people/invitations/", {"email": "new@example.net", "standing": "member"})
    client.post(f"/people/invitations/{invited.open_links().get().pk}/again")
    first, second = (link_in(text) for _address, text in postbox.mails)
    assert [Client().get(link).status_code for link in (first, second)] == [404, 200]
    client.post(f"/people/invitations/{invited.open_links().get().pk}/revoke")
    assert Client().get(second).status_code == 404
    assert not invited.open_links().exists()


def test_what_cannot_be_sent_is_said(cast: Cast, postbox: Postbox) -> None:
    client = client_of(cast.owner)
    client.post("/people/invitations/", {"email": "refused@example.net", "standing": "member"})
    assert postbox.mails == []
    assert "could not be sent" in client.get("/people/invitations/").content.decode()


def test_everybody_of_a_list_is_invited_at_once(cast: Cast, postbox: Postbox) -> None:
    rows = "name,email\n" + "".join(f"P{n},p{n}@example.net\n" for n in range(5))
    importing.carry_out(importing.prepare("x.csv", rows, author=cast.owner), leavers=False, author=cast.owner)
    client = client_of(cast.owner)
    client.post("/people/invitations/everybody")
    assert sorted(address for address, _text in postbox.mails) == [f"p{n}@example.net" for n in range(5)]
    client.post("/people/invitations/everybody")
    assert len(postbox.mails) == 5, "who has an open invitation gets no other"
    guest = Client()
    guest.post(link_in(postbox.mails[0][1]), {"name": "Somebody Else", "password": PASSWORD})
    came = User.objects.get(email=postbox.mails[0][0])
    assert (came.has_usable_password(), came.name[0]) == (True, "P")
    assert guest.get("/account/").status_code == 200


def test_without_a_mail_server_the_owner_hands_the_link_over(cast: Cast) -> None:
    client = client_of(cast.owner)
    page = client.post("/people/invitations/", {"email": "new@example.net", "standing": "member"})
    link = link_in(page.content.decode())
    assert "no-store" in page["Cache-Control"]
    assert "/account/welcome/" not in client.get("/people/invitations/").content.decode(), "shown once"
    assert Client().get(link).status_code == 200
    User.objects.create_user("=p@example.net", name="=1+1")
    file = client.post("/people/invitations/everybody").content.decode()
    assert "'=1+1" in file
    assert link_in(file)


def test_a_link_dies_with_its_days_and_with_its_person(cast: Cast) -> None:
    address = inviting.invite("new@example.net", Standing.MEMBER, author=cast.owner)
    assert address is not None
    WelcomeLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(link_in(address)).status_code == 404
    person = User.objects.create_user("p@example.net", name="Pia")
    address = inviting.invite(person.email, Standing.MEMBER, author=cast.owner)
    structure.leave(person, today(), author=cast.owner)
    assert Client().get(link_in(address or "")).status_code == 404
    with pytest.raises(Refused, match="has left"):
        inviting.invite(person.email, Standing.MEMBER, author=cast.owner)


def test_who_is_in_already_and_who_may_not(cast: Cast) -> None:
    with pytest.raises(Refused, match="here already"):
        inviting.invite(cast.member.email, Standing.OWNER, author=cast.owner)
    for author in (cast.editor, cast.member):
        for verb in (
            lambda a: inviting.invite("new@example.net", Standing.MEMBER, author=a),
            lambda a: inviting.invite_waiting(author=a),
        ):
            with pytest.raises(Refused, match="owner"):
                verb(author)
    answer = client_of(cast.owner).post("/people/invitations/", {"email": "no address", "standing": "member"})
    assert (answer.status_code, "no e-mail address" in answer.content.decode()) == (400, True)
    forged = client_of(cast.owner).post(
        "/people/invitations/", {"email": "a@example.net\nBcc: b@x", "standing": "king"}
    )
    assert forged.status_code == 400
    assert not WelcomeLink.objects.exists()


def test_whoever_comes_back_comes_in_by_a_link_like_the_first_one(cast: Cast) -> None:
    left = structure.leave(cast.member, today(), author=cast.owner)
    owner, page = client_of(cast.owner), f"/people/{cast.member.handle}"
    assert "Invite them" not in owner.get(page).content.decode(), "a leaver is not invited"
    changes.undo(left, author=cast.owner)
    offered = {who: "Invite them" in client_of(who).get(page).content.decode() for who in (cast.owner, cast.editor)}
    assert offered == {cast.owner: True, cast.editor: False}
    assert "Invite them" not in owner.get(f"/people/{cast.second.handle}").content.decode()
    other = owner.post("/people/invitations/", {"email": cast.member.email, "standing": "owner"})
    assert other.status_code == 400 and "as Member, and a link does not change that" in other.content.decode()
    answer = owner.post("/people/invitations/", {"email": cast.member.email, "standing": "member"})
    guest, link = Client(), link_in(answer.content.decode())
    assert guest.post(link, {"name": "Somebody Else", "password": PASSWORD + "2"}).status_code == 302
    back = User.objects.get(pk=cast.member.pk)
    assert (back.name, back.standing, back.is_active) == ("Mika Member", "member", True), "as they were"
    assert back.check_password(PASSWORD + "2") and guest.get("/account/").status_code == 200
    assert Client().post(link, {"name": "x", "password": PASSWORD}).status_code == 404
    assert "Invite them" not in owner.get(page).content.decode()
    with pytest.raises(Refused, match="here already"):
        inviting.invite(cast.member.email, Standing.MEMBER, author=cast.owner)


def test_whoever_comes_in_by_a_passkey_or_a_provider_is_here_already(cast: Cast) -> None:
    for person, way in ((cast.member, Authenticator.Type.WEBAUTHN), (cast.second, None), (cast.editor, "totp")):
        person.set_unusable_password()
        person.save()
        if way:
            Authenticator.objects.create(user=person, type=way, data={})
        else:
            SocialAccount.objects.create(user=person, provider="openid", uid="x")
    for person in (cast.member, cast.second):
        with pytest.raises(Refused, match="here already"):
            inviting.invite(person.email, Standing.MEMBER, author=cast.owner)
    assert inviting.invite(cast.editor.email, Standing.EDITOR, author=cast.owner), "an app for codes is no way in"


def test_nobody_is_shown_a_link_to_what_somebody_who_was_in_wrote(cast: Cast) -> None:
    client_of(cast.member)  # signs in
    left = structure.leave(cast.member, today(), author=cast.owner)
    changes.undo(left, author=cast.owner)
    page = client_of(cast.owner).post("/people/invitations/", {"email": cast.member.email, "standing": "member"})
    text = page.content.decode()
    assert page.status_code == 400 and "levelset manage welcome" in text and LINK.search(text) is None
    assert client_of(cast.owner).post("/people/invitations/everybody").status_code == 302
    assert not WelcomeLink.objects.exists()
    token = welcoming.welcome(cast.member.email, Standing.MEMBER, author=None)  # the console of the server
    assert Client().post(f"/account/welcome/{token}", {"name": "x", "password": PASSWORD + "2"}).status_code == 302
    assert User.objects.get(pk=cast.member.pk).check_password(PASSWORD + "2")


def test_where_mail_is_sent_the_link_goes_to_them_alone(cast: Cast, postbox: Postbox) -> None:
    client_of(cast.member)
    changes.undo(structure.leave(cast.member, today(), author=cast.owner), author=cast.owner)
    page = client_of(cast.owner).post("/people/invitations/", {"email": cast.member.email, "standing": "member"})
    assert [address for address, _text in postbox.mails] == [cast.member.email]
    assert LINK.search(page.content.decode()) is None
