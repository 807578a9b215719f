"""The door to placements and aims: levels are seen by the person, the managers above them and their people partners;
which role somebody has, by everybody of the organization.

Each rule stands as a predicate about one person and as a condition of a query; ``tests/web/placements`` holds that both
say what ``process.visibility`` says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404

from levelset.process.placement import may_place
from levelset.process.visibility import SEES_LEVEL, Relation, Relations, may_see_level
from levelset.web.people import queries as everybody
from levelset.web.people.access import people, relations
from levelset.web.people.access.relations import Reader, Viewer, is_to
from levelset.web.people.models import User
from levelset.web.people.periods import in_force, today
from levelset.web.placements.models import Aim, Placement
from levelset.web.prepared import Given, each, prepared


@dataclass(frozen=True, slots=True)
class Seen:
    """A person as one reader may see them."""

    person: User
    relations: Relations
    alone: bool
    """The reader is the one person of ``serve --solo``."""

    @property
    def may_place(self) -> bool:
        """Whether the reader may write down which level the person holds."""
        return may_place(self.relations, alone=self.alone, here=self.person.is_active)

    @property
    def is_self(self) -> bool:
        """Whether the reader is the person."""
        return Relation.SELF in self.relations


def person_with_level(viewer: Viewer, handle: str) -> Seen:
    """Somebody whose level the viewer may see; raises ``Http404`` alike for others and where there is nobody."""
    person = people.person(viewer, handle)
    found = relations(viewer, person)
    if not may_see_level(found):
        raise Http404
    return Seen(person, found, is_alone(viewer))


def may_write_level(author: Viewer, person: User) -> bool:
    """Whether somebody may write down which level a person holds."""
    return may_place(relations(author, person), alone=is_alone(author), here=person.is_active)


def is_alone(viewer: Viewer) -> bool:
    """Whether a viewer is the one person of ``serve --solo``. With a second person there, nobody is."""
    return settings.SOLO and everybody.the_one() == viewer


def placements(viewer: Viewer | Reader) -> QuerySet[Placement]:
    """Every placement that a viewer may see."""
    return Placement.objects.filter(_any_of(viewer, SEES_LEVEL))


def roles_today(people: Sequence[int]) -> list[tuple[int, str, int]]:
    """Which role each of these people has today, and in which version: for everybody of the organization.

    Nothing else of a placement is in it, the level least of all.
    """
    return _roles(people=list(people), day=today())


@prepared
def _roles(people: Given, day: Given) -> QuerySet[Placement, tuple[int, str, int]]:
    rows = Placement.objects.filter(in_force(day), person__in=each(people), person__is_active=True)
    return rows.order_by().values_list("person_id", "role", "version")


def aims(viewer: Viewer | Reader) -> QuerySet[Aim]:
    """Every aim that a viewer may see: their own, and those that their reports of today opened to their manager."""
    own = _any_of(viewer, frozenset({Relation.SELF}))
    return Aim.objects.filter(own | (Q(with_manager=True) & _any_of(viewer, frozenset({Relation.MANAGER}))))


def _any_of(viewer: Viewer | Reader, wanted: Relations) -> Q:
    """The person of a record stands in one of these relations to the viewer."""
    found = Q(pk__in=[])
    for relation in sorted(wanted):
        found |= Q(is_to(viewer, relation, "person_id"))
    return found
