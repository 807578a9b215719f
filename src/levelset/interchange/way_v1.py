"""``levelset-way/1``: one person's way to their aim, to take along. What fills it is the web application."""

from typing import Any

FORMAT = "levelset-way/1"

Json = dict[str, Any]


def schema() -> Json:
    """The JSON Schema (2020-12) of a way; the package carries it as ``schemas/levelset-way-1.json``."""
    from levelset.interchange.way_wire import WayWire  # pydantic is slow to import

    generated = WayWire.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}
