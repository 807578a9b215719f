"""``levelset diff``: folders, JSON files, published versions; text, Markdown, HTML, JSON, a changelog."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from levelset.cli.main import main
from levelset.core.errors import NotAFramework
from levelset.core.model import Role
from levelset.interchange.compare_v1 import diff_schema
from levelset.interchange.folder import write_framework
from levelset.interchange.json_v1 import dumps
from support.harbors import harbor, reworded

OLD = harbor()
NEW = replace(reworded(OLD, "I steer", "I may steer"), roles=(Role("pilot", "Helmsman"), OLD.roles[1]))


@pytest.fixture
def old(tmp_path: Path) -> str:
    write_framework(OLD, tmp_path / "spring")
    return str(tmp_path / "spring")


@pytest.fixture
def new(tmp_path: Path) -> str:
    (tmp_path / "autumn.json").write_text(dumps(NEW), encoding="utf-8")
    return str(tmp_path / "autumn.json")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def test_a_folder_is_compared_with_a_file(old: str, new: str) -> None:
    result = run(old, new)
    assert result.exit_code == 0
    assert result.stdout.startswith("The Harbor Ladder: what changed from spring to autumn\n=")
    assert "Pilot is called Helmsman now." in result.stdout
    assert "I {+may+} steer small boats" in result.stdout


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("markdown", "I **may** steer small boats"),
        ("html", "I <ins>may</ins> steer small boats"),
        ("changelog", "1 change is about structure: the rule asks for a major version."),
    ],
)
def test_other_forms(old: str, new: str, form: str, words: str) -> None:
    assert words in run(old, new, "--format", form).stdout


def test_json_keeps_to_its_schema(old: str, new: str) -> None:
    value = json.loads(run(old, new, "--format", "json").stdout)
    jsonschema.validate(value, diff_schema())
    assert (value["format"], value["labels"]) == ("levelset-compare/1", ["spring", "autumn"])
    assert value["layers"] == [
        {
            "layer": "role",
            "change": "renamed",
            "from": [{"key": "pilot", "name": "Pilot"}],
            "to": [{"key": "pilot", "name": "Helmsman"}],
            "detail": "",
            "pages": [],
        }
    ]


def test_the_sides_are_called_as_one_likes(old: str, new: str) -> None:
    assert "what changed from 2025 to 2026" in run(old, new, "--labels", "2025", "2026").stdout


def test_the_same_twice_has_no_change(old: str) -> None:
    result = run(old, old)
    assert result.exit_code == 0
    assert "Nothing changed" in result.stdout


@pytest.mark.parametrize("content", ["{", "[" * 100_000, "\ud800", '{"format": "other/1"}', "[]"])
def test_a_file_that_is_no_framework_is_told(old: str, tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    result = run(old, str(path))
    assert result.exit_code == 1
    assert "error:" in result.stderr
    assert result.stdout == ""


def test_a_folder_without_a_framework_is_told(old: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(str(tmp_path / "empty"), old)
    assert result.exit_code == 1
    assert "folder/no-framework" in result.stderr


def test_a_place_that_does_not_exist_is_misuse(old: str) -> None:
    result = run(old, "nowhere")
    assert result.exit_code == 2
    assert "version:3" in result.stderr


def test_a_file_that_is_too_large_or_unreadable_is_told(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("levelset.cli.diff.LARGEST", 10)
    assert "larger than" in run(old, new).stderr
    monkeypatch.undo()

    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert "cannot be read: Permission denied" in run(new, new).stderr


def test_published_versions_are_asked_for_by_number(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from levelset.web.commands import published

    def framework_of(number: int) -> object:
        if number == 2:
            return NEW
        raise NotAFramework(f"There is no published version {number} in this data folder.")

    monkeypatch.setattr(published, "framework_of", framework_of)
    result = run(old, "version:2")
    assert "what changed from spring to version 2" in result.stdout
    missing = run("version:9", "version:2")
    assert (missing.exit_code, missing.stderr) == (1, "There is no published version 9 in this data folder.\n")
