"""Findings of a check for people and for programs: text, JSON (``levelset-check/1``), GitHub annotations."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from levelset.core.findings import Finding, Severity
from levelset.linting.checking import Checked, Problem
from levelset.linting.lines import Lines
from levelset.linting.rule import VERSION, Place, Profile

FORMAT = "levelset-check/1"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its file and line."""

    place: Place
    file: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as it is reported. ``spot``, ``words`` and ``others`` are there where a rule of the check found it."""

    finding: Finding
    spot: Spot | None = None
    words: str = ""
    others: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver set aside, with the reason."""

    told: Told
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is reported of one check, by file and line."""

    title: str
    profile: Profile
    told: tuple[Told, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity."""
        counted = Counter(one.finding.severity for one in self.told)
        return {severity: counted[severity] for severity in Severity}


def report_of(
    title: str, profile: Profile, checked: Checked, lines: Lines, read: Sequence[Finding] = (), prefix: str = ""
) -> Report:
    """The report of a check; ``read`` are findings from reading the folder, ``prefix`` stands before every file."""
    told = [Told(_moved(finding, prefix)) for finding in read]
    told += [_told(problem, lines, prefix) for problem in checked.problems]
    told.sort(key=lambda one: (one.finding.file or "", one.finding.line or 0))
    waived = (Waived(_told(problem, lines, prefix), waiver.reason) for problem, waiver in checked.waived)
    return Report(title, profile, tuple(told), tuple(waived))


def _moved(finding: Finding, prefix: str) -> Finding:
    file = prefix + finding.file if finding.file else finding.file
    return Finding(finding.code, finding.severity, finding.message, file, finding.line)


def _told(problem: Problem, lines: Lines, prefix: str) -> Told:
    spot = _spot(problem.place, lines, prefix)
    others = tuple(_spot(place, lines, prefix) for place in problem.remark.others)
    return Told(problem.finding(spot.file, spot.line), spot, problem.remark.words, others)


def _spot(place: Place, lines: Lines, prefix: str) -> Spot:
    file, line = lines.of(place)
    return Spot(place, prefix + file, line)


def to_text(report: Report) -> str:
    """One line a finding (``file:line: severity: message [code]``), and a line that sums up."""
    rows = [_row(one) for one in report.told]
    return "\n".join([*rows, *([""] if rows else []), summary(report)]) + "\n"


def _row(told: Told) -> str:
    finding = told.finding
    where = ":".join(str(part) for part in (finding.file, finding.line) if part is not None)
    elsewhere = ", ".join(f"{spot.file}:{spot.line or 1}" for spot in told.others[:3])
    more = f" (see {elsewhere})" if elsewhere else ""
    shown = f"{where}: {finding.severity}: {finding.message}{more} [{finding.code}]"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in shown)


def summary(report: Report) -> str:
    """What was found, in one sentence."""
    parts = [_counted(count, severity) for severity, count in report.counts.items() if count]
    waived = f"; {len(report.waived)} set aside with a reason" if report.waived else ""
    found = ", ".join(parts) if parts else "Nothing found"
    return f"{found}{waived} (profile {report.profile}, rules {VERSION})."


def _counted(count: int, severity: Severity) -> str:
    word = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}[severity]
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def to_json(report: Report) -> Json:
    """The report as a ``levelset-check/1`` value; ``line`` is null where the place has none."""
    return {
        "format": FORMAT,
        "framework": report.title,
        "profile": str(report.profile),
        "rules": VERSION,
        "counts": {str(severity): count for severity, count in report.counts.items()},
        "findings": [_finding(one) for one in report.told],
        "waived": [{**_finding(one.told), "reason": one.reason} for one in report.waived],
    }


def _finding(told: Told) -> Json:
    finding = told.finding
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "file": finding.file,
        "line": finding.line,
        "page": told.spot.place.page if told.spot else None,
        "heading": told.spot.place.heading if told.spot else None,
        "id": told.spot.place.id if told.spot else None,
        "text": told.spot.place.text if told.spot else None,
        "words": told.words,
        "others": [
            {"file": spot.file, "line": spot.line, "page": spot.place.page, "heading": spot.place.heading}
            | {"id": spot.place.id, "text": spot.place.text}
            for spot in told.others
        ],
    }


def dumps(value: Json) -> str:
    """JSON text with two blanks of indent and a final newline; half characters become question marks."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def schema() -> Json:
    """The JSON Schema (2020-12) of a report, which the package carries."""
    text = files("levelset.linting").joinpath("schemas", "levelset-check-1.json").read_text("utf-8")
    loaded: Json = json.loads(text)
    return loaded


ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(report: Report) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request, and a line that sums up."""
    return "\n".join([*map(_annotation, report.told), summary(report)]) + "\n"


def _annotation(told: Told) -> str:
    finding = told.finding
    properties = {"file": finding.file or "", "line": str(finding.line or 1), "title": finding.code}
    shown = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items() if value)
    return f"::{ANNOTATIONS[finding.severity]} {shown}::{_escaped(finding.message)}"


def _escaped(text: str, more: Iterable[str] = "") -> str:
    """A text as GitHub wants it in a workflow command: what would end a part of it is written by its number."""
    for char in ("%", "\r", "\n", *more):
        text = text.replace(char, f"%{ord(char):02X}")
    return text
