"""How commands speak: findings to standard error, results to standard output, exit codes that scripts can trust."""

from collections.abc import Iterable

import click

from levelset.core.findings import Finding, Severity

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to standard error, one a line: ``error: file:line: message [code]``."""
    for finding in findings:
        word = click.style(finding.severity.value, fg=COLORS[finding.severity], bold=True)
        click.echo(f"{word}: {printable(str(finding))} [{finding.code}]", err=True)


def printable(text: str) -> str:
    """The text without what a terminal would obey, as a name of a file may hold: line breaks, escapes, overrides."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
