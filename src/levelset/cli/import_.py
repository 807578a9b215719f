"""``levelset import``: documents → a native folder, and the account of every piece."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from levelset.cli.output import show_findings
from levelset.comparing.identity import with_ids
from levelset.comparing.merge import Merge, merge
from levelset.core.addresses import key_of
from levelset.core.errors import LevelsetError
from levelset.core.findings import Finding, has_errors
from levelset.core.model import Facet, Framework, Group, InferenceState, Page, Section
from levelset.importing.account import account_of
from levelset.importing.draft import Draft
from levelset.importing.read import read_files
from levelset.importing.recognise import recognise
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.json_v1 import dumps
from levelset.interchange.report import report_to_json

STOPS = frozenset({"import/different-frameworks", "import/no-framework"})
"""Findings that leave nothing worth writing, or nothing that anyone asked for."""


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", required=True, type=click.Path(file_okay=False, path_type=Path), help="The native folder.")
@click.option("--framework", "title", help="Join documents under this title, whatever framework they name.")
@click.option("--organization", help="The organization, where the documents do not agree or do not say.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write the fate of every line here.")
@click.option("--json", "as_json", is_flag=True, help="Print the framework as levelset/1.")
def import_(
    sources: tuple[Path, ...],
    into: Path,
    title: str | None,
    organization: str | None,
    report: Path | None,
    as_json: bool,
) -> None:
    """Read documents (text, HTML) into a native folder.

    A folder that holds a framework already is added to, and its pages help to name what the documents have lost. The
    same page again replaces the one that is there. Exit status: 0 clean, 1 with errors among the findings, 2 misuse.
    """
    if report:
        _check_report(report, sources, into)
    base = _existing(into)
    read = read_files(sources)
    recognised = recognise(read.value, reference=base, title=title, organization=organization)
    findings = (*read.findings, *(recognised.findings if read.value else ()))
    draft = recognised.value
    framework = draft.framework
    stopped = not read.value or any(finding.code in STOPS for finding in findings)
    if not stopped:
        merged = merge(base, framework) if base else None
        framework = merged.framework if merged else with_ids(framework)
        if title:
            framework = replace(framework, title=title, key=key_of(title))
        framework = replace(framework, organization=organization or framework.organization)
        _write(framework, into, draft)
    if report:
        _write_report(report, draft, findings)
    show_findings(findings)
    if as_json and not stopped:
        click.echo(dumps(framework))
    elif not stopped:
        _summary(into, framework, draft, merged)
    elif not as_json:
        click.echo("Nothing was written.", err=True)
    sys.exit(1 if has_errors(findings) else 0)


def _existing(into: Path) -> Framework | None:
    """The framework that the folder holds, None where it holds none; ends the command where it cannot be read."""
    if not (into / "framework.yaml").exists():
        return None
    held = read_framework(into)
    if held.value is None or held.has_errors:
        show_findings(held.findings)
        click.echo(
            f"{into} holds a framework that cannot be read as it is. Mend it first; nothing was written.", err=True
        )
        sys.exit(1)
    return held.value


def _write(framework: Framework, into: Path, draft: Draft) -> None:
    try:
        write_framework(framework, into, account=account_of(draft))
    except LevelsetError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        where = error.filename or into
        click.echo(f"{where} cannot be written: {error.strerror or error}. Choose another folder.", err=True)
        sys.exit(1)


def _check_report(report: Path, sources: tuple[Path, ...], into: Path) -> None:
    """Misuse where the report would take the place of a document or of a file of the framework."""
    place = os.path.realpath(report)
    own = os.path.realpath(into)
    of_framework = place.startswith(own + os.sep) and place.endswith((".md", ".yaml", ".lock"))
    if of_framework or place in map(os.path.realpath, sources):
        raise click.UsageError(f"The report would overwrite {report}. Give it a name of its own.")


def _write_report(path: Path, draft: Draft, findings: tuple[Finding, ...]) -> None:
    text = json.dumps(report_to_json(draft.sources, findings), ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        click.echo(f"The report {path} cannot be written: {error.strerror or error}.", err=True)
        sys.exit(1)


def _summary(into: Path, framework: Framework, draft: Draft, merged: Merge | None) -> None:
    """Say in a few lines what was read, what became of it, and what a person should look at."""
    pages = len(draft.framework.pages)
    held = f"; the framework there has {len(framework.pages)} now" if merged else ""
    click.echo(f"{pages} {'page' if pages == 1 else 'pages'} read into {into}{held}.")
    for change in merged.changes if merged else ():
        for sentence in change.sentences:
            click.echo(f"  {sentence}")
    for addition in merged.additions if merged else ():
        click.echo(f"  {addition}")
    for page in draft.framework.pages:
        accepted, asked = _recovered(page)
        if accepted:
            click.echo(f"  {page.title}: lost headings put back: {', '.join(accepted)}.")
        if asked:
            click.echo(f"  {page.title}: please confirm or correct: {', '.join(asked)}.")


def _recovered(page: Page) -> tuple[list[str], list[str]]:
    """The inferred headings of a page: those that are sure enough, and those to ask about."""
    parts: list[Section | Group | Facet] = [*page.facets]
    for section in page.sections:
        parts += [section, *section.groups]
    accepted, asked = [], []
    for part in parts:
        if part.inferred and part.inferred.state is InferenceState.ACCEPTED:
            accepted.append(str(part.name))
        elif part.inferred or (isinstance(part, Group) and part.name is None):
            asked.append(part.name or "a group without a name")
    return accepted, asked
