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
        "also": list(record.also),
    }


def from_data(data: dict[str, Any]) -> Record:
    """The record that ``to_data`` was given."""
    begins, ends = (date.fromisoformat(data[name]) if data[name] else None for name in ("begins", "ends"))
    # Lists from before an upgrade have none of the three.
    later = {"outcome": data.get("outcome", ""), "experiment": tuple(data.get("experiment", {}).items())}
    told = {"project": data["project"], "also": tuple(data.get("also", ())), **later}
    return Record(data["origin"], data["text"], begins, ends, data["kind"], tuple(data["links"]), **told)


def finding_to_data(finding: Finding) -> dict[str, str]:
    """What a page shows of a finding."""
    return {"severity": finding.severity.value, "message": finding.message}
