"""What a person can type, set, read in a file or be told is in the documentation; a failing test names what is not."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from levelset.cli.main import COMMANDS
from levelset.core.model import Framework
from levelset.importing import limits
from levelset.interchange import json_v1, report
from levelset.web.configuration import SETTINGS

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CODE = re.compile(r"[a-z]+/[a-z][a-z-]+")
KINDS_OF_FILES = ("text/", "application/", "image/")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command and every command below it, with its whole name."""
    for name, (place, _) in COMMANDS.items():
        module, _, attribute = place.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {below}", inner) for below, inner in command.commands.items())


def test_every_command_and_option_is_documented() -> None:
    documented = text_of("commands.md")
    missing = []
    for name, command in commands():
        if f"levelset {name}" not in documented:
            missing.append(f"levelset {name}")
        for parameter in command.params:
            names = [max(parameter.opts, key=len)] if isinstance(parameter, click.Option) else []
            missing += [f"levelset {name} {option}" for option in names if f"`{option}" not in documented]
    assert missing == []


def test_every_setting_is_documented() -> None:
    documented = text_of("settings.md")
    assert [setting.variable for setting in SETTINGS if setting.variable not in documented] == []
    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in documented] == []


def codes_in(source: str) -> set[str]:
    """The strings of a module that look like the code of a finding; documentation strings are not looked at."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def finding_codes() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src/levelset").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if any(word in source for word in ("Finding", "findings", "Unreadable(")):
            found |= codes_in(source)
        if 'Finding(f"page/{code}"' in source:
            found |= {f"page/{name}" for name in re.findall(r'\.tell\("([a-z-]+)"', source)}
    failures = [value for value in vars(limits).values() if isinstance(value, limits.Failure)]
    found |= {failure.about("a file").code for failure in failures}
    return {code for code in found if not code.startswith(KINDS_OF_FILES) and not code.endswith((".html", ".js"))}


def test_every_finding_is_documented() -> None:
    documented = text_of("findings.md")
    codes = finding_codes()
    assert len(codes) > 20
    assert sorted(code for code in codes if f"`{code}`" not in documented) == []


def test_no_finding_is_documented_that_does_not_exist() -> None:
    documented = set(re.findall(r"^\| `([a-z]+/[a-z-]+)`", text_of("findings.md"), re.MULTILINE))
    assert sorted(documented - finding_codes()) == []


def keys_of_schema(schema: Any) -> Iterator[str]:
    """Every property that a JSON Schema names, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from keys_of_schema(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys_of_schema(value)


def test_every_key_of_levelset_1_is_documented() -> None:
    documented = text_of("formats.md")
    keys = set(keys_of_schema(json_v1.schema())) | set(json_v1.to_json(Framework("k", "t")))
    assert sorted(key for key in keys if f"`{key}`" not in documented) == []


def test_every_key_of_the_import_report_is_documented() -> None:
    documented = text_of("formats.md")
    assert sorted(key for key in set(keys_of_schema(report.schema())) if f"`{key}`" not in documented) == []


def markdown_files() -> list[Path]:
    return [
        *ROOT.glob("*.md"),
        *DOCS.rglob("*.md"),
        *(ROOT / "benchmarks").glob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
    ]


@pytest.mark.parametrize("path", markdown_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_files_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_decision_is_listed() -> None:
    listed = text_of("decisions/README.md")
    pages = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert pages
    assert [name for name in pages if f"({name})" not in listed] == []


def test_every_page_of_the_documentation_is_reached_from_the_readme_or_the_architecture() -> None:
    entry = "\n".join([(ROOT / "README.md").read_text(encoding="utf-8"), text_of("architecture.md")])
    pages = [path.name for path in DOCS.glob("*.md")]
    assert [name for name in pages if name not in entry] == []
