"""What an import hands over to be published."""

from levelset.comparing.slots import known_ids_only
from levelset.core.model import Framework
from levelset.web.imports import queries


def to_publish(work: queries.Work) -> Framework:
    """The framework that would be published; statements that are new have no id yet, so that it can be asked about."""
    return known_ids_only(queries.outcome_of(work).framework, work.current.framework if work.current else None)
