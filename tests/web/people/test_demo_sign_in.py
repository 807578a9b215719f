"""Signing in as anyone exists in the demo, on this machine, and nowhere else."""

import dataclasses

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cast import Cast
from levelset.web.people import queries
from levelset.web.people.actions.demo import make_demo_people
from levelset.web.people.demo import is_loopback, may_sign_in_as_anyone

LOOPBACK = {"demo": True, "bound_to": "127.0.0.1:8000", "host": "localhost:8000", "remote": "127.0.0.1"}


@pytest.fixture
def in_demo(settings: LazySettings) -> None:
    """The demo profile on loopback."""
    settings.DEMO = True
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, bound_to="127.0.0.1:8000")
    settings.ALLOWED_HOSTS = ["*"]


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1", "127.0.0.1:80", "127.8.9.1", "[::1]", "[::1]:8000", "::1"]
)
def test_names_of_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["", "0.0.0.0", "0.0.0.0:8000", "[::]:8000", "10.0.0.1", "levels.example.org", "localhost.example.org", "[", ":"],
)
def test_other_names(host: str) -> None:
    assert not is_loopback(host)


def test_on_loopback_in_the_demo_one_may() -> None:
    assert may_sign_in_as_anyone(demo=True, bound_to="127.0.0.1:8000", host="localhost:8000", remote="127.0.0.1")


@given(st.sampled_from(["bound_to", "host", "remote"]), st.ip_addresses().filter(lambda ip: not ip.is_loopback))
def test_one_thing_off_loopback_is_enough_to_refuse(which: str, ip: object) -> None:
    assert not may_sign_in_as_anyone(**{**LOOPBACK, which: str(ip)})  # type: ignore[arg-type]


@given(st.text(), st.text(), st.text())
def test_outside_of_the_demo_never(bound_to: str, host: str, remote: str) -> None:
    assert not may_sign_in_as_anyone(demo=False, bound_to=bound_to, host=host, remote=remote)


@pytest.mark.django_db
@pytest.mark.usefixtures("in_demo")
def test_the_demo_lists_its_people_and_lets_one_be_each() -> None:
    make_demo_people()
    client = Client(HTTP_HOST="127.0.0.1:8000")
    page = client.get(reverse("demo")).content.decode()
    for person in queries.demo_people():
        assert person.name in page
        client.post(reverse("demo"), {"person": str(person.key)})
        assert client.get(reverse("account")).context["user"] == person


TUNNELS = [
    {f"HTTP_{name}": "203.0.113.9"} for name in ("FORWARDED", "VIA", "X_FORWARDED_FOR", "X_REAL_IP", "CF_CONNECTING_IP")
]
"""What tunnels and proxies of this machine add to the requests of another one."""


@pytest.mark.django_db
@pytest.mark.usefixtures("in_demo")
def test_making_the_demo_people_twice_makes_them_once() -> None:
    make_demo_people()
    make_demo_people()
    assert [person.standing for person in queries.demo_people()][:3] == ["owner", "editor", "member"]
    assert len(queries.demo_people()) == 39, "one of the forty left"
    assert len({person.pk for person in queries.demo_people()}) == 39
    assert not any(person.has_usable_password() for person in queries.demo_people())


@pytest.mark.django_db
@pytest.mark.parametrize("extra", [{"HTTP_HOST": "levels.example.org"}, {"REMOTE_ADDR": "10.0.0.9"}, *TUNNELS])
@pytest.mark.usefixtures("in_demo")
def test_off_loopback_the_page_does_not_exist(extra: dict[str, str]) -> None:
    make_demo_people()
    client = Client(**{"HTTP_HOST": "127.0.0.1:8000", **extra})  # type: ignore[arg-type]
    assert client.get(reverse("demo")).status_code == 404
    person = {"person": str(queries.demo_people()[0].key)}
    assert client.post(reverse("demo"), person).status_code == 404
    assert client.get(reverse("account")).status_code == 302


@pytest.mark.django_db
def test_outside_of_the_demo_the_page_does_not_exist(client: Client, cast: Cast) -> None:
    assert client.get(reverse("demo"), HTTP_HOST="127.0.0.1").status_code == 404
    assert client.post(reverse("demo"), {"person": str(cast.owner.key)}, HTTP_HOST="127.0.0.1").status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("in_demo")
def test_in_the_demo_one_is_nobody_but_its_people(cast: Cast) -> None:
    client = Client(HTTP_HOST="127.0.0.1:8000")
    assert client.post(reverse("demo"), {"person": str(cast.owner.key)}).status_code == 404
    assert client.post(reverse("demo"), {"person": "x"}).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("in_demo")
def test_another_site_cannot_sign_one_in() -> None:
    make_demo_people()
    client = Client(enforce_csrf_checks=True, HTTP_HOST="127.0.0.1:8000")
    person = {"person": str(queries.demo_people()[0].key)}
    assert client.post(reverse("demo"), person).status_code == 403
