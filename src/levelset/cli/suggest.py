"""``levelset suggest``: which behaviors of a page a note of somebody's work speaks to. A person decides."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from levelset.cli.output import printable, show_findings
from levelset.cli.pages import page_at
from levelset.core.findings import has_errors
from levelset.core.model import Page
from levelset.interchange.folder import read_framework
from levelset.interchange.suggest_v1 import FORMAT
from levelset.matching.suggesting.as_json import suggestions_to_json
from levelset.matching.suggesting.engine import Suggester, Suggestion
from levelset.matching.suggesting.targets import targets_of

NO_NOTE = "Say what was done, in a sentence or two: as TEXT in quotes, or on standard input with “-”."


@click.command("suggest")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("place", metavar="ROLE/LEVEL")
@click.argument("text", required=False, metavar="[TEXT|-]")
@click.option("--json", "as_json", is_flag=True, help="Print levelset-suggest/1.")
def suggest(folder: Path, place: str, text: str | None, as_json: bool) -> None:
    """Name three to five responsibilities that a note of your work may speak to, each with its nearest behavior.

    The words of the note that matched stand with each, so that you can accept or refuse; nothing is stored or linked.
    Exit status: 0 answered (also where nothing matched), 2 no such page or no note.
    """
    held = read_framework(folder)
    if held.value is None or has_errors(held.findings):
        show_findings(held.findings)
    if held.value is None:
        sys.exit(2)
    page = page_at(held.value, place)
    suggestions = Suggester(targets_of(held.value, page)).suggest(_note(text))
    if as_json:
        value = {"format": FORMAT, **suggestions_to_json(suggestions)}
        click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace").decode("utf-8"))
    else:
        click.echo("\n".join(_told(page, suggestions)))


def _note(text: str | None) -> str:
    """The note as typed, or from standard input; misuse where there is none."""
    if text == "-" or (text is None and not sys.stdin.isatty()):
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    if text is None or not text.strip():
        raise click.UsageError(NO_NOTE)
    return text


def _told(page: Page, suggestions: Sequence[Suggestion]) -> list[str]:
    """The suggestions for a person to read."""
    if not suggestions:
        return [
            f"Nothing in this note sounds like anything on {printable(page.title)}, in words that are known here.",
            "Say what you did, for whom, and what came of it; or choose the responsibility yourself.",
        ]
    lines = [f"What this note may speak to, on {printable(page.title)}. You decide what it shows.", ""]
    for number, one in enumerate(suggestions, 1):
        pillar = f" ({one.target.pillar})" if one.target.pillar else ""
        lines += [
            printable(f"{number}. {one.target.name}{pillar}"),
            printable(f"   {one.statement.text}"),
            printable(f"   {_because(one.words)}"),
            "",
        ]
    return lines[:-1]


def _because(words: Sequence[str]) -> str:
    if not words:
        return "No word of the note stands behind this, only a likeness of letters."
    quoted = [f"“{word}”" for word in words]
    listed = " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
    return f"Because the note says {listed}."
