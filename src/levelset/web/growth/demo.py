"""What an invented person of the demo noted on the way to their aim; made once."""

from django.db import transaction

from levelset.web.evidence import access as evidence
from levelset.web.evidence.queries import person_by_email
from levelset.web.growth import access, actions, queries
from levelset.web.people.models import User

WHO = "ida@larkmoor.example"
SHOWN = {
    "I define how several teams evaluate": "Explained in the guild",
    "I agree with leaders which mistakes": "Wrote down which questions",
}
"""How a statement of the aim begins, and how the entry does that speaks to it."""

NEXT = {
    "I write code that other teams": "Make the repeatable training a template, together with the fare team.",
    "I define how several teams evaluate": "Ask the fare team in January whether the split by week held.",
}
NOT_YET = ("I plan migrations across several teams",)
"""Statements for which there was no opportunity so far."""


@transaction.atomic
def make_demo_way() -> int:
    """Say what speaks to the aim, and what comes next; how many statements that concerned. Nothing the second time."""
    person = person_by_email(WHO)
    way = queries.way(person) if person else None
    if person is None or way is None or access.steps(person).exists():
        return 0
    asked = [one.behavior for part in way.parts for one in part.asked]
    told = dict.fromkeys((*SHOWN, *NEXT, *NOT_YET))
    found = [(begins, one.statement) for begins in told for one in asked if one.text.startswith(begins)]
    for begins, statement in found:
        _note(person, begins, statement)
    return len(found)


def _note(person: User, begins: str, statement: str) -> None:
    entry = evidence.mine(person).filter(text__startswith=SHOWN[begins]).first() if begins in SHOWN else None
    if entry is not None:
        actions.say(statement, which=entry.key, speaks=True, author=person)
    if begins in NEXT or begins in NOT_YET:
        actions.note(statement, no_opportunity=begins in NOT_YET, next_step=NEXT.get(begins, ""), author=person)
