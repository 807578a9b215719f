"""The shapes of ``levelset-import/1``; imported late, as pydantic takes its time."""

from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError

from levelset.core.findings import Finding, Result, Severity
from levelset.interchange.report import FORMAT, Report, ReportedPiece, ReportedSource
from levelset.interchange.wire import Counted, Wire
from levelset.interchange.wire_reading import shape_findings


class LineWire(Wire):
    """What became of one piece."""

    piece: Counted
    line: Counted | None
    fate: Literal[
        "framework",
        "title",
        "statement",
        "facet",
        "subtitle",
        "section",
        "pillar",
        "intro",
        "responsibility",
        "behavior",
        "note",
        "example",
        "footnote",
        "glossary",
        "prose",
        "chrome",
        "unresolved",
    ]
    target: str | None = None
    text: str = ""


class ReportedSourceWire(Wire):
    """One document."""

    file: str
    sha256: str = ""
    lines: list[LineWire] = []


class FindingWire(Wire):
    """One message; ``line`` is 0 where there is none."""

    code: str
    severity: Literal["error", "warning", "info"]
    message: str
    file: str = ""
    line: int = Field(default=0, ge=0)


class ReportWire(Wire):
    """The account of an import."""

    model_config = ConfigDict(title=FORMAT)
    format: Literal["levelset-import/1"]
    sources: list[ReportedSourceWire] = []
    findings: list[FindingWire] = []


def read(data: dict[str, Any], file: str | None) -> Result[Report | None]:
    """The report of a value whose format is right, with findings about its shape."""
    try:
        parsed = ReportWire.model_validate(data)
    except ValidationError as error:
        return Result(None, tuple(shape_findings(error.errors(include_url=False), file)))
    sources = tuple(
        ReportedSource(
            source.file,
            source.sha256,
            tuple(ReportedPiece(one.piece, one.line, one.fate, one.text, one.target) for one in source.lines),
        )
        for source in parsed.sources
    )
    findings = tuple(
        Finding(one.code, Severity(one.severity), one.message, one.file or None, one.line or None)
        for one in parsed.findings
    )
    return Result(Report(sources, findings))
