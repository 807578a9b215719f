"""The way of the demo's engineer: evidence, a witness, next steps, and what there was no opportunity for."""

import pytest

from levelset.comparing.identity import with_ids
from levelset.interchange.folder import read_framework
from levelset.process.rights import Audience
from levelset.web.commands.demo import FRAMEWORK
from levelset.web.evidence.demo import make_demo_evidence
from levelset.web.frameworks.actions import publish
from levelset.web.growth import demo, queries
from levelset.web.growth.queries import Showing
from levelset.web.people.actions.demo import make_demo_people
from levelset.web.people.models import User
from levelset.web.placements.demo import make_demo_placements

pytestmark = pytest.mark.django_db


def test_the_way_of_the_demo_shows_what_a_way_is_for() -> None:
    assert demo.make_demo_way() == 0, "nobody is there yet"
    make_demo_people()
    read = read_framework(FRAMEWORK).value
    assert read is not None
    owner = User.objects.get(email="noor@larkmoor.example")
    publish(with_ids(read), author=owner, audience=Audience.ANYONE)
    make_demo_placements()
    make_demo_evidence()
    assert demo.make_demo_way() == len({*demo.SHOWN, *demo.NEXT, *demo.NOT_YET})
    assert demo.make_demo_way() == 0
    way = queries.way(User.objects.get(email=demo.WHO))
    assert way is not None
    shown = {one: sum(len(part.asked) for part in way.showing(one)) for one in Showing}
    assert shown[Showing.WITH_EVIDENCE] == len(demo.SHOWN)
    assert (shown[Showing.NEXT], shown[Showing.NO_OPPORTUNITY]) == (len(demo.NEXT), len(demo.NOT_YET))
    assert shown[Showing.ALL] > shown[Showing.WITHOUT] > 10
