"""The first page sends everybody on to what they came for, or says how to begin."""

import dataclasses

import pytest
from django.conf import LazySettings
from django.test import Client

from cast import Cast, client_of
from levelset.core.model import Framework, Level, Page, Role, Statement, Track
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish

pytestmark = pytest.mark.django_db


def publish_one(cast: Cast, audience: Audience) -> None:
    """A framework of one page."""
    framework = Framework(
        key="example",
        title="Example",
        tracks=(Track("ic", "Individual contributor"),),
        levels=(Level("ic", "IC1", 1),),
        roles=(Role("baker", "Baker"),),
        pages=(Page(role="baker", level="IC1", title="IC1 Baker", statement=Statement("I bake.")),),
    )
    publish(framework, author=cast.owner, audience=audience)


@pytest.mark.parametrize(("who", "begins"), [("owner", True), ("editor", True), ("member", False)])
def test_with_nothing_published_editors_are_led_to_import_and_others_wait(cast: Cast, who: str, begins: bool) -> None:
    page = client_of(cast.person(who)).get("/").content.decode()
    assert "Nothing is published yet" in page
    assert ('class="button primary" href="/import/"' in page) is begins


def test_somebody_who_is_not_signed_in_is_asked_to(client: Client, cast: Cast) -> None:
    assert client.get("/").headers["Location"] == "/account/login/"
    publish_one(cast, Audience.MEMBERS)
    assert client.get("/").headers["Location"] == "/account/login/"


def test_what_anyone_may_read_is_there_at_once(client: Client, cast: Cast) -> None:
    publish_one(cast, Audience.ANYONE)
    assert client.get("/").headers["Location"] == "/framework/"


def test_members_land_on_their_page(cast: Cast) -> None:
    publish_one(cast, Audience.MEMBERS)
    assert client_of(cast.member).get("/").headers["Location"] == "/me"


def test_the_demo_begins_with_its_people(client: Client, cast: Cast, settings: LazySettings) -> None:
    settings.DEMO = True
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, bound_to="127.0.0.1:8000")
    publish_one(cast, Audience.ANYONE)
    assert client.get("/").headers["Location"] == "/demo/"
    assert client_of(cast.member).get("/").headers["Location"] == "/me"
