"""Random organizations for property tests: lines, teams inside teams, people partners, in force or not."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from levelset.process.structure import Bond
from levelset.web.people import above
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today

PERSON = st.integers(0, 4)
BEGINS = st.sampled_from([-9, 0, 3])
"""Days from today on which something begins: long ago, today, or not yet."""

LINES: Any = st.lists(st.tuples(PERSON, PERSON, st.booleans(), BEGINS), max_size=8)
"""Person, who stands above, whether as tech lead, since when."""

MEMBERSHIPS: Any = st.lists(st.tuples(PERSON, st.integers(0, 2), BEGINS), max_size=6)
"""Person, team, since when. Team 1 is inside team 0, team 2 stands alone."""

PARTNERS: Any = st.lists(st.tuples(PERSON, st.none() | st.integers(0, 2), BEGINS), max_size=3)
"""Person, team or everybody, since when."""


def organize(
    people: list[User],
    lines: list[tuple[int, int, bool, int]],
    memberships: list[tuple[int, int, int]],
    partners: list[tuple[int, int | None, int]],
) -> None:
    """Make the organization in the database. What cannot be (two managers, oneself) is left out."""
    teams = make_teams()
    managed: set[int] = set()
    for person, over, lead, begins in lines:
        if person == over or (not lead and person in managed):
            continue
        managed |= set() if lead else {person}
        bond = (Bond.LEAD if lead else Bond.MANAGER).value
        ReportingLine.objects.create(person=people[person], above=people[over], bond=bond, begins=day(begins))
    for person, team in dict.fromkeys((one[0], one[1]) for one in memberships):
        begins = next(one[2] for one in memberships if one[:2] == (person, team))
        Membership.objects.create(person=people[person], team=teams[team], begins=day(begins))
    for person, scope, begins in partners:
        team_of = None if scope is None else teams[scope]
        Partnership.objects.create(person=people[person], team=team_of, begins=day(begins))
    above.work_out()


def make_teams() -> list[Team]:
    """Three teams, the second one inside the first."""
    outer, alone = Team.objects.create(name="Piers"), Team.objects.create(name="Cranes")
    inner = Team.objects.create(name="Cables", parent=outer)
    for team, path in ((outer, f"/{outer.pk}/"), (inner, f"/{outer.pk}/{inner.pk}/"), (alone, f"/{alone.pk}/")):
        team.path = path
        team.save()
    return [outer, inner, alone]


def day(offset: int) -> date:
    """A day near today."""
    return today() + timedelta(days=offset)
