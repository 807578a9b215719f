"""``levelset evidence add``: from the console of the server, named or alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cast import Cast, make_person
from levelset.web.commands import evidence as command
from levelset.web.commands import ground
from levelset.web.evidence.models import Entry


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, db: None) -> CliRunner:
    monkeypatch.setattr(ground, "begin", lambda _settings: None)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    return CliRunner()


def test_a_named_person_logs_a_line(runner: CliRunner, cast: Cast) -> None:
    said = runner.invoke(command.evidence, ["add", "Greased the hinges.", "--as", "MIKA@example.org"])
    entry = Entry.objects.get()
    assert said.exit_code == 0 and str(entry.key) in said.output and "Mika Member" in said.output
    assert (entry.text, entry.author) == ("Greased the hinges.", cast.member)
    said = runner.invoke(command.evidence, ["add", "-", "--as", "mika@example.org"], input="From a pipe.\nTwo lines.")
    assert said.exit_code == 0 and Entry.objects.filter(text="From a pipe.\nTwo lines.").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Text."], "Say whose entry it is"),
        (["Text.", "--as", "nobody@example.org"], "Nobody here has the e-mail address"),
        (["Text.", "--as", "lars@example.org"], "Nobody here has the e-mail address"),
        (["  ", "--as", "mika@example.org"], "Write at least a word"),
        (["x" * 20_001, "--as", "mika@example.org"], "more than 20000 characters"),
    ],
)
def test_what_cannot_be_logged_is_said_plainly(runner: CliRunner, cast: Cast, arguments: list[str], told: str) -> None:
    said = runner.invoke(command.evidence, ["add", *arguments])
    assert said.exit_code == 2 and told in said.output and "Traceback" not in said.output
    assert not Entry.objects.exists()


def test_where_there_is_one_person_it_is_theirs(runner: CliRunner) -> None:
    make_person("Only One")
    assert runner.invoke(command.evidence, ["add", "Greased the hinges."]).exit_code == 0
    assert Entry.objects.get().author.name == "Only One"


def test_a_folder_without_a_database_says_what_to_do(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "levelset", "evidence", "add", "Text."],
        env={"LEVELSET_DATA": str(tmp_path / "data"), "PATH": "", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2 and "levelset serve" in said.stderr and "Traceback" not in said.stderr
