"""Writes the JSON Schemas that the package carries: ``python -m levelset.interchange.schema_files``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from levelset.interchange import compare_v1, evidence_v1, json_v1, report, suggest_v1, way_v1

FOLDER = Path(__file__).parent / "schemas"

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "levelset-1.json": json_v1.schema,
    "levelset-import-1.json": report.schema,
    "levelset-compare-1.json": compare_v1.compare_schema,
    "levelset-compare-1-diff.json": compare_v1.diff_schema,
    "levelset-path-1.json": compare_v1.path_schema,
    "levelset-evidence-1.json": evidence_v1.schema,
    "levelset-suggest-1.json": suggest_v1.schema,
    "levelset-way-1.json": way_v1.schema,
}


def text_of(name: str) -> str:
    """What the file of this name should hold."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Writes every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / name).write_text(text_of(name), encoding="utf-8")


if __name__ == "__main__":  # pragma: no cover
    main()
