"""The format of suggestions (DESIGN §5), ``levelset-suggest/1``; what fills it matches."""

from typing import Any

FORMAT = "levelset-suggest/1"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12); the package carries it as ``schemas/levelset-suggest-1.json``."""
    from levelset.interchange.suggest_wire import SuggestionsWire  # pydantic is slow to import

    generated: dict[str, Any] = SuggestionsWire.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}
