"""``levelset suggest`` as a person and a script use it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from comparing.pages import framework, group, page
from levelset.cli.main import main
from levelset.interchange import suggest_v1
from levelset.interchange.folder import write_framework
from levelset.matching.suggesting.engine import ENGINE

PLACE = "bridge-engineer/ic2"
NOTE = "Paged at night: the bascule would not close. Rolled back the controller."


def run(*arguments: object, typed: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["suggest", *(str(argument) for argument in arguments)], input=typed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    groups = (
        group("Ownership", "I close the bridge myself when its motor fails"),
        group("Communication", "I tell the skippers what is late"),
    )
    write_framework(framework(page("IC2", *groups)), tmp_path / "bridges")
    return tmp_path / "bridges"


def test_a_person_reads_responsibility_behavior_and_words(folder: Path) -> None:
    result = run(folder, PLACE, NOTE)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "What this note may speak to, on IC2 Bridge Engineer. You decide what it shows."
    assert lines[2:4] == ["1. Ownership (Results)", "   I close the bridge myself when its motor fails"]
    assert lines[4].startswith("   Because the note says “Paged")
    assert "“Rolled back”" in lines[4]


def test_a_script_reads_the_format_that_the_schema_holds(folder: Path) -> None:
    value = json.loads(run(folder, PLACE, NOTE, "--json").stdout)
    Draft202012Validator(suggest_v1.schema()).validate(value)
    assert (value["format"], value["engine"]) == ("levelset-suggest/1", ENGINE)
    [best, *_] = value["suggestions"]
    assert best["responsibility"] == "Ownership"
    assert best["pillar"] == "Results"
    assert best["statement"]["id"]
    assert best["statement"]["text"] == "I close the bridge myself when its motor fails"


@pytest.mark.parametrize("arguments", [("-",), ()])
def test_the_note_may_come_from_standard_input(folder: Path, arguments: tuple[str, ...]) -> None:
    typed = run(folder, PLACE, *arguments, "--json", typed=NOTE)
    assert typed.stdout == run(folder, PLACE, NOTE, "--json").stdout


def test_bytes_that_are_no_text_are_read_as_far_as_they_are(folder: Path) -> None:
    result = run(folder, PLACE, "-", typed=b"\xff\xferolled back the \x00 bridge")
    assert result.exit_code == 0
    assert "1. Ownership" in result.stdout


@pytest.mark.parametrize("name", ["bridge-engineer/IC2", "Bridge Engineer/ic2"])
def test_a_page_is_found_however_it_is_typed(folder: Path, name: str) -> None:
    assert run(folder, name, NOTE).exit_code == 0


def test_a_page_that_is_not_there_is_misuse_and_the_pages_are_listed(folder: Path) -> None:
    result = run(folder, "bridge-engineer/ic9", NOTE)
    assert result.exit_code == 2
    assert PLACE in result.stderr


def test_no_note_is_misuse_that_says_what_to_write(folder: Path) -> None:
    result = run(folder, PLACE, "  ")
    assert result.exit_code == 2
    assert "Say what was done" in result.stderr


def test_a_folder_without_a_framework_is_said(tmp_path: Path) -> None:
    result = run(tmp_path, PLACE, NOTE)
    assert result.exit_code == 2
    assert "no framework" in result.stderr


def test_a_note_that_matches_nothing_is_answered_with_what_to_do(folder: Path) -> None:
    result = run(folder, PLACE, "☂ 7")
    assert result.exit_code == 0
    assert "Nothing in this note" in result.stdout
    assert json.loads(run(folder, PLACE, "☂ 7", "--json").stdout)["suggestions"] == []


def test_what_a_terminal_would_obey_is_not_printed(tmp_path: Path) -> None:
    groups = (group("Ownership", "I close the bridge"),)
    write_framework(framework(page("IC2", *groups)), tmp_path / "bridges")
    assert "\x1b" not in run(tmp_path / "bridges", PLACE, "rolled back \x1b[31m deploy\x1b[0m").stdout
