"""``levelset diff``: two frameworks, editions or versions, told as a person would tell it."""

import json
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from levelset.cli.output import show_findings
from levelset.comparing.changelog import changelog
from levelset.comparing.changelog import to_text as changelog_text
from levelset.comparing.diff.as_json import diff_to_json
from levelset.comparing.diff.as_text import to_html, to_markdown, to_text
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.model import Diff
from levelset.core.errors import LevelsetError
from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Framework
from levelset.interchange.folder import read_framework
from levelset.interchange.json_v1 import from_json

LARGEST = 100_000_000
"""Bytes of a JSON export at most."""

PUBLISHED = re.compile(r"version:(\d{1,9})")
"""How a published version is named."""


def _json(diff: Diff) -> str:
    return json.dumps(diff_to_json(diff), ensure_ascii=False, indent=1) + "\n"


def _changelog(diff: Diff) -> str:
    return changelog_text(changelog(diff))


FORMS: dict[str, Callable[[Diff], str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "html": to_html,
    "json": _json,
    "changelog": _changelog,
}


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", show_default=True, help="The form.")
@click.option("--labels", nargs=2, default=("", ""), metavar="OLD NEW", help="How to call the two sides.")
def diff(old: str, new: str, form: str, labels: tuple[str, str]) -> None:
    """Compare two frameworks: native folders, levelset/1 JSON files, or published versions (version:3).

    Names that changed are followed, what is the same on several pages is told once, and an organization's own words do
    not count as changes. Exit status: 0 compared, 1 where a side cannot be read, 2 misuse.
    """
    sides = [_framework(place) for place in (old, new)]
    before, after = sides
    if before is None or after is None:
        sys.exit(1)
    called = [given or _label(place) for given, place in zip(labels, (old, new), strict=True)]
    found = diff_frameworks(before, after, labels=(called[0], called[1]))
    click.echo(FORMS[form](found).encode("utf-8", "replace").decode("utf-8"), nl=False)


def _label(place: str) -> str:
    """What a reader calls a side: the number of a version, else the name of the folder or file."""
    published = PUBLISHED.fullmatch(place)
    return f"version {int(published[1])}" if published else Path(place).resolve().stem


def _framework(place: str) -> Framework | None:
    """The framework at a place; None, with findings shown, where there is none."""
    published = PUBLISHED.fullmatch(place)
    if published and not Path(place).exists():
        return _published(int(published[1]))
    path = Path(place)
    if not path.exists():
        raise click.UsageError(
            f"There is no “{place}”. Name a folder, a levelset/1 JSON file, or a published version as version:3."
        )
    result = read_framework(path) if path.is_dir() else _read_json(path)
    if result.value is None or result.has_errors:
        show_findings(result.findings)
    return result.value


def _read_json(path: Path) -> Result[Framework | None]:
    def told(message: str) -> Result[Framework | None]:
        return Result(None, (Finding("json/broken", Severity.ERROR, message, str(path)),))

    try:
        if path.stat().st_size > LARGEST:
            return told(f"The file is larger than {LARGEST // 1_000_000} MB.")
        return from_json(json.loads(path.read_bytes().decode("utf-8-sig")), str(path))
    except OSError as error:
        return told(f"The file cannot be read: {error.strerror or error}.")
    except (ValueError, RecursionError):
        return told("This is no JSON. Name a native folder or a file that levelset export has made.")


def _published(number: int) -> Framework | None:
    """A version that the server of this machine has published; the web application is asked by name, late."""
    try:
        found = import_module("levelset.web.commands.published").framework_of(number)
    except LevelsetError as error:
        click.echo(str(error), err=True)
        return None
    return found if isinstance(found, Framework) else None
