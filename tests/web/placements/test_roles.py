"""What role somebody has is seen by everybody of the organization, and the level is not told with it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast, client_of
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from levelset.web.people.actions import structure
from levelset.web.people.periods import today
from levelset.web.people.roles import roles_of
from levelset.web.placements import access, actions
from levelset.web.placements.models import Placement
from support import world

pytestmark = pytest.mark.django_db
IC1, IC2 = f"{world.ROLE}/ic1", f"{world.ROLE}/ic2"


@pytest.fixture(autouse=True)
def placed(cast: Cast) -> Placement:
    """The member holds a page since a month; the owner is everybody's people partner."""
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    structure.make_partner(cast.owner, None, today(), author=None)
    begins = today() - timedelta(days=30)
    return actions.place(cast.member, IC1, begins=begins, reason="Hired for it.", author=cast.owner)


def said_to(viewer: object, address: str) -> tuple[bool, bool]:
    """Whether a page tells the role, and whether it tells the level."""
    page = client_of(viewer).get(address)  # type: ignore[arg-type]
    text = page.content.decode().partition("<main")[2] if page.status_code == 200 else ""
    return "Bridge Engineer" in text, "IC1" in text


def test_everybody_sees_the_role_and_those_alone_the_level_who_may(cast: Cast) -> None:
    one, level = f"/people/{cast.member.handle}", f"/people/{cast.member.handle}/level"
    for viewer in (cast.second, cast.editor):
        assert [said_to(viewer, page) for page in (one, "/people/", level)] == [
            (True, False),
            (True, False),
            (False, False),
        ]
    assert [said_to(cast.owner, page) for page in (one, level)] == [(True, False), (True, True)]
    for nobody in (cast.leaver, cast.nobody):
        assert [said_to(nobody, page) for page in (one, "/people/")] == [(False, False)] * 2


def test_a_role_is_that_of_today(cast: Cast, placed: Placement) -> None:
    tomorrow, day = today() + timedelta(days=1), today()
    people = [cast.member.pk, cast.second.pk]
    assert dict(roles_of(people)) == {cast.member.pk: "Bridge Engineer"}
    assert access.roles_today(people) == [(cast.member.pk, world.ROLE, 1)]
    for begins, ends in ((tomorrow, None), (day - timedelta(days=9), day)):
        Placement.objects.update(begins=begins, ends=ends)
        assert (dict(roles_of(people)), said_to(cast.second, f"/people/{cast.member.handle}")) == ({}, (False, False))
    Placement.objects.update(begins=day, ends=tomorrow)
    assert said_to(cast.second, f"/people/{cast.member.handle}") == (True, False)
    structure.leave(cast.member, day, author=cast.owner)
    assert said_to(cast.second, f"/people/{cast.member.handle}") == (False, False)


def test_a_role_of_a_version_that_is_gone_is_called_by_its_key(
    cast: Cast,
) -> None:
    Placement.objects.update(version=99)
    assert dict(roles_of([cast.member.pk])) == {cast.member.pk: world.ROLE}
    assert roles_of([]) == {}


def test_a_list_asks_once_for_the_roles_of_all(cast: Cast) -> None:
    client = client_of(cast.second)
    client.get("/people/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/people/")
    assert len([one for one in queries if "placements_placement" in one["sql"]]) == 1
