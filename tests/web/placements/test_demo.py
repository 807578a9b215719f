"""The demo's people hold pages of the demo's framework, once."""

from dataclasses import replace

import pytest

from levelset.comparing.identity import with_ids
from levelset.interchange.folder import read_framework
from levelset.process.rights import Audience
from levelset.web.commands.demo import FRAMEWORK
from levelset.web.frameworks.actions import publish
from levelset.web.people.actions.demo import make_demo_people
from levelset.web.people.models import User
from levelset.web.placements import demo
from levelset.web.placements.models import Aim, Placement

pytestmark = pytest.mark.django_db


def test_the_demos_engineers_hold_pages_and_some_have_aims() -> None:
    assert demo.make_demo_placements() == 0, "nobody is there yet"
    make_demo_people()
    assert demo.make_demo_placements() == 0, "nothing is published yet"
    read = read_framework(FRAMEWORK)
    assert read.value is not None
    publish(with_ids(replace(read.value)), author=User.objects.get(name="Noor Haddad"), audience=Audience.ANYONE)
    made = demo.make_demo_placements()
    assert made == Placement.objects.count() > 25
    assert Placement.objects.filter(person__name="Ida Lindqvist").count() == 2
    assert Aim.objects.count() == len(demo.AIMS)
    assert not Placement.objects.filter(person__is_active=False).exists()
    assert demo.make_demo_placements() == 0
