"""What the pages of sources show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q

from levelset.interchange.worklogs.record import Record
from levelset.interchange.worklogs.taken_along import key_of
from levelset.web.evidence.models import Entry
from levelset.web.people.models import User
from levelset.web.sources import access
from levelset.web.sources.models import Gathering, Token
from levelset.web.sources.stored import from_data

PER_PAGE = 100
"""Records of one page of the list: what can be picked in one go."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One line of the list: its place, what it says, and the entry that was made of it before, if there is one."""

    number: int
    record: Record
    entry: Entry | None


def page_of(gathering: Gathering, author: User, number: str) -> tuple[Page[dict[str, object]], list[Candidate]]:
    """One page of a gathering, with what is in the author's log already."""
    shown = Paginator(gathering.records, PER_PAGE).get_page(number)
    first = shown.start_index() - 1
    records = [from_data(data) for data in shown.object_list]
    there = entries_of(author, records)
    return shown, [Candidate(first + place, record, there.get(record.origin)) for place, record in enumerate(records)]


def entries_of(author: User, records: Iterable[Record]) -> dict[str, Entry]:
    """Origin of a record → the entry of the author that was made of it; also one that they deleted since.

    Whoever brings their own log back where they took it along finds the entries themselves, also by way of a third
    place: what a record was first made from goes along with it.
    """
    names = {name: record.origin for record in records for name in (record.origin, *record.also)}
    keys = {key: origin for name, origin in names.items() if (key := key_of(name))}
    asked = Q(origin__in=list(names)) | Q(key__in=keys)
    found = Entry.objects.filter(asked, author=author).defer("outcome", "experiment")
    return {keys.get(entry.key) or names[entry.origin]: entry for entry in found}


def waiting(author: User) -> Sequence[Gathering]:
    """The lists that an author can still pick from."""
    return list(access.gatherings(author).defer("records", "findings")[:10])


def kept_tokens(author: User) -> Sequence[Token]:
    """Every token that an author keeps, also one for a forge that is elsewhere now: it can be removed."""
    return list(access.tokens(author))


def address_of(forge: str) -> str:
    """Where the installation's forge is, as its owner set it."""
    return str(getattr(settings.CONFIGURATION, f"{forge}_address"))


def kept_token(author: User, forge: str) -> Token | None:
    """The token that an author keeps for a forge, as long as the forge is where it was."""
    return access.tokens(author).filter(forge=forge, address=address_of(forge)).first()
