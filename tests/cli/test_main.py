"""The command line before any command runs: help, names, and an output that cannot be written."""

import errno
from typing import Any, NoReturn

import click
import pytest
from click.testing import CliRunner

from levelset.cli.main import COMMANDS, main


def test_the_help_lists_every_command_in_the_order_of_a_first_week() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    places = [result.output.index(line) for _, line in COMMANDS.values()]
    assert places == sorted(places)
    assert main.list_commands(click.Context(main)) == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_found_where_the_table_says(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name


def test_an_unknown_command_is_misuse_and_names_the_known_ones() -> None:
    assert main.get_command(click.Context(main), "sail") is None
    result = CliRunner().invoke(main, ["sail"])
    assert result.exit_code == 2
    assert "import" in result.output


def _failing(error: OSError) -> click.Command:
    def fail() -> NoReturn:
        raise error

    return click.Command("export", callback=fail)


def _ran(monkeypatch: pytest.MonkeyPatch, error: OSError) -> Any:
    monkeypatch.setattr(type(main), "get_command", lambda self, ctx, name: _failing(error))
    return CliRunner().invoke(main, ["export"])


def test_a_full_disk_behind_the_output_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    result = _ran(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "Full", "a.md"), OSError(errno.EBADF, "Bad")])
def test_other_errors_of_the_system_are_not_hidden(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    assert _ran(monkeypatch, error).exception is error
