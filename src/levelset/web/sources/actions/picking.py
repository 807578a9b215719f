"""What an author picks comes into their log as private drafts, each once."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from levelset.core.errors import Refused
from levelset.interchange.worklogs.record import Record
from levelset.web.evidence.actions.logging import Details, bring_in
from levelset.web.people.actions.holding import refuse_while_held
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.sources import access, queries
from levelset.web.sources.stored import from_data


@dataclass(frozen=True, slots=True)
class Picked:
    """How many came in, how many were there before, and what could not be kept."""

    new: int
    there: int
    refused: tuple[str, ...]


def pick(key: uuid.UUID, numbers: Iterable[int], *, author: User) -> Picked:
    """Bring the records at these places into the author's log; places that are none are passed over.

    Raises ``Http404`` for a list of somebody else.
    """
    gathering = access.gathering(author, key)
    wanted = [number for number in sorted(set(numbers)) if 0 <= number < len(gathering.records)][: queries.PER_PAGE]
    new, there, refused = 0, 0, []
    with transaction.atomic():
        records = [from_data(gathering.records[number]) for number in wanted]
        held = queries.entries_of(author, records)
        for record in records:
            if record.origin in held:
                there += 1
                continue
            try:
                _entry, is_new = bring_in(_details(record), origin=record.origin, author=author)
            except Refused as refusal:
                refused.append(str(refusal))
                continue
            new, there = new + is_new, there + (not is_new)
    return Picked(new, there, tuple(refused))


def put_away(key: uuid.UUID, *, author: User) -> None:
    """Forget a list; raises ``Http404`` for one of somebody else, ``Refused`` where a legal hold keeps it."""
    found = access.gathering(author, key)
    refuse_while_held(author, author=author)
    found.delete()


def _details(record: Record) -> Details:
    return Details(
        text=record.text,
        begins=record.begins or today(),
        ends=record.ends,
        kind=record.kind,
        links=record.links,
        project=record.project,
        outcome=record.outcome,
        experiment=dict(record.experiment),
    )
