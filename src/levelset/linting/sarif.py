"""Findings as SARIF 2.1.0, which code-scanning services read (OASIS Standard, March 2020)."""

import hashlib
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from levelset import __version__
from levelset.core.findings import Severity
from levelset.linting.registry import RULES
from levelset.linting.reporting import Report, Spot, Told
from levelset.linting.rule import Profile, Rule

Json = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def to_sarif(report: Report) -> Json:
    """The report as one run of a SARIF log. What a waiver set aside is there, marked as suppressed."""
    told = [*report.told, *(one.told for one in report.waived)]
    codes = list(dict.fromkeys(one.finding.code for one in told))
    numbers = {code: number for number, code in enumerate(codes)}
    results = [_result(one, numbers) for one in report.told]
    for waived in report.waived:
        suppression = {"kind": "external", "justification": waived.reason}
        results.append({**_result(waived.told, numbers), "suppressions": [suppression]})
    driver = {
        "name": "levelset check",
        "semanticVersion": __version__,
        "rules": [_rule(code, RULES.get(code), report.profile) for code in codes],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _rule(code: str, rule: Rule | None, profile: Profile) -> Json:
    """A rule as SARIF describes it; findings from reading the folder have a code alone."""
    if rule is None:
        return {"id": code}
    severity = rule.severities.get(profile) or rule.severities[Profile.STRICT]
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\nBad:\n{rule.bad}\n\nGood:\n{rule.good}"},
        "defaultConfiguration": {"level": LEVELS[severity]},
    }


def _result(told: Told, numbers: dict[str, int]) -> Json:
    finding = told.finding
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": numbers[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "partialFingerprints": {"levelset/1": _fingerprint(told)},
    }
    if finding.file:
        result["locations"] = [_location(finding.file, finding.line, told.spot)]
    if told.others:
        result["relatedLocations"] = list(_related(told.others))
    return result


def _location(file: str, line: int | None, spot: Spot | None) -> Json:
    physical: Json = {"artifactLocation": {"uri": quote(file)}, "region": {"startLine": line or 1}}
    if spot is None:
        return {"physicalLocation": physical}
    name = "#".join(filter(None, (spot.place.page, spot.place.heading)))
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": name}]}


def _related(others: Iterable[Spot]) -> Iterable[Json]:
    for number, spot in enumerate(others, 1):
        yield {
            "id": number,
            **_location(spot.file, spot.line, spot),
            "message": {"text": spot.place.text or "See here."},
        }


def _fingerprint(told: Told) -> str:
    """What stays the same when lines move: the rule, the page, the heading, and the text."""
    place = told.spot.place if told.spot else None
    parts = (
        (told.finding.code, place.page, place.heading, place.text) if place else (told.finding.code, str(told.finding))
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
