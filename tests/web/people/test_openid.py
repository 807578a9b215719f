"""Sign-in with OpenID Connect, against a provider that really answers: who comes in, who does not, what is forged."""

import dataclasses
import http.client
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import LazySettings
from django.test import Client

from cast import PASSWORD, Cast
from levelset.web import configuration
from levelset.web.audit.models import Event
from levelset.web.configuration import Misconfigured
from levelset.web.openid import openid_provider
from levelset.web.people.models import User
from support import openid as providers

pytestmark = pytest.mark.django_db


def use(settings: LazySettings, **more: Any) -> None:
    """Put settings of the provider in force."""
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, **more)
    settings.SOCIALACCOUNT_PROVIDERS = openid_provider(settings.CONFIGURATION)


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[providers.Provider]:
    """A provider that answers, and settings that name it."""
    with providers.running() as found:
        use(
            settings,
            oidc_issuer=found.issuer,
            oidc_client_id=providers.CLIENT,
            oidc_client_secret=providers.SECRET,
            oidc_name="Larkmoor account",
        )
        yield found


def sent_on(address: str) -> str:
    """Where a page of the provider leads a browser."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    response = connection.getresponse()
    assert response.status == 302
    return response.headers["Location"]


def way_back(client: Client, wanted: str = "/account/") -> str:
    """Go to the provider, sign in there, and return the address that leads back."""
    response = client.get("/account/oidc/login/", {"next": wanted})
    assert response.status_code == 302, response.content.decode()
    back = urlsplit(sent_on(response.headers["Location"]))
    return f"{back.path}?{back.query}"


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return client.get("/account/").status_code == 200


def test_a_person_comes_in_by_their_verified_address_and_stays_who_they_are(
    provider: providers.Provider, cast: Cast
) -> None:
    client = Client()
    assert "Larkmoor account" in client.get("/account/login/").content.decode()
    provider.claims["email"] = "MIKA@example.org"
    people = User.objects.count()
    assert client.get(way_back(client)).headers["Location"] == "/account/"
    assert "Mika Member" in client.get("/account/").content.decode()
    assert User.objects.count() == people
    assert not SocialAccount.objects.exists()
    assert not SocialToken.objects.exists()
    assert Event.objects.filter(event="person.signed_in", actor=str(cast.member.key)).exists()
    cast.member.refresh_from_db()
    assert cast.member.check_password(PASSWORD), "the password is untouched"


def test_state_nonce_and_verifier_are_asked_of_the_provider(provider: providers.Provider, cast: Cast) -> None:
    client = Client()
    asked = parse_qs(urlsplit(client.get("/account/oidc/login/").headers["Location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert len(asked["state"][0]) >= 16
    assert len(asked["nonce"][0]) >= 24
    client.get(way_back(client))
    assert len(provider.exchanged[0]["code_verifier"]) >= 43


@pytest.mark.parametrize(
    ("forge", "why"),
    [
        ({"signed": "with another key"}, "a forged signature"),
        ({"signed": "with a key that it does not name"}, "an unknown key"),
        ({"signed": "with what is public"}, "the public key as a password"),
        ({"signed": "with the shared secret"}, "a signature that we could have made"),
        ({"signed": "not at all"}, "no signature"),
        ({"claims": {"aud": "another-program"}}, "another audience"),
        ({"claims": {"aud": [providers.CLIENT, "another-program"]}}, "several audiences, none of them authorized"),
        ({"claims": {"iss": "https://elsewhere.example"}}, "another issuer"),
        ({"claims": {"exp": 1}}, "long past"),
        ({"claims": {"nonce": "of another sign-in"}}, "another nonce"),
        ({"without": ["nonce"]}, "no nonce"),
        ({"without": ["exp"]}, "no end"),
        ({"without": ["sub"]}, "nobody"),
        ({"issuer_named": "https://elsewhere.example"}, "a provider that is somebody else"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_token_that_does_not_fit_lets_nobody_in(
    provider: providers.Provider, cast: Cast, forge: dict[str, Any], why: str
) -> None:
    client = Client()
    back = way_back(client)
    provider.forge = forge
    answer = client.get(back)
    assert answer.status_code == 403
    assert "That did not work" in answer.content.decode()
    assert not is_in(client)


def test_a_way_back_that_was_used_leads_nowhere(provider: providers.Provider, cast: Cast) -> None:
    client = Client()
    back = way_back(client)
    client.get(back)
    client.post("/account/logout/")
    assert client.get(back).status_code == 403
    assert not is_in(client)
    thief = Client()
    assert thief.get(way_back(client)).status_code == 403, "a state belongs to the browser that began"
    assert not is_in(thief)
    assert client.get("/account/oidc/callback/?code=a&state=b").status_code == 403
    assert client.get("/account/oidc/callback/").status_code == 403


@pytest.mark.parametrize("verified", [False, None, "false", "yes", 1, "absent"])
def test_an_address_that_is_not_verified_lets_nobody_in(
    provider: providers.Provider, cast: Cast, verified: object
) -> None:
    provider.claims["email_verified"] = verified
    if verified == "absent":
        del provider.claims["email_verified"]
    client = Client()
    answer = client.get(way_back(client))
    assert answer.status_code == 403
    assert "does not say that your e-mail address is verified" in answer.content.decode()
    assert not is_in(client)


def test_a_stranger_and_a_leaver_are_told_the_same_and_nobody_is_made(provider: providers.Provider, cast: Cast) -> None:
    told = []
    for email in ("eve@example.org", cast.leaver.email):
        provider.claims["email"] = email
        client = Client()
        answer = client.get(way_back(client))
        assert answer.status_code == 403
        told.append(answer.content.decode().replace(email, "…"))
        assert not is_in(client)
    assert told[0] == told[1]
    assert "Ask an owner" in told[0]
    assert not User.objects.filter(email="eve@example.org").exists()
    refusals = Event.objects.filter(event="person.refused_at_the_door")
    assert [event.data for event in refusals] == [{"reason": "no_person"}] * 2


def test_only_the_domains_of_the_setting_come_in(
    provider: providers.Provider, cast: Cast, settings: LazySettings
) -> None:
    use(settings, oidc_domains=("larkmoor.example",))
    client = Client()
    assert "your domain" in client.get(way_back(client)).content.decode()
    assert not is_in(client)
    use(settings, oidc_domains=("larkmoor.example", "Example.org"))
    client.get(way_back(client))
    assert is_in(client)


def test_where_it_is_the_only_way_passwords_and_passkeys_end(
    provider: providers.Provider, cast: Cast, settings: LazySettings
) -> None:
    use(settings, oidc_only=True)
    client = Client()
    page = client.get("/account/login/").content.decode()
    assert "Larkmoor account" in page
    assert "Password" not in page
    client.post("/account/login/", {"login": cast.member.email, "password": PASSWORD})
    assert not is_in(client)
    for address in ("/account/password/reset/", "/account/passkeys/login/"):
        assert client.get(address).headers["Location"] == "/account/login/"
        assert client.post(address).headers["Location"] == "/account/login/"
    client.get(way_back(client))
    assert is_in(client)


def test_a_second_factor_of_ones_own_is_asked_after_the_provider(provider: providers.Provider, cast: Cast) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(cast.member, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    client = Client()
    assert client.get(way_back(client)).headers["Location"].startswith("/account/2fa/authenticate/")
    assert not is_in(client)


def test_whoever_comes_by_the_provider_is_not_asked_to_set_up_another_factor(
    provider: providers.Provider, cast: Cast, settings: LazySettings
) -> None:
    use(settings, second_factor="everyone")
    client = Client()
    client.get(way_back(client))
    assert is_in(client)


def test_the_way_never_leads_to_another_site(provider: providers.Provider, cast: Cast) -> None:
    client = Client()
    assert client.get(way_back(client, "https://elsewhere.example/")).headers["Location"] == "/"


def test_what_a_link_adds_changes_nothing(provider: providers.Provider, cast: Cast) -> None:
    client = Client()
    forged = {
        "process": "connect",
        "scope": "everything",
        "auth_params": "prompt=none&nonce=mine",
        "action": "rerequest",
    }
    asked = parse_qs(urlsplit(client.get("/account/oidc/login/", forged).headers["Location"]).query)
    assert "everything" not in asked["scope"][0]
    assert "prompt" not in asked
    assert asked["nonce"] != ["mine"]


def test_a_provider_that_does_not_answer_is_told(cast: Cast, settings: LazySettings) -> None:
    use(settings, oidc_issuer="http://127.0.0.1:9", oidc_client_id="a", oidc_client_secret="b")
    answer = Client().get("/account/oidc/login/")
    assert answer.status_code == 403
    assert "does not answer" in answer.content.decode()


def test_somebody_who_calls_it_off_is_led_back(provider: providers.Provider, cast: Cast) -> None:
    client = Client()
    state = parse_qs(urlsplit(client.get("/account/oidc/login/").headers["Location"]).query)["state"][0]
    answer = client.get("/account/oidc/callback/", {"error": "access_denied", "state": state})
    assert "You did not sign in" in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"LEVELSET_OIDC_ISSUER": "http://id.example.org", "LEVELSET_OIDC_CLIENT_ID": "a"},
        {"LEVELSET_OIDC_ISSUER": "id.example.org", "LEVELSET_OIDC_CLIENT_ID": "a"},
        {"LEVELSET_OIDC_ISSUER": "https://id.example.org"},
        {"LEVELSET_OIDC_ONLY": "yes"},
        {"LEVELSET_SEALING_KEY": "short"},
        {"LEVELSET_SECOND_FACTOR": "sometimes"},
    ],
)
def test_settings_that_do_not_go_together_stop_the_start(given: dict[str, str], tmp_path: Any) -> None:
    with pytest.raises(Misconfigured):
        configuration.load({"LEVELSET_DATA": str(tmp_path), **given})
