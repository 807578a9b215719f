"""``levelset export``: a native folder in an open format."""

import sys
from pathlib import Path

import click

from levelset.cli.output import show_findings
from levelset.core.findings import has_errors
from levelset.interchange.folder import read_framework
from levelset.interchange.json_v1 import dumps


@click.command("export")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True, help="levelset/1.")
def export(folder: Path, form: str) -> None:  # noqa: ARG001 - one format so far; scripts name it all the same
    """Print a native folder as levelset/1. Exit status: 0 clean, 1 with errors among the findings, 2 misuse."""
    held = read_framework(folder)
    show_findings(held.findings)
    if held.value is not None:
        click.echo(dumps(held.value), nl=False)
    sys.exit(1 if held.value is None or has_errors(held.findings) else 0)
