"""``levelset check`` as a person or a script runs it."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import levelset.web
from levelset.cli.check import FORMATS
from levelset.cli.main import main
from levelset.linting.registry import RULES

DEMO = Path(levelset.web.__file__).parent / "demo" / "framework"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "fw"
    shutil.copytree(DEMO, place)
    return place


def add(folder: Path, line: str) -> None:
    with (folder / "software-engineer/ic2.md").open("a", encoding="utf-8") as page:
        page.write(f"\n## 🏆 Results\n\n### Impact\n\n- {line}\n")


def test_a_clean_framework_is_said_to_be_one(folder: Path) -> None:
    result = run(folder)
    assert (result.exit_code, result.output) == (0, "Nothing found (profile default, rules 1).\n")


def test_warnings_do_not_stop_anybody(folder: Path) -> None:
    add(folder, "I am involved in the releases of my team.")
    result = run(folder)
    assert result.exit_code == 0
    assert "[check/vague]" in result.output
    assert run(folder, "--profile", "strict").exit_code == 1


def test_errors_do(folder: Path) -> None:
    add(folder, "I test my changes before before review.")
    assert run(folder).exit_code == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_finding_and_the_same_exit_status(folder: Path, form: str) -> None:
    add(folder, "I test my changes before before review.")
    result = run(folder, "--format", form)
    assert result.exit_code == 1
    assert "check/doubled-word" in result.output
    if form in ("json", "sarif"):
        json.loads(result.output)


def test_one_rule_can_be_asked_by_its_short_name(folder: Path) -> None:
    add(folder, "I am involved in the the releases.")
    result = run(folder, "--rule", "vague")
    assert "check/vague" in result.output
    assert "check/doubled-word" not in result.output


def test_a_rule_is_explained_with_its_examples_and_how_to_waive_it() -> None:
    result = run("--explain", "check/vague")
    assert result.exit_code == 0
    for part in (RULES["check/vague"].title, RULES["check/vague"].bad, RULES["check/vague"].good, "waivers:"):
        assert part in result.output


def test_a_rule_that_does_not_exist_is_misuse_and_near_ones_are_named() -> None:
    result = run("--explain", "unused-trem")
    assert result.exit_code == 2
    assert "check/unused-term" in result.output


def test_no_folder_is_misuse() -> None:
    result = run()
    assert result.exit_code == 2
    assert "levelset check DIR" in result.output


@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_without_a_framework_is_told_in_the_format_that_was_asked_for(tmp_path: Path, form: str) -> None:
    result = run(tmp_path, "--format", form)
    assert result.exit_code == 1
    assert "folder/no-framework" in result.output


def test_what_reading_found_is_told_with_the_rest(folder: Path) -> None:
    (folder / "software-engineer/ic9.md").write_text("# IC9\n", encoding="utf-8")
    result = run(folder)
    assert result.exit_code == 1
    assert "ic9.md: error:" in result.output
    assert "[folder/unknown-level]" in result.output


def test_files_are_named_as_the_folder_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(folder, "I am involved in the releases of my team.")
    monkeypatch.chdir(folder)
    assert run(".").output.startswith("software-engineer/ic2.md:")
    monkeypatch.chdir(folder.parent)
    assert run("fw").output.startswith("fw/software-engineer/ic2.md:")
