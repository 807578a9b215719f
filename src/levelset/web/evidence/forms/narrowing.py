"""What a log is narrowed down to, as the address has it. Whatever is no filter is left out."""

import uuid
from typing import Any

from django.http import QueryDict

from levelset.process.evidence import Kind
from levelset.web.evidence.lists import Filters

LONGEST = 200


def filters_of(asked: QueryDict) -> Filters:
    """The filters in an address; values that cannot be one are ignored."""
    given: dict[str, Any] = {name: asked.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in asked}
    kind, project = given.get("kind", ""), given.get("project", "")
    return Filters(
        text=given.get("q", ""),
        kind=kind if kind in set(Kind) else "",
        responsibility=given.get("responsibility", ""),
        project=project if _is_key(project) else "",
        stage=given.get("stage", ""),
    )


def _is_key(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
