"""The door to what people note on the way to their aim: their own, and nobody else's."""

from django.db.models import QuerySet

from levelset.process.visibility import Relation
from levelset.web.growth.models import Step
from levelset.web.people.access.relations import READER, Reader, Viewer, ask, is_to
from levelset.web.prepared import prepared


def steps(viewer: Viewer | Reader) -> QuerySet[Step]:
    """What a viewer noted. Nobody reads another's: not their manager, not an owner."""
    return Step.objects.filter(is_to(viewer, Relation.SELF, "person_id"))


def own_steps(viewer: Viewer) -> list[Step]:
    """All of it."""
    return ask(_own_steps, viewer)


@prepared
def _own_steps() -> QuerySet[Step]:
    return steps(READER)
