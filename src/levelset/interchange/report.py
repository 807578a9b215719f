"""``levelset-import/1``: the account of an import, piece by piece (DESIGN §5), and back.

This room does not know importing; it takes anything that has the right attributes and gives plain values back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from levelset.core.findings import Finding, Result, Severity

FORMAT = "levelset-import/1"

Json = dict[str, Any]


class TellsPiece(Protocol):
    """What became of one piece: its number in the document, its line if it has one, its fate and its target."""

    @property
    def number(self) -> int: ...
    @property
    def line(self) -> int | None: ...
    @property
    def fate(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def target(self) -> str | None: ...


class TellsSource(Protocol):
    """The fates of all pieces of one document."""

    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def fates(self) -> Sequence[TellsPiece]: ...


@dataclass(frozen=True, slots=True)
class ReportedPiece:
    """One piece as a report tells it. ``fate`` is one of ``FATES``."""

    number: int
    line: int | None
    fate: str
    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedSource:
    """One document as a report tells it."""

    file: str
    sha256: str
    fates: tuple[ReportedPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was read."""

    sources: tuple[ReportedSource, ...] = ()
    findings: tuple[Finding, ...] = ()


def report_to_json(sources: Iterable[TellsSource], findings: Iterable[Finding]) -> Json:
    """The account of an import as a ``levelset-import/1`` value. ``line`` is 0 in a finding that has no line."""
    return {
        "format": FORMAT,
        "sources": [
            {
                "file": source.file,
                "sha256": source.sha256,
                "lines": [
                    {
                        "piece": piece.number,
                        "line": piece.line,
                        "fate": str(piece.fate),
                        "target": piece.target,
                        "text": piece.text,
                    }
                    for piece in source.fates
                ],
            }
            for source in sources
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": str(finding.severity),
                "message": finding.message,
                "file": finding.file or "",
                "line": finding.line or 0,
            }
            for finding in findings
        ],
    }


def report_from_json(data: Any, file: str | None = None) -> Result[Report | None]:
    """The report in a value; None with findings where it is none."""
    from levelset.interchange.report_wire import read  # pydantic is slow to import, and writing does without

    if not isinstance(data, dict) or data.get("format") != FORMAT:
        message = f"This is no import report: its “format” should be “{FORMAT}”."
        return Result(None, (Finding("json/format", Severity.ERROR, message, file),))
    return read(data, file)


def schema() -> Json:
    """The JSON Schema (2020-12) of a report; the package carries it as ``schemas/levelset-import-1.json``."""
    from levelset.interchange.report_wire import ReportWire

    generated = ReportWire.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **generated}
