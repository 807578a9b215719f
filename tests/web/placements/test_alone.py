"""The one person of a laptop writes down their own level, and reads what is expected of them; nobody else does so."""

import dataclasses

import pytest
from django.conf import LazySettings
from django.test import Client

from cast import client_of, make_person
from levelset.core.errors import Refused
from levelset.process.rights import Audience, Standing
from levelset.web.audit.models import Event
from levelset.web.frameworks.actions import publish
from levelset.web.people.actions.solo import make_the_one
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.placements import actions
from levelset.web.placements.models import Placement
from support import world

pytestmark = pytest.mark.django_db
GIVEN = {"page": f"{world.ROLE}/ic1", "begins": "2025-03-01", "reason": "Came at this level"}
LEVEL = "/people/ada/level"


@pytest.fixture
def ada(settings: LazySettings) -> User:
    """The one person of an empty folder that was started with --solo."""
    settings.SOLO = True
    settings.CONFIGURATION = dataclasses.replace(settings.CONFIGURATION, profile="solo", bound_to="127.0.0.1:8000")
    return make_the_one("Ada", "ada@example.org")


def text_of(client: Client, address: str) -> str:
    """A page as the person on the laptop opens it."""
    answer = client.get(address, headers={"Host": "localhost"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_an_empty_folder_to_what_is_expected_of_me(ada: User) -> None:
    client = Client(headers={"Host": "localhost"})
    assert "Import your documents" in text_of(client, LEVEL)
    assert "Write down your level" not in text_of(client, LEVEL), "there is no page to hold yet"
    publish(world.framework(), author=ada, audience=Audience.MEMBERS)
    mine = text_of(client, "/me")
    assert f'href="{LEVEL}">Write down your level</a>' in mine
    page = text_of(client, LEVEL)
    assert "Write down your level" in page and "Only you can see this" in page and "when you look back" in page
    assert "A people partner" not in page and "a people partner" not in mine

    answer = client.post(LEVEL, GIVEN, follow=True)
    told = answer.content.decode()
    assert "You hold IC1 Bridge Engineer from" in told and "Write down the next page" in told
    mine = text_of(client, "/me")
    assert "IC1 Bridge Engineer" in mine and "at this level since" in mine and "Write down your level" not in mine
    aim = client.get("/me/aim").content.decode()
    assert f'value="{world.ROLE}/ic2" selected' in aim, "the level above the own one is offered"
    assert client.post("/me/aim", {"page": f"{world.ROLE}/ic2"}).status_code == 302
    aim = client.get("/me/aim").content.decode()
    assert "I hold" in aim and "What rises on the way" in aim
    assert "No level of yours" not in text_of(client, "/me/way")
    assert Event.objects.get(event="placement.written").actor == str(ada.key)


def test_what_was_written_by_mistake_is_taken_back(ada: User) -> None:
    publish(world.framework(), author=ada, audience=Audience.MEMBERS)
    client = client_of(ada)
    assert "Choose a page" in client.post(LEVEL, {"begins": "2025-03-01"}).content.decode()
    client.post(LEVEL, GIVEN)
    address = f"{LEVEL}/{Placement.objects.get().pk}/take-back"
    assert f'href="{address}"' in client.get(LEVEL).content.decode()
    assert "Only you can see this." in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert not Placement.objects.exists()


@pytest.mark.parametrize("why", ["another profile", "a second person"])
def test_elsewhere_nobody_writes_down_their_own_level(ada: User, settings: LazySettings, why: str) -> None:
    publish(world.framework(), author=ada, audience=Audience.MEMBERS)
    client = client_of(ada)
    client.post(LEVEL, GIVEN)
    placement = Placement.objects.get()
    if why == "another profile":
        settings.SOLO = False
    else:
        make_person("Bea", Standing.MEMBER)
    page = client.get(LEVEL).content.decode()
    assert "Write down the next page" not in page and "Take back" not in page and "your people partners can see" in page
    assert client.post(LEVEL, GIVEN | {"page": f"{world.ROLE}/ic2"}).status_code == 404
    assert client.post(f"{LEVEL}/{placement.pk}/take-back").status_code == 404
    with pytest.raises(Refused, match="nobody their own"):
        actions.place(ada, f"{world.ROLE}/ic2", begins=today(), reason="Because", author=ada)
    with pytest.raises(Refused, match="Only a people partner"):
        actions.take_back(placement, author=ada)
    assert list(Placement.objects.all()) == [placement]
    placement.delete()
    assert "a people partner of yours does that" in client.get("/me").content.decode()
    assert "A people partner of yours does that" in client.get(LEVEL).content.decode()
