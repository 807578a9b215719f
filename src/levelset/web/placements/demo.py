"""What the invented people of the demo hold and aim at; made once."""

from datetime import timedelta

from django.db import transaction

from levelset.web.frameworks.access import current_version
from levelset.web.people.demo import DEMO_PEOPLE, DemoPerson
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.placements import actions
from levelset.web.placements.access import may_write_level
from levelset.web.placements.models import Placement

LEARNING, BUILDING = "machine-learning-engineer", "software-engineer"
ROLES = {"Forecasts": LEARNING, "Sensors": LEARNING, "Spans": BUILDING, "Cables": BUILDING}
ROLES |= {"Timetables": BUILDING, "Tickets": BUILDING}
LEVELS = ("ic3", "ic2", "ic1", "ic2", "ic3")
"""Of the people of a team, in the order of the list; the first of each is its tech lead, and one level higher."""

HISTORY = {
    "ida": (("ic2", 610, "Came at this level, from a university group"), ("ic3", 190, "Promotion, spring cycle"))
}
AIMS = {"ida": ("ic4", True), "yuki": ("ic3", False), "tariq": ("ic3", True)}
ROLE_OF = {"ida": LEARNING}
MANAGERS = frozenset({"tomas", "marisol", "otto", "bram", "solveig", "hiroshi", "leila", "grete", "dele"})


@transaction.atomic
def make_demo_placements() -> int:
    """Write down what the demo's engineers hold, as their people partner does it; how many placements that made."""
    people = {person.email: person for person in User.objects.filter(email__in=[one.email for one in DEMO_PEOPLE])}
    partner = next((people.get(one.email) for one in DEMO_PEOPLE if one.partner_of), None)
    if partner is None or current_version(partner) is None or Placement.objects.exists():
        return 0
    made, seats = 0, dict.fromkeys(ROLES, 0)
    for one in DEMO_PEOPLE:
        person = people.get(one.email)
        if person is None or one.team not in ROLES or one.key in MANAGERS or one.left is not None:
            continue
        history = HISTORY.get(one.key) or _history(one, seats)
        made += _place(person, partner, ROLE_OF.get(one.key, ROLES[one.team]), history)
        if one.key in AIMS:
            level, with_manager = AIMS[one.key]
            address = f"{ROLE_OF.get(one.key, ROLES[one.team])}/{level}"
            actions.choose_aim(address, with_manager=with_manager, author=person)
    return made


def _history(one: DemoPerson, seats: dict[str, int]) -> tuple[tuple[str, int, str], ...]:
    seat = seats[one.team]
    seats[one.team] += 1
    level = "ic4" if one.lead == "" else LEVELS[seat % len(LEVELS)]
    return ((level, one.managers[0][1] - 1, "Hired at this level"),)


def _place(person: User, partner: User, role: str, history: tuple[tuple[str, int, str], ...]) -> int:
    if not may_write_level(partner, person):
        return 0
    for level, ago, why in history:
        begins = today() - timedelta(days=ago)
        actions.place(person, f"{role}/{level}", begins=begins, reason=why, author=partner)
    return len(history)
