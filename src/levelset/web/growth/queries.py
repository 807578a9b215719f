"""The way to one's aim: each statement that is new there, with one's evidence and what one noted."""

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum

from django.db.models import QuerySet

from levelset.core.model import Page
from levelset.web.evidence import access as evidence
from levelset.web.evidence.models import Entry, SpeaksTo
from levelset.web.frameworks.access import current_version
from levelset.web.growth import access
from levelset.web.growth.expected import Expected, ExpectedPart, expected
from levelset.web.growth.models import Step
from levelset.web.people.access.relations import READER, ask
from levelset.web.people.models import User
from levelset.web.placements import queries as placements
from levelset.web.placements.models import Aim
from levelset.web.prepared import prepared

WITNESSES = "of__attestations__colleague"
LATEST = ("-of__begins", "-of_id")


@dataclass(frozen=True, slots=True)
class Asked:
    """One statement of the aim with the entries that speak to it and what the person noted."""

    behavior: Expected
    entries: tuple[Entry, ...]
    step: Step | None


class Showing(Enum):
    """What of a way is shown. The value stands in the address."""

    ALL = ""
    WITH_EVIDENCE = "evidence"
    WITHOUT = "nothing-yet"
    NEXT = "next"
    NO_OPPORTUNITY = "no-opportunity"

    def holds(self, one: Asked) -> bool:
        """Whether a statement is shown."""
        return {
            Showing.ALL: True,
            Showing.WITH_EVIDENCE: bool(one.entries),
            Showing.WITHOUT: not one.entries and one.step is None,
            Showing.NEXT: one.step is not None and bool(one.step.next_step),
            Showing.NO_OPPORTUNITY: one.step is not None and one.step.no_opportunity,
        }[self]


@dataclass(frozen=True, slots=True)
class Part:
    """The statements of one responsibility. ``near`` are entries that speak to the responsibility elsewhere."""

    of: ExpectedPart
    asked: tuple[Asked, ...]
    near: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on its page."""
        return f"of-{self.asked[0].behavior.statement}"


@dataclass(frozen=True, slots=True)
class Way:
    """From the page that somebody holds to the one that they aim at."""

    aim: Aim
    page: Page | None
    held: Page | None
    version: int
    parts: tuple[Part, ...]
    left: tuple[Step, ...]

    def find(self, statement: str) -> tuple[Part, Asked] | None:
        """One statement with the part in which it stands; None where it is not on the way."""
        for part in self.parts:
            for one in part.asked:
                if one.behavior.statement == statement:
                    return part, one
        return None

    def showing(self, wanted: Showing) -> tuple[Part, ...]:
        """The parts, narrowed down to statements of which this holds."""
        parts = (replace(part, asked=tuple(filter(wanted.holds, part.asked))) for part in self.parts)
        return tuple(part for part in parts if part.asked)


def way(person: User) -> Way | None:
    """One's own way; None without an aim. A fixed number of queries."""
    aim = placements.own_aim(person)
    if aim is None:
        return None
    version = current_version(person)
    page, _href = placements.page_now(version, aim)
    now = placements.held_in(version, placements.own_history(person))
    held = now.page if now else None
    steps = {step.statement: step for step in access.own_steps(person)}
    if version is None or page is None:
        return Way(aim, None, held, aim.version, (), tuple(steps.values()))
    parts = expected(version, page, held)
    by_statement, by_responsibility = _entries(person)
    found = tuple(_part(part, by_statement, by_responsibility, steps) for part in parts)
    asked = {one.behavior.statement for part in found for one in part.asked}
    left = tuple(step for key, step in steps.items() if key not in asked)
    return Way(aim, page, held, version.number, found, left)


def _entries(person: User) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    by_statement: defaultdict[str, list[Entry]] = defaultdict(list)
    by_responsibility: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in ask(_spoken_to, person):
        by_statement[row.statement].append(row.of)
        by_responsibility[row.responsibility].append(row.of)
    return by_statement, by_responsibility


@prepared
def _spoken_to() -> QuerySet[SpeaksTo]:
    mine = SpeaksTo.objects.filter(of__in=evidence.mine(READER))
    return mine.select_related("of").prefetch_related(WITNESSES).order_by(*LATEST)


def _part(
    part: ExpectedPart,
    by_statement: dict[str, list[Entry]],
    by_responsibility: dict[str, list[Entry]],
    steps: dict[str, Step],
) -> Part:
    asked = tuple(
        Asked(one, tuple(by_statement.get(one.statement, ())), steps.get(one.statement)) for one in part.behaviors
    )
    direct = {entry.pk for one in asked for entry in one.entries}
    near = {entry.pk: entry for name in sorted(part.names) for entry in by_responsibility.get(name, ())}
    return Part(part, asked, tuple(entry for key, entry in near.items() if key not in direct))


def asked_for(person: User, statement: str) -> tuple[Expected, str, int] | None:
    """One statement of one's way, the name of its responsibility, and the version; None where it is not there."""
    whole = way(person)
    found = whole.find(statement) if whole else None
    if whole is None or found is None:
        return None
    part, one = found
    return one.behavior, part.of.name, whole.version
