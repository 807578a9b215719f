"""``levelset-evidence/1``: the log of one person, to take along. What fills it is the web application."""

from typing import Any

FORMAT = "levelset-evidence/1"

Json = dict[str, Any]


def schema() -> Json:
    """The JSON Schema (2020-12) of a log; the package carries it as ``schemas/levelset-evidence-1.json``."""
    from levelset.interchange.evidence_wire import EvidenceWire  # pydantic is slow to import

    generated = EvidenceWire.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}
