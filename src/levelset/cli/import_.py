"""``levelset import``: documents → a native folder, and the account of every piece."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from levelset.cli.import_sources import STDIN, Sources, read_sources
from levelset.cli.import_summary import summarize
from levelset.cli.import_taking_over import rows_of
from levelset.cli.output import show_findings
from levelset.comparing.identity import Identified, asked_once, with_ids
from levelset.comparing.locked import locked, past_of
from levelset.comparing.merge import Merge, merge
from levelset.core.addresses import key_of
from levelset.core.errors import LevelsetError
from levelset.core.findings import Finding, has_errors
from levelset.core.model import Framework
from levelset.importing.account import account_of
from levelset.importing.bounded import recognise_bounded
from levelset.importing.collecting import collecting_rarely
from levelset.importing.draft import Decisions, Draft
from levelset.importing.remembered import Remembered, joined_rows, without_titles
from levelset.interchange.files import Folder
from levelset.interchange.folder import read_framework, write_framework
from levelset.interchange.folder_reading import read_lock
from levelset.interchange.json_v1 import dumps
from levelset.interchange.layout import RECORD
from levelset.interchange.lock import Past
from levelset.interchange.record import Record, from_text
from levelset.interchange.report import report_to_json

STOPS = frozenset({"import/different-frameworks", "import/no-framework"})
"""Findings that leave nothing worth writing, or nothing that anyone asked for."""


@click.command("import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--into", required=True, type=click.Path(file_okay=False, path_type=Path), help="The native folder.")
@click.option("--framework", "title", help="Join documents under this title, whatever framework they name.")
@click.option("--organization", help="The organization, where the documents do not agree or do not say.")
@click.option(
    "--take-over",
    multiple=True,
    metavar="WHERE",
    help="Let lines such as “Same as IC2, and also …” take over what they point to: all, FILE, FILE:LINE, each with "
    "=ROLE/LEVEL for another page than the line seems to mean. May be repeated.",
)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write the fate of every line here.")
@click.option("--json", "as_json", is_flag=True, help="Print the framework as levelset/1.")
@collecting_rarely()
def import_(
    sources: tuple[Path, ...],
    into: Path,
    title: str | None,
    organization: str | None,
    take_over: tuple[str, ...],
    report: Path | None,
    as_json: bool,
) -> None:
    """Read documents into a native folder.

    Sources are files, folders and ZIP archives of documents; - is standard input. Read are text, HTML, Markdown,
    AsciiDoc, Word, Excel, CSV, PDF with a text layer, YAML and JSON. A folder that holds a framework already is added
    to, and its pages help to name what the documents have lost. The same page again replaces the one that is there.

    Exit status: 0 clean, 1 with errors among the findings, 2 misuse.
    """
    if report:
        _check_report(report, sources, into)
    held = _existing(into)
    base = held.framework if held else None
    read = read_sources(sources)
    remembered = Remembered(_record(into) if held else Record(), read.documents)
    read.findings.extend(remembered.findings)
    read.leave_out(remembered.left_out)
    joined = title or remembered.title
    draft, merged, findings = _framework(read, base, remembered.decisions(), joined, organization)
    if take_over and merged is not None:
        remembered.decide(rows_of(take_over, draft.framework))
        draft, merged, findings = _framework(read, base, remembered.decisions(), joined, organization)
    stopped = merged is None or any(finding.code in STOPS for finding in findings)
    framework = merged.framework if merged else draft.framework
    if not stopped:
        if joined:
            framework = replace(framework, title=joined, key=key_of(joined))
        framework = replace(framework, organization=organization or framework.organization)
        steps = [one for one in (held, merged.identified if merged else None) if one]
        _write(framework, into, _account(draft, read, remembered, title), past_of(*steps))
    if report:
        _write_report(report, draft, findings)
    show_findings(findings)
    if as_json and not stopped:
        click.echo(dumps(framework))
    elif not stopped:
        summarize(into, framework, draft, merged if base or read.frameworks else None)
        _say_asked(merged)
    elif not as_json:
        click.echo("Nothing was written.", err=True)
    sys.exit(1 if has_errors(findings) else 0)


def _framework(
    read: Sources, base: Framework | None, decisions: Decisions, title: str | None, organization: str | None
) -> tuple[Draft, Merge | None, tuple[Finding, ...]]:
    """The draft of all documents, the framework with what is there already (None: nothing was read), all findings."""
    held = base
    whole: Merge | None = None
    for one in read.frameworks:
        whole = _after(whole, merge(held or Framework("", ""), one))
        held = whole.framework
    if not read.documents:
        return Draft(held or Framework("", "")), whole, tuple(read.findings)
    recognised = recognise_bounded(
        read.documents, reference=held, decisions=decisions, title=title, organization=organization
    )
    draft = recognised.value
    if draft is None:
        return Draft(held or Framework("", "")), None, (*read.findings, *recognised.findings)
    added = merge(held, draft.framework) if held else Merge(with_ids(draft.framework), ())
    changes = (*whole.changes, *added.changes) if whole else added.changes
    return draft, replace(_after(whole, added), changes=changes), (*read.findings, *recognised.findings)


def _after(first: Merge | None, second: Merge) -> Merge:
    """The second of two merges, with what both say of the statements that were there before."""
    if first is None or first.identified is None or second.identified is None:
        return replace(second, identified=second.identified or (first.identified if first else None))
    identified = replace(
        second.identified,
        became=(*first.identified.became, *second.identified.became),
        questions=(*first.identified.questions, *second.identified.questions),
    )
    return replace(second, identified=identified)


def _existing(into: Path) -> Identified | None:
    """The framework that the folder holds, None where it holds none; ends the command where it cannot be read.

    Statements that somebody edited by hand have their ids afterwards.
    """
    if not (into / "framework.yaml").exists():
        return None
    held = read_framework(into)
    if held.value is None or held.has_errors:
        show_findings(held.findings)
        click.echo(
            f"{into} holds a framework that cannot be read as it is. Mend it first; nothing was written.", err=True
        )
        sys.exit(1)
    return locked(held.value, read_lock(Folder(into)))


def _record(into: Path) -> Record:
    """What the folder remembers of earlier imports; nothing where that cannot be read."""
    folder = Folder(into)
    text = folder.text(RECORD) if folder.exists(RECORD) else None
    return from_text(text, RECORD).record if text is not None else Record()


def _account(draft: Draft, read: Sources, remembered: Remembered, title: str | None) -> Record:
    """What the folder is to remember: also the title under which a person has just joined the documents."""
    rows = remembered.rows
    if title:
        rows = (*without_titles(rows), *joined_rows([source.file for source in draft.sources], title))
    return account_of(draft, rows, {document.file: document.sha256 for document in read.left_out})


def _write(framework: Framework, into: Path, account: Record, past: Mapping[str, Iterable[Past]]) -> None:
    try:
        write_framework(framework, into, account=account, past=past)
    except LevelsetError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        where = error.filename or into
        click.echo(f"{where} cannot be written: {error.strerror or error}. Choose another folder.", err=True)
        sys.exit(1)


def _say_asked(merged: Merge | None) -> None:
    """How many statements may be older ones in other words; equal ones of several pages count once."""
    asked = asked_once(merged.identified.questions) if merged and merged.identified else ()
    if asked:
        may = "statement may be an older one" if len(asked) == 1 else "statements may be older ones"
        click.echo(f"  {len(asked)} {may} in other words; say so with: levelset lock --interactive")


def _check_report(report: Path, sources: tuple[Path, ...], into: Path) -> None:
    """Misuse where the report would take the place of a document or of a file of the framework."""
    place = os.path.realpath(report)
    own = os.path.realpath(into)
    of_framework = place.startswith(own + os.sep) and place.endswith((".md", ".yaml", ".lock"))
    if of_framework or place in map(os.path.realpath, (source for source in sources if str(source) != STDIN)):
        raise click.UsageError(f"The report would overwrite {report}. Give it a name of its own.")


def _write_report(path: Path, draft: Draft, findings: tuple[Finding, ...]) -> None:
    text = json.dumps(report_to_json(draft.sources, findings), ensure_ascii=False, indent=1) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        click.echo(f"The report {path} cannot be written: {error.strerror or error}.", err=True)
        sys.exit(1)
