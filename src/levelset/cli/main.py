"""``levelset …``: finds a command by name and imports it late, so that the help is there at once."""

import errno
from importlib import import_module
from typing import Any

import click

from levelset import __version__

COMMANDS = {
    "import": ("levelset.cli.import_:import_", "Read documents into a native folder."),
    "check": ("levelset.cli.check:check", "Find what is wrong with the text of a framework."),
    "compare": ("levelset.cli.compare:compare", "Compare two pages: what rises, side by side, the path of a role."),
    "diff": ("levelset.cli.diff:diff", "Compare two frameworks, editions or versions."),
    "suggest": ("levelset.cli.suggest:suggest", "Name the behaviors that a note of your work speaks to."),
    "lock": ("levelset.cli.lock:lock", "Keep the ids of a folder that was edited by hand."),
    "export": ("levelset.cli.export:export", "Print a native folder in an open format."),
    "serve": ("levelset.web.commands.serve:serve", "Run Levelset on your own data folder."),
    "demo": ("levelset.web.commands.demo:demo", "Run Levelset with a demo organization."),
    "backup": ("levelset.web.commands.backup:backup", "Write a backup of the server's data."),
    "restore": ("levelset.web.commands.restore:restore", "Bring a backup back."),
    "evidence": ("levelset.web.commands.evidence:evidence", "Log evidence on the server's data."),
    "manage": ("levelset.web.commands.manage:manage", "Administer the server's data."),
    "audit": ("levelset.web.commands.audit:audit", "Prove that the logs of the server are what was written."),
}
"""Name → where the command lives, and its line in the help (kept here so that the help imports nothing)."""


class LateGroup(click.Group):
    """A group whose commands are imported when they run, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, in the order of a person's first week."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """The command of this name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """List the commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """As click does; a full disk behind the output is said in one sentence."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is not None or error.errno not in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
                raise
            raise click.ClickException(f"The output cannot be written: {error.strerror}.") from error

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """As click does, with the names to choose from when there is no such command."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(f"There is no command “{args[0]}”. Commands: {', '.join(COMMANDS)}.", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="levelset")
def main() -> None:
    """Engineering career frameworks that people use: import what exists, compare, publish, decide."""
