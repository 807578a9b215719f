"""Who stands in a relation to somebody names whom ``relations`` names, on random organizations."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import make_person
from levelset.process.visibility import Relation
from levelset.web.people.access.counterparts import counterparts
from levelset.web.people.access.relations import Reader, relations
from support.organizations import LINES, MEMBERSHIPS, PARTNERS, organize

pytestmark = pytest.mark.django_db


class TestOnRandomOrganizations(TestCase):
    """Lines, teams inside teams, partners of some of them, a leaver."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=timedelta(seconds=60), max_examples=20)
    @given(LINES, MEMBERSHIPS, PARTNERS, st.booleans())
    def test_the_other_way_round_says_the_same(
        self,
        lines: list[tuple[int, int, bool, int]],
        memberships: list[tuple[int, int, int]],
        partners: list[tuple[int, int | None, int]],
        somebody_left: bool,
    ) -> None:
        people = [make_person(f"P{number} Random") for number in range(5)]
        organize(people, lines, memberships, partners)
        if somebody_left:
            people[0].is_active = False
            people[0].save()
        for person in people:
            expected = {one: relations(one, person) for one in people}
            for relation in Relation:
                named = set(counterparts(relation, person))
                assert set(counterparts(relation, Reader.of(person))) == named
                wanted = {one for one, held in expected.items() if relation in held}
                assert named == wanted, (relation, person)
