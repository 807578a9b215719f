"""``levelset compare``: two pages, or the path of a role, in words; and links between statements put right."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from levelset.cli.output import show_findings
from levelset.cli.pages import misused, page_at, role_named
from levelset.comparing.path import RolePath, path_of
from levelset.comparing.telling.as_html import as_html
from levelset.comparing.telling.as_json import comparison_to_json, path_to_json
from levelset.comparing.telling.as_markdown import as_markdown
from levelset.comparing.telling.as_text import as_text
from levelset.comparing.telling.sheet import Part, sheet_of, sheet_of_path
from levelset.comparing.telling.told import Side, Told, tell
from levelset.core.model import Framework, Page
from levelset.interchange.folder import read_framework
from levelset.interchange.links_yaml import KeptLink, read_links, replaced, write_links

FORMS = ("text", "json", "markdown", "html")


@click.command("compare")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("places", nargs=-1, required=True, metavar="PAGE [FOLDER] PAGE | ROLE --path")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to print.")
@click.option("--reading", type=click.Choice(["rises", "sides", "all"]), help="What to show; HTML shows all.")
@click.option("--only-changes", is_flag=True, help="Leave out what stays the same, side by side.")
@click.option("--path", "whole", is_flag=True, help="Each statement of a role from its first level to its last.")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Another edition at hand: tells when one of the pages is of that one. May be repeated.",
)
@click.option("--link", "links", multiple=True, metavar="OLD=NEW", help="Put a link right, by ids; kept in links.yaml.")
@click.option("--by", default="", help="Who puts the link right.")
def compare(
    folder: Path,
    places: tuple[str, ...],
    form: str,
    reading: str | None,
    only_changes: bool,
    whole: bool,
    editions: tuple[Path, ...],
    links: tuple[str, ...],
    by: str,
) -> None:
    """Compare two pages: machine-learning-engineer/ic1 with machine-learning-engineer/ic2, say.

    Two pages of two folders are compared as FOLDER PAGE FOLDER PAGE. Exit status: 0 compared, 2 no such page.
    """
    framework, kept = _opened(folder)
    if whole:
        _path(framework, places, kept, form, refused=bool(links or editions))
        return
    old, new = _sides(framework, places)
    if links:
        if new.framework is not framework:
            raise click.UsageError("A link is put right within one framework: name two pages of one folder.")
        kept = _put_right(folder, kept, old.page, new.page, links, by)
    told = tell(old, new, kept, [_opened(edition)[0] for edition in editions])
    if form == "json":
        _print_json(comparison_to_json(told))
    else:
        _print(_sheet(told, form, reading, only_changes), form, framework.language)


def _opened(folder: Path) -> tuple[Framework, tuple[KeptLink, ...]]:
    """The framework of a folder with the links that people put right; ends the program where there is none."""
    held, links = read_framework(folder), read_links(folder)
    show_findings([*held.findings, *links.findings] if held.value is None or held.has_errors else links.findings)
    if held.value is None:
        sys.exit(2)
    return held.value, links.value


def _sides(framework: Framework, places: Sequence[str]) -> tuple[Side, Side]:
    if len(places) == 2:
        return Side(framework, page_at(framework, places[0])), Side(framework, page_at(framework, places[1]))
    if len(places) == 3 and Path(places[1]).is_dir():
        other, _ = _opened(Path(places[1]))
        return Side(framework, page_at(framework, places[0])), Side(other, page_at(other, places[2]))
    return misused(
        "Name two pages (role/level), or a page, another folder and its page; or a role with --path.", framework
    )


def _path(framework: Framework, places: Sequence[str], kept: Iterable[KeptLink], form: str, *, refused: bool) -> None:
    if refused:
        raise click.UsageError("--path goes with a role alone, not with --link or --edition.")
    role = role_named(framework, places[0].rstrip("/")) if len(places) == 1 else None
    if role is None:
        there = ", ".join(dict.fromkeys(page.role for page in framework.pages))
        raise click.UsageError(f"--path needs one role of this framework. Its roles: {there or 'none'}.")
    path: RolePath = path_of(framework.pages_of(role.key), kept)
    if form == "json":
        _print_json(path_to_json(path))
    else:
        _print(sheet_of_path(path, role.name), form, framework.language)


def _sheet(told: Told, form: str, reading: str | None, only_changes: bool) -> list[Part]:
    wanted = reading or ("all" if form == "html" else "sides" if only_changes else "rises")
    return sheet_of(told, rises=wanted != "sides", sides=wanted != "rises", only_changes=only_changes)


def _print(parts: Iterable[Part], form: str, language: str) -> None:
    text = {"text": as_text, "markdown": as_markdown}.get(form)
    click.echo(text(parts) if text else as_html(parts, language), nl=False)


def _print_json(value: dict[str, object]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    click.echo(text.encode("utf-8", "replace").decode("utf-8"))


def _put_right(
    folder: Path, kept: tuple[KeptLink, ...], old: Page, new: Page, links: Sequence[str], by: str
) -> tuple[KeptLink, ...]:
    """The links with what was said now, written into the folder."""
    for said in links:
        before, equals, after = said.partition("=")
        if not equals or not (before or after):
            raise click.UsageError(f"“{said}” is no link: say OLD=NEW, ids of statements; OLD= or =NEW for none.")
        link = KeptLink(old.address, new.address, _named(old, before), _named(new, after), by)
        kept = replaced(kept, link)
    write_links(folder, kept)
    return kept


def _named(page: Page, ids: str) -> tuple[tuple[str, str], ...]:
    """The statements of a page with these ids (joined with ``+``), with their texts."""
    texts = {statement.id: statement.text for statement in page.statements() if statement.id}
    wanted = [one for one in ids.split("+") if one]
    for one in wanted:
        if one not in texts:
            raise click.UsageError(f"{page.address} has no statement “{one}”. --format json prints the ids.")
    return tuple((one, texts[one]) for one in wanted)
