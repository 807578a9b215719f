"""The door to what people note on the way to their aim: their own, and nobody else's."""

from django.db.models import QuerySet

from levelset.process.visibility import Relation
from levelset.web.growth.models import Step
from levelset.web.people.access.relations import Viewer, is_to


def steps(viewer: Viewer) -> QuerySet[Step]:
    """What a viewer noted. Nobody reads another's: not their manager, not an owner."""
    return Step.objects.filter(is_to(viewer, Relation.SELF, "person_id"))
