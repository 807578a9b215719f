"""``.levelset/import.json``: where each text came from, what was inferred, what people decided, what is open.

::

    {"format": "levelset-record/1",
     "pages": {"machine-learning-engineer/ic2": {"headings": […], "texts": {…}}},
     "sources": [{"file": "ic2.txt", "sha256": "…"}],
     "decided": [{"file": "ic2.txt", …}],
     "unresolved": [{"file": "ic2.txt", "line": 3, "text": "…"}]}

``pages`` are the marks of each page (``marks``). The other three are accounts that importing hands over: lists of
plain objects, each with the ``file`` it speaks of. A new account of a file takes the place of its old one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from levelset.core.findings import Finding, Severity

FORMAT = "levelset-record/1"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """The accounts of imports: plain objects with a ``file`` each."""

    sources: tuple[Mapping[str, Any], ...] = ()
    decided: tuple[Mapping[str, Any], ...] = ()
    unresolved: tuple[Mapping[str, Any], ...] = ()

    def with_newer(self, newer: "Record") -> "Record":
        """This record, with everything about the files of the newer one taken from there."""
        files = {one.get("file") for part in (newer.sources, newer.decided, newer.unresolved) for one in part}

        def joined(mine: Sequence[Mapping[str, Any]], theirs: Sequence[Mapping[str, Any]]) -> Any:
            return (*(one for one in mine if one.get("file") not in files), *theirs)

        return Record(
            joined(self.sources, newer.sources),
            joined(self.decided, newer.decided),
            joined(self.unresolved, newer.unresolved),
        )


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What the file holds: the marks of each page, and the record."""

    pages: Mapping[str, Any]
    record: Record = Record()
    findings: tuple[Finding, ...] = ()


def to_text(pages: Mapping[str, Json], record: Record) -> str:
    """The file's text; ``EMPTY`` where there is nothing to remember."""
    values: Json = {"pages": {address: marks for address, marks in pages.items() if marks}}
    values |= {"sources": list(map(dict, record.sources)), "decided": list(map(dict, record.decided))}
    values |= {"unresolved": list(map(dict, record.unresolved))}
    held = {key: value for key, value in values.items() if value}
    text = _laid_out({"format": FORMAT, **held}, {"pages": 4}, 2) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def _laid_out(value: Any, deeper: Mapping[str, int], depth: int, indent: str = "") -> str:
    """JSON with one line for each thing at ``depth`` (``deeper`` for some keys), so that git shows what changed."""
    if depth == 0 or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    inner = indent + " "
    if isinstance(value, list):
        lines = [inner + _laid_out(item, {}, depth - 1, inner) for item in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    lines = [
        f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(item, {}, deeper.get(key, depth) - 1, inner)}"
        for key, item in value.items()
    ]
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


EMPTY = to_text({}, Record())
"""The text of a file that remembers nothing."""


def from_text(text: str, file: str) -> RecordFile:
    """What a file's text holds; what is damaged is told and counts as absent."""
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        return _unusable(
            "record/broken", "This is not valid JSON, so nobody can tell where texts came from.", file, line
        )
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        return _unusable("record/format", f"This file is no “{FORMAT}” and is not used.", file, 1)
    pages = values.get("pages")
    parts = (_accounts(values.get(name)) for name in ("sources", "decided", "unresolved"))
    return RecordFile(pages if isinstance(pages, dict) else {}, Record(*parts))


def _unusable(code: str, message: str, file: str, line: int) -> RecordFile:
    return RecordFile({}, Record(), (Finding(code, Severity.WARNING, message, file, line),))


def _accounts(value: Any) -> tuple[Mapping[str, Any], ...]:
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()
