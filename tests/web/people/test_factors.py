"""Second factors: an app with codes, recovery codes, and who has to have one. Passkeys are in ``tests/browser``."""

import dataclasses
import json
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from cast import PASSWORD, Cast, client_of
from levelset.core.errors import LevelsetError
from levelset.process.rights import Standing, has_to_have_second_factor
from levelset.web.audit.models import Event
from levelset.web.people import factors
from levelset.web.people.models import User
from levelset.web.sealing import Unopened, seal, unseal

pytestmark = pytest.mark.django_db


def code_of(secret: str, ahead: int = 0) -> str:
    """What an app with this secret shows now, or some half minutes ahead."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def confirmed(person: User) -> Client:
    """A client of somebody who has just said once more who they are."""
    client = client_of(person)
    client.post("/account/confirm/", {"password": PASSWORD})
    return client


def with_app(person: User) -> tuple[Client, str, list[str]]:
    """Somebody with an app: their client, the secret of the app, their recovery codes."""
    client = confirmed(person)
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", client.get("/account/2fa/app/").content.decode())
    assert secret
    letters = secret[1].replace(" ", "")
    answer = client.post("/account/2fa/app/", {"code": code_of(letters)})
    assert answer.headers["Location"] == "/account/2fa/codes/"
    page = client.get("/account/2fa/codes/").content.decode()
    return client, letters, re.findall(r"<code>(\d{8})</code>", page)


def sign_in(client: Client, person: User) -> Any:
    """The first step."""
    return client.post("/account/login/", {"login": person.email, "password": PASSWORD, "next": "/account/"})


def test_a_change_asks_once_more_who_it_is(cast: Cast) -> None:
    client = client_of(cast.member)
    for address in ("/account/2fa/app/", "/account/passkeys/add/", "/account/2fa/codes/new/"):
        assert client.get(address).headers["Location"].startswith("/account/confirm/?next=")
    refused = client.post("/account/confirm/?next=/account/2fa/app/", {"password": "a guess"})
    assert refused.status_code == 200
    assert client.get("/account/2fa/app/").status_code == 302
    let_in = client.post("/account/confirm/?next=/account/2fa/app/", {"password": PASSWORD})
    assert let_in.headers["Location"] == "/account/2fa/app/"
    assert client.get("/account/2fa/app/").status_code == 200


def test_with_an_app_the_password_alone_lets_nobody_in(cast: Cast) -> None:
    _, secret, _ = with_app(cast.member)
    client = Client()
    assert sign_in(client, cast.member).headers["Location"].startswith("/account/2fa/authenticate/")
    assert client.get("/account/").status_code == 302
    assert "does not fit" in client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert client.get("/account/").status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": code_of(secret, 1)}).headers["Location"] == "/account/"
    assert client.get("/account/").status_code == 200


def test_a_code_works_once(cast: Cast) -> None:
    _, secret, _ = with_app(cast.member)
    code = code_of(secret, 1)
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, cast.member)
        client.post("/account/2fa/authenticate/", {"code": code})
    assert (first.get("/account/").status_code, second.get("/account/").status_code) == (200, 302)


def test_guessing_codes_is_slowed_down(cast: Cast) -> None:
    _, secret, _ = with_app(cast.member)
    client = Client()
    sign_in(client, cast.member)
    for _ in range(12):
        page = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "Too many" in page.content.decode()
    client.post("/account/2fa/authenticate/", {"code": code_of(secret, 1)})
    assert client.get("/account/").status_code == 302


def test_recovery_codes_are_shown_once_kept_as_a_file_and_work_once(cast: Cast) -> None:
    mine, _, codes = with_app(cast.member)
    assert len(set(codes)) == 10
    again = mine.get("/account/2fa/codes/").content.decode()
    assert codes[0] not in again
    assert "data:text/plain" not in again
    first, second = Client(), Client()
    for client in (first, second):
        sign_in(client, cast.member)
        client.post("/account/2fa/authenticate/", {"code": codes[0]})
    assert (first.get("/account/").status_code, second.get("/account/").status_code) == (200, 302)
    mine.post("/account/2fa/codes/new/")
    fresh = re.findall(r"<code>(\d{8})</code>", mine.get("/account/2fa/codes/").content.decode())
    assert len(fresh) == 10
    assert not set(fresh) & set(codes)
    third = Client()
    sign_in(third, cast.member)
    third.post("/account/2fa/authenticate/", {"code": codes[1]})
    assert third.get("/account/").status_code == 302


def test_secrets_lie_sealed_in_the_database(cast: Cast) -> None:
    _, secret, codes = with_app(cast.member)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        rows = [row if isinstance(row, str) else json.dumps(row) for (row,) in cursor.fetchall()]
    assert len(rows) == 2
    for row in rows:
        assert secret not in row
        assert not any(code in row for code in codes)
    app = Authenticator.objects.get(type="totp")
    assert unseal(app.data["secret"]) == secret


def test_another_key_opens_nothing_and_an_old_one_still_does(cast: Cast, settings: LazySettings) -> None:
    old, new = "A" * 43 + "=", "B" * 43 + "="
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, sealing_key=(old,))
    sealed = seal("a secret")
    assert sealed != seal("a secret")
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, sealing_key=(new, old))
    assert unseal(sealed) == "a secret"
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, sealing_key=(new,))
    with pytest.raises(Unopened, match="sealing_key"):
        unseal(sealed)
    assert issubclass(Unopened, LevelsetError)


def test_what_is_done_with_factors_stands_in_the_audit_log(cast: Cast) -> None:
    client, _, codes = with_app(cast.member)
    other = Client()
    sign_in(other, cast.member)
    other.post("/account/2fa/authenticate/", {"code": "000000"})
    other.post("/account/2fa/authenticate/", {"code": codes[0]})
    client.post("/account/2fa/codes/new/")
    client.post("/account/2fa/app/remove/")
    mine = f"person:{cast.member.key}"
    written = [
        (event.event, event.data["kind"])
        for event in Event.objects.filter(object_key=mine, event__contains="factor").order_by("id")
    ]
    assert ("person.added_factor", "totp") in written
    assert ("person.failed_factor", "totp") in written
    assert ("person.used_factor", "recovery_codes") in written
    assert written.count(("person.added_factor", "recovery_codes")) == 2
    assert ("person.removed_factor", "totp") in written
    assert not Authenticator.objects.exists(), "recovery codes alone are no second factor"


def test_the_code_for_the_camera_needs_nothing_that_our_policy_forbids(cast: Cast) -> None:
    client = confirmed(cast.member)
    answer = client.get("/account/2fa/app/")
    page = answer.content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]
    assert "no-cache" in answer.headers["Cache-Control"]


def test_nobody_touches_the_passkey_of_somebody_else(cast: Cast) -> None:
    theirs = Authenticator.objects.create(
        user=cast.second, type="webauthn", data={"name": "Blue key", "credential": {}}
    )
    client = confirmed(cast.member)
    for what in ("name", "remove"):
        absent = client.post(f"/account/passkeys/{theirs.pk + 1000}/{what}/", {"name": "Mine now"})
        foreign = client.post(f"/account/passkeys/{theirs.pk}/{what}/", {"name": "Mine now"})
        assert (foreign.status_code, foreign.content) == (absent.status_code, absent.content) == (404, absent.content)
    theirs.refresh_from_db()
    assert theirs.data["name"] == "Blue key"


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", "17", '"text"', '{"response": []}', '{"id": "a", "rawId": 3}', "no json"]
)
def test_an_answer_that_no_device_gave_is_refused_in_words(cast: Cast, sent: str) -> None:
    client = Client()
    client.get("/account/passkeys/login/", headers={"Accept": "application/json"})
    assert client.post("/account/passkeys/login/", {"credential": sent}).headers["Location"] == "/account/login/"
    assert client.get("/account/").status_code == 302
    mine = confirmed(cast.member)
    mine.get("/account/passkeys/add/")
    assert mine.post("/account/passkeys/add/", {"name": "Laptop", "credential": sent}).status_code == 200
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize(
    ("asked_of", "owner", "member"), [("optional", False, False), ("owners", True, False), ("everyone", True, True)]
)
def test_the_setting_says_who_has_to_have_one(asked_of: str, owner: bool, member: bool) -> None:
    assert has_to_have_second_factor(Standing.OWNER, asked_of) is owner
    assert has_to_have_second_factor(Standing.MEMBER, asked_of) is member
    assert has_to_have_second_factor(None, asked_of) is False


def test_an_owner_who_has_to_have_one_gets_nowhere_without(cast: Cast, settings: LazySettings) -> None:
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, second_factor="owners")
    owner, member = client_of(cast.owner), client_of(cast.member)
    for address in ("/account/", "/import/", "/framework/", "/account/password/change/"):
        assert owner.get(address).headers["Location"] == "/account/2fa/"
        assert owner.post(address).headers["Location"] == "/account/2fa/"
    assert member.get("/account/").status_code == 200
    assert "asks for a second factor" in owner.get("/account/2fa/").content.decode()
    with_app(cast.owner)
    assert owner.get("/account/").status_code == 200


def test_whoever_lost_everything_begins_again_by_a_command_of_the_server(cast: Cast) -> None:
    from django.core.management import CommandError, call_command

    with_app(cast.member)
    call_command("withdraw_factors", cast.member.email.upper(), verbosity=0)
    assert factors.withdraw(cast.member) == 0
    client = Client()
    assert sign_in(client, cast.member).headers["Location"] == "/account/"
    assert Event.objects.filter(event="person.factors_withdrawn", object_key=f"person:{cast.member.key}").count() == 1
    with pytest.raises(CommandError, match="Nobody here"):
        call_command("withdraw_factors", "nobody@example.org")
