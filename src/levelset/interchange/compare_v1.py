"""The formats of comparisons (DESIGN §5): ``levelset-compare/1`` and ``levelset-path/1``. What fills them compares."""

from typing import Any

COMPARE = "levelset-compare/1"
PATH = "levelset-path/1"

Json = dict[str, Any]


def compare_schema() -> Json:
    """The JSON Schema (2020-12) of a comparison; the package carries it as ``schemas/levelset-compare-1.json``."""
    from levelset.interchange.compare_wire import ComparisonWire  # pydantic is slow to import

    return _schema(ComparisonWire)


def diff_schema() -> Json:
    """The JSON Schema of a comparison of frameworks; the package has it as ``schemas/levelset-compare-1-diff.json``."""
    from levelset.interchange.diff_wire import DiffWire

    return _schema(DiffWire)


def path_schema() -> Json:
    """The JSON Schema (2020-12) of the path of a role; the package carries it as ``schemas/levelset-path-1.json``."""
    from levelset.interchange.compare_wire import PathWire

    return _schema(PathWire)


def _schema(model: Any) -> Json:
    generated: Json = model.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}
