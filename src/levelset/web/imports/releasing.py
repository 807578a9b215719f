"""What an import hands over to be published."""

from dataclasses import replace

from levelset.comparing.slots import known_ids_only
from levelset.core.model import Framework
from levelset.web.imports import queries
from levelset.web.imports.owned import own_framework


def to_publish(work: queries.Work) -> Framework:
    """The framework that would be published; statements that are new have no id yet, so that it can be asked about.

    What came in Levelset's own form keeps its ids.
    """
    known = [one for one in (work.current.framework if work.current else None, own_framework(work.record)) if one]
    pages = tuple(page for framework in known for page in framework.pages)
    return known_ids_only(queries.outcome_of(work).framework, replace(known[0], pages=pages) if known else None)
