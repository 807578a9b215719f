"""``levelset check``: what is wrong with the text of a framework."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from levelset.core.findings import Severity
from levelset.core.model import Framework
from levelset.interchange.folder import read_framework
from levelset.linting.checking import Checked
from levelset.linting.checking import check as checked_by
from levelset.linting.lines import Lines
from levelset.linting.pages import page_of
from levelset.linting.registry import RULES, rule_named
from levelset.linting.reporting import Report, dumps, report_of, to_github, to_json, to_text
from levelset.linting.rule import Profile, Rule
from levelset.linting.sarif import to_sarif

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": to_text,
    "json": lambda report: dumps(to_json(report)),
    "github": to_github,
    "sarif": lambda report: dumps(to_sarif(report)),
}


@click.command("check")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="For whom.")
@click.option(
    "--profile",
    type=click.Choice([profile.value for profile in Profile]),
    default=Profile.DEFAULT.value,
    show_default=True,
    help="How much is told.",
)
@click.option("--rule", "names", multiple=True, metavar="CODE", help="Ask this rule only; may be repeated.")
@click.option("--explain", metavar="CODE", help="Print what a rule is for, with examples, and end.")
def check(folder: Path | None, form: str, profile: str, names: tuple[str, ...], explain: str | None) -> None:
    """Find what is wrong with the text of a framework before people are judged by it.

    Exit status: 0 without errors among the findings, 1 with some, 2 misuse.
    """
    if explain is not None:
        click.echo(page_of(_rule(explain)), nl=False)
        return
    if folder is None:
        raise click.UsageError("Which framework? Give its folder: levelset check DIR.")
    rules = [_rule(name) for name in dict.fromkeys(names)] or None
    held = read_framework(folder)
    framework = held.value or Framework("", "")
    chosen = Profile(profile)
    found = checked_by(framework, chosen, rules) if held.value else Checked(())
    read = [one for one in held.findings if one.severity is not Severity.INFO and not (rules and held.value)]
    prefix = "" if folder == Path() else f"{folder.as_posix()}/"
    report = report_of(framework.title, chosen, found, Lines(folder, framework), read, prefix)
    click.echo(FORMATS[form](report), nl=False)
    sys.exit(1 if held.value is None or report.counts[Severity.ERROR] else 0)


def _rule(name: str) -> Rule:
    """The rule of this name; misuse where there is none, with those that are named alike."""
    rule = rule_named(name)
    if rule is None:
        near = [code for code in RULES if any(part and part in code for part in name.removeprefix("check/").split("-"))]
        known = ", ".join(near or RULES)
        raise click.BadParameter(f"There is no rule “{name}”. Rules: {known}.")
    return rule
