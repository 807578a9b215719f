"""Findings as JSON values for a database field, and back."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from levelset.core.findings import Finding, Severity


def to_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The findings as plain values."""
    return [asdict(finding) for finding in findings]


def from_data(data: Iterable[dict[str, Any]]) -> tuple[Finding, ...]:
    """The findings of what ``to_data`` gave."""
    return tuple(
        Finding(item["code"], Severity(item["severity"]), item["message"], item["file"], item["line"]) for item in data
    )
