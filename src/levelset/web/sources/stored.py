"""Records as a gathering keeps them."""

from datetime import date
from typing import Any

from levelset.core.findings import Finding
from levelset.interchange.worklogs.record import Record


def to_data(record: Record) -> dict[str, Any]:
    """A record as JSON holds it."""
    return {
        "origin": record.origin,
        "text": record.text,
        "begins": record.begins.isoformat() if record.begins else None,
        "ends": record.ends.isoformat() if record.ends else None,
        "kind": record.kind,
        "links": list(record.links),
        "project": record.project,
        "outcome": record.outcome,
        "experiment": dict(record.experiment),
    }


def from_data(data: dict[str, Any]) -> Record:
    """The record that ``to_data`` was given."""
    begins, ends = (date.fromisoformat(data[name]) if data[name] else None for name in ("begins", "ends"))
    experiment = tuple(data.get("experiment", {}).items())  # lists from before an upgrade have neither of the two
    told = {"project": data["project"], "outcome": data.get("outcome", ""), "experiment": experiment}
    return Record(data["origin"], data["text"], begins, ends, data["kind"], tuple(data["links"]), **told)


def finding_to_data(finding: Finding) -> dict[str, str]:
    """What a page shows of a finding."""
    return {"severity": finding.severity.value, "message": finding.message}
